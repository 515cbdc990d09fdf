package dev.linkbook.tool;

import java.util.ArrayList;
import java.util.List;

/// What `go version` and `go version -m FILE` print, one fragment a line, the tab in front apart.
public final class BuildInfo {
    private static final String SETTING = "build\t(?<key>";
    private static final String VALUE = ")=(?<value>.*)";

    private static final List<Phrase> RULES = List.of(
            Phrase.of(BuildInfoKind.INFO_TOOLCHAIN, "go version (?<version>.+) (?<os>\\w+)/(?<arch>\\w+)"),
            Phrase.of(BuildInfoKind.INFO_NOT_GO, "(?<name>.+): could not read Go build info from .*: (?<reason>[^:]+)"),
            Phrase.of(
                    BuildInfoKind.INFO_NOT_GO, "(?<name>.+): (?<reason>unrecognized file format|not a Go executable)"),
            Phrase.of(BuildInfoKind.INFO_NO_FILE, "stat (?<name>.+): no such file or directory"),
            Phrase.of(BuildInfoKind.INFO_FILE, "(?<name>.+): (?<version>(?:go\\d|devel ).*)"));

    /// Behind a tab.
    private static final List<Phrase> INDENTED = List.of(
            Phrase.of(BuildInfoKind.INFO_PATH, "path\t(?<path>.*)"),
            Phrase.of(BuildInfoKind.INFO_MOD, "mod\t(?<path>[^\t]*)\t(?<version>[^\t]*)(?:\t.*)?"),
            Phrase.of(BuildInfoKind.INFO_DEP, "dep\t(?<path>[^\t]*)\t(?<version>[^\t]*)(?:\t.*)?"),
            Phrase.of(BuildInfoKind.INFO_REPLACED, "=>\t(?<path>[^\t]*)(?:\t.*)?"),
            Phrase.of(BuildInfoKind.INFO_BUILDMODE, SETTING + "-buildmode" + VALUE),
            Phrase.of(BuildInfoKind.INFO_LDFLAGS, SETTING + "-ldflags" + VALUE),
            Phrase.of(BuildInfoKind.INFO_TAGS, SETTING + "-tags" + VALUE),
            Phrase.of(BuildInfoKind.INFO_TRIMPATH, SETTING + "-trimpath" + VALUE),
            Phrase.of(BuildInfoKind.INFO_COMPILER, SETTING + "-compiler" + VALUE),
            Phrase.of(BuildInfoKind.INFO_CGO_ENABLED, SETTING + "CGO_ENABLED" + VALUE),
            Phrase.of(BuildInfoKind.INFO_CGO_FLAGS, SETTING + "CGO_[A-Z]*FLAGS" + VALUE),
            Phrase.of(BuildInfoKind.INFO_GOOS, SETTING + "GOOS" + VALUE),
            Phrase.of(BuildInfoKind.INFO_GOARCH, SETTING + "GOARCH" + VALUE),
            Phrase.of(
                    BuildInfoKind.INFO_GOARCH_LEVEL,
                    SETTING + "GO(?:386|AMD64|ARM|ARM64|MIPS|MIPS64|PPC64|RISCV64|WASM)" + VALUE),
            Phrase.of(BuildInfoKind.INFO_VCS, SETTING + "vcs[.\\w]*" + VALUE),
            Phrase.of(BuildInfoKind.INFO_SETTING, SETTING + "[^=]+" + VALUE));

    private BuildInfo() {}

    /// Its fragments. For any text, joined they are that text.
    public static List<Fragment> parse(String output) {
        var fragments = new ArrayList<Fragment>();
        for (Fragment line : Lines.fragments(output, BuildInfoKind.SEPARATOR, BuildInfo::line)) {
            String text = line.text();
            boolean tab = text.startsWith("\t") && text.length() > 1;
            if (tab) {
                fragments.add(new Fragment(BuildInfoKind.SEPARATOR, "\t"));
            }
            fragments.add(tab ? new Fragment(line.kind(), text.substring(1), line.operands()) : line);
        }
        return fragments;
    }

    /// Of the output for several files, the lines about the one of that name.
    public static List<Fragment> part(List<Fragment> fragments, String name) {
        var part = new ArrayList<Fragment>();
        boolean inside = false;
        for (Fragment fragment : fragments) {
            String head = fragment.operands().get("name");
            inside = head == null ? inside : head.equals(name);
            if (inside) {
                part.add(fragment);
            }
        }
        return part;
    }

    /// Behind a module that a folder replaces, Go prints the tab of a sum that there is not.
    private static Fragment line(String line) {
        if (line.equals("\t")) {
            return new Fragment(BuildInfoKind.SEPARATOR, line);
        }
        boolean tab = line.startsWith("\t");
        return Phrase.match(tab ? INDENTED : RULES, tab ? line.substring(1) : line)
                .map(found -> new Fragment(found.kind(), line, found.operands()))
                .orElseGet(() -> new Fragment(BuildInfoKind.UNEXPLAINED, line));
    }
}
