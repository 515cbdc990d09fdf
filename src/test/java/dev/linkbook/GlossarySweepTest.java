package dev.linkbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkbook.GlossaryEntries.Entry;
import dev.linkbook.binary.NotElf;
import dev.linkbook.cell.CellHead;
import dev.linkbook.cell.CommandName;
import dev.linkbook.check.Reason;
import dev.linkbook.check.Rule;
import dev.linkbook.check.Standing;
import dev.linkbook.command.ShownKeys;
import dev.linkbook.explain.Explanation;
import dev.linkbook.explain.Glossary;
import dev.linkbook.explain.GlossaryKeys;
import dev.linkbook.explain.Lang;
import dev.linkbook.kernel.TermKeys;
import dev.linkbook.note.Step;
import dev.linkbook.notebook.Item;
import dev.linkbook.session.Message;
import dev.linkbook.tool.FragmentKind;
import dev.linkbook.tool.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text that the code can ask for is in the glossary, in both languages, and no other.
class GlossarySweepTest {
    private static final Pattern OPERAND = Pattern.compile("\\{(\\w+)}");
    /// Operands that the code gives, by the key's beginning; the longest that fits counts.
    private static final Map<String, Set<String>> OPERANDS = Map.ofEntries(
            Map.entry("page.verdict", Set.of("name", "headline")),
            Map.entry("page.place", Set.of("what", "offset")),
            Map.entry("page.bytes-differ", Set.of("meaning", "bytes")),
            Map.entry("check.", Set.of("what", "value")),
            Map.entry("page.raw-", Set.of("code")),
            Map.entry("page.pieces-", Set.of("count")),
            Map.entry("page.packages-", Set.of("names")),
            Map.entry("page.not-runnable", Set.of("line", "files")),
            Map.entry("page.line", Set.of("line", "message")),
            Map.entry("page.note-line", Set.of("line")),
            Map.entry("page.summary", Set.of("ran", "failed", "notRunnable")),
            Map.entry("page.no-room", Set.of("folder")),
            Map.entry("page.summary-withheld", Set.of("summary", "withheld")),
            Map.entry("message.stand-in-answered", Set.of("hosts")),
            Map.entry("message.stand-in-ready", Set.of("hosts")),
            Map.entry("message.saved", Set.of("name", "size")),
            Map.entry("message.appended", Set.of("name", "size")),
            Map.entry("message.failed", Set.of("code")),
            Map.entry("message.not-started", Set.of("why")),
            Map.entry("message.unknown-command", Set.of("name")),
            Map.entry("message.nearly-command", Set.of("name", "nearest")),
            Map.entry("message.notebook-only", Set.of("operand")),
            Map.entry("message.bad-command", Set.of("operand", "usage")),
            Map.entry("message.not-a-host", Set.of("name")),
            Map.entry("message.operator", Set.of("operand")),
            Map.entry("message.misplaced-command", Set.of("operand")),
            Map.entry("message.too-many-commands", Set.of("operand")),
            Map.entry("message.not-shown", Set.of("why")),
            Map.entry("message.signalled", Set.of("code", "signal")),
            Map.entry("message.not-saved", Set.of("name", "why")),
            Map.entry("message.no-folder", Set.of("name", "folder")),
            Map.entry("message.not-main", Set.of("name")),
            Map.entry("message.test-file", Set.of("operand")),
            Map.entry("message.took", Set.of("millis")),
            Map.entry("message.output-cut", Set.of("size", "name")),
            Map.entry("message.output-lost", Set.of("size", "why")),
            Map.entry("message.state-not-kept", Set.of("why")),
            Map.entry("message.session-gone", Set.of("name")),
            Map.entry("message.folder-left", Set.of("name", "now")),
            Map.entry("message.folder-made", Set.of("name")),
            Map.entry("message.stragglers", Set.of("names")),
            Map.entry("message.mistake", Set.of("why")),
            Map.entry("message.no-such-file", Set.of("name")),
            Map.entry("message.not-a-program", Set.of("name")),
            Map.entry("message.unknown-recipe", Set.of("name", "known")),
            Map.entry("shown.need-found", Set.of("path", "rule")),
            Map.entry("shown.need-lacks", Set.of("found", "versions")),
            Map.entry("shown.compare-title", Set.of("before", "after")),
            Map.entry("shown.setting-without", Set.of("name")),
            Map.entry("shown.matrix-title", Set.of("name")),
            Map.entry("shown.matrix-progress", Set.of("number", "count", "name", "command")),
            Map.entry("shown.matrix-failed", Set.of("why")),
            Map.entry("shown.matrix-files", Set.of("folder")),
            Map.entry("shown.reason-", Set.of("detail")),
            Map.entry("shown.ran", Set.of("code")),
            Map.entry("shown.not-started", Set.of("said")),
            Map.entry("shown.surprise", Set.of("result")),
            Map.entry("shown.where-title", Set.of("name")),
            Map.entry("shown.where-trying", Set.of("place")),
            Map.entry("message.no-file-name", Set.of("operand")),
            Map.entry("message.extra-word", Set.of("operand")),
            Map.entry("message.unknown-option", Set.of("operand")),
            Map.entry("message.unknown-cell", Set.of("operand")),
            Map.entry("message.open-quote", Set.of("operand")),
            Map.entry("message.bad-file-name", Set.of("operand")),
            Map.entry("message.note", Set.of("name")),
            Map.entry("verdict.", Set.of("machine", "interpreter", "libraries")),
            Map.entry(
                    "verdict.dynamic-glibc.",
                    Set.of("machine", "interpreter", "libraries", "symbol", "version", "runs", "tooOld")),
            Map.entry("verdict.dynamic-glibc-new.", Set.of("machine", "interpreter", "libraries", "symbol", "version")),
            Map.entry("replay.reason-stand-in", Set.of("hosts")),
            Map.entry("replay.reason-missing-files", Set.of("files")),
            Map.entry("replay.reason-other-name", Set.of("name")),
            Map.entry("replay.reason-not-started", Set.of("why")),
            Map.entry("replay.reason-true-then", Set.of("toolchain")),
            Map.entry("replay.reason-never-true", Set.of("toolchain")),
            Map.entry("replay.reason-no-toolchain", Set.of("toolchain")),
            Map.entry("replay.reason-no-effect", Set.of("flag")),
            Map.entry("replay.reason-broken-listing", Set.of("name", "line", "message")),
            Map.entry("replay.reason-false-claim", Set.of("claim", "is")),
            Map.entry("replay.then", Set.of("standing")),
            Map.entry("replay.rules", Set.of("rules")),
            Map.entry(
                    "replay.summary",
                    Set.of("total", "same", "normalised", "version", "environment", "wrong", "notRunnable", "remarks")),
            Map.entry("verdict.too-old", Set.of("releases")),
            Map.entry("verdict.changed.", Set.of("detail")),
            Map.entry("verdict.not-built.", Set.of("detail")),
            Map.entry("verdict.unreadable.", Set.of("detail")),
            Map.entry("verdict.not-elf.", Set.of("detail")),
            Map.entry("verdict.fact.go", Set.of("version", "cgo", "place")),
            Map.entry("verdict.fact.cgo", Set.of("value")),
            Map.entry("verdict.fact.external", Set.of("compiler", "place")),
            Map.entry("verdict.fact.internal", Set.of()),
            Map.entry("verdict.why.", Set.of()),
            Map.entry("verdict.why.imported", Set.of("package", "purpose", "chain")),
            Map.entry("verdict.why.brought", Set.of("package", "purpose")),
            Map.entry("verdict.why.named", Set.of("package", "purpose", "place")),
            Map.entry("verdict.why.none-named", Set.of("place")),
            Map.entry("verdict.why.more", Set.of("count")),
            Map.entry("verdict.advice.", Set.of()),
            Map.entry("verdict.advice.idle-tags", Set.of("tags")),
            Map.entry("verdict.kind.", Set.of()),
            Map.entry("verdict.found.", Set.of()),
            Map.entry("verdict.group.", Set.of()),
            Map.entry("property.", Set.of("names")),
            Map.entry("property.more", Set.of("names", "count")),
            Map.entry("verdict.comma", Set.of()));

