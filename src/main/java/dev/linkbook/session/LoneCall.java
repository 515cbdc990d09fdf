package dev.linkbook.session;

import dev.linkbook.tool.ToolName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A cell that is one call of a recorded tool and nothing else: what the cell prints is what the tool prints, and the
/// cell's exit status is the tool's. So the recorder keeps no copy, which saves it two or three processes; and the
/// shell, in which nothing changes, becomes the tool and hands over no state.
final class LoneCall {
    /// Assignments, then a tool. Nothing may follow that can hold another command, lead the output elsewhere or set
    /// a variable; in quotes it would be harmless, and such a cell is recorded like any other.
    private static final Pattern SCRIPT = Pattern.compile(
            "(?:[A-Za-z_][A-Za-z0-9_]*+=[^\\s'\"\\\\;|&<>()`]*+[ \\t]++)*+(\\w++)(?:[ \\t][^;|&<>()`\\n]*+)?+");

    private LoneCall() {}

    /// The tool; empty when the script is more than its call, or may be.
    static Optional<ToolName> tool(String script) {
        String command = script.replace("\\\n", "").strip();
        Matcher match = SCRIPT.matcher(command);
        return match.matches() && !sets(command)
                ? Stream.of(ToolName.values())
                        .filter(tool -> tool.command().equals(match.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    /// Whether a word may set a variable: `${a:=b}`, `${a[i++]}`, `$[a=1]`.
    private static boolean sets(String command) {
        return command.contains("${") || command.contains("$[");
    }

    /// What the cell printed, as long as it is short enough to be explained.
    static final class Printed {
        private final StringBuilder out = new StringBuilder();
        private final StringBuilder err = new StringBuilder();

        void out(String text) {
            add(out, text);
        }

        void err(String text) {
            add(err, text);
        }

        String out() {
            return out.toString();
        }

        String err() {
            return err.toString();
        }

        private static void add(StringBuilder all, String text) {
            all.append(text, 0, Math.clamp(Sightings.LARGEST_OUTPUT - all.length(), 0, text.length()));
        }
    }
}
