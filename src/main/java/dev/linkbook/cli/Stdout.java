package dev.linkbook.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The process's stdout, which knows at the end what has gone wrong: a `PrintStream` goes on without a word, and says
/// at most that something did.
final class Stdout extends OutputStream {
    /// EPIPE in the languages that Linkbook speaks: nobody reads any more, as in `linkbook --help | head -1`, and so
    /// nobody misses anything.
    private static final Set<String> NO_READER = Set.of("Broken pipe", "断开的管道");

    private final OutputStream descriptor = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    /// In UTF-8 whatever the locale says, as notes and tools speak it.
    PrintStream printer() {
        return new PrintStream(new BufferedOutputStream(this), false, StandardCharsets.UTF_8);
    }

    /// Whether all was written; says what was wrong if not.
    boolean isWhole(PrintStream err) {
        if (failure == null) {
            return true;
        }
        String why = String.valueOf(failure.getMessage());
        if (!NO_READER.contains(why)) {
            err.println("linkbook: cannot write to stdout: " + why);
        }
        return false;
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            descriptor.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }
}
