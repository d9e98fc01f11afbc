"""The grid in a real Chromium: keyboard alone, blocks from the clipboard, errors in cells, two people on one row."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

_YEAR = "/p/G439901/2021/"


def open_cell(page: Page, site: Site, no: str, row: str, cell: str) -> None:
    page.goto(f"{site.address}{_YEAR}sheets/{no}/?row={row}&cell={cell}")
    page.wait_for_selector("#grid-field:focus", state="attached")


def saved(page: Page) -> None:
    page.locator("#grid-state", has_text=re.compile(r"已保存 \d\d:\d\d")).wait_for()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def cell(page: Page, row: str, key: str) -> str:
    """What a saved cell says after a fresh start of the page."""
    page.reload()
    return str(
        page.evaluate(
            "([row, key]) => JSON.parse(document.getElementById('sheet-data').textContent)"
            ".rows.find((one) => one[0] === row)?.[2][key] ?? ''",
            [row, key],
        )
    )


@pytest.mark.long
def test_with_the_keyboard_alone_cells_are_filled_saved_and_undone(
    site: Site, enter: Callable[..., Page], no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    open_cell(page, site, "05", "E003", "alias")
    page.keyboard.insert_text("岭穗")
    press(page, "Enter")
    saved(page)
    assert cell(page, "E003", "alias") == "岭穗"

    open_cell(page, site, "05", "E003", "block_no")
    press(page, "Alt+ArrowDown")
    page.wait_for_selector("#grid-words [role=option]")
    no_faults(page)
    press(page, "ArrowDown", "Enter")
    saved(page)
    assert cell(page, "E003", "block_no") == "B02"

    open_cell(page, site, "05", "E004", "alias")
    press(page, "Shift+ArrowDown", "Shift+ArrowDown", "Control+d", "Escape", "Tab")
    saved(page)
    assert cell(page, "E006", "alias") == "砺川通信"

    for _ in range(3):
        open_cell(page, site, "05", "E003", "alias")
        press(page, "Control+z")
        saved(page)
    assert (cell(page, "E003", "alias"), cell(page, "E006", "alias")) == ("岭穗食品", "素阁维修")


def test_a_number_of_a_list_written_in_full_is_taken_by_enter_with_its_offer_open(
    site: Site, enter: Callable[..., Page]
) -> None:
    page = enter("李某")
    open_cell(page, site, "30", "应急指挥平台", "proof")
    page.keyboard.insert_text("A034")
    page.wait_for_selector("#grid-words [role=option].picked")
    press(page, "Enter")
    saved(page)
    assert cell(page, "应急指挥平台", "proof") == "A034"


def test_an_error_stays_in_its_cell_is_listed_and_leads_back(
    site: Site, enter: Callable[..., Page], no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    open_cell(page, site, "05", "E003", "uscc")
    page.keyboard.type("123")
    press(page, "Enter")
    page.wait_for_selector("#grid-errors:not([hidden])")
    assert page.inner_text("#grid-state") == "1 行有错，未保存"
    assert "E003 · 统一社会信用代码" in page.inner_text("#grid-errors-list")
    no_faults(page)

    page.focus("#grid-errors-list button")
    press(page, "Enter")
    assert page.evaluate("sheetGrid.open.grid.row.key") == "E003"
    assert "应为18位" in page.inner_text("#grid-bubble")
    press(page, "Control+z")
    page.wait_for_selector("#grid-errors", state="hidden")
    assert cell(page, "E003", "uscc").startswith("91430903")


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_blocks_go_to_excel_and_come_back_over_cells_and_below_the_end(
    site: Site, enter: Callable[..., Page]
) -> None:
    page = enter("李某", permissions=["clipboard-read", "clipboard-write"])
    open_cell(page, site, "05", "E001", "ent_no")
    press(page, "Shift+ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight", "Control+c")
    block = page.evaluate("navigator.clipboard.readText()").replace("\r", "")
    assert block.split("\n")[1].split("\t")[:2] == ["E002", "湖南朔帆光电组件有限公司"]
    press(page, "Control+v")
    page.wait_for_timeout(300)
    assert page.inner_text("#grid-state") == "已保存"

    open_cell(page, site, "02", "B02", "block_no")
    paste(page, 'B02\t甲区\r\nB07\t"乙""区\n二行"\r\nB08\t丙区\r\n')
    saved(page)
    assert cell(page, "B02", "block_name") == "甲区"
    assert cell(page, "B07", "block_name") == '乙"区 二行'
    assert cell(page, "B08", "block_name") == "丙区"


@pytest.mark.long
def test_any_block_reads_back_as_it_was_written(site: Site, enter: Callable[..., Page]) -> None:
    dice = Random(5)
    signs = ["a", "甲", '"', "\t", "\n", " ", "1", ",", "'", "无", "/"]

    def word() -> str:
        return "".join(dice.choices(signs, k=dice.randint(0, 5)))

    # The last cell is never blank: a line break at the end of a block says nothing, as Excel always writes one.
    blocks = [
        [[word() for _ in range(dice.randint(1, 3))] for _ in range(dice.randint(1, 4))] + [["末"]]
        for _ in range(400)
    ]
    page = enter("李某")
    page.goto(f"{site.address}{_YEAR}sheets/02/")
    read = page.evaluate(
        "(blocks) => blocks.map((one) => sheetGrid.readBlock(sheetGrid.writeBlock(one)))", blocks
    )
    assert read == blocks


@pytest.mark.long
def test_two_people_on_one_row_the_second_sees_both_and_chooses(
    site: Site, enter: Callable[..., Page]
) -> None:
    site.add("王某", "clerk")
    one, other = enter("李某"), enter("王某")
    for page in (one, other):
        open_cell(page, site, "05", "E003", "alias")
    one.keyboard.insert_text("先写")
    press(one, "Enter")
    saved(one)
    other.keyboard.insert_text("后写")
    press(other, "Enter")
    other.wait_for_selector("#grid-errors:not([hidden])")
    assert "李某" in other.inner_text("#grid-errors-list")

    other.click("#grid-errors-list button")
    assert other.inner_text("#conflict-rows").split("\t") == ["企业简称/曾用名", "后写", "先写"]
    other.click("#conflict-mine")
    saved(other)
    assert cell(other, "E003", "alias") == "后写"


@pytest.mark.long
def test_the_keyboard_gets_out_of_the_grid_and_a_thousand_rows_are_drawn_as_needed(
    site: Site, enter: Callable[..., Page]
) -> None:
    page = enter("李某")
    open_cell(page, site, "05", "E003", "alias")
    press(page, "Tab", "Tab", "Escape", "Tab")
    assert page.evaluate("document.activeElement.id") != "grid-field"

    page.goto(f"{site.address}{_YEAR}sheets/20/")
    page.wait_for_selector("#grid td.kind-day")
    page.focus("#grid-field")
    press(page, "Control+End")
    page.wait_for_timeout(200)
    assert page.evaluate("sheetGrid.open.grid.at.row") >= 700
    assert page.locator("#grid tbody tr").count() < 80
    assert page.locator("#grid td.here").is_visible()


@pytest.mark.long
def test_the_park_itself_is_a_form_that_saves_each_field(
    site: Site, enter: Callable[..., Page], no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    page.goto(f"{site.address}{_YEAR}sheets/01/?cell=park_abbr")
    page.wait_for_selector("#f-park_abbr:focus")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("澄江园")
    press(page, "Tab")
    page.wait_for_selector("#grid-state[data-state=kept]")
    page.wait_for_load_state("networkidle")
    no_faults(page)
    page.reload()
    assert page.input_value("#f-park_abbr") == "澄江园"

    page.fill("#f-area_plan", "很大")
    press(page, "Tab")
    page.wait_for_selector("#grid-errors:not([hidden])")
    assert page.get_attribute("#f-area_plan", "aria-invalid") == "true"
    page.fill("#f-area_plan", "1.80")
    press(page, "Tab")
    page.wait_for_selector("#grid-errors", state="hidden")


@pytest.mark.long
def test_axe_finds_no_serious_fault_in_the_dark_nor_on_a_firm(
    site: Site, enter: Callable[..., Page], no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    page.context.add_cookies([{"name": "theme", "value": "dark", "url": site.address}])
    for address in ("sheets/06/?row=P009&cell=acc_date", "sheets/25/", "sheets/01/", "firms/E004/"):
        page.goto(site.address + _YEAR + address)
        page.wait_for_load_state("networkidle")
        no_faults(page)
