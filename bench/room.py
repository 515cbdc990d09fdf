"""A room of learners: many kernels at once, each running the lesson's first part. Prints the spread, and fails when anything is lost.

Needs jupyter_client and psutil, as bench/kernel.py does:
  python3 -m venv DIR && DIR/bin/pip install jupyter_client psutil && DIR/bin/python bench/room.py
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from kernel import HERE, Kernel, specs_of

FIRST_PART = "## 2."
LINES = 20_000


def lesson():
    """The cells of the note up to its second part."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "lesson.ipynb"
        subprocess.run([HERE / "linkbook", "convert", HERE / "notebooks/linking.en.md", "-o", file], check=True)
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    code = []
    for cell in cells:
        source = "".join(cell["source"])
        if source.startswith(FIRST_PART):
            return code
        if cell["cell_type"] == "code" and not source.startswith("%note"):
            code.append(source)
    raise SystemExit(f"the note has no part that begins with {FIRST_PART!r}")


def run(kernel, code):
    """Streams as one text, and the explanations."""
    text, shown = [], []

    def collect(message):
        if message["msg_type"] == "stream":
            text.append(message["content"]["text"])
        elif message["msg_type"] == "display_data":
            shown.append(message["content"]["data"]["text/plain"])

    reply = kernel.client.execute_interactive(code, output_hook=collect, timeout=600, allow_stdin=False)
    return reply["content"]["status"], "".join(text), "\n".join(shown)


def learn(specs, code, ready):
    """One learner; returns the figures, and what was lost."""
    kernel = Kernel("linkbook", specs)
    lost = []
    try:
        ready.wait(timeout=300)
        begun = time.monotonic()
        results = {cell: run(kernel, cell) for cell in code}
        seconds = time.monotonic() - begun
        _, lines, _ = run(kernel, f"seq {LINES}")
        lost += [cell for cell, (status, _, _) in results.items() if status != "ok"]
        wanted = [("./hello", 1, "Hello World\n"), ("file hello", 1, "statically linked"), ("ldd hello", 1, "not a dynamic executable")]
        wanted += [(cell, 2, "hello") for cell in ("go build -o hello hello.go", "file hello", "ldd hello")]
        lost += [f"{cell}: {words}" for cell, part, words in wanted if words not in results[cell][part]]
        lost += [] if lines == "".join(f"{i}\n" for i in range(1, LINES + 1)) else [f"seq {LINES}"]
        return kernel.start_seconds, seconds, kernel.pss_mib(), lost
    finally:
        kernel.close()


def spread(what, values):
    return f"| {what} | {min(values):.2f} | {statistics.median(values):.2f} | {max(values):.2f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernels", type=int, default=30)
    options = parser.parse_args()
    code = lesson()
    specs = specs_of(["linkbook"])
    ready = threading.Barrier(options.kernels)
    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(options.kernels) as pool:
        learners = [pool.submit(learn, specs, code, ready) for _ in range(options.kernels)]
        starts, lessons, sizes, lost = zip(*[learner.result() for learner in learners])
    print(f"{options.kernels} kernels at once on {os.cpu_count()} cores, {len(code)} cells each, load {os.getloadavg()[0]:.1f}")
    print("| | least | median | most |\n|---|---:|---:|---:|")
    print(spread("start to kernel_info (s)", starts))
    print(spread("the lesson, from the moment when all are there (s)", lessons))
    print(spread("PSS after it (MiB)", sizes))
    print(f"PSS of all: {sum(sizes):.0f} MiB; from the first start to the last end: {time.monotonic() - begun:.1f} s")
    missing = [words for one in lost for words in one]
    print("nothing was lost" if not missing else f"lost: {missing}")
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
