package dev.linkbook.kernel;

import dev.linkbook.cell.CellPlace;
import dev.linkbook.golang.Gopls;
import dev.linkbook.session.Session;

/// What can stand at a place of a cell: commands of Linkbook, programs, files, flags of `go`, variables; in a Go
/// program what gopls says. A completion has no place for words, so that gopls is missing is said by [Inspection].
///
/// What answers is made for each question: a kernel that starts needs none of it.
final class Completion {
    private final Session session;
    private final Gopls gopls;

    Completion(Session session, Gopls gopls) {
        this.session = session;
        this.gopls = gopls;
    }

    Options at(String code, int at) {
        return switch (CellPlace.of(code, at)) {
            case CellPlace.Go(var program, int start) -> new GoCompletion(gopls).at(program, at - start, at);
            case CellPlace.Shell(int start) ->
                new ShellCompletion(new Names(session)).at(code.substring(start, at), at);
            case CellPlace.Command(String _, int start) ->
                new CommandCompletion(new Names(session)).at(code.substring(start, at), at);
            case CellPlace.Text() -> Options.none(at);
        };
    }
}
