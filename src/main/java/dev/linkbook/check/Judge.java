package dev.linkbook.check;

import dev.linkbook.check.Checked.Judgement;
import dev.linkbook.note.Step;
import dev.linkbook.session.Outcome;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Holds what a command did against what the note records of it.
final class Judge {
    /// What Go, curl, git and the C library say when a host cannot be reached.
    private static final Pattern NO_NETWORK = Pattern.compile(
            "no such host|network is unreachable|[Cc]ould ?n[o']t resolve host|Temporary failure in name resolution"
                    + "|dial tcp .*(?:connection refused|i/o timeout)|proxyconnect tcp|TLS handshake timeout"
                    + "|Name or service not known|module lookup disabled by GOPROXY=off");
    private static final Pattern NO_PROGRAM =
            Pattern.compile("(?:command not found|(?:executable file|C compiler \"[^\"]*\") not found)");
    private static final Pattern NO_COMMAND = Pattern.compile(
            "bash: (?:-c: )?(?:line \\d+: )?(?:syntax error|unexpected EOF)|unexpected EOF while looking"
                    + "|syntax error near unexpected token|syntax error: unexpected end of file");
    private static final Pattern NAMED =
            Pattern.compile("(\\S[^:\\n]{0,200}): +(?:ELF|PE32|Mach-O|ASCII|Unicode|data)\\b.*");
    private static final int SHELL_FOUND_NOTHING = 127;

    private Judge() {}

    /// @param fenceRecords whether the command's fence records any output: where none does, nothing was promised
    static Judgement judge(Step.Command command, boolean fenceRecords, Replayed replayed) {
        Optional<String> named = otherName(command);
        Judgement judgement = plain(command, fenceRecords, replayed);
        return named.isPresent() && !blames(judgement.standing())
                ? Judgement.because(Standing.WRONG, Reason.of(Reason.Kind.OTHER_NAME, "name", named.get()))
                : judgement;
    }

    private static boolean blames(Standing standing) {
        return standing == Standing.ENVIRONMENT || standing == Standing.NOT_RUNNABLE;
    }

    private static Judgement plain(Step.Command command, boolean fenceRecords, Replayed replayed) {
        boolean promised = fenceRecords || !command.recorded().isBlank();
        if (promised && (replayed.isGood() || !command.recorded().isBlank())) {
            var comparison = new Comparison(command.text());
            Optional<List<Rule>> rules = comparison.rules(command.recorded(), replayed.output());
            if (rules.isPresent()) {
                return equal(rules.get(), replayed);
            }
        }
        if (!promised && replayed.isGood()) {
            return Judgement.because(Standing.SAME, Reason.of(Reason.Kind.NOTHING_RECORDED));
        }
        return obstacle(replayed).orElseGet(() -> different(command, replayed));
    }

    private static Judgement equal(List<Rule> rules, Replayed replayed) {
        Standing standing = rules.isEmpty() ? Standing.SAME : Standing.NORMALISED;
        if (rules.stream().anyMatch(Rule::isVersion)) {
            return new Judgement(Standing.VERSION, rules, Optional.of(Reason.of(Reason.Kind.NOT_PROVED)));
        }
        Optional<Reason> standIn =
                replayed.standIns().stream().findFirst().map(hosts -> Reason.of(Reason.Kind.STAND_IN, "hosts", hosts));
        return new Judgement(standing, rules, standIn);
    }

    private static Judgement different(Step.Command command, Replayed replayed) {
        Reason.Kind kind = command.recorded().isBlank() && !replayed.isGood() ? Reason.Kind.FAILS : Reason.Kind.DIFFERS;
        return Judgement.because(Standing.WRONG, Reason.of(kind));
    }

    /// What kept the command from doing what the note says, where that is not the note's claim.
    private static Optional<Judgement> obstacle(Replayed replayed) {
        String output = replayed.output();
        if (replayed.isGood()) {
            return Optional.empty();
        }
        if (replayed.result().outcome() instanceof Outcome.NotStarted(String why)) {
            return because(Standing.ENVIRONMENT, Reason.of(Reason.Kind.NOT_STARTED, "why", why));
        }
        if (!replayed.missingFiles().isEmpty()) {
            String files = String.join(", ", replayed.missingFiles());
            return because(Standing.NOT_RUNNABLE, Reason.of(Reason.Kind.MISSING_FILES, "files", files));
        }
        if (replayed.timedOut()) {
            return because(Standing.NOT_RUNNABLE, Reason.of(Reason.Kind.ENDLESS));
        }
        if (NO_COMMAND.matcher(output).find()) {
            return because(Standing.NOT_RUNNABLE, Reason.of(Reason.Kind.NO_COMMAND));
        }
        if (NO_NETWORK.matcher(output).find()) {
            return because(Standing.ENVIRONMENT, Reason.of(Reason.Kind.NO_NETWORK));
        }
        boolean noProgram = replayed.exitCode().equals(OptionalInt.of(SHELL_FOUND_NOTHING))
                || NO_PROGRAM.matcher(output).find();
        return noProgram ? because(Standing.ENVIRONMENT, Reason.of(Reason.Kind.NO_PROGRAM)) : Optional.empty();
    }

    private static Optional<Judgement> because(Standing standing, Reason reason) {
        return Optional.of(Judgement.because(standing, reason));
    }

    /// The name that an output of `file` begins with, when the command asked for no file of that name.
    static Optional<String> otherName(Step.Command command) {
        List<String> words =
                ShellText.words(command.text()).stream().map(ShellWord::value).toList();
        if (words.size() < 2 || !words.getFirst().equals("file")) {
            return Optional.empty();
        }
        return command.recorded()
                .lines()
                .map(NAMED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(name -> words.stream().noneMatch(word -> word.equals(name) || word.matches(".*[*?\\[$`].*")))
                .findFirst();
    }
}
