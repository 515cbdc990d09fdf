package dev.linkbook.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something open at a place of the text: a quote, an expansion, a compound command. Frames stand in each other
/// by `parent`, so that the depth of a hostile text is bounded by memory and not by the stack.
final class Frame {
    /// What is open.
    enum Kind {
        COMMANDS,
        SUBSHELL,
        SUBSTITUTION,
        GROUP,
        IF,
        LOOP,
        FOR,
        CASE,
        CONDITIONAL,
        DOUBLE_QUOTE,
        HERE_BODY,
        PARAMETER,
        ARITHMETIC,
        ARITHMETIC_COMMAND,
        ARRAY;

        /// Whether commands are read in it, as opposed to characters of one word.
        boolean holdsCommands() {
            return switch (this) {
                case COMMANDS, SUBSHELL, SUBSTITUTION, GROUP, IF, LOOP, FOR, CASE, CONDITIONAL -> true;
                case DOUBLE_QUOTE, HERE_BODY, PARAMETER, ARITHMETIC, ARITHMETIC_COMMAND, ARRAY -> false;
            };
        }

        /// Whether what stands in it is a part of a word of the frame around it.
        boolean insideWord() {
            return this == SUBSTITUTION || (!holdsCommands() && this != ARITHMETIC_COMMAND);
        }
    }

    /// What the next word or operator may be.
    enum Expect {
        COMMAND,
        TIMED_COMMAND,
        ASSIGNMENT_OR_COMMAND,
        ARGUMENT,
        REDIRECTION_TARGET,
        HERE_DELIMITER,
        AFTER_COMPOUND,
        FOR_NAME,
        FOR_IN,
        FOR_WORD,
        CASE_WORD,
        CASE_IN,
        PATTERN_START,
        PATTERN,
        FUNCTION_NAME,
        FUNCTION_BODY,
        CONDITION
    }

    /// A here-document whose body has not been read.
    record HereDocument(String delimiter, boolean stripsTabs, boolean expands) {}

    final Kind kind;
    final int start;
    final @Nullable Frame parent;
    /// How many expansions are open around this frame.
    final int depth;
    final List<HereDocument> hereDocuments;

    Expect expect = Expect.COMMAND;
    Expect resume = Expect.COMMAND;
    boolean stripsTabs;
    /// After `|`, `&&` or `||`: the text cannot end here.
    boolean needsCommand;
    /// Whether a command has begun since the frame was opened, or since its `then`, `else` or `do`.
    boolean hasCommand;
    /// In a compound command, behind its `then`, `do` or pattern.
    boolean inBody;

    int parentheses;
    int wordStart = -1;
    List<Quotes.Span> expansions = new ArrayList<>();
    /// How many words the simple command has so far.
    int words;
    /// Those of them that are collected, and its redirections.
    List<ShellWord> command = new ArrayList<>();

    Frame(Kind kind, int start, @Nullable Frame parent) {
        this.kind = kind;
        this.start = start;
        this.parent = parent;
        this.hereDocuments = parent == null || kind == Kind.SUBSTITUTION ? new ArrayList<>() : parent.hereDocuments;
        this.depth = (parent == null ? 0 : parent.depth) + (kind.insideWord() ? 1 : 0);
    }

    /// Whether a loop's `do` comes next.
    boolean needsDo() {
        return kind == Kind.FOR && !inBody && expect == Expect.COMMAND;
    }

    /// What the next word is for.
    ShellPlace.Kind place() {
        return switch (expect) {
            case COMMAND -> needsDo() ? ShellPlace.Kind.OTHER : ShellPlace.Kind.COMMAND;
            case TIMED_COMMAND, ASSIGNMENT_OR_COMMAND -> ShellPlace.Kind.COMMAND;
            case ARGUMENT -> ShellPlace.Kind.ARGUMENT;
            case REDIRECTION_TARGET, FOR_WORD, CONDITION -> ShellPlace.Kind.FILE;
            case HERE_DELIMITER,
                    AFTER_COMPOUND,
                    FOR_NAME,
                    FOR_IN,
                    CASE_WORD,
                    CASE_IN,
                    PATTERN_START,
                    PATTERN,
                    FUNCTION_NAME,
                    FUNCTION_BODY -> ShellPlace.Kind.OTHER;
        };
    }

    /// The frame whose word holds an expansion that stands in this frame; null inside another expansion.
    @Nullable
    Frame wordOwner() {
        Frame owner = kind == Kind.DOUBLE_QUOTE ? parent : this;
        return owner != null && owner.kind.holdsCommands() ? owner : null;
    }
}
