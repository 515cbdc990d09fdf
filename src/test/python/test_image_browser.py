"""The image as a learner meets it in a browser: the start page, a lesson in each language, and work that stays."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import CHINESE, ROOT
from engine import Engine
from playwright.sync_api import APIRequestContext, Browser, Page, TimeoutError, sync_playwright
from test_run_seed import CHROMIUM_FLAGS

pytestmark = pytest.mark.image

SCREENSHOTS = ROOT / "target/screenshots"
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark", "high contrast": "JupyterLab Dark High Contrast"}
WIDTHS = (600, 1400)
LESSONS = {"en": "linking.en", "zh": "linking.zh"}
LANGUAGES = {"en": "en-US", "zh": "zh-CN"}
FLAGS = ["--read-only", "--tmpfs", "/tmp:exec", "--cap-drop", "all", "--security-opt", "no-new-privileges", "--memory", "2g"]
RUN_ALL = """async () => {
    const app = window.jupyterapp;
    await app.restored;
    const panel = app.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    const kernel = panel.sessionContext.session.kernel;
    await kernel.info;
    return { ok: await app.commands.execute('notebook:run-all-cells'), kernel: kernel.name };
}"""
TOO_WIDE = """outputs => outputs.filter(output => output.scrollWidth > output.clientWidth + 1)
    .map(output => [output.clientWidth, output.scrollWidth, output.innerText.slice(0, 80)])"""
CELLS = """cells => cells.map(cell => ({
    prompt: cell.querySelector('.jp-InputPrompt').textContent,
    outputs: [...cell.querySelectorAll('.jp-OutputArea-output')].map(output => ({
        mime: output.dataset.mimeType, text: output.innerText,
    })),
}))"""
SHOWN = """async () => {
    await window.jupyterapp.restored;
    return Promise.all([...window.jupyterapp.shell.widgets('main')].map(async ({ context, content }) => {
        await context.ready;
        return [context.path, [...content.model.cells].filter(cell => cell.type === 'code').every(cell => cell.trusted)];
    }));
}"""
IN_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
OURS = f"{IN_FRONT} .jp-OutputArea-output.jp-RenderedHTMLCommon"
FITS = "selector => [...document.querySelectorAll(selector)].every(output => output.scrollWidth <= output.clientWidth + 1)"


@dataclass
class Lab:
    """A container with JupyterLab; its home folder is a volume."""

    engine: Engine
    name: str
    url: str
    token: str

    @staticmethod
    def start(engine: Engine, image: str, volume: str, name: str = "linkbook-test-lab") -> "Lab":
        engine.docker("rm", "--force", "--volumes", name, check=False)
        options = ["--detach", "--name", name, "--publish", "127.0.0.1::8888", "--volume", f"{volume}:/home/learner", *FLAGS]
        engine.docker("run", *options, image, "lab", "--LabApp.expose_app_in_browser=True")
        url = "http://" + engine.docker("port", name, "8888").stdout.splitlines()[0]
        return Lab(engine, name, url, Lab.token_of(engine, name))

    @staticmethod
    def token_of(engine: Engine, name: str) -> str:
        """From the address that the container prints, as a person finds it."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            logs = engine.docker("logs", name)
            if found := re.search(r"http://127\.0\.0\.1:8888/linkbook\?token=(\w+)", logs.stdout + logs.stderr):
                return found[1]
            time.sleep(0.2)
        raise AssertionError(f"no address with a token\n{logs.stdout}\n{logs.stderr}")

    def health(self) -> str:
        return self.engine.docker("inspect", "--format", "{{.State.Health.Status}}", self.name).stdout.strip()

    def run_and_stop(self, command: str) -> None:
        self.engine.docker("exec", self.name, "bash", "-c", command)
        self.stop()

    def stop(self) -> None:
        self.engine.docker("rm", "--force", self.name)


@pytest.fixture(scope="module")
def volume(engine: Engine) -> Iterator[str]:
    name = "linkbook-test-home"
    engine.docker("volume", "rm", "--force", name)
    yield name
    engine.docker("volume", "rm", "--force", name)


