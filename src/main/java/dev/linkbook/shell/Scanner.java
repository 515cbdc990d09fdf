package dev.linkbook.shell;

import dev.linkbook.shell.Frame.Expect;
import dev.linkbook.shell.Frame.HereDocument;
import dev.linkbook.shell.Frame.Kind;
import dev.linkbook.shell.Grammar.Parenthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Walks once over a text, splits it into tokens, and feeds them to the grammar. What is open is kept in frames.
final class Scanner {
    /// `$((` that turns out to be `$( (` is read again; a hostile text may not ask for that at every character.
    private static final int REREADS = 64;

    private final String text;
    private final int offset;
    private final Grammar grammar;
    private final Tokens tokens;
    private int at;
    private int rereads;
    private int notArithmetic = -1;
    private boolean stopsAtEnd;
    private int end = -1;
    private boolean unterminated;
    /// Whether the text ends where a `$` is a character like others: in a comment, in single quotes.
    private boolean literal;
    private boolean endsInside;

    Scanner(String text, int from) {
        this(text, from, 0, Kind.COMMANDS);
    }

    private Scanner(String text, int from, int offset, Kind root) {
        this.text = text;
        this.offset = offset;
        this.at = from;
        this.grammar = new Grammar(new Frame(root, from, null));
        this.tokens = new Tokens(text, offset);
    }

    boolean isComplete() {
        scan();
        return finish();
    }

    OptionalInt commandEnd() {
        stopsAtEnd = true;
        scan();
        if (end < 0 && finish()) {
            end = text.length();
        }
        return end < 0 ? OptionalInt.empty() : OptionalInt.of(end);
    }

    List<ShellWord> words() {
        collect();
        return tokens.words();
    }

    List<List<ShellWord>> commands() {
        collect();
        return tokens.commands();
    }

    private void collect() {
        tokens.collect();
        scan();
        if (grammar.top().kind.holdsCommands()) {
            endWord();
        }
        tokens.flush(grammar.top());
    }

    /// After `commands`: the texts inside this one that bash reads again.
    List<Scanner> inner() {
        return tokens.inner().stream()
                .map(inner -> new Scanner(
                        inner.text(), 0, offset + inner.start(), inner.isQuoted() ? Kind.HERE_BODY : Kind.COMMANDS))
                .toList();
    }

    /// After `place`: whether the text ends in the last of its inner ones, whose place counts.
    boolean endsInside() {
        return endsInside;
    }

    /// What can stand at the end of the text.
    ShellPlace place() {
        tokens.collect();
        scan();
        Frame frame = grammar.top().kind == Kind.DOUBLE_QUOTE ? grammar.top().parent : grammar.top();
        if (frame == null || !frame.kind.holdsCommands() || (literal && frame.wordStart < 0)) {
            return ShellPlace.other(!literal);
        }
        return tokens.place(frame, grammar.keywords(), !literal);
    }

    private void scan() {
        while (at < text.length() && end < 0) {
            if (stopsAtEnd && grammar.isBroken()) {
                end = lineEnd(at);
                return;
            }
            at = step();
        }
    }

    /// Takes the end of the text for the end of a line; true when bash would then run it, or refuse it.
    private boolean finish() {
        Frame top = grammar.top();
        if (unterminated || !top.kind.holdsCommands()) {
            return grammar.isBroken();
        }
        endWord();
        if (grammar.isBroken()) {
            return true;
        }
        grammar.operator("\n");
        return grammar.isBroken() || grammar.isAtEnd();
    }

    private int step() {
        Frame top = grammar.top();
        return switch (top.kind) {
            case COMMANDS, SUBSHELL, SUBSTITUTION, GROUP, IF, LOOP, FOR, CASE, CONDITIONAL ->
                top.wordStart < 0 ? betweenWords() : inWord(top);
            case DOUBLE_QUOTE -> text.charAt(at) == '"' ? close(false) : inDoubleQuote();
            case HERE_BODY -> inDoubleQuote();
            case PARAMETER -> text.charAt(at) == '}' ? close(true) : wordCharacter();
            case ARITHMETIC, ARITHMETIC_COMMAND -> inArithmetic(top);
            case ARRAY -> inArray(top);
        };
    }

