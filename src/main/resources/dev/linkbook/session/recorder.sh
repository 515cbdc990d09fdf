#!/bin/sh
# Runs the tool of this file's name that comes next on PATH, and notes the call for Linkbook. What the tool
# prints, its exit status and its folder stay as they are.
# Written for plain sh, with no program but `cat` and `ln`: it stands in front of every call.
tool=${0##*/}
set -f
real=
saved=$IFS
IFS=:
for folder in $PATH; do
    if [ "$folder" != "$LINKBOOK_BIN" ] && [ -f "$folder/$tool" ] && [ -x "$folder/$tool" ]; then
        real=$folder/$tool
        break
    fi
done
IFS=$saved
if [ -z "$real" ]; then
    printf '%s: command not found\n' "$tool" >&2
    exit 127
fi
# A call inside a recorded one (go calls go) is not the learner's.
[ -z "${LINKBOOK_RECORDING-}" ] || exec "$real" "$@"
export LINKBOOK_RECORDING=1
base=$LINKBOOK_SIGHTINGS/$$

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
    ln -L -- "$1" "$base.file$number" 2>/dev/null
    printf '%s\0%s\0' "$1" "$number" >>"$base.files"
}

keep_operands() {
    for word in "$@"; do
        case $word in
            -*) ;;
            *) [ ! -f "$word" ] || keep "$word" ;;
        esac
    done
}

# The name that `go build` gives to the program: -o, else the first file's, else the folder's or module's.
keep_built() {
    output=
    first=
    [ "$1" = build ] || return 0
    shift
    while [ $# -gt 0 ]; do
        case $1 in
            -o | --o) output=${2-}; shift ;;
            -o=* | --o=*) output=${1#*=} ;;
            -C | --C) return 0 ;;
            -p | -asmflags | -buildmode | -compiler | -covermode | -coverpkg | -gccgoflags | -gcflags | -installsuffix \
                | -ldflags | -mod | -modfile | -overlay | -pgo | -pkgdir | -tags | -toolexec) shift ;;
            -*) ;;
            *) first=${first:-$1} ;;
        esac
        [ $# -eq 0 ] || shift
    done
    if [ -z "$output" ]; then
        case $first in
            *.go) output=${first##*/}; output=${output%.go} ;;
            '' | .) output=$(module_name) ;;
            *) output=${first%/}; output=${output##*/} ;;
        esac
    fi
    [ ! -f "$output" ] || keep "$output"
}

# The last part of the module's path, as `go build` names its program; a /v2 is no name.
module_name() {
    while read -r word path rest; do
        if [ "$word" = module ]; then
            case $path in
                */v[2-9] | */v[1-9][0-9]) path=${path%/*} ;;
            esac
            printf '%s' "${path##*/}"
            return 0
        fi
    done <go.mod
} 2>/dev/null

{ printf '%s\0%s\0' "$tool" "$PWD"; note "$@"; } >"$base.call"
case $tool in
    go)
        "$real" "$@"
        code=$?
        [ $code -ne 0 ] || [ $# -eq 0 ] || keep_built "$@"
        ;;
    *)
        "$real" "$@" >"$base.out" 2>"$base.err"
        code=$?
        [ ! -s "$base.out" ] || cat "$base.out"
        [ ! -s "$base.err" ] || cat "$base.err" >&2
        keep_operands "$@"
        ;;
esac
printf '%s' "$code" >"$base.end"
exit "$code"
