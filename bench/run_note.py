#!/usr/bin/env python3
"""What `linkbook run` costs beyond the raw commands of a note.

Measures in one run, interleaved and repeated on warm caches:
  by hand    the note's commands, one bash in a fresh folder
  linkbook   ./linkbook run NOTE -o page.html
The commands come out of the notebook that `./linkbook convert` writes, so both do the same: files are
written, hidden steps included, and a stand-in on loopback answers in place of the hosts.
"""

import argparse
import http.server
import json
import math
import os
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = HERE / "linkbook"
SEED = HERE / "src/test/resources/seed-note.md"
GOAL = 1.15


class StandIn(http.server.BaseHTTPRequestHandler):
    """A proxy that answers for the note's hosts, and refuses any other."""

    hosts = set()

    def do_GET(self):
        known = urllib.parse.urlsplit(self.path).hostname in self.hosts
        body = b"stand-in\n"
        self.send_response(200 if known else 502)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def cells(note, folder):
    """The sources of the note's code cells, in order."""
    notebook = folder / "note.ipynb"
    subprocess.run([LAUNCHER, "convert", note, "-o", notebook], check=True)
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])


def command(source, proxy):
    """A cell as lines of bash; empty for one that only the engine understands."""
    first, _, body = source.partition("\n")
    words = shlex.split(first) if first.startswith("%") else []
    if not words:
        return source + "\n"
    if words[0] == "%%writefile":
        name = shlex.quote(words[1])
        return f"cat >{name} <<'END_OF_FILE_OF_THE_NOTE'\n{body}END_OF_FILE_OF_THE_NOTE\n"
    if words[0] == "%standin":
        StandIn.hosts.update(words[1:])
        return f"export HTTP_PROXY={proxy} http_proxy={proxy}\n"
    if words[0] in ("%note", "%lang", "%help"):
        return ""
    sys.exit(f"bench: no raw command for the cell '{first}'")


def timed(arguments, folder):
    """Seconds, and how it ended."""
    start = time.monotonic()
    run = subprocess.run(arguments, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    return time.monotonic() - start, run


def by_hand(script):
    with tempfile.TemporaryDirectory(prefix="by-hand-") as folder:
        seconds, _ = timed(["bash", "--noprofile", "--norc", script], folder)
    return seconds


def linkbook(note):
    with tempfile.TemporaryDirectory(prefix="linkbook-bench-") as folder:
        seconds, run = timed([LAUNCHER, "run", note, "-o", "page.html"], folder)
        if not (pathlib.Path(folder) / "page.html").exists():
            sys.exit("bench: linkbook wrote no page:\n" + run.stderr.decode())
    return seconds, run.stderr.decode().strip().rpartition(" → ")[0]


def first_line(*arguments):
    run = subprocess.run(arguments, capture_output=True, text=True)
    return ((run.stdout or run.stderr).splitlines() or ["?"])[0]


def row(name, seconds):
    low, high = min(seconds), max(seconds)
    print(f"{name:<12}{statistics.median(seconds):>9.2f}{low:>9.2f}{high:>9.2f}{(high - low) / low:>9.0%}")


def java():
    """The JDK that the launcher found: it notes it beside the jar."""
    home = pathlib.Path((HERE / "target/linkbook.aot.jdk").read_text(encoding="utf-8").splitlines()[0])
    release = (home / "release").read_text(encoding="utf-8")
    return next(line.partition("=")[2].strip('"') for line in release.splitlines() if line.startswith("JAVA_VERSION="))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--note", type=pathlib.Path, default=SEED)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    note = options.note.resolve()
    proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        script = pathlib.Path(folder) / "note.sh"
        address = f"http://127.0.0.1:{proxy.server_port}"
        lines = [command(source, address) for source in cells(note, pathlib.Path(folder))]
        script.write_text("".join(lines), encoding="utf-8")
        measure(note, script, options.rounds)


def measure(note, script, rounds):
    by_hand(script)  # warms the caches of both
    _, summary = linkbook(note)
    print(f"note     {note.name}: {summary}")
    print(f"go       {first_line('go', 'version')}\nJDK      {java()}\nmachine  {os.cpu_count()} cores, {rounds} rounds")
    hand, engine = [], []
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 == 0 else (1, 0):
            if which == 0:
                hand.append(by_hand(script))
            else:
                engine.append(linkbook(note)[0])
    print(f"{'seconds':<12}{'median':>9}{'least':>9}{'most':>9}{'spread':>9}")
    row("by hand", hand)
    row("linkbook", engine)
    each = sorted(b / a for a, b in zip(hand, engine))
    low, high = middle(each)
    verdict = "reached" if high <= GOAL else "missed" if low > GOAL else "not certain, more rounds would tell"
    print(
        f"ratio of medians {statistics.median(engine) / statistics.median(hand):.3f}, of a round"
        f" {statistics.median(each):.3f} (95 % certain: {low:.3f} to {high:.3f}; rounds {each[0]:.3f} to {each[-1]:.3f})"
    )
    print(f"goal at most {GOAL}: {verdict}")


def middle(each):
    """Between which of the sorted values the true median lies, in 95 of 100 measurements (its sign test)."""
    half = 0.98 * math.sqrt(len(each))
    first = max(0, math.floor(len(each) / 2 - half))
    return each[first], each[len(each) - 1 - first]


if __name__ == "__main__":
    main()
