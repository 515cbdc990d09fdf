package dev.linkbook.shell;

import dev.linkbook.shell.Frame.Expect;
import dev.linkbook.shell.Frame.HereDocument;
import java.util.ArrayList;
import java.util.List;

/// The words, the operators and the simple commands found so far, if somebody collects them.
final class Tokens {
    /// Deeper than this, words that hold expansions are not copied: each level would repeat all the deeper ones.
    private static final int DEEPEST_COPY = 16;

    /// No keyword is longer, and an assignment shows itself by its beginning.
    private static final int LONGEST_TOLD = 256;

    private final String text;
    private final int offset;
    private boolean collecting;
    private final List<ShellWord> words = new ArrayList<>();
    private final List<List<ShellWord>> commands = new ArrayList<>();
    private final List<Inner> inner = new ArrayList<>();

    /// A text that bash reads once more.
    ///
    /// @param isQuoted true for a here-document's body, in which only expansions are commands
    record Inner(String text, int start, boolean isQuoted) {}

    Tokens(String text, int offset) {
        this.text = text;
        this.offset = offset;
    }

    void collect() {
        collecting = true;
    }

    List<ShellWord> words() {
        return List.copyOf(words);
    }

    List<List<ShellWord>> commands() {
        return commands;
    }

    List<Inner> inner() {
        return inner;
    }

    boolean isArrayName(int start, int end) {
        return text.charAt(end - 1) == '=' && Reserved.isAssignment(text.substring(start, end));
    }

    /// Whether the word in front of `<` or `>` belongs to it: `2>`, `{log}>`.
    boolean isDescriptor(int start, int end) {
        String word = text.substring(start, Math.min(end, start + LONGEST_TOLD));
        return word.chars().allMatch(c -> c >= '0' && c <= '9') || word.matches("\\{[A-Za-z_][A-Za-z0-9_]*}");
    }

    void expansion(Frame frame, int start, int end) {
        Frame owner = frame.wordOwner();
        if (owner != null) {
            owner.expansions.add(new Quotes.Span(start, end));
        }
    }

    void endWord(Grammar grammar, int end) {
        Frame frame = grammar.top();
        int start = frame.wordStart;
        String raw = text.substring(start, Math.min(end, start + LONGEST_TOLD));
        boolean delimiter = frame.expect == Expect.HERE_DELIMITER;
        if (grammar.isMisplaced(raw)) {
            grammar.refuse();
        }
        boolean taken = grammar.takesWord() && !grammar.isKeywordHere(raw);
        take(frame, end, taken, !frame.expansions.isEmpty());
        frame.words += taken ? 1 : 0;
        String value = delimiter ? Quotes.remove(text, start, end, frame.expansions) : raw;
        boolean quoted = delimiter && !text.substring(start, end).equals(value);
        frame.wordStart = -1;
        grammar.word(raw, value, quoted, start);
    }

    private void take(Frame frame, int end, boolean ofCommand, boolean expands) {
        if (!collecting || (frame.depth > DEEPEST_COPY && expands)) {
            return;
        }
        int start = frame.wordStart;
        String value = Quotes.remove(text, start, end, frame.expansions);
        var word = new ShellWord(text.substring(start, end), value, offset + start, offset + end, false);
        if (frame.depth == 0) {
            words.add(word);
        }
        if (ofCommand) {
            frame.command.add(word);
        }
    }

    void operator(Frame frame, int start, int end) {
        String operator = text.substring(start, end);
        boolean redirection = Operators.isRedirection(operator) && frame.expect != Expect.CONDITION;
        if (collecting) {
            var word = new ShellWord(operator, operator, offset + start, offset + end, true);
            if (frame.depth == 0) {
                words.add(word);
            }
            if (redirection) {
                frame.command.add(word);
            }
        }
        if (!redirection && !"(".equals(operator)) {
            endCommand(frame);
        }
    }

    void endCommand(Frame frame) {
        frame.words = 0;
        if (!frame.command.isEmpty()) {
            commands.add(List.copyOf(frame.command));
            frame.command = new ArrayList<>();
        }
    }

    /// What looked like a command was the name of a function.
    void forgetCommand(Frame frame) {
        frame.words = 0;
        frame.command = new ArrayList<>();
    }

    /// Drops what was found at or behind an index, because it is read again.
    void forgetSince(int start) {
        words.removeIf(word -> word.start() >= offset + start);
        commands.removeIf(command -> command.getFirst().start() >= offset + start);
        inner.removeIf(found -> found.start() >= start);
    }

    void backquoted(int start, int end) {
        if (collecting) {
            String body = text.substring(start, end).replaceAll("\\\\([\\\\`$])", "$1");
            inner.add(new Inner(body, start, false));
        }
    }

    /// The end of the text, in a frame that holds commands.
    ShellPlace place(Frame frame, List<String> keywords, boolean expands) {
        int start = frame.wordStart < 0 ? text.length() : frame.wordStart;
        List<String> words = ShellText.withoutRedirections(frame.command).stream()
                .dropWhile(ShellWord::isAssignment)
                .map(ShellWord::value)
                .toList();
        String value = Quotes.remove(text, start, text.length(), frame.expansions);
        return new ShellPlace(frame.place(), words, keywords, text.substring(start), value, expands);
    }

    /// The index at which the line that closes a here-document begins, or -1.
    int hereDocument(HereDocument document, int start) {
        int line = start;
        boolean joined = false;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int stop = end < 0 ? text.length() : end;
            if (!joined && isDelimiter(document, line, stop)) {
                body(document, start, line);
                return line;
            }
            joined = document.expands() && endsInBackslash(line, stop);
            line = stop + 1;
        }
        body(document, start, text.length());
        return -1;
    }

    private void body(HereDocument document, int start, int end) {
        if (collecting && document.expands() && start < end) {
            inner.add(new Inner(text.substring(start, end), start, true));
        }
    }

    private boolean isDelimiter(HereDocument document, int line, int stop) {
        int start = line;
        while (document.stripsTabs() && start < stop && text.charAt(start) == '\t') {
            start++;
        }
        int length = document.delimiter().length();
        return stop - start == length && text.startsWith(document.delimiter(), start);
    }

    private boolean endsInBackslash(int line, int stop) {
        int backslashes = 0;
        while (stop - backslashes > line && text.charAt(stop - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /// At the end of a text that may be incomplete: the words that an expansion holds open, and the commands, from the
    /// innermost out.
    void flush(Frame innermost) {
        for (Frame frame = innermost; frame != null; frame = frame.parent) {
            if (frame.kind.holdsCommands()) {
                if (frame.wordStart >= 0) {
                    take(frame, text.length(), true, true);
                }
                endCommand(frame);
            }
        }
    }
}
