# Read by bash (BASH_ENV) before each shell cell: brings back what the last cell left, and saves at the end
# what this one leaves. Variables LINKBOOK_* are the session's own.
unset BASH_ENV

linkbook_save() {
    LINKBOOK_OPTIONS=$(shopt -p; set +o)
    set +xvue
    trap - DEBUG ERR RETURN
    local LINKBOOK_NAME LINKBOOK_IFS='unset -v IFS'
    [[ ! -v IFS ]] || builtin printf -v LINKBOOK_IFS 'IFS=%q' "$IFS"
    local IFS=$' \t\n'
    LINKBOOK_FUNCTIONS=$(
        builtin declare -f
        builtin declare -Fx | while read -r _ _ LINKBOOK_NAME; do
            builtin printf 'builtin export -f %q\n' "$LINKBOOK_NAME"
        done
    )
    # One of them may bear the name of a builtin that is needed below.
    # shellcheck disable=SC2046
    unset -f $(builtin compgen -A function)
    LINKBOOK_UMASK=$(umask -p)
    umask 077
    {
        # Functions can hold patterns of extglob; the options below say whether it stays on.
        printf 'shopt -s extglob\n'
        for LINKBOOK_NAME in $LINKBOOK_INHERITED; do
            declare -p "$LINKBOOK_NAME" >/dev/null || printf 'unset -v %s\n' "$LINKBOOK_NAME"
        done
        for LINKBOOK_NAME in $(compgen -v); do
            case $LINKBOOK_NAME in
                BASH* | EUID | PPID | UID | SHELLOPTS | FUNCNAME | GROUPS | DIRSTACK | PIPESTATUS) ;;
                RANDOM | SRANDOM | SECONDS | EPOCH* | LINENO | _ | COMP_* | LINKBOOK_*) ;;
                SHLVL | PWD | OLDPWD | OPTIND | OPTERR | IFS | HOSTNAME | HOSTTYPE | MACHTYPE | OSTYPE | PS4) ;;
                *) declare -p "$LINKBOOK_NAME" ;;
            esac
        done
        printf '%s\n%s\ncd -- %q\n' "$LINKBOOK_IFS" "$LINKBOOK_UMASK" "$PWD"
        # Behind `cd`, which sets it.
        [[ ! -v OLDPWD ]] || printf 'OLDPWD=%q\n' "$OLDPWD"
        alias -p
        # Last of what is code: a function may bear the name of a builtin that stands above.
        printf '%s\n%s\n' "$LINKBOOK_FUNCTIONS" "$LINKBOOK_OPTIONS"
        # A command substitution runs without -e, so the list above never holds it.
        [[ $LINKBOOK_FLAGS != *e* ]] || printf 'set -e\n'
        printf '# last: %s\n# end\n' "${LINKBOOK_LAST//[$'\n\r']/ }"
    } >|"$LINKBOOK_STATE.new"
    printf '%s' "$PWD" >|"$LINKBOOK_STATE.folder"
}
# $_ is the last argument of the last command. BASH_COMMAND would say more, but in bash 5.2 it stands still
# in a trap that BASH_ENV has set. What -x and the cell's own traps print here is none of the cell's.
trap '{ LINKBOOK_LAST=$_ LINKBOOK_FLAGS=$-; linkbook_save; } >/dev/null 2>&1' EXIT

{
    # What a cell takes out of the environment must not come back from there with the next shell.
    LINKBOOK_INHERITED=$(compgen -e)
    if [[ -f $LINKBOOK_STATE ]]; then
        # shellcheck disable=SC1090
        source "$LINKBOOK_STATE"
    fi
    case $PATH in
        "$LINKBOOK_BIN":*) ;;
        *) PATH=$LINKBOOK_BIN:$PATH ;;
    esac
} 2>/dev/null
