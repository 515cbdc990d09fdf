"""Our notes in other tools: jupytext and MyST read them as they are; notebooks made of them are what Jupyter expects."""

import importlib.util
import json
import re
import subprocess
from pathlib import Path

import jupytext
import nbformat
import pytest
from conftest import ROOT, SEED_NOTE, Linkbook

NOTES = sorted(ROOT.glob("notebooks/*.md")) + [SEED_NOTE]
# A fence, also one inside a list item; what MyST adds is the indentation of its own and an empty last line.
FENCE = re.compile(r"^( *)(`{3,})(\w+)?[^\n]*\n(.*?)^ *\2$", re.MULTILINE | re.DOTALL)


def plain(code: str) -> str:
    return "\n".join(line.strip() for line in code.strip().splitlines())


def fences(markdown: str) -> list[tuple[str, str]]:
    """Language and code of each fence that has a language."""
    return [(word, plain(code)) for _, _, word, code in FENCE.findall(markdown) if word]


def by_name(note: Path) -> str:
    return note.name


@pytest.mark.parametrize("note", NOTES, ids=by_name)
def test_jupytext_reads_a_note_as_it_is(note: Path) -> None:
    notebook = jupytext.read(note)
    nbformat.validate(notebook)
    read = [plain(re.sub(r"\A%%\w+\n", "", cell.source)) for cell in notebook.cells if cell.cell_type == "code"]
    assert read == [code for _, code in fences(note.read_text())]
    assert len(read) >= 9


def myst(note: Path, folder: Path) -> str:
    """What mystmd makes of a note, run by the JavaScript engine that playwright brings."""
    package = Path(importlib.util.find_spec("mystmd_py").origin).parent
    node = Path(importlib.util.find_spec("playwright").origin).parent / "driver/node"
    (folder / "note.md").write_bytes(note.read_bytes())
    (folder / "myst.yml").write_text("version: 1\nproject: {}\n")
    done = subprocess.run(
        [node, package / "myst.cjs", "build", "note.md", "--md", "--force", "--strict", "--ci"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "_build/exports/note.md").read_text()


@pytest.mark.parametrize("note", NOTES, ids=by_name)
def test_mystmd_reads_a_note_as_it_is(note: Path, tmp_path: Path) -> None:
    read = fences(myst(note, tmp_path))
    assert read == fences(note.read_text())
    assert len(read) >= 9


@pytest.mark.parametrize("note", NOTES, ids=by_name)
def test_a_notebook_is_valid_and_gives_the_note_again(linkbook: Linkbook, note: Path, tmp_path: Path) -> None:
    assert linkbook("convert", note, "-o", tmp_path / "a.ipynb").returncode == 0
    notebook = nbformat.read(tmp_path / "a.ipynb", as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "linkbook"
    assert notebook.metadata.language_info.name == "bash"
    assert not [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
    assert linkbook("convert", note, "-o", tmp_path / "b.ipynb").returncode == 0
    assert (tmp_path / "a.ipynb").read_bytes() == (tmp_path / "b.ipynb").read_bytes()
    # Jupyter writes it in its own way.
    nbformat.write(notebook, tmp_path / "a.ipynb")
    assert linkbook("convert", tmp_path / "a.ipynb", "-o", tmp_path / "again.md").returncode == 0
    assert (tmp_path / "again.md").read_bytes() == note.read_bytes()


def test_an_exercise_of_a_teacher_goes_to_the_note_and_back(linkbook: Linkbook, tmp_path: Path) -> None:
    note = tmp_path / "n.md"
    note.write_text("Words.\n\n```sh\n$ go version\n$ go env GOOS\n```\n")
    assert linkbook("convert", note, "-o", tmp_path / "n.ipynb").returncode == 0
    exercise = {"nbgrader": {"grade": True, "grade_id": "q1", "points": 2}, "tags": ["hide-cell"], "jupyter": {"source_hidden": True}}
    notebook = nbformat.read(tmp_path / "n.ipynb", as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.source == "go env GOOS"]
    cell.metadata.update(exercise | {"scrolled": True})
    nbformat.write(notebook, tmp_path / "n.ipynb")
    assert linkbook("convert", tmp_path / "n.ipynb", "-o", tmp_path / "again.md").returncode == 0
    said = json.dumps(exercise, separators=(",", ":"), sort_keys=True)
    text = (tmp_path / "again.md").read_text()
    assert text == note.read_text().replace("```sh", f"<!-- cell 2: {said} -->\n```sh")
    assert linkbook("convert", tmp_path / "again.md", "-o", tmp_path / "again.ipynb").returncode == 0
    (again,) = [cell for cell in nbformat.read(tmp_path / "again.ipynb", as_version=4).cells if cell.source == "go env GOOS"]
    assert {key: again.metadata[key] for key in exercise} == exercise