@pytest.fixture(scope="module")
def lab(engine: Engine, image: str, volume: str) -> Iterator[Lab]:
    lab = Lab.start(engine, image, volume)
    yield lab
    lab.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@contextmanager
def open_page(chromium: Browser, lab: Lab, lang: str) -> Iterator[Page]:
    """The start page, as the address that the container prints leads to it. No complaint may be left when it is closed."""
    page = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale=LANGUAGES[lang]).new_page()
    page.set_default_timeout(60_000)
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    forget_what_is_open(page, lab)
    page.goto(f"{lab.url}/linkbook?token={lab.token}")
    try:
        yield page
    finally:
        page.context.close()
    assert page.complaints == []


def forget_what_is_open(page: Page, lab: Lab) -> None:
    """JupyterLab opens again what was open last; then it would not be certain which notebook is in front."""
    headers = {"Authorization": f"token {lab.token}"}
    assert page.request.delete(f"{lab.url}/lab/api/workspaces/default", headers=headers).status in (204, 404)
    for session in page.request.get(f"{lab.url}/api/sessions", headers=headers).json():
        assert page.request.delete(f"{lab.url}/api/sessions/{session['id']}", headers=headers).status == 204


def set_theme(page: Page, lab: Lab, theme: str) -> None:
    request: APIRequestContext = page.request
    done = request.put(
        f"{lab.url}/lab/api/settings/@jupyterlab/apputils-extension:themes",
        headers={"Authorization": f"token {lab.token}"},
        data={"raw": f'{{"theme": "{theme}"}}'},
    )
    assert done.ok, done.text()


def open_notebook(page: Page, lab: Lab, path: str, workspace: str) -> None:
    """In a new workspace: nothing else is open there, and the side bar has the width it has at first."""
    page.goto(f"{lab.url}/lab/workspaces/{workspace}/tree/{path}")
    page.locator(OURS).first.wait_for()


def look(page: Page, lab: Lab, path: str, trusted: bool, what: str) -> None:
    """At this notebook: in each theme, narrow and wide."""
    for theme, name in THEMES.items():
        set_theme(page, lab, name)
        open_notebook(page, lab, path, f"{what} {theme}".replace(" ", "-"))
        assert page.evaluate(SHOWN) == [[path, trusted]]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            page.locator(OURS).first.scroll_into_view_if_needed()
            assert_fits(page, OURS, f"{what}, {theme}, {width} px")
            page.screenshot(path=SCREENSHOTS / f"image {what} {theme} {width}.png")
        assert_accessible(page, OURS, f"{what}, {theme}")


def assert_fits(page: Page, selector: str, what: str) -> None:
    """Nothing there scrolls sideways, once the page has found its new shape."""
    try:
        page.wait_for_function(FITS, arg=selector, timeout=5_000)
    except TimeoutError:
        raise AssertionError(f"{what}: scrolls sideways: {page.locator(selector).evaluate_all(TOO_WIDE)}") from None


