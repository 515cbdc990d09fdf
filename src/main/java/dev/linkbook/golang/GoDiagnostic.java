package dev.linkbook.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message of the Go compiler: `./hello.go:7:2: undefined: x`.
///
/// @param file the file as the compiler names it, without a leading `./`
/// @param line counted from 1
/// @param column in bytes, counted from 1; 0 when the message has none
/// @param message what stands behind the place
public record GoDiagnostic(String file, int line, int column, String message) {
    private static final Pattern PLACE =
            Pattern.compile("(?m)^(?:\\./)?([^\\s:]+\\.go):(\\d{1,9})(?::(\\d{1,9}))?: (.+)$");

    /// The messages in what `go build` or `go vet` printed, in order.
    public static List<GoDiagnostic> parse(String output) {
        var found = new ArrayList<GoDiagnostic>();
        Matcher place = PLACE.matcher(output);
        while (place.find()) {
            int column = place.group(3) == null ? 0 : Integer.parseInt(place.group(3));
            found.add(new GoDiagnostic(place.group(1), Integer.parseInt(place.group(2)), column, place.group(4)));
        }
        return found;
    }
}
