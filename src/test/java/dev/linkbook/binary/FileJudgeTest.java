package dev.linkbook.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reader's findings, put into `file`'s words, against what `file` prints: every program, library and
/// object file of the system.
class FileJudgeTest {
    /// Rows that may differ: why, and how `file`'s line comes out of ours when that is the only difference.
    private enum Row {
        /// The file system says that, not the file's bytes.
        SET_ID("(?:setuid |setgid |sticky )+(?=ELF)", ""),
        /// `file` stops at 256 notes and says so; the reader stops there too, and has what it needs by then.
        MANY_NOTES(", too many notes \\(256\\)$", ""),
        /// libmagic 5.40 to 5.45 takes any DT_FLAGS_1 without DT_NEEDED for a static PIE; DF_1_PIE alone is one.
        LIBRARY_ALONE("(shared object.*) static-pie linked", "$1 dynamically linked"),
        /// `file` prints no Go build ID behind a GNU one, and the section headers need not be in the order of the file.
        GO_SECOND("", "");

        private final Pattern excess;
        private final String instead;

        Row(String excess, String instead) {
            this.excess = Pattern.compile(excess);
            this.instead = instead;
        }

        boolean justifies(String file, String ours) {
            return switch (this) {
                case SET_ID, MANY_NOTES, LIBRARY_ALONE ->
                    excess.matcher(file).replaceFirst(instead).equals(ours);
                case GO_SECOND ->
                    file.contains(" BuildID[") && file.equals(ours.replaceFirst(" Go BuildID=[^,]+,", ""));
            };
        }
    }

    @Test
    void everyLineIsThatOfFile() {
        List<Path> files = RealTools.elfFiles("/usr/bin", "/usr/sbin", "/usr/lib");
        var differing = new TreeMap<Path, String>();
        var justified = new EnumMap<Row, Integer>(Row.class);
        for (List<Path> batch : RealTools.batches(files, 200)) {
            compare(batch, differing, justified);
        }
        System.out.printf(
                "file and the reader compared on %d ELF files; justified: %s; not justified: %d%n",
                files.size(), justified, differing.size());
        assertThat(files).hasSizeGreaterThan(700);
        assertThat(differing.values()).isEmpty();
    }

    private static void compare(List<Path> batch, Map<Path, String> differing, Map<Row, Integer> justified) {
        var command = new ArrayList<>(List.of("file", "-b"));
        batch.forEach(file -> command.add(file.toString()));
        List<String> lines =
                RealTools.run(Path.of("/"), Map.of(), command).output().lines().toList();
        assertThat(lines).hasSameSizeAs(batch);
        for (int i = 0; i < lines.size(); i++) {
            Path path = batch.get(i);
            String file = lines.get(i);
            String ours = ElfReader.read(path) instanceof Elf elf ? FileWords.of(elf) : "not read as ELF";
            if (!ours.equals(file)) {
                Stream.of(Row.values())
                        .filter(row -> row.justifies(file, ours))
                        .findFirst()
                        .ifPresentOrElse(
                                row -> justified.merge(row, 1, Integer::sum),
                                () -> differing.put(path, "\n" + path + "\n  file " + file + "\n  ours " + ours));
            }
        }
    }
}
