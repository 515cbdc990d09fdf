package dev.linkbook.tool;

import java.util.List;

/// What can be asked about the sources of a build that was seen. It may take a second, and the sources are those of
/// now: to be asked soon after the build, and only where the answer is needed.
public interface BuildSources {
    /// Which packages use cgo, those nearest to `main` first; none when that cannot be told. `runtime/cgo`, which
    /// comes along with any other, is named when there is no other.
    List<CgoUse> cgoUses(Sighting build);

    /// Of the tags of `-tags` those without which the build would take the very same files and C flags; none when
    /// that cannot be told.
    List<String> idleTags(Sighting build);

    /// For files of which no build is seen: nothing can be told.
    static BuildSources unknown() {
        return new BuildSources() {
            @Override
            public List<CgoUse> cgoUses(Sighting build) {
                return List.of();
            }

            @Override
            public List<String> idleTags(Sighting build) {
                return List.of();
            }
        };
    }
}
