"""The kernel when the ground under it gives way: each time one clear outcome, in both languages, and a kernel that goes on."""

import contextlib
import dataclasses
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import CHINESE, LINKBOOK, STACK_TRACE, Marked, made_classes
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.connect import write_connection_file

COMPILERS = {"compile", "asm", "cgo", "link", "cc1"}
HELLO = "package main\n\nfunc main() { println(1) }\n"
STRANGER = 54321  # a user that has no process on this machine


@dataclasses.dataclass
class Cell:
    """What came of a cell."""

    status: str
    stdout: str
    stderr: str
    error: str

    @property
    def told(self) -> str:
        return self.stdout + self.stderr + self.error


class Kernel:
    """A kernel as a process, and a client of it."""

    def __init__(self, folder: Path, env: dict[str, str | None], cwd: Path, wrap: list[str]) -> None:
        file, _ = write_connection_file(str(folder / "connection.json"), ip="127.0.0.1")
        os.chmod(file, 0o644)
        variables = {name: value for name, value in (os.environ | env).items() if value is not None}
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*wrap, LINKBOOK, "kernel", file], cwd=cwd, env=variables, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.client = BlockingKernelClient(connection_file=file)
        self.client.load_connection_file()
        self.client.start_channels()

    def await_start(self) -> None:
        """Not by the client's own way, which gives a kernel that it has not started a second."""
        welcome = self.client.get_iopub_msg(timeout=60)
        assert welcome["msg_type"] == "iopub_welcome"

    def send(self, code: str) -> str:
        return self.client.execute(code, allow_stdin=False)

    def run(self, code: str, timeout_seconds: float = 60) -> Cell:
        return self.result(self.send(code), timeout_seconds)

    def result(self, request: str, timeout_seconds: float = 60) -> Cell:
        end = time.monotonic() + timeout_seconds
        streams = {"stdout": [], "stderr": []}
        error = ""
        while True:
            message = self.client.get_iopub_msg(timeout=end - time.monotonic())
            content = message["content"]
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "stream":
                streams[content["name"]].append(content["text"])
            elif message["msg_type"] == "error":
                error = "\n".join(content["traceback"])
            elif content.get("execution_state") == "idle":
                break
        reply = self.client.get_shell_msg(timeout=10)
        while reply["parent_header"]["msg_id"] != request:
            reply = self.client.get_shell_msg(timeout=10)
        cell = Cell(reply["content"]["status"], "".join(streams["stdout"]), "".join(streams["stderr"]), error)
        assert not STACK_TRACE.search(cell.told[-10_000:])
        return cell

    def await_output(self) -> None:
        while self.client.get_iopub_msg(timeout=30)["msg_type"] != "stream":
            pass

    def end(self) -> None:
        self.client.shutdown()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        self.process.kill()
        self.process.wait()
        self.client.stop_channels()


Start = Callable[..., Kernel]


@pytest.fixture
def start(tmp_path: Path, marked: Marked) -> Iterator[Start]:
    """Starts a kernel; when it has been shut down, nothing of it is left and its log holds its own words alone."""
    kernels = []

    def begin(env: dict[str, str | None] | None = None, cwd: Path | None = None, wrap: list[str] | None = None) -> Kernel:
        (tmp_path / "work").mkdir(exist_ok=True)
        mine = {"XDG_STATE_HOME": str(tmp_path / "state"), "LINKBOOK_LANG": "en"} | marked.env
        kernels.append(Kernel(tmp_path, mine | (env or {}), cwd or tmp_path / "work", wrap or []))
        kernels[-1].await_start()
        return kernels[-1]

    yield begin
    for kernel in kernels:
        kernel.end()
    marked.wait_for(lambda names: not names, 10, "an end of the kernel and of all that its cells started")
    for kernel in kernels:
        assert all(line.startswith("linkbook kernel: ") for line in kernel.log.read_text().splitlines())


