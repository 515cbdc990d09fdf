# Everything that must hold, read in by the launcher for `linkbook test`; its functions are used here.
# `--fast` leaves out the tests marked slow, `--image` adds those of the container image.
# shellcheck shell=bash disable=SC2154 # home and the like are set by the launcher

readonly SUITE_NEEDS=("${RUN_NEEDS[@]}" mvn venv chromium cjk-fonts shellcheck tmux)

run_suite() {
  local marks='not image' excluded='' venv code=0
  case ${1:-} in
    '') ;;
    --fast)
      marks='not image and not slow'
      excluded=slow
      ;;
    --image) marks='' ;;
    *) die 2 "test knows --fast and --image, not '$1'" ;;
  esac
  (($# <= 1)) || die 2 'test takes one option at most'
  ensure "${SUITE_NEEDS[@]}"
  find_jdk javac || tell_missing jdk
  venv=$home/target/venv
  rm -rf "$home/target/surefire-reports" "$home/target/pytest.xml"

  run_maven "$excluded" || code=$?
  if ((code == 0)); then
    make_venv "$venv"
    attend "$venv/bin/python" -m pytest -q -m "$marks" --rootdir "$home/src/test/python" -c "$home/src/test/python/pytest.ini" \
      --junitxml "$home/target/pytest.xml" "$home/src/test/python" || code=$?
  fi
  attend python3 "$home/src/test/tally.py" "$code" "$home"/target/surefire-reports/*.xml "$home/target/pytest.xml"
  exit
}

# With failed tests the jar is made all the same, so that one run tells everything; the tally reads the failures.
run_maven() {
  local excluded=$1 code=0 log=$home/target/verify.log
  lock_target
  say 'mvn verify'
  maven -Dmaven.test.failure.ignore=true "-Dtests.excluded=$excluded" verify >"$log" 2>&1 || code=$?
  maven_words "$log"
  jvm_options
  if ((code == 0)); then make_cache; fi
  unlock_target
  return "$code"
}

# A venv is remade when the list of its packages is newer than it.
make_venv() {
  local venv=$1 wanted=$home/src/test/python/requirements.txt log=$home/target/venv.log
  if [[ -f $venv/ready && ! $wanted -nt $venv/ready ]]; then return; fi
  say 'setting up target/venv'
  rm -rf "$venv"
  if ! attend python3 -m venv "$venv" >"$log" 2>&1 ||
    ! attend "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$wanted" >>"$log" 2>&1; then
    cat "$log" >&2
    die "$BROKEN" 'the packages of src/test/python/requirements.txt could not be installed; pip says why above'
  fi
  touch "$venv/ready"
}
