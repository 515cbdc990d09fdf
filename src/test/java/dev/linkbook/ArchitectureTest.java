package dev.linkbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The arrows of ARCHITECTURE.md: which room may call which, and which room a library stays behind.
class ArchitectureTest {
    private static final String BASE = "dev.linkbook.";

    private static final Set<String> ALL = Set.of(
            "kernel",
            "check",
            "notebook",
            "session",
            "command",
            "report",
            "explain",
            "golang",
            "tool",
            "binary",
            "cell",
            "note",
            "shell",
            "process");

    private static final Map<String, Set<String>> MAY_CALL = Map.ofEntries(
            Map.entry("cli", ALL),
            Map.entry(
                    "kernel",
                    Set.of("command", "session", "report", "explain", "note", "cell", "golang", "tool", "shell")),
            Map.entry(
                    "notebook",
                    Set.of("command", "session", "report", "explain", "note", "cell", "golang", "tool", "shell")),
            Map.entry("command", Set.of("session", "report", "explain", "cell", "process", "tool", "binary", "shell")),
            Map.entry(
                    "check",
                    Set.of(
                            "notebook",
                            "command",
                            "session",
                            "note",
                            "cell",
                            "tool",
                            "golang",
                            "binary",
                            "explain",
                            "shell")),
            Map.entry("session", Set.of("cell", "process", "golang", "tool", "shell")),
            Map.entry("report", Set.of("explain", "tool", "binary")),
            Map.entry("explain", Set.of("tool", "binary", "note")),
            Map.entry("golang", Set.of("tool", "process")),
            Map.entry("tool", Set.of("shell")),
            Map.entry("cell", Set.of("shell")),
            Map.entry("note", Set.of("shell")),
            Map.entry("binary", Set.of()),
            Map.entry("process", Set.of("shell")),
            Map.entry("shell", Set.of()));

    /// Package prefix of an outside library -> the rooms behind whose door it stays.
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "org.apache.commons.cli.", Set.of("cli"),
            "io.github.spencerpark.", Set.of("kernel"),
            "org.zeromq.", Set.of("kernel"),
            "com.google.gson.", Set.of("kernel", "notebook", "golang", "check"),
            "org.commonmark.", Set.of("note"),
            "org.zeroturnaround.", Set.of("process"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.linkbook");

    @Test
    void arrowsGoDownwards() {
        var broken = new TreeSet<String>();
        for (JavaClass from : CLASSES) {
            Set<String> allowed = MAY_CALL.get(room(from));
            assertThat(allowed).as("room of " + from.getName()).isNotNull();
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(to -> to.getName().startsWith(BASE))
                    .filter(to -> !room(to).equals(room(from)) && !allowed.contains(room(to)))
                    .forEach(to -> broken.add(from.getName() + " -> " + to.getName()));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void librariesStayBehindTheirDoor() {
        var broken = new TreeSet<String>();
        for (JavaClass from : CLASSES) {
            from.getDirectDependenciesFromSelf()
                    .forEach(dependency -> LIBRARIES.forEach((prefix, rooms) -> {
                        if (dependency.getTargetClass().getName().startsWith(prefix) && !rooms.contains(room(from))) {
                            broken.add(from.getName() + " -> "
                                    + dependency.getTargetClass().getName());
                        }
                    }));
        }
        assertThat(broken).isEmpty();
    }

    /// A floor, so that an empty scan cannot pass.
    @Test
    void everyRoomWasScanned() {
        var rooms = new TreeSet<String>();
        CLASSES.forEach(scanned -> rooms.add(room(scanned)));
        assertThat(rooms).containsExactlyInAnyOrderElementsOf(MAY_CALL.keySet());
    }

    private static String room(JavaClass scanned) {
        String rest = scanned.getName().substring(BASE.length());
        return rest.substring(0, rest.indexOf('.'));
    }
}
