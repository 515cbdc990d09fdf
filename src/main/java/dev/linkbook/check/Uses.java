package dev.linkbook.check;

import dev.linkbook.golang.GoSource;
import dev.linkbook.notebook.Item;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a part of a note names: files, by the first part of their path, and variables, as `$name`. Only commands are
/// read of which it is known that they touch nothing but what they name; any other one puts the part in doubt. A name
/// too many does no harm, it only keeps two parts together.
final class Uses {
    /// These say or do something, and their words are no files.
    private static final Set<String> WORDS = Set.of("echo", "printf", "sleep", "seq", "true", "false", ":", "date");
    /// These read and write the files that they name.
    private static final Set<String> FILES = Set.of(
            ("cat head tail wc sort uniq cut tr grep cmp diff test [ stat sha256sum sha1sum md5sum cksum xxd od base64"
                            + " rm mkdir touch cp mv tee chmod file ldd readelf nm objdump strings size strip gofmt")
                    .split(" "));
    /// Options by which they read files that nobody names: `grep -r`, `file -f`.
    private static final Pattern OTHERS_FILES = Pattern.compile("-\\w*[rRf]\\w*|--(?:recursive|deref|files).*");
    private static final Pattern LOCAL = Pattern.compile("(?!.*_proxy)[a-z_][a-z0-9_]*");
    /// What is there for all, and changed by none.
    private static final Pattern SYSTEM = Pattern.compile("/(?:bin|usr|lib|lib64|etc)/.*|/dev/null");
    /// The folder as a whole, names that only the shell knows, and what leads out.
    private static final Pattern UNSURE = Pattern.compile("(?s).*[*?\\[{~$(].*|(?:\\./*)+|(?:.*/)?\\.\\.\\.?(?:/.*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z_][a-z0-9_]*)");
    private static final Pattern EXPANSION = Pattern.compile("\\$(?!\\(|\\{?[a-z_][a-z0-9_]*)|\\$\\(\\(|\\$\\{!");
    private static final Pattern LITERAL = Pattern.compile("[\"'`]([^\"'`\\n]{1,200})[\"'`]");
    private static final Pattern PATH = Pattern.compile("[\\w./-]+");
    /// Go code that looks further than its texts say.
    private static final Pattern LOOKS_AROUND = Pattern.compile("Getwd|//go:(?:embed|generate)|\"\\.\"|#include \"");

    private final Set<String> names = new HashSet<>();
    private final Set<String> files = new HashSet<>();
    private boolean isSure = true;

    private Uses() {}

    /// The names in a part's plan; empty when they cannot be told.
    static Optional<Set<String>> names(List<Item> plan) {
        var uses = new Uses();
        plan.forEach(uses::item);
        return uses.isSure ? Optional.of(uses.names) : Optional.empty();
    }

    private void item(Item item) {
        switch (item) {
            case Item.Prose prose ->
                Claims.in(prose).stream()
                        .filter(claim -> !claim.file().isEmpty())
                        .forEach(claim -> file(claim.file()));
            case Item.Run run -> run(run);
            case Item.Withheld _, Item.NotRun _ -> {}
        }
    }

    private void run(Item.Run run) {
        switch (run.origin()) {
            case NOTE -> command(run.source());
            case FILE -> listing(run.source());
            case DEPENDENCIES -> names.add("go.mod");
            case MODULE, STAND_IN -> {}
        }
    }

    private void listing(String source) {
        String head = source.lines().findFirst().orElse("");
        List<ShellWord> words = ShellText.words(head);
        if (words.size() == 2) {
            files.add(words.get(1).value());
        }
        words.stream().skip(1).forEach(word -> file(word.value()));
        code(source.substring(head.length()));
    }

    /// The texts in a program are the files that it may open, and the variables that it may ask for.
    private void code(String text) {
        require(!LOOKS_AROUND.matcher(text).find());
        Set<String> imports = Set.copyOf(GoSource.imports(text));
        Matcher literal = LITERAL.matcher(text);
        while (literal.find()) {
            String value = literal.group(1);
            if (!imports.contains(value)) {
                pathsIn(value);
            }
        }
    }

    private void pathsIn(String value) {
        Matcher path = PATH.matcher(value);
        while (path.find()) {
            boolean alone = path.group().length() == value.length();
            if (alone || path.group().contains(".") || path.group().contains("/")) {
                names.add(firstPart(path.group()));
            }
        }
    }

    private void command(String text) {
        List<ShellWord> words = ShellText.words(text);
        require(words.stream()
                .noneMatch(word -> word.isOperator() && Set.of("&", "(", ")").contains(word.text())));
        if (text.contains("<<")) {
            code(text);
        }
        ShellText.commands(text).forEach(this::simple);
    }

