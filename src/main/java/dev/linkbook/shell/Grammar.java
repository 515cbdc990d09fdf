package dev.linkbook.shell;

import dev.linkbook.shell.Frame.Expect;
import dev.linkbook.shell.Frame.HereDocument;
import dev.linkbook.shell.Frame.Kind;
import java.util.List;

/// Which word or operator may follow: bash(1), "SHELL GRAMMAR". Fed with the tokens of a text, it knows the
/// innermost open frame, and whether bash would have refused the text by now.
final class Grammar {
    /// Keywords in front of a command that are none of a compound command, and long enough to be completed.
    private static final List<String> STARTERS = List.of("function", "time");

    private Frame top;
    private boolean broken;

    Grammar(Frame root) {
        this.top = root;
    }

    Frame top() {
        return top;
    }

    boolean isBroken() {
        return broken;
    }

    /// Whether the text could end here, at the end of a line.
    boolean isAtEnd() {
        return top.parent == null && top.expect == Expect.COMMAND && !top.needsCommand && top.hereDocuments.isEmpty();
    }

    void push(Kind kind, int start) {
        top = new Frame(kind, start, top);
    }

    /// Closes the innermost frame; the root stays.
    void pop() {
        if (top.parent != null) {
            top = top.parent;
        }
    }

    /// Whether the next word would belong to a simple command.
    boolean takesWord() {
        return switch (top.expect) {
            case COMMAND, TIMED_COMMAND, ASSIGNMENT_OR_COMMAND, ARGUMENT, REDIRECTION_TARGET, HERE_DELIMITER -> true;
            case AFTER_COMPOUND,
                    FOR_NAME,
                    FOR_IN,
                    FOR_WORD,
                    CASE_WORD,
                    CASE_IN,
                    PATTERN_START,
                    PATTERN,
                    FUNCTION_NAME,
                    FUNCTION_BODY,
                    CONDITION -> false;
        };
    }

    /// The keywords that can stand here. None that closes where bash wants a command before it.
    List<String> keywords() {
        return Reserved.keywords().filter(this::canStand).toList();
    }

    private boolean canStand(String keyword) {
        boolean opens = Reserved.opens(keyword);
        boolean closes = (top.hasCommand || top.kind == Kind.CASE) && closesHere(keyword);
        if (top.needsDo()) {
            return "do".equals(keyword);
        }
        return switch (top.expect) {
            case COMMAND -> opens || STARTERS.contains(keyword) || (closes && !top.needsCommand);
            case TIMED_COMMAND -> opens;
            case AFTER_COMPOUND -> closes;
            case FOR_IN -> "in".equals(keyword) || "do".equals(keyword);
            case CASE_IN -> "in".equals(keyword);
            case PATTERN_START -> "esac".equals(keyword);
            case FUNCTION_BODY -> opens;
            case CONDITION -> "]]".equals(keyword);
            case ASSIGNMENT_OR_COMMAND,
                    ARGUMENT,
                    REDIRECTION_TARGET,
                    HERE_DELIMITER,
                    FOR_NAME,
                    FOR_WORD,
                    CASE_WORD,
                    PATTERN,
                    FUNCTION_NAME -> false;
        };
    }

    /// Whether this word would be read as a keyword here.
    boolean isKeywordHere(String word) {
        boolean timed = top.expect == Expect.TIMED_COMMAND;
        return ((timed || top.expect == Expect.COMMAND) && Reserved.isKeyword(word)) || (timed && "-p".equals(word));
    }

    /// Whether bash would refuse this word here, where only certain keywords may stand.
    boolean isMisplaced(String raw) {
        return switch (top.expect) {
            case AFTER_COMPOUND -> !Reserved.closes(raw);
            case FOR_IN -> !"in".equals(raw) && !"do".equals(raw);
            case CASE_IN -> !"in".equals(raw);
            case FUNCTION_BODY -> !Reserved.opens(raw);
            case COMMAND,
                    TIMED_COMMAND,
                    ASSIGNMENT_OR_COMMAND,
                    ARGUMENT,
                    REDIRECTION_TARGET,
                    HERE_DELIMITER,
                    FOR_NAME,
                    FOR_WORD,
                    CASE_WORD,
                    PATTERN_START,
                    PATTERN,
                    FUNCTION_NAME,
                    CONDITION -> false;
        };
    }

