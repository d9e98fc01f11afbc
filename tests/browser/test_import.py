"""Import in a browser: a file with an error is dropped, mended in Excel, dropped again, accepted."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.long

PACKAGE = "园区年度资料包_G439901_2021.xlsx"
_DROP = """
([place, name, content]) => {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const holder = new DataTransfer();
  holder.items.add(new File([bytes], name));
  place.dispatchEvent(new DragEvent("drop", { dataTransfer: holder, bubbles: true, cancelable: true }));
}
"""


def with_area(site: Site, folder: Path, value: object) -> Path:
    """The example's package with another area of block B01."""
    from openpyxl import load_workbook

    book = load_workbook(site.folder / "资料包" / PACKAGE)
    book["02_区块与用地"]["D5"] = value
    path = folder / "改.xlsx"
    book.save(path)
    return path


def drop(page: Page, path: Path) -> None:
    """Drops a file from the desktop onto the place for it, and waits for the preview."""
    content = base64.b64encode(path.read_bytes()).decode()
    place = page.query_selector("[data-drop]")
    page.evaluate(_DROP, [place, path.name, content])
    page.wait_for_selector("#accept", timeout=60_000)


def test_a_file_with_an_error_is_mended_and_accepted(
    site: Site, enter: Callable[..., Page], no_faults: Callable[[Page], None], tmp_path: Path
) -> None:
    page = enter("李某")
    page.click("text=导入")

    drop(page, with_area(site, tmp_path, "很大"))
    assert "1 处错误，所在的行不收。" in page.inner_text(".troubles")
    assert page.inner_text(".troubles tbody tr:first-child .cells") == "D5"
    no_faults(page)
    page.click("text=全部放弃" if page.query_selector("text=全部放弃") else "#accept >> text=放弃")
    assert "台账没有改动" in page.inner_text("#notices")

    drop(page, with_area(site, tmp_path, 1.35))
    summary = page.locator(".in-sheet summary", has_text="02_区块与用地")
    summary.press("Enter")
    page.wait_for_selector(".differences")
    assert page.inner_text(".differences del") == "1.32"
    assert page.inner_text(".differences ins") == "1.35"
    no_faults(page)
    page.click("#accept >> text=确认导入")
    page.wait_for_selector(".state-accepted", timeout=60_000)

    page.click("text=返回导入")
    first = page.inner_text("table tbody tr:first-child")
    assert "改.xlsx" in first
    assert "更新 1" in first
    assert "李某" in first


def test_more_than_the_server_takes_at_once_is_said_and_not_sent(
    enter: Callable[..., Page], no_faults: Callable[[Page], None], tmp_path: Path
) -> None:
    page = enter("李某")
    page.click("text=导入")
    page.evaluate("document.body.dataset.mostSent = 1048576")  # 1 MB in place of 500
    large = tmp_path / "大.xlsx"
    large.write_bytes(b"PK" + bytes(2 * 2**20))
    content = base64.b64encode(large.read_bytes()).decode()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)

    page.evaluate(_DROP, [page.query_selector("[data-drop]"), large.name, content])

    page.wait_for_selector("#notices .notice-bad")
    assert page.inner_text("#notices") == (
        "选中的 1 个文件共 3 MB，一次最多 1 MB，没有上传。请分几次提交。"
    )
    assert sent == []
    assert page.query_selector(".drop-busy:not([hidden])") is None
    no_faults(page)
