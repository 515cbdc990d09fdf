# Read by bash (BASH_ENV) before each shell cell: brings back what the last cell left, and saves at the end
# what this one leaves. Variables LINKBOOK_* are the session's own.
# It stands in front of every cell, so it starts no process (no `$(...)`, no pipe), and each file that it writes is a new
# one: ext4 sends a file that takes the place of an older one to the disk at once, which costs a millisecond each time.
# A function of the cell may bear the name of a builtin: hence `builtin` in front of each.
unset BASH_ENV
# One pipe for both keeps what is printed on the two in its order.
[[ $LINKBOOK_STREAMS != one ]] || exec 2>&1

LINKBOOK_OPTIONS=$BASHOPTS:$SHELLOPTS

linkbook_save() {
    builtin unset -f linkbook_options linkbook_save # the one before, and this one: they are no functions of the cell
    {
        # What the shell was set to, before this changes it; called last, as -e and -u would stop what follows. A
        # line each is a write each, and most cells set nothing: then only what reading the state sets is taken back.
        builtin printf 'linkbook_options() {\n:\n'
        if [[ $BASHOPTS:$SHELLOPTS != "$LINKBOOK_OPTIONS" ]]; then
            builtin shopt -p
            builtin set +o
        elif [[ :$BASHOPTS: != *:extglob:* ]]; then
            builtin printf 'shopt -u extglob\n'
        fi
        builtin printf '}\n'
        builtin umask -p
    } >>"$LINKBOOK_NEXT/state"
    builtin set +xvue
    builtin trap - DEBUG ERR RETURN
    builtin umask 077
    builtin local LINKBOOK_NAME LINKBOOK_NAMES LINKBOOK_KEPT LINKBOOK_INHERITED LINKBOOK_IFS='unset -v IFS' LINKBOOK_OWN='@(BASH*|EUID|PPID|UID|'
    LINKBOOK_OWN+='SHELLOPTS|FUNCNAME|GROUPS|DIRSTACK|PIPESTATUS|RANDOM|SRANDOM|SECONDS|EPOCH*|LINENO|_|COMP_*|LINKBOOK_*|'
    LINKBOOK_OWN+='MAPFILE|SHLVL|PWD|OLDPWD|OPTIND|OPTERR|IFS|HOSTNAME|HOSTTYPE|MACHTYPE|OSTYPE|PS4)'
    [[ ! -v IFS ]] || builtin printf -v LINKBOOK_IFS 'IFS=%q' "$IFS"
    builtin local IFS=$' \t\n'
    # The pattern tells what is the shell's own. A loop over the names would take a third of all the time here.
    builtin shopt -s extglob
    builtin compgen -v -X "$LINKBOOK_OWN" >|"$LINKBOOK_NEXT/variables"
    builtin mapfile -t LINKBOOK_KEPT <"$LINKBOOK_NEXT/variables"
    builtin declare -Fx >|"$LINKBOOK_NEXT/functions"
    builtin mapfile -t LINKBOOK_NAMES <"$LINKBOOK_NEXT/functions"
    # What this shell was started with: what a cell takes out of that must not come back from there with the next shell.
    builtin mapfile -t -d '' LINKBOOK_INHERITED </proc/$$/environ
    {
        for LINKBOOK_NAME in "${LINKBOOK_INHERITED[@]%%=*}"; do
            [[ $LINKBOOK_NAME == *[!a-zA-Z0-9_]* || -v $LINKBOOK_NAME ]] || builtin printf 'unset -v %s\n' "$LINKBOOK_NAME"
        done
        builtin declare -p "${LINKBOOK_KEPT[@]}"
        builtin printf '%s\ncd -- %q\n' "$LINKBOOK_IFS" "$PWD"
        # Behind `cd`, which sets it.
        [[ ! -v OLDPWD ]] || builtin printf 'OLDPWD=%q\n' "$OLDPWD"
        builtin alias -p
        # Last of what is code, for their names. They can hold patterns of extglob.
        builtin printf 'shopt -s extglob\n'
        builtin declare -f
        for LINKBOOK_NAME in "${LINKBOOK_NAMES[@]}"; do
            builtin printf 'builtin export -f %q\n' "${LINKBOOK_NAME##* }"
        done
        builtin printf 'linkbook_options\n# folder: %s\n# last: %s\n# end\n' \
            "${PWD//$'\n'/ }" "${LINKBOOK_LAST//[$'\n\r']/ }"
    } >>"$LINKBOOK_NEXT/state"
}
# A shell that was started while the cell before still ran waits here for its turn, with all that it can know before read;
# when none comes, its stdin ends.
if [[ -n ${LINKBOOK_GATE-} ]]; then
    read -r LINKBOOK_GATE || exit 0
    unset LINKBOOK_GATE
    exec </dev/null
    SECONDS=0
fi

{
    # Made here, where no umask of the cell's makes it a file that cannot be opened twice.
    : >"$LINKBOOK_NEXT/state"
    if [[ -f $LINKBOOK_STATE ]]; then
        # shellcheck disable=SC1090
        source "$LINKBOOK_STATE"
    fi
    # Behind a name of the cell's own there can be anything.
    if declare -F "${LINKBOOK_LONE:-:}" >/dev/null || [[ -v BASH_ALIASES[${LINKBOOK_LONE:-:}] ]]; then
        LINKBOOK_LONE=
        # Not empty: what is missing now is lost.
        printf '\n' >>"$LINKBOOK_NEXT/state"
    fi
    case $PATH in
        "$LINKBOOK_BIN":*) ;;
        *) PATH=$LINKBOOK_BIN:$PATH ;;
    esac
    # A lone call changes nothing here, so nothing is handed over: without a trap the shell becomes the tool.
    # Of other cells, $_ is the last argument of the last command. BASH_COMMAND would say more, but in bash 5.2 it stands still
    # in a trap that BASH_ENV has set. What -x and the cell's own traps print here is none of the cell's.
    [[ -n $LINKBOOK_LONE ]] || trap '{ LINKBOOK_LAST=$_; linkbook_save; } >/dev/null 2>&1' EXIT
} 2>/dev/null
