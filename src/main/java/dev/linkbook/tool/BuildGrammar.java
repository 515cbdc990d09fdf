package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.Iterator;
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

    /// Flags whose value is a word of its own (`go help build`, `go help buildmode`).
    private static final Set<String> WITH_VALUE = Set.of(
            "o",
            "p",
            "asmflags",
            "buildmode",
            "compiler",
            "covermode",
            "coverpkg",
            "gccgoflags",
            "gcflags",
            "installsuffix",
            "ldflags",
            "mod",
            "modfile",
            "overlay",
            "pgo",
            "pkgdir",
            "tags",
            "toolexec",
            "C");

    private final List<Fragment> fragments = new ArrayList<>();

    private BuildGrammar() {}

    /// Its fragments; none when the call builds nothing.
    public static List<Fragment> parse(Sighting call) {
        if (call.arguments().isEmpty() || !COMMANDS.contains(call.arguments().getFirst())) {
            return List.of();
        }
        var grammar = new BuildGrammar();
        new TreeMap<>(call.environment()).forEach(grammar::variable);
        String command = call.arguments().getFirst();
        grammar.word(BuildKind.GO_COMMAND, "go " + command, Map.of("command", command));
        grammar.flags(call.arguments().subList(1, call.arguments().size()).iterator());
        return List.copyOf(grammar.fragments);
    }

    private void variable(String name, String value) {
        if (LOCALE.contains(name)) {
            return;
        }
        BuildKind kind = switch (name) {
            case "CGO_ENABLED" -> cgoEnabled(value);
            case "GOOS" -> BuildKind.ENV_GOOS;
            case "GOARCH" -> BuildKind.ENV_GOARCH;
            case "CC" -> BuildKind.ENV_CC;
            default -> BuildKind.ENV_OTHER;
        };
        word(kind, name + "=" + quoted(value), Map.of("name", name, "value", value));
    }

    /// Any other value, an empty one too, leaves the default standing (go/build, `defaultContext`).
    private static BuildKind cgoEnabled(String value) {
        return switch (value) {
            case "0" -> BuildKind.ENV_CGO_ENABLED_0;
            case "1" -> BuildKind.ENV_CGO_ENABLED_1;
            default -> BuildKind.ENV_OTHER;
        };
    }

    private void flags(Iterator<String> words) {
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("-") || word.equals("-")) {
                word(BuildKind.PACKAGE, quoted(word), Map.of("value", word));
                continue;
            }
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            String name = flag.replaceFirst("^--?", "");
            if (equals >= 0) {
                flag(flag, name, word.substring(equals + 1), "=");
            } else if (WITH_VALUE.contains(name) && words.hasNext()) {
                flag(flag, name, words.next(), " ");
            } else {
                word(name.equals("trimpath") ? BuildKind.TRIMPATH : BuildKind.OTHER_FLAG, word, Map.of("value", word));
            }
        }
    }

    private void flag(String flag, String name, String value, String between) {
        switch (name) {
            case "ldflags" -> {
                word(BuildKind.LDFLAGS, flag, Map.of());
                // `-ldflags='pattern=-s'` is not told apart: the pattern is an unknown flag of the linker
                separate(between + quote(value));
                linkerFlags(value);
                separate(quote(value));
            }
            case "o" -> word(BuildKind.OUTPUT, flag + between + quoted(value), Map.of("value", value));
            case "tags" -> word(BuildKind.TAGS, flag + between + quoted(value), Map.of("value", value));
            case "buildmode" -> word(BuildKind.BUILDMODE, flag + between + quoted(value), Map.of("value", value));
            default -> word(BuildKind.OTHER_FLAG, flag + between + quoted(value), Map.of("value", flag));
        }
    }

    private void linkerFlags(String value) {
        List<String> pieces = QuotedWords.split(value);
        for (int i = 1; i < pieces.size(); i += 2) {
            separate(pieces.get(i - 1));
            String word = pieces.get(i);
            int equals = word.indexOf('=');
            String flag = (equals < 0 ? word : word.substring(0, equals)).replaceFirst("^--", "-");
            boolean takesNext = equals < 0 && i + 2 < pieces.size();
            switch (flag) {
                case "-extldflags" -> {
                    String own = equals < 0 ? word : word.substring(0, equals);
                    add(BuildKind.EXTLDFLAGS, own, Map.of());
                    if (takesNext) {
                        separate(pieces.get(i + 1));
                        i += 2;
                        externalFlags(pieces.get(i));
                    } else if (equals >= 0) {
                        separate("=");
                        externalFlags(word.substring(equals + 1));
                    }
                }
                case "-linkmode" -> {
                    String mode = takesNext ? pieces.get(i + 2) : word.substring(equals + 1);
                    String text = takesNext ? word + pieces.get(i + 1) + mode : word;
                    i += takesNext ? 2 : 0;
                    add(linkMode(mode), text, Map.of("value", mode));
                }
                default -> add(linkerFlag(flag, word), word, Map.of("value", word));
            }
        }
        separate(pieces.size() % 2 == 1 ? pieces.getLast() : "");
    }

    private static BuildKind linkMode(String mode) {
        return switch (mode) {
            case "external" -> BuildKind.LD_LINKMODE_EXTERNAL;
            case "internal" -> BuildKind.LD_LINKMODE_INTERNAL;
            default -> BuildKind.LD_OTHER;
        };
    }

    /// `-w=0` switches off what `-s` brings along, so it is not the flag itself.
    private static BuildKind linkerFlag(String flag, String word) {
        if (word.matches("--?[sw]=(?:0|[fF]|false|FALSE|False)")) {
            return BuildKind.LD_OTHER;
        }
        return switch (flag) {
            case "-s" -> BuildKind.LD_STRIP;
            case "-w" -> BuildKind.LD_NO_DWARF;
            case "-buildid" -> BuildKind.LD_BUILDID;
            default -> BuildKind.LD_OTHER;
        };
    }

    private void externalFlags(String value) {
        List<String> pieces = QuotedWords.split(value);
        for (int i = 1; i < pieces.size(); i += 2) {
            separate(pieces.get(i - 1));
            String word = pieces.get(i);
            BuildKind kind = switch (word) {
                case "-static" -> BuildKind.EXTLDFLAGS_STATIC;
                case "-static-pie" -> BuildKind.EXTLDFLAGS_STATIC_PIE;
                case "-fpic", "-fPIC" -> BuildKind.EXTLDFLAGS_FPIC;
                default -> BuildKind.EXTLDFLAGS_OTHER;
            };
            add(kind, word, Map.of("value", word));
        }
        separate(pieces.size() % 2 == 1 ? pieces.getLast() : "");
    }

    /// A word of the command, with a blank in front unless it is the first.
    private void word(BuildKind kind, String text, Map<String, String> operands) {
        separate(fragments.isEmpty() ? "" : " ");
        add(kind, text, operands);
    }

    private void add(BuildKind kind, String text, Map<String, String> operands) {
        if (!text.isEmpty()) {
            fragments.add(new Fragment(kind, text, operands));
        }
    }

    private void separate(String text) {
        add(BuildKind.SEPARATOR, text, Map.of());
    }

    private static String quoted(String value) {
        return quote(value) + value + quote(value);
    }

    /// The quote that the value needs, if it needs one.
    private static String quote(String value) {
        return value.matches("[\\w@%+=:,./-]+") ? "" : value.contains("'") ? "\"" : "'";
    }
}
