package dev.linkbook.check;

import dev.linkbook.note.Note;
import dev.linkbook.note.Step;
import dev.linkbook.notebook.Item;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The modules that a note fetched, as they were in its time: by its date, and by the versions that its outputs show.
final class PastModules {
    /// A module path with its version, as Go prints them in the paths of its cache.
    private static final Pattern SHOWN =
            Pattern.compile("/pkg/mod/([a-z0-9][\\w.-]*\\.[a-z]+(?:/[\\w.~-]+)+)@(v\\d+\\.\\d+\\.\\d+[\\w.+-]*)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Note note;
    private final Replay replay;

    PastModules(Note note, Replay replay) {
        this.note = note;
        this.replay = replay;
    }

    /// The items with versions in the `go get` that Linkbook puts in.
    List<Item> pin(List<Item> items) {
        return items.stream()
                .map(item -> item instanceof Item.Run run ? pin(run) : item)
                .toList();
    }

    private Item pin(Item.Run run) {
        if (run.origin() != Item.Origin.DEPENDENCIES) {
            return run;
        }
        var modules = new ArrayList<String>();
        for (ShellWord word : ShellText.words(run.source())
                .subList(2, ShellText.words(run.source()).size())) {
            modules.add(date().flatMap(date -> newest(word.value(), date))
                    .map(version -> word.value() + "@" + version)
                    .orElse(word.value()));
        }
        modules.addAll(shown());
        String source = "go get "
                + String.join(" ", modules.stream().map(ShellText::quote).toList());
        return new Item.Run(run.line(), run.display(), source, run.origin(), run.goFiles());
    }

    /// Versions come oldest first; the newest that is not younger than the note is wanted.
    private Optional<String> newest(String module, String date) {
        String script = """
                for version in $(go list -m -versions %1$s | tr ' ' '\\n' | tail -n +2 | tac); do
                    case $version in *-*) continue ;; esac
                    time=$(go list -m -f '{{.Time.Format "2006-01-02"}}' %1$s@"$version")
                    [[ $time > %2$s ]] || { echo "version $version"; break; }
                done
                """.formatted(ShellText.quote(module), date);
        return replay.shell(script)
                .output()
                .lines()
                .filter(line -> line.startsWith("version "))
                .map(line -> line.substring("version ".length()))
                .findFirst();
    }

    /// The last day on which the note was written to.
    private Optional<String> date() {
        return List.of("modified", "updated", "lastmod", "date", "created").stream()
                .flatMap(key -> note.frontMatter().value(key).stream())
                .map(DATE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private Set<String> shown() {
        var shown = new LinkedHashSet<String>();
        for (Step.Command command : Checker.commands(note).values()) {
            Matcher matcher = SHOWN.matcher(command.recorded());
            while (matcher.find()) {
                shown.add(matcher.group(1) + "@" + matcher.group(2));
            }
        }
        return shown;
    }
}
