package dev.linkbook.binary;

import java.util.Optional;
import java.util.function.Function;

/// What a look into a file found: a value and its place, nothing, or a reason why the look failed.
public sealed interface Finding<T> {
    /// It is there.
    record Present<T>(T value, Place place) implements Finding<T> {}

    /// The file says that it has none.
    record Absent<T>() implements Finding<T> {}

    /// The file is broken at this spot, so nothing can be said.
    ///
    /// @param why what is wrong, with the offending numbers
    record Unread<T>(String why) implements Finding<T> {}

    /// The value alone; empty both when there is none and when it could not be read.
    default Optional<T> found() {
        return switch (this) {
            case Present<T>(var value, var place) -> Optional.of(value);
            case Absent<T> _, Unread<T> _ -> Optional.empty();
        };
    }

    /// Whether there is a value.
    default boolean isPresent() {
        return this instanceof Present<T>;
    }

    /// The same finding about something derived from the value.
    default <R> Finding<R> map(Function<T, R> derive) {
        return switch (this) {
            case Present<T>(var value, var place) -> new Present<>(derive.apply(value), place);
            case Absent<T>() -> new Absent<>();
            case Unread<T>(var why) -> new Unread<>(why);
        };
    }
}