def fill(disk: Path) -> Path:
    """Leaves no byte free."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)
    return ballast


languages = pytest.mark.parametrize("lang", ["en", "zh"])


def is_in(lang: str, words: str) -> bool:
    return bool(CHINESE.search(words)) == (lang == "zh")


def test_kill_9_of_the_kernel_during_a_build(start: Start, tmp_path: Path, marked: Marked) -> None:
    kernel = start({"GOCACHE": str(tmp_path / "cold")})
    kernel.send(HELLO)
    marked.wait_for(lambda names: bool(COMPILERS & set(names)), 60, "a compiler at work")
    kernel.process.kill()
    marked.wait_for(lambda names: not names, 5, "an end of all processes")


def test_the_death_of_whoever_has_started_the_kernel(start: Start, marked: Marked) -> None:
    """Jupyter says in JPY_PARENT_PID who that is."""
    kernel = start(wrap=["sh", "-c", 'JPY_PARENT_PID=$$ "$@"; exit', "sh"])
    kernel.send("sleep 300")
    marked.wait_for(lambda names: "sleep" in names, 10, "a cell that runs")
    kernel.process.kill()
    marked.wait_for(lambda names: not names, 15, "an end of all processes")


def test_it_is_made_for_little_memory(start: Start, marked: Marked) -> None:
    kernel = start()
    kernel.run("echo 1")
    options = Path(f"/proc/{kernel.process.pid}/cmdline").read_text().split("\0")
    assert {"-XX:+UseSerialGC", "-Xms8m", "-Xmx256m"} <= set(options)
    assert any(option.startswith("-XX:AOTCache=") for option in options)
    assert sorted(marked.names()) == ["java", "sh", "sh"], "the guard, and what waits for the next cell; no gopls"


def test_its_threads_do_not_take_the_processor_from_each_other(start: Start) -> None:
    assert os.sched_getscheduler(start().process.pid) == os.SCHED_BATCH


def test_its_compiler_gives_way_to_what_it_compiles_for(start: Start) -> None:
    nice = {}
    for task in Path(f"/proc/{start().process.pid}/task").iterdir():
        name, _, fields = (task / "stat").read_text().partition("(")[2].rpartition(")")
        nice[name] = int(fields.split()[16])
    assert nice["C1 CompilerThre"] == 10
    assert nice["java"] == 0


def test_no_class_of_ours_is_made_up_to_a_first_cell(start: Start, tmp_path: Path) -> None:
    kernel = start({"LINKBOOK_JAVA_OPTIONS": f"-Xlog:class+load:file={tmp_path / 'classes'}"})
    assert kernel.run("echo 1").stdout == "1\n"
    assert [name for name in made_classes(tmp_path / "classes") if name.startswith("dev.linkbook.")] == []


def test_no_class_is_made_by_what_cells_print(start: Start, tmp_path: Path) -> None:
    """To make one takes milliseconds, in front of the learner's output, and memory that the JVM keeps."""
    log = tmp_path / "classes"
    kernel = start({"LINKBOOK_JAVA_OPTIONS": f"-Xlog:class+load:file={log}"})
    kernel.run("echo 1")
    at_first = made_classes(log)
    assert kernel.run("seq 200000").stdout.count("\n") == 200_000
    assert kernel.run(HELLO).stderr == "1\n"
    assert made_classes(log) == at_first


def test_a_system_that_refuses_the_scheduling_policy(start: Start, tmp_path: Path) -> None:
    refusing = tmp_path / "bin/chrt"
    refusing.parent.mkdir()
    refusing.write_text("#!/bin/sh\necho 'chrt: failed to set pid policy' >&2\nexit 1\n")
    refusing.chmod(0o755)
    kernel = start({"PATH": f"{refusing.parent}:{os.environ['PATH']}"})
    assert os.sched_getscheduler(kernel.process.pid) == os.SCHED_OTHER
    assert kernel.run("echo 1").stdout == "1\n"


def test_a_full_disk_under_the_history(start: Start, small_disk: Path) -> None:
    kernel = start({"XDG_STATE_HOME": str(small_disk)})
    kernel.run("echo one")
    ballast = fill(small_disk)
    assert kernel.run("echo " + "2" * 9_000).status == "ok"
    ballast.unlink()
    assert kernel.run("echo three").status == "ok"
    lines = (small_disk / "linkbook/history.jsonl").read_text().splitlines()
    assert [json.loads(line)["input"] for line in lines] == ["echo one", "echo three"], "no half line, and none lost behind it"
    assert kernel.log.read_text().count("the history is not kept: No space left on device") == 1


@languages
def test_a_full_disk_under_the_working_folder(start: Start, small_disk: Path, lang: str) -> None:
    kernel = start({"LINKBOOK_LANG": lang}, cwd=small_disk)
    old = small_disk / "a.txt"
    old.write_text("old\n")
    ballast = fill(small_disk)
    for code, name in [(HELLO, "main.go"), ("%%writefile a.txt\n" + "x" * 9_000, "a.txt")]:
        cell = kernel.run(code)
        assert cell.status == "error"
        assert f"{small_disk}/{name}: No space left on device" in cell.error
        assert is_in(lang, cell.error)
    assert old.read_text() == "old\n"
    assert kernel.run("%%writefile a.txt\nnew").status == "ok", "it fits where the old one was"
    assert old.read_text() == "new"
    ballast.unlink()
    assert kernel.run("%%writefile a.txt\nx").status == "ok"


