package dev.linkbook.command;

import dev.linkbook.process.Command;
import dev.linkbook.process.Ending;
import dev.linkbook.process.Input;
import dev.linkbook.process.OutputListener;
import dev.linkbook.process.Processes;
import dev.linkbook.process.Question;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks `file` and `ldd` about many files with few processes.
final class Tools {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Processes processes;
    private final Path folder;

    Tools(Processes processes, Path folder) {
        this.processes = processes;
        this.folder = folder;
    }

    /// What a call printed.
    record Said(String output, String errors, int exitCode) {}

    /// One sighting for each file that `file` said a line about, as if it had been asked about that one alone.
    /// Without the tool there are none.
    ///
    /// `-N`: no blanks that line up the columns, so that each line is what `file` says of one file alone. A file
    /// name with a newline makes more lines than files: those are asked about one by one.
    ///
    /// @param files no more than a command line holds
    Map<Path, Sighting> file(List<Path> files) {
        var arguments = new ArrayList<>(List.of("file", "-N", "--"));
        files.forEach(file -> arguments.add(file.toString()));
        return new Question(arguments, folder, LIMIT)
                .ask()
                .map(answer -> lines(files, answer))
                .orElse(Map.of());
    }

    private Map<Path, Sighting> lines(List<Path> files, Question.Answer answer) {
        List<String> lines = answer.output().lines().toList();
        var found = new HashMap<Path, Sighting>();
        if (lines.size() != files.size() && files.size() > 1) {
            files.forEach(file -> found.putAll(file(List.of(file))));
        } else if (!lines.isEmpty()) {
            for (int i = 0; i < files.size(); i++) {
                String text = files.size() == 1 ? answer.output() : lines.get(i) + "\n";
                found.put(files.get(i), sighting(ToolName.FILE, files.get(i), new Said(text, "", answer.exitCode())));
            }
        }
        return found;
    }

    /// Runs `ldd`, and thereby lets the file choose code that is run (DT_AUDIT, and a loader of its own).
    Sighting ldd(Path file) {
        String operand = file.toString();
        return sighting(ToolName.LDD, file, run(List.of("ldd", operand.contains("/") ? operand : "./" + operand)));
    }

    private Sighting sighting(ToolName tool, Path file, Said said) {
        return new Sighting(
                tool,
                List.of(file.toString()),
                folder,
                Map.of(),
                said.output,
                said.errors,
                said.exitCode,
                List.of(sighted(file)));
    }

    /// The file as the tools name it.
    Sighting.SightedFile sighted(Path file) {
        Path absolute = folder.resolve(file).normalize();
        return new Sighting.SightedFile(file.toString(), absolute, absolute, "now");
    }

    private Said run(List<String> argv) {
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var listener = new OutputListener() {
            @Override
            public void stdout(String text) {
                output.append(text);
            }

            @Override
            public void stderr(String text) {
                errors.append(text);
            }
        };
        var command = new Command(argv, folder, Map.of(), Set.of()).withTimeout(LIMIT);
        Ending ending = processes.run(command, listener, new Input.None());
        int code = ending instanceof Ending.Exited(int exit, Duration _, var _) ? exit : 1;
        return new Said(output.toString(), errors.toString(), code);
    }
}
