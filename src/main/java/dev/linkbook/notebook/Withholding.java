package dev.linkbook.notebook;

import dev.linkbook.note.Step;
import dev.linkbook.shell.ShellText;
import dev.linkbook.shell.ShellWord;
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

    private Withholding() {}

    /// Whether this is the name of a command that is withheld, be it here or not.
    static boolean knows(String name) {
        return ROOT.contains(name) || PACKAGES.contains(name) || SYSTEM.contains(name);
    }

    /// The answer instead of the command; empty when it may run.
    static Optional<Item.Withheld> of(Step.Command command) {
        for (List<ShellWord> simple : ShellText.commands(command.text())) {
            Optional<Item.Withheld> withheld = of(command, simple);
            if (withheld.isPresent()) {
                return withheld;
            }
        }
        return Optional.empty();
    }

    private static Optional<Item.Withheld> of(Step.Command command, List<ShellWord> simple) {
        List<String> words = simple.stream().map(ShellWord::value).toList();
        String name = ShellText.commandName(simple).orElse("");
        String base = name.substring(name.lastIndexOf('/') + 1);
        List<String> packages = packages(words);
        if (PACKAGES.contains(base) || (ROOT.contains(base) && !packages.isEmpty())) {
            return Optional.of(new Item.Withheld(command.line(), command.text(), Item.Why.PACKAGES, packages));
        }
        if (ROOT.contains(base)) {
            return Optional.of(new Item.Withheld(command.line(), command.text(), Item.Why.ROOT, List.of()));
        }
        if (SYSTEM.contains(base) || base.startsWith("mkfs.")) {
            return Optional.of(new Item.Withheld(command.line(), command.text(), Item.Why.SYSTEM, List.of()));
        }
        if (DELETES.contains(base) && words.stream().anyMatch(Withholding::isOutside)) {
            return Optional.of(new Item.Withheld(command.line(), command.text(), Item.Why.DELETES_OUTSIDE, List.of()));
        }
        return Optional.empty();
    }

    /// `apt-get install -y A B` -> A, B
    private static List<String> packages(List<String> words) {
        int install = Math.max(words.indexOf("install"), words.indexOf("add"));
        if (install < 0 || words.stream().noneMatch(PACKAGES::contains)) {
            return List.of();
        }
        var packages = new ArrayList<>(words.subList(install + 1, words.size()));
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