@languages
def test_a_full_disk_under_the_temporary_folder_from_the_start(start: Start, small_disk: Path, lang: str) -> None:
    ballast = fill(small_disk)
    kernel = start({"LINKBOOK_LANG": lang, "TMPDIR": str(small_disk)})
    cell = kernel.run("echo on")
    assert "No space left on device" in cell.error
    assert is_in(lang, cell.error)
    ballast.unlink()
    assert kernel.run("echo on").stdout == "on\n"


@languages
def test_a_full_disk_under_the_temporary_folder_later(start: Start, small_disk: Path, lang: str) -> None:
    kernel = start({"LINKBOOK_LANG": lang, "TMPDIR": str(small_disk)})
    kernel.run("A=1")
    ballast = fill(small_disk)
    cell = kernel.run("A=2; file /bin/sh; ldd /bin/sh >&2")
    assert cell.stdout.startswith("/bin/sh: symbolic link")
    assert "libc.so.6 => " in cell.stderr
    assert "printf" not in cell.stderr, "the recorder does not get in the way"
    told = cell.stdout.splitlines()[1:]
    assert len(told) == 1, "that the state could not be kept, and why"
    assert "No space left on device" in told[0]
    assert is_in(lang, told[0])
    cut = kernel.run("yes 0123456789 | head -c 11000000")
    assert "No space left on device" in cut.stderr
    assert is_in(lang, cut.stderr)
    assert not list(small_disk.glob("linkbook-output*")), "half of it is of no use"
    ballast.unlink()
    assert kernel.run("echo $A").stdout == "1\n"


@languages
def test_a_home_that_cannot_be_written(start: Start, small_disk: Path, lang: str) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    kernel = start({"LINKBOOK_LANG": lang, "HOME": str(small_disk), "XDG_STATE_HOME": None, "XDG_CACHE_HOME": None, "GOCACHE": None})
    assert kernel.run("echo $HOME").stdout == f"{small_disk}\n"
    build = kernel.run(HELLO)
    assert build.status == "error"
    assert "read-only file system" in build.stderr
    assert "`%env GOCACHE=" in build.error
    assert is_in(lang, build.error)
    assert "Read-only file system" in kernel.log.read_text()


