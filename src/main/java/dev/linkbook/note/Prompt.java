package dev.linkbook.note;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A prompt that a note uses.
///
/// @param style its form
/// @param owner the user and the host in it, which stay the same; empty in a form without
record Prompt(Style style, String owner) {
    /// The forms of prompts, the surest first. The path in one is free.
    enum Style {
        USER_HOST_PATH(Surety.NAMED, "([A-Za-z_][\\w.-]*+@[\\w.-]++):[^$#%]*+[$#%](?: |$)"),
        USER_HOST_FOLDER(Surety.NAMED, "([A-Za-z_][\\w.-]*+@[\\w.-]++) [^$#% ]++ [$#%](?: |$)"),
        BRACKETS(Surety.NAMED, "\\[([A-Za-z_][\\w.-]*+@[\\w.-]++)[ :][^\\]]*+\\][$#%](?: |$)"),
        DOLLAR(Surety.USUAL, "()\\$(?: |$)"),
        PERCENT(Surety.DOUBTFUL, "()%(?: |$)"),
        GREATER(Surety.ALONE, "()>(?: |$)"),
        HASH(Surety.ALONE, "()#(?: |$)");

        private final Surety surety;
        private final Pattern pattern;

        Style(Surety surety, String pattern) {
            this.surety = surety;
            this.pattern = Pattern.compile(pattern);
        }

        Surety surety() {
            return surety;
        }

        /// The prompt of this form at the beginning of a line.
        Optional<Prompt> at(String line) {
            Matcher matcher = pattern.matcher(line);
            return matcher.lookingAt() ? Optional.of(new Prompt(this, matcher.group(1))) : Optional.empty();
        }
    }

    /// How much a form says that a line is a prompt.
    enum Surety {
        /// It names a user and a host.
        NAMED,
        /// Few outputs begin a line so.
        USUAL,
        /// Only where a fence begins with it and a command follows that exists here.
        DOUBTFUL,
        /// The same, and only in a note that has no other prompt: it is also a comment, a continuation, a quotation.
        ALONE
    }

    /// The same for equal prompts. The JVM makes a record's `hashCode` when it is first called, which takes it 15 ms,
    /// and
    /// they would stand in front of the note's first command.
    String key() {
        return style + " " + owner;
    }

    /// How long this prompt is at the beginning of a line, with its blank; -1 when it does not stand there.
    int length(String line) {
        Matcher matcher = style.pattern.matcher(line);
        return matcher.lookingAt() && matcher.group(1).equals(owner) ? matcher.end() : -1;
    }
}
