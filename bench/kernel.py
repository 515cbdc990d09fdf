#!/usr/bin/env python3
"""Linkbook's kernel beside others, in one run, interleaved: what a person at a notebook waits for.

Needs jupyter_client, psutil, and the kernels to compare with:
  python3 -m venv DIR && DIR/bin/pip install jupyter_client psutil ipykernel bash_kernel && DIR/bin/python bench/kernel.py
A kernel that is not installed is left out. Seconds depend on the machine; ratios to ipykernel count.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

import psutil
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

HERE = pathlib.Path(__file__).resolve().parent.parent
TREE = "sh -c 'trap \"\" INT; sleep 97 & sleep 97 & wait' & sleep 97"

KERNELS = {
    "linkbook": [str(HERE / "linkbook"), "kernel", "{connection_file}"],
    "ipykernel": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "bash_kernel": [sys.executable, "-m", "bash_kernel", "-f", "{connection_file}"],
}
# What each calls printing, and running a program of the system.
PRINT = {"linkbook": "echo x", "ipykernel": "print('x')", "bash_kernel": "echo x"}
CHILD = {"linkbook": "{}", "ipykernel": "%%bash\n{}", "bash_kernel": "{}"}


class Kernel:
    """A kernel, started and answering."""

    def __init__(self, name, specs):
        self.name = name
        self.manager = KernelManager(kernel_name=name, kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(specs)]))
        start = time.monotonic()
        self.manager.start_kernel(cwd=tempfile.mkdtemp(prefix="bench-"))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.kernel_info()
        self.client.get_shell_msg(timeout=60)
        self.start_seconds = time.monotonic() - start
        self.client.wait_for_ready(timeout=60)
        self.process = psutil.Process(self.manager.provisioner.pid)

    def run(self, code, timeout=120):
        """Seconds until idle, and what it printed."""
        text = []

        def collect(message):
            if message["msg_type"] == "stream":
                text.append(message["content"]["text"])

        start = time.monotonic()
        self.client.execute_interactive(code, output_hook=collect, timeout=timeout, allow_stdin=False)
        return time.monotonic() - start, "".join(text)

    def child(self, script):
        return self.run(CHILD[self.name].format(script))

    def info(self):
        start = time.monotonic()
        request = self.client.kernel_info()
        while self.client.get_shell_msg(timeout=30)["parent_header"].get("msg_id") != request:
            pass
        return time.monotonic() - start

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
            except Exception:
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
        return sum(process.memory_full_info().pss for process in family) / 2**20

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
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)


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


def measure(kernel, cells, figures):
    """One visit to a kernel; each figure is a list, to which this adds."""

    def add(what, value):
        figures.setdefault(what, {}).setdefault(kernel.name, []).append(value)

    add("start to kernel_info (s)", kernel.start_seconds)
    add("PSS idle (MiB)", kernel.pss_mib())
    for i in range(cells):
        add("empty cell (ms)", kernel.run("")[0] * 1000)
        add("kernel_info (ms)", kernel.info() * 1000)
        if i % 4 == 0:
            add("print cell (ms)", kernel.run(PRINT[kernel.name])[0] * 1000)
            add("child echo (ms)", kernel.child("/bin/echo x")[0] * 1000)
    seconds, text = kernel.child("seq 200000")
    add("200,000 lines of a child (s)", seconds)
    add("... lines that arrived", text.count("\n"))
    seconds, left = kernel.interrupt()
    add("interrupt of a tree to idle (ms)", float("nan") if seconds is None else seconds * 1000)
    add("... programs left", left)
    add("PSS after the cells (MiB)", kernel.pss_mib())
    add("idle CPU (ms per s)", kernel.idle_cpu_ms())
    seconds, left = kernel.shutdown_busy()
    add("shutdown while busy (ms)", float("nan") if seconds is None else seconds * 1000)
    add("... programs left then", left)


def p99(values):
    return sorted(values)[max(0, round(len(values) * 0.99) - 1)]


def show(value):
    return "never" if value != value else f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"


def table(figures, names):
    print(f"| | {' | '.join(names)} | linkbook / ipykernel |\n|---|{'---:|' * (len(names) + 1)}")
    for what, by_name in figures.items():
        medians = {name: statistics.median(by_name[name]) for name in names}
        shown = [show(medians[name]) + (f" / {show(p99(by_name[name]))}" if len(by_name[name]) > 20 else "") for name in names]
        base = medians.get("ipykernel")
        ratio = f"{medians['linkbook'] / base:.2f}" if base and "left" not in what else ""
        print(f"| {what} | {' | '.join(shown)} | {ratio} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cells", type=int, default=60)
    options = parser.parse_args()
    modules = {"linkbook": "json", "ipykernel": "ipykernel_launcher", "bash_kernel": "bash_kernel"}
    names = [name for name in KERNELS if importlib.util.find_spec(modules[name])]
    specs = specs_of(names)
    Kernel("linkbook", specs).close()  # builds the jar and warms the files
    figures = {}
    for turn in range(options.rounds):
        for name in names if turn % 2 == 0 else reversed(names):
            measure(Kernel(name, specs), options.cells, figures)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.rounds} rounds; median, and p99 behind `/`")
    table(figures, names)


if __name__ == "__main__":
    main()
