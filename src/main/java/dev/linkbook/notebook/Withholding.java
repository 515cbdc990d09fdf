package dev.linkbook.notebook;

import dev.linkbook.note.Step;
import dev.linkbook.shell.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which commands of a note are never run: those that change the system instead of the working folder.
final class Withholding {
    private static final Set<String> ROOT = Set.of("sudo", "doas", "su", "pkexec", "chroot");
    private static final Set<String> PACKAGES = Set.of(
            "apt",
            "apt-get",
            "aptitude",
            "dpkg",
            "dnf",
            "yum",
            "rpm",
            "apk",
            "pacman",
            "zypper",
            "brew",
            "snap",
            "flatpak",
            "emerge",
            "xbps-install",
            "nix-env");
    private static final Set<String> SYSTEM = Set.of(
            "systemctl",
            "service",
            "reboot",
            "shutdown",
            "poweroff",
            "halt",
            "init",
            "mkfs",
            "fdisk",
            "parted",
            "mount",
            "umount",
            "dd",
            "insmod",
            "modprobe",
            "sysctl",
            "useradd",
            "userdel",
            "passwd",
            "crontab",
            "ldconfig",
            "kill",
            "killall",
            "pkill",
            "docker",
            "podman");
    private static final Set<String> DELETES = Set.of("rm", "rmdir", "shred", "unlink", "mv", "chmod", "chown");
    /// Each operand names what is written.
    private static final Set<String> WRITES =
            Set.of(Calls.WRITE, "tee", "touch", "mkdir", "truncate", "mkfifo", "mknod");
    /// The last operand names what is written, unless `-t` does.
    private static final Set<String> COPIES = Set.of("cp", "install", "ln", "rsync");
    /// What may be written everywhere: it changes nothing, or is there for it.
    private static final Pattern HARMLESS = Pattern.compile(
            "/dev/(?:null|zero|full|tty|stdin|stdout|stderr|fd/\\d+)|(?:/var)?/tmp(?:/(?!.*\\.\\.).*)?");
    private static final Set<String> FIND_ACTIONS = Set.of("-delete", "-exec", "-execdir", "-ok", "-okdir");

    private Withholding() {}

    /// Whether this is the name of a command that is withheld, be it here or not.
    static boolean knows(String name) {
        return ROOT.contains(name) || PACKAGES.contains(name) || SYSTEM.contains(name);
    }

    /// @param withheld the answer instead of the command; empty when it may run
    /// @param hasLeft whether the shell may stand outside the working folder behind it. `cd ..` counts: whether the
    ///     `cd` before it worked, or was a subshell's, nobody knows before it runs
    record Judgement(Optional<Item.Withheld> withheld, boolean hasLeft) {}

    /// @param simple the commands in its text
    /// @param hasLeft whether the shell may stand outside the working folder, where no name is a safe one
    static Judgement of(Step.Command command, List<List<ShellWord>> simple, boolean hasLeft) {
        boolean left = hasLeft;
        for (List<String> call : calls(simple)) {
            Optional<Item.Why> why = why(call, left);
            if (why.isPresent()) {
                List<String> packages = why.get() == Item.Why.PACKAGES ? packages(call) : List.of();
                var withheld = new Item.Withheld(command.line(), command.text(), why.get(), packages);
                return new Judgement(Optional.of(withheld), hasLeft);
            }
            left |= leaves(call);
        }
        return new Judgement(Optional.empty(), left);
    }

    private static List<List<String>> calls(List<List<ShellWord>> simple) {
        return Calls.of(
                simple,
                name -> knows(name) || DELETES.contains(name) || WRITES.contains(name) || COPIES.contains(name));
    }

    private static Optional<Item.Why> why(List<String> call, boolean left) {
        String name = Calls.base(call.getFirst());
        if (PACKAGES.contains(name) || (ROOT.contains(name) && !packages(call).isEmpty())) {
            return Optional.of(Item.Why.PACKAGES);
        }
        if (ROOT.contains(name)) {
            return Optional.of(Item.Why.ROOT);
        }
        if (SYSTEM.contains(name) || name.startsWith("mkfs.")) {
            return Optional.of(Item.Why.SYSTEM);
        }
        boolean outside = left || operands(call).stream().anyMatch(Withholding::isOutside);
        return (deletes(name, call) && outside) || writesOutside(name, operands(call))
                ? Optional.of(Item.Why.FILES_OUTSIDE)
                : Optional.empty();
    }

    private static boolean deletes(String name, List<String> call) {
        return DELETES.contains(name) || (name.equals("find") && call.stream().anyMatch(FIND_ACTIONS::contains));
    }

    /// Where the shell stands does not matter here: notes go into a sub-folder and back, and write there.
    private static boolean writesOutside(String name, List<String> operands) {
        List<String> targets = WRITES.contains(name) ? operands : COPIES.contains(name) ? targets(operands) : List.of();
        return targets.stream().anyMatch(Withholding::isElsewhere);
    }

    /// `cp A B DIR`, `cp -t DIR A B`; `ln -s FILE` alone writes here.
    private static List<String> targets(List<String> operands) {
        int option = operands.indexOf("-t");
        List<String> names =
                operands.stream().filter(word -> !word.startsWith("-")).toList();
        String last = names.size() > 1 ? names.getLast() : "";
        return operands.stream()
                .filter(word -> word.startsWith("--target-directory="))
                .findFirst()
                .map(word -> List.of(word.substring(word.indexOf('=') + 1)))
                .orElseGet(
                        () -> List.of(option >= 0 && option + 1 < operands.size() ? operands.get(option + 1) : last));
    }

    private static boolean leaves(List<String> call) {
        List<String> folders = operands(call);
        return switch (call.getFirst()) {
            case "cd" -> folders.isEmpty() || folders.stream().anyMatch(word -> isOutside(word) || word.equals("-"));
            case "pushd" -> folders.stream().anyMatch(Withholding::isOutside);
            default -> false;
        };
    }

    private static List<String> operands(List<String> call) {
        return call.subList(1, call.size());
    }

    /// `apt-get install -y A B` -> A, B
    private static List<String> packages(List<String> call) {
        int install = Math.max(call.indexOf("install"), call.indexOf("add"));
        if (install < 0 || call.stream().map(Calls::base).noneMatch(PACKAGES::contains)) {
            return List.of();
        }
        var packages = new ArrayList<>(call.subList(install + 1, call.size()));
        packages.removeIf(word -> word.startsWith("-"));
        return packages;
    }

    /// A word that leads out of the working folder, to what is not harmless. Variables other than HOME are believed to
    /// be the note's own: `go build -o $OUT` is common, and writing does not destroy as deleting does.
    private static boolean isElsewhere(String word) {
        boolean variable = word.startsWith("$") && !word.matches("\\$\\{?HOME\\b.*");
        return isOutside(word) && !variable && !HARMLESS.matcher(word).matches();
    }

    /// A word that can lead out of the working folder; what a variable holds nobody knows before it runs.
    private static boolean isOutside(String word) {
        return word.startsWith("/")
                || word.startsWith("~")
                || word.startsWith("$")
                || List.of(word.split("/")).contains("..");
    }
}
