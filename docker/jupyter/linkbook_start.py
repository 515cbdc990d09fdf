"""The start page of the image, in the browser's language: it leads to the lessons and hands out fresh copies of them."""

import html
import json
import shutil
from pathlib import Path
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

LESSONS = Path("/opt/linkbook/lessons")
WORDS = {
    "en": {
        "title": "How Go programs are linked",
        "lead": "Each lesson is a notebook: run its cells from top to bottom, and read beside each output what it means.",
        "open": "Open",
        "fresh": "Fresh copy",
        "hint": "Your work stays as you left it. A fresh copy is a new folder beside it.",
        "other": "In Chinese",
        "lab": "All files",
    },
    "zh": {
        "title": "Go 程序是怎样链接的",
        "lead": "每一课是一个笔记本：从上到下执行单元格，输出旁边就是讲解。",
        "open": "打开",
        "fresh": "再要一份原件",
        "hint": "你做过的都原样保留。原件放进旁边的新文件夹。",
        "other": "英文版",
        "lab": "所有文件",
    },
}
LANGUAGE_SETTING = "lab/user-settings/@jupyterlab/translation-extension/plugin.jupyterlab-settings"


def language_of(accepted: str) -> str:
    """The first of our languages in an Accept-Language header, by its weights; English when there is none."""

    def weight(entry: str) -> float:
        _, _, number = entry.partition(";q=")
        try:
            return -float(number or 1)
        except ValueError:
            return 0.0

    for entry in sorted(accepted.split(","), key=weight):
        code = entry.strip()[:2].lower()
        if code in WORDS:
            return code
    return "en"


def lessons(lang: str) -> list[tuple[str, str]]:
    """Name and title of each lesson in this language."""
    found = []
    for notebook in sorted(LESSONS.glob(f"*.{lang}/*.ipynb")):
        found.append((notebook.stem, json.loads(notebook.read_text())["metadata"].get("title", notebook.stem)))
    return found


class Start(JupyterHandler):
    @web.authenticated
    def get(self) -> None:
        lang = language_of(self.request.headers.get("Accept-Language", ""))
        self.speak(lang)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Vary", "Accept-Language")
        self.finish(self.page(lang))

    @web.authenticated
    def post(self) -> None:
        """Puts a pristine copy of a lesson into a new folder beside the learner's, and opens it."""
        name = self.get_body_argument("lesson")
        if name not in [lesson.name for lesson in LESSONS.iterdir()]:
            raise web.HTTPError(404, "no such lesson")
        number = 2
        while (folder := Path.home() / "lessons" / f"{name}-{number}").exists():
            number += 1
        shutil.copytree(LESSONS / name, folder, copy_function=shutil.copyfile)
        self.redirect(self.lab(f"lessons/{folder.name}/{name}.ipynb"))

    def speak(self, lang: str) -> None:
        """JupyterLab's own language, as long as the learner has not chosen one."""
        file = Path.home() / ".jupyter" / LANGUAGE_SETTING
        if lang == "zh" and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps({"locale": "zh_CN"}))

    def lab(self, path: str) -> str:
        return url_path_join(self.base_url, "lab/tree", quote(path))

    def page(self, lang: str) -> str:
        words = WORDS[lang]
        other = "zh" if lang == "en" else "en"
        rows = "".join(self.row(name, title, lang, words) for name, title in lessons(lang))
        others = "".join(
            f'<li lang="{other}"><a href="{self.lab(f"lessons/{name}/{name}.ipynb")}">{html.escape(title)}</a></li>'
            for name, title in lessons(other)
        )
        return f"""<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Linkbook</title><link rel="icon" href="data:,"><style>
:root {{ color-scheme: light dark; background: Canvas; color: CanvasText; }}
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }}
ol {{ padding-left: 1.5rem; }} li {{ margin: .6rem 0; }} form {{ display: inline; margin-left: .6rem; }}
</style></head><body><main>
<h1>{words["title"]}</h1><p>{words["lead"]}</p><ol>{rows}</ol><p>{words["hint"]}</p>
<h2>{words["other"]}</h2><ul>{others}</ul>
<p><a href="{url_path_join(self.base_url, "lab")}">{words["lab"]}</a></p>
</main></body></html>"""

    def row(self, name: str, title: str, lang: str, words: dict[str, str]) -> str:
        return (
            f'<li><a href="{self.lab(f"lessons/{name}/{name}.ipynb")}">{html.escape(title)}</a>'
            f'<form method="post">{self.xsrf_form_html()}'
            f'<input type="hidden" name="lesson" value="{html.escape(name)}"><button>{words["fresh"]}</button></form></li>'
        )


def _load_jupyter_server_extension(app) -> None:
    app.web_app.add_handlers(".*$", [(url_path_join(app.web_app.settings["base_url"], "linkbook"), Start)])


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "linkbook_start"}]
