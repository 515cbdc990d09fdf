package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The shell command that a Go cell stands for.
final class GoScript {
    private GoScript() {}

    /// `go build [flags] -o NAME NAME.go && ./NAME [arguments]`
    ///
    /// @param mark printed on stderr between the two; behind braces `set -x` does not show it
    static String of(Cell.Go go, Optional<String> mark) {
        String program = go.fileName().substring(0, go.fileName().length() - ".go".length());
        var build = new ArrayList<>(List.of("go", "build"));
        build.addAll(go.buildFlags());
        build.addAll(List.of("-o", program, go.fileName()));
        if (!go.run()) {
            return quoted(build);
        }
        var run = new ArrayList<>(List.of("./" + program));
        run.addAll(go.arguments());
        return quoted(build)
                + mark.map(text -> " && { builtin printf %s " + ShellText.quote(text) + "; } >&2 2>/dev/null")
                        .orElse("")
                + " && "
                + quoted(run);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
    }
}
