#!/usr/bin/env python3
"""Linkbook's kernel beside others, in one run, interleaved: what a person at a notebook waits for.

Needs jupyter_client, psutil, and the kernels to compare with:
  python3 -m venv DIR && DIR/bin/pip install jupyter_client psutil ipykernel bash_kernel && DIR/bin/python bench/kernel.py
A kernel that is not installed is left out. Seconds depend on the machine; ratios to ipykernel count.
"""

import argparse
import importlib.util
import itertools
import json
import os
import pathlib
import queue
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import psutil
import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

HERE = pathlib.Path(__file__).resolve().parent.parent
TREE = "sh -c 'trap \"\" INT; sleep 97 & sleep 97 & wait' & sleep 97"

KERNELS = {
    "linkbook": [str(HERE / "linkbook"), "kernel", "{connection_file}"],
    "ipykernel": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "bash_kernel": [sys.executable, "-m", "bash_kernel", "-f", "{connection_file}"],
}
# Not a kernel: the least that one in Java can be; see bench/JvmFloor.java.
FLOOR = "jvm-floor"
# No tab: bash_kernel types it into a shell that takes a tab for a question.
HELLO = 'package main\n\nimport "fmt"\n\nfunc main() {{\n    fmt.Println("hello", {})\n}}\n'
RAW_HELLO = "cat >main.go <<'EOF'\n{}EOF\ngo build -o main main.go && ./main"
# Go keeps what it has built: each program is another.
EDITS = itertools.count(time.time_ns())
# Of a program's own time to build, a tenth is chance: the middle of few says nothing.
HELLOS = 12
# Kernels of a kind that live at once, as on the host of a workshop. What they share (a library's pages) counts once.
TOGETHER = 4
# What each calls printing, and running a program of the system.
PRINT = {"linkbook": "echo x", "ipykernel": "print('x')", "bash_kernel": "echo x"}
CHILD = {"linkbook": "{}", "ipykernel": "%%bash\n{}", "bash_kernel": "{}"}


