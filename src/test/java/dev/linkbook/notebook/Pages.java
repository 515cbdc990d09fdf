package dev.linkbook.notebook;

import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Lang;
import dev.linkbook.note.Note;

/// A hostile note and the words for it, for the tests of the pages.
final class Pages {
    static final String NOTE = """
            ---
            title: <script>alert(0)</script>
            ---
            # <script>alert(3)</script>

            [a link](javascript:alert(4)) <img src=x onerror=alert(5)>

            ```sh
            $ printf '<script>alert(1)</script>\\n'
            $ printf '</pre>&amp;\\n' >&2
            $ echo '<img src=x onerror=alert(2)>'; printf '\\033]0;title\\007\\342\\200\\256\\n'
            $ exit 7
            $
            $ sudo apt-get install '<i>' musl-tools
            $ printf '```\\n````\\n'
            ```

            ```sh
            <b>a text</b>
            ```
            """;

    private Pages() {}

    static Note note() {
        return Plans.note(NOTE);
    }

    static Wording wording() {
        return new Wording(Glossary.load(Lang.EN), "musl-gcc"::equals);
    }
}
