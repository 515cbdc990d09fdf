package dev.linkbook.tool;

import java.util.List;

/// What a build printed, one fragment a line.
public final class BuildOutput {
    private static final String WARNING = "(?:warning: |警告: ?|警告：)";

    private static final List<Phrase> RULES = List.of(
            Phrase.of(BuildOutputKind.OUT_PACKAGE, "# (?<package>.+)"),
            Phrase.of(BuildOutputKind.OUT_DOWNLOADING, "go: downloading (?<module>\\S+) (?<version>\\S+)"),
            Phrase.of(
                    BuildOutputKind.OUT_STATIC_GLIBC,
                    ".*" + WARNING + "Using '(?<function>[^']+)' in statically linked applications requires at runtime"
                            + " the shared libraries from the glibc version used for linking"),
            Phrase.of(
                    BuildOutputKind.OUT_IN_FUNCTION,
                    "(?:\\S*ld[^:\\s]*: )?(?<object>[^:]+): (?:in function |在函数 ?)[`'‘“](?<function>[^'’”]+)['’”](?: ?中)?[:：]"),
            Phrase.of(
                    BuildOutputKind.OUT_UNDEFINED_REFERENCE,
                    ".*(?:undefined reference to |对)[`'‘“](?<symbol>[^'’”]+)['’”](?:未定义的引用)?"),
            Phrase.of(
                    BuildOutputKind.OUT_MISSING_LIBRARY,
                    "\\S*ld[^:\\s]*: (?:cannot find|找不到) (?<library>-l[^:\\s]+|[^:\\s]+\\.[ao])(?:: .+)?"),
            Phrase.of(
                    BuildOutputKind.OUT_DYNAMIC_RELOCATIONS,
                    ".*(?:read-only segment has dynamic relocations|relocation in read-only section .*)"),
            Phrase.of(BuildOutputKind.OUT_RELOCATION_TARGET, ".*relocation target (?<symbol>\\S+) not defined"),
            Phrase.of(
                    BuildOutputKind.OUT_RELOCATION_TARGET,
                    ".*: unexpected \\S+ relocation for dynamic symbol (?<symbol>\\S+)"),
            Phrase.of(BuildOutputKind.OUT_GO_MESSAGE, "\\S*link(?:\\.exe)?: (?<message>too many errors)"),
            Phrase.of(
                    BuildOutputKind.OUT_EXTERNAL_LINK_FAILED, "\\S*link(?:\\.exe)?: running (?<linker>.+) failed: .*"),
            Phrase.of(BuildOutputKind.OUT_EXTERNAL_LINK_COMMAND, "\\S+ .*\\S*/go-link-\\S*/go\\.o .*"),
            Phrase.of(BuildOutputKind.OUT_LINKER_STATUS, "collect2: (?:error: ld returned|错误：ld 返回) .*"),
            Phrase.of(
                    BuildOutputKind.OUT_NO_C_COMPILER,
                    "(?:cgo|go): (?:C compiler |no C compiler found: )\"?(?<compiler>[^\"]*)\"? not found.*"),
            Phrase.of(
                    BuildOutputKind.OUT_CGO_NEEDED,
                    "(?:go: )?\\S+ requires (?:external \\(cgo\\) linking, but cgo is not enabled|cgo\\b.*)"),
            Phrase.of(
                    BuildOutputKind.OUT_NO_GO_FILES,
                    "(?:go: )?no Go (?:source )?files.*|.*build constraints exclude all Go files.*"),
            Phrase.of(
                    BuildOutputKind.OUT_MISSING_FILE,
                    "(?:.*: )?no required module provides package (?<file>[^\\s;:]+\\.go);.*"),
            Phrase.of(BuildOutputKind.OUT_GO_GET, "\\s*go get (?<package>\\S+)"),
            Phrase.of(
                    BuildOutputKind.OUT_MISSING_PACKAGE,
                    ".*(?:module providing package|no required module provides package) (?<package>[^\\s;:]+).*"),
            Phrase.of(BuildOutputKind.OUT_MISSING_PACKAGE, ".*package (?<package>\\S+) is not in (?:std|GOROOT)\\b.*"),
            Phrase.of(BuildOutputKind.OUT_BAD_FLAG, "flag provided but not defined: (?<flag>\\S+)"),
            Phrase.of(
                    BuildOutputKind.OUT_BAD_FLAG, "invalid (?:boolean )?value \".*\" for (?:flag )?(?<flag>\\S+): .*"),
            Phrase.of(
                    BuildOutputKind.OUT_USAGE,
                    "usage: .*|Run 'go help \\S+' for details\\.|  -\\w+(?:[ \t].*)?|    \t.*"),
            Phrase.of(
                    BuildOutputKind.OUT_UNSUPPORTED,
                    "(?:go: )?(?:-?(?<what>buildmode=\\S+) not supported.*|unsupported GOOS/GOARCH pair (?<pair>\\S+))"),
            Phrase.of(
                    BuildOutputKind.OUT_ASSEMBLER,
                    "(?<file>[^:\\s]+\\.[sS])(?::\\d+: (?:Error|错误)[:：].*|: Assembler messages:|: 汇编程序信息:)"),
            Phrase.of(
                    BuildOutputKind.OUT_COMPILER_ERROR,
                    "(?<file>[^:\\s]+\\.go):(?<line>\\d+):(?:\\d+:)? (?<message>.+)"),
            Phrase.of(BuildOutputKind.OUT_WARNING, ".*" + WARNING + "(?<message>.+)"),
            Phrase.of(BuildOutputKind.OUT_GO_MESSAGE, "go: (?<message>.+)"));

    private BuildOutput() {}

    /// Its fragments. For any text, joined they are that text.
    public static List<Fragment> parse(String output) {
        return Lines.fragments(
                output,
                BuildOutputKind.SEPARATOR,
                line -> Phrase.match(RULES, line).orElseGet(() -> new Fragment(BuildOutputKind.UNEXPLAINED, line)));
    }
}