    private final List<Entry> entries = GlossaryEntries.all();

    @Test
    void everyEntryHasOneTextInEachLanguage() {
        assertThat(entries).hasSizeGreaterThan(150).allSatisfy(entry -> {
            assertThat(entry.en())
                    .as(entry.heading())
                    .singleElement()
                    .asString()
                    .isNotBlank();
            assertThat(entry.zh())
                    .as(entry.heading())
                    .singleElement()
                    .asString()
                    .isNotBlank();
        });
        assertThat(entries).extracting(Entry::heading).doesNotHaveDuplicates();
    }

    @Test
    void theGlossaryHasTheKeysOfTheCodeAndNoOthers() throws IOException {
        Set<String> wanted = new TreeSet<>(fragmentKeys());
        wanted.addAll(enumKeys("message.", '-', Message.Kind.values()));
        wanted.remove("message.command");
        wanted.addAll(enumKeys("command.", '-', CommandName.values()));
        wanted.addAll(enumKeys("command.cell-", '-', CellHead.values()));
        wanted.addAll(TermKeys.all());
        wanted.addAll(enumKeys("verdict.kind.", '-', NotElf.Kind.values()));
        wanted.addAll(enumKeys("page.raw-", '-', Explanation.Source.values()));
        wanted.addAll(enumKeys("page.pieces-", '-', Explanation.Source.values()));
        wanted.addAll(enumKeys("page.withheld-", '_', Item.Why.values()));
        wanted.addAll(enumKeys("page.origin-", '_', Item.Origin.values()));
        wanted.remove("page.origin-note");
        wanted.addAll(enumKeys("page.not-run-", '-', Step.Reason.values()));
        wanted.removeAll(Set.of("page.not-run-comment", "page.not-run-empty-prompt"));
        wanted.addAll(enumKeys("replay.standing-", '-', Standing.values()));
        wanted.addAll(enumKeys("replay.rule-", '-', Rule.values()));
        wanted.addAll(enumKeys("replay.reason-", '-', Reason.Kind.values()));
        wanted.addAll(GlossaryKeys.advice());
        wanted.addAll(GlossaryKeys.verdicts());
        wanted.addAll(GlossaryKeys.facts());
        wanted.addAll(GlossaryKeys.checks());
        wanted.addAll(GlossaryKeys.unreadable());
        wanted.addAll(ShownKeys.all());
        wanted.addAll(GlossaryKeys.pictures());
        wanted.addAll(GlossaryKeys.properties());
        wanted.addAll(literalKeys());
        Set<String> there = entries.stream().map(Entry::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).isEqualTo(wanted);
    }

