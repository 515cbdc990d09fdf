package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {
    /// As jupyter_client writes it.
    private static final String WRITTEN = """
            {
              "shell_port": 50001, "iopub_port": 50002, "stdin_port": 50003, "control_port": 50004, "hb_port": 65535,
              "ip": "127.0.0.1", "key": "a-b-c", "transport": "tcp", "signature_scheme": "hmac-sha256",
              "kernel_name": "linkbook", "jupyter_session": "/x/y.ipynb"
            }
            """;

    @TempDir
    Path folder;

    private KernelConnectionProperties read(String text) throws IOException {
        return ConnectionFile.read(Files.writeString(folder.resolve("kernel.json"), text));
    }

    @Test
    void theLibraryReadsTheSameFromIt() throws IOException {
        assertThat(read(WRITTEN)).usingRecursiveComparison().isEqualTo(KernelConnectionProperties.parse(WRITTEN));
    }

    @Test
    void withoutAKeyNothingIsSigned() throws IOException {
        assertThat(read(WRITTEN.replaceAll("\"(key|signature_scheme)\": \"[^\"]*\",", ""))
                        .getKey())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "no JSON",
                "{\"ip\": 1}",
            })
    void whatIsNoneIsCalledSo(String text) {
        assertThatIOException().isThrownBy(() -> read(text)).withMessage("not a connection file of Jupyter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "1e99", "\"50001\"", "null", "[1]"})
    void aPortIsANumberOfTcp(String port) {
        assertThatIOException()
                .isThrownBy(() -> read(WRITTEN.replace("50001", port)))
                .withMessage("not a connection file of Jupyter")
                .withCauseInstanceOf(BadContent.class);
    }

    @Test
    void aFileThatIsNotThereIsNotReadable() {
        assertThatIOException()
                .isThrownBy(() -> ConnectionFile.read(folder.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
