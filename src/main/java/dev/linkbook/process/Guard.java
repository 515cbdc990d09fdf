package dev.linkbook.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A small shell process that outlives this JVM by a moment. It is told which process groups run, sends
/// signals to them, and kills all of them, and whatever carries the mark, when its stdin ends: that is,
/// when it is closed or when the JVM is gone for whatever reason, SIGKILL included.
///
/// It has a session of its own, so that Ctrl-C at a terminal does not end it first. Should somebody kill
/// it, the next message starts another.
final class Guard {
    private static final long LAST_SWEEP_MILLIS = 5_000;

    /// Messages are lines: `+ GROUP`, `- GROUP`, or `SIGNAL GROUP`. After the end of the input it looks
    /// again until it has found nothing twice, as a process may be in the middle of a fork. A group counts as found
    /// by its living members only: a signal to zombies succeeds too. A shell reads byte by byte, so the sessions of
    /// all processes are looked at only when there is a group to compare them with.
    private static final String SCRIPT = """
            mark=$1
            groups=' '
            trap '' HUP INT QUIT TERM
            while read -r verb group; do
              case $verb in
              +) groups="$groups$group " ;;
              -) case $groups in *" $group "*)
                   groups="${groups%%" $group "*} ${groups#*" $group "}" ;;
                 esac ;;
              *) kill -s "$verb" -- "-$group" ;;
              esac
            done
            clean=0 rounds=0
            while [ "$clean" -lt 2 ] && [ "$rounds" -lt 50 ]; do
              found=
              for group in $groups; do
                kill -s KILL -- "-$group"
              done
              case $groups in *[0-9]*)
                for stat in /proc/[0-9]*/stat; do
                  read -r line < "$stat" || continue
                  set -- ${line##*) }
                  case $1 in Z | X) continue ;; esac
                  pid=${stat#/proc/} pid=${pid%/stat}
                  case $groups in *" $4 "*) kill -s KILL "$pid" && found=yes ;; esac
                done ;;
              esac
              for environ in $(grep -lsF -e "$mark" /proc/[0-9]*/environ); do
                pid=${environ#/proc/} pid=${pid%/environ}
                kill -s KILL "$pid" && found=yes
              done
              rounds=$((rounds + 1)) clean=$((clean + 1))
              if [ -n "$found" ]; then clean=0; sleep 0.02; fi
            done
            """;

    private final String mark;
    private final Set<Long> groups = new LinkedHashSet<>();
    private @Nullable Process shell;
    private boolean closed;

    /// @param mark a text that stands in the environment of everything that is to be killed
    Guard(String mark) {
        this.mark = mark;
    }

    /// @throws IOException if no guard can be started; then nothing else should be
    synchronized void ready() throws IOException {
        if (closed) {
            throw new IOException("the guard is closed");
        }
        if (shell == null || !shell.isAlive()) {
            shell = start();
            for (long group : groups) {
                write(shell, "+ " + group);
            }
        }
    }

    /// Told first, then noted: a shell that starts hears what is noted, and a group that it knows twice it would still
    /// know after [#forget], and kill at its end whoever has that number by then.
    synchronized void watch(long group) {
        tell("+ " + group);
        groups.add(group);
    }

    synchronized void forget(long group) {
        groups.remove(group);
        tell("- " + group);
    }

    /// @param signal its name without SIG
    synchronized void signal(String signal, long group) {
        tell(signal + " " + group);
    }

    /// Kills everything and waits until that is done.
    synchronized void close() {
        closed = true;
        Process last = shell;
        if (last == null) {
            return;
        }
        shell = null;
        try {
            last.getOutputStream().close();
            if (!last.waitFor(LAST_SWEEP_MILLIS, TimeUnit.MILLISECONDS)) {
                last.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            last.destroyForcibly();
        } catch (InterruptedException e) {
            // The guard goes on by itself.
            Thread.currentThread().interrupt();
        }
    }

    /// A guard that cannot be reached is replaced, which tells the new one all groups; one that cannot
    /// be replaced leaves the sweep of [GroupStopper], which needs none.
    private void tell(String message) {
        try {
            ready();
            if (shell != null) {
                write(shell, message);
            }
        } catch (IOException e) {
            shell = null;
        }
    }

    private static void write(Process shell, String message) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        pipe.write((message + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    /// Not by zt-exec, which cannot keep a process's stdin open to write to.
    private Process start() throws IOException {
        return new ProcessBuilder("setsid", "sh", "-c", SCRIPT, "linkbook-guard", mark)
                .directory(new File("/"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
