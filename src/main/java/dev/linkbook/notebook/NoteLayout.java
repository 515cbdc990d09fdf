package dev.linkbook.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.linkbook.note.Block;
import dev.linkbook.note.Note;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What of a note's text a notebook's cells do not show: front matter, fences, prompts, recorded outputs. It goes into
/// the cells' metadata, under `linkbook`, so that the note can be written again:
///
/// | key | holds |
/// |---|---|
/// | `head` | the note's lines before the cell's own, as far as no cell before has them |
/// | `note` | the cell's own lines |
/// | `tail` | lines behind them that belong to the same block: the end of a fence |
/// | `prompt` | what stands before a command |
/// | `number` | of the cell in its block, from 1; 0 of a text |
/// | `opening` | how many characters of `head` belong to the cell's block: the beginning of a fence |
/// | `hash` | of the cell's source; another hash says that the cell was edited |
///
/// What the note says about a cell itself ([CellMetadata]) is put into the cell's metadata, too.
///
/// The notebook's own metadata has a `tail` for what follows the last cell. All of them joined are the note.
final class NoteLayout {
    static final String KEY = "linkbook";

    private final Note note;
    private final List<String> lines;
    /// Where the lines begin in the source.
    private final List<Integer> starts = new ArrayList<>();

    NoteLayout(Note note) {
        this.note = note;
        this.lines = lines(note.source());
        int start = 0;
        for (String line : lines) {
            starts.add(start);
            start += line.length();
        }
    }

    /// Puts the layout into the cells that were made of the items, and returns what follows the last.
    ///
    /// @param cells one for each item
    String attach(List<Item> items, List<JsonObject> cells) {
        int at = 0;
        int number = 0;
        int lastBlock = 0;
        for (int i = 0; i < items.size(); i++) {
            if (isHidden(items.get(i))) {
                continue;
            }
            int start = Math.max(at, items.get(i).line() - 1);
            Block block = blockAt(start);
            int blockEnd = block.line() - 1 + lines(block.source()).size();
            int next = nextStart(items, i, blockEnd);
            int close = next == blockEnd && isFenced(block) ? blockEnd - 1 : next;
            close = Math.max(close, start);
            var layout = new JsonObject();
            layout.addProperty("head", text(at, start));
            layout.addProperty("note", text(start, close));
            layout.addProperty("tail", text(close, next));
            if (items.get(i) instanceof Item.Run run) {
                layout.addProperty("prompt", prompt(lines.get(start), run.display()));
            }
            number = block.line() == lastBlock ? number + 1 : 1;
            lastBlock = block.line();
            layout.addProperty("number", block instanceof Block.Prose ? 0 : number);
            layout.addProperty(
                    "opening", text(Math.max(at, block.line() - 1), start).length());
            CellMetadata.add(cells.get(i), metadata(block, number));
            layout.addProperty("hash", hash(cells.get(i)));
            cells.get(i).getAsJsonObject("metadata").add(KEY, layout);
            at = next;
        }
        return text(at, lines.size());
    }

    /// What the note says about a cell: in the text itself, or above the cell's fence.
    private JsonObject metadata(Block block, int number) {
        if (block instanceof Block.Prose prose) {
            return CellMetadata.in(prose.source(), 0);
        }
        int start = starts.get(block.line() - 1);
        return CellMetadata.in(CellMetadata.tail(note.source(), start), number);
    }

    /// Steps that were put in have no lines of their own.
    private static boolean isHidden(Item item) {
        return item instanceof Item.Run run
                && switch (run.origin()) {
                    case NOTE -> false;
                    case FILE -> !run.source().startsWith("%%writefile ");
                    case MODULE, DEPENDENCIES, STAND_IN -> true;
                };
    }

    /// Index of the line on which the next item of the same block begins, else of the block's end.
    private static int nextStart(List<Item> items, int i, int blockEnd) {
        return items.subList(i + 1, items.size()).stream()
                .filter(item -> !isHidden(item))
                .findFirst()
                .map(item -> Math.min(item.line() - 1, blockEnd))
                .orElse(blockEnd);
    }

    /// Whether its last line closes a fence.
    private static boolean isFenced(Block block) {
        List<String> lines = lines(block.source());
        boolean code = !(block instanceof Block.Prose) && !(block instanceof Block.Plain);
        return code && lines.size() > 1 && lines.getLast().strip().matches("(?:> ?)*(?:`{3,}|~{3,})");
    }

    /// The last that begins at that line or before it.
    private Block blockAt(int line) {
        List<Block> blocks = note.blocks();
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).line() <= line + 1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return blocks.get(low);
    }

    private String text(int from, int to) {
        return String.join("", lines.subList(from, Math.max(from, to)));
    }

    private static String prompt(String line, String display) {
        int at = line.indexOf(display.lines().findFirst().orElse(""));
        return at < 0 ? "" : line.substring(0, at);
    }

    /// A source with its line breaks, line by line.
    static List<String> lines(String source) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < source.length(); i++) {
            if (source.charAt(i) == '\n' || (source.charAt(i) == '\r' && !source.startsWith("\n", i + 1))) {
                lines.add(source.substring(start, i + 1));
                start = i + 1;
            }
        }
        if (start < source.length()) {
            lines.add(source.substring(start));
        }
        return lines;
    }

    /// The source of a cell, which nbformat lets stand as one string or as a list of lines.
    static String source(JsonObject cell) {
        JsonElement source = cell.get("source");
        if (source instanceof JsonArray list) {
            var joined = new StringBuilder();
            list.forEach(line -> joined.append(line.getAsString()));
            return joined.toString();
        }
        return source == null || source.isJsonNull() ? "" : source.getAsString();
    }

    static String hash(JsonObject cell) {
        return hash((cell.has("cell_type") ? cell.get("cell_type").getAsString() : "") + "\n" + source(cell));
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
