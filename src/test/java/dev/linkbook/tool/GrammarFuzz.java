package dev.linkbook.tool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Jazzer's doors into the grammars: whatever a tool prints, the fragments joined are what it printed.
public final class GrammarFuzz {
    private GrammarFuzz() {}

    /// Output of `file`.
    public static final class OfFile {
        private OfFile() {}

        /// Called by Jazzer with ever new texts.
        public static void fuzzerTestOneInput(byte[] input) {
            file(text(input));
        }
    }

    /// Output of `ldd`.
    public static final class OfLdd {
        private OfLdd() {}

        /// Called by Jazzer with ever new texts.
        public static void fuzzerTestOneInput(byte[] input) {
            ldd(text(input));
        }
    }

    /// A build's arguments, parted by NUL.
    public static final class OfBuild {
        private OfBuild() {}

        /// Called by Jazzer with ever new texts.
        public static void fuzzerTestOneInput(byte[] input) {
            build(text(input));
        }
    }

    static void file(String text) {
        var joined = new StringBuilder();
        FileGrammar.parse(text).forEach(line -> line.fragments().forEach(fragment -> joined.append(fragment.text())));
        same(joined.toString(), text);
    }

    static void ldd(String text) {
        List<Fragment> fragments = LddGrammar.parse(text);
        var joined = new StringBuilder();
        fragments.forEach(fragment -> joined.append(fragment.text()));
        same(joined.toString(), text);
        LddGrammar.part(fragments, text);
    }

    static void build(String text) {
        List<String> arguments = List.of(text.split("\0", -1));
        Path folder = Path.of("/");
        var call = new Sighting(ToolName.GO, arguments, folder, Map.of("CC", text), "", "", 0, List.of());
        if (BuildGrammar.parse(call).isEmpty()) {
            throw new IllegalStateException("a call without fragments: " + arguments);
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static void same(String joined, String text) {
        if (!joined.equals(text)) {
            throw new IllegalStateException("joined: " + joined + "\nprinted: " + text);
        }
    }
}
