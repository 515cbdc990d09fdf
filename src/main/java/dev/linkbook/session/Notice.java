package dev.linkbook.session;

import java.util.List;

/// Something that the reader has to be told beside a cell's output. `report` has the words.
public sealed interface Notice {
    /// The loopback stand-in, not the real host, answered a request.
    record StandInAnswered(List<String> hosts) implements Notice {
        public StandInAnswered {
            hosts = List.copyOf(hosts);
        }
    }

    /// The stand-in answers for these hosts from now on; none: it is switched off.
    record StandInReady(List<String> hosts) implements Notice {
        public StandInReady {
            hosts = List.copyOf(hosts);
        }
    }

    /// A file was saved.
    record Saved(String name, int sizeBytes, boolean appended) implements Notice {}

    /// `%help`: the commands there are.
    record Help() implements Notice {}
}