    private int betweenWords() {
        char c = text.charAt(at);
        return switch (c) {
            case ' ', '\t' -> at + 1;
            case '#' -> comment();
            case '\n' -> lineBreak();
            case '\\' -> text.startsWith("\\\n", at) ? at + 2 : beginWord();
            case '<', '>' -> text.startsWith("(", at + 1) ? beginWord() : operator(at);
            default -> Operators.isMeta(c) ? operator(at) : beginWord();
        };
    }

    private int comment() {
        int stop = lineEnd(at);
        literal = stop == text.length();
        return stop;
    }

    private int beginWord() {
        Frame top = grammar.top();
        top.wordStart = at;
        top.expansions = new ArrayList<>();
        return inWord(top);
    }

    private int inWord(Frame top) {
        char c = text.charAt(at);
        if (!Operators.isMeta(c)) {
            return wordCharacter();
        }
        if ((c == '<' || c == '>') && text.startsWith("(", at + 1)) {
            return push(Kind.SUBSTITUTION, 2);
        }
        if (c == '(' && tokens.isArrayName(top.wordStart, at)) {
            return push(Kind.ARRAY, 1);
        }
        if ((c == '<' || c == '>') && tokens.isDescriptor(top.wordStart, at)) {
            int start = top.wordStart;
            top.wordStart = -1;
            return operator(start);
        }
        endWord();
        return at;
    }

    private int wordCharacter() {
        return switch (text.charAt(at)) {
            case '\\' -> escaped();
            case '\'' -> singleQuote();
            case '"' -> push(Kind.DOUBLE_QUOTE, 1);
            case '$' -> text.startsWith("$'", at) ? ansiQuote() : dollar();
            case '`' -> backquote();
            default -> at + 1;
        };
    }

    private int inDoubleQuote() {
        return switch (text.charAt(at)) {
            case '\\' -> escaped();
            case '$' -> dollar();
            case '`' -> backquote();
            default -> at + 1;
        };
    }

    private int inArray(Frame top) {
        char c = text.charAt(at);
        if (c == ')') {
            return close(true);
        }
        boolean comment = c == '#' && at > top.start && " \t\n(".indexOf(text.charAt(at - 1)) >= 0;
        return comment ? comment() : wordCharacter();
    }

    private int inArithmetic(Frame top) {
        char c = text.charAt(at);
        if (c == '(') {
            top.parentheses++;
            return at + 1;
        }
        if (c != ')') {
            return wordCharacter();
        }
        if (top.parentheses > 0) {
            top.parentheses--;
            return at + 1;
        }
        if (at + 1 == text.length()) {
            return at + 1;
        }
        return text.charAt(at + 1) == ')' || rereads == REREADS ? closeArithmetic() : reread(top);
    }

    private int closeArithmetic() {
        int next = at + (text.charAt(at + 1) == ')' ? 2 : 1);
        at = next - 1;
        return close(grammar.top().kind == Kind.ARITHMETIC);
    }

    /// What began with `((` holds one `)` alone: two opening parentheses, then, of commands.
    private int reread(Frame top) {
        rereads++;
        notArithmetic = top.start;
        tokens.forgetSince(top.start);
        grammar.pop();
        if (top.kind == Kind.ARITHMETIC) {
            at = top.start;
            return dollar();
        }
        grammar.push(Kind.SUBSHELL, top.start);
        return top.start + 1;
    }

    private int dollar() {
        if (text.startsWith("$((", at) && at != notArithmetic) {
            return push(Kind.ARITHMETIC, 3);
        }
        if (text.startsWith("$(", at)) {
            return push(Kind.SUBSTITUTION, 2);
        }
        return text.startsWith("${", at) ? push(Kind.PARAMETER, 2) : at + 1;
    }

    private int push(Kind kind, int length) {
        grammar.push(kind, at);
        return at + length;
    }

