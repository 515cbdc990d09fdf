package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.binary.SectionSizes;
import dev.linkbook.explain.Dependencies;
import dev.linkbook.explain.Dependencies.Found;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.Libraries;
import dev.linkbook.explain.Machine;
import dev.linkbook.report.Inline;
import dev.linkbook.report.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What fills a file, and who asks for which library.
final class Pictures {
    private final Glossary glossary;
    private final Libraries libraries = new Libraries(Machine.local());

    Pictures(Glossary glossary) {
        this.glossary = glossary;
    }

    /// One bar for each group of sections, the largest first.
    List<Sheet.Bar> sizes(Elf elf) {
        return SectionSizes.of(elf).shares().stream()
                .sorted((one, other) -> Long.compare(other.sizeBytes(), one.sizeBytes()))
                .map(share -> new Sheet.Bar(key(share.group()), label(share.group()), share.sizeBytes()))
                .toList();
    }

    static String key(SectionSizes.Group group) {
        return group.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String label(SectionSizes.Group group) {
        return Inline.plain(glossary.text(group.key()));
    }

    /// The loader and the libraries; nothing for a file that asks for neither.
    List<Sheet.Node> needs(Elf elf) {
        if (elf.interpreter().found().isEmpty()
                && elf.dynamic()
                        .found()
                        .map(dynamic -> dynamic.neededCount() == 0)
                        .orElse(true)) {
            return List.of();
        }
        Dependencies found = Dependencies.of(elf, libraries);
        var children = new ArrayList<Sheet.Node>();
        found.interpreter().ifPresent(loader -> children.add(new Sheet.Node(loader.name(), loader(loader), List.of())));
        found.needed().forEach(node -> children.add(node(node, found.lacking())));
        return children;
    }

    private String loader(Dependencies.Node loader) {
        return switch (loader.found()) {
            case Found.At _ -> glossary.text("shown.need-loader");
            case Found.Nowhere _ -> glossary.text("verdict.found.nowhere");
        };
    }

    private Sheet.Node node(Dependencies.Node node, List<Dependencies.LackingVersion> lacking) {
        String found = switch (node.found()) {
            case Found.At _ when node.again() -> glossary.text("shown.need-again");
            case Found.At(String path, var _, var rule) ->
                glossary.text("shown.need-found", Map.of("path", path, "rule", glossary.text(rule.key())));
            case Found.Nowhere _ -> glossary.text("verdict.found.nowhere");
        };
        String versions = lacking.stream()
                .filter(each -> !node.again() && each.library().equals(node.name()))
                .map(Dependencies.LackingVersion::version)
                .distinct()
                .collect(Collectors.joining(glossary.text("verdict.comma")));
        String remark = versions.isEmpty()
                ? found
                : glossary.text("shown.need-lacks", Map.of("found", found, "versions", versions));
        return new Sheet.Node(
                node.name(),
                remark,
                node.needed().stream().map(each -> node(each, lacking)).toList());
    }
}
