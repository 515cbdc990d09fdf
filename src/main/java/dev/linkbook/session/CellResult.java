package dev.linkbook.session;

import dev.linkbook.tool.Sighting;
import java.time.Duration;
import java.util.List;

/// What a cell left behind.
///
/// @param outcome how it ended
/// @param duration from its start to the end of its last output
/// @param sightings the recorded calls of tools, in the order in which they ended; the bytes of their files
///     can be read until the next cell runs
/// @param messages what the reader has to be told beside the output
public record CellResult(Outcome outcome, Duration duration, List<Sighting> sightings, List<Message> messages) {
    public CellResult {
        sightings = List.copyOf(sightings);
        messages = List.copyOf(messages);
    }
}
