package dev.linkbook.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The other judge: the real bash.
final class Bash {
    private Bash() {}

    /// Whether bash, given this text and a line break, says that the text ended too early.
    static boolean findsIncomplete(String text) throws IOException, InterruptedException {
        String said = run(List.of("bash", "-n"), text + "\n");
        return said.contains("unexpected end of file")
                || said.contains("unexpected EOF")
                || said.contains("delimited by end-of-file");
    }

    /// Whether bash says that it expects no such word there.
    static boolean refuses(String text, String word) throws IOException, InterruptedException {
        return run(List.of("bash", "-n"), text + word + "\n").contains("near unexpected token `" + word + "'");
    }

    /// The arguments that bash makes of a line of words.
    static List<String> arguments(String line) throws IOException, InterruptedException {
        String printed = run(List.of("bash", "-fc", "set +B; printf '%s\\0' " + line), "");
        return List.of(printed.substring(0, printed.length() - 1).split("\0", -1));
    }

    private static String run(List<String> command, String input) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
