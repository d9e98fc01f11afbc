"""script/docs --shots: every page of the example park in a real Chromium, on three screens, light and dark.

Writes docs/images/pages/<page>.<screen>.<theme>.png and docs/pages.md, which shows them.
Few colours a file keep them small.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images" / "pages"
PAGE = ROOT / "docs" / "pages.md"
_SCREENS = {"office": (1366, 768), "4k": (3840, 2160), "phone": (390, 844)}
_THEMES = ("light", "dark")
_COLOURS = 96
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
_HERE = "/p/G439901/2021/"


@dataclass(frozen=True)
class Shot:
    """A page to show: its name, its address, and what to click first (CSS), if anything."""

    name: str
    title: str
    path: str
    click: str = ""


SHOTS = (
    Shot("desk", "工作台", _HERE),
    Shot("imports", "导入", _HERE + "imports/"),
    Shot("preview", "导入预览", "«preview»"),
    Shot("filing_firms", "企业填报", _HERE + "filing-firms/"),
    Shot("sheets", "台账", _HERE + "sheets/"),
    Shot("sheet", "台账 05_企业名录", _HERE + "sheets/05/"),
    Shot("firms", "企业档案", _HERE + "firms/"),
    Shot("firm", "一家企业", _HERE + "firms/E001/"),
    Shot("findings", "矛盾", _HERE + "findings/"),
    Shot("duties", "法定期限", _HERE + "duties/"),
    Shot("actions", "整改", _HERE + "actions/"),
    Shot("proofs", "佐证材料", _HERE + "proofs/"),
    Shot("credit", "信用", _HERE + "credit/"),
    Shot("charts", "图表", _HERE + "charts/"),
    Shot("report", "报告", _HERE + "report/"),
    Shot("edited", "报告改稿", _HERE + "report/edited/"),
    Shot("facts", "数字检索", _HERE + "facts/"),
    Shot("drawer", "数字的来历", _HERE + "facts/enterprises.total/"),
    Shot("audit", "审核报告", "/audit/"),
    Shot("review", "一份报告的审核", "«review»"),
    Shot("acts", "操作记录", "/acts/"),
    Shot("people", "用户", "/people/"),
    Shot("parks", "园区与年度", "/parks/"),
    Shot("jobs", "后台工作", "/jobs/"),
    Shot("account", "我的账号", "/me/"),
    Shot("signin", "登录", "/signin/"),
)


def main() -> None:
    """Makes the example park, serves it, takes every picture, writes the page that shows them."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="yuanjian-shots-") as folder:
        demo = Path(folder) / "示例"
        command = [sys.executable, "-m", "yuanjian", "demo", "--no-serve", "--dir", str(demo)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with _serving(demo / "台账") as address:
            _all(address, demo)
    _page()


@contextmanager
def _serving(data: Path) -> Iterator[str]:
    env = {**os.environ, "YUANJIAN_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "yuanjian", "serve", "--no-open", "--port", "0"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield next(m[1] for line in process.stdout if (m := re.search(r"(http://\S+)/", line)))
    finally:
        process.terminate()
        process.wait(20)


def _entry(data: Path) -> str:
    code = (
        "from yuanjian.ledger.opening import open_ledger; open_ledger()\n"
        "from yuanjian.ledger.models import Person\n"
        "from yuanjian.actions.people import entry_link\n"
        "print(entry_link(Person.objects.order_by('pk').first()))"
    )
    env = {**os.environ, "YUANJIAN_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True
    )
    return f"/signin/once/{done.stdout.strip()}/"


def _all(address: str, demo: Path) -> None:
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGS)
        state = _prepared(browser, address, demo)
        for screen, (width, height) in _SCREENS.items():
            for theme in _THEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": height}, locale="zh-CN", storage_state=state["in"]
                )  # fmt: skip
                context.add_cookies([{"name": "theme", "value": theme, "url": address}])
                for shot in SHOTS:
                    _take(
                        context, address, shot, state, FOLDER / f"{shot.name}.{screen}.{theme}.png"
                    )
                context.close()
        browser.close()


def _prepared(browser: Any, address: str, demo: Path) -> dict[str, Any]:
    """Signed in, a package waiting to be accepted and a report reviewed: their addresses."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(address + _entry(demo / "台账"))
    state: dict[str, Any] = {}
    page.goto(f"{address}{_HERE}imports/")
    page.set_input_files(
        "input[type=file]:not([webkitdirectory])", next((demo / "资料包").glob("*2021.xlsx"))
    )
    _submit(page)
    page.wait_for_timeout(6000)
    state["«preview»"] = page.url.removeprefix(address)
    page.goto(f"{address}/audit/")
    page.set_input_files("input[type=file]", next(demo.rglob("report.docx")))
    _submit(page)
    page.wait_for_timeout(8000)
    state["«review»"] = page.url.removeprefix(address)
    state["in"] = context.storage_state()
    context.close()
    return state


def _submit(page: Any) -> None:
    """Send the form that holds the file, unless choosing it has done so already."""
    button = page.locator(
        "form:has(input[type=file]) button[type=submit], form:has(input[type=file]) button:not([type])"
    )
    if button.count() and button.first.is_visible():
        button.first.click()


def _take(context: Any, address: str, shot: Shot, state: dict[str, Any], to: Path) -> None:
    from PIL import Image

    if shot.name == "signin":
        context.clear_cookies(name="sessionid")
    page = context.new_page()
    page.goto(address + state.get(shot.path, shot.path))
    page.wait_for_load_state("networkidle")
    if shot.click:
        page.click(shot.click)
    page.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(to, optimize=True)
    page.close()


def _page() -> None:
    lines = [
        "# The pages",
        "",
        "Made by `script/docs --shots` from the example park; not edited by hand. "
        "Each page at 1366 × 768, light and dark, and on a phone; "
        "the pictures at 3840 × 2160 lie beside them in `docs/images/pages/`.",
    ]
    for shot in SHOTS:
        at = f"images/pages/{shot.name}"
        lines += [
            "", f"## {shot.title}", "",
            f"![{shot.title}]({at}.office.light.png)", "",
            f"![{shot.title}，深色]({at}.office.dark.png) ![{shot.title}，手机]({at}.phone.light.png)",
        ]  # fmt: skip
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
