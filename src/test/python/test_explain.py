"""`linkbook explain` as a person or a grader calls it."""

import json
import os
import struct
import subprocess
import time
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from conftest import LINKBOOK, ROOT, Exit, Linkbook, assert_one_message

SCHEMA = json.loads((ROOT / "src/main/resources/dev/linkbook/report/explanation.schema.json").read_text())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_json_is_as_its_schema_says(linkbook: Linkbook, tmp_path: Path, lang: str) -> None:
    """Real programs, a library, a script, and a name that is no good text."""
    hostile = tmp_path / "\u202e<script>\x1b"
    hostile.write_bytes(Path("/bin/true").read_bytes())
    done = linkbook("explain", "--json", "--lang", lang, "--ldd", "/bin/ls", "/usr/bin/ldd", "/lib64/ld-linux-x86-64.so.2", hostile)
    assert done.returncode == Exit.OK, done.stderr
    document = json.loads(done.stdout)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    validator.check_schema(SCHEMA)
    assert [str(error) for error in validator.iter_errors(document)] == []
    assert [file["name"] for file in document["files"]][0] == "/bin/ls"
    assert document["files"][3]["name"] == str(hostile)
    assert "\u202e" not in done.stdout and "\x1b" not in done.stdout
    ls = document["files"][0]
    assert {section["source"] for section in ls["sections"]} == {"file", "ldd"}
    assert sum(size["sizeBytes"] for size in ls["sizes"]) == ls["sizeBytes"] == Path("/bin/ls").stat().st_size
    assert "libc.so.6" in {need["name"] for need in ls["needs"]}
    properties = {each["name"]: each for each in ls["properties"]}
    assert {"pie", "relro", "nx", "canary", "fortify", "version-needs"} <= set(properties)
    assert properties["pie"]["state"] == properties["nx"]["state"] == "full"
    assert any(version.startswith("GLIBC_") for version in properties["version-needs"]["values"])
    assert document["files"][1]["properties"] == []


def test_the_schema_refuses_what_is_not_so() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": "linkbook-explanation", "version": 2, "files": []}, SCHEMA)


def test_ldd_is_run_only_when_asked_for(linkbook: Linkbook) -> None:
    assert "DT_AUDIT" not in linkbook("explain", "--lang", "en", "/bin/ls").stdout
    assert "DT_AUDIT" in linkbook("explain", "--lang", "en", "--ldd", "/bin/ls").stdout


def test_folders_and_pages(linkbook: Linkbook, tmp_path: Path) -> None:
    (tmp_path / "bin/deep").mkdir(parents=True)
    (tmp_path / "bin/one").write_bytes(Path("/bin/true").read_bytes())
    (tmp_path / "bin/deep/two").write_bytes(Path("/bin/false").read_bytes())
    page = tmp_path / "page.html"
    done = linkbook("explain", "-r", f"--html={page}", "--lang", "zh", tmp_path / "bin")
    assert done.returncode == Exit.OK, done.stderr
    assert page.read_text().count("<section>") == 2
    assert_one_message(linkbook("explain", tmp_path / "bin"), Exit.USAGE, "-r")


def test_comparing_takes_two_programs(linkbook: Linkbook) -> None:
    done = linkbook("explain", "--compare", "--lang", "en", "/bin/ls", "/bin/true")
    assert done.returncode == Exit.OK, done.stderr
    assert "/bin/ls → /bin/true" in done.stdout
    assert_one_message(linkbook("explain", "--compare", "/bin/ls"), Exit.USAGE, "two files")
    assert_one_message(linkbook("explain", "--compare", "/bin/ls", "/usr/bin/ldd"), Exit.FAILED, "not an ELF file")


@pytest.fixture
def path_without_unshare(tmp_path: Path) -> str:
    """A PATH with all that is in /usr/bin but `unshare`, without which no root of one's own can be entered."""
    folder = tmp_path / "bin without unshare"
    folder.mkdir()
    for program in Path("/usr/bin").iterdir():
        if program.name != "unshare":
            (folder / program.name).symlink_to(program)
    return str(folder)


@pytest.mark.parametrize(("lang", "words"), [("en", "Only predicted"), ("zh", "只作了预测")])
def test_where_trying_is_not_possible_only_a_prediction_is_made(
    linkbook: Linkbook, path_without_unshare: str, lang: str, words: str
) -> None:
    tried = linkbook("explain", "--try", "--lang", "en", "/bin/true")
    assert "ran, exit status 0" in tried.stdout, tried.stdout + tried.stderr
    done = linkbook("explain", "--try", "--lang", lang, "/bin/true", env={"PATH": path_without_unshare})
    assert done.returncode == Exit.OK, done.stderr
    assert words in " ".join(done.stdout.split()), done.stdout
    assert "exit status 0" not in done.stdout


def hostile_elf(interpreter: bytes) -> bytes:
    """A program of 64-bit x86 that consists of its header and of the name of its loader."""
    head = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, 0x400000, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    name = interpreter + b"\0"
    return head + struct.pack("<IIQQQQQQ", 3, 4, 120, 0x400000, 0x400000, len(name), len(name), 1) + name


HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "escape": "\x1b[2J\x1b]0;owned\x07",
    "bidi": "\u202egpj.exe\u2066",
    "megabyte": "x" * (1 << 20),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_in_a_file_and_in_its_name_does_nothing(linkbook: Linkbook, tmp_path: Path, text: str) -> None:
    file = tmp_path / text.replace("/", "")[:80]
    file.write_bytes(hostile_elf(b"/lib/" + text.encode()))
    file.chmod(0o755)
    page = tmp_path / "page.html"
    shown = linkbook("explain", "--ldd", "--lang", "en", file)
    made = linkbook("explain", "--ldd", "--lang", "en", f"--html={page}", file)
    for done in (shown, made):
        assert done.returncode == Exit.OK, done.stderr
    html = page.read_text()
    for output in (shown.stdout, shown.stderr, html):
        assert not [c for c in output if c in "\x07\x1b\u202e\u2066"]
    assert "<script" not in html and "<img" not in html
    assert "page.html" not in html
    assert os.path.getsize(page) < 20 << 20


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
def test_a_report_is_as_wide_as_the_terminal(tmp_path: Path, lang: str, width: int) -> None:
    """In a real terminal: no line but a tool's own is broken by it, and the whole width is used."""
    server, done = ["tmux", "-S", str(tmp_path / "socket")], tmp_path / "done"
    command = f"'{LINKBOOK}' explain --lang {lang} /usr/bin/file; touch '{done}'; exec sleep 600"
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "TMUX")}
    subprocess.run([*server, "new-session", "-d", "-x", str(width), "-y", "200", command], env=plain, check=True)
    try:
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.1)
        shown = subprocess.run([*server, "capture-pane", "-p", "-J"], check=True, capture_output=True, text=True).stdout
    finally:
        subprocess.run([*server, "kill-server"], check=True)
    lines = [line.rstrip() for line in shown.splitlines() if not line.startswith("/usr/bin/file: ELF")]
    widest = max(map(columns, lines))
    assert width - 6 <= widest <= width, shown
    assert any(line.startswith("└─ ") for line in lines), shown
