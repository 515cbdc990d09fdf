package dev.linkbook.explain;

import dev.linkbook.binary.VersionNeed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `2.34`, `2.2.5`: compared number by number, so that 2.4 is older than 2.34.
record GlibcVersion(int major, int minor, int patch) implements Comparable<GlibcVersion> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
    private static final String PREFIX = "GLIBC_";

    static Optional<GlibcVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new GlibcVersion(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        form.group(3) == null ? 0 : Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    /// The newest `GLIBC_x.y` among the version needs, with its place; `GLIBC_PRIVATE` has no number.
    static Optional<VersionNeed> newest(List<VersionNeed> needs) {
        return needs.stream()
                .filter(need -> ofSymbol(need).isPresent())
                .max((a, b) -> ofSymbol(a).orElseThrow().compareTo(ofSymbol(b).orElseThrow()));
    }

    /// The number in `GLIBC_2.34`.
    static Optional<GlibcVersion> ofSymbol(VersionNeed need) {
        return need.version().startsWith(PREFIX) ? parse(need.version().substring(PREFIX.length())) : Optional.empty();
    }

    @Override
    public int compareTo(GlibcVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor == 0 ? Integer.compare(minor, other.minor) : byMajor;
        return byMinor == 0 ? Integer.compare(patch, other.patch) : byMinor;
    }

    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
