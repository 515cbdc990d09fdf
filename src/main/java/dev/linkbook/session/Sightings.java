package dev.linkbook.session;

import dev.linkbook.tool.Sighting;
import dev.linkbook.tool.ToolName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what `recorder.sh` noted. For the call with process number N it writes
///
/// | file | holds |
/// |---|---|
/// | N.call | tool, folder, variables, an empty string, arguments: each ends in NUL |
/// | N.out, N.err | what the tool printed; of `go` only `version`, and the stderr of `build` |
/// | N.files | pairs: operand, number K; N.fileK is a link to its bytes |
/// | N.end | the exit status; written last |
///
/// Of a [LoneCall] it writes lone.call and lone.files alone; where the cell goes on behind it, lone.fileK
/// is made here.
final class Sightings {
    /// What a hostile or endless tool may put into memory through us.
    static final int LARGEST_OUTPUT = 4 << 20;

    /// The longest that Linux is built with.
    private static final int TICK_MILLIS = 10;

    private static final String END = ".end";
    private static final String LINK = ".file";
    private static final String LONE = "lone";

    private final Path folder;
    private Optional<Ended> lone = Optional.empty();

    Sightings(Path folder) {
        this.folder = folder;
    }

    /// How a call has ended.
    ///
    /// @param out what it printed on stdout
    /// @param err what it printed on stderr
    private record Ended(String out, String err, int exitCode, FileTime at) {}

    /// What the cell has left to say of its only call.
    ///
    /// @param printed by the cell
    /// @param exitCode the cell's
    void endLone(LoneCall.Printed printed, int exitCode) {
        lone = Optional.of(new Ended(printed.out(), printed.err(), exitCode, FileTime.from(Instant.now())));
    }

    /// The same of a call that has ended well while the cell goes on. What follows may change its files, so
    /// their bytes are linked at once, as the recorder does for other calls.
    void endLoneEarly(LoneCall.Printed printed) {
        endLone(printed, 0);
        try {
            List<String> pairs = strings(folder.resolve(LONE + ".files"));
            List<String> call = strings(folder.resolve(LONE + ".call"));
            for (int i = 0; i + 1 < pairs.size(); i += 2) {
                Files.createLink(
                        link(LONE, pairs.get(i + 1)), Path.of(call.get(1)).resolve(pairs.get(i)));
            }
        } catch (IOException | java.io.UncheckedIOException noLink) {
            // Then the times of the files tell whether they are still the same.
        }
    }

    private Path link(String stem, String number) {
        return folder.resolve(stem + LINK + number);
    }

    /// The finished calls, in the order in which they ended.
    List<Sighting> read() throws IOException {
        List<Path> ends = names().stream()
                .filter(name -> name.endsWith(END))
                .map(folder::resolve)
                .collect(Collectors.toCollection(ArrayList::new));
        var sightings = new ArrayList<Sighting>();
        lone.flatMap(ended -> call(LONE, ended)).map(Sightings::afterwards).ifPresent(sightings::add);
        // Two calls can end between two ticks of the clock that stamps files.
        ends.sort((a, b) -> {
            int byTime = modified(a).compareTo(modified(b));
            return byTime == 0 ? Integer.compare(process(a), process(b)) : byTime;
        });
        for (Path end : ends) {
            one(end).ifPresent(sightings::add);
        }
        return sightings;
    }

    /// Forgets the finished calls, and with them the links to their files. To give the room of an old program back
    /// takes milliseconds, for which the next cell does not wait.
    void clear() throws IOException {
        List<String> names = names();
        Set<String> ended = names.stream()
                .filter(name -> name.endsWith(END))
                .map(Sightings::stem)
                .collect(Collectors.toSet());
        var links = new ArrayList<Path>();
        for (String name : names) {
            if (ended.contains(stem(name)) || stem(name).equals(LONE)) {
                Path note = folder.resolve(name);
                Path gone = folder.resolve(Folders.freshName("gone-") + LINK);
                if (name.contains(LINK) && note.toFile().renameTo(gone.toFile())) {
                    links.add(gone);
                } else {
                    Files.deleteIfExists(note);
                }
            }
        }
        if (!links.isEmpty()) {
            Thread.ofPlatform().daemon().name("tidy").start(() -> links.forEach(Folders::remove));
        }
    }