def assert_accessible(page: Page, selector: str, what: str) -> None:
    found = Axe().run(page, context={"include": [[selector]]}, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    serious = {fault["id"]: fault["nodes"][0]["html"][:300] for fault in found if fault["impact"] in ("serious", "critical")}
    assert not serious, what


def copy_without_trust(page: Page, lab: Lab, lesson: str) -> str:
    """The notebook with its outputs as it comes by mail: nobody has signed it."""
    headers = {"Authorization": f"token {lab.token}"}
    model = page.request.get(f"{lab.url}/api/contents/lessons/{lesson}/{lesson}.ipynb", headers=headers).json()
    for cell in model["content"]["cells"]:
        cell["metadata"].pop("trusted", None)
    model["content"]["metadata"]["sent"] = "by mail"
    path = f"lessons/{lesson}/sent.ipynb"
    done = page.request.put(f"{lab.url}/api/contents/{path}", headers=headers, data={"type": "notebook", "content": model["content"]})
    assert done.ok, done.text()
    return path


def look_at_start(page: Page, lang: str) -> None:
    assert page.locator("html").get_attribute("lang") == lang
    assert bool(CHINESE.search(page.locator("h1").inner_text())) == (lang == "zh")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            assert_fits(page, "html", f"start page, {width} px")
            page.screenshot(path=SCREENSHOTS / f"image start {lang} {scheme} {width}.png")
        assert_accessible(page, "html", f"start page, {scheme}")


@pytest.mark.parametrize("lang", LESSONS)
def test_a_lesson_from_the_start_page_to_its_reports(chromium: Browser, lab: Lab, lang: str) -> None:
    with open_page(chromium, lab, lang) as page:
        look_at_start(page, lang)
        page.locator("ol a").first.click()
        page.locator(f"{IN_FRONT} .jp-CodeCell").first.wait_for()
        ran = page.evaluate(RUN_ALL)
        cells = page.locator(".jp-CodeCell").evaluate_all(CELLS)
        assert ran == {"ok": True, "kernel": "linkbook"}, cells
        assert all(re.fullmatch(r"\[\d+\]:", cell["prompt"]) for cell in cells), "every cell has run"
        reports = [output["text"] for cell in cells for output in cell["outputs"] if output["mime"] == "text/html"]
        assert len(reports) >= 3
        assert all(bool(CHINESE.search(report)) == (lang == "zh") for report in reports)
        page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
        lesson = LESSONS[lang]
        look(page, lab, f"lessons/{lesson}/{lesson}.ipynb", True, f"trusted {lang}")
        look(page, lab, copy_without_trust(page, lab, lesson), False, f"untrusted {lang}")


def test_a_stranger_gets_nothing(lab: Lab, chromium: Browser) -> None:
    context = chromium.new_context()
    for path in ("api/contents", "api/kernels", "lab/api/settings"):
        assert context.request.get(f"{lab.url}/{path}").status == 403
    assert "/login?" in context.request.get(f"{lab.url}/linkbook").url
    context.close()


def test_it_is_healthy_soon(lab: Lab) -> None:
    end = time.monotonic() + 20
    while lab.health() != "healthy":
        assert time.monotonic() < end, lab.health()
        time.sleep(0.5)


@pytest.fixture
def newer(engine: Engine, image: str, tmp_path: Path) -> str:
    """The image as an upgrade brings it: one lesson says something else, and there is one lesson more."""
    lesson = f"/opt/linkbook/lessons/{LESSONS['en']}"
    (tmp_path / "Dockerfile").write_text(
        f"FROM {image}\nUSER 0\n"
        f"RUN cp -r {lesson} /opt/linkbook/lessons/more.en && sed -i 's/This note runs/This newer note runs/' {lesson}/*\nUSER 1000\n"
    )
    engine.docker("build", "--tag", "linkbook-test-newer", tmp_path)
    return "linkbook-test-newer"


def test_work_survives_an_upgrade_and_a_fresh_copy_is_newer(
    engine: Engine, image: str, newer: str, volume: str, chromium: Browser
) -> None:
    """Last of all: it leaves another image's files in the volume."""
    lesson = LESSONS["en"]

    def read(path: str) -> str:
        return engine.docker("run", "--rm", "--volume", f"{volume}:/home/learner", newer, "bash", "-c", f"cat ~/lessons/{path}").stdout

    write = f"echo mine >~/lessons/{lesson}/{lesson}.ipynb && echo mine >~/lessons/notes.txt"
    Lab.start(engine, image, volume, name="linkbook-test-again").run_and_stop(write)
    lab = Lab.start(engine, newer, volume, name="linkbook-test-again")
    try:
        with open_page(chromium, lab, "en") as page:
            assert page.locator("ol a").count() == 2
            page.get_by_role("button").first.click()
            page.wait_for_url(f"**/lab/tree/lessons/{lesson}-2/{lesson}.ipynb")
            page.locator(f"{IN_FRONT} p", has_text="This newer note runs").wait_for()
        assert read(f"{lesson}/{lesson}.ipynb") == read("notes.txt") == "mine\n"
        assert "This newer note runs" in read(f"{lesson}-2/{lesson}.ipynb")
        assert "This note runs" in read("more.en/*.ipynb")
    finally:
        lab.stop()
