package dev.linkbook.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/// Texts that the grammars are tried on: every form that a fragment can have is among them.
public final class Samples {
    private Samples() {}

    /// What `file` printed for each recipe of a Go build, and rarer forms.
    public static List<String> fileLines() {
        return lines("file-lines.txt");
    }

    /// What `ldd` of glibc and of musl prints.
    public static List<String> lddLines() {
        return lines("ldd-lines.txt");
    }

    /// What builds of all recipes printed, and what fails.
    public static List<String> buildOutputLines() {
        return lines("build-output-lines.txt");
    }

    /// What `go version` prints.
    public static List<String> buildInfoLines() {
        return lines("build-info-lines.txt");
    }

    /// Calls with all that a build command can hold.
    public static List<Sighting> builds() {
        return List.of(
                build(
                        Map.of("CGO_ENABLED", "0", "GOOS", "linux", "GOARCH", "amd64", "CC", "musl-gcc"),
                        "build",
                        "-trimpath",
                        "-race",
                        "-a",
                        "-x",
                        "-mod=vendor",
                        "-modcacherw",
                        "-gcflags=all=-N",
                        "-installsuffix",
                        "cgo",
                        "-C",
                        "app",
                        "-tags",
                        "netgo,osusergo",
                        "-buildmode=pie",
                        "-ldflags",
                        "all=-s -w -buildid= -B none -X 'main.v=1 2' -I /lib/ld.so -d -extld gcc -r /opt/lib -v"
                                + " -linkmode external -linkmode=internal -linkmode auto"
                                + " -extldflags \"-static -static-pie -fpic -no-pie -lm -Wl,-z,now -s\"",
                        "-o",
                        "app",
                        "main.go"),
                build(
                        Map.of(
                                "CGO_ENABLED",
                                "1",
                                "GOFLAGS",
                                "-mod=mod",
                                "CXX",
                                "g++",
                                "CGO_CFLAGS",
                                "-O2",
                                "CGO_LDFLAGS",
                                "-static",
                                "GOTOOLCHAIN",
                                "local",
                                "GOAMD64",
                                "v3"),
                        "test",
                        "-count=1",
                        ".",
                        "-args",
                        "x"));
    }

    /// A call of `go` with these variables and arguments.
    public static Sighting build(Map<String, String> environment, String... arguments) {
        return new Sighting(ToolName.GO, List.of(arguments), Path.of("/tmp"), environment, "", "", 0, List.of());
    }

    /// The fragments of all samples.
    public static List<Fragment> fragments() {
        var fragments = new ArrayList<Fragment>();
        fileLines().forEach(line -> FileGrammar.parse(line).forEach(parsed -> fragments.addAll(parsed.fragments())));
        lddLines().forEach(line -> fragments.addAll(LddGrammar.parse(line)));
        builds().forEach(call -> fragments.addAll(BuildGrammar.parse(call)));
        buildOutputLines().forEach(line -> fragments.addAll(BuildOutput.parse(line + "\n")));
        buildInfoLines().forEach(line -> fragments.addAll(BuildInfo.parse(line + "\n")));
        fragments.addAll(BuildGrammar.parse(build(Map.of("CGO_ENABLED", "1"), "run", "x.go")));
        return fragments;
    }

    static String joined(List<Fragment> fragments) {
        var joined = new StringBuilder();
        fragments.forEach(fragment -> joined.append(fragment.text()));
        return joined.toString();
    }

    /// Texts made of the pieces that a grammar looks for, in any order, always the same ones.
    static Stream<String> random(List<String> pieces, int count) {
        var random = new Random(20230905);
        return Stream.generate(() -> {
                    var text = new StringBuilder();
                    int length = random.nextInt(12);
                    for (int i = 0; i < length; i++) {
                        text.append(pieces.get(random.nextInt(pieces.size())));
                    }
                    return text.toString();
                })
                .limit(count);
    }

    /// All ELF files of this machine's programs and libraries, without links, by name.
    static List<String> elfFiles() throws IOException {
        var found = new ArrayList<String>();
        for (String folder : List.of("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/libexec")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Samples::isElf).map(Path::toString).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isElf(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