    private void simple(List<ShellWord> words) {
        words.forEach(this::expansions);
        List<ShellWord> assignments =
                words.stream().takeWhile(ShellWord::isAssignment).toList();
        List<ShellWord> rest = words.subList(assignments.size(), words.size());
        assignments.forEach(word -> pathsIn(value(word)));
        if (rest.isEmpty()) {
            assignments.forEach(this::variable);
        } else {
            require(!rest.getFirst().isOperator());
            call(rest.getFirst().value(), rest.subList(1, rest.size()));
        }
    }

    private void call(String name, List<ShellWord> rest) {
        List<String> operands = operands(rest);
        if (WORDS.contains(name)) {
            require(rest.stream().noneMatch(Uses::isPattern) && !operands.contains("-v"));
            written(rest).forEach(this::file);
        } else if (name.equals("go")) {
            go(operands);
        } else if (FILES.contains(name)) {
            require(operands.stream()
                    .noneMatch(word -> OTHERS_FILES.matcher(word).matches()));
            operands.forEach(this::file);
        } else {
            require(name.startsWith("./") && files.contains(name.substring(2)));
            operands.forEach(this::file);
        }
        files.addAll(written(rest));
    }

    /// What it builds has to stand in the same part.
    private void go(List<String> words) {
        String verb = words.isEmpty() ? "" : words.getFirst();
        List<String> operands = words.stream().skip(1).toList();
        List<String> sources =
                operands.stream().filter(word -> word.endsWith(".go")).toList();
        switch (verb) {
            case "version" -> operands.forEach(this::file);
            case "env" -> require(!operands.contains("-w") && !operands.contains("-u"));
            case "build", "run", "vet" -> {
                require(!sources.isEmpty() && files.containsAll(sources));
                require(operands.stream().noneMatch(word -> word.matches("--?(?:C|mod|modfile|overlay|work)\\b.*")));
                operands.forEach(this::file);
                sources.stream().limit(1).forEach(source -> built(operands, source));
            }
            default -> require(false);
        }
    }

    private void built(List<String> operands, String source) {
        int output = operands.indexOf("-o") + 1;
        String name = output > 0 && output < operands.size()
                ? operands.get(output)
                : source.substring(0, source.length() - ".go".length());
        file(name);
        files.add(name);
    }

    /// A variable of the shell alone: one that programs see may change what another part does.
    private void variable(ShellWord word) {
        String name = word.value().replaceFirst("(?s)\\+?=.*", "");
        require(LOCAL.matcher(name).matches() && !System.getenv().containsKey(name));
        names.add("$" + name);
    }

    private static String value(ShellWord assignment) {
        return assignment.value().substring(assignment.value().indexOf('=') + 1);
    }

    /// Words that are neither operators nor the ends of here-documents.
    private static List<String> operands(List<ShellWord> words) {
        var operands = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            boolean text = i > 0
                    && words.get(i - 1).isOperator()
                    && words.get(i - 1).text().contains("<<");
            if (!words.get(i).isOperator() && !text) {
                operands.add(words.get(i).value());
            }
        }
        return operands;
    }

    private static List<String> written(List<ShellWord> words) {
        var targets = new ArrayList<String>();
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).isRedirection() && !words.get(i - 1).text().contains("<<")) {
                targets.add(words.get(i).value());
            }
        }
        return targets;
    }

    /// Whether bash would look for files that it fits.
    private static boolean isPattern(ShellWord word) {
        boolean quoted = word.text().matches("(?s)'.*'|\".*\"");
        return !quoted && word.text().matches("(?s).*[*?\\[].*");
    }

    private void expansions(ShellWord word) {
        require(!EXPANSION.matcher(word.text()).find() && word.text().indexOf('`') < 0);
        Matcher variable = VARIABLE.matcher(word.text());
        while (variable.find()) {
            names.add("$" + variable.group(1));
        }
    }

    private void file(String word) {
        String value = word.startsWith("-") ? word.substring(word.indexOf('=') + 1) : word;
        if (!value.startsWith("-") && !value.isEmpty() && !SYSTEM.matcher(value).matches()) {
            require(!UNSURE.matcher(value).matches());
            names.add(firstPart(value));
        }
    }

    private void require(boolean isKnown) {
        isSure &= isKnown;
    }

    private static String firstPart(String path) {
        String plain = path.replaceFirst("^(?:\\./+)+", "");
        int slash = plain.indexOf('/', 1);
        return slash < 0 ? plain : plain.substring(0, slash);
    }
}
