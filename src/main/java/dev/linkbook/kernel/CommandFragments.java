package dev.linkbook.kernel;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import dev.linkbook.tool.BuildGrammar;
import dev.linkbook.tool.BuildKind;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands at a place of a script, when it belongs to a `go` command, sets a variable for one, or calls
/// another tool of the notes.
final class CommandFragments {
    /// Quotes are not kept in fragments as they were typed; what stands between them is.
    private static final Pattern PIECE = Pattern.compile("[^\\s'\"\\\\]+");

    private static final int MOST_WORDS = 3;

    private final String script;
    private final int at;
    private final Path folder;

    CommandFragments(String script, int at, Path folder) {
        this.script = script;
        this.at = at;
        this.folder = folder;
    }

    /// What the place holds, of the innermost command around it.
    Optional<Found> find() {
        for (List<ShellWord> command : ShellText.commands(script).reversed()) {
            if (command.getFirst().start() <= at && at <= command.getLast().end()) {
                Optional<Found> found = setting(command).map(Found::of).or(() -> called(command));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// `CGO_ENABLED=0`, wherever it stands. Of a variable that Go does not know there is nothing to say.
    private Optional<Fragment> setting(List<ShellWord> command) {
        return command.stream()
                .filter(word -> word.isAssignment() && word.start() <= at && at <= word.end())
                .findFirst()
                .map(word -> word.value().split("=", 2))
                .flatMap(pair -> fragments(List.of("build"), Map.of(pair[0], pair[1])).stream()
                        .findFirst())
                .filter(found ->
                        found.kind() != BuildKind.ENV_OTHER || found.text().startsWith("CGO_ENABLED="));
    }

    private Optional<Found> called(List<ShellWord> command) {
        List<ShellWord> words = command.stream()
                .filter(word -> !word.isOperator())
                .dropWhile(ShellWord::isAssignment)
                .toList();
        boolean isGo = words.size() > 1 && words.getFirst().value().equals("go");
        List<Fragment> fragments =
                isGo ? fragments(words.stream().skip(1).map(ShellWord::value).toList(), Map.of()) : List.of();
        return fragments.isEmpty()
                ? firstWords(words)
                : at(fragments, words.getFirst().start()).map(Found::of);
    }

    private List<Fragment> fragments(List<String> arguments, Map<String, String> environment) {
        return BuildGrammar.parse(new Sighting(ToolName.GO, arguments, folder, environment, "", "", 0, List.of()));
    }

    /// The first words of a command that builds nothing: `ldd`, `go vet`, `go mod tidy`.
    private Optional<Found> firstWords(List<ShellWord> words) {
        for (int count = Math.min(MOST_WORDS, words.size()); count > 0; count--) {
            String text = String.join(
                    " ", words.subList(0, count).stream().map(ShellWord::value).toList());
            if (at <= words.get(count - 1).end()) {
                Optional<Found> found = Term.ofCommand(text).map(term -> Found.of(term, text));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// Goes through the command and its fragments side by side, for the one that holds the place.
    private Optional<Fragment> at(List<Fragment> fragments, int start) {
        int next = start;
        for (Fragment fragment : fragments) {
            int begin = -1;
            Matcher piece = PIECE.matcher(fragment.text());
            while (piece.find()) {
                int found = script.indexOf(piece.group(), next);
                if (found < 0) {
                    return Optional.empty();
                }
                begin = begin < 0 ? found : begin;
                next = found + piece.group().length();
            }
            if (begin >= 0 && begin <= at && at <= next && !fragment.kind().isSeparator()) {
                return Optional.of(fragment);
            }
        }
        return Optional.empty();
    }
}
