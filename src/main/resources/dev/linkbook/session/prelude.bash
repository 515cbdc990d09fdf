# Read by bash (BASH_ENV) before each shell cell: brings back what the last cell left, and saves at the end
# what this one leaves. Variables LINKBOOK_* are the session's own.
# It stands in front of every cell, so it starts no process: no `$(...)`, no pipe.
unset BASH_ENV

linkbook_save() {
    { builtin shopt -p; builtin set +o; } >|"$LINKBOOK_NEXT/options"
    set +xvue
    trap - DEBUG ERR RETURN
    umask -p >|"$LINKBOOK_NEXT/umask"
    umask 077
    local LINKBOOK_NAME LINKBOOK_NAMES LINKBOOK_IFS='unset -v IFS'
    [[ ! -v IFS ]] || builtin printf -v LINKBOOK_IFS 'IFS=%q' "$IFS"
    local IFS=$' \t\n'
    builtin declare -Fx >|"$LINKBOOK_NEXT/names"
    {
        # Functions can hold patterns of extglob; the options, read last, say whether it stays on.
        builtin printf 'shopt -s extglob\n'
        builtin declare -f
        while builtin read -r _ _ LINKBOOK_NAME; do
            builtin printf 'builtin export -f %q\n' "$LINKBOOK_NAME"
        done <"$LINKBOOK_NEXT/names"
    } >|"$LINKBOOK_NEXT/functions"
    # One of them may bear the name of a builtin that is needed below.
    builtin compgen -A function >|"$LINKBOOK_NEXT/names"
    builtin mapfile -t LINKBOOK_NAMES <"$LINKBOOK_NEXT/names"
    builtin unset -f "${LINKBOOK_NAMES[@]}"
    compgen -v >|"$LINKBOOK_NEXT/names"
    mapfile -t LINKBOOK_NAMES <"$LINKBOOK_NEXT/names"
    {
        for LINKBOOK_NAME in "${LINKBOOK_INHERITED[@]}"; do
            declare -p "$LINKBOOK_NAME" >/dev/null || printf 'unset -v %s\n' "$LINKBOOK_NAME"
        done
        for LINKBOOK_NAME in "${LINKBOOK_NAMES[@]}"; do
            case $LINKBOOK_NAME in
                BASH* | EUID | PPID | UID | SHELLOPTS | FUNCNAME | GROUPS | DIRSTACK | PIPESTATUS) ;;
                RANDOM | SRANDOM | SECONDS | EPOCH* | LINENO | _ | COMP_* | LINKBOOK_* | MAPFILE) ;;
                SHLVL | PWD | OLDPWD | OPTIND | OPTERR | IFS | HOSTNAME | HOSTTYPE | MACHTYPE | OSTYPE | PS4) ;;
                *) declare -p "$LINKBOOK_NAME" ;;
            esac
        done
        printf '%s\ncd -- %q\n' "$LINKBOOK_IFS" "$PWD"
        # Behind `cd`, which sets it.
        [[ ! -v OLDPWD ]] || printf 'OLDPWD=%q\n' "$OLDPWD"
        alias -p
    } >|"$LINKBOOK_NEXT/variables"
    printf '%s' "$PWD" >|"$LINKBOOK_NEXT/folder"
    printf '%s' "$LINKBOOK_LAST" >|"$LINKBOOK_NEXT/last"
    # Written last: without it the state is not whole, and the one before is kept.
    printf 'whole' >|"$LINKBOOK_NEXT/whole"
}
# $_ is the last argument of the last command. BASH_COMMAND would say more, but in bash 5.2 it stands still
# in a trap that BASH_ENV has set. What -x and the cell's own traps print here is none of the cell's.
trap '{ LINKBOOK_LAST=$_; linkbook_save; } >/dev/null 2>&1' EXIT

{
    # What a cell takes out of the environment must not come back from there with the next shell.
    compgen -e >"$LINKBOOK_NEXT/names"
    mapfile -t LINKBOOK_INHERITED <"$LINKBOOK_NEXT/names"
    # Functions behind all other code, as one may bear the name of a builtin; options last, as -e and -u.
    for LINKBOOK_NAME in variables umask added functions options; do
        # shellcheck disable=SC1090
        [[ ! -f $LINKBOOK_STATE/$LINKBOOK_NAME ]] || builtin source "$LINKBOOK_STATE/$LINKBOOK_NAME"
    done
    case $PATH in
        "$LINKBOOK_BIN":*) ;;
        *) PATH=$LINKBOOK_BIN:$PATH ;;
    esac
} 2>/dev/null
