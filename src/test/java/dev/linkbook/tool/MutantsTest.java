package dev.linkbook.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Real lines, damaged in a fixed random way: whatever comes in comes out again, piece by piece.
class MutantsTest {
    private static final int MUTANTS = 40_000;
    private static final String CHARACTERS = ", :()=>`'\"\t\n\\-/0x[]{}中\u001b\u202e\0";

    static Stream<Arguments> grammars() {
        return Stream.of(
                grammar("file", Samples.fileLines(), MutantsTest::file),
                grammar("ldd", Samples.lddLines(), LddGrammar::parse),
                grammar("build output", Samples.buildOutputLines(), BuildOutput::parse),
                grammar("build info", Samples.buildInfoLines(), BuildInfo::parse));
    }

    private static Arguments grammar(String name, List<String> lines, Function<String, List<Fragment>> parse) {
        return Arguments.of(name, lines, parse);
    }

    private static List<Fragment> file(String text) {
        return FileGrammar.parse(text).stream()
                .flatMap(line -> line.fragments().stream())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grammars")
    void anOutputComesBackWhole(String name, List<String> lines, Function<String, List<Fragment>> parse) {
        outputs(name, lines, parse, MUTANTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("grammars")
    @Tag("slow")
    void aMillionOutputsComeBackWhole(String name, List<String> lines, Function<String, List<Fragment>> parse) {
        outputs(name, lines, parse, 1_000_000 / 4);
    }

    private static void outputs(String name, List<String> lines, Function<String, List<Fragment>> parse, int count) {
        var random = new Random(11);
        for (int i = 0; i < count; i++) {
            String text = mutant(lines, random);
            List<Fragment> fragments = parse.apply(text);
            if (!Samples.joined(fragments).equals(text)
                    || fragments.stream().anyMatch(fragment -> fragment.text().isEmpty())) {
                assertThat(fragments).as(name + ": " + text).isEmpty();
            }
        }
    }

    /// Of a command, what the shell reads of the fragments are the arguments again.
    @ParameterizedTest
    @MethodSource("commands")
    void aCommandComesBackWhole(List<String> words) {
        var random = new Random(12);
        for (int i = 0; i < MUTANTS / 4; i++) {
            var arguments = new ArrayList<>(List.of(words.getFirst()));
            for (String word : words.subList(1, words.size())) {
                arguments.add(
                        random.nextInt(4) == 0 ? mutant(List.of(word), random).replace("\0", "") : word);
            }
            List<Fragment> fragments = BuildGrammar.parse(Samples.build(Map.of(), arguments.toArray(String[]::new)));
            List<String> read = dev.linkbook.shell.ShellText.commands(Samples.joined(fragments)).getFirst().stream()
                    .map(dev.linkbook.shell.ShellWord::value)
                    .toList();
            if (!read.subList(1, read.size()).equals(arguments)) {
                assertThat(read).as(Samples.joined(fragments)).isEqualTo(arguments);
            }
        }
    }

    static Stream<List<String>> commands() {
        return Samples.builds().stream().map(Sighting::arguments);
    }

    private static String mutant(List<String> lines, Random random) {
        var text = new StringBuilder(lines.get(random.nextInt(lines.size())));
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> text.insert(at, lines.get(random.nextInt(lines.size())));
            }
        }
        return text.toString();
    }
}
