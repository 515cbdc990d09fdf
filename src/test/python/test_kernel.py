"""The kernel as Jupyter meets it: installed, started by its kernelspec, and given a whole notebook."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import CHINESE, LINKBOOK, ROOT, Exit, Linkbook, Marked
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

CHINESE_NOTE = ROOT / "notebooks/linking.zh.md"
ENGLISH_NOTE = ROOT / "notebooks/linking.en.md"


@pytest.fixture(scope="module")
def kernels(linkbook: Linkbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `kernels` folder with Linkbook's kernelspec in it."""
    prefix = tmp_path_factory.mktemp("prefix")
    done = linkbook("install", "--prefix", prefix)
    assert done.returncode == Exit.OK, done.stderr
    return prefix / "share/jupyter/kernels"


def convert(linkbook: Linkbook, note: Path, folder: Path) -> nbformat.NotebookNode:
    file = folder / f"{note.stem}.ipynb"
    done = linkbook("convert", note, "-o", file)
    assert done.returncode == Exit.OK, done.stderr
    notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def code_of(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def test_the_kernelspec_calls_this_launcher(kernels: Path) -> None:
    spec = json.loads((kernels / "linkbook/kernel.json").read_text())
    assert spec["argv"] == [str(LINKBOOK), "kernel", "{connection_file}"]
    assert spec["display_name"]
    assert spec["language"]


@pytest.mark.parametrize("named", [["HOME"], ["HOME", "XDG_DATA_HOME"], ["HOME", "XDG_DATA_HOME", "JUPYTER_DATA_DIR"]], ids=" ".join)
def test_install_writes_where_jupyter_looks(linkbook: Linkbook, tmp_path: Path, named: list[str]) -> None:
    env = dict.fromkeys(["JUPYTER_DATA_DIR", "XDG_DATA_HOME"], "") | {name: str(tmp_path / name) for name in named}
    ask = [sys.executable, "-c", "from jupyter_core.paths import jupyter_data_dir; print(jupyter_data_dir())"]
    data = Path(subprocess.run(ask, env=os.environ | env, capture_output=True, text=True, check=True).stdout.strip())
    done = linkbook("install", "--user", env=env)
    assert done.returncode == Exit.OK, done.stderr
    assert tmp_path in data.parents
    assert (data / "kernels/linkbook/kernel.json").is_file(), done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("note", [CHINESE_NOTE, ENGLISH_NOTE], ids=lambda note: note.stem)
def test_a_notebook_made_from_the_note_runs_from_end_to_end(
    linkbook: Linkbook, kernels: Path, tmp_path: Path, marked: Marked, note: Path
) -> None:
    notebook = convert(linkbook, note, tmp_path)
    assert all(not cell.get("outputs") for cell in notebook.cells), "convert runs nothing"
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(note, work)
    manager = KernelManager(kernel_name="linkbook", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(kernels)]))
    client = NotebookClient(notebook, km=manager, timeout=600, resources={"metadata": {"path": str(work)}})
    try:
        client.execute(env=os.environ | marked.env)  # raises with the cell's own words when one does not end with status ok
    finally:
        if manager.has_kernel:
            manager.shutdown_kernel()  # asks first, and kills only what does not answer
    marked.wait_for(lambda names: not names, 5, "an end of the kernel and of all that its cells started")

    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error"] == []
    reports = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    assert len(reports) >= 3, "static, dynamic and musl: three binaries at least are explained"
    shown = "\n".join(reports)
    for words in ("statically linked", "dynamically linked", "libc.so.6"):
        assert words in re.sub(r"<[^>]+>", "", shown)
    assert all(bool(CHINESE.search(report)) == (note == CHINESE_NOTE) for report in reports)


def test_both_languages_have_the_same_cells(linkbook: Linkbook, tmp_path: Path) -> None:
    chinese, english = (convert(linkbook, note, tmp_path) for note in (CHINESE_NOTE, ENGLISH_NOTE))
    assert code_of(chinese)[1:] == code_of(english)[1:], "all but the first, which names the note"
    assert len(code_of(chinese)) >= 3
