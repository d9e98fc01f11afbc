"""Whole journeys of people who never open a terminal. What the example park plants: src/yuanjian/demo/README.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

Enter = Callable[..., "Page"]
_YEAR = "/p/G439901/2021/"


def _sign_in(page: Page, name: str, password: str) -> None:
    page.fill("#name", name)
    page.fill("#password", password)
    page.keyboard.press("Enter")


@pytest.mark.long
def test_a_newcomer_comes_from_an_empty_computer_to_the_report(
    fresh_site: Site, enter_fresh: Enter, demo_folder: Path, tmp_path: Path
) -> None:
    page = enter_fresh(None)
    _sign_in(page, *fresh_site.admin)
    page.click("a.btn:has-text('建立园区')")
    page.fill("#code", "G439901")
    page.fill("#park-name", "澄江综合保税区")
    page.fill("#year", "2021")
    page.click("button:has-text('建立')")
    page.wait_for_url(f"**{_YEAR}")

    page.click("#side >> text=导入")
    (package,) = (demo_folder / "资料包").glob("*2021.xlsx")
    page.set_input_files("input[type=file]:not([webkitdirectory])", str(package))
    page.wait_for_selector("#accept", timeout=60_000)
    page.click("#accept >> text=确认导入")
    page.wait_for_selector(".state-accepted", timeout=60_000)

    page.click("#side >> text=报告")
    page.click("summary:has-text('生成新一稿')")
    page.click(".build-form button:has-text('生成')")
    page.wait_for_selector(
        "a[href*='report.docx'], a:has-text('report.docx'), a:has-text('Word')", timeout=90_000
    )
    with page.expect_download() as coming:
        page.locator("a[href*='report.docx']").first.click()
    coming.value.save_as(tmp_path / "报告.docx")
    text = "\n".join(p.text for p in Document(str(tmp_path / "报告.docx")).paragraphs)
    assert "澄江综合保税区位于湖南省益阳市赫山区" in text


def test_a_contradiction_is_mended_in_the_grid_and_the_score_rises(
    site: Site, enter: Enter
) -> None:
    """Slip 6: a bonus of item 17 for the command platform without a proof."""
    page = enter("李某")
    page.wait_for_selector(".meter-place strong")
    assert "9～10" in page.inner_text(".meter-place")

    page.click("#side >> text=矛盾")
    card = page.locator("[data-card]", has_text="应急指挥平台").first
    card.locator("a:has-text('改')").first.click()
    page.wait_for_url(f"**{_YEAR}sheets/**")
    page.goto(f"{site.address}{_YEAR}sheets/30/?row=应急指挥平台&cell=proof")
    page.wait_for_selector("#grid-field:focus", state="attached")
    page.keyboard.insert_text("A034")
    page.keyboard.press("Enter")
    page.locator("#grid-state", has_text=re.compile(r"已保存 \d\d:\d\d")).wait_for()

    page.locator(".meter-place", has_text="10 ").wait_for()
    page.click("#side >> text=信用")
    assert page.inner_text("main").count("10～10") + page.inner_text("main").count("10 分") > 0
    assert "9～10" not in page.inner_text("main")


def test_a_figure_of_the_report_opens_its_drawer_and_leads_to_the_cell(
    site: Site, enter: Enter, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    page.click("#side >> text=报告")
    page.locator("main button.figure", has_text="12").first.click()
    page.wait_for_selector("#drawer [data-drawer]")
    assert page.evaluate("document.activeElement.hasAttribute('data-drawer')")
    no_faults(page)

    page.keyboard.press("Escape")
    assert page.locator("#drawer [data-drawer]").count() == 0
    assert "figure" in page.evaluate("document.activeElement.className")

    page.goto(f"{site.address}{_YEAR}facts/enterprises.total/")
    page.locator("main a[href*='/sheets/05/']").first.click()
    page.wait_for_selector("#grid-field:focus", state="attached")
    assert "/sheets/05/?row=E0" in page.url


def test_a_person_without_rights_meets_a_wall_at_every_door(site: Site, enter: Enter) -> None:
    site.add("赵某", "reader")
    site.run(
        "from yuanjian.ledger.models import Park, ParkYear\n"
        "ParkYear.objects.create(park=Park.objects.create(code='G439902', name='临江'), year=2021)"
    )
    page = enter("赵某")
    assert page.locator("#side a", has_text="用户").count() == 0
    page.goto(f"{site.address}{_YEAR}sheets/05/")
    assert page.locator("button:has-text('添加行')").count() == 0
    for door in (
        "/people/",
        "/parks/",
        "/acts/",
        "/audit/",
        "/p/G439902/2021/",
        "/p/G439902/2021/sheets/05/",
    ):
        answer = page.request.get(site.address + door)
        assert answer.status == 403, door
        assert "没有权限" in answer.text(), door
