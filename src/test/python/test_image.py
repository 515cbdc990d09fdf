"""The container image: built cold, small, and good for every lesson under the hardest flags that Docker has for a container."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from datetime import datetime
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from engine import Engine

pytestmark = pytest.mark.image

LARGEST_BYTES = 800_000_000
SLOWEST_CELL_SECONDS = 5
LESSONS = sorted(note.stem for note in (ROOT / "notebooks").glob("*.md"))
GOLDEN = Path(__file__).parent / "golden"
HARD = [
    *("--network", "none", "--read-only", "--tmpfs", "/tmp:exec", "--cap-drop", "all"),
    *("--security-opt", "no-new-privileges", "--pids-limit", "256", "--memory", "1g"),
]
# What differs from one build of Go or one machine to the next.
VARIES = [
    (re.compile(r"go1\.\d+(\.\d+)?"), "go1.N"),
    (re.compile(r"(BuildID(\[sha1\])?=)[\w/-]+"), r"\1ID"),
    (re.compile(r"0x[0-9a-f]{8,16}"), "0xADDRESS"),
    (re.compile(r"\b\d+\.\d{3}ms"), "N ms"),
    (re.compile(r"/tmp/[\w./-]+"), "/tmp/FILE"),
    (re.compile(r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d"), "TIME"),
    (re.compile(r"\x1b\[[0-9;]*m"), ""),
]


def execute(engine: Engine, image: str, lesson: str, *flags: str) -> nbformat.NotebookNode:
    """The lesson's notebook, executed by the image's own Jupyter in a container with these flags."""
    command = (
        f"cp -r /opt/linkbook/lessons/{lesson} $TMPDIR/lesson && cd $TMPDIR/lesson && "
        f"jupyter nbconvert --log-level ERROR --to notebook --execute --allow-errors --stdout {lesson}.ipynb"
    )
    done = engine.docker("run", "--rm", *flags, image, "bash", "-c", command)
    return nbformat.reads(done.stdout, as_version=4)


def seconds(cell: nbformat.NotebookNode) -> float:
    times = cell.metadata.execution
    start, end = (datetime.fromisoformat(times[key]) for key in ("iopub.execute_input", "shell.execute_reply"))
    return (end - start).total_seconds()


def transcript(notebook: nbformat.NotebookNode) -> str:
    """Every command and what it printed, without what may vary; of one cell stdout first, since the two streams race."""
    text = ""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            text += "".join(f"$ {line}\n" for line in cell.source.splitlines())
            for name in ("stdout", "stderr"):
                text += "".join(output.text for output in cell.outputs if output.output_type == "stream" and output.name == name)
    for pattern, name in VARIES:
        text = pattern.sub(name, text)
    return text


def test_it_is_small(engine: Engine, image: str, capfd: pytest.CaptureFixture[str]) -> None:
    size = int(engine.docker("image", "inspect", "--format", "{{.Size}}", image).stdout)
    layers = engine.docker("history", "--format", "{{.Size}}\t{{.CreatedBy}}", image).stdout
    with capfd.disabled():
        print(f"\nimage: {size / 1e6:.0f} MB")
        print("".join(f"  {line[:110]}\n" for line in layers.splitlines() if not line.startswith("0B")), end="")
    assert size < LARGEST_BYTES


@pytest.mark.parametrize("user", ["1000", "12345:0", "4711:4711"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_runs_under_the_hardest_flags(engine: Engine, image: str, lesson: str, user: str) -> None:
    notebook = execute(engine, image, lesson, *HARD, "--user", user)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [output for cell in cells for output in cell.outputs if output.output_type == "error"] == []
    assert sum("text/html" in output.get("data", {}) for cell in cells for output in cell.outputs) >= 3
    slow = {cell.source: seconds(cell) for cell in cells if seconds(cell) >= SLOWEST_CELL_SECONDS}
    assert not slow
    golden = GOLDEN / f"{lesson}.txt"
    if os.environ.get("LINKBOOK_BLESS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(transcript(notebook))
    assert transcript(notebook) == golden.read_text()


def test_a_tmp_that_runs_nothing_is_gone_around(engine: Engine, image: str) -> None:
    """Docker's --tmpfs is noexec unless told otherwise; the volume of the home folder is not."""
    command = "file=$(mktemp) && printf '#!/bin/sh\\necho ran' >$file && chmod +x $file && $file"
    done = engine.docker("run", "--rm", "--read-only", "--tmpfs", "/tmp", image, "bash", "-c", command)
    assert done.stdout == "ran\n"


