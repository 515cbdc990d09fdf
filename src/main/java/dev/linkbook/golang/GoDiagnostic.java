package dev.linkbook.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message of the Go compiler: `./hello.go:7:2: undefined: x`; or why a program was ended by Go's runtime.
///
/// @param file the file as the compiler names it, without a leading `./`
/// @param line counted from 1
/// @param column in bytes, counted from 1; 0 when the message has none
/// @param message what stands behind the place
public record GoDiagnostic(String file, int line, int column, String message) {
    private static final Pattern PLACE =
            Pattern.compile("(?m)^(?:\\./)?([^\\s:]+\\.go):(\\d{1,9})(?::(\\d{1,9}))?: (.+)$");

    /// What Go's runtime says first of a program that it ends (`runtime/panic.go`).
    private static final Pattern END = Pattern.compile("(?m)^(?:panic|fatal error): .+$");

    /// Where a function was then (`runtime/traceback.go`).
    private static final Pattern FRAME = Pattern.compile("(?m)^\\t(.+\\.go):(\\d{1,9})(?: \\+0x[0-9a-f]+)?$");

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

    /// Where in a file Go's runtime has ended the program that printed this, and why; nothing when it has not, or
    /// elsewhere.
    ///
    /// @param file its name, without a folder
    public static Optional<GoDiagnostic> atEnd(String output, String file) {
        Matcher end = END.matcher(output);
        if (!end.find()) {
            return Optional.empty();
        }
        Matcher frame = FRAME.matcher(output).region(end.end(), output.length());
        return frame.results()
                .filter(place -> place.group(1).endsWith("/" + file))
                .findFirst()
                .map(place -> new GoDiagnostic(file, Integer.parseInt(place.group(2)), 0, end.group()));
    }
}
