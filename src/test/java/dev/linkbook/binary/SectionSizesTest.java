package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.SectionSizes.Group;
import dev.linkbook.binary.SectionSizes.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What fills a file, for real programs and for files whose sections lie.
class SectionSizesTest {
    private static final Pattern SECTION =
            Pattern.compile("(?m)^ +\\[ *\\d+\\] (\\S+) +\\S+ +[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+)");

    @TempDir
    private Path folder;

    @Test
    void eachByteOfASystemsFilesIsCountedOnce() {
        List<Path> files = RealTools.elfFiles("/usr/bin");
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            SectionSizes sizes = SectionSizes.of((Elf) ElfReader.read(file));
            long sum = sizes.shares().stream().mapToLong(Share::sizeBytes).sum();
            assertThat(sum)
                    .as(file.toString())
                    .isEqualTo(file.toFile().length())
                    .isEqualTo(sizes.sizeBytes());
        }
    }

    @Test
    void aGoProgramIsSplitAsReadelfLists() throws IOException {
        Map<Group, Long> whole = of(build());
        String listed =
                RealTools.output("readelf", "-SW", folder.resolve("hello").toString());
        assertThat(whole.get(Group.GO_PCLNTAB)).isEqualTo(listed(listed, "\\.gopclntab"));
        assertThat(whole.get(Group.DEBUG_INFO)).isEqualTo(listed(listed, "\\.z?debug_.*"));
        assertThat(whole.get(Group.SYMBOLS)).isEqualTo(listed(listed, "\\.symtab|\\.strtab"));
        assertThat(whole.get(Group.CODE)).isGreaterThanOrEqualTo(listed(listed, "\\.text"));
        assertThat(RealTools.run(folder, Map.of(), List.of("strip", "hello")).exitCode())
                .isZero();
        Map<Group, Long> stripped = of((Elf) ElfReader.read(folder.resolve("hello")));
        assertThat(stripped).doesNotContainKeys(Group.DEBUG_INFO, Group.SYMBOLS);
        assertThat(stripped.get(Group.GO_PCLNTAB)).isEqualTo(whole.get(Group.GO_PCLNTAB));
    }

    @Test
    void overlapsAndLiesAddUpAllTheSame() {
        Elf elf = ElfBuilder.full().elf();
        assertThat(elf.sections()).isNotEmpty();
        for (Section section : elf.sections()) {
            assertThat(section.place().what()).isEqualTo("section header");
        }
        for (long size : new long[] {-1, Long.MAX_VALUE, 1L << 40}) {
            Section lie = new Section(".text", 1, 6, 0, 0, size, 0, 0, 0, new Place("section header", 0, 64));
            SectionSizes sizes = SectionSizes.of(with(elf, List.of(lie, lie)));
            assertThat(sizes.shares()).allMatch(share -> share.sizeBytes() > 0);
            assertThat(sizes.shares().stream().mapToLong(Share::sizeBytes).sum())
                    .isEqualTo(elf.sizeBytes());
        }
    }

    @Test
    void withoutSectionsTheSegmentsTell() {
        SectionSizes sizes = SectionSizes.of(with(ElfBuilder.full().elf(), List.of()));
        assertThat(sizes.bySection()).isFalse();
        assertThat(sizes.shares()).extracting(Share::group).contains(Group.DATA);
    }

    private Elf build() throws IOException {
        Files.writeString(folder.resolve("hello.go"), "package main\n\nfunc main() { println(1) }\n");
        RealTools.Result result = RealTools.run(
                folder,
                Map.of("CGO_ENABLED", "0"),
                List.of("go", "build", "-ldflags=-compressdwarf=false", "hello.go"));
        assertThat(result.exitCode()).as(result.errors()).isZero();
        return (Elf) ElfReader.read(folder.resolve("hello"));
    }

    private static long listed(String readelf, String name) {
        return SECTION.matcher(readelf)
                .results()
                .filter(section -> section.group(1).matches(name))
                .mapToLong(section -> Long.parseLong(section.group(2), 16))
                .sum();
    }

    private static Map<Group, Long> of(Elf elf) {
        var groups = new EnumMap<Group, Long>(Group.class);
        SectionSizes.of(elf).shares().forEach(share -> groups.put(share.group(), share.sizeBytes()));
        return groups;
    }

    private static Elf with(Elf elf, List<Section> sections) {
        return new Elf(
                elf.path(),
                elf.sizeBytes(),
                elf.header(),
                elf.programHeaderTable(),
                new Finding.Present<>(sections, new Place("section header table", 0, 0)),
                elf.interpreters(),
                elf.dynamic(),
                elf.versionNeeds(),
                elf.versionDefinitions(),
                elf.notes(),
                elf.goBuildId(),
                elf.gnuBuildId(),
                elf.abiTag(),
                elf.comment(),
                elf.goBuildInfo());
    }
}