    @Test
    void bothLanguagesUseTheSameOperandsAndThoseAreGiven() {
        for (Entry entry : entries) {
            Set<String> en = operands(entry.en().getFirst());
            assertThat(operands(entry.zh().getFirst())).as(entry.heading()).isEqualTo(en);
            if (!isFragment(entry)) {
                assertThat(given(entry.key())).as(entry.heading()).containsAll(en);
            }
        }
    }

    /// Of the fragments the grammars themselves give the operands.
    @Test
    void everyFragmentIsWordedWithoutGaps() {
        for (Lang lang : Lang.values()) {
            Glossary glossary = Glossary.load(lang);
            Samples.fragments().stream()
                    .filter(fragment -> !fragment.kind().name().equals("SEPARATOR"))
                    .forEach(
                            fragment -> assertThat(glossary.find(fragment.kind().key(), fragment.operands()))
                                    .as(fragment.toString())
                                    .hasValueSatisfying(text -> assertThat(text).doesNotContain("{")));
        }
    }

    private static boolean isFragment(Entry entry) {
        return entry.key().matches("(?:file|ldd|go)\\..*");
    }

    private static Set<String> operands(String text) {
        return OPERAND.matcher(text)
                .results()
                .map(result -> result.group(1))
                .filter(name -> !name.equals("space"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> given(String key) {
        return OPERANDS.entrySet().stream()
                .filter(each -> key.startsWith(each.getKey()))
                .max(java.util.Comparator.comparingInt(each -> each.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Set.of());
    }

    private static Set<String> fragmentKeys() {
        return Stream.of(FragmentKind.class.getPermittedSubclasses())
                .flatMap(kinds -> Stream.of(kinds.getEnumConstants()))
                .map(FragmentKind.class::cast)
                .filter(kind -> !kind.name().equals("SEPARATOR"))
                .map(FragmentKind::key)
                .collect(Collectors.toSet());
    }

    private static Set<String> enumKeys(String prefix, char between, Enum<?>... constants) {
        return Stream.of(constants)
                .map(constant ->
                        prefix + constant.name().toLowerCase(Locale.ROOT).replace('_', between))
                .collect(Collectors.toSet());
    }

    /// Keys that stand in the code as a whole.
    private static Set<String> literalKeys() throws IOException {
        var key = Pattern.compile("\"((?:page|message|verdict|shown|replay|property)\\.[a-z._-]*[a-z])\"");
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                key.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        assertThat(keys).hasSizeGreaterThan(15);
        return keys;
    }
}
