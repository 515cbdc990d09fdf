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
}
