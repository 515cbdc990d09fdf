package dev.linkbook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.shell.ShellText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WithholdingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sudo ls                                   | ROOT            | []
            sudo make install                         | ROOT            | []
            su -c 'apt install gcc'                   | ROOT            | []
            doas ls                                   | ROOT            | []
            apt update                                | PACKAGES        | []
            apt install -y gcc file                   | PACKAGES        | [gcc, file]
            /usr/bin/apt-get install gcc              | PACKAGES        | [gcc]
            sudo /usr/bin/apt-get install gcc         | PACKAGES        | [gcc]
            sudo apt-get -q install musl-tools        | PACKAGES        | [musl-tools]
            sudo apt install gcc >log 2>&1            | PACKAGES        | [gcc]
            DEBIAN_FRONTEND=x apt install gcc         | PACKAGES        | [gcc]
            apk add musl-dev                          | PACKAGES        | [musl-dev]
            cd x && rm -rf /                          | FILES_OUTSIDE   | []
            rm -rf ~                                  | FILES_OUTSIDE   | []
            rm -rf ~/x                                | FILES_OUTSIDE   | []
            rm -rf "$HOME"                            | FILES_OUTSIDE   | []
            rm -rf "${X}/y"                           | FILES_OUTSIDE   | []
            rm ../a                                   | FILES_OUTSIDE   | []
            rm -r a/../..                             | FILES_OUTSIDE   | []
            mv a.o /usr/lib                           | FILES_OUTSIDE   | []
            ls; rm /x                                 | FILES_OUTSIDE   | []
            echo $(rm -rf /x)                         | FILES_OUTSIDE   | []
            if true; then rm -rf /; fi                | FILES_OUTSIDE   | []
            cd / && rm -rf *                          | FILES_OUTSIDE   | []
            cd .. ; rm -rf *                          | FILES_OUTSIDE   | []
            cd && rm -rf *                            | FILES_OUTSIDE   | []
            (pushd /tmp; rm -rf x)                    | FILES_OUTSIDE   | []
            find / -name x -delete                    | FILES_OUTSIDE   | []
            find .. -exec rm {} +                     | FILES_OUTSIDE   | []
            env sudo ls                               | ROOT            | []
            command sudo ls                           | ROOT            | []
            exec sudo ls                              | ROOT            | []
            time sudo ls                              | ROOT            | []
            nohup nice -n 5 apt-get install gcc       | PACKAGES        | [gcc]
            timeout 5 rm -rf /x                       | FILES_OUTSIDE   | []
            ls && xargs rm -rf /x                     | FILES_OUTSIDE   | []
            bash -c 'sudo ls'                         | ROOT            | []
            sh -ec "cd /; rm -rf *"                   | FILES_OUTSIDE   | []
            eval 'rm -rf' /                           | FILES_OUTSIDE   | []
            echo x > /etc/x                           | FILES_OUTSIDE   | []
            echo x >>/etc/x                           | FILES_OUTSIDE   | []
            echo x 2>/etc/x                           | FILES_OUTSIDE   | []
            echo x &>/etc/x                           | FILES_OUTSIDE   | []
            `echo x >|/etc/x`                         | FILES_OUTSIDE   | []
            > /dev/sda                                | FILES_OUTSIDE   | []
            echo x >../x                              | FILES_OUTSIDE   | []
            echo x >~/.bashrc                         | FILES_OUTSIDE   | []
            echo x >"$HOME/.bashrc"                   | FILES_OUTSIDE   | []
            echo x >/tmp/../etc/x                     | FILES_OUTSIDE   | []
            `echo x | tee -a y /etc/x`                | FILES_OUTSIDE   | []
            bash -c 'echo x >/etc/x'                  | FILES_OUTSIDE   | []
            echo "$(echo x >/etc/x)"                  | FILES_OUTSIDE   | []
            cp a /etc                                 | FILES_OUTSIDE   | []
            cp -t /etc a                              | FILES_OUTSIDE   | []
            cp --target-directory=/etc a              | FILES_OUTSIDE   | []
            env cp a /usr/bin/                        | FILES_OUTSIDE   | []
            install -m 755 a /usr/local/bin/a         | FILES_OUTSIDE   | []
            ln -s "$PWD/a" /usr/bin/a                 | FILES_OUTSIDE   | []
            mkdir -p /opt/x                           | FILES_OUTSIDE   | []
            touch /etc/x                              | FILES_OUTSIDE   | []
            mkfs.ext4 disk                            | SYSTEM          | []
            dd if=/dev/zero of=x                      | SYSTEM          | []
            systemctl restart x                       | SYSTEM          | []
            /sbin/ldconfig                            | SYSTEM          | []
            """)
    void isAnswered(String text, Item.Why why, String packages) {
        assertThat(judgement(text, false).withheld()).hasValueSatisfying(withheld -> {
            assertThat(withheld.why()).isEqualTo(why);
            assertThat(withheld.packages()).hasToString(packages);
            assertThat(withheld.command()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm a.o",
                "rm -rf build/x ./y",
                "/bin/rm a.o",
                "rm a..b",
                "echo sudo",
                "echo 'rm -rf /'",
                "# sudo ls",
                "grep apt /etc/os-release",
                "cat /etc/passwd",
                "ls ..",
                "cd sub && rm a.o",
                "cd sub; ls; rm -rf x",
                "mv a b",
                "chmod +x run.sh",
                "rm -f x 2>/dev/null",
                "rm -f x >/dev/null 2>&1",
                "env CGO_ENABLED=0 go build",
                "command -v apt-get",
                "timeout 5 ./server",
                "find . -name '*.o' -delete",
                "find / -name libc.so.6",
                "bash -c 'echo sudo'",
                "bash build.sh",
                "eval echo hi",
                "cp /etc/passwd .",
                "cp /bin/ls ls",
                "ln -s /bin/ls",
                "ln -s /bin/ls here",
                "cat </etc/passwd >x",
                "echo x >/tmp/x",
                "cp a /tmp",
                "go build -o $OUT main.go >$LOG",
                "echo x | tee x >/dev/null",
                "ls >&2 2>&1 3>&-",
                "mkdir -p a/b",
                "touch a",
                "go build -o apt main.go",
                "CC=sudo",
                ""
            })
    void mayRun(String text) {
        assertThat(judgement(text, false).withheld()).isEmpty();
    }

    @Test
    void afterTheFolderWasLeftNothingIsDeleted() {
        assertThat(judgement("rm -rf *", true).withheld())
                .hasValueSatisfying(withheld -> assertThat(withheld.why()).isEqualTo(Item.Why.FILES_OUTSIDE));
        assertThat(judgement("ls", true).withheld()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sudo", "apt-get", "pacman", "systemctl", "dd"})
    void isKnownWithoutBeingHere(String name) {
        assertThat(Withholding.knows(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rm", "go", "musl-gcc", "libc.so.6", ""})
    void isNotKnown(String name) {
        assertThat(Withholding.knows(name)).isFalse();
    }

    private static Withholding.Judgement judgement(String text, boolean hasLeft) {
        return Withholding.of(Plans.command(text), ShellText.commands(text), hasLeft);
    }
}