    /// Of the files; none when a cell has removed the folder.
    private List<String> names() {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private Optional<Sighting> one(Path end) throws IOException {
        String stem = stem(end);
        String exitCode = Files.readString(end);
        // A full disk can cut the notes short: then there is no sighting, rather than half of one.
        return exitCode.matches("\\d{1,3}")
                ? call(
                        stem,
                        new Ended(text(stem + ".out"), text(stem + ".err"), Integer.parseInt(exitCode), modified(end)))
                : Optional.empty();
    }

    private Optional<Sighting> call(String stem, Ended ended) {
        List<String> call = strings(folder.resolve(stem + ".call"));
        int gap = call.indexOf("");
        if (gap < 2) {
            return Optional.empty();
        }
        Path in = Path.of(call.get(1));
        return tool(call.getFirst())
                .map(tool -> new Sighting(
                        tool,
                        call.subList(gap + 1, call.size()),
                        in,
                        variables(call.subList(2, gap)),
                        ended.out,
                        ended.err,
                        ended.exitCode,
                        files(stem, in, lastChange(tool, ended.at))));
    }

    /// The latest time that a file of the call can bear. Go sets that of a program which it need not link again, from a
    /// clock that is up to a tick ahead of the one that stamps what is written.
    private static FileTime lastChange(ToolName tool, FileTime ended) {
        return switch (tool) {
            case GO -> FileTime.from(ended.toInstant().plusMillis(TICK_MILLIS));
            case FILE, LDD -> ended;
        };
    }

    /// What the recorder, which had to say it before the call, could not know: whether a program would be built; and
    /// of what `go` prints not all is kept.
    private static Sighting afterwards(Sighting call) {
        return switch (call.tool()) {
            case FILE, LDD -> call;
            case GO ->
                switch (call.arguments().stream().findFirst().orElse("")) {
                    case "version" -> call;
                    case "build" -> kept(call, call.errors(), call.exitCode() == 0 ? existing(call) : List.of());
                    default -> kept(call, "", List.of());
                };
        };
    }

    private static List<Sighting.SightedFile> existing(Sighting call) {
        return call.files().stream()
                .filter(file -> Files.isRegularFile(file.bytes()))
                .toList();
    }

    private static Sighting kept(Sighting call, String errors, List<Sighting.SightedFile> files) {
        return new Sighting(
                call.tool(), call.arguments(), call.folder(), call.environment(), "", errors, call.exitCode(), files);
    }

    private static Optional<ToolName> tool(String command) {
        return Stream.of(ToolName.values())
                .filter(name -> name.command().equals(command))
                .findFirst();
    }

    private static Map<String, String> variables(List<String> assignments) {
        var variables = new HashMap<String, String>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return variables;
    }

    private List<Sighting.SightedFile> files(String stem, Path in, FileTime ended) {
        var files = new ArrayList<Sighting.SightedFile>();
        List<String> pairs = strings(folder.resolve(stem + ".files"));
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            Path path = in.resolve(pairs.get(i)).normalize();
            Path link = link(stem, pairs.get(i + 1));
            files.add(
                    Files.exists(link)
                            ? new Sighting.SightedFile(
                                    pairs.get(i), path, link, identity(link, "lastModifiedTime", ended))
                            // On another file system there is no link, and an older file can have taken the
                            // name since; moving it has set its ctime.
                            : new Sighting.SightedFile(pairs.get(i), path, path, identity(path, "unix:ctime", ended)));
        }
        return files;
    }

    /// Which file it is, and in which state; "changed" when that time of it lies behind the end of the call, so
    /// that its bytes are no longer those which the tool saw.
    static String identity(Path bytes, String time, FileTime ended) {
        try {
            var attributes = Files.readAttributes(bytes, BasicFileAttributes.class);
            return ((FileTime) Files.getAttribute(bytes, time)).compareTo(ended) > 0
                    ? Sighting.SightedFile.CHANGED
                    : attributes.fileKey() + ":" + attributes.size() + ":" + attributes.lastModifiedTime();
        } catch (IOException e) {
            return Sighting.SightedFile.CHANGED;
        }
    }

    private static List<String> strings(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        var strings = new ArrayList<>(List.of(read(file).split("\0", -1)));
        strings.removeLast();
        return strings;
    }

    private String text(String name) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? read(file) : "";
    }

    private static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The recorder puts a `-` behind a number that is taken.
    private static int process(Path end) {
        return Integer.parseInt(stem(end).replace("-", ""));
    }

    private static String stem(Path file) {
        return stem(file.getFileName().toString());
    }

    private static String stem(String name) {
        return name.substring(0, name.indexOf('.'));
    }
}
