"""A machine that lacks packages: this machine with some taken away, in a copy-on-write view of it that nobody else sees."""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Exit

INSIDE = r"""
mount -t tmpfs none "$1" && mkdir "$1"/upper "$1"/work "$1"/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1"/root
for folder in proc dev sys; do mount --rbind /$folder "$1"/root/$folder; done
mkdir -p "$1/root$2" && cp -R "$2"/. "$1/root$2" # a folder on a file system of its own is not in the view
exec chroot "$1"/root bash -ec "$3"
"""

Machine = Callable[[str], subprocess.CompletedProcess[str]]


@pytest.fixture
def machine(tmp_path: Path, jar_only: Path) -> Machine:
    """Runs a bash script as root in the view; `linkbook` is the launcher and x.md a note there."""
    (tmp_path / "view").mkdir()
    (jar_only.parent / "x.md").write_text("```sh\n$ file /bin/true\n```\n")

    def run(script: str) -> subprocess.CompletedProcess[str]:
        whole = f"cd {shlex.quote(str(jar_only.parent))}; PATH=$PWD:$PATH\n{script}"
        return subprocess.run(
            ["unshare", "--mount", "sh", "-ec", INSIDE, "sh", tmp_path / "view", jar_only.parent, whole],
            env={name: value for name, value in os.environ.items() if name not in ("LINKBOOK_SETUP", "JAVA_HOME")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=600,
        )

    return run


@pytest.mark.slow
def test_root_gets_missing_packages_installed_with_one_line(machine: Machine) -> None:
    done = machine("""
        apt-get -qq remove -y musl-tools file >/dev/null 2>&1
        rm -rf /var/lib/apt/lists/*
        linkbook run x.md
        type -P musl-gcc file
        linkbook run x.md 2>&1 >/dev/null | grep -c installing || true
    """)
    assert done.returncode == Exit.OK, done.stderr
    assert done.stderr.splitlines()[0] == "linkbook: installing musl-tools file"
    assert done.stdout.splitlines()[-3:] == ["/usr/bin/musl-gcc", "/usr/bin/file", "0"]


@pytest.mark.slow
def test_nothing_is_installed_when_something_cannot_be_had(machine: Machine) -> None:
    """With no package source left, apt's own words come first, and the one message names what it does not offer."""
    done = machine("""
        apt-get -qq remove -y musl-tools >/dev/null 2>&1
        rm -rf /var/lib/apt/lists/* /etc/apt/sources.list /etc/apt/sources.list.d/*
        linkbook run x.md
    """)
    assert done.returncode == Exit.MISSING, done.stderr
    assert "linkbook: missing here: musl-gcc\n" in done.stderr
    assert "installing" not in done.stderr


@pytest.mark.slow
def test_without_root_or_sudo_nothing_is_tried(machine: Machine) -> None:
    done = machine("""
        apt-get -qq remove -y musl-tools sudo >/dev/null 2>&1
        chmod -R a+rX . && chmod a+x ..
        exec setpriv --reuid 65534 --regid 65534 --clear-groups ./linkbook run x.md
    """)
    assert done.returncode == Exit.MISSING, done.stderr
    assert done.stderr.startswith("linkbook: missing here: musl-gcc\n")
