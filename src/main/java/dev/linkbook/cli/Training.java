package dev.linkbook.cli;

/// What the launcher runs once, so that the JVM's cache holds the classes of the usual commands: `Training NOTE PAGE
/// PROGRAM` runs the note to the page and to the terminal, and explains the program. How they end does not matter.
final class Training {
    private Training() {}

    /// Each command runs as a user's would.
    public static void main(String[] args) {
        String note = args[0];
        Main.run(new String[] {"run", note, "-o", args[1]}, System.out, System.err);
        Main.run(new String[] {"run", note}, System.out, System.err);
        Main.run(new String[] {"explain", args[2]}, System.out, System.err);
    }
}
