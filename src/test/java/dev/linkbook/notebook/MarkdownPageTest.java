package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.note.Block;
import dev.linkbook.note.NoteReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownPageTest {
    @TempDir
    private Path folder;

    @Test
    void isTheNoteWithTodaysOutput() throws IOException {
        String page = new MarkdownPage(Pages.wording()).render(Runs.run("""
                Words.

                ```go x.txt
                a
                ```
                ```sh
                $ echo old; echo more
                old
                $ sudo ls
                ```
                """, folder));
        assertThat(page).isEqualTo("""
                Words.

                A file whose text stands in the note, saved when its line is reached

                ```text
                %%writefile x.txt
                a
                ```

                x.txt saved, 2 bytes.

                ```text
                $ echo old; echo more
                old
                more
                ```

                ```text
                $ sudo ls
                ```

                Not run: it asks for the rights of the administrator.

                All steps ran: 2. Commands answered instead of run: 1.
                """);
    }

    @Test
    void noOutputEndsItsFence() throws IOException {
        String page = new MarkdownPage(Pages.wording()).render(Runs.run(Pages.NOTE, folder));
        assertThat(page)
                .doesNotContain("\u001b", "\u0007")
                .contains("`````text\n$ printf '```\\n````\\n'\n```\n````\n`````\n");
        assertThat(NoteReader.parse(page, "page.md", Plans.EXISTS).blocks())
                .filteredOn(block -> !(block instanceof Block.Prose))
                .allSatisfy(block -> assertThat(block.source()).contains("```text\n"));
    }
}
