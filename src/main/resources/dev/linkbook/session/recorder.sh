#!/bin/sh
# Runs the tool of this file's name that comes next on PATH, and notes the call for Linkbook. What the tool
# prints, its exit status and its folder stay as they are.
# Written for plain sh, with no program but `cat`, `ln` and `tee`: it stands in front of every call.
tool=${0##*/}
set -f
real=
saved=$IFS
IFS=:
for folder in $PATH; do
    # Not this one again, nor that of a session in which this session was started.
    case $folder in
        "${LINKBOOK_BIN-}" | */linkbook-session-*/bin) continue ;;
    esac
    if [ -f "$folder/$tool" ] && [ -x "$folder/$tool" ]; then
        real=$folder/$tool
        break
    fi
done
IFS=$saved
if [ -z "$real" ]; then
    printf '%s: command not found\n' "$tool" >&2
    exit 127
fi
# A call inside a recorded one (go calls go) is not the learner's; `env -i` takes the place for notes away.
if [ -n "${LINKBOOK_RECORDING-}" ] || [ ! -d "${LINKBOOK_SIGHTINGS-}" ]; then
    exec "$real" "$@"
fi
export LINKBOOK_RECORDING=1
lone=
if [ "${LINKBOOK_LONE-}" = "$tool" ] && [ ! -e "$LINKBOOK_SIGHTINGS/lone.call" ]; then
    # The cell is this call and nothing else, or tells where this call ends: what it prints and its status are known, and
    # no file of it changes before. So no copy is needed, nor anybody who waits for the tool.
    lone=yes
    base=$LINKBOOK_SIGHTINGS/lone
else
    base=$LINKBOOK_SIGHTINGS/$$
    # Process numbers come again, in a long loop or behind a call that was killed.
    while [ -e "$base.call" ]; do base=$base-; done
fi

note() {
    for name in CGO_ENABLED GOOS GOARCH CC CXX GOFLAGS CGO_LDFLAGS CGO_CFLAGS GOTOOLCHAIN LC_ALL LC_MESSAGES LANG; do
        eval "[ -z \"\${$name+set}\" ] || printf '%s\\0' \"$name=\$$name\""
    done
    printf '\0'
    [ $# -eq 0 ] || printf '%s\0' "$@"
}

number=0
keep() {
    number=$((number + 1))
    {
        [ -n "$lone" ] || ln -L -- "$1" "$base.file$number"
        printf '%s\0%s\0' "$1" "$number" >>"$base.files"
    } 2>/dev/null
}

keep_operands() {
    options=1
    for word in "$@"; do
        case $options$word in
            1--) options= ;;
            1-*) ;;
            *) [ ! -f "$word" ] || keep "$word" ;;
        esac
    done
}

# The program that `go build` writes: -o, or in the folder that -o names, or here under its default name. Into `output`;
# empty when that cannot be told.
find_built() {
    output=
    first=
    shift
    while [ $# -gt 0 ]; do
        flag=$1
        case $flag in --*) flag=${flag#-} ;; esac
        case $flag in
            -o) output=${2-}; shift ;;
            -o=*) output=${flag#*=} ;;
            -C | -C=*) output=; return 0 ;;
            -p | -asmflags | -buildmode | -compiler | -covermode | -coverpkg | -gccgoflags | -gcflags | -installsuffix \
                | -ldflags | -mod | -modfile | -overlay | -pgo | -pkgdir | -tags | -toolexec) shift ;;
            -*) ;;
            *) first=${first:-$1} ;;
        esac
        [ $# -eq 0 ] || shift
    done
    default_name
    case $output in
        '') output=$name ;;
        */) output=$output$name ;;
        *) [ ! -d "$output" ] || output=$output/$name ;;
    esac
}

# The first file's name, else the last part of the path of the package: the module's, where go.mod lies. Into `name`.
default_name() {
    case $first in
        *.go) name=${first##*/}; name=${name%.go} ;;
        '' | . | ./) module_path; path_name "$name" ;;
        *) path_name "${first%/}" ;;
    esac
}

# A /v2 is no name (`go help modules`).
path_name() {
    case $1 in
        */v[2-9] | */v[1-9][0-9]) set -- "${1%/*}" ;;
    esac
    name=${1##*/}
}

module_path() {
    name=
    if [ -f go.mod ]; then
        while read -r word path rest || [ -n "$word" ]; do
            if [ "$word" = module ]; then
                name=$path
                return 0
            fi
        done <go.mod
    else
        name=$PWD
    fi
}

# Both streams into one, as they are: what is printed on one has its place between what is printed on the other.
same_streams() {
    # shellcheck disable=SC3013 # -ef is in POSIX.1-2024, and dash, busybox and bash have had it for decades
    [ /proc/self/fd/1 -ef /proc/self/fd/2 ]
}

# What it says is kept first and shown then.
keep_said() {
    # Called by its own name, since `file` prints that name in front of its complaints.
    if same_streams && [ $# -gt 1 ]; then
        PATH=${real%/*}:$PATH "$tool" "$@" >"$base.out" 2>&1
    else
        PATH=${real%/*}:$PATH "$tool" "$@" >"$base.out" 2>"$base.err"
    fi
    code=$?
    [ ! -s "$base.out" ] || cat "$base.out"
    [ ! -s "$base.err" ] || cat "$base.err" >&2
    # Of `go version FILE`, the first word is none.
    [ "$tool" != go ] || shift
    keep_operands "$@"
}

# A build shows what it downloads while it does; its messages stand on stderr alone.
build() {
    if ! command -v tee >/dev/null; then
        "$real" "$@"
        code=$?
        return
    fi
    {
        { "$real" "$@" 2>&1 >&3 3>&-; printf '%s\n' $? >"$base.code"; } | tee "$base.err" >&2 2>/dev/null
    } 3>&1
    read -r code <"$base.code" || code=1
}

# Without room for notes the tool runs all the same: it has a better word for a full disk.
if ! { printf '%s\0%s\0' "$tool" "$PWD" && note "$@"; } 2>/dev/null >"$base.call"; then
    unset LINKBOOK_RECORDING LINKBOOK_LONE
    exec "$real" "$@"
fi
output=
[ "$tool,${1-}" != go,build ] || find_built "$@"
if [ -n "$lone" ]; then
    unset LINKBOOK_LONE
    case $tool,${1-} in
        go,build) [ -z "$output" ] || keep "$output" ;;
        go,version) (shift; keep_operands "$@") ;;
        go,*) ;;
        *)
            keep_operands "$@"
            PATH=${real%/*}:$PATH
            exec "$tool" "$@"
            ;;
    esac
    exec "$real" "$@"
fi
case $tool,${1-} in
    go,build)
        build "$@"
        [ "$code" -ne 0 ] || [ ! -f "$output" ] || keep "$output"
        ;;
    go,version) keep_said "$@" ;;
    go,*)
        "$real" "$@"
        code=$?
        ;;
    *) keep_said "$@" ;;
esac
printf '%s' "$code" 2>/dev/null >"$base.end"
exit "$code"
