package dev.linkbook.explain;

import dev.linkbook.binary.Place;
import java.util.Locale;
import java.util.Map;

/// A fragment held against the bytes.
sealed interface Check {
    /// The bytes say the same, at this place.
    record Agrees(Place place) implements Check {}

    /// The bytes say something else.
    ///
    /// @param operands for the glossary's words: `what` (`PT_DYNAMIC`), `value` (`2.34`)
    record Differs(Difference difference, Map<String, String> operands) implements Check {
        static Differs of(Difference difference, String what) {
            return new Differs(difference, Map.of("what", what));
        }

        static Differs of(Difference difference, String what, String value) {
            return new Differs(difference, Map.of("what", what, "value", value));
        }
    }

    /// No place in the file answers to this fragment.
    record NothingToSay() implements Check {}

    /// In what the bytes differ; each has its words in the glossary.
    enum Difference {
        /// `what` is not in the file
        ABSENT,
        /// `what` is in the file
        PRESENT,
        /// `what` holds `value`
        OTHER_VALUE,
        /// the file names the dynamic linker `value`
        NAMES_LOADER,
        /// a dynamic section without DF_1_PIE: no program
        NOT_PIE,
        /// a dynamic section, which `ldd` did not read: the processor is `value`
        DYNAMIC_ALL_THE_SAME,
        /// debugging data, but no symbol table
        ONLY_DEBUG_INFO,
        /// an ELF file
        IS_ELF;

        String key() {
            return "check." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