class Kernel:
    """A kernel, started and answering."""

    def __init__(self, name, specs):
        self.name = name
        self.manager = KernelManager(kernel_name=name, kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(specs)]))
        start = time.monotonic()
        self.folder = tempfile.mkdtemp(prefix="bench-")
        self.manager.start_kernel(cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.await_listening()
        self.client.start_channels()
        self.client.kernel_info()
        self.client.get_shell_msg(timeout=60)
        self.start_seconds = time.monotonic() - start
        self.client.wait_for_ready(timeout=60)
        self.process = psutil.Process(self.manager.provisioner.pid)

    def await_listening(self):
        """ZeroMQ tries again 100 to 200 ms after a first attempt in vain, which hides how fast a kernel is there."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex((self.client.ip, self.client.shell_port)) == 0:
                    return
            time.sleep(0.002)
        sys.exit(f"bench: {self.name} does not listen")

    def run(self, code, timeout=120):
        """Seconds until idle, and what it printed."""
        text = []

        def collect(message):
            if message["msg_type"] == "stream":
                text.append(message["content"]["text"])

        start = time.monotonic()
        self.client.execute_interactive(code, output_hook=collect, timeout=timeout, allow_stdin=False)
        return time.monotonic() - start, "".join(text)

    def answer(self, kind, content):
        """Seconds until the kernel has answered a request and is idle.

        On the sockets themselves: the comfortable calls of jupyter_client take longer than a kernel may need, and as
        long for each kernel.
        """
        session, poller = self.client.session, zmq.Poller()
        shell, iopub = (
            zmq.Socket.shadow(channel.socket.underlying)
            for channel in (self.client.shell_channel, self.client.iopub_channel)
        )
        poller.register(shell, zmq.POLLIN)
        poller.register(iopub, zmq.POLLIN)
        start = time.monotonic()
        request = session.send(shell, session.msg(kind, content))["header"]["msg_id"]
        replied = idle = False
        while not (replied and idle):
            for ready, _ in poller.poll(30_000):
                _, frames = session.feed_identities(ready.recv_multipart())
                message = session.deserialize(frames)
                ours = message["parent_header"].get("msg_id") == request
                replied |= ours and ready is shell
                idle |= ours and message["content"].get("execution_state") == "idle"
        return time.monotonic() - start

    def empty(self):
        content = {"code": "", "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        return self.answer("execute_request", content)

    def info(self):
        return self.answer("kernel_info_request", {})

    def child(self, script):
        return self.run(CHILD[self.name].format(script))

    def hello(self):
        """Seconds for a Go program that was just edited: as a cell, and by the raw commands in a shell."""
        source = HELLO.format(next(EDITS))
        seconds, text = self.run(source) if self.name == "linkbook" else self.child(RAW_HELLO.format(source))
        assert "hello" in text, text
        script = RAW_HELLO.format(HELLO.format(next(EDITS)))
        start = time.monotonic()
        subprocess.run(["sh", "-c", script], cwd=self.folder, stdout=subprocess.PIPE, check=True)
        return seconds, time.monotonic() - start

    def stalled_lines(self):
        """How many of 200,000 lines reach a reader that stays away for 3 s."""
        request = self.client.execute(CHILD[self.name].format("seq 200000"), allow_stdin=False)
        time.sleep(3)
        lines = 0
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=30)
            except queue.Empty:
                return lines  # it has lost its own idle, too
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "stream":
                lines += message["content"]["text"].count("\n")
            elif message["content"].get("execution_state") == "idle":
                return lines

    def start_tree(self):
        """Starts programs that are deaf to SIGINT; returns the request's id when they run."""
        request = self.client.execute(CHILD[self.name].format(TREE), allow_stdin=False)
        end = time.monotonic() + 10
        while len(self.sleepers()) < 3 and time.monotonic() < end:
            time.sleep(0.01)
        return request

    def interrupt(self):
        """Seconds from the interrupt to idle (nothing when it never is), and the programs that are left."""
        request = self.start_tree()
        start = time.monotonic()
        self.manager.interrupt_kernel()
        seconds = self.until_idle(request, 5)
        left = self.sleepers()
        kill(left)
        return seconds, len(left)

    def until_idle(self, request, patience):
        start = time.monotonic()
        while time.monotonic() - start < patience:
            try:
                message = self.client.get_iopub_msg(timeout=0.5)
            except queue.Empty:
                continue
            ours = message["parent_header"].get("msg_id") == request
            if ours and message["content"].get("execution_state") == "idle":
                return time.monotonic() - start
        return None

    def sleepers(self):
        found = []
        for process in psutil.process_iter(["cmdline"]):
            if process.info["cmdline"] == ["sleep", "97"]:
                found.append(process)
        return found

    def pss_mib(self):
        family = [self.process, *self.process.children(recursive=True)]
        return sum(pss_of(process) for process in family) / 2**20

    def idle_cpu_ms(self, seconds=3):
        def used():
            return sum(sum(process.cpu_times()[:2]) for process in [self.process, *self.process.children(recursive=True)])

        before = used()
        time.sleep(seconds)
        return (used() - before) * 1000 / seconds

    def shutdown_busy(self):
        self.start_tree()
        start = time.monotonic()
        self.client.shutdown()
        try:
            self.process.wait(timeout=5)
            seconds = time.monotonic() - start
        except psutil.TimeoutExpired:
            seconds = None
        left = self.sleepers()
        kill(left)
        self.close()
        return seconds, len(left)

    def close(self):
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        self.client.stop_channels()


def pss_of(process):
    """Bytes; a program that ends just now has none."""
    try:
        return process.memory_full_info().pss
    except psutil.NoSuchProcess:
        return 0


def kill(processes):
    for process in processes:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def specs_of(names):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-kernels-"))
    for name in names:
        spec = {"argv": KERNELS[name], "display_name": name, "language": "x"}
        if name == "linkbook":
            spec["interrupt_mode"] = "message"
        (folder / name).mkdir()
        (folder / name / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return folder


def prepare_floor():
    """Builds it as the launcher builds the kernel: a jar, and a cache of the JVM for it."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-floor-"))
    java_home = pathlib.Path((HERE / "target/linkbook.aot.jdk").read_text(encoding="utf-8").splitlines()[0])
    libraries = ":".join(str(HERE / "target/lib" / name) for name in ("jeromq-0.6.0.jar", "jnacl-1.0.0.jar"))
    jar = folder / "floor.jar"
    source = HERE / "bench/JvmFloor.java"
    subprocess.run([java_home / "bin/javac", "-cp", libraries, "-d", folder / "classes", source], check=True)
    subprocess.run([java_home / "bin/jar", "cf", jar, "-C", folder / "classes", "."], check=True)
    options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms8m", "-Xss512k", "-Xlog:disable"]
    command = [*options, "-cp", f"{jar}:{libraries}", "JvmFloor", "{connection_file}"]
    cache = folder / "floor.aot"
    KERNELS[FLOOR] = [str(java_home / "bin/java"), f"-XX:AOTCacheOutput={cache}", *command]
    training = Kernel(FLOOR, specs_of([FLOOR]))
    training.run("")
    training.client.shutdown()
    training.process.wait(timeout=60)
    training.close()
    assert cache.exists()
    KERNELS[FLOOR] = [str(java_home / "bin/java"), f"-XX:AOTCache={cache}", *command]


def adder(figures, name):
    return lambda what, value: figures.setdefault(what, {}).setdefault(name, []).append(value)


def measure_floor(specs, cells, figures):
    floor = Kernel(FLOOR, specs)
    add = adder(figures, FLOOR)
    add("start to kernel_info (s)", floor.start_seconds)
    add("PSS idle (MiB)", floor.pss_mib())
    measure_answers(floor, cells, add)
    floor.close()


def measure_empty(kernel, what, cells, add):
    """Five times as many as of other cells: of the slowest in a hundred there should be several."""
    for _ in range(5 * cells):
        add(what, kernel.empty() * 1000)


def measure_answers(kernel, cells, add):
    measure_empty(kernel, "empty cell (ms)", cells, add)
    for _ in range(cells):
        add("kernel_info (ms)", kernel.info() * 1000)


def measure(kernel, cells, figures):
    """One visit to a kernel; each figure is a list, to which this adds."""
    add = adder(figures, kernel.name)
    add("start to kernel_info (s)", kernel.start_seconds)
    add("PSS idle (MiB)", kernel.pss_mib())
    measure_answers(kernel, cells, add)
    for _ in range(cells // 4):
        add("print cell (ms)", kernel.run(PRINT[kernel.name])[0] * 1000)
        add("child echo (ms)", kernel.child("/bin/echo x")[0] * 1000)
    for _ in range(HELLOS):
        cell, raw = kernel.hello()
        add("Go hello, just edited (s)", cell)
        add("... raw commands (s)", raw)
    seconds, text = kernel.child("seq 200000")
    add("200,000 lines of a child (s)", seconds)
    add("... lines that arrived", text.count("\n"))
    add("... with a reader away for 3 s", kernel.stalled_lines())
    measure_empty(kernel, "empty cell of a kernel in use (ms)", cells, add)
    seconds, left = kernel.interrupt()
    add("interrupt of a tree to idle (ms)", float("nan") if seconds is None else seconds * 1000)
    add("... programs left", left)
    add("PSS after the cells (MiB)", kernel.pss_mib())
    add("idle CPU (ms per s)", kernel.idle_cpu_ms())
    seconds, left = kernel.shutdown_busy()
    add("shutdown while busy (ms)", float("nan") if seconds is None else seconds * 1000)
    add("... programs left then", left)


def measure_together(name, specs, figures):
    add = adder(figures, name)
    kernels = [Kernel(name, specs) for _ in range(TOGETHER)]
    for kernel in kernels:
        add(f"PSS idle, each of {TOGETHER} (MiB)", kernel.pss_mib())
    for kernel in kernels:
        for _ in range(50):
            kernel.empty()
        kernel.hello()
    for kernel in kernels:
        add(f"... after 51 cells, each of {TOGETHER} (MiB)", kernel.pss_mib())
    for kernel in kernels:
        kernel.close()


def p99(values):
    return sorted(values)[max(0, round(len(values) * 0.99) - 1)]


def show(value):
    return "never" if value != value else f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"


def median(what, name):
    return lambda figures: statistics.median(figures[what][name])


def tail(what, name):
    return lambda figures: p99(figures[what][name])


def goal(words, value, most):
    """`most` is a number, or a function of the figures as `value` is."""
    return words, lambda figures: value(figures) <= (most(figures) if callable(most) else most)


def times(factor, figure):
    return lambda figures: factor * figure(figures)


def goals(what):
    """Those of a figure: pairs of words and a test of the figures."""
    mine, theirs = median(what, "linkbook"), median(what, "ipykernel")
    slowest = goal("p99 a third of ipykernel's", tail(what, "linkbook"), times(1 / 3, tail(what, "ipykernel")))
    return {
        "start to kernel_info (s)": [
            goal("half of ipykernel", mine, times(0.5, theirs)),
            goal("2 floors", mine, times(2, median(what, FLOOR))),
        ],
        "empty cell (ms)": [
            goal("a third of ipykernel", mine, times(1 / 3, theirs)),
            slowest,
        ],
        "empty cell of a kernel in use (ms)": [slowest],
        "kernel_info (ms)": [goal("ipykernel", mine, theirs)],
        "Go hello, just edited (s)": [
            goal("1.05 raw", mine, times(1.05, median("... raw commands (s)", "linkbook"))),
        ],
        "PSS idle (MiB)": [goal("ipykernel", mine, theirs)],
        "PSS after the cells (MiB)": [goal("ipykernel", mine, theirs)],
        f"PSS idle, each of {TOGETHER} (MiB)": [goal("ipykernel", mine, theirs)],
        f"... after 51 cells, each of {TOGETHER} (MiB)": [goal("ipykernel", mine, theirs)],
        "idle CPU (ms per s)": [goal("0", mine, 0)],
        "200,000 lines of a child (s)": [goal("1 s", mine, 1)],
        "... lines that arrived": [goal("all", times(-1, mine), -200_000)],
        "... with a reader away for 3 s": [goal("all", times(-1, mine), -200_000)],
        "interrupt of a tree to idle (ms)": [goal("20 ms", mine, 20)],
        "... programs left": [goal("none", tail(what, "linkbook"), 0)],
        "shutdown while busy (ms)": [goal("200 ms", mine, 200)],
        "... programs left then": [goal("none", tail(what, "linkbook"), 0)],
    }.get(what, [])


def judged(what, figures):
    shown = []
    for words, is_met in goals(what):
        try:
            shown.append(f"{words}: {'met' if is_met(figures) else 'MISSED'}")
        except KeyError:
            shown.append(f"{words}: not measured")
    return "; ".join(shown)


def entry(by_name, name):
    if name not in by_name:
        return ""
    values = by_name[name]
    return show(statistics.median(values)) + (f" / {show(p99(values))}" if len(values) > 20 else "")


def ratio(what, by_name):
    if "left" in what or not {"linkbook", "ipykernel"} <= by_name.keys():
        return ""
    base = statistics.median(by_name["ipykernel"])
    return f"{statistics.median(by_name['linkbook']) / base:.2f}" if base else ""


def table(figures, names):
    print(f"| | {' | '.join(names)} | linkbook / ipykernel | goal, at most |\n|---|{'---:|' * (len(names) + 1)}---|")
    for what, by_name in figures.items():
        shown = [entry(by_name, name) for name in names]
        print(f"| {what} | {' | '.join(shown)} | {ratio(what, by_name)} | {judged(what, figures)} |")
    raw, hello = figures["... raw commands (s)"], figures["Go hello, just edited (s)"]
    ratios = [f"{name} {statistics.median(hello[name]) / statistics.median(raw[name]):.2f}" for name in hello]
    print(f"\nGo hello to the raw commands: {', '.join(ratios)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cells", type=int, default=60)
    options = parser.parse_args()
    modules = {"linkbook": "json", "ipykernel": "ipykernel_launcher", "bash_kernel": "bash_kernel"}
    names = [name for name in KERNELS if importlib.util.find_spec(modules[name])]
    Kernel("linkbook", specs_of(names)).close()  # builds the jar and warms the files
    prepare_floor()
    specs = specs_of([*names, FLOOR])
    figures = {}
    for turn in range(options.rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            measure(Kernel(name, specs), options.cells, figures)
        measure_floor(specs, options.cells, figures)
    for name in names:
        measure_together(name, specs, figures)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.rounds} rounds; median, and p99 behind `/`")
    table(figures, [*names, FLOOR])


if __name__ == "__main__":
    main()
