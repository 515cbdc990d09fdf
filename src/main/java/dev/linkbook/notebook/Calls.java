package dev.linkbook.notebook;

import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the commands of a shell text call, also through `env`, `xargs` and their like, `eval` and `bash -c`.
final class Calls {
    private static final Set<String> WRAPPERS = Set.of(
            "env", "command", "builtin", "exec", "nohup", "nice", "ionice", "stdbuf", "setsid", "time", "timeout",
            "xargs");
    private static final Set<String> SHELLS = Set.of("bash", "sh", "dash", "zsh", "ksh");
    /// Texts inside texts: nobody writes more of them, and a hostile note may not make the stack grow.
    private static final int DEEPEST = 4;

    private final Predicate<String> wanted;
    private final List<List<String>> calls = new ArrayList<>();

    private Calls(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /// The name under which a redirection that writes is listed, with its target as the only operand.
    static final String WRITE = ">";

    /// Name and operands of each call, in order, without assignments, and each redirection that writes; behind `env`
    /// and its like only names that are wanted.
    static List<List<String>> of(List<List<ShellWord>> commands, Predicate<String> wanted) {
        var calls = new Calls(wanted);
        calls.commands(commands, 0);
        return calls.calls;
    }

    /// `apt` for `/usr/bin/apt`
    static String base(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void text(String text, int depth) {
        if (depth < DEEPEST) {
            commands(ShellText.commands(text), depth);
        }
    }

    private void commands(List<List<ShellWord>> commands, int depth) {
        for (List<ShellWord> simple : commands) {
            writes(simple);
            call(words(simple), depth);
        }
    }

    /// `>file`, `2>>file`, `&>file`; not `<file`, and not `2>&1`.
    private void writes(List<ShellWord> simple) {
        for (int i = 0; i + 1 < simple.size(); i++) {
            String target = simple.get(i + 1).value();
            boolean copies = simple.get(i).text().endsWith(">&") && target.matches("\\d+|-");
            if (simple.get(i).isRedirection() && simple.get(i).text().contains(">") && !copies) {
                calls.add(List.of(WRITE, target));
            }
        }
    }

    private void call(List<String> words, int depth) {
        if (words.isEmpty()) {
            return;
        }
        calls.add(words);
        String name = base(words.getFirst());
        List<String> rest = words.subList(1, words.size());
        if (name.equals("eval")) {
            text(String.join(" ", rest), depth + 1);
        } else if (SHELLS.contains(name)) {
            script(rest, depth);
        } else if (WRAPPERS.contains(name) && !rest.contains("-v") && !rest.contains("-V")) {
            wrapped(rest, depth);
        }
    }

    private void script(List<String> words, int depth) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).matches("-[A-Za-z]*c[A-Za-z]*")) {
                text(words.get(i + 1), depth + 1);
                return;
            }
        }
    }

    private void wrapped(List<String> words, int depth) {
        for (int i = 0; i < words.size(); i++) {
            String name = base(words.get(i));
            if (wanted.test(name) || SHELLS.contains(name)) {
                call(words.subList(i, words.size()), depth);
                return;
            }
        }
    }

    private static List<String> words(List<ShellWord> simple) {
        var words = new ArrayList<String>();
        boolean target = false;
        for (ShellWord word : simple) {
            boolean assigns = words.isEmpty() && word.isAssignment();
            if (!target && !word.isOperator() && !assigns) {
                words.add(word.value());
            }
            target = word.isRedirection();
        }
        return words;
    }
}
