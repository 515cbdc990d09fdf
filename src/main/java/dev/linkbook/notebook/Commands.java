package dev.linkbook.notebook;

import dev.linkbook.golang.GoSource;
import dev.linkbook.note.Step;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the commands of a note say.
final class Commands {
    private static final Pattern PROMPT_FOLDER = Pattern.compile("[:\\s](?:\\S*/)?([A-Za-z0-9][\\w.-]*)\\]? ?[$#%] ?");

    private Commands() {}

    /// The file whose text is recorded below `cat NAME`: a relative name, and a record that is no error
    /// message. Only Go files and `go.mod`: of others nobody can tell whether they are meant to be made.
    static Optional<String> shownFile(Step.Command command) {
        List<String> words =
                ShellText.words(command.text()).stream().map(ShellWord::value).toList();
        if (words.size() != 2 || !words.getFirst().equals("cat")) {
            return Optional.empty();
        }
        String name = words.get(1);
        boolean inFolder = !name.startsWith("/")
                && !name.startsWith("~")
                && !List.of(name.split("/")).contains("..");
        boolean shown = name.endsWith(".go")
                ? GoSource.isGo(command.recorded())
                : name.equals("go.mod") && !command.recorded().isBlank();
        return inFolder && shown ? Optional.of(name) : Optional.empty();
    }

    /// What stands behind `go` in a simple command; nothing when it calls something else.
    static List<String> go(List<ShellWord> command) {
        List<String> words = command.stream().map(ShellWord::value).toList();
        int at = words.indexOf("go");
        return ShellText.commandName(command).filter("go"::equals).isPresent() && at + 1 < words.size()
                ? words.subList(at + 1, words.size())
                : List.of();
    }

    /// The Go files that the `go` commands name; not those that only an expansion names.
    static List<String> goFiles(List<List<ShellWord>> commands) {
        return commands.stream()
                .flatMap(command -> go(command).stream())
                .filter(Commands::isGoFile)
                .distinct()
                .toList();
    }

    private static boolean isGoFile(String word) {
        return word.endsWith(".go") && !word.startsWith("-") && word.chars().noneMatch(c -> "*?[{$`\0".indexOf(c) >= 0);
    }

    /// `linkfile` for `gary@gary-asus:~/project/test/linkfile$ `
    static Optional<String> folderName(String prompt) {
        Matcher folder = PROMPT_FOLDER.matcher(prompt);
        return folder.find() ? Optional.of(folder.group(1)) : Optional.empty();
    }
}
