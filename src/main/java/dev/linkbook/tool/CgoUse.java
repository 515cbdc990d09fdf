package dev.linkbook.tool;

import java.util.List;

/// A package that calls C (`import "C"`), and how it came into a program.
///
/// @param importPath `net`; `main` for the program's own package, whatever its import path
/// @param chain the shortest chain of imports that leads there, from `main` to this package; empty when no import
///     does: a flag of the build brought it, as an external link brings `runtime/cgo`, and `-race` `runtime/race`
public record CgoUse(String importPath, List<String> chain) {
    /// The program's own package.
    public static final String MAIN = "main";

    public CgoUse {
        chain = List.copyOf(chain);
    }
}
