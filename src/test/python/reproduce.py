"""Builds the image twice from nothing and compares the two, file by file: `target/venv/bin/python src/test/python/reproduce.py`.

Takes ten minutes, so no test calls it. Times are not compared. What may differ besides stands in MAY_DIFFER, with its reason;
it exits with 1 when something else does.
"""

import hashlib
import re
import subprocess
import sys
import tarfile
from collections import Counter
from typing import NamedTuple

from engine import Engine, build, running

# Path, the most that such a file holds, reason.
MAY_DIFFER = [
    (re.compile(r"opt/linkbook/go-build/../\w+-a$"), 1 << 10, "Go notes in its build cache when a package was built"),
    (re.compile(r"opt/linkbook/go-build/../\w+-d$"), 4 << 10, "the C linker's warnings, kept there too, name a temporary file"),
    (re.compile(r"opt/linkbook/target/\w+(\.\w+)?\.aot$"), 64 << 20, "the JVM's cache holds what a run was seen to do"),
    (re.compile(r"opt/linkbook/go/pkg/mod/cache/download/sumdb/.*/tile/"), 1 << 20, "how far Go's checksum database had grown"),
]


class Entry(NamedTuple):
    kind: bytes
    mode: int
    owner: int
    group: int
    size_bytes: int
    target: str
    digest: str


def inventory(engine: Engine, image: str) -> dict[str, Entry]:
    """Every file of an image, by its path."""
    container = engine.docker("create", image).stdout.strip()
    export = subprocess.Popen(["docker", "export", container], env=engine.env, stdout=subprocess.PIPE)
    files = {}
    with tarfile.open(fileobj=export.stdout, mode="r|") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            digest = hashlib.file_digest(content, "sha256").hexdigest() if content else ""
            files[member.name] = Entry(member.type, member.mode, member.uid, member.gid, member.size, member.linkname, digest)
    assert export.wait() == 0, "docker export failed"
    engine.docker("rm", container)
    return files


def reason(path: str, *entries: Entry | None) -> str | None:
    largest = max(entry.size_bytes for entry in entries if entry)
    return next((why for pattern, most, why in MAY_DIFFER if pattern.match(path) and largest <= most), None)


def main() -> int:
    with running() as engine:
        first, second = (inventory(engine, build(engine, f"linkbook-{turn}", "linkbook")) for turn in ("first", "second"))
    paths = sorted(first | second)
    different = {path: reason(path, first.get(path), second.get(path)) for path in paths if first.get(path) != second.get(path)}
    print(f"{len(first)} and {len(second)} files, {len(different)} differ")
    for why, count in Counter(different.values()).items():
        print(f"{count:6}  {why or 'NOT EXPECTED'}")
    unexpected = [path for path, why in different.items() if not why]
    print("".join(f"NOT EXPECTED  {path}\n" for path in unexpected), end="")
    return 1 if unexpected or not first else 0


if __name__ == "__main__":
    sys.exit(main())