def test_no_home(start: Start) -> None:
    kernel = start(dict.fromkeys(["HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "GOCACHE"]))
    assert kernel.run("echo ${HOME-none}").stdout == "none\n"
    build = kernel.run(HELLO)
    assert build.status == "error"
    assert "GOCACHE" in build.stderr, "go says what it misses"
    assert "`%env GOCACHE=" in build.error


@languages
def test_a_working_folder_that_is_removed_under_the_cell(start: Start, tmp_path: Path, lang: str) -> None:
    kernel = start({"LINKBOOK_LANG": lang})
    cell = kernel.run('A=1; rm -r "$PWD"; touch x; echo on')
    assert (cell.status, cell.stdout) == ("ok", "on\n")
    assert "No such file or directory" in cell.stderr
    cell = kernel.run("pwd; ls; echo $A")
    work, value, told = cell.stdout.splitlines()
    assert (work, value) == (str(tmp_path / "work"), "1")
    assert str(tmp_path / "work") in told
    assert is_in(lang, told)


@languages
def test_a_temporary_folder_that_somebody_has_tidied_up(start: Start, tmp_path: Path, lang: str) -> None:
    (tmp_path / "tmp").mkdir()
    kernel = start({"LINKBOOK_LANG": lang, "TMPDIR": str(tmp_path / "tmp")})
    cell = kernel.run('A=1; rm -r "$TMPDIR"/*')
    assert cell.status == "ok"
    cell = kernel.run("file /bin/sh; echo ${A-unset}")
    assert cell.status == "ok"
    assert "\nunset\n" in cell.stdout
    told = cell.stdout.splitlines()[-1]
    assert "linkbook-session" in told
    assert is_in(lang, told)


@pytest.fixture
def limited(start: Start, tmp_path: Path) -> Iterator[Callable[[str], tuple[Kernel, Callable[[int], None]]]]:
    """Starts a kernel of a user that may have 200 processes, and gives a way to change that number."""
    folder = Path(tempfile.mkdtemp(prefix="linkbook-test-"))
    os.chown(folder, STRANGER, STRANGER)
    stranger = ["setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups"]

    def begin(lang: str):
        end = time.monotonic() + 20
        while processes_of_the_stranger() and time.monotonic() < end:
            time.sleep(0.2)  # the dead of the test before are counted as long as nobody takes notice of them
        # pytest's folders are for root alone.
        for parent in [tmp_path, *tmp_path.parents[:2]]:
            parent.chmod(0o755)
        env = {"LINKBOOK_LANG": lang, "HOME": str(folder), "XDG_STATE_HOME": None, "GOCACHE": None}
        kernel = start(env, folder, [*stranger, "prlimit", "--nproc=200"])

        def limit(processes: int) -> None:
            subprocess.run([*stranger, "prlimit", f"--pid={kernel.process.pid}", f"--nproc={processes}:"], check=True)

        return kernel, limit

    yield begin
    shutil.rmtree(folder)


def processes_of_the_stranger() -> int:
    """As the limit counts them: threads, and what has ended unnoticed. The fewest of a few looks, without what is just ending."""
    looks = []
    for _ in range(5):
        listed = subprocess.run(["ps", "-L", "-o", "lwp=", "-u", str(STRANGER)], capture_output=True, text=True)
        looks.append(len(listed.stdout.splitlines()))
        time.sleep(0.05)
    return min(looks)


@languages
def test_a_fork_bomb(limited, marked: Marked, lang: str) -> None:
    kernel, limit = limited(lang)
    limit(processes_of_the_stranger() + 60)
    cell = kernel.run("bomb() { bomb | bomb & }; bomb")
    assert "Resource temporarily unavailable" in cell.stderr, "bash says what it misses"
    assert "bash" in cell.stdout, "what was stopped is told"
    assert is_in(lang, cell.stdout)
    marked.wait_for(lambda names: names.count("bash") == 0, 10, "an end of the bomb")
    end = time.monotonic() + 20
    while kernel.run("echo on").stdout != "on\n":
        assert time.monotonic() < end, "the dead are counted until the first process of the machine takes notice of them"
        time.sleep(0.2)


@languages
def test_no_process_left(limited, lang: str) -> None:
    kernel, limit = limited(lang)
    kernel.run("true")
    for spare in range(8):
        limit(1)
        kernel.run("echo on")  # by the process that has waited for it; none will for the next
        limit(processes_of_the_stranger() + spare)
        cell = kernel.run("echo on")
        if cell.status == "ok":
            break
        assert "ulimit -u" in cell.error, f"with {spare} to spare"
        assert is_in(lang, cell.error)
    else:
        pytest.fail("8 must do")
    assert spare > 0
    limit(1)
    assert "ulimit -u" in kernel.run("%standin a.example").error
    limit(200)
    assert kernel.run("echo on").stdout == "on\n"


@pytest.mark.slow
@languages
def test_a_gigabyte_of_output(start: Start, lang: str) -> None:
    kernel = start({"LINKBOOK_LANG": lang})
    cell = kernel.run("yes 0123456789abcde | head -c 1073741824", timeout_seconds=300)
    assert len(cell.stdout) == 10_000_000
    assert "10 MB" in cell.stderr
    assert is_in(lang, cell.stderr)
    whole = Path(re.search(r"/\S+", cell.stderr).group())
    assert whole.stat().st_size == 1 << 30
    whole.unlink()
    peak = next(line for line in Path(f"/proc/{kernel.process.pid}/status").read_text().splitlines() if "VmHWM" in line)
    assert int(peak.split()[1]) < 160 * 1024, "kB of memory at most"


def test_a_program_that_closes_its_output_and_sleeps(start: Start) -> None:
    kernel = start()
    begun = time.monotonic()
    cell = kernel.run("sh -c 'exec >&- 2>&-; sleep 1'; echo after")
    assert (cell.status, cell.stdout, cell.stderr) == ("ok", "after\n", "")
    assert kernel.run("exec >&- 2>&-; sleep 1").told == ""
    assert time.monotonic() - begun > 2, "it is waited for"


@languages
def test_a_program_that_daemonises(start: Start, marked: Marked, lang: str) -> None:
    kernel = start({"LINKBOOK_LANG": lang})
    before = marked.names().count("sleep")
    cell = kernel.run("setsid sleep 300 & echo started")
    assert cell.status == "ok"
    started, told = cell.stdout.splitlines()
    assert started == "started"
    assert "sleep" in told
    assert ">FILE 2>&1 &" in told or ">文件 2>&1 &" in told
    assert is_in(lang, told)
    assert marked.names().count("sleep") == before
    assert kernel.run("setsid sleep 300 >/dev/null 2>&1 & echo started").stdout == "started\n"
    assert marked.names().count("sleep") == before + 1, "it lives until the kernel's end, which the fixture looks at"


def test_sigint_interrupts_and_does_not_end(start: Start, marked: Marked) -> None:
    kernel = start()
    kernel.process.send_signal(signal.SIGINT)
    time.sleep(0.5)  # until the JVM has handed it on
    assert kernel.run("echo idle").stdout == "idle\n"
    request = kernel.send("trap '' INT; echo up; sleep 300 & wait")
    kernel.await_output()
    kernel.process.send_signal(signal.SIGINT)
    cell = kernel.result(request, 10)
    assert cell.error == "interrupted; nothing of it runs any more."
    assert "sleep" not in marked.names()
    assert kernel.run("echo on").stdout == "on\n"
