package dev.linkbook.kernel;

import dev.linkbook.cell.CellHead;
import dev.linkbook.cell.CommandName;
import dev.linkbook.command.CellCommands;
import dev.linkbook.golang.GoWords;
import dev.linkbook.shell.ShellPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What can stand on a line that begins with `%`: Linkbook's commands, and the heads of its cells.
final class CommandCompletion {
    private final Names names;
    private final ShellCompletion shell;

    CommandCompletion(Names names) {
        this.names = names;
        shell = new ShellCompletion(names);
    }

    /// @param line up to the place
    /// @param at the place in the cell
    Options at(String line, int at) {
        ShellPlace place = ShellPlace.of(line);
        if (place.words().isEmpty()) {
            List<String> all = Stream.concat(commands(), heads()).toList();
            return Options.beginning(line, Options.choices(all, "magic"), at);
        }
        String first = place.words().getFirst();
        return CellHead.of(first)
                .map(head -> head(head, place, at))
                .orElseGet(() -> CommandName.of(first.substring(1))
                        .map(name -> command(name, place, at))
                        .orElse(Options.none(at)));
    }

    private Options head(CellHead head, ShellPlace place, int at) {
        return switch (head) {
            case GO -> go(place, at);
            case WRITEFILE -> wordsAndFiles(List.of("-a"), place, at);
            case SH, BASH -> Options.none(at);
        };
    }

    private static Stream<String> heads() {
        return Stream.of(CellHead.values()).map(CellHead::word);
    }

    private static Stream<String> commands() {
        return Stream.of(CommandName.values()).map(name -> "%" + name.word());
    }

    private Options command(CommandName name, ShellPlace place, int at) {
        boolean isFirst = place.words().size() == 1;
        return switch (name) {
            case HELP -> words(isFirst ? helped(place.typed()) : List.of(), place, at);
            case LANG, CLEAR -> words(isFirst ? name.words() : List.of(), place, at);
            case NOTE -> isFirst ? shell.files(place, at) : words(CommandName.LANG.words(), place, at);
            case ENV -> Options.beginning(place.typed(), variables(isFirst), at);
            case CD -> isFirst ? shell.files(place, at).only("path") : Options.none(at);
            case SHOW -> wordsAndFiles(isFirst ? name.words() : List.of(), place, at);
            case EXPLAIN, COMPARE, WHERE -> wordsAndFiles(name.words(), place, at);
            case MATRIX -> isFirst ? shell.files(place, at) : words(CellCommands.recipes(), place, at);
            case STANDIN, RESET, TIME -> Options.none(at);
        };
    }

    /// With as many `%` as were typed; without one the names alone.
    private static List<String> helped(String typed) {
        List<String> all = Stream.concat(commands(), heads()).toList();
        return typed.startsWith("%")
                ? all
                : all.stream().map(word -> word.replace("%", "")).toList();
    }

    private List<Options.Choice> variables(boolean isFirst) {
        var all = new ArrayList<>(Options.choices(isFirst ? CommandName.ENV.words() : List.of(), "keyword"));
        all.addAll(Options.choices(names.variables(""), "instance"));
        all.addAll(ShellCompletion.settings());
        return all;
    }

    /// `-run=false` is Linkbook's own, the others are those of `go build`.
    private Options go(ShellPlace place, int at) {
        List<String> before = place.words().subList(1, place.words().size());
        if (before.contains("--")) {
            return shell.files(place, at);
        }
        GoWords known = GoWords.argument(
                Stream.concat(Stream.of("build"), before.stream()).toList(), place.value());
        var words = new ArrayList<>(known.words());
        if (place.typed().startsWith("-") && "-run=false".startsWith(place.typed())) {
            words.add("-run=false");
        }
        return words.isEmpty() || !place.typed().endsWith(known.typed())
                ? shell.files(place, at)
                : Options.beginning(known.typed(), Options.choices(words, "keyword"), at);
    }

    private static Options words(List<String> all, ShellPlace place, int at) {
        return Options.beginning(place.typed(), Options.choices(all, "keyword"), at);
    }

    private Options wordsAndFiles(List<String> all, ShellPlace place, int at) {
        Options words = words(place.typed().isEmpty() ? List.of() : all, place, at);
        return words.choices().isEmpty() ? shell.files(place, at) : words;
    }
}
