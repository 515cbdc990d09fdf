"""The seed note as it stands, run to every form there is, and the page looked at in a real browser."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from conftest import CHINESE, ROOT, SEED_NOTE, STACK_TRACE, Exit, Linkbook, made_classes
from playwright.sync_api import Browser, Page, sync_playwright

SCREENSHOTS = ROOT / "target/screenshots"
NOT_DYNAMIC = re.compile(r"^\s*(not a dynamic executable|不是动态可执行文件)\s*$")
# As a machine without network and with root as its user needs it; the last four keep Chromium from calling home.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Every explained output on a page: its lines word for word, and per row the fragment, its meaning and where both stand.
EXPLANATIONS = """() => {
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const pres = [...document.querySelectorAll('pre')];
  const before = ol => pres.findLast(pre => pre.compareDocumentPosition(ol) & Node.DOCUMENT_POSITION_FOLLOWING);
  return [...document.querySelectorAll('ol')].map(ol => ({
    verbatim: before(ol)?.textContent ?? '',
    rows: [...ol.querySelectorAll(':scope > li > div')].filter(row => row.children.length === 2).map(row => ({
      fragment: row.children[0].textContent, meaning: row.children[1].textContent,
      left: box(row.children[0]), right: box(row.children[1]) }))
  })).filter(explanation => explanation.rows.length > 0);
}"""


@dataclass(frozen=True)
class Ran:
    """One run of the seed note with `-o FILE`."""

    file: Path
    kept: Path
    done: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def ran(linkbook: Linkbook, tmp_path_factory: pytest.TempPathFactory):
    """Runs the seed note to a file with the ending given, once per ending."""
    runs: dict[str, Ran] = {}

    def run(ending: str) -> Ran:
        if ending not in runs:
            folder = tmp_path_factory.mktemp("seed")
            file, kept = folder / f"x.{ending}", folder / "kept"
            runs[ending] = Ran(file, kept, linkbook("run", SEED_NOTE, "-o", file, "--keep", kept, "--lang", "zh"))
        return runs[ending]

    return run


def assert_ran(done: subprocess.CompletedProcess[str]) -> None:
    """The note's line 71 fails on every machine (main redeclared), so a run that tells the truth ends with 1."""
    assert done.returncode == Exit.FAILED, done.stderr
    assert not STACK_TRACE.search(done.stderr), done.stderr


def test_a_second_run_makes_no_class(linkbook: Linkbook, ran, tmp_path: Path) -> None:
    assert_ran(ran("html").done)
    log = tmp_path / "classes"
    done = linkbook("run", SEED_NOTE, "-o", tmp_path / "x.html", env={"LINKBOOK_JAVA_OPTIONS": f"-Xlog:class+load:file={log}"})
    assert_ran(done)
    assert made_classes(log) == []


def verbatim(tool: str, binary: str, folder: Path) -> str:
    return subprocess.run([tool, binary], cwd=folder, capture_output=True, text=True).stdout.rstrip("\n")


def in_order(fragments: list[str], text: str) -> bool:
    """Whether each fragment stands in the text behind the one before it."""
    at = 0
    for fragment in fragments:
        at = text.find(fragment, at)
        if at < 0:
            return False
        at += len(fragment)
    return True


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser: Browser, ran) -> Iterator[Page]:
    """The seed note's page at 1200 px, as nobody's business but its own: what it asked for and complained of is kept."""
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.complaints, page.requests = [], []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    done = ran("html")
    assert_ran(done.done)
    page.goto(done.file.as_uri())
    yield page
    page.close()


@pytest.fixture(scope="module")
def explanations(page: Page) -> list[dict]:
    page.set_viewport_size({"width": 1200, "height": 1000})
    return page.evaluate(EXPLANATIONS)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("binary", "linkage"),
    [("linkfile", "statically linked"), ("httpget", "dynamically linked, interpreter /lib64/ld-linux-x86-64.so.2"), ("gorm", "statically linked")],
)
def test_file_output_stands_word_for_word_with_its_meaning_beside_it(ran, explanations: list[dict], binary: str, linkage: str) -> None:
    shown = [e for e in explanations if e["verbatim"].startswith(f"{binary}: ELF") and f", {linkage}," in e["verbatim"]]
    assert shown, f"no explained `file {binary}` says {linkage}"
    if binary != "httpget":  # the note builds httpget a second time, so its first form is gone
        assert verbatim("file", binary, ran("html").kept) in [e["verbatim"].rstrip("\n") for e in shown]
    for explanation in shown:
        assert_beside(explanation)
        assert len(explanation["rows"]) >= 6


