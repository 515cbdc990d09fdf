"""Bad input: one clear message, the promised exit code, no stack trace, nothing left behind, the user's files untouched."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LINKBOOK, ROOT, SEED_NOTE, STACK_TRACE, Exit, Linkbook, Marked, assert_one_message

COMPILERS = {"compile", "asm", "cgo", "link", "cc1"}


def note(text: str | bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        pytest.param(note("# Words\n\nOnly prose here.\n"), Exit.BAD_NOTE, ["x.md", "```sh"], id="no command"),
        pytest.param(note(""), Exit.BAD_NOTE, ["x.md"], id="empty"),
        pytest.param(lambda path: None, Exit.BAD_NOTE, ["x.md", "no such file"], id="missing"),
        pytest.param(lambda path: path.mkdir(), Exit.BAD_NOTE, ["x.md", "directory"], id="a directory"),
        pytest.param(note("# 链接\n".encode("gb18030")), Exit.BAD_NOTE, ["x.md", "UTF-8", "line 1"], id="GB18030"),
        pytest.param(note(b"# a\n\x00\n"), Exit.BAD_NOTE, ["x.md", "NUL", "line 2"], id="a NUL byte"),
        pytest.param(note("```sh\n$ true\n```\n" + "words " * 8_738_134), Exit.BAD_NOTE, ["x.md", "MiB"], id="50 MiB"),
        pytest.param(note("# a\n\n```sh\n$ true\n\nprose\n"), Exit.BAD_NOTE, ["x.md", "line 3", "fence"], id="a fence never closed"),
        pytest.param(lambda path: os.mkfifo(path), Exit.BAD_NOTE, ["x.md"], id="a FIFO that nobody writes"),
    ],
)
def test_a_bad_note(linkbook: Linkbook, tmp_path: Path, make: Callable[[Path], None], code: Exit, words: list[str]) -> None:
    make(tmp_path / "x.md")
    done = linkbook("run", "x.md", "-o", "x.html", cwd=tmp_path, timeout_seconds=30)
    assert_one_message(done, code, *words)
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "--colour", "x.md"], ["--colour", "--help"]),
        (["run"], ["NOTE"]),
        (["run", "x.md", "-o", "x.docx"], ["x.docx", ".html"]),
        (["run", "x.md", "-o", "absent/x.html"], ["absent"]),
        (["run", "x.md", "-o", "x.md"], ["x.md", "never overwritten"]),
        (["run", "x.md", "--lang", "fr"], ["fr", "zh"]),
        (["instal"], ["instal", "install"]),
        (["frobnicate"], ["frobnicate", "--help"]),
        (["install", "--prefix"], ["--prefix"]),
    ],
    ids=" ".join,
)
def test_a_wrong_command_line(linkbook: Linkbook, tmp_path: Path, arguments: list[str], words: list[str]) -> None:
    (tmp_path / "x.md").write_text("```sh\n$ true\n```\n")
    assert_one_message(linkbook(*arguments, cwd=tmp_path), Exit.USAGE, *words)
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]


def test_a_missing_tool_is_named(linkbook: Linkbook, tmp_path: Path) -> None:
    """A PATH with every tool of this machine but musl-gcc."""
    for folder in os.environ["PATH"].split(":"):
        for tool in Path(folder).glob("*") if Path(folder).is_dir() else ():
            if tool.name != "musl-gcc" and not (tmp_path / tool.name).is_symlink():
                (tmp_path / tool.name).symlink_to(tool)
    done = linkbook("run", SEED_NOTE, env={"PATH": str(tmp_path), "LINKBOOK_SETUP": "no"})
    assert_one_message(done, Exit.MISSING, "missing here: musl-gcc\n", "apt-get install musl-tools\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_full_disk_under_the_working_folder(linkbook: Linkbook, tmp_path: Path, small_disk: Path, lang: str) -> None:
    done = linkbook("run", SEED_NOTE, "--lang", lang, "-o", tmp_path / "x.html", env={"TMPDIR": str(small_disk)})
    assert not STACK_TRACE.search(done.stdout + done.stderr), done.stderr
    assert done.returncode in (Exit.FAILED, Exit.CANNOT_WRITE), done.stderr
    told = done.stderr + ((tmp_path / "x.html").read_text() if (tmp_path / "x.html").exists() else "")
    assert "No space left on device" in told or "no space left on device" in told, done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("linkbook: ") and str(small_disk) in last and "TMPDIR" in last, done.stderr
    assert list(small_disk.iterdir()) == [], "the working folder is left behind"


@pytest.mark.parametrize("words", [["--help"], ["run", "x.md"], ["explain", "/bin/sh"]], ids=lambda words: words[0])
def test_a_full_disk_under_stdout(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "x.md").write_text("```sh\n$ seq 9\n```\n")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([LINKBOOK, *words], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True)
    done.stdout = ""
    assert_one_message(done, Exit.CANNOT_WRITE, "stdout: No space left on device")


def test_a_reader_that_has_gone_is_told_nothing(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([LINKBOOK, "--help"], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (Exit.CANNOT_WRITE, "")


def test_a_full_disk_under_the_page(linkbook: Linkbook, tmp_path: Path, small_disk: Path) -> None:
    (tmp_path / "x.md").write_text("```sh\n$ seq 100000\n```\n")
    page = small_disk / "x.html"
    page.write_text("what stood here before")
    done = linkbook("run", tmp_path / "x.md", "-o", page)
    assert_one_message(done, Exit.CANNOT_WRITE, "x.html", "No space left")
    assert page.read_text() == "what stood here before"
    assert [path.name for path in small_disk.iterdir()] == ["x.html"]


def test_a_page_finds_the_room_that_the_run_has_taken(linkbook: Linkbook, tmp_path: Path, small_disk: Path) -> None:
    """Both together are more than the disk holds."""
    (tmp_path / "x.md").write_text("```sh\n$ head -c 120K /dev/zero >large; seq 20000\n```\n")
    page = small_disk / "x.html"
    done = linkbook("run", tmp_path / "x.md", "-o", page, env={"TMPDIR": str(small_disk)})
    assert done.returncode == Exit.OK, done.stderr
    assert "\n20000\n" in page.read_text()
    assert [path.name for path in small_disk.iterdir()] == ["x.html"]


def test_a_page_that_may_not_be_written(linkbook: Linkbook, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("```sh\n$ true\n```\n")
    assert_one_message(linkbook("run", tmp_path / "x.md", "-o", "/proc/x.html"), Exit.CANNOT_WRITE, "/proc/x.html")


@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("whole_group", [True, False], ids=["the group", "the process alone"])
def test_an_interrupt_in_the_middle_of_a_build(tmp_path: Path, marked: Marked, whole_group: bool, signal_name: str) -> None:
    mine, work = tmp_path / "mine", tmp_path / "tmp"
    mine.mkdir()
    work.mkdir()
    (mine / "x.md").write_bytes(SEED_NOTE.read_bytes())
    (mine / "x.html").write_text("an older page")
    process = subprocess.Popen(
        [LINKBOOK, "run", "x.md", "-o", "x.html"],
        cwd=mine,
        env=os.environ | marked.env | {"GOCACHE": str(tmp_path / "cold"), "TMPDIR": str(work)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    marked.wait_for(lambda names: bool(COMPILERS & set(names)), 60, "a compiler at work")
    (os.killpg if whole_group else os.kill)(process.pid, getattr(signal, signal_name))
    sent = time.monotonic()
    out, err = process.communicate(timeout=30)

    assert process.returncode == (Exit.INTERRUPTED if signal_name == "SIGINT" else 143), err
    assert time.monotonic() - sent < 10
    assert not STACK_TRACE.search(out + err), err
    assert 1 <= len(err.strip().splitlines()) <= 3, err
    marked.wait_for(lambda names: not names, 5, "an end of all processes")
    assert (mine / "x.md").read_bytes() == SEED_NOTE.read_bytes()
    assert (mine / "x.html").read_text() == "an older page"
    assert sorted(path.name for path in mine.iterdir()) == ["x.html", "x.md"]
    assert list(work.glob("linkbook*")) == [], "the working folder is left behind"


def test_an_interrupt_brings_no_news_of_its_own_doing(tmp_path: Path, marked: Marked) -> None:
    """Several times: it is a race between the run and what stops it."""
    (tmp_path / "x.md").write_text("```sh\n$ sleep 97\n$ echo done\n```\n")
    for _ in range(6):
        process = subprocess.Popen(
            [LINKBOOK, "run", "x.md", "--lang", "en"],
            cwd=tmp_path,
            env=os.environ | marked.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        marked.wait_for(lambda names: "sleep" in names, 60, "a command that runs")
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode == Exit.INTERRUPTED
        assert out == "$ sleep 97\n", out
        assert err.strip().splitlines() == [
            "linkbook: stopped. The programs of the note were ended and the working folder removed."
        ]


def test_the_exit_codes_are_documented() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for code in Exit:
        assert f"| {code.value} |" in text, f"{code!r} is not in CONTRIBUTING.md"
