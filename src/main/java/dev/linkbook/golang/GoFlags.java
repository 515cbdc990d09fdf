package dev.linkbook.golang;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The words of `go` commands that Go 1.24 to 1.26 all know, from `go help`, `go help COMMAND`, `go tool link -h` and
/// `go vet -flags`. Deprecated ones, and those for work on Go itself, are left out.
final class GoFlags {
    private static final List<String> BUILD = words("""
            -a -asan -asmflags -buildmode -buildvcs -compiler -gccgoflags -gcflags -installsuffix -json -ldflags -linkshared -mod -modcacherw -modfile -msan -n -overlay -p -pgo -pkgdir -race
            -tags -toolexec -trimpath -v -work -x
            """);

    private static final List<String> COVER = words("-cover -covermode -coverpkg");

    private static final List<String> TEST = words("""
            -args -bench -benchmem -benchtime -blockprofile -blockprofilerate -c -count -coverprofile -cpu -cpuprofile
            -exec -failfast -fullpath -fuzz -fuzzminimizetime -fuzztime -list -memprofile -memprofilerate -mutexprofile
            -mutexprofilefraction -o -outputdir -parallel -run -short -shuffle -skip -timeout -trace -vet
            """);

    private static final List<String> VET = words("""
            -appends -asmdecl -assign -atomic -bools -buildtag -c -cgocall -composites -copylocks -defers -directive
            -errorsas -framepointer -httpresponse -ifaceassert -loopclosure -lostcancel -nilfunc -printf -shift
            -sigchanyzer -slog -stdmethods -stdversion -stringintconv -structtag -testinggoroutine -tests -timeformat
            -unmarshal -unreachable -unsafeptr -unusedresult -vettool
            """);

    /// Behind `go`, but for `bug`, which opens a browser.
    private static final List<String> COMMANDS = words("""
            build clean doc env fix fmt generate get help install list mod run telemetry test tool version vet work
            """);

    private static final List<String> MOD = words("download edit graph init tidy vendor verify why");

    private static final List<String> WORK = words("edit init sync use vendor");

    /// Those that `go tool` names, and those that it builds when they are asked for.
    private static final List<String> TOOLS = words("""
            addr2line asm buildid cgo compile covdata cover fix link nm objdump pack pprof test2json trace vet
            """);

    /// What `go help` also has a text about.
    private static final List<String> TOPICS = words("""
            buildconstraint buildmode c cache environment filetype go.mod goauth gopath goproxy importpath module-auth
            modules packages private testflag testfunc vcs
            """);

    /// Those of each command behind the flags of a build.
    private static final Map<String, List<String>> OF_BUILDS = Map.of(
            "build", join(COVER, words("-o")),
            "install", COVER,
            "run", join(COVER, words("-exec")),
            "test", join(COVER, TEST),
            "vet", VET,
            "list", join(COVER, words("-compiled -deps -e -export -f -find -m -retracted -reuse -test -u -versions")));

    private static final Map<String, List<String>> OF_OTHERS = Map.ofEntries(
            Map.entry("get", words("-n -t -tags -tool -u -v -x")),
            Map.entry("clean", words("-cache -fuzzcache -i -modcache -n -r -testcache -x")),
            Map.entry("generate", words("-n -run -skip -tags -v -x")),
            Map.entry("env", words("-changed -json -u -w")),
            Map.entry("version", words("-m -v")),
            Map.entry("fmt", words("-mod -modfile -n -x")),
            Map.entry("doc", words("-all -c -cmd -short -src -u")),
            Map.entry("tool", words("-n")),
            Map.entry("mod download", words("-json -modcacherw -modfile -overlay -reuse -x")),
            Map.entry("mod edit", words("""
            -dropexclude -dropreplace -droprequire -dropretract -exclude -fmt -go -json -module -print -replace
            -require -retract -toolchain
            """)),
            Map.entry("mod graph", words("-go -x")),
            Map.entry("mod tidy", words("-compat -diff -e -go -v -x")),
            Map.entry("mod vendor", words("-e -o -v")),
            Map.entry("mod why", words("-m -vendor")),
            Map.entry("work edit", words("-dropreplace -dropuse -fmt -go -json -print -replace -toolchain -use")),
            Map.entry("work use", words("-r")),
            Map.entry("work vendor", words("-e -o -v")));

    /// Flags whose value is made of flags.
    static final List<String> TAKING_FLAGS = words("-asmflags -gccgoflags -gcflags -ldflags");

    /// What `go env` tells without being asked for one.
    static final List<String> VARIABLES = words("""
            AR CC CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_ENABLED CGO_FFLAGS CGO_LDFLAGS CXX GCCGO GO111MODULE GOARCH
            GOAUTH GOBIN GOCACHE GOCACHEPROG GODEBUG GOENV GOEXE GOEXPERIMENT GOFIPS140 GOFLAGS GOGCCFLAGS GOHOSTARCH
            GOHOSTOS GOINSECURE GOMOD GOMODCACHE GONOPROXY GONOSUMDB GOOS GOPATH GOPRIVATE GOPROXY GOROOT GOSUMDB
            GOTELEMETRY GOTELEMETRYDIR GOTMPDIR GOTOOLCHAIN GOTOOLDIR GOVCS GOVERSION GOWORK PKG_CONFIG
            """);

