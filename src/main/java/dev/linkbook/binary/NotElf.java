package dev.linkbook.binary;

import java.nio.file.Path;

/// A file that does not begin with ELF's magic number.
public record NotElf(Path path, Kind kind, long sizeBytes) implements Binary {
    /// What the first bytes say it is instead.
    public enum Kind {
        /// `!<arch>\n`, or `!<thin>\n`: what `ar` and `go build -buildmode=c-archive` write.
        ARCHIVE,
        /// `#!`: the kernel starts the interpreter named behind it.
        SCRIPT,
        /// `MZ`: a Windows program, `GOOS=windows`.
        PE,
        /// A macOS program, for one machine or several, `GOOS=darwin`.
        MACH_O,
        /// `\0asm`: WebAssembly, `GOARCH=wasm`.
        WASM,
        /// No bytes at all.
        EMPTY,
        /// Anything else.
        OTHER
    }
}
