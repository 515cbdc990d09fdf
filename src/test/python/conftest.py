"""What the tests outside the JVM share: the launcher as a person starts it, and what must be true of every message."""

import enum
import os
import re
import shutil
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest_plugins = ["engine"]
ROOT = Path(__file__).resolve().parents[3]
LINKBOOK = ROOT / "linkbook"
SEED_NOTE = ROOT / "src/test/resources/seed-note.md"
STACK_TRACE = re.compile(r"Exception in thread|^\s*at dev\.linkbook|\bjava\.\w+\.|Caused by:", re.MULTILINE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Exit(enum.IntEnum):
    """The exit codes that CONTRIBUTING.md promises."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BAD_NOTE = 65
    MISSING = 69
    INTERNAL = 70
    CANNOT_WRITE = 74
    INTERRUPTED = 130


Linkbook = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def linkbook() -> Linkbook:
    """Runs ./linkbook to its end: `linkbook("run", note, cwd=..., env={...})`; `env` is added to this process's."""

    def run(*args: object, launcher: Path = LINKBOOK, env: dict[str, str] | None = None, timeout_seconds: int = 600, **more):
        return subprocess.run(
            [str(launcher), *map(str, args)],
            env=os.environ | (env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout_seconds,
            **more,
        )

    return run


def made_classes(log: Path) -> list[str]:
    """What the JVM made itself while it ran, by a log of `-Xlog:class+load:file=LOG`: neither from its cache nor from a file."""
    loaded = re.findall(r"\] (\S+) source: (.*)$", log.read_text(), re.MULTILINE)
    assert sum("shared objects file" in source for _, source in loaded) > 1000, "the JVM's cache was not there"
    return [name for name, source in loaded if not re.search("shared objects file|jrt:|file:", source)]


def assert_one_message(done: subprocess.CompletedProcess[str], code: Exit, *words: str) -> None:
    """One clear message on stderr and nothing else: what was wrong, where, what to do."""
    said = f"exit {done.returncode}\nstdout: {done.stdout[-2000:]}\nstderr: {done.stderr[-4000:]}"
    assert not STACK_TRACE.search(done.stdout + done.stderr), said
    assert done.returncode == code, said
    assert done.stdout == "", said
    assert done.stderr.count("linkbook: ") == 1, said
    assert 1 <= len(done.stderr.strip().splitlines()) <= 8, said
    for word in words:
        assert word in done.stderr, f"{word!r} is not in the message\n{said}"


class Marked:
    """Processes that carry a mark in their environment, however far they have moved from their parent."""

    def __init__(self) -> None:
        self.mark = uuid.uuid4().hex
        self.env = {"LINKBOOK_TEST_MARK": self.mark}

    def names(self) -> list[str]:
        """The names of those alive now; a zombie has no environment left and does not count."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (process / "environ").read_bytes():
                    found.append((process / "comm").read_text().strip())
            except OSError:
                continue
        return found

    def wait_for(self, wanted: Callable[[list[str]], bool], seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        while not wanted(names := self.names()):
            assert time.monotonic() < end, f"{what}: not within {seconds} s; alive: {names}"
            time.sleep(0.02)


@pytest.fixture
def marked() -> Iterator[Marked]:
    """A mark for the environment of what a test starts; whatever still carries it afterwards is ended."""
    marked = Marked()
    yield marked
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if marked.mark.encode() in (process / "environ").read_bytes():
                os.kill(int(process.name), 9)
        except OSError:
            continue


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of its own with 256 KiB in it."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "linkbook-test", folder], capture_output=True, text=True
    )
    assert mount.returncode == 0, f"a tmpfs must be mounted to test a full disk (run the tests as root): {mount.stderr}"
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def jar_only(tmp_path: Path) -> Path:
    """The launcher of an installation that has the jar and no sources, in a folder with blanks and Chinese in its name."""
    home = tmp_path / "an installation 安装"
    (home / "target").mkdir(parents=True)
    shutil.copy2(LINKBOOK, home)
    shutil.copy2(ROOT / "target/linkbook.jar", home / "target")
    shutil.copytree(ROOT / "target/lib", home / "target/lib")
    return home / "linkbook"


def write_program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)
