package dev.linkbook.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is really started for a command: one process that becomes in turn
///
/// - `setsid`, so that it leads a session and a group of its own;
/// - a shell that waits at a gate, a line on its stdin, until the guard knows of it and its pipes are
///   being read: a program may be over before either, with children left behind; then it sets stdin;
/// - `env`, which sets the environment: the shell would drop variables whose names it cannot spell;
/// - the program.
final class Launch {
    /// Everything a run starts inherits this variable, which is how those are found that leave the
    /// process group. It lists the marks of nested runs, so that the outer one finds the inner one's.
    static final String MARK_VARIABLE = "LINKBOOK_RUN";

    /// For what comes before the program: it needs no words, and the catalogues of any other locale would be read anew
    /// by each of it.
    static final String SWIFT_LOCALE = "C";

    static final String GATE_OPENS = "\n";

    private static final String GATE = "read -r gate && exec /usr/bin/env -i -- \"$@\"";

    private final Command command;
    private final Input stdin;
    private final String mark;

    Launch(Command command, Input stdin, String mark) {
        this.command = command;
        this.stdin = stdin;
        this.mark = mark;
    }

    List<String> argv() {
        String script = switch (stdin) {
            case Input.None none -> GATE + " </dev/null";
            case Input.Text _, Input.Asked _ -> GATE;
        };
        var argv = new ArrayList<>(List.of("setsid", "sh", "-c", script, "linkbook"));
        environment().forEach((name, value) -> argv.add(name + "=" + value));
        argv.addAll(command.argv());
        return argv;
    }

    private Map<String, String> environment() {
        var variables = new HashMap<>(System.getenv());
        variables.keySet().removeAll(command.unset());
        variables.putAll(command.environment());
        variables.merge(MARK_VARIABLE, mark, String::concat);
        return variables;
    }
}