def test_without_any_folder_to_build_in_it_says_so(engine: Engine, image: str) -> None:
    flags = ["--read-only", "--tmpfs", "/tmp", "--tmpfs", "/home/learner:ro"]
    done = engine.docker("run", "--rm", *flags, image, "run", "x.md", check=False)
    assert done.returncode == 74
    assert done.stderr.startswith("linkbook: no folder to build in")


def test_the_build_cache_survives_its_age(engine: Engine, image: str) -> None:
    """Go throws away what nobody asked for within five days; it looks once a day."""
    command = (
        'cd "$GOCACHE" && find . -name "*-[ad]" | sort >/tmp/before && echo 0 >trim.txt && cd /tmp && '
        'printf "package main\\nfunc main() {}\\n" >a.go && go build a.go && cd "$GOCACHE" && '
        'test "$(cat trim.txt)" != 0 && find . -name "*-[ad]" | sort | comm -23 /tmp/before - | wc -l && wc -l </tmp/before'
    )
    lost, before = engine.docker("run", "--rm", image, "bash", "-c", command).stdout.split()
    assert int(before) > 500
    assert lost == "0"


def test_a_build_cache_that_an_older_image_left_is_renewed(engine: Engine, image: str) -> None:
    """It lies in the volume of the home folder when no program may run in /tmp."""
    volume = "linkbook-test-cache"
    run = ["run", "--rm", "--read-only", "--tmpfs", "/tmp", "--volume", f"{volume}:/home/learner", image, "bash", "-c"]
    age = 'case $GOCACHE in /home/*) ;; *) exit 1 ;; esac; find "$GOCACHE" -type l -exec ln -sfn /opt/older {} \\;'
    build = """cd "$TMPDIR" && printf 'package main\\nimport _ "net/http"\\nfunc main() {}\\n' >a.go && go build a.go && ./a"""
    engine.docker("volume", "rm", "--force", volume)
    try:
        engine.docker(*run, age)
        engine.docker(*run, build)
    finally:
        engine.docker("volume", "rm", "--force", volume)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a user who is neither root nor the image's."""
    folder = tmp_path / "mine 我的"
    folder.mkdir()
    (folder / "note.md").write_text("# Note\n\n```sh\n$ printf '%s\\n' hello\nhello\n```\n")
    subprocess.run(["chown", "-R", "4711:4711", folder], check=True)
    tmp_path.chmod(0o755)
    return folder


def test_a_note_of_mine_runs_and_the_page_is_mine(engine: Engine, image: str, folder: Path) -> None:
    mine = ["--rm", "--user", "4711:4711", "--network", "none", "--volume", f"{folder}:/work"]
    engine.docker("run", *mine, image, "run", "note.md", "-o", "page.html")
    page = (folder / "page.html").stat()
    assert (page.st_uid, page.st_gid) == (4711, 4711)
    assert "hello" in (folder / "page.html").read_text()
    assert sorted(file.name for file in folder.iterdir()) == ["note.md", "page.html"]
    engine.docker("run", *mine, image, "check", "note.md")
    done = engine.docker("run", *mine, image, "explain", "/bin/ls")
    assert "dynamically linked" in done.stdout


def test_lessons_can_be_had_without_jupyter(engine: Engine, image: str, folder: Path) -> None:
    mine = ["--rm", "--user", "4711:4711", "--volume", f"{folder}:/work"]
    (folder / "course" / LESSONS[0]).mkdir(parents=True)
    (folder / "course" / LESSONS[0] / f"{LESSONS[0]}.md").write_text("mine")
    subprocess.run(["chown", "-R", "4711:4711", folder], check=True)
    engine.docker("run", *mine, image, "lessons", "course")
    assert (folder / "course" / LESSONS[0] / f"{LESSONS[0]}.md").read_text() == "mine", "nothing is overwritten"
    assert sorted(lesson.name for lesson in (folder / "course").iterdir()) == LESSONS
    assert (folder / "course" / LESSONS[1] / f"{LESSONS[1]}.ipynb").stat().st_uid == 4711


