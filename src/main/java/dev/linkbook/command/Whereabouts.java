package dev.linkbook.command;

import dev.linkbook.binary.Elf;
import dev.linkbook.explain.Glossary;
import dev.linkbook.process.Processes;
import dev.linkbook.report.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where a program starts: predicted from its bytes, and tried where that is wanted and the system allows it.
final class Whereabouts {
    private final Glossary glossary;
    private final Processes processes;

    Whereabouts(Glossary glossary, Processes processes) {
        this.glossary = glossary;
        this.processes = processes;
    }

    /// Prediction beside result.
    ///
    /// @param progress told what is being tried
    Sheet tried(String name, Elf elf, Consumer<String> progress) throws IOException {
        try (Trial trial = Trial.open(processes)) {
            if (!trial.isAllowed()) {
                return sheet(name, elf, List.of(), "shown.where-not-allowed");
            }
            var results = new ArrayList<Trial.Result>();
            for (Place place : Place.values()) {
                progress.accept(glossary.text("shown.where-trying", Map.of("place", glossary.text(place.key()))));
                results.add(trial.run(elf, place));
            }
            return sheet(name, elf, results, "shown.where-tried");
        }
    }

    /// The prediction alone, and why it is no more than that.
    Sheet predicted(String name, Elf elf) {
        return sheet(name, elf, List.of(), "shown.where-not-asked");
    }

    /// `scratch, musl, glibc`: the places where it starts.
    String inShort(Elf elf) {
        List<String> places = new ArrayList<>();
        for (Place place : Place.values()) {
            if (Prediction.of(elf, place).starts()) {
                places.add(glossary.text(place.key() + "-short"));
            }
        }
        return places.isEmpty() ? glossary.text("shown.nowhere") : String.join(glossary.text("verdict.comma"), places);
    }

    private Sheet sheet(String name, Elf elf, List<Trial.Result> results, String remark) {
        var head = new ArrayList<>(List.of(
                glossary.text("shown.column-place"),
                glossary.text("shown.column-prediction"),
                glossary.text("shown.column-reason")));
        if (!results.isEmpty()) {
            head.add(glossary.text("shown.column-result"));
        }
        var rows = new ArrayList<List<String>>();
        for (Place place : Place.values()) {
            Prediction prediction = Prediction.of(elf, place);
            var row = new ArrayList<>(List.of(
                    glossary.text(place.key()),
                    glossary.text(prediction.starts() ? "shown.starts" : "shown.does-not-start"),
                    glossary.text(prediction.reason().key(), Map.of("detail", prediction.detail()))));
            if (!results.isEmpty()) {
                row.add(result(prediction, results.get(rows.size())));
            }
            rows.add(row);
        }
        return new Sheet(
                glossary.lang(),
                List.of(
                        new Sheet.Heading(glossary.text("shown.where-title", Map.of("name", name))),
                        new Sheet.Grid(head, rows),
                        new Sheet.Words(glossary.text(remark))));
    }

    private String result(Prediction prediction, Trial.Result result) {
        boolean started = switch (result) {
            case Trial.Result.Ran _, Trial.Result.StillRunning _ -> true;
            case Trial.Result.NotStarted _, Trial.Result.Stopped _ -> false;
        };
        String words = switch (result) {
            case Trial.Result.Ran(int code) -> glossary.text("shown.ran", Map.of("code", String.valueOf(code)));
            case Trial.Result.StillRunning _ -> glossary.text("shown.still-running");
            case Trial.Result.NotStarted(String said) -> glossary.text("shown.not-started", Map.of("said", said));
            case Trial.Result.Stopped _ -> glossary.text("shown.stopped");
        };
        boolean surprise = !(result instanceof Trial.Result.Stopped) && started != prediction.starts();
        return surprise ? glossary.text("shown.surprise", Map.of("result", words)) : words;
    }
}
