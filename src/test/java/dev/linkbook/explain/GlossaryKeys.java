package dev.linkbook.explain;

import dev.linkbook.binary.Hardening;
import dev.linkbook.binary.SectionSizes;
import dev.linkbook.binary.Unreadable;
import java.util.List;
import java.util.Optional;
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
            "dynamic-glibc-new",
            "dynamic-musl",
            "dynamic-other",
            "shared-library",
            "relocatable",
            "core",
            "undecided",
            "odd",
            "changed",
            "not-built",
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

    /// In what the bytes can differ.
    public static Set<String> checks() {
        return keys(Stream.of(Check.Difference.values()).map(Check.Difference::key));
    }

    /// How a library was found, and what parts of a file are for.
    public static Set<String> pictures() {
        return keys(Stream.of(
                        Stream.of(Dependencies.Rule.values()).map(Dependencies.Rule::key),
                        Stream.of("verdict.found.nowhere"),
                        Stream.of(SectionSizes.Group.values()).map(SectionSizes.Group::key))
                .flatMap(keys -> keys));
    }

    /// What protects a file, and its symbol versions.
    public static Set<String> properties() {
        var keys = new TreeSet<>(Set.of("property.version-needs", "property.version-definitions"));
        for (Hardening.Protection protection : Hardening.Protection.values()) {
            states(protection)
                    .map(state -> new Hardening.Protected(protection, state, Optional.empty(), List.of()))
                    .forEach(found -> keys.add(found.key()));
        }
        return keys;
    }

    private static Stream<Hardening.State> states(Hardening.Protection protection) {
        return switch (protection) {
            case PIE -> Stream.of(Hardening.State.FULL, Hardening.State.NONE);
            case RELRO -> Stream.of(Hardening.State.FULL, Hardening.State.PARTIAL, Hardening.State.NONE);
            case NX, CANARY, FORTIFY -> Stream.of(Hardening.State.FULL, Hardening.State.NONE, Hardening.State.UNTOLD);
        };
    }

    /// Why a file could not be read.
    public static Set<String> unreadable() {
        return keys(Stream.of(Unreadable.Reason.values()).map(Unreadable.Reason::key));
    }

    private static Set<String> keys(Stream<String> keys) {
        return keys.collect(TreeSet::new, Set::add, Set::addAll);
    }
}