    /// Takes a word.
    ///
    /// @param raw as typed, or as much of it as tells whether it is an assignment or a keyword
    /// @param value without its quotes; only a here-document's delimiter asks for it
    /// @param quoted whether that delimiter has quotes
    void word(String raw, String value, boolean quoted, int start) {
        boolean fits = switch (top.expect) {
            case COMMAND -> commandWord(raw, start);
            case TIMED_COMMAND -> "-p".equals(raw) || commandWord(raw, start);
            case ASSIGNMENT_OR_COMMAND -> argument(raw);
            case ARGUMENT, FOR_WORD -> true;
            case REDIRECTION_TARGET -> expect(top.resume);
            case HERE_DELIMITER -> hereDocument(value, quoted);
            case AFTER_COMPOUND -> closingWord(raw);
            case FOR_NAME -> expect(Expect.FOR_IN);
            case FOR_IN -> forIn(raw);
            case CASE_WORD -> expect(Expect.CASE_IN);
            case CASE_IN -> "in".equals(raw) && expect(Expect.PATTERN_START);
            case PATTERN_START -> "esac".equals(raw) ? close() : expect(Expect.PATTERN);
            case PATTERN -> true;
            case FUNCTION_NAME -> expect(Expect.FUNCTION_BODY);
            case FUNCTION_BODY -> opensCompound(raw, start);
            case CONDITION -> !"]]".equals(raw) || close();
        };
        broken |= !fits;
    }

    private boolean expect(Expect next) {
        top.expect = next;
        return true;
    }

    private boolean argument(String raw) {
        return expect(Reserved.isAssignment(raw) ? Expect.ASSIGNMENT_OR_COMMAND : Expect.ARGUMENT);
    }

    private boolean hereDocument(String value, boolean quoted) {
        top.hereDocuments.add(new HereDocument(value, top.stripsTabs, !quoted));
        return expect(top.resume);
    }

    private boolean commandWord(String raw, int start) {
        if (!Reserved.isKeyword(raw) || "in".equals(raw) || "]]".equals(raw)) {
            beginCommand();
            return argument(raw);
        }
        return switch (raw) {
            case "!", "coproc" -> expect(Expect.COMMAND);
            case "time" -> expect(Expect.TIMED_COMMAND);
            case "function" -> {
                beginCommand();
                yield expect(Expect.FUNCTION_NAME);
            }
            default -> opensCompound(raw, start) || closingWord(raw);
        };
    }

    private boolean opensCompound(String raw, int start) {
        return switch (raw) {
            case "if" -> open(Kind.IF, Expect.COMMAND, start);
            case "while", "until" -> open(Kind.LOOP, Expect.COMMAND, start);
            case "for", "select" -> open(Kind.FOR, Expect.FOR_NAME, start);
            case "case" -> open(Kind.CASE, Expect.CASE_WORD, start);
            case "{" -> open(Kind.GROUP, Expect.COMMAND, start);
            case "[[" -> open(Kind.CONDITIONAL, Expect.CONDITION, start);
            default -> false;
        };
    }

    private void beginCommand() {
        top.needsCommand = false;
        top.hasCommand = true;
    }

    private boolean open(Kind kind, Expect first, int start) {
        beginCommand();
        top.expect = Expect.AFTER_COMPOUND;
        push(kind, start);
        return expect(first);
    }

    /// Closes the innermost compound command.
    private boolean close() {
        boolean fits = !top.needsCommand;
        pop();
        return expect(Expect.AFTER_COMPOUND) && fits;
    }

    private boolean closingWord(String raw) {
        return closesHere(raw)
                && switch (raw) {
                    case "then", "else", "do" -> body(true);
                    case "elif" -> body(false);
                    default -> close();
                };
    }

    /// Whether the innermost compound command has this closing word next.
    private boolean closesHere(String raw) {
        return switch (raw) {
            case "then" -> top.kind == Kind.IF && !top.inBody;
            case "elif", "else", "fi" -> top.kind == Kind.IF && top.inBody;
            case "do" -> (top.kind == Kind.LOOP || top.kind == Kind.FOR) && !top.inBody;
            case "done" -> (top.kind == Kind.LOOP || top.kind == Kind.FOR) && top.inBody;
            case "esac" -> top.kind == Kind.CASE;
            case "}" -> top.kind == Kind.GROUP;
            default -> false;
        };
    }

    private boolean body(boolean inBody) {
        boolean fits = !top.needsCommand;
        top.inBody = inBody;
        top.hasCommand = false;
        return expect(Expect.COMMAND) && fits;
    }

    private boolean forIn(String raw) {
        return switch (raw) {
            case "in" -> expect(Expect.FOR_WORD);
            case "do" -> body(true);
            default -> false;
        };
    }

    /// Takes an operator other than `(`.
    void operator(String operator) {
        if (top.expect == Expect.CONDITION) {
            return;
        }
        boolean fits = Operators.isRedirection(operator)
                ? redirection(operator)
                : switch (operator) {
                    case "\n" -> lineBreak();
                    case ";", "&" -> separator();
                    case "&&", "||", "|", "|&" -> connector(operator);
                    case ";;", ";&", ";;&" -> endOfClause();
                    default -> closeParenthesis();
                };
        broken |= !fits;
    }

    private boolean redirection(String operator) {
        boolean fits = takesRedirection();
        top.resume = top.expect == Expect.COMMAND ? Expect.ASSIGNMENT_OR_COMMAND : top.expect;
        beginCommand();
        top.stripsTabs = operator.endsWith("<<-");
        boolean here = top.stripsTabs || (operator.endsWith("<<") && !operator.endsWith("<<<"));
        return expect(here ? Expect.HERE_DELIMITER : Expect.REDIRECTION_TARGET) && fits;
    }

