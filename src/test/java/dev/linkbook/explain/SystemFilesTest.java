package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.binary.RealTools;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every ELF file of this system's programs and libraries.
@Tag("slow")
class SystemFilesTest {
    @Test
    void theToolsAgreeOnEachOfThem() {
        List<Path> files = RealTools.elfFiles("/usr/bin", "/usr/sbin", "/usr/lib");
        List<String> differences = files.parallelStream()
                .flatMap(file -> ToolJudge.differences(file).stream())
                .toList();
        System.out.println("file, ldd and readelf compared with Linkbook on " + files.size() + " ELF files: "
                + differences.size() + " differences");
        assertThat(files).hasSizeGreaterThan(700);
        assertThat(differences).isEmpty();
    }
}
