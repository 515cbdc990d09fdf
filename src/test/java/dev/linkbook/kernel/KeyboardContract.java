package dev.linkbook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is completed and explained while somebody types.
interface KeyboardContract extends WithKernel {
    /// What can stand at the end of a cell.
    private JsonObject completed(String code) {
        return client().ask("complete_request", "code", code, "cursor_pos", code.codePointCount(0, code.length()))
                .reply()
                .content();
    }

    private List<String> matches(String code) {
        return completed(code).getAsJsonArray("matches").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    /// Places are counted in characters, of which 🙂 is one though it takes two units in Java.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `%hel`,                                  `%help`,       magic
            `echo 🙂🙂; go bu`,                       `build`,       keyword
            `echo '🙂'; go build -ldflags '-extldf`,  `-extldflags`, keyword
            `  %hel`,                                `%help`,       magic
            `%cd x
            %env A=🙂
            %hel`,                                   `%help`,       magic
            `%%wri`,                                 `%%writefile`, magic
            `%help c`,                               `cd`,          keyword
            `%help %c`,                              `%cd`,         keyword
            `%env PA`,                               `PATH`,        instance
            `%env CGO_EN`,                           `CGO_ENABLED=`, instance
            `export CGO_EN`,                         `CGO_ENABLED=`, instance
            `%lang z`,                               `zh`,          keyword
            `%show -`,                               `-id`,         keyword
            `%%writefile -`,                         `-a`,          keyword
            `%%go x.go -buildmode=p`,                `pie`,         keyword
            `%%go -ru`,                              `-run=false`,  keyword
            `%%go -ldflags '-s -extldflags "-st`,    `-static-pie`, keyword
            `%matrix main.go musl`,                  `musl-static`, keyword
            `%time go bu`,                           `build`,       keyword
            `%cd x
            !go bu`,                                 `build`,       keyword
            `%time
            echo 🙂; go bu`,                         `build`,       keyword
            `CGO_ENABLED=0 go bu`,                   `build`,       keyword
            `CGO_ENA`,                               `CGO_ENABLED=`, instance
            `GOOS=wind`,                             `windows`,     keyword
            `go mod ti`,                             `tidy`,        keyword
            `go env GOO`,                            `GOOS`,        keyword
            `env A=1 go bu`,                         `build`,       keyword
            `env A=1 readel`,                        `readelf`,     function
            `exec readel`,                           `readelf`,     function
            `echo $(readel`,                         `readelf`,     function
            `if true; the`,                          `then`,        keyword
            `for i in 1; do ech`,                    `echo`,        function
            `export PA`,                             `PATH`,        instance
            `echo "🙂$PAT`,                          `$PATH`,       instance
            `echo ${PAT`,                            `${PATH}`,     instance
            `ownname=1; echo $own`,                  `$ownname`,    instance
            """)
    default void completion(String code, String wanted, String type) {
        int end = code.codePointCount(0, code.length());
        JsonObject reply = completed(code);
        assertThat(matches(code)).contains(wanted);
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
        assertThat(matches(code)).containsExactly(wanted);
        assertThat(completed(code).get("cursor_start").getAsInt())
                .isEqualTo(marked.codePointCount(0, marked.indexOf('^')));
        assertThat(client().run("ls -d " + wanted).text("stderr")).isEmpty();
    }

    /// Where no command can stand, or nobody knows what could, nothing is offered.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in readel",
                "for readel",
                "case readel",
                "# readel",
                "cat <<E\nreadel",
                "for i in 1; readel",
                "echo 1\n%hel",
                "%reset A",
                "%lang en z",
                "%help cd c",
                "%%writefile a.sh\nreadel",
                "%%sh readel",
                "echo '$PAT",
                "echo \\$PAT",
                "# $PAT",
                "go build -ldflags '-X main.v",
                "sudo -u readel",
                "then"
            })
    default void nothingFalseIsOffered(String code) {
        assertThat(matches(code)).isEmpty();
    }

    /// What the session has by name is offered while it has it.
    @Test
    default void namesOfTheSession() {
        client().run("mkdir -p ownbin ownbin/ownfolder && touch ownbin/ownfile && install /bin/true ownbin/ownprog");
        client().run("ownvar=1; export ownother=$'a\n\nb'; ownfun() { :; }; alias ownali=ls; PATH=$PATH:$PWD/ownbin");
        assertThat(matches("echo $own")).containsExactly("$ownother", "$ownvar");
        assertThat(matches("own")).containsExactly("ownali", "ownfun", "ownprog");
        client().run("unset ownvar; unset -f ownfun; unalias ownali");
        assertThat(matches("echo $own")).containsExactly("$ownother");
        assertThat(matches("own")).containsExactly("ownprog");
        client().run("%reset");
        assertThat(matches("own") + "" + matches("echo $own")).isEqualTo("[][]");
    }

    @Test
    default void foldersAlone() {
        client().run("mkdir -p kinds/folder && touch kinds/file");
        assertThat(matches("cd kinds/")).containsExactly("kinds/folder/");
        assertThat(matches("%cd kinds/")).containsExactly("kinds/folder/");
        assertThat(matches("ls kinds/")).containsExactly("kinds/file", "kinds/folder/");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `# 🙂 statically linked`,           12, `no dynamic`
            `%cd x`,                           1,  `%cd`
            `%%go -race`,                      3,  `%%go [`
            `%%writefile a`,                   3,  `%%writefile [`
            `%time go build -trimpath x.go`,   20, `path`
            `%time go build -trimpath x.go`,   2,  `%time`
            `go build x.go`,                   1,  `compile and link`
            `CGO_ENABLED=0 go build x.go`,     5,  `no cgo`
            `export CGO_ENABLED=0`,            12, `no cgo`
            `A=1 go build x.go`,               1,  ``
            `go build -ldflags=-s -trimpath`,  13, `linker follow`
            `go build -ldflags=-s -trimpath`,  19, `symbol table`
            `go build -ldflags "-s -w" x.go`,  20, `symbol table`
            `go build -ldflags "-s -w" x.go`,  23, `DWARF`
            `go build -ldflags "-s -w" -o s`,  29, `called s`
            `x=$(go build -o a\\ b x.go)`,     20, `called a b`
            `go vet ./...`,                    4,  `mistakes`
            `go mod tidy`,                     9,  `imports`
            `go mod tidy`,                     1,  `imports`
            `go version -m x`,                 12, `keeps of its build`
            `go version x`,                    4,  `which release`
            `ldd main`,                        2,  `where each is found`
            `/usr/bin/ldd main`,               12, `where each is found`
            `ldd main`,                        5,  ``
            `cat x | file -`,                  9,  `from the content`
            `cat file`,                        5,  ``
            `CC=musl-gcc musl-gcc a.c`,        15, `in place of glibc`
            `go version x`,                    12, ``
            `# ELF`,                           3,  `format`
            `# a 64-bit thing`,                6,  `64 bits`
            `# shared object`,                 9,  `shared library`
            `ls /lib/libc.so.6`,               12, `C library`
            `# ld-musl-x86_64.so.1`,           5,  `musl`
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
