"""The credit checks on a report: the province comes from its code or its words, the table must be the one in force."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import docx

from yuanjian.norms.credit import scheme
from yuanjian.reports.review.outcome import Review
from yuanjian.reports.review.review import review

_OWN = (
    "credit.items_missing",
    "credit.needless_deduction",
    "credit.self_score",
    "credit.self_value",
)
_HEAD = ("序号", "一级指标", "二级指标", "评价标准", "分值", "自评分值")


def audited(
    folder: Path, *, where: str, year: int = 2020, own: Mapping[int, str | None] = {}, named: str = "产业园区"
) -> Review:  # fmt: skip
    """A report with the table of 湘环函〔2020〕195号; ``own`` changes own scores (None leaves an item out)."""
    word = docx.Document()
    word.add_paragraph(f"澄江经济开发区{year}年度环境管理自评估报告")
    word.add_paragraph("一、园区概况")
    word.add_paragraph(where)
    word.add_paragraph("（八）园区信用评价")
    word.add_paragraph("表4 园区环保信用评价指标表")
    rows = [item for item in scheme("hunan_2020").items if own.get(item.no, "") is not None]
    table = word.add_table(len(rows) + 1, len(_HEAD))
    for cell, text in zip(table.rows[0].cells, _HEAD, strict=True):
        cell.text = text
    for row, item in zip(table.rows[1:], rows, strict=True):
        standard = item.standard.replace("产业园区", named)
        told = (
            str(item.no),
            item.level1,
            item.level2,
            standard,
            item.printed,
            own.get(item.no, "0"),
        )
        for cell, text in zip(row.cells, told, strict=True):
            cell.text = text or ""
    path = folder / "报告.docx"
    word.save(str(path))
    return review(path)


def why(found: Review, code: str) -> str:
    """Why a check was not assessed; «» when it was."""
    return "；".join(reason for name, reason in found.not_assessed if name == code)


def codes(found: Review) -> set[str]:
    """The codes of all findings, those under others included."""
    return {f.code for one in found.findings for f in (one.found, *one.found.also)}


def test_the_park_code_gives_the_province_and_the_own_scores_are_checked(tmp_path: Path) -> None:
    found = audited(tmp_path, where="园区代码为S439901。")
    assert {code: why(found, code) for code in _OWN} == dict.fromkeys(_OWN, "")
    assert codes(found) & set(_OWN) == set()


def test_an_item_that_the_report_leaves_out_of_its_table_is_found(tmp_path: Path) -> None:
    found = audited(tmp_path, where="澄江经济开发区位于湖南省澄江市。", own={10: None})
    (one,) = (f.found for f in found.findings if f.found.code == "credit.items_missing")
    assert one.finding.message == "1 项没有自评分值：第10项，按说明二最多扣 2 分"


def test_a_score_that_is_a_share_of_the_points_is_found_once(tmp_path: Path) -> None:
    found = audited(tmp_path, where="园区代码为S439901。", own={2: "-1"})
    about = [
        f.found
        for f in found.findings
        if 2 in f.found.finding.credit and f.found.severity == "blocker"
    ]
    assert [f.finding.found for f in about] in (["自评 -1"], ["-1"])


def test_a_report_that_names_no_province_says_so(tmp_path: Path) -> None:
    found = audited(tmp_path, where="园区内企业20家。")
    assert {why(found, code) for code in _OWN} == {
        "报告没有写明所在省和园区代码，不知道适用哪一份信用评价指标表"
    }


def test_another_province_has_no_known_table(tmp_path: Path) -> None:
    found = audited(tmp_path, where="澄江经济开发区位于湖北省澄江市。")
    assert {why(found, code) for code in _OWN} == {
        "湖北2020年度适用的园区环保信用评价指标表未见公布，自评分值无从核对"
    }


def test_a_table_with_other_items_is_not_measured_by_that_of_the_year(tmp_path: Path) -> None:
    found = audited(tmp_path, where="园区代码为S439901。", named="化工集中区")
    assert {why(found, code) for code in _OWN} == {
        "报告所附的信用评价指标表与《湖南省产业园区环保信用评价管理办法（试行）》（湘环函〔2020〕195号）的不同，各项无法对应"
    }


def test_what_only_records_can_prove_stays_unassessed_on_a_report(tmp_path: Path) -> None:
    found = audited(tmp_path, where="园区代码为S439901。", own={13: "1"})
    assert why(found, "credit.unproven") == "报告正文没有台账明细，有资料包时才能核对"
    assert why(found, "credit.bonus_without_proof") == "报告正文没有台账明细，有资料包时才能核对"
