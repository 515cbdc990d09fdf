package dev.linkbook.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tools say in the languages of their catalogues. The table is Linkbook's own, because slim images come
/// without catalogues: `messages.tsv`, a message a line, first in English, then in the other languages. `%s` is what
/// the tool fills in; a blank at the end may be missing. The longer of two texts that begin alike stands first.
final class ToolMessages {
    private static final List<Message> MESSAGES = read();

    private ToolMessages() {}

    /// @param beginning what the foreign text begins with, to see quickly that it is not there
    private record Message(String beginning, Pattern foreign, String english) {}

    /// The text with each known message in English.
    static String inEnglish(String text) {
        String english = text;
        for (Message message : MESSAGES) {
            if (english.contains(message.beginning)) {
                english = message.foreign.matcher(english).replaceAll(message.english);
            }
        }
        return english;
    }

    private static List<Message> read() {
        var messages = new ArrayList<Message>();
        for (String line : resource().lines().toList()) {
            String[] texts = line.split("\t", -1);
            for (int i = 1; i < texts.length; i++) {
                messages.add(new Message(texts[i].split("%s", 2)[0].strip(), pattern(texts[i]), replacement(texts[0])));
            }
        }
        return List.copyOf(messages);
    }

    private static Pattern pattern(String text) {
        var regex = new StringBuilder();
        for (String part : text.strip().split("(?=%s)|(?<=%s)", -1)) {
            regex.append(part.equals("%s") ? "([^\\n]{1,400}?)" : Pattern.quote(part));
        }
        return Pattern.compile(regex + (text.endsWith(" ") ? " *" : ""));
    }

    private static String replacement(String english) {
        var replacement = new StringBuilder();
        int group = 0;
        for (String part : english.split("(?=%s)|(?<=%s)", -1)) {
            replacement.append(part.equals("%s") ? "$" + ++group : Matcher.quoteReplacement(part));
        }
        return replacement.toString();
    }

    private static String resource() {
        try (InputStream in = ToolMessages.class.getResourceAsStream("messages.tsv")) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: check/messages.tsv");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
