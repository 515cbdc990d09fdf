package dev.linkbook.cell;

/// In which part of a cell a place lies: commands can stand above a program or a script.
public sealed interface CellPlace {
    /// A line that begins with `%`.
    ///
    /// @param line from its `%` to its end
    /// @param start where the `%` stands, in UTF-16 units
    record Command(String line, int start) implements CellPlace {}

    /// A Go program.
    ///
    /// @param program as the parser reads it
    /// @param start where its source begins
    record Go(Cell.Go program, int start) implements CellPlace {}

    /// A bash script.
    ///
    /// @param start where it begins; it ends with the cell
    record Shell(int start) implements CellPlace {}

    /// What is only saved, or cannot be read.
    record Text() implements CellPlace {}

    /// The part that this place lies in.
    ///
    /// @param at an index between the characters of the cell, in UTF-16 units
    static CellPlace of(String cell, int at) {
        return new PlaceFinder(cell, at).find();
    }
}