def test_it_says_what_is_in_it(engine: Engine, image: str) -> None:
    done = engine.docker("run", "--rm", "--entrypoint", "cat", image, "/opt/linkbook/sbom.cdx.json")
    purls = "\n".join(part["purl"] for part in json.loads(done.stdout)["components"] if "purl" in part)
    for part in (
        *("pkg:deb/debian/gcc-14@", "pkg:deb/debian/openjdk-25-jre-headless@", "upstream=binutils", "pkg:pypi/jupyterlab@"),
        *("pkg:maven/org.zeroturnaround/zt-exec@", "pkg:golang/stdlib@"),
    ):
        assert part in purls
    labels = json.loads(engine.docker("image", "inspect", "--format", "{{json .Config.Labels}}", image).stdout)
    assert labels["org.opencontainers.image.title"] == "Linkbook"


def test_no_security_update_of_debian_is_missing(engine: Engine, image: str) -> None:
    """Asked again after the build, of the release and of its security archive."""
    ask = "apt-get update -q >/dev/null && apt-get -q --simulate dist-upgrade"
    asked = engine.docker("run", "--rm", "--user", "0", "--entrypoint", "bash", image, "-c", ask).stdout
    assert "0 upgraded" in asked, asked


def test_tini_and_gopls_are_in_it(engine: Engine, image: str) -> None:
    done = engine.docker("run", "--rm", image, "bash", "-c", "cat /proc/1/comm && gopls version")
    assert re.match(r"tini\ngolang.org/x/tools/gopls v", done.stdout)


def test_one_person_starts_it_with_compose(engine: Engine, image: str) -> None:
    compose = ["compose", "--file", ROOT / "docker/compose.yaml", "--project-name", "linkbook-test"]
    env = {"LINKBOOK_IMAGE": image, "LINKBOOK_PORT": "8124"}
    try:
        engine.docker(*compose, "up", "--detach", "--no-build", "--wait", env=env)
        said = engine.docker(*compose, "logs", env=env)
        token = re.search(r"/linkbook\?token=(\w+)", said.stdout + said.stderr)
        assert token, said
        with urllib.request.urlopen(f"http://127.0.0.1:8124/linkbook?token={token[1]}", timeout=30) as page:
            assert "How Go programs are linked" in page.read().decode()
    finally:
        engine.docker(*compose, "down", "--volumes", env=env)


def test_the_tools_speak_chinese(engine: Engine, image: str) -> None:
    done = engine.docker("run", "--rm", "-e", "LC_ALL=zh_CN.UTF-8", image, "bash", "-c", "ldd /opt/linkbook/linkbook 2>&1 || true")
    assert "不是动态可执行文件" in done.stdout


def test_no_file_names_a_registry() -> None:
    files = [file for file in (ROOT / "docker").rglob("*") if file.is_file()]
    assert len(files) > 10
    hosts = re.compile(r"https?://(?!127\.0\.0\.1|:|%s|hub\b)[\w.-]+\.\w+")
    assert {str(file): hosts.findall(file.read_text()) for file in files if hosts.search(file.read_text())} == {}


def test_no_file_names_a_processor() -> None:
    """The npm lock lists what an optional package would bring for each."""
    files = [file for file in (ROOT / "docker").rglob("*") if file.is_file() and file.name != "package-lock.json"]
    processors = re.compile(r"x86|amd64|i386|aarch64|arm64", re.IGNORECASE)
    assert len(files) > 10
    assert {str(file): processors.findall(file.read_text()) for file in files if processors.search(file.read_text())} == {}


@pytest.mark.parametrize("packages", ["jupyter", "workshop"])
def test_what_is_pinned_exists_for_arm64(packages: str, tmp_path: Path) -> None:
    """Built for it, with a hash that the list knows: so a build there compiles nothing."""
    platforms = [f"--platform=manylinux{version}_aarch64" for version in ("2014", "_2_17", "_2_26", "_2_28", "_2_34")]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    pinned = ["--python-version=3.13", "--requirement", ROOT / f"docker/{packages}/requirements.txt", "--dest", tmp_path]
    done = subprocess.run([*pip, *platforms, *pinned], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert any("aarch64" in wheel.name for wheel in tmp_path.iterdir())
