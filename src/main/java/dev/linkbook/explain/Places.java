package dev.linkbook.explain;

/// How an offset is written.
public final class Places {
    private Places() {}

    /// `0x318`, as `readelf` and `xxd -s` write it.
    public static String hex(long offset) {
        return "0x" + Long.toHexString(offset);
    }
}
