package dev.linkbook.kernel;

import dev.linkbook.golang.GoWords;
import dev.linkbook.shell.ShellPlace;
import dev.linkbook.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can stand at the end of a script.
final class ShellCompletion {
    private static final Pattern VARIABLE = Pattern.compile("(?<![\\\\$])\\$(\\{?)([A-Za-z_][A-Za-z0-9_]*|)$");
    private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=");
    /// Behind these, and the assignments that `env` takes, stands another command.
    private static final Set<String> CARRIERS = Set.of("command", "env", "exec", "nohup", "sudo");
    /// These take names of variables.
    private static final Set<String> DECLARING = Set.of("declare", "export", "local", "printenv", "readonly", "unset");
    /// These take folders.
    private static final Set<String> ENTERING = Set.of("cd", "pushd", "rmdir");

    private final Names names;

    ShellCompletion(Names names) {
        this.names = names;
    }

    /// @param script up to the place
    /// @param at the place in the cell
    Options at(String script, int at) {
        ShellPlace place = ShellPlace.of(script);
        Matcher variable = VARIABLE.matcher(script);
        if (place.expands() && variable.find()) {
            return variables(script, variable, at);
        }
        return switch (place.kind()) {
            case COMMAND -> command(place, at);
            case ARGUMENT -> argument(script, place, at);
            case FILE -> files(place, at);
            case OTHER -> keywords(place, at);
        };
    }

    private Options variables(String script, Matcher typed, int at) {
        boolean braced = !typed.group(1).isEmpty();
        List<String> texts = names.variables(script.substring(0, typed.start())).stream()
                .map(name -> braced ? "${" + name + "}" : "$" + name)
                .toList();
        return Options.beginning(typed.group(), Options.choices(texts, "instance"), at);
    }

    private Options keywords(ShellPlace place, int at) {
        return Options.beginning(place.typed(), Options.choices(place.keywords(), "keyword"), at);
    }

    private Options command(ShellPlace place, int at) {
        String typed = place.typed();
        int equals = typed.indexOf('=');
        if (equals > 0 && ShellText.isName(typed.substring(0, equals))) {
            return setting(typed.substring(0, equals), typed.substring(equals + 1), place, at);
        }
        if (typed.contains("/") || !typed.equals(place.value())) {
            return files(place, at);
        }
        var choices = new ArrayList<>(Options.choices(place.keywords(), "keyword"));
        choices.addAll(names.commands(typed));
        choices.addAll(typed.isEmpty() ? List.of() : settings());
        return Options.beginning(typed, choices, at);
    }

    /// Variables that one sets for Go.
    static List<Options.Choice> settings() {
        return Options.choices(
                GoWords.settings().stream().map(name -> name + "=").toList(), "instance");
    }

    /// `CGO_ENABLED=` has values of its own, others may be files.
    private Options setting(String name, String typed, ShellPlace place, int at) {
        GoWords known = GoWords.setting(name, typed);
        if (!known.words().isEmpty()) {
            return words(known, at);
        }
        boolean plain = place.typed().equals(place.value());
        return plain ? files(typed, typed, at) : Options.none(at);
    }

    private Options argument(String script, ShellPlace place, int at) {
        List<String> words = withoutCarriers(place.words());
        if (words.isEmpty()) {
            return place.value().contains("/")
                    ? files(place, at)
                    : Options.beginning(place.typed(), names.programs(place.value()), at);
        }
        String command = words.getFirst();
        if (command.equals("go")) {
            Optional<GoWords> known = go(words.subList(1, words.size()), place);
            return known.map(found -> words(found, at)).orElseGet(() -> files(place, at));
        }
        if (DECLARING.contains(command) && !place.value().contains("=")) {
            var choices = new ArrayList<>(Options.choices(names.variables(script), "instance"));
            choices.addAll(command.equals("export") ? settings() : List.of());
            return Options.beginning(place.typed(), choices, at);
        }
        Options files = files(place, at);
        return ENTERING.contains(command) ? files.only("path") : files;
    }

    private static List<String> withoutCarriers(List<String> words) {
        List<String> rest = words;
        while (!rest.isEmpty() && CARRIERS.contains(rest.getFirst())) {
            boolean sets = rest.getFirst().equals("env");
            rest = rest.subList(1, rest.size());
            while (sets
                    && !rest.isEmpty()
                    && ASSIGNMENT.matcher(rest.getFirst()).lookingAt()) {
                rest = rest.subList(1, rest.size());
            }
        }
        return rest;
    }

    /// Nothing where the shell would read something else than what is typed.
    private static Optional<GoWords> go(List<String> before, ShellPlace place) {
        return Optional.of(GoWords.argument(before, place.value()))
                .filter(known -> !known.words().isEmpty())
                .filter(known -> place.typed().endsWith(known.typed()));
    }

    private static Options words(GoWords known, int at) {
        return Options.beginning(known.typed(), Options.choices(known.words(), "keyword"), at);
    }

    Options files(ShellPlace place, int at) {
        return files(place.value(), place.typed(), at);
    }

    /// The files that the word may be the beginning of, in place of all of it: read as the shell reads it, and written
    /// so that the shell reads it.
    private Options files(String value, String typed, int at) {
        return new Options(names.files(value).stream().limit(Options.MOST).toList(), at - typed.length(), at);
    }
}
