package dev.linkbook.notebook;

import dev.linkbook.golang.GoSource;
import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Note -> what to show and run, in order. What the note leaves out but needs is put in and marked: files
/// recovered from `cat`, `go mod init`, `go get`, the stand-in for its hosts. Runs nothing.
public final class Planner {
    private final Note note;
    private final boolean standIn;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> missingModules = new TreeSet<>();
    private final Set<String> knownImports = new LinkedHashSet<>();
    private boolean hasModule;
    private boolean hasStandIn;
    private boolean hasLeft;

    private Planner(Note note, boolean standIn) {
        this.note = note;
        this.standIn = standIn;
    }

    /// What a note may call a command: what is here, and what would be withheld even if it were not.
    public static Predicate<String> commands(Predicate<String> commandExists) {
        return name -> commandExists.test(name) || Withholding.knows(name);
    }

    /// What is shown and run.
    ///
    /// @param standIn whether the loopback stand-in answers for the hosts that the note names
    public static List<Item> plan(Note note, boolean standIn) {
        var planner = new Planner(note, standIn);
        note.blocks().forEach(planner::block);
        return List.copyOf(planner.items);
    }

    private void block(Block block) {
        switch (block) {
            case Block.FrontMatterBlock _ -> {}
            case Block.Prose prose -> prose(prose.line(), prose.markdown());
            case Block.Plain plain -> prose(plain.line(), plain.source());
            case Block.Listing listing -> listing(listing);
            case Block.Transcript transcript -> transcript.steps().forEach(this::step);
            case Block.Commands commands -> commands.steps().forEach(this::step);
        }
    }

    private void prose(int line, String markdown) {
        if (!CellMetadata.isOnly(markdown)) {
            items.add(new Item.Prose(line, markdown));
        }
    }

    private void listing(Block.Listing listing) {
        if (listing.fileName().isPresent()) {
            file(listing.line(), listing.fileName().get(), listing.fileName().get(), listing.text());
        } else {
            prose(listing.line(), listing.source());
        }
    }

    private void step(Step step) {
        switch (step) {
            case Step.Text text -> items.add(new Item.NotRun(text.line(), text.text(), text.reason()));
            case Step.Command command -> command(command);
        }
    }

    private void command(Step.Command command) {
        Optional<String> shown = Commands.shownFile(command);
        if (shown.isPresent()) {
            file(command.line(), command.text(), shown.get(), command.recorded());
            return;
        }
        List<List<ShellWord>> simple = ShellText.commands(command.text());
        Withholding.Judgement judgement = Withholding.of(command, simple, hasLeft);
        if (judgement.withheld().isPresent()) {
            items.add(judgement.withheld().get());
            return;
        }
        hasLeft = judgement.hasLeft();
        simple.forEach(words -> before(command, words));
        items.add(new Item.Run(
                command.line(), command.text(), command.text(), Item.Origin.NOTE, Commands.goFiles(simple)));
    }

    /// A file of the note, written when its line is reached: earlier it would change what `go build` sees.
    private void file(int line, String display, String name, String text) {
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            hidden(line, "mkdir -p " + ShellText.quote(name.substring(0, slash)), Item.Origin.FILE);
        }
        String source = "%%writefile " + ShellText.quote(name) + "\n" + text;
        items.add(new Item.Run(line, display, source, Item.Origin.FILE, List.of()));
        hasModule |= name.equals("go.mod");
        if (name.endsWith(".go")) {
            GoSource.foreignImports(text).stream().filter(knownImports::add).forEach(missingModules::add);
        }
        if (standIn && !hasStandIn && note.hosts().stream().anyMatch(text::contains)) {
            hasStandIn = true;
            String hosts = note.hosts().stream().map(ShellText::quote).collect(Collectors.joining(" "));
            hidden(line, "%standin " + hosts, Item.Origin.STAND_IN);
        }
    }

    /// Puts in what a `go` command needs and the note does not do.
    private void before(Step.Command command, List<ShellWord> words) {
        List<String> go = Commands.go(words);
        if (go.isEmpty()) {
            return;
        }
        switch (go.getFirst()) {
            case "mod" -> {
                hasModule |= go.size() > 1 && go.get(1).equals("init");
                if (go.size() > 1 && go.get(1).equals("tidy")) {
                    missingModules.clear();
                }
            }
            case "get" -> {
                module(command);
                missingModules.clear();
            }
            case "build", "run", "test", "install", "list", "vet" -> {
                module(command);
                dependencies(command.line());
            }
            default -> {}
        }
    }

    private void module(Step.Command command) {
        if (!hasModule) {
            hasModule = true;
            hidden(command.line(), "go mod init " + moduleName(), Item.Origin.MODULE);
        }
    }

    private void dependencies(int line) {
        if (!missingModules.isEmpty()) {
            var modules = new StringJoiner(" ");
            for (String module : missingModules) {
                modules.add(ShellText.quote(module));
            }
            missingModules.clear();
            hidden(line, "go get " + modules, Item.Origin.DEPENDENCIES);
        }
    }

    private void hidden(int line, String source, Item.Origin origin) {
        items.add(new Item.Run(line, source, source, origin, List.of()));
    }

    /// The last part of the folder in the note's first prompt, as its author's `go mod init` would have named it.
    private String moduleName() {
        return note.blocks().stream()
                .flatMap(block -> block instanceof Block.Transcript transcript
                        ? transcript.steps().stream()
                        : java.util.stream.Stream.of())
                .flatMap(step -> step instanceof Step.Command command
                        ? Commands.folderName(command.prompt()).stream()
                        : java.util.stream.Stream.of())
                .findFirst()
                .orElse("example");
    }
}
