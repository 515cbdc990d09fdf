#!/usr/bin/env python3
"""What `linkbook explain --json` saves over asking the tools, file by file.

Measures in one run, over the regular files of a folder, programs and scripts alike:
  tools      a loop of `file`, `ldd`, `readelf -hldnV` and `go version -m`, each once a file
  linkbook   one process: ./linkbook explain --json -, the names on stdin
All files are read once before, so that both find them in the page cache.
"""

import argparse
import json
import pathlib
import shlex
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
GOAL = 10
TOOLS = (["file"], ["ldd"], ["readelf", "-hldnV"], ["go", "version", "-m"])


def regular(folder):
    """The files that both are asked about."""
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def ask_tools(files):
    """Seconds for each tool."""
    took = []
    for tool in TOOLS:
        start = time.perf_counter()
        for path in files:
            subprocess.run([*tool, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        took.append(time.perf_counter() - start)
    return took


def ask_linkbook(command, files):
    """Seconds, and how many files it answered for."""
    names = "".join(f"{path}\n" for path in files)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as answer:
        start = time.perf_counter()
        subprocess.run([*command, "explain", "--json", "-"], input=names, text=True, stdout=answer, check=True)
        took = time.perf_counter() - start
        answer.seek(0)
        return took, len(json.load(answer)["files"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path("/usr/bin"))
    parser.add_argument("--command", default=str(HERE / "linkbook"), help="how Linkbook is started")
    asked = parser.parse_args()
    files = regular(asked.folder)
    for path in files:
        path.read_bytes()
    linkbook, answered = ask_linkbook(shlex.split(asked.command), files)
    if answered != len(files):
        raise SystemExit(f"{len(files)} files asked about, {answered} explained")
    took = ask_tools(files)
    for tool, seconds in zip(TOOLS, took):
        print(f"{' '.join(tool):24} {seconds:8.2f} s")
    print(f"{'the four':24} {sum(took):8.2f} s")
    print(f"{'linkbook explain --json':24} {linkbook:8.2f} s   {len(files)} files")
    ratio = sum(took) / linkbook
    print(f"{ratio:.1f} times faster (goal: {GOAL})")
    raise SystemExit(0 if ratio >= GOAL else 1)


if __name__ == "__main__":
    main()