@pytest.mark.slow
@pytest.mark.parametrize("binary", ["linkfile", "gorm"])
def test_the_static_ones_show_what_ldd_said(page: Page, explanations: list[dict], binary: str) -> None:
    assert f"ldd {binary}" in page.locator("pre").all_text_contents()
    shown = [e for e in explanations if NOT_DYNAMIC.match(e["verbatim"])]
    assert len(shown) >= 3, "linkfile, httpget without cgo and gorm: each got this answer"
    for explanation in shown:
        assert_beside(explanation)


@pytest.mark.slow
def test_the_dynamic_one_shows_its_three_libraries(explanations: list[dict]) -> None:
    shown = [e for e in explanations if "linux-vdso.so.1 (0x" in e["verbatim"]]
    assert shown
    for explanation in shown:
        assert re.search(r"^\tlibc\.so\.6 => /\S+/libc\.so\.6 \(0x[0-9a-f]+\)$", explanation["verbatim"], re.MULTILINE)
        assert re.search(r"^\t/lib64/ld-linux-x86-64\.so\.2 \(0x[0-9a-f]+\)$", explanation["verbatim"], re.MULTILINE)
        assert_beside(explanation)
        assert any("libc.so.6" in row["fragment"] for row in explanation["rows"])


def assert_beside(explanation: dict) -> None:
    rows = explanation["rows"]
    assert in_order([row["fragment"] for row in rows], explanation["verbatim"]), explanation
    for row in rows:
        assert CHINESE.search(row["meaning"]), row
        _, top, right, bottom = row["left"]
        left, meaning_top, *_ = row["right"]
        assert left >= right, f"the meaning is not to the right of its fragment: {row}"
        assert top <= meaning_top + 1 <= bottom + 1, f"the meaning is not in the line of its fragment: {row}"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [600, 1200, 1400])
def test_the_page_fits_its_window(page: Page, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    wide = "[...document.querySelectorAll('pre,ol,table')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 80))"
    assert page.evaluate(wide) == []
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"seed-{width}-{scheme}.png", full_page=True)


@pytest.mark.slow
def test_the_page_is_self_contained_and_complains_of_nothing(page: Page) -> None:
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.lang").startswith("zh")
    assert page.title()


@pytest.mark.slow
def test_the_notebook_is_valid_and_holds_reports(ran) -> None:
    assert_ran(ran("ipynb").done)
    notebook = nbformat.read(ran("ipynb").file, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    reports = [output.data for output in outputs if "text/html" in output.get("data", {})]
    assert len(reports) >= 3
    for data in reports:
        assert set(data) == {"text/html", "text/markdown", "text/plain"}


@pytest.mark.slow
def test_the_markdown_page_holds_output_and_meaning(ran) -> None:
    assert_ran(ran("md").done)
    text = ran("md").file.read_text(encoding="utf-8")
    for binary in ("linkfile", "gorm"):
        assert verbatim("file", binary, ran("md").kept) in text
    assert "动态链接" in text


@pytest.mark.slow
def test_the_terminal_shows_plain_text_when_it_is_none(linkbook: Linkbook, tmp_path: Path) -> None:
    done = linkbook("run", SEED_NOTE, "--keep", tmp_path / "kept", "--lang", "zh")
    assert_ran(done)
    assert "\x1b" not in done.stdout + done.stderr
    for binary in ("linkfile", "gorm"):
        assert verbatim("file", binary, tmp_path / "kept") in done.stdout
    assert "静态链接" in done.stdout


@pytest.mark.slow
def test_the_note_is_left_as_it_was(linkbook: Linkbook, tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_bytes(SEED_NOTE.read_bytes())
    linkbook("run", note, "-o", tmp_path / "x.html", cwd=tmp_path)
    assert note.read_bytes() == SEED_NOTE.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["note.md", "x.html"]