    /// Those that one sets in front of a build (`go help environment`).
    static final List<String> SETTINGS = words("""
            AR CC CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_ENABLED CGO_LDFLAGS CXX GOAMD64 GOARCH GOARM GOARM64 GOBIN
            GOCACHE GODEBUG GOEXPERIMENT GOFLAGS GOMODCACHE GOOS GOPATH GOPROXY GOSUMDB GOTOOLCHAIN GOWORK PKG_CONFIG
            """);

    /// Inside the value of `-ldflags`.
    static final List<String> LINK = words("""
            -B -D -E -H -I -L -R -T -V -X -asan -aslr -bindnow -buildid -buildmode -c -checklinkname -compressdwarf
            -cpuprofile -d -debugtramp -dumpdep -e -extar -extld -extldflags -f -g -h -importcfg -installsuffix -k
            -libgcc -linkmode -linkshared -memprofile -memprofilerate -msan -o -pluginpath -pruneweakmap -r -race
            -randlayout -s -strictdups -tmpdir -v -w
            """);

    /// Those of them whose value may stand as a word of its own.
    static final List<String> LINK_VALUES = words("""
            -B -D -E -H -I -L -R -T -X -buildid -buildmode -cpuprofile -debugtramp -extar -extld -extldflags -importcfg
            -installsuffix -k -libgcc -linkmode -memprofile -memprofilerate -o -pluginpath -r -randlayout -strictdups
            -tmpdir
            """);

    /// Inside the value of `-extldflags`: GCC's manual, "Options for Linking", and that of GNU ld, "Options".
    static final List<String> EXTERNAL = words("""
            -L -Wl,--as-needed -Wl,--build-id -Wl,--gc-sections -Wl,--no-as-needed -Wl,-rpath, -Wl,-z,lazy -Wl,-z,now
            -Wl,-z,relro -fuse-ld= -l -no-pie -pie -pthread -rdynamic -s -static -static-libgcc -static-pie
            """);

    private static final List<String> BUILD_MODES = words("archive c-archive c-shared default exe pie plugin shared");

    private static final List<String> SYSTEMS = words("""
            aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows
            """);

    private static final List<String> PROCESSORS = words("""
            386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm
            """);

    /// Values by the name of a flag, or of a variable.
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("-buildmode", BUILD_MODES),
            Map.entry("-buildvcs", words("auto false true")),
            Map.entry("-compiler", words("gc gccgo")),
            Map.entry("-covermode", words("atomic count set")),
            Map.entry("-mod", words("mod readonly vendor")),
            Map.entry("-pgo", words("auto off")),
            Map.entry("-shuffle", words("off on")),
            // Tags that the standard library looks at: its packages net, os/user and time say what they do.
            Map.entry("-tags", words("netcgo netgo osusergo timetzdata")),
            Map.entry("-linkmode", words("auto external internal")),
            Map.entry("CGO_ENABLED", words("0 1")),
            Map.entry("GOOS", SYSTEMS),
            Map.entry("GOARCH", PROCESSORS),
            Map.entry("GOTOOLCHAIN", words("auto local path")),
            Map.entry("GOWORK", words("off")),
            Map.entry("GOPROXY", words("direct off")),
            Map.entry("GOSUMDB", words("off")));

    private GoFlags() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    /// Behind these words, of which `go` itself is none.
    static List<String> commands(List<String> words) {
        return switch (String.join(" ", words)) {
            case "" -> COMMANDS;
            case "help" ->
                join(TOPICS, COMMANDS).stream()
                        .filter(word -> !word.equals("help"))
                        .toList();
            case "mod", "help mod" -> MOD;
            case "work", "help work" -> WORK;
            case "tool" -> TOOLS;
            case "telemetry" -> List.of("local", "off", "on");
            default -> List.of();
        };
    }

    /// The flags of the command that these words begin with.
    static List<String> of(List<String> words) {
        List<String> ofBuild = OF_BUILDS.get(words.getFirst());
        if (ofBuild != null) {
            // It has to be the first flag.
            return join(words.size() == 1 ? List.of("-C") : List.of(), join(BUILD, ofBuild));
        }
        String two = words.size() > 1 ? words.getFirst() + " " + words.get(1) : "";
        return OF_OTHERS.getOrDefault(two, OF_OTHERS.getOrDefault(words.getFirst(), List.of()));
    }

    /// The values of a flag or a variable, as far as there is a list of them.
    static List<String> values(String name) {
        return VALUES.getOrDefault(name, List.of());
    }

    private static List<String> join(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
