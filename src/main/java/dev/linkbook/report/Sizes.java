package dev.linkbook.report;

/// Sizes as people read them: decimal units, as `ls --si` and download pages have them.
public final class Sizes {
    private static final long KILO = 1000;

    private Sizes() {}

    /// `512 B`, `83.1 KB`, `8.6 MB`
    public static String of(long sizeBytes) {
        if (sizeBytes < KILO) {
            return sizeBytes + " B";
        }
        double size = sizeBytes;
        String unit = "";
        for (String larger : new String[] {"KB", "MB", "GB", "TB"}) {
            if (size < KILO - 0.05) {
                break;
            }
            size /= KILO;
            unit = larger;
        }
        return tenths(size) + " " + unit;
    }

    /// `+1.2 MB`, `-83.1 KB`, `0 B`
    public static String difference(long bytes) {
        return (bytes > 0 ? "+" : bytes < 0 ? "-" : "") + of(Math.abs(bytes));
    }

    /// `43.1 %`; of an empty whole, nothing.
    static String share(long part, long whole) {
        return tenths(whole == 0 ? 0 : 100.0 * part / whole) + " %";
    }

    /// One digit behind the point. A [java.util.Formatter] would load the tables of a language for that.
    private static String tenths(double number) {
        long tenths = Math.round(10 * number);
        return tenths / 10 + "." + tenths % 10;
    }
}