    /// Closes the innermost frame at its last character.
    private int close(boolean isExpansion) {
        Frame closed = grammar.top();
        grammar.pop();
        if (isExpansion) {
            tokens.expansion(grammar.top(), closed.start, at + 1);
        }
        return at + 1;
    }

    private int escaped() {
        literal = at + 1 == text.length();
        unterminated |= literal;
        return Math.min(at + 2, text.length());
    }

    private int singleQuote() {
        int close = text.indexOf('\'', at + 1);
        literal = close < 0;
        unterminated |= literal;
        return close < 0 ? text.length() : close + 1;
    }

    private int ansiQuote() {
        int close = AnsiQuote.close(text, at + 2, text.length());
        literal = close == text.length();
        unterminated |= literal;
        return Math.min(close + 1, text.length());
    }

    /// Inside backquotes bash looks only for the one that closes, and reads the rest later.
    private int backquote() {
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != '`') {
            close += text.charAt(close) == '\\' ? 2 : 1;
        }
        endsInside = close >= text.length();
        unterminated |= endsInside;
        int stop = Math.min(close, text.length());
        tokens.backquoted(at + 1, stop);
        int next = Math.min(stop + 1, text.length());
        tokens.expansion(grammar.top(), at, next);
        return next;
    }

    private void endWord() {
        Frame top = grammar.top();
        if (top.wordStart >= 0) {
            tokens.endWord(grammar, at);
        }
    }

    private int operator(int start) {
        String operator = Operators.at(text, at);
        if ("(".equals(operator)) {
            return parenthesis();
        }
        int next = at + operator.length();
        Frame top = grammar.top();
        if (top.kind == Kind.SUBSTITUTION && ")".equals(operator) && top.expect != Expect.PATTERN) {
            tokens.endCommand(top);
            return close(true);
        }
        tokens.operator(top, start, next);
        grammar.operator(operator);
        return next;
    }

    private int parenthesis() {
        Frame top = grammar.top();
        Parenthesis meaning = grammar.parenthesis(top.words);
        int closing = closingParenthesis();
        boolean arithmetic = text.startsWith("((", at) && at != notArithmetic;
        tokens.operator(top, at, at + 1);
        if (meaning == Parenthesis.IGNORED) {
            return at + 1;
        }
        boolean function = meaning == Parenthesis.FUNCTION || meaning == Parenthesis.FUNCTION_OR_COMPOUND;
        if (function && closing >= 0) {
            tokens.forgetCommand(top);
            tokens.operator(top, closing, closing + 1);
            grammar.functionParentheses();
            return closing + 1;
        }
        if (meaning == Parenthesis.MISPLACED || meaning == Parenthesis.FUNCTION) {
            grammar.refuse();
            return at + 1;
        }
        grammar.openParenthesis(arithmetic ? Kind.ARITHMETIC_COMMAND : Kind.SUBSHELL, at);
        return at + (arithmetic ? 2 : 1);
    }

    /// The index of `)` when nothing but blanks stands before it, else -1.
    private int closingParenthesis() {
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return text.startsWith(")", next) ? next : -1;
    }

    private int lineBreak() {
        Frame top = grammar.top();
        tokens.operator(top, at, at + 1);
        grammar.operator("\n");
        int next = hereDocuments(at + 1, top.hereDocuments);
        if (stopsAtEnd && !unterminated && grammar.isAtEnd()) {
            end = next > at + 1 && text.charAt(next - 1) != '\n' ? next : next - 1;
        }
        return next;
    }

    private int hereDocuments(int start, List<HereDocument> documents) {
        int next = start;
        for (HereDocument document : documents) {
            int close = tokens.hereDocument(document, next);
            endsInside |= close < 0 && document.expands() && next < text.length();
            literal |= close < 0 && !document.expands();
            unterminated |= close < 0;
            next = close < 0 ? text.length() : Math.min(lineEnd(close) + 1, text.length());
        }
        documents.clear();
        return next;
    }

    private int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline;
    }
}
