package dev.linkbook.report;

import dev.linkbook.binary.Place;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Explanation.Meaning;
import dev.linkbook.explain.Explanation.Piece;
import dev.linkbook.explain.Explanation.Section;
import dev.linkbook.explain.Explanation.Source;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Lang;
import dev.linkbook.explain.Verdict;
import dev.linkbook.tool.FileGrammar;
import dev.linkbook.tool.FileLine;
import dev.linkbook.tool.Fragment;
import dev.linkbook.tool.LddGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Explanations whose every text tries to get out of its place.
final class Hostile {
    static final String NAME = "<script>alert(1)</script>";

    private Hostile() {}

    static Stream<String> texts() {
        return Stream.of(
                "hello",
                NAME,
                "\" onmouseover=\"alert(1)",
                "' title='x",
                "\u001b[2J\u001b]0;owned\u0007",
                "\u202egpj.exe",
                "&lt;b&gt; &amp; &#39;",
                "</code></pre><h1>",
                "`tick` ``two`` ```three",
                "`<img src=x onerror=alert(1)>",
                "``<img src=x>`",
                "\\`<img src=x>`",
                "[here](javascript:alert(1)) ![](http://127.0.0.1/x)",
                "# no heading *no* _no_ **no**",
                "静态链接的程序，名字很长很长很长很长很长很长很长很长很长很长");
    }

    /// The text stands in the name, the verdict, a path, a library's name, an operand and the note's words.
    static Explanation explanation(Lang lang, String text) {
        return explanation(lang, text, text);
    }

    /// @param note the note's own words
    static Explanation explanation(Lang lang, String text, String note) {
        Glossary glossary = Glossary.load(lang);
        String line = text.replace("\n", "") + ": ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV),"
                + " dynamically linked, interpreter /lib/" + text + ", stripped\n";
        var file = new ArrayList<Fragment>();
        FileGrammar.parse(line).stream().map(FileLine::fragments).forEach(file::addAll);
        List<Fragment> ldd =
                LddGrammar.parse("\t" + text + ".so => not found\n\tlibc.so.6 => /lib/" + text + " (0x7)\n");
        return new Explanation(
                text,
                "1",
                new Verdict(
                        Verdict.State.DYNAMIC,
                        glossary.text("verdict.dynamic-musl.headline"),
                        "`" + text + "` " + text,
                        List.of("fact " + text),
                        List.of("advice " + text)),
                List.of(
                        section(glossary, Source.FILE, file, text, note),
                        section(glossary, Source.LDD, ldd, text, note)),
                lang);
    }

    private static Section section(
            Glossary glossary, Source source, List<Fragment> fragments, String text, String note) {
        return new Section(
                source,
                1,
                fragments.stream()
                        .map(fragment -> new Piece(fragment, meaning(glossary, fragment, text, note)))
                        .toList());
    }

    private static Optional<Meaning> meaning(Glossary glossary, Fragment fragment, String text, String note) {
        return fragment.kind().name().equals("SEPARATOR")
                ? Optional.empty()
                : Optional.of(new Meaning(
                        fragment.text().startsWith("x86") ? Optional.of("note " + note) : Optional.empty(),
                        glossary.text(fragment.kind().key(), fragment.operands()) + text,
                        Optional.of(new Place("PT_INTERP " + text, 792, 28)),
                        true));
    }

    static String raw(Section section) {
        var raw = new StringBuilder();
        section.pieces().forEach(piece -> raw.append(piece.fragment().text()));
        return raw.toString();
    }
}
