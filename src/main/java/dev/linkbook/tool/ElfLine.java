package dev.linkbook.tool;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The description of an ELF file: class and byte order, type, machine, version, then phrases behind commas.
final class ElfLine {
    private static final Pattern HEAD = Pattern.compile(
            "(?<class>ELF(?: (?<bits>\\d++)-bit| invalid class)?+(?: (?<order>LSB|MSB)| invalid byte order)?+)"
                    + "(?<gap> ?)(?<type>(?:no file type|relocatable|executable|pie executable|shared object|core file"
                    + "|processor-specific)(?=,|$))?+(?<rest>.*+)",
            Pattern.DOTALL);

    /// What ends the machine's name: `ARM, EABI5 version 1 (SYSV)` has no comma in front of it; `Alpha (unofficial)` is
    /// a whole name.
    private static final Pattern VERSION = Pattern.compile(
            "(?<gap>^|(?<=\\S) )(?<words>(?:version (?<version>\\d++)|(?<invalid>invalid version))(?: \\((?<osabi>[^()]++)\\))?+"
                    + "|\\((?!unofficial\\))(?<bare>[A-Z0-9a-z][^()]*+)\\))$",
            Pattern.DOTALL);

    private static final Pattern UNKNOWN_MACHINE = Pattern.compile("\\*unknown arch (?<number>0x[0-9a-fA-F]++)\\*");

    private final List<Fragment> fragments;

    ElfLine(List<Fragment> fragments) {
        this.fragments = fragments;
    }

    void cut(String description) {
        Matcher head = HEAD.matcher(description);
        if (!head.matches()) {
            fragments.add(new Fragment(FileKind.UNEXPLAINED, description));
            return;
        }
        fragments.add(elfClass(head));
        add(FileKind.SEPARATOR, head.group("gap"));
        String type = head.group("type");
        if (type != null) {
            add(type(type), type);
        }
        String rest = head.group("rest");
        int start = rest.startsWith(", ") ? 2 : 0;
        add(FileKind.SEPARATOR, rest.substring(0, start));
        if (start < rest.length()) {
            parts(ElfPhrases.split(rest.substring(start)));
        }
    }

    private static Fragment elfClass(Matcher head) {
        String bits = head.group("bits");
        String order = head.group("order");
        return bits == null || order == null
                ? new Fragment(FileKind.ELF_CLASS_INVALID, head.group("class"))
                : new Fragment(FileKind.ELF_CLASS, head.group("class"), Map.of("bits", bits, "order", order));
    }

    private static FileKind type(String type) {
        return switch (type) {
            case "no file type" -> FileKind.TYPE_NONE;
            case "relocatable" -> FileKind.TYPE_RELOCATABLE;
            case "executable" -> FileKind.TYPE_EXECUTABLE;
            case "pie executable" -> FileKind.TYPE_PIE;
            case "shared object" -> FileKind.TYPE_SHARED_OBJECT;
            case "core file" -> FileKind.TYPE_CORE;
            default -> FileKind.TYPE_PROCESSOR;
        };
    }

    /// The machine is everything up to the version: `UCB RISC-V, RVC, double-float ABI` has commas of its own.
    /// Where `file` knows neither version nor OS/ABI, two commas meet: `x86-64,, statically linked`.
    private void parts(List<String> parts) {
        int next = 0;
        while (next < parts.size() && ElfPhrases.match(parts.get(next)).isEmpty()) {
            Matcher version = VERSION.matcher(parts.get(next));
            next++;
            if (version.find()) {
                String last = parts.get(next - 1).substring(0, version.start());
                machine(String.join(", ", parts.subList(0, next - 1)), last, next > 1);
                add(FileKind.SEPARATOR, version.group("gap"));
                fragments.add(version(version));
                phrases(parts.subList(next, parts.size()), true);
                return;
            }
            if (parts.get(next - 1).endsWith(",")) {
                String machine = String.join(", ", parts.subList(0, next));
                machine(machine.substring(0, machine.length() - 1), "", false);
                add(FileKind.SEPARATOR, ",");
                phrases(parts.subList(next, parts.size()), true);
                return;
            }
        }
        phrases(parts, false);
    }

    private void machine(String before, String last, boolean hasBefore) {
        String machine = last.isEmpty() ? before : hasBefore ? before + ", " + last : last;
        if (!machine.isEmpty()) {
            Matcher unknown = UNKNOWN_MACHINE.matcher(machine);
            fragments.add(
                    unknown.matches()
                            ? new Fragment(FileKind.MACHINE_UNKNOWN, machine, Map.of("number", unknown.group("number")))
                            : new Fragment(FileKind.MACHINE, machine, Map.of("machine", machine)));
        }
        if (last.isEmpty() && hasBefore) {
            add(FileKind.SEPARATOR, ", ");
        }
    }

    private static Fragment version(Matcher matcher) {
        String words = matcher.group("words");
        if (matcher.group("invalid") != null) {
            return new Fragment(FileKind.VERSION_INVALID, words);
        }
        String osAbi = Optional.ofNullable(matcher.group("osabi"))
                .or(() -> Optional.ofNullable(matcher.group("bare")))
                .orElse("");
        String version = Optional.ofNullable(matcher.group("version")).orElse("");
        return new Fragment(FileKind.VERSION_OSABI, words, Map.of("version", version, "osabi", osAbi));
    }

    private void phrases(List<String> parts, boolean comma) {
        boolean between = comma;
        for (String part : parts) {
            add(FileKind.SEPARATOR, between ? ", " : "");
            if (!part.isEmpty()) {
                fragments.add(ElfPhrases.match(part).orElseGet(() -> new Fragment(FileKind.UNEXPLAINED, part)));
            }
            between = true;
        }
    }

    private void add(FileKind kind, String text) {
        FileGrammar.add(fragments, kind, text);
    }
}
