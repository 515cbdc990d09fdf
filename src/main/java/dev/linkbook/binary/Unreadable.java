package dev.linkbook.binary;

import java.nio.file.Path;

/// A path behind which no bytes could be read.
///
/// @param detail the system's own words for [Reason#FAILED], else empty
public record Unreadable(Path path, Reason reason, String detail) implements Binary {
    /// Why. Its text in the glossary is `verdict.unreadable.` and the name in small letters with hyphens.
    public enum Reason {
        MISSING,
        FOLDER,
        /// a pipe, a device, a socket: reading could wait for ever, or act
        NOT_A_REGULAR_FILE,
        PERMISSION_DENIED,
        LINK_LOOP,
        /// the system refused; its words are in the detail
        FAILED;

        /// The glossary's key.
        public String key() {
            return "verdict.unreadable."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
