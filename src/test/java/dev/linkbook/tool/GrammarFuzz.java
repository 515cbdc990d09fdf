package dev.linkbook.tool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /// Arguments of `go build`, parted by NUL.
    public static final class OfBuild {
        private OfBuild() {}

        /// Called by Jazzer with ever new texts.
        public static void fuzzerTestOneInput(byte[] input) {
            build(text(input));
        }
    }

    /// What a build printed.
    public static final class OfBuildOutput {
        private OfBuildOutput() {}

        /// Called by Jazzer with ever new texts.
        public static void fuzzerTestOneInput(byte[] input) {
            joined(text(input), BuildOutput::parse);
        }
    }

    /// Output of `go version -m`.
    public static final class OfBuildInfo {
        private OfBuildInfo() {}

        /// Called by Jazzer with ever new texts.
        public static void fuzzerTestOneInput(byte[] input) {
            joined(text(input), BuildInfo::parse);
        }
    }

    private static List<Fragment> joined(String text, Function<String, List<Fragment>> grammar) {
        List<Fragment> fragments = grammar.apply(text);
        same(fragments.stream().map(Fragment::text).collect(Collectors.joining()), text);
        return fragments;
    }

    static void file(String text) {
        var joined = new StringBuilder();
        FileGrammar.parse(text).forEach(line -> line.fragments().forEach(fragment -> joined.append(fragment.text())));
        same(joined.toString(), text);
    }

    static void ldd(String text) {
        LddGrammar.part(joined(text, LddGrammar::parse), text);
    }

    static void build(String text) {
        var arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(List.of(text.split("\0", -1)));
        Path folder = Path.of("/");
        var call =
                new Sighting(ToolName.GO, arguments, folder, Map.of("CC", text, "GOFLAGS", text), "", "", 0, List.of());
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
