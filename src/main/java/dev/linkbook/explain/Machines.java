package dev.linkbook.explain;

/// e_machine -> the architecture's usual name (System V gABI, "e_machine"; Linux's elf-em.h).
final class Machines {
    private Machines() {}

    static String name(int machine) {
        return switch (machine) {
            case 3 -> "i386";
            case 8 -> "MIPS";
            case 20 -> "PowerPC";
            case 21 -> "ppc64";
            case 22 -> "s390x";
            case 40 -> "ARM";
            case 62 -> "x86-64";
            case 183 -> "arm64";
            case 243 -> "RISC-V";
            case 258 -> "LoongArch";
            default -> "e_machine " + machine;
        };
    }

    /// Debian's name of the folder for that processor's libraries (dpkg-architecture(1), "multiarch").
    static java.util.Optional<String> triplet(int machine) {
        return java.util.Optional.ofNullable(
                switch (machine) {
                    case 3 -> "i386-linux-gnu";
                    case 21 -> "powerpc64le-linux-gnu";
                    case 22 -> "s390x-linux-gnu";
                    case 40 -> "arm-linux-gnueabihf";
                    case 62 -> "x86_64-linux-gnu";
                    case 183 -> "aarch64-linux-gnu";
                    case 243 -> "riscv64-linux-gnu";
                    case 258 -> "loongarch64-linux-gnu";
                    default -> null;
                });
    }
}
