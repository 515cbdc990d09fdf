package dev.linkbook.cell;

import java.util.ArrayList;
import java.util.List;

/// `%%go [NAME.go] [-run=false] [go build flags] [-- arguments]`
final class GoCell {
    private GoCell() {}

    static Cell read(List<String> words, String body, int bodyLine, String nameInBody) {
        int dashes = words.indexOf("--");
        List<String> own = dashes < 0 ? words : words.subList(0, dashes);
        List<String> arguments = dashes < 0 ? List.of() : words.subList(dashes + 1, words.size());
        String name = nameInBody;
        if (!own.isEmpty() && !own.getFirst().startsWith("-")) {
            name = own.getFirst();
            own = own.subList(1, own.size());
        }
        if (!GoFileName.isOne(name)) {
            return new Cell.Invalid(Cell.Problem.BAD_FILE_NAME, name, bodyLine - 1);
        }
        if (GoFileName.isOfTest(name)) {
            return new Cell.Invalid(Cell.Problem.TEST_FILE, name, bodyLine - 1);
        }
        var flags = new ArrayList<>(own);
        boolean run = !flags.removeIf(word -> word.equals("-run=false"));
        return new Cell.Go(name, run, flags, arguments, body, bodyLine);
    }
}
