"""Rectification in a real Chromium: from a row of the grid to struck off by another, no fault on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

Enter = Callable[..., "Page"]
_YEAR = "/p/G439901/2021/"


@pytest.mark.long
def test_a_row_of_the_grid_is_put_right_with_a_file_as_proof_and_struck_off_by_the_head(
    site: Site, enter: Enter, no_faults: Callable[[Page], None], tmp_path: Path
) -> None:
    clerk = enter("李某")
    clerk.goto(f"{site.address}{_YEAR}sheets/12/?row=ZH43990120001+%C2%B7+3.2")
    clerk.wait_for_selector("[data-tool=act]")
    clerk.locator("[data-tool=act]").focus()
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/actions/new/**")
    assert clerk.input_value("#a-title") == "落实生态环境管控要求：第3.2条"
    assert clerk.input_value("#a-due") == "2022-06-30"
    no_faults(clerk)
    clerk.locator("button:has-text('立项')").focus()
    clerk.keyboard.press("Enter")
    clerk.wait_for_url("**/actions/1/")
    no_faults(clerk)

    proof = tmp_path / "备案表.pdf"
    proof.write_bytes(b"%PDF-1.4")
    clerk.fill("#d-words", "预案已备案")
    clerk.set_input_files("#d-files", proof)
    clerk.click("button:has-text('报整改完成')")
    clerk.wait_for_selector("text=等园区负责人或审核人员核验销号")
    no_faults(clerk)

    site.add("王主任", "head")
    head = enter("王主任")
    head.goto(f"{site.address}{_YEAR}actions/1/")
    no_faults(head)
    head.click("button:has-text('核验销号')")
    head.wait_for_selector(".action-closed")
    head.goto(f"{site.address}{_YEAR}actions/waiting/")
    assert "第3.2条" not in head.inner_text("main")
    no_faults(head)


@pytest.mark.long
def test_the_pages_of_rectification_fit_a_phone(site: Site, enter: Enter) -> None:
    page = enter("李某", viewport={"width": 390, "height": 844})
    for address in ("actions/", "actions/waiting/", "actions/new/", "duties/"):
        page.goto(f"{site.address}{_YEAR}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
