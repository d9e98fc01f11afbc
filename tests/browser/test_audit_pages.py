"""An officer audits a Word file without a terminal: hand in, read, decide, take the reviewed copy."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

Enter = Callable[..., "Page"]


@pytest.fixture
def report(site: Site) -> Path:
    """The example park's own report of 2021, with the slips of its records."""
    return site.folder / "报送材料_G439901_2021" / "report.docx"


def hand_in(page: Page, site: Site, *files: Path) -> None:
    """Choose files; one file leads on to its review by itself."""
    page.goto(f"{site.address}/audit/")
    page.set_input_files("#files", [str(f) for f in files])


def test_a_word_file_is_audited_decided_and_taken_away_with_its_comments(
    site: Site, enter: Enter, report: Path, tmp_path: Path
) -> None:
    page = enter("李某")
    hand_in(page, site, report)
    page.wait_for_selector("#pane-findings .finding")
    assert page.inner_text("h1").split() == ["澄江综合保税区", "2021年度"]

    # From a quote to its mark, and from the mark back to the finding.
    page.click("#f1 blockquote a")
    mark = page.locator("#pane-text mark[data-f~='1']").first
    assert mark.evaluate("one => one === document.activeElement")
    page.click("#f2 h3")
    mark.click()
    assert "on" in (page.get_attribute("#f1", "class") or "").split()

    page.click("#f1 button[value=explained]")
    page.wait_for_selector("#f1 [role=alert]")
    assert "请写明理由" in page.inner_text("#f1 [role=alert]")
    page.fill("#f1 textarea", "落款日期为初稿日期，终稿另签")
    page.click("#f1 button[value=explained]")
    page.wait_for_selector("#f1[data-state=explained]")
    page.select_option("#state", "explained")
    assert page.locator("#pane-findings .finding:visible").count() == 1
    assert page.inner_text("#shown-count") == "1"

    page.click("text=下载")
    with page.expect_download() as coming:
        page.click("text=加批注的 Word")
    got = tmp_path / coming.value.suggested_filename
    coming.value.save_as(got)
    assert got.name == "report_审核批注.docx"
    with zipfile.ZipFile(got) as package:
        assert "落款日期" in package.read("word/comments.xml").decode()


@pytest.mark.long
def test_the_findings_are_gone_through_by_keys_alone(
    site: Site, enter: Enter, report: Path, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    hand_in(page, site, report)
    page.wait_for_selector("#pane-findings .finding")
    focused = "document.activeElement.id || document.activeElement.tagName"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "f2"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "f3"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "MARK"
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "f2"

    page.focus("#tab-findings")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#facts-list")
    assert page.evaluate(focused) == "tab-facts"
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", theme)
        for tab in ("facts", "untraced", "lacking", "findings"):
            page.click(f"#tab-{tab}")
            no_faults(page)
        page.check("#open-all")
        page.check("#show-facts")
        no_faults(page)


def test_files_are_dropped_and_a_bad_one_is_named(
    site: Site, enter: Enter, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    page.goto(f"{site.address}/audit/")
    page.evaluate(
        """() => {
          const bag = new DataTransfer();
          bag.items.add(new File(["一、园区概况\\n园区已入园企业数量10个。"], "报告.txt"));
          bag.items.add(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], "照片.docx"));
          const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: bag });
          document.querySelector("[data-drop]").dispatchEvent(drop);
        }"""
    )
    page.wait_for_selector(".handed .refused")
    assert "这是图片，没有文字可读" in page.inner_text(".handed .refused")
    page.wait_for_selector(".handed >> text=查看结果")
    no_faults(page)
    page.click(".handed >> text=查看结果")
    page.wait_for_selector("#review")


@pytest.mark.long
def test_two_years_are_laid_side_by_side(
    site: Site, enter: Enter, tmp_path: Path, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某")
    for year, now in ((2020, 9), (2021, 10)):
        path = tmp_path / f"{year}.txt"
        path.write_text(
            f"澄江综合保税区\n{year}年度自评估报告\n一、园区概况\n园区代码为G439901。\n"
            f"截止到{year}年底，园区已入园企业数量{now}个，上一年度末已入园企业数量5个。\n",
            encoding="utf-8",
        )
        hand_in(page, site, path)
        page.wait_for_selector("#review")
    page.goto(f"{site.address}/audit/")
    for box in page.locator("input[name=of]").all():
        box.check()
    page.click("text=对照勾选的两份")
    page.wait_for_selector("#chained article, #chained :text('没有发现')")
    assert "已入园企业数量" in page.inner_text("#changed")
    no_faults(page)


@pytest.mark.long
def test_a_review_on_a_phone_turns_from_the_finding_to_the_text(
    site: Site, enter: Enter, report: Path, no_faults: Callable[[Page], None]
) -> None:
    page = enter("李某", viewport={"width": 390, "height": 844})
    hand_in(page, site, report)
    page.wait_for_selector("#pane-findings .finding")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#f1 blockquote a")
    assert page.is_visible("#pane-text")
    assert not page.is_visible("#pane-findings")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    no_faults(page)
    page.click("#pane-text mark.on >> nth=0")
    assert page.is_visible("#f1")
