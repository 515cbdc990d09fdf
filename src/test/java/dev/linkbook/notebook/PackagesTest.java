package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            musl-dev musl-tools      | musl-gcc       | [musl-gcc] [] []
            musl-dev musl-tools      | gcc            | [] [musl-gcc] []
            build-essential file htop| gcc            | [gcc] [file] [htop]
            golang binutils libc-bin | go readelf ldd | [go, readelf, ldd] [] []
            htop                     | htop           | [] [] [htop]
            """)
    void answer(String packages, String here, String expected) {
        Packages.Answer answer = Packages.answer(List.of(packages.split(" ")), Set.of(here.split(" "))::contains);
        assertThat(answer.here() + " " + answer.missing() + " " + answer.unknown())
                .isEqualTo(expected);
    }
}
