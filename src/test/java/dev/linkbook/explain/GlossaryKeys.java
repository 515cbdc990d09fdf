package dev.linkbook.explain;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Keys of the glossary that only this room can list.
public final class GlossaryKeys {
    private static final Set<String> VERDICTS = Set.of(
            "static",
            "static-glibc",
            "static-musl",
            "static-pie",
            "static-pie-glibc",
            "static-pie-musl",
            "loader-only",
            "dynamic-glibc",
            "dynamic-glibc-any",
            "dynamic-musl",
            "dynamic-other",
            "shared-library",
            "relocatable",
            "core",
            "undecided",
            "odd",
            "changed",
            "unreadable",
            "not-elf");

    private GlossaryKeys() {}

    /// One for each piece of advice.
    public static Set<String> advice() {
        return keys(Stream.of(Advice.values()).map(Advice::key));
    }

    /// Headline and sentence of each verdict.
    public static Set<String> verdicts() {
        return keys(VERDICTS.stream()
                .flatMap(verdict -> Stream.of("verdict." + verdict + ".headline", "verdict." + verdict + ".sentence")));
    }

    /// Statements beside a verdict, whose keys are put together.
    public static Set<String> facts() {
        return Set.of("verdict.fact.go", "verdict.fact.external");
    }

    /// In what the bytes can differ, and why a file could not be read.
    public static Set<String> checks() {
        return keys(Stream.concat(
                Stream.of(Check.Difference.values()).map(Check.Difference::key),
                Stream.of(
                                "no-such-file",
                                "a-directory",
                                "not-a-regular-file",
                                "permission-denied",
                                "too-many-levels-of-symbolic-links")
                        .map(why -> "check.unreadable-" + why)));
    }

    private static Set<String> keys(Stream<String> keys) {
        return keys.collect(TreeSet::new, Set::add, Set::addAll);
    }
}
