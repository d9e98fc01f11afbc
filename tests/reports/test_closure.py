"""整改销号表 and 整改事项清单, read back with python-docx."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from docx import Document
from docx.document import Document as Word

from tests.dossiers import facts
from yuanjian.reports.annual.build import annual_report
from yuanjian.reports.closure import ItemLine, StepLine, closure_forms, form_bytes, item_list
from yuanjian.reports.tree import Paragraph, plain

MADE = datetime(2022, 3, 6)
DONE = StepLine("报整改完成", "张三", date(2022, 3, 1), "已更换", ("A029 应急物资台账", "照片.jpg"))
CLOSED = StepLine("核验销号", "李四", date(2022, 3, 5), "整改到位，同意销号。")
ABOUT = {"park": "澄江综合保税区", "code": "G439901", "year": 2021}


def item(number: int = 3, **change: object) -> ItemLine:
    told = {
        "number": number, "title": "更换过期物资", "problem": "吸油毡过期", "origin": "台账记录", "basis": "附表第20项",
        "measure": "更换", "owner": "规划建设局", "due": date(2022, 3, 31), "state": "已销号", "done": DONE,
        "closed": CLOSED, "steps": (DONE, CLOSED),
    }  # fmt: skip
    return ItemLine(**{**told, **change})  # type: ignore[arg-type]


def forms(*items: ItemLine) -> Word:
    return Document(io.BytesIO(form_bytes(closure_forms(items, **ABOUT), MADE)))  # type: ignore[arg-type]


def pairs(document: Word, table: int = 0) -> dict[str, str]:
    """What stands to the right of each label."""
    found = {}
    for row in document.tables[table].rows:
        cells = list(dict.fromkeys(c._tc for c in row.cells))
        words = ["".join(t.text or "" for t in tc.iter() if t.tag.endswith("}t")) for tc in cells]
        found |= dict(zip(words[::2], words[1::2], strict=True))
    return found


def test_the_form_says_what_by_whom_with_which_proof_and_who_verified() -> None:
    document = forms(item())
    said = pairs(document)

    assert [p.text for p in document.paragraphs if p.text][:2] == [
        "生态环境问题整改销号表", "编号：G439901—2021—003",
    ]  # fmt: skip
    assert said["整改事项"] == "更换过期物资"
    assert (said["责任单位"], said["完成时限"]) == ("规划建设局", "2022年3月31日")
    assert said["佐证材料"] == "A029 应急物资台账；照片.jpg"
    assert (said["报送人"], said["报送日期"]) == ("张三", "2022年3月1日")
    assert (said["核验人"], said["销号日期"]) == ("李四", "2022年3月5日")
    assert said["当前状态"] == "已销号"


def test_a_form_has_no_cover_and_no_contents() -> None:
    document = forms(item())
    styles = {p.style.name for p in document.paragraphs if p.style is not None}

    assert "封面落款" not in styles
    assert "目录标题" not in styles
    assert len(document.sections) == 1


def test_an_open_item_has_room_for_what_is_not_done_yet() -> None:
    said = pairs(forms(item(done=None, closed=None, steps=(), state="整改中 · 逾期")))

    assert said["整改情况"] == "（尚未报整改完成）"
    assert (said["核验意见"], said["核验人"], said["销号日期"]) == ("", "", "")
    assert said["当前状态"] == "整改中 · 逾期"


def test_each_item_has_a_page_of_its_own() -> None:
    document = forms(item(1), item(2), item(3))

    assert len(document.tables) == 3
    breaks = document.element.body.xpath(".//w:pageBreakBefore")
    assert len(breaks) == 2


def test_the_list_is_one_table_on_landscape_paper_with_a_row_an_item() -> None:
    items = [item(1), item(2, done=None, closed=None)]
    report = item_list(items, on=date(2022, 3, 6), **ABOUT)  # type: ignore[arg-type]
    document = Document(io.BytesIO(form_bytes(report, MADE)))
    rows = [[c.text for c in r.cells] for r in document.tables[0].rows]

    assert rows[0] == [
        "编号", "存在问题", "整改措施", "责任单位", "完成时限", "状态", "整改情况", "核验销号",
    ]  # fmt: skip
    assert rows[1][:1] == ["1"]
    assert rows[1][6].startswith("已更换")
    assert rows[2][6:] == ["—", "—"]
    section = document.sections[0]
    assert section.page_width > section.page_height  # type: ignore[operator]


def test_the_same_items_give_the_same_bytes() -> None:
    once, twice = (form_bytes(closure_forms([item()], **ABOUT), MADE) for _ in range(2))  # type: ignore[arg-type]
    assert once == twice


@pytest.mark.parametrize(
    "hostile", ["\x00\x0b坏字符", "<w:t>标签</w:t>", "=HYPERLINK(1)", "长" * 3000]
)
def test_words_of_any_kind_end_in_a_readable_form(hostile: str) -> None:
    assert len(forms(item(problem=hostile, measure=hostile)).tables) == 1


def test_a_plan_that_is_struck_off_is_no_plan_of_the_report_any_more() -> None:
    """五 promises what is still to be done; «已解决» is written when an item is struck off."""
    plan = {
        "type": "下一步计划",
        "title": "更换过期物资",
        "text": "更换",
        "owner": "局",
        "due": "2022-03-31",
    }
    rows = [
        {**plan, "seq": "1", "carry": "已解决"},
        {**plan, "seq": "2", "title": "建成收集点", "carry": "新增"},
    ]
    report = annual_report(facts({"33": rows}, year=2021)).report
    said = [
        plain(b.inlines)
        for b in report.blocks
        if isinstance(b, Paragraph) and b.id.startswith("s33.plan")
    ]

    assert [s.split("。")[0] for s in said] == ["1.建成收集点"]
