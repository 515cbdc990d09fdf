#!/usr/bin/env python3
"""How long `linkbook explain FILE` takes from a cold start, against the least that a JVM can do.

Measures in one run, interleaved:
  hello      a bare JVM that prints one line, with the JDK's own cache
  explain    ./linkbook explain FILE
  version    ./linkbook --version: what of that is the launcher, the JVM and the command line
The JDK is that of JAVA_HOME, else of `java` on PATH: let it be the one that the launcher takes.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = HERE / "linkbook"
GOAL = 3.0
HELLO = 'class Hello { public static void main(String[] args) { System.out.println("hello"); } }\n'


def seconds(arguments):
    start = time.monotonic()
    subprocess.run(arguments, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--file", default="/bin/sh", help="the program to explain")
    asked = parser.parse_args()
    home = os.environ.get("JAVA_HOME")
    tool = (lambda name: str(pathlib.Path(home) / "bin" / name)) if home else (lambda name: name)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "Hello.java"
        source.write_text(HELLO)
        subprocess.run([tool("javac"), "-d", folder, source], check=True)
        ways = {
            "hello": [tool("java"), "-cp", folder, "Hello"],
            "explain": [LAUNCHER, "explain", asked.file],
            "version": [LAUNCHER, "--version"],
        }
        took = {name: [] for name in ways}
        for way in ways.values():  # the launcher may build, the disk may be cold
            seconds(way)
        for _ in range(asked.rounds):
            for name, way in ways.items():
                took[name].append(seconds(way))
    for name, times in took.items():
        print(f"{name:8} {statistics.median(times):6.3f} s (least {min(times):.3f} s)")
    ratio = statistics.median(e / h for e, h in zip(took["explain"], took["hello"], strict=True))
    least = min(took["explain"]) / min(took["hello"])
    print(f"explain costs {ratio:.2f} times a bare JVM's hello (least against least {least:.2f}); goal: at most {GOAL}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
