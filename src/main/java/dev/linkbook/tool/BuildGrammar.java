package dev.linkbook.tool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A recorded `go build`, `go run`, `go install` or `go test`, cut into fragments. The texts, joined, read as
/// the command: the variables that were set, `go`, the arguments as the process received them. Quotes are put
/// around what holds blanks; how the learner quoted it is not recorded.
public final class BuildGrammar {
    private static final Set<String> COMMANDS = Set.of("build", "run", "install", "test");
    private static final Set<String> LOCALE = Set.of("LANG", "LC_ALL", "LC_MESSAGES");

    private final Written written = new Written();
    private final List<String> words;
    private int next = 1;

    private BuildGrammar(List<String> words) {
        this.words = words;
    }

    /// Its fragments; none when the call builds nothing.
    public static List<Fragment> parse(Sighting call) {
        if (!builds(call)) {
            return List.of();
        }
        var grammar = new BuildGrammar(call.arguments());
        new TreeMap<>(call.environment()).forEach(grammar::variable);
        String command = call.arguments().getFirst();
        grammar.written.word(BuildKind.GO_COMMAND, "go " + command, Map.of("command", command));
        grammar.flags();
        grammar.operands(command);
        return grammar.written.fragments();
    }

    /// Whether it is such a command.
    public static boolean builds(Sighting call) {
        return !call.arguments().isEmpty() && COMMANDS.contains(call.arguments().getFirst());
    }

    private void variable(String name, String value) {
        if (LOCALE.contains(name)) {
            return;
        }
        if (name.equals("GOFLAGS")) {
            goflags(value);
            return;
        }
        BuildKind kind = switch (name) {
            case "CGO_ENABLED" -> cgoEnabled(value);
            case "GOOS" -> BuildKind.ENV_GOOS;
            case "GOARCH" -> BuildKind.ENV_GOARCH;
            case "CC" -> BuildKind.ENV_CC;
            case "CXX" -> BuildKind.ENV_CXX;
            case "CGO_LDFLAGS" -> BuildKind.ENV_CGO_LDFLAGS;
            case "CGO_CFLAGS" -> BuildKind.ENV_CGO_CFLAGS;
            case "GOTOOLCHAIN" -> BuildKind.ENV_GOTOOLCHAIN;
            default -> BuildKind.ENV_OTHER;
        };
        written.word(kind, name + "=" + Written.quoted(value), Map.of("name", name, "value", value));
    }

    /// Any other value, an empty one too, leaves the default standing (go/build, `defaultContext`).
    private static BuildKind cgoEnabled(String value) {
        return switch (value) {
            case "0" -> BuildKind.ENV_CGO_ENABLED_0;
            case "1" -> BuildKind.ENV_CGO_ENABLED_1;
            default -> BuildKind.ENV_OTHER;
        };
    }

    /// Flags that are split as Go does it (cmd/go/internal/base/goflags.go); each brings its value along.
    private void goflags(String value) {
        written.word(BuildKind.ENV_GOFLAGS, "GOFLAGS", Map.of("name", "GOFLAGS", "value", value));
        written.separate("=" + Written.quote(value));
        List<String> pieces = QuotedWords.split(value);
        for (int i = 1; i < pieces.size(); i += 2) {
            written.separate(Written.inside(pieces.get(i - 1), value));
            goflag(pieces.get(i), value);
        }
        written.separate(pieces.size() % 2 == 1 ? Written.inside(pieces.getLast(), value) : "");
        written.separate(Written.quote(value));
    }

    private void goflag(String word, String all) {
        int equals = word.indexOf('=');
        String flag = equals < 0 ? word : word.substring(0, equals);
        String own = word.substring(equals + 1);
        String name = GoFlags.isFlag(word) ? GoFlags.name(word) : "";
        if (name.equals("ldflags")) {
            written.add(BuildKind.LDFLAGS, flag, Map.of());
            written.separate(equals < 0 ? "" : "=");
            LinkerFlags.cut(equals < 0 ? "" : own, all, written);
        } else {
            BuildKind kind = name.isEmpty() ? BuildKind.UNEXPLAINED : GoFlags.kind(name);
            String shown = kind == BuildKind.OTHER_FLAG ? flag : own;
            written.add(kind, Written.inside(word, all), Map.of("value", shown));
        }
    }

    /// Flags stand in front of the packages; behind them they are none any more.
    private void flags() {
        while (next < words.size() && GoFlags.isFlag(words.get(next)) && !isArgs(words.get(next))) {
            String word = words.get(next++);
            String name = GoFlags.name(word);
            int equals = word.indexOf('=');
            if (equals >= 0) {
                flag(word.substring(0, equals), name, word.substring(equals + 1), "=");
            } else if (GoFlags.takesValue(name) && next < words.size()) {
                flag(word, name, words.get(next++), " ");
            } else if (GoFlags.takesValue(name)) {
                written.word(BuildKind.OTHER_FLAG, word, Map.of("value", word));
            } else {
                written.word(GoFlags.kind(name), Written.quoted(word), Map.of("value", word));
            }
        }
    }

    private void flag(String flag, String name, String value, String between) {
        if (name.equals("ldflags")) {
            written.word(BuildKind.LDFLAGS, flag, Map.of());
            written.separate(between + Written.quote(value));
            LinkerFlags.cut(value, value, written);
            written.separate(Written.quote(value));
            return;
        }
        BuildKind kind = GoFlags.kind(name);
        String text = Written.quoted(flag) + between + Written.quoted(value);
        written.word(kind, text, Map.of("value", kind == BuildKind.OTHER_FLAG ? flag : value));
    }

    private void operands(String command) {
        if (next < words.size() && words.get(next).equals("--")) {
            written.word(BuildKind.SEPARATOR, words.get(next++), Map.of());
        }
        switch (command) {
            case "run" -> run();
            case "test" -> test();
            default -> rest(BuildKind.PACKAGE);
        }
    }

    /// Files that end in .go, or one package; the rest is the program's (`go help run`).
    private void run() {
        boolean files = next < words.size() && words.get(next).endsWith(".go");
        do {
            if (next < words.size()) {
                operand(BuildKind.PACKAGE);
            }
        } while (files && next < words.size() && words.get(next).endsWith(".go"));
        rest(BuildKind.PROGRAM_ARGUMENT);
    }

    /// Flags may stand behind the packages too; what follows those, or `-args`, is the test's (`go help test`).
    private void test() {
        while (next < words.size() && !words.get(next).startsWith("-")) {
            operand(BuildKind.PACKAGE);
        }
        flags();
        if (next < words.size() && isArgs(words.get(next))) {
            operand(BuildKind.TEST_FLAG);
        }
        rest(BuildKind.PROGRAM_ARGUMENT);
    }

    private static boolean isArgs(String word) {
        return word.equals("-args") || word.equals("--args");
    }

    private void rest(BuildKind kind) {
        while (next < words.size()) {
            operand(kind);
        }
    }

    private void operand(BuildKind kind) {
        String value = words.get(next++);
        written.word(kind, Written.quoted(value), Map.of("value", value));
    }
}
