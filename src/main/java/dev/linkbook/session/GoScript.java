package dev.linkbook.session;

import dev.linkbook.cell.Cell;
import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The shell command that a Go cell stands for.
final class GoScript {
    private GoScript() {}

    /// `go build [flags] -o NAME NAME.go && ./NAME [arguments]`
    static String of(Cell.Go go) {
        String program = go.fileName().substring(0, go.fileName().length() - ".go".length());
        var build = new ArrayList<>(List.of("go", "build"));
        build.addAll(go.buildFlags());
        build.addAll(List.of("-o", program, go.fileName()));
        if (!go.run()) {
            return quoted(build);
        }
        var run = new ArrayList<>(List.of("./" + program));
        run.addAll(go.arguments());
        return quoted(build) + " && " + quoted(run);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(ShellText::quote).collect(Collectors.joining(" "));
    }
}
