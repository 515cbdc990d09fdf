package dev.linkbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.cell.CellParser;
import dev.linkbook.explain.Explainer;
import dev.linkbook.explain.Lang;
import dev.linkbook.report.HtmlReport;
import dev.linkbook.report.HtmlSheet;
import dev.linkbook.report.MarkdownReport;
import dev.linkbook.report.MarkdownSheet;
import dev.linkbook.report.Sheet;
import dev.linkbook.report.TextReport;
import dev.linkbook.report.TextSheet;
import dev.linkbook.session.CellListener;
import dev.linkbook.session.Message;
import dev.linkbook.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands about programs, on programs that the real Go has built.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CellCommandsTest {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cf}");

    /// Names of things and words of tools, which have no Chinese form.
    private static final Set<String> LATIN_WORDS = Set.of(
            "cgo",
            "ID",
            "KB",
            "MB",
            "B",
            "C",
            "V",
            "s",
            "w",
            "Go",
            "PIE",
            "ELF",
            "GNU",
            "GCC",
            "DWARF",
            "System",
            "Intel",
            "AMD",
            "BuildID",
            "glibc",
            "musl",
            "scratch",
            "Alpine",
            "Debian",
            "Ubuntu",
            "RHEL",
            "Amazon",
            "Linux",
            "Linkbook",
            "file",
            "strip",
            "panic",
            "ldflags",
            "linkmode",
            "external",
            "RELRO",
            "NX",
            "X",
            "FORTIFY",
            "mystatic",
            "mydynamic");

    private Path folder;
    private Session session;
    private CellCommands commands;
    private final StringBuilder out = new StringBuilder();

    @BeforeAll
    void build(@TempDir Path fresh) throws IOException {
        folder = fresh;
        session = new Session(folder);
        commands = new CellCommands(session);
        Files.writeString(
                folder.resolve("hello.go"), "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hi\") }\n");
        Files.writeString(
                folder.resolve("waits.go"),
                "package main\n\nimport \"time\"\n\nfunc main() { time.Sleep(time.Hour) }\n");
        run("""
                CGO_ENABLED=0 go build -o mystatic hello.go
                CGO_ENABLED=1 go build -ldflags='-linkmode external -s -w' -o mydynamic hello.go
                CGO_ENABLED=0 go build -o waits waits.go
                """, Lang.EN);
        HostileElf.write(folder.resolve("huge"), "/" + "x".repeat(1 << 20));
    }

    @AfterAll
    void close() {
        commands.close();
        session.close();
    }

    private CellCommands.Played run(String cell, Lang lang) {
        out.setLength(0);
        return commands.run(CellParser.parse(cell), new Explainer(lang, List.of()), new CellListener() {
            @Override
            public void stdout(String text) {
                out.append(text);
            }

            @Override
            public void stderr(String text) {}
        });
    }

    private static List<String> text(CellCommands.Played played, int widthColumns) {
        return played.sheets().stream()
                .map(sheet -> new TextSheet(widthColumns, false).render(sheet))
                .toList();
    }

    private static List<List<String>> rows(CellCommands.Played played, int number) {
        return played.sheets().getFirst().parts().stream()
                .filter(Sheet.Grid.class::isInstance)
                .map(part -> ((Sheet.Grid) part).rows())
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparingNamesTheFlags() {
        List<List<String>> rows = rows(run("%compare mystatic mydynamic", Lang.EN), 0);
        assertThat(rows)
                .extracting(List::getFirst)
                .contains("Linkage", "C library", "Dynamic linker", "Symbol table", "Size");
        assertThat(rows)
                .filteredOn(row -> row.getFirst().equals("Linkage"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).element(1).isEqualTo("static");
                    assertThat(row).element(2).isEqualTo("dynamic");
                    assertThat(row.getLast()).contains("CGO_ENABLED=0 → CGO_ENABLED=1", "-ldflags=-linkmode external");
                });
        assertThat(rows)
                .filteredOn(row -> row.getFirst().equals("Symbol table"))
                .singleElement()
                .satisfies(row -> assertThat(row.getLast()).contains("-s -w").doesNotContain("CGO_ENABLED"));
    }

    @Test
    void twoEqualBuildsAreSaidToBeEqual() {
        CellCommands.Played played = run("%compare mystatic mystatic", Lang.EN);
        assertThat(text(played, 80).getFirst()).contains("do not differ");
    }

    @Test
    void predictionAndTrialStandSideBySide() {
        List<List<String>> dynamic = rows(run("%where mydynamic", Lang.EN), 0);
        assertThat(dynamic).extracting(row -> row.get(1)).containsExactly("does not start", "does not start", "starts");
        assertThat(dynamic)
                .extracting(List::getLast)
                .satisfiesExactly(
                        result -> assertThat(result).startsWith("did not start"),
                        result -> assertThat(result).startsWith("did not start"),
                        result -> assertThat(result).isEqualTo("ran, exit status 0"));
        assertThat(rows(run("%where mystatic", Lang.EN), 0))
                .extracting(List::getLast)
                .containsOnly("ran, exit status 0");
    }

    @Test
    void whatDoesNotEndIsStopped() {
        assertThat(rows(run("%where waits", Lang.EN), 0))
                .extracting(List::getLast)
                .containsOnly("ran until it was stopped after 5 seconds");
    }

    /// Nobody has asked to run it, and it was not built here.
    @Test
    void aForeignProgramIsNotRun() {
        CellCommands.Played played = run("%where /bin/ls", Lang.EN);
        assertThat(rows(played, 0)).allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(text(played, 200).getFirst()).contains("was not run");
    }

    @Test
    void oneProgramIsBuiltByRecipes() {
        CellCommands.Played played = run(
                "%matrix hello.go static musl-static own='CGO_ENABLED=0 -ldflags=\"-s -w\"' bad='-nosuchflag'",
                Lang.EN);
        List<List<String>> rows = rows(played, 0);
        assertThat(rows).extracting(List::getFirst).containsExactly("static", "musl-static", "own", "bad");
        assertThat(rows.get(0)).element(1).isEqualTo("static");
        assertThat(rows.get(0)).element(2).isEqualTo("none");
        assertThat(rows.get(0)).element(4).isEqualTo("scratch, musl, glibc");
        assertThat(rows.get(1)).element(2).isEqualTo("musl");
        assertThat(rows.get(3))
                .element(1)
                .asString()
                .startsWith("did not build: ")
                .contains("nosuchflag");
        assertThat(out).contains("[1/4] static: CGO_ENABLED=0 go build -o matrix/hello.static hello.go");
        assertThat(folder.resolve("matrix/hello.own")).isExecutable();
        assertThat(played.result().outcome().isGood()).isFalse();
    }

    @Test
    void jsonGoesToStdout() {
        CellCommands.Played played = run("%explain --json mydynamic", Lang.EN);
        assertThat(played.sheets()).isEmpty();
        assertThat(out).contains("\"schema\": \"linkbook-explanation\"", "\"libc.so.6\"");
    }

    @ParameterizedTest
    @CsvSource({
        "%explain, BAD_COMMAND",
        "%explain nosuch, NO_SUCH_FILE",
        "%compare mystatic, BAD_COMMAND",
        "%compare mystatic hello.go, NOT_A_PROGRAM",
        "%compare mystatic nosuch, NO_SUCH_FILE",
        "%where, BAD_COMMAND",
        "%where nosuch, NO_SUCH_FILE",
        "%where hello.go, NOT_A_PROGRAM",
        "%matrix, BAD_COMMAND",
        "%matrix hello.go sattic, UNKNOWN_RECIPE",
        "%matrx hello.go, NEARLY_COMMAND",
        "%nothinglike, UNKNOWN_COMMAND"
    })
    void whatIsWrongIsSaid(String cell, Message.Kind kind) {
        CellCommands.Played played = run(cell, Lang.EN);
        assertThat(played.result().outcome().isGood()).isFalse();
        assertThat(played.result().outcome().message()).map(Message::kind).hasValue(kind);
    }

    @Test
    void helpListsThem() {
        assertThat(run("%help", Lang.EN).result().messages())
                .extracting(Message::key)
                .contains("command.explain", "command.compare", "command.matrix", "command.where");
    }

    /// As the loader of a program, and as a file's name.
    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)<script>", "\u001b]0;owned\u0007", "\u202egpj.exe", "![x](y)`|`", "a\u200bb"})
    void hostileNamesAreSeenAndDoNothing(String text) throws IOException {
        Path file = HostileElf.write(folder.resolve(text.replace("/", "")), "/lib/" + text);
        for (Lang lang : Lang.values()) {
            String name = dev.linkbook.shell.ShellText.quote(file.getFileName().toString());
            List<CellCommands.Played> all = List.of(
                    run("%explain " + name, lang), run("%where " + name, lang), run("%compare mystatic " + name, lang));
            assertThat(all)
                    .allSatisfy(played ->
                            assertThat(played.result().outcome().isGood()).isTrue());
            for (String shown :
                    all.stream().flatMap(played -> rendered(played, lang)).toList()) {
                assertThat(HIDDEN.matcher(shown).find()).as(shown).isFalse();
            }
            for (String html :
                    all.stream().flatMap(played -> html(played, lang)).toList()) {
                assertThat(html).doesNotContain("<script");
            }
            run("%explain --json " + name, lang);
            assertThat(HIDDEN.matcher(out).find()).isFalse();
        }
    }

    private static Stream<String> html(CellCommands.Played played, Lang lang) {
        var report = new HtmlReport(dev.linkbook.explain.Glossary.load(lang));
        return Stream.concat(
                played.explanations().stream().map(report::render),
                played.sheets().stream().map(HtmlSheet::render));
    }

    private static Stream<String> rendered(CellCommands.Played played, Lang lang) {
        var glossary = dev.linkbook.explain.Glossary.load(lang);
        var all = new ArrayList<String>();
        html(played, lang).forEach(all::add);
        played.explanations().forEach(each -> {
            all.add(new TextReport(glossary, 80, false).render(each, true));
            all.add(new MarkdownReport(glossary).render(each));
        });
        played.sheets().forEach(each -> {
            all.add(new TextSheet(80, false).render(each));
            all.add(MarkdownSheet.render(each));
        });
        return all.stream();
    }

    @Test
    void aLoaderOfAMegabyteFits() {
        CellCommands.Played played = run("%where huge", Lang.EN);
        assertThat(played.result().outcome().isGood()).isTrue();
        assertThat(text(played, 80).getFirst().length()).isLessThan(100_000);
    }

    /// Whoever knows only one of the languages never meets the other, except in what the tools print.
    @ParameterizedTest
    @EnumSource(Lang.class)
    void noReportMixesTheLanguages(Lang lang) {
        var texts = new ArrayList<String>();
        for (String cell :
                List.of("%explain mydynamic mystatic hello.go", "%compare mystatic mydynamic", "%where mydynamic")) {
            html(run(cell, lang), lang).forEach(texts::add);
        }
        String words = texts.stream()
                .map(html -> html.replaceAll("(?s)<(code|pre)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " "))
                .collect(Collectors.joining("\n"));
        if (lang == Lang.EN) {
            assertThat(words).doesNotContainPattern("[\\p{IsHan}，。：；（）、]");
        } else {
            // what holds a slash, a dot, an underscore or a digit is a path, a field's or a setting's name
            String named = words.replaceAll("‘[^’]*’[^\\n<]*?(?=\\s{2}|$)", " ")
                    .replaceAll("&[#\\w]+;", " ")
                    .replaceAll("\\S*[/._0-9=][^\\s，。：；（）、]*", " ");
            assertThat(Pattern.compile("[A-Za-z]+")
                            .matcher(named)
                            .results()
                            .map(MatchResult::group)
                            .distinct())
                    .isSubsetOf(LATIN_WORDS);
        }
    }
}
