package dev.linkbook.command;

import dev.linkbook.binary.Libc;
import dev.linkbook.binary.Linkage;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Keys of the glossary that are put together in this room.
public final class ShownKeys {
    private ShownKeys() {}

    /// One for each linkage, C library, trait, place, reason and column.
    public static Set<String> all() {
        var keys = new TreeSet<String>();
        Stream.of(Linkage.values()).forEach(each -> keys.add("shown.linkage-" + word(each)));
        Stream.of(Libc.values()).forEach(each -> keys.add("shown.libc-" + word(each)));
        Stream.of(Traits.Trait.values()).forEach(each -> keys.add(each.key()));
        Stream.of(Prediction.Reason.values()).forEach(each -> keys.add(each.key()));
        Stream.of(Place.values()).forEach(each -> keys.add(each.key()));
        Stream.of(Place.values()).forEach(each -> keys.add(each.key() + "-short"));
        Stream.of(
                        "recipe", "linkage", "libc", "size", "starts", "time", "what", "because", "setting", "group",
                        "change")
                .forEach(column -> keys.add("shown.column-" + column));
        Stream.of(
                        "settings-title",
                        "sizes-title",
                        "size-total",
                        "as-above",
                        "cause-no-build-info",
                        "cause-compiler",
                        "cause-strip",
                        "cause-source")
                .forEach(key -> keys.add("shown." + key));
        return keys;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
