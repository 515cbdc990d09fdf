"""Nothing stands in the READMEs that does not work: fences below a `<!-- run -->` line are run, in order."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

README, CHINESE_README = ROOT / "README.md", ROOT / "README.zh.md"
FENCE = re.compile(r"^(<!-- run -->\n+)?```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def fences(readme: Path) -> list[tuple[bool, str]]:
    """Per sh fence whether it is marked to run, and its text."""
    return [(bool(mark), body) for mark, body in FENCE.findall(readme.read_text(encoding="utf-8"))]


def go_env(name: str) -> str:
    return subprocess.run(["go", "env", name], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.slow
def test_the_marked_commands_run(tmp_path: Path) -> None:
    marked = [body for mark, body in fences(README) if mark]
    assert marked, "no fence of README.md is marked to run"
    home = {"HOME": str(tmp_path), "GOCACHE": go_env("GOCACHE"), "GOMODCACHE": go_env("GOMODCACHE")}
    for body in marked:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", body],
            cwd=ROOT,
            env=os.environ | home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{body}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def test_the_two_commands_are_there() -> None:
    text = "".join(body for _, body in fences(README))
    assert "./linkbook run notebooks/linking." in text
    assert "./linkbook test" in text


def test_both_languages_show_the_same_commands() -> None:
    assert fences(README) == fences(CHINESE_README)


@pytest.mark.parametrize("document", ["README.md", "README.zh.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_links_lead_somewhere(document: str) -> None:
    links = LINK.findall((ROOT / document).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
