# Read by bash (BASH_ENV) before each shell cell: brings back what the last cell left, and saves at the end
# what this one leaves. Variables LINKBOOK_* are the session's own.
unset BASH_ENV

linkbook_save() {
    local LINKBOOK_NAME
    set +xvue
    {
        for LINKBOOK_NAME in $(compgen -v); do
            case $LINKBOOK_NAME in
                BASH* | EUID | PPID | UID | SHELLOPTS | FUNCNAME | GROUPS | DIRSTACK | PIPESTATUS) ;;
                RANDOM | SRANDOM | SECONDS | EPOCH* | LINENO | _ | COMP_* | LINKBOOK_*) ;;
                SHLVL | PWD | OLDPWD | OPTIND | OPTERR | IFS | HOSTNAME | HOSTTYPE | MACHTYPE | OSTYPE | PS4) ;;
                *) declare -p "$LINKBOOK_NAME" ;;
            esac
        done 2>/dev/null
        printf 'IFS=%q\n' "$IFS"
        declare -f
        declare -Fx | while read -r _ _ LINKBOOK_NAME; do printf 'export -f %q\n' "$LINKBOOK_NAME"; done
        alias -p
        umask -p
        printf 'OLDPWD=%q\ncd -- %q\n' "$OLDPWD" "$PWD"
        printf '%s\n' "$LINKBOOK_OPTIONS"
        # A command substitution runs without -e, so the list above never holds it.
        [[ $LINKBOOK_FLAGS != *e* ]] || printf 'set -e\n'
        printf '# last: %s\n# end\n' "${LINKBOOK_LAST//[$'\n\r']/ }"
    } >"$LINKBOOK_STATE.new"
    printf '%s' "$PWD" >"$LINKBOOK_STATE.folder"
}
# $_ is the last argument of the last command. BASH_COMMAND would say more, but in bash 5.2 it stands still
# in a trap that BASH_ENV has set.
trap 'LINKBOOK_LAST=$_ LINKBOOK_FLAGS=$- LINKBOOK_OPTIONS=$(shopt -p; set +o); linkbook_save' EXIT

if [[ -f $LINKBOOK_STATE ]]; then
    # shellcheck disable=SC1090
    source "$LINKBOOK_STATE" 2>/dev/null
fi
case $PATH in
    "$LINKBOOK_BIN":*) ;;
    *) PATH=$LINKBOOK_BIN:$PATH ;;
esac
