package dev.linkbook.kernel;

import dev.linkbook.cell.Cell;
import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What bash says of a cell's lines.
final class ShellErrors {
    /// Its messages name the line of the script, which is the cell's; with `-c` where it cannot read the script. Those
    /// of an error in a function begin with where the function comes from, and count other lines.
    private static final Pattern PLACE = Pattern.compile("(?m)^bash: (-c: )?line (\\d{1,9}): (.+)$");

    private static final int MOST = 10;

    private ShellErrors() {}

    /// A message of bash, and the cell's line, counted from 1.
    record Found(int line, String message) {}

    /// None where what stands on stderr may be from another bash.
    static List<Found> of(Cell cell, String errors) {
        return switch (cell) {
            case Cell.Shell(String script) ->
                callsBash(script)
                        ? List.of()
                        : of(1, (int) script.stripTrailing().lines().count(), errors);
            case Cell.Command command -> of(command.line(), command.line(), errors);
            // No line of such a script was written by the reader.
            case Cell.Go _, Cell.WriteFile _, Cell.Empty _, Cell.Invalid _, Cell.Then _, Cell.Timed _ -> List.of();
        };
    }

    private static boolean callsBash(String script) {
        return ShellText.commands(script).stream()
                .map(ShellText::commandName)
                .flatMap(Optional::stream)
                .anyMatch(name -> name.equals("bash") || name.endsWith("/bash"));
    }

    /// Lines that the cell does not have are a program's invention; only bash itself, where the end of the script
    /// surprises it, names the line behind the last.
    private static List<Found> of(int first, int last, String errors) {
        var found = new ArrayList<Found>();
        Matcher place = PLACE.matcher(errors);
        while (found.size() < MOST && place.find()) {
            boolean isUnread = place.group(1) != null;
            int line = Integer.parseInt(place.group(2));
            if (line >= first && line <= (isUnread ? last + 1 : last)) {
                found.add(new Found(Math.min(line, last), place.group(3)));
            }
        }
        return found;
    }
}
