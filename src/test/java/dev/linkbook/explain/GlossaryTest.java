package dev.linkbook.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Looking up a text: conditions, operands, blanks.
class GlossaryTest {
    private final Glossary english = Glossary.load(Lang.EN);
    private final Glossary chinese = Glossary.load(Lang.ZH);

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of(
                        "go.info-goos",
                        Map.of("value", "linux"),
                        "built for the operating system linux",
                        "为操作系统 linux 构建"),
                Arguments.of(
                        "file.machine",
                        Map.of("machine", "ARM aarch64"),
                        "machine code for 64-bit ARM processors (`GOARCH=arm64`)",
                        "64 位 ARM 处理器的机器码（`GOARCH=arm64`）"),
                Arguments.of("page.verdict", Map.of("name", "a", "headline", "b"), "a: b", "a：b"),
                Arguments.of("verdict.comma", Map.of(), ", ", "、"),
                Arguments.of("page.pieces-ldd", Map.of("count", "1"), "Its one line", "这一行的含义"),
                Arguments.of("page.pieces-ldd", Map.of("count", "2"), "Its 2 lines", "其中的 2 行"),
                // an operand's own braces are text
                Arguments.of(
                        "go.info-goos",
                        Map.of("value", "{value}"),
                        "built for the operating system {value}",
                        "为操作系统 {value} 构建"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void theTextWithTheMostConditionsIsFilledIn(String key, Map<String, String> operands, String en, String zh) {
        assertThat(english.text(key, operands)).isEqualTo(en);
        assertThat(chinese.text(key, operands)).isEqualTo(zh);
    }

    @Test
    void anEntryWhoseConditionsDoNotHoldIsNotTaken() {
        assertThat(english.find("file.elf-class", Map.of("order", "PDP"))).isEmpty();
        assertThat(english.find("no.such", Map.of())).isEmpty();
        assertThatThrownBy(() -> english.text("no.such")).hasMessageContaining("no.such");
    }

    @ParameterizedTest
    @CsvSource({
        "zh,ZH",
        "zh-CN,ZH",
        "zh_CN.UTF-8,ZH",
        "zh-Hans,ZH",
        "ZH,ZH",
        "en,EN",
        "en_GB,EN",
        "zh_TW.UTF-8,",
        "zh-Hant,",
        "zh-HK,",
        "de,",
        "C,",
        "'',"
    })
    void languagesByTheirNames(String name, Lang lang) {
        assertThat(Lang.of(name)).isEqualTo(Optional.ofNullable(lang));
    }

    static Stream<Arguments> environments() {
        return Stream.of(
                Arguments.of(Map.of(), Lang.EN),
                Arguments.of(Map.of("LANG", "zh_CN.UTF-8"), Lang.ZH),
                Arguments.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C"), Lang.EN),
                Arguments.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", ""), Lang.ZH),
                Arguments.of(Map.of("LANG", "C", "LC_MESSAGES", "zh_CN"), Lang.ZH),
                Arguments.of(Map.of("LINKBOOK_LANG", "zh", "LC_ALL", "en_US"), Lang.ZH),
                Arguments.of(Map.of("LINKBOOK_LANG", "nonsense", "LC_ALL", "zh_CN"), Lang.EN));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void theLanguageOfAnEnvironment(Map<String, String> environment, Lang lang) {
        assertThat(Lang.ofEnvironment(environment)).isEqualTo(lang);
    }
}
