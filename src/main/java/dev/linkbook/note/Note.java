package dev.linkbook.note;

import java.util.List;

/// A Markdown note, taken apart.
///
/// @param name its file name, for messages
/// @param source the whole text, with its byte order mark and its line breaks as they are
/// @param frontMatter what it says about itself
/// @param blocks its parts in order; their sources joined are `source`
/// @param callouts the list items that explain a term
/// @param hosts hosts of the `http` and `https` addresses in its listings, in lower case, each once; not those
///     that only the prose links to
/// @param warnings what is odd, in the order of lines
public record Note(
        String name,
        String source,
        FrontMatter frontMatter,
        List<Block> blocks,
        List<Callout> callouts,
        List<String> hosts,
        List<Warning> warnings) {
    public Note {
        blocks = List.copyOf(blocks);
        callouts = List.copyOf(callouts);
        hosts = List.copyOf(hosts);
        warnings = List.copyOf(warnings);
    }
}
