package dev.linkbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.GlossaryEntries.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who reads one language meets nothing of the other, and the Chinese terms are those of GNU's catalogues.
class GlossaryLanguagesTest {
    private static final Pattern OPERAND = Pattern.compile("\\{(\\w+)}");
    private static final Pattern LATIN = Pattern.compile("%*[A-Za-z][\\w./-]*");
    private static final Pattern ASCII_PUNCTUATION = Pattern.compile("\\p{IsHan}[,;:?!.()\"]|[,;:?!()\"]\\p{IsHan}");

    /// Not the terms of GNU's zh_CN catalogues.
    private static final Pattern OTHER_TERMS =
            Pattern.compile("装载器|加载器|加载程序|解释器|解释程序|链结|连接器|动态连接|静态连接|共享对象|动态库|可执行档|剥除|符号表格|段头|档案");

    /// Names of things and words of tools, which have no Chinese form.
    private static final Set<String> LATIN_WORDS = Set.of(
            "ELF",
            "PIE",
            "static-pie",
            "OS/ABI",
            "System",
            "V",
            "GNU",
            "ID",
            "IFUNC",
            "DWARF",
            "C",
            "PATH",
            "shell",
            "import",
            "SQLite",
            "core",
            "panic",
            "Go",
            "go",
            "cgo",
            "CGO_ENABLED",
            "libc",
            "glibc",
            "musl",
            "file",
            "ldd",
            "interpreter",
            "Intel",
            "AMD",
            "ARM",
            "Linux",
            "Debian",
            "Ubuntu",
            "Alpine",
            "Android",
            "NetBSD",
            "FreeBSD",
            "Solaris",
            "SVR4",
            "RELRO",
            "NX",
            "X",
            "FORTIFY",
            "NDK",
            "API",
            "MIME",
            "version",
            "PE",
            "Windows",
            "macOS",
            "Mach-O",
            "WebAssembly",
            "Linkbook",
            "linkbook",
            "gopls",
            "TMPDIR",
            "GOCACHE",
            "MB",
            "D",
            "comment",
            "hello.go",
            "%%go",
            "Bionic",
            "OpenBSD",
            "scratch",
            "%%writefile",
            "example.com",
            "%%sh",
            "%%bash");

    private final List<Entry> entries = GlossaryEntries.all();

    @Test
    void chineseIsChineseThroughout() {
        for (Entry entry : entries) {
            String zh = words(entry.zh().getFirst());
            assertThat(LATIN.matcher(zh).results().map(MatchResult::group))
                    .as(entry.heading())
                    .isSubsetOf(allowed(entry));
            assertThat(zh)
                    .as(entry.heading())
                    .doesNotContainPattern(ASCII_PUNCTUATION)
                    .doesNotContainPattern(OTHER_TERMS);
        }
    }

    @Test
    void englishHoldsNoChinese() {
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.en().getFirst()).doesNotContainPattern("[\\p{IsHan}，。：；（）、]"));
    }

    @Test
    void chineseTermsAreThoseOfGnu() {
        Map.of(
                        "verdict.static.headline", "静态链接",
                        "verdict.dynamic-other.headline", "动态链接",
                        "file.interpreter", "动态链接器",
                        "file.type-shared-object", "共享库",
                        "file.type-pie", "位置无关可执行文件",
                        "file.stripped", "已剥离",
                        "file.not-stripped", "符号表",
                        "file.no-program-header", "程序头",
                        "file.no-section-header", "节头")
                .forEach((key, term) -> assertThat(entries)
                        .filteredOn(entry -> entry.key().equals(key))
                        .isNotEmpty()
                        .allSatisfy(entry -> assertThat(entry.zh().getFirst()).contains(term)));
    }

    /// What the tools say is quoted in their own words.
    private static Set<String> allowed(Entry entry) {
        return entry.key().equals("verdict.loader-only.sentence")
                ? union(LATIN_WORDS, Set.of("dynamically", "statically", "linked"))
                : LATIN_WORDS;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static String words(String text) {
        return OPERAND.matcher(text.replaceAll("`[^`]*`", "")).replaceAll("");
    }
}
