package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is completed and explained while somebody types.
interface KeyboardContract extends WithKernel {
    /// Places are counted in characters, of which 🙂 is one though it takes two units in Java.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `%hel`,                                  `%help`,       magic
            `echo 🙂🙂; go bu`,                       `build`,       keyword
            `echo '🙂'; go build -ldflags '-extldf`,  `-extldflags`, keyword
            """)
    default void completion(String code, String wanted, String type) {
        int end = code.codePointCount(0, code.length());
        JsonObject reply = client().ask("complete_request", "code", code, "cursor_pos", end)
                .reply()
                .content();
        assertThat(reply.getAsJsonArray("matches").asList().stream().map(JsonElement::getAsString))
                .contains(wanted);
        String typed = code.substring(
                code.offsetByCodePoints(0, reply.get("cursor_start").getAsInt()));
        assertThat(wanted).startsWith(typed);
        assertThat(typed).isNotEmpty();
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(end);
        assertThat(reply.getAsJsonObject("metadata").getAsJsonArray("_jupyter_types_experimental"))
                .contains(Json.object("text", wanted, "type", type, "start", reply.get("cursor_start"), "end", end));
    }

    /// What is replaced begins at the ^.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cat ^two                | two\\ words/
            cat ^'two               | two\\ words/
            cat ^"two words/        | two\\ words/文件.txt
            cat ^two\\ words/文     | two\\ words/文件.txt
            echo >^two\\ words/文   | two\\ words/文件.txt
            echo 🙂 "it's" ^"two w   | two\\ words/
            %explain ^'two words/   | two\\ words/文件.txt
            cat ^it                 | it\\'s\\ \\$5
            """)
    default void filesAreCompletedAsTheShellReadsThem(String marked, String wanted) {
        client().run("mkdir -p 'two words' && touch 'two words/文件.txt' \"it's \\$5\"");
        String code = marked.replace("^", "");
        int end = code.codePointCount(0, code.length());
        JsonObject reply = client().ask("complete_request", "code", code, "cursor_pos", end)
                .reply()
                .content();
        assertThat(reply.getAsJsonArray("matches").asList().stream().map(JsonElement::getAsString))
                .containsExactly(wanted);
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(marked.codePointCount(0, marked.indexOf('^')));
        assertThat(client().run("ls -d " + wanted).text("stderr")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `# 🙂 statically linked`,           12, `no dynamic`
            `%cd x`,                           1,  `%cd`
            `echo 🙂; go build -trimpath x.go`, 18, `path`
            `echo nothing`,                    7,  ``
            `# pie executable`,                9,  `PIE`
            `ls: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), stripped`, 26, `PIE`
            `ls: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), stripped`, 66, `stripped`
            `ls: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), stripped`, 1, ``
            `ls: ELF 64-bit LSB pie executable, x86-64, nobody knows this, stripped`, 50, ``
            `not a dynamic executable`,        10, `static`
            `	linux-vdso.so.1 (0x00007ffd0)`,  9,  `kernel`
            `libx.so => not found`,            3,  `libx.so`
            `/bin/ls -l`,                      5,  ``
            `nosuch:`,                         3,  ``
            """)
    default void inspection(String code, int at, String wanted) {
        JsonObject reply = client().ask("inspect_request", "code", code, "cursor_pos", at)
                .reply()
                .content();
        assertThat(reply.get("found").getAsBoolean()).isEqualTo(!wanted.isEmpty());
        assertThat(reply.getAsJsonObject("data").toString()).contains(wanted);
    }
}
