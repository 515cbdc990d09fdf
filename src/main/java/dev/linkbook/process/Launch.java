package dev.linkbook.process;

import dev.linkbook.shell.ShellText;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is really started for a command: one process that becomes in turn
///
/// - `setsid`, so that it leads a session and a group of its own;
/// - a shell that waits at a gate, a line on its stdin, until the guard knows of it and its pipes are
///   being read: a program may be over before either, with children left behind; then it sets stdin;
/// - `env`, which sets the environment: the shell would drop variables whose names it cannot spell; where it can spell
///   all of them and was started ahead, it sets them itself;
/// - the program.
final class Launch {
    /// Everything a run starts inherits this variable, which is how those are found that leave the
    /// process group. It lists the marks of nested runs, so that the outer one finds the inner one's.
    static final String MARK_VARIABLE = "LINKBOOK_RUN";

    /// For what comes before the program: it needs no words, and the catalogues of any other locale would be read anew
    /// by each of it.
    private static final String SWIFT_LOCALE = "C";

    static final String GATE_OPENS = "\n";

    /// Tells a program that it was started ahead and has to wait at the gate itself.
    private static final String GATE_VARIABLE = "LINKBOOK_GATE";

    /// The kernel takes 128 KiB of arguments and environment at the least, and as much for each of them at the most.
    private static final int ALWAYS_TAKEN_CHARS = (128 << 10) / 3;

    private static final String GATE = "read -r gate && ";
    private static final String ENV = "exec /usr/bin/env -i -- ";

    /// Those that a shell gives a meaning and a value of its own (POSIX.1-2024, XCU 2.5.3).
    private static final Set<String> SHELL_VARIABLES =
            Set.of("ENV", "IFS", "LINENO", "OPTIND", "OPTARG", "PPID", "PS1", "PS2", "PS4", "gate");
    private static final List<String> CHANGED_AHEAD = List.of(MARK_VARIABLE, "LC_ALL", "PWD", "OLDPWD");

    private final Order order;
    private final String mark;

    Launch(Order order, String mark) {
        this.order = order;
        this.mark = mark;
    }

    /// For a program that waits at the gate itself, in [#environmentWaiting].
    static List<String> argvWaiting(Command command) {
        var argv = new ArrayList<>(List.of("setsid"));
        argv.addAll(command.argv());
        return argv;
    }

    /// What is added to this JVM's environment for it: no shell stands before it that could lose a variable.
    static Map<String, String> environmentWaiting(Command command, String mark) {
        Map<String, String> environment = environment(command, mark);
        environment.put(GATE_VARIABLE, "closed");
        environment.put("PWD", command.folder().toAbsolutePath().toString());
        return environment;
    }

    /// For what comes before a program, which sets its environment itself.
    static Map<String, String> environmentBefore(String mark) {
        return Map.of(MARK_VARIABLE, mark, "LC_ALL", SWIFT_LOCALE);
    }

    /// In which the JVM passes words on to a process: that of its locale.
    static Charset encoding() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /// For a process that knows its command from the start.
    List<String> argv() {
        var argv = new ArrayList<>(List.of("setsid", "sh", "-c", GATE + ENV + "\"$@\"" + redirection(), "linkbook"));
        argv.addAll(words(environment(order.command(), mark), order.command()));
        return argv;
    }

    /// For a process that is told at its gate, by a file of shell commands.
    static List<String> argvAhead() {
        return List.of("setsid", "sh", "-c", GATE + ". \"$gate\"");
    }

    /// What stands in that file. Empty when the words may be too many: of that the JVM has to say what the shell would
    /// say less clearly.
    Optional<byte[]> script() {
        Map<String, String> environment = environment(order.command(), mark);
        List<String> words = words(environment, order.command());
        if (words.stream().mapToInt(word -> word.length() + 1).sum() > ALWAYS_TAKEN_CHARS) {
            return Optional.empty();
        }
        String folder = order.command().folder().toAbsolutePath().toString();
        String program = environment.keySet().stream().allMatch(Launch::isPlain)
                ? variables(environment) + "exec " + quoted(order.command().argv())
                : ENV + quoted(words);
        String script = "cd -- " + ShellText.quote(folder) + " || exit\n" + program + redirection() + "\n";
        return Optional.of(script.getBytes(encoding()));
    }

    /// Whether any shell passes that variable on as it got it.
    private static boolean isPlain(String name) {
        return ShellText.isName(name) && !SHELL_VARIABLES.contains(name);
    }

    /// Makes of the environment that the shell at the gate has the one that is wanted, which saves the start of `env`:
    /// this JVM's is there, but for what stood in front of the gate, and what `cd` has set.
    private static String variables(Map<String, String> wanted) {
        var known = new HashMap<>(System.getenv());
        known.keySet().removeAll(CHANGED_AHEAD);
        String gone = Stream.concat(known.keySet().stream(), CHANGED_AHEAD.stream())
                .filter(name -> !wanted.containsKey(name) && isPlain(name))
                .collect(Collectors.joining(" "));
        String set = wanted.entrySet().stream()
                .filter(each -> !each.getValue().equals(known.get(each.getKey())))
                .map(each -> each.getKey() + "=" + ShellText.quote(each.getValue()))
                .collect(Collectors.joining(" "));
        return (gone.isEmpty() ? "" : "unset -v " + gone + "\n") + "export " + set + "\n";
    }

    private static String quoted(List<String> words) {
        return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
    }

    private static List<String> words(Map<String, String> environment, Command command) {
        var words = new ArrayList<String>();
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(command.argv());
        return words;
    }

    private String redirection() {
        return switch (order.stdin()) {
            case Input.None none -> " </dev/null";
            case Input.Text _, Input.Asked _ -> "";
        };
    }

    private static Map<String, String> environment(Command command, String mark) {
        var variables = new HashMap<>(System.getenv());
        variables.keySet().removeAll(command.unset());
        variables.putAll(command.environment());
        variables.merge(MARK_VARIABLE, mark, String::concat);
        return variables;
    }
}
