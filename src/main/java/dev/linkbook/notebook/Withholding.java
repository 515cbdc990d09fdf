package dev.linkbook.notebook;

import dev.linkbook.note.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<String> FIND_ACTIONS = Set.of("-delete", "-exec", "-execdir", "-ok", "-okdir");

    private Withholding() {}

    /// Whether this is the name of a command that is withheld, be it here or not.
    static boolean knows(String name) {
        return ROOT.contains(name) || PACKAGES.contains(name) || SYSTEM.contains(name);
    }

    /// The answer instead of the command; empty when it may run.
    ///
    /// @param hasLeft whether the shell may stand outside the working folder, where no name is a safe one
    static Optional<Item.Withheld> of(Step.Command command, boolean hasLeft) {
        boolean left = hasLeft;
        for (List<String> call : calls(command)) {
            Optional<Item.Why> why = why(call, left);
            if (why.isPresent()) {
                List<String> packages = why.get() == Item.Why.PACKAGES ? packages(call) : List.of();
                return Optional.of(new Item.Withheld(command.line(), command.text(), why.get(), packages));
            }
            left |= leaves(call);
        }
        return Optional.empty();
    }

    /// Whether the command can leave the working folder. `cd ..` counts: whether the `cd` before it worked, or
    /// was a subshell's, nobody knows before it runs.
    static boolean leaves(Step.Command command) {
        return calls(command).stream().anyMatch(Withholding::leaves);
    }

    private static List<List<String>> calls(Step.Command command) {
        return Calls.of(command.text(), name -> knows(name) || DELETES.contains(name));
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
        return deletes(name, call) && outside ? Optional.of(Item.Why.DELETES_OUTSIDE) : Optional.empty();
    }

    private static boolean deletes(String name, List<String> call) {
        return DELETES.contains(name) || (name.equals("find") && call.stream().anyMatch(FIND_ACTIONS::contains));
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

    /// A word that can lead out of the working folder; what a variable holds nobody knows before it runs.
    private static boolean isOutside(String word) {
        return word.startsWith("/")
                || word.startsWith("~")
                || word.startsWith("$")
                || List.of(word.split("/")).contains("..");
    }
}
