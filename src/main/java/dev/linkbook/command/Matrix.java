package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.ElfReader;
import dev.linkbook.cell.Cell;
import dev.linkbook.explain.Glossary;
import dev.linkbook.report.Sheet;
import dev.linkbook.report.Sizes;
import dev.linkbook.session.CellListener;
import dev.linkbook.session.CellResult;
import dev.linkbook.session.Outcome;
import dev.linkbook.session.Session;
import dev.linkbook.shell.ShellText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Builds one program by several recipes, in the shell of the session, and shows one table.
final class Matrix {
    private static final String FOLDER = "matrix";
    private static final int ERROR_KEPT = 8192;

    private final Glossary glossary;
    private final Session session;
    private final Whereabouts whereabouts;
    private final Traits traits;

    Matrix(Glossary glossary, Session session, Whereabouts whereabouts) {
        this.glossary = glossary;
        this.session = session;
        this.whereabouts = whereabouts;
        traits = new Traits(glossary);
    }

    /// The table, and how the last build ended: an interrupt ends the rest.
    record Built(Sheet sheet, Outcome outcome) {}

    Built build(String program, List<Recipe> recipes, CellListener listener) {
        var rows = new ArrayList<List<String>>();
        Outcome outcome = new Outcome.Done();
        for (Recipe recipe : recipes) {
            String output = FOLDER + "/" + name(program) + "." + recipe.name();
            String command = recipe.command(output, program);
            listener.stdout(progress(rows.size() + 1, recipes.size(), recipe, command));
            var heard = new Errors();
            CellResult result = session.run(new Cell.Shell("mkdir -p " + FOLDER + " && " + command), heard);
            if (result.outcome() instanceof Outcome.Interrupted) {
                outcome = result.outcome();
                break;
            }
            boolean built = result.outcome().isGood();
            outcome = built || outcome instanceof Outcome.Failed ? outcome : result.outcome();
            rows.add(built ? row(recipe, output, result.duration()) : failed(recipe, heard, result));
        }
        return new Built(sheet(program, rows), outcome);
    }

    private static String name(String program) {
        String last =
                String.valueOf(Path.of(program).toAbsolutePath().normalize().getFileName());
        return last.endsWith(".go") ? last.substring(0, last.length() - 3) : last;
    }

    private String progress(int number, int count, Recipe recipe, String command) {
        return glossary.text(
                        "shown.matrix-progress",
                        Map.of(
                                "number", String.valueOf(number),
                                "count", String.valueOf(count),
                                "name", recipe.name(),
                                "command", command))
                + "\n";
    }

    private List<String> row(Recipe recipe, String output, Duration took) {
        Path file = session.folder().resolve(output);
        if (!(ElfReader.read(file) instanceof Elf elf)) {
            return wide(recipe, glossary.text("shown.matrix-no-elf"));
        }
        return List.of(
                recipe.name(),
                traits.linkage(elf),
                traits.libc(elf),
                Sizes.of(elf.sizeBytes()),
                whereabouts.inShort(elf),
                seconds(took));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private List<String> failed(Recipe recipe, Errors heard, CellResult result) {
        String why = heard.text
                .toString()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        List<String> row = new ArrayList<>(wide(recipe, glossary.text("shown.matrix-failed", Map.of("why", why))));
        row.set(row.size() - 1, seconds(result.duration()));
        return row;
    }

    private static List<String> wide(Recipe recipe, String words) {
        var row = new ArrayList<>(List.of(recipe.name(), words));
        row.addAll(Collections.nCopies(4, ""));
        return row;
    }

    private Sheet sheet(String program, List<List<String>> rows) {
        List<String> head = List.of("recipe", "linkage", "libc", "size", "starts", "time").stream()
                .map(column -> glossary.text("shown.column-" + column))
                .toList();
        return new Sheet(
                glossary.lang(),
                List.of(
                        new Sheet.Heading(glossary.text("shown.matrix-title", Map.of("name", program))),
                        new Sheet.Grid(head, rows),
                        new Sheet.Words(
                                glossary.text("shown.matrix-files", Map.of("folder", ShellText.quote(FOLDER))))));
    }

    /// What the compiler says of a failed build.
    private static final class Errors implements CellListener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void stdout(String ignored) {}

        @Override
        public void stderr(String said) {
            text.append(said, 0, Math.min(said.length(), Math.max(0, ERROR_KEPT - text.length())));
        }
    }
}
