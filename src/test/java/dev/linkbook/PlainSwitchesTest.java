package dev.linkbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The step of the build behind the compiler, `src/main/build/PlainSwitches.java`.
class PlainSwitchesTest {
    private static final String SWITCHES = """
            import java.util.List;

            public class Switches {
                sealed interface Shape {
                    record Circle(int radius) implements Shape {}
                    record Square(int side) implements Shape {}
                    enum Nothing implements Shape { NOTHING }

                    /** In an interface, whose static methods are called otherwise. */
                    static String name(Shape shape) {
                        return switch (shape) {
                            case Circle _ -> "circle";
                            case Square _ -> "square";
                            case Nothing _ -> "nothing";
                        };
                    }
                }

                /** A guard that says no lets the search go on behind its case. */
                static String size(Object value) {
                    return switch (value) {
                        case null -> "null";
                        case Shape.Circle circle when circle.radius() > 9 -> "large circle";
                        case Shape.Circle(int radius) when radius > 4 -> "circle " + radius;
                        case Shape.Square(int side) -> "square " + side;
                        case int[] numbers -> "numbers " + numbers.length;
                        case Shape shape -> Shape.name(shape);
                        default -> "other";
                    };
                }

                /** The numbers in two patterns of one record are looked at by a switch of their own, which stays the JVM's. */
                static class Left {
                    static String radius(Object value) {
                        return switch (value) {
                            case Shape.Circle(int radius) when radius > 9 -> "more than 9";
                            case Shape.Circle(int radius) when radius > 4 -> "more than 4";
                            default -> "less";
                        };
                    }
                }

                static String thrown() {
                    try {
                        return switch ((Shape) null) {
                            case Shape.Circle _, Shape.Square _, Shape.Nothing _ -> "none";
                        };
                    } catch (NullPointerException e) {
                        return "thrown";
                    }
                }

                public static void main(String[] args) {
                    for (Object value : new Object[] {
                            null, new Shape.Circle(10), new Shape.Circle(5), new Shape.Circle(1), new Shape.Square(2),
                            new int[3], Shape.Nothing.NOTHING, "x"}) {
                        System.out.println(size(value) + ", " + (value == null ? "" : Left.radius(value)));
                    }
                    System.out.println(thrown());
                }
            }
            """;

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    Path folder;

    @Test
    void noSwitchOfOursIsLeftToTheJvm() throws IOException {
        assertThat(switches(Path.of("target/classes"))).isEmpty();
    }

    @Test
    void whatIsMadePlainDoesTheSame() throws Exception {
        Path source = Files.writeString(folder.resolve("Switches.java"), SWITCHES);
        Path classes = folder.resolve("classes");
        run(JAVA.resolve("javac"), "-d", classes, source);
        String before = run(JAVA.resolve("java"), "-cp", classes, "Switches");
        assertThat(switches(classes)).containsExactly("Switches", "Switches$Left", "Switches$Shape");

        run(JAVA.resolve("java"), "-cp", classes, Path.of("src/main/build/PlainSwitches.java"), classes);

        assertThat(switches(classes)).containsExactly("Switches$Left");
        assertThat(run(JAVA.resolve("java"), "-Xverify:all", "-cp", classes, "Switches"))
                .isEqualTo(before)
                .contains(
                        "large circle, more than 9",
                        "circle 5, more than 4",
                        "circle, less",
                        "square 2",
                        "numbers 3",
                        "nothing",
                        "thrown");
    }

    /// The classes that have the JVM look for a case.
    private static Set<String> switches(Path folder) throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                var model = ClassFile.of().parse(file);
                model.methods().stream()
                        .flatMap(method -> method.code().stream())
                        .flatMap(code -> code.elementStream())
                        .filter(element -> element instanceof InvokeDynamicInstruction call
                                && call.bootstrapMethod().methodName().equals("typeSwitch"))
                        .forEach(_ -> found.add(model.thisClass().asInternalName()));
            }
        }
        return found;
    }

    private static String run(Object... command) throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        List.of(command).forEach(word -> words.add(word.toString()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