    private boolean takesRedirection() {
        return switch (top.expect) {
            case COMMAND, TIMED_COMMAND, ASSIGNMENT_OR_COMMAND, ARGUMENT, AFTER_COMPOUND -> true;
            case REDIRECTION_TARGET,
                    HERE_DELIMITER,
                    FOR_NAME,
                    FOR_IN,
                    FOR_WORD,
                    CASE_WORD,
                    CASE_IN,
                    PATTERN_START,
                    PATTERN,
                    FUNCTION_NAME,
                    FUNCTION_BODY,
                    CONDITION -> false;
        };
    }

    private boolean lineBreak() {
        return switch (top.expect) {
            case COMMAND, FOR_IN, CASE_IN, PATTERN_START, FUNCTION_BODY, CONDITION -> true;
            case TIMED_COMMAND, ASSIGNMENT_OR_COMMAND, ARGUMENT, AFTER_COMPOUND, FOR_WORD -> expect(Expect.COMMAND);
            case REDIRECTION_TARGET, HERE_DELIMITER, FOR_NAME, CASE_WORD, PATTERN, FUNCTION_NAME -> mend();
        };
    }

    private boolean separator() {
        return switch (top.expect) {
            case TIMED_COMMAND, ASSIGNMENT_OR_COMMAND, ARGUMENT, AFTER_COMPOUND, FOR_IN, FOR_WORD ->
                expect(Expect.COMMAND);
            case COMMAND,
                    REDIRECTION_TARGET,
                    HERE_DELIMITER,
                    FOR_NAME,
                    CASE_WORD,
                    CASE_IN,
                    PATTERN_START,
                    PATTERN,
                    FUNCTION_NAME,
                    FUNCTION_BODY,
                    CONDITION -> mend();
        };
    }

    /// After a text that bash would refuse, the next word is taken for a command, so that none stays unseen.
    private boolean mend() {
        top.expect = Expect.COMMAND;
        return false;
    }

    private boolean connector(String operator) {
        if (top.expect == Expect.PATTERN) {
            return "|".equals(operator);
        }
        boolean fits = switch (top.expect) {
            case TIMED_COMMAND, ASSIGNMENT_OR_COMMAND, ARGUMENT, AFTER_COMPOUND -> true;
            case COMMAND,
                    REDIRECTION_TARGET,
                    HERE_DELIMITER,
                    FOR_NAME,
                    FOR_IN,
                    FOR_WORD,
                    CASE_WORD,
                    CASE_IN,
                    PATTERN_START,
                    PATTERN,
                    FUNCTION_NAME,
                    FUNCTION_BODY,
                    CONDITION -> false;
        };
        top.needsCommand = true;
        return expect(Expect.COMMAND) && fits;
    }

    private boolean endOfClause() {
        boolean fits = top.kind == Kind.CASE && top.inBody && !top.needsCommand;
        top.inBody = false;
        return expect(fits ? Expect.PATTERN_START : Expect.COMMAND) && fits;
    }

    private boolean closeParenthesis() {
        if (top.expect == Expect.PATTERN) {
            return body(true);
        }
        if (top.kind == Kind.SUBSHELL) {
            return close();
        }
        return mend();
    }

    /// Takes `(`, for which more than the grammar decides: `((`, and the parentheses of a function.
    ///
    /// @param wordsBefore how many words the simple command has so far
    Parenthesis parenthesis(int wordsBefore) {
        return switch (top.expect) {
            case COMMAND, TIMED_COMMAND, FOR_NAME -> Parenthesis.COMPOUND;
            case FUNCTION_BODY -> Parenthesis.FUNCTION_OR_COMPOUND;
            case ARGUMENT -> wordsBefore == 1 ? Parenthesis.FUNCTION : Parenthesis.MISPLACED;
            case PATTERN_START, CONDITION -> Parenthesis.IGNORED;
            case ASSIGNMENT_OR_COMMAND,
                    REDIRECTION_TARGET,
                    HERE_DELIMITER,
                    AFTER_COMPOUND,
                    FOR_IN,
                    FOR_WORD,
                    CASE_WORD,
                    CASE_IN,
                    PATTERN,
                    FUNCTION_NAME -> Parenthesis.MISPLACED;
        };
    }

    /// What an opening parenthesis opens.
    enum Parenthesis {
        COMPOUND,
        FUNCTION,
        FUNCTION_OR_COMPOUND,
        IGNORED,
        MISPLACED
    }

    /// `(` or `((` opens here.
    void openParenthesis(Kind kind, int start) {
        Expect after = top.expect == Expect.FOR_NAME ? Expect.FOR_IN : Expect.AFTER_COMPOUND;
        open(kind, Expect.COMMAND, start);
        if (top.parent != null) {
            top.parent.expect = after;
        }
    }

    void functionParentheses() {
        expect(Expect.FUNCTION_BODY);
    }

    /// Notes that bash would have refused the text; the next word is taken for a command.
    void refuse() {
        broken = true;
        top.expect = Expect.COMMAND;
    }
}
