"""A report's tables and statements against the records: both sides quoted, the records' by sheet and cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.dossiers import dossier
from yuanjian.audit.finding import Found
from yuanjian.reports.review.outcome import Review
from yuanjian.reports.review.review import review

DUST = "加强施工扬尘管控，落实六个百分百要求"
SEWER = "完善园区雨污分流管网，污水全部纳管"
HEAT = "禁止新建燃煤锅炉，全面使用清洁能源"
TABLE1 = ("序号", "规划环评批复要求", "实施情况", "落实情况")
TABLE3 = ("序号", "管控维度", "清单中管控要求", "开发区相关情况", "符合性")
TABLE4 = ("序号", "一级指标", "二级指标", "评价标准", "分值", "自评分值")
RECORDS: dict[str, list[dict[str, Any]]] = {
    "10": [
        {"doc_no": "D01", "seq": 1, "req": DUST, "impl": "全年巡查工地36次", "result": "已落实"},
        {"doc_no": "D01", "seq": 2, "req": SEWER, "impl": "新建管网4公里", "result": "部分落实"},
    ],
}


def audited(folder: Path, rows: list[tuple[str, ...]], records: dict[str, Any], *, head: tuple[str, ...] = TABLE1,
            text: str = "", year: int = 2020) -> Review:  # fmt: skip
    """A Word report with one table, compared with these records of 2020."""
    word = docx.Document()
    for line in (
        f"澄江经济开发区{year}年度环境管理自评估报告",
        "一、园区概况",
        text,
        "二、环境管理情况",
    ):
        word.add_paragraph(line)
    if rows:
        table = word.add_table(len(rows) + 1, len(head))
        for row, told in zip(table.rows, (head, *rows), strict=True):
            for cell, words in zip(row.cells, told, strict=True):
                cell.text = words
    path = folder / "报告.docx"
    word.save(str(path))
    return review(path, against=dossier(records, year=2020))


def against(found: Review, code: str = "against.tables") -> list[Found]:
    """The findings of the comparison."""
    return [one.found for one in found.findings if one.found.code == code]


def test_the_same_rows_give_no_finding_whatever_their_number(tmp_path: Path) -> None:
    rows = [
        ("7", SEWER, "新建管网4公里", "部分落实"),
        ("9", f" {DUST}。", "全年巡查工地36次", "已落实"),
    ]
    assert against(audited(tmp_path, rows, RECORDS)) == []


def test_another_verdict_is_major_with_both_cells_quoted(tmp_path: Path) -> None:
    rows = [("1", DUST, "全年巡查工地36次", "已落实"), ("2", SEWER, "新建管网4公里", "已落实")]
    (one,) = against(audited(tmp_path, rows, RECORDS))
    assert one.severity == "major"
    assert (
        one.finding.message == "表1第2行的落实情况：报告写“已落实”，台账“D01第2项”记录为“部分落实”"
    )
    ours, theirs = one.finding.quotes[0], one.finding.quotes[-1]
    assert (ours.text, ours.place.table, ours.place.row) == ("已落实", 1, 3)
    assert theirs.text.startswith("台账：D01第2项\u3000落实情况：部分落实")
    assert theirs.place.sheet == "10_规划环评要求落实"
    assert theirs.place.cell


def test_other_words_with_the_same_verdict_are_one_query_a_table(tmp_path: Path) -> None:
    rows = [
        ("1", DUST, "建立了扬尘台账", "落实"),
        ("2", SEWER, "管网建设由平台公司推进", "部分落实"),
    ]
    (one,) = against(audited(tmp_path, rows, RECORDS))
    assert (one.severity, len(one.finding.quotes)) == ("query", 4)
    assert one.finding.message == "表1有 2 行的实施情况与台账所记不同，结论相同：表1第1行、表1第2行"


def test_rows_of_one_side_only_are_asked_about(tmp_path: Path) -> None:
    rows = [("1", DUST, "全年巡查工地36次", "已落实"), ("2", HEAT, "没有燃煤设施", "已落实")]
    found = against(audited(tmp_path, rows, RECORDS))
    assert [(f.severity, f.finding.message) for f in found] == [
        ("query", "表1有 1 行在报告中有、台账中没有：表1第2行"), ("query", "表1有 1 行在台账中有、报告中没有：D01第2项"),
    ]  # fmt: skip
    assert found[0].finding.quotes[0].place.paragraph is not None
    assert found[1].finding.quotes[0].text.startswith("台账：")


def test_a_demand_that_was_retyped_is_the_same_demand(tmp_path: Path) -> None:
    retyped = "应完善园区的雨污分流管网，污水须全部纳管"
    (one,) = against(audited(tmp_path, [("1", retyped, "新建管网4公里", "未落实")],
                             {"10": RECORDS["10"][1:]}))  # fmt: skip
    assert one.severity == "query"
    assert "报告写“未落实”，台账“D01第2项”记录为“部分落实”" in one.finding.message


def test_rows_of_the_control_list_are_known_by_their_clause(tmp_path: Path) -> None:
    records = {
        "12": [
            {
                "unit_code": "ZH43030420003",
                "clause": "4.1",
                "req": "（4.1）能源：使用天然气",
                "result": "不符合",
            }
        ]
    }
    rows = [
        (
            "1",
            "资源开发效率",
            "（4.1）能源：全面使用天然气、电能等清洁能源，禁止燃煤",
            "已使用",
            "符合",
        )
    ]
    (one,) = against(audited(tmp_path, rows, records, head=TABLE3))
    assert (one.severity, one.finding.expected, one.finding.found) == ("major", "不符合", "符合")


def test_another_own_score_is_major_and_names_the_item(tmp_path: Path) -> None:
    standard = "产业园区规划实施五年以上未组织开展环境影响跟踪评价"
    records = {"32": [{"no": 2, "self": -2, "text": "跟踪评价未开展"}]}
    rows = [("2", "环境准入管理", "规划环境影响评价", standard, "-2", "0")]
    (one,) = against(audited(tmp_path, rows, records, head=TABLE4))
    assert (one.severity, one.finding.expected, one.finding.found) == ("major", "-2", "0")
    assert one.finding.credit == (2,)


@pytest.mark.parametrize(
    ("records", "rows", "year", "why"),
    [
        ({}, [("1", DUST, "巡查", "已落实")], 2020, "台账没有填报表1的各行，落实情况没有对照"),
        (RECORDS, [], 2020, "报告没有表1的各行，落实情况没有对照"),
        (RECORDS, [("1", DUST, "巡查", "已落实")], 2019, "报告是 2019 年度的，台账是 2020 年度的，表格和说法没有对照"),
    ],
)  # fmt: skip
def test_what_was_not_compared_says_why(
    tmp_path: Path, records: dict[str, Any], rows: list[tuple[str, ...]], year: int, why: str
) -> None:
    found = audited(tmp_path, rows, records, year=year)
    assert why in [reason for code, reason in found.not_assessed if code == "against.tables"]
    assert against(found) == []


def test_a_yes_against_the_records_no_is_major(tmp_path: Path) -> None:
    records = {
        "33": [
            {
                "type": "存在问题",
                "seq": 1,
                "title": "固废",
                "text": "园区未建立统一的固废运营管理体系。",
                "carry": "新增",
            }
        ]
    }
    found = audited(tmp_path, [], records, text="园区已建立统一的固废运营管理体系。")
    (one,) = against(found, "against.statements")
    assert one.severity == "major"
    assert [q.text for q in one.finding.quotes] == [
        "园区已建立统一的固废运营管理体系", "台账：园区未建立统一的固废运营管理体系"
    ]  # fmt: skip
    assert one.finding.quotes[1].place.sheet == "33_成效问题计划"


def test_the_state_of_a_capability_is_compared_with_what_the_text_says(tmp_path: Path) -> None:
    records = {"30": [{"item": "应急指挥平台", "status": "未建"}]}
    found = audited(tmp_path, [], records, text="园区已建成环境应急指挥平台。")
    (one,) = against(found, "against.statements")
    assert one.finding.quotes[1].place.sheet == "30_能力建设"


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("园区计划建设环境应急指挥平台。", {"30": [{"item": "应急指挥平台", "status": "未建"}]}),
        ("园区已建成环境应急指挥平台。", {"30": [{"item": "应急指挥平台", "status": "在建"}]}),
        ("园区已建成环境应急指挥平台。", {"33": [
            {"type": "下一步计划", "seq": 1, "title": "平台", "text": "未建环境应急指挥平台的，年内建成。", "carry": "新增"}]}),
        ("园区已建成环境应急指挥平台。", {"30": [{"item": "应急指挥平台", "status": "未建"}], "33": [
            {"type": "成效", "seq": 1, "title": "平台", "text": "已建成环境应急指挥平台。", "carry": "新增"}]}),
    ],
)  # fmt: skip
def test_plans_what_is_under_way_and_records_of_two_minds_contradict_nothing(
    tmp_path: Path, text: str, records: dict[str, Any]
) -> None:
    assert against(audited(tmp_path, [], records, text=text), "against.statements") == []
