"""Contradictions, figures and the report in a real Chromium: by keys alone, focus where the eyes are, no fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

Enter = Callable[..., "Page"]
_YEAR = "/p/G439901/2021/"


def test_a_contradiction_is_explained_and_opened_again_by_keys_alone(
    site: Site, enter: Enter, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    page.goto(f"{site.address}{_YEAR}findings/")
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    first = page.evaluate("document.activeElement.id")
    assert page.locator(f"#{first} h2").inner_text() == "成文日期早于报告年度结束"

    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "reason"
    no_faults(page)
    page.keyboard.insert_text("经市局同意提前成文，见附件A012")
    page.locator(f"#{first} input[name=expires]").fill("2099-12-31")
    page.locator(f"#{first} button:has-text('保存说明')").focus()
    page.keyboard.press("Enter")

    page.wait_for_selector(f"details#{first}")
    assert page.evaluate("document.activeElement.id") == first
    assert "已说明" in page.inner_text(f"#{first} > summary")
    page.goto(f"{site.address}{_YEAR}findings/?state=explained")
    page.locator(f"#{first} > summary").focus()
    page.keyboard.press("Enter")
    assert "经市局同意提前成文，见附件A012" in page.inner_text(f"#{first}")
    assert "有效期至 2099-12-31" in page.inner_text(f"#{first}")
    no_faults(page)

    page.locator(f"#{first} button:has-text('重新打开')").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"article#{first}")


@pytest.mark.long
def test_the_drawer_gives_the_focus_back_to_the_figure_that_opened_it(
    site: Site, enter: Enter, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    page.goto(f"{site.address}{_YEAR}report/")
    figure = page.locator("main button[title='下游最近断面监测达标率']").first
    figure.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#drawer [data-drawer]:focus")
    no_faults(page)

    # On to the figure that it was made of, inside the drawer, and out again
    page.locator("#drawer .because button.figure").first.press("Enter")
    page.wait_for_selector("#drawer [data-drawer][aria-label*='断面监测达标率']:focus")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.title") == "下游最近断面监测达标率"


@pytest.mark.long
def test_figures_are_found_while_one_types(site: Site, enter: Enter) -> None:
    page = enter("李某")
    page.goto(f"{site.address}{_YEAR}facts/")
    page.locator("#fact-q").press_sequentially("达标率 实验中学")
    page.wait_for_url("**q=**")
    page.locator("#facts-found td", has_text="A01 澄江实验中学站").first.wait_for()
    assert page.locator("#facts-found td", has_text="已入园企业数量").count() == 0
    assert page.evaluate("document.activeElement.id") == "fact-q"
