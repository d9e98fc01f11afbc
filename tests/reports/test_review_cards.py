"""What a page is given to show: the findings as plain values, whose anchors are in the marked text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.reports.review_sample import everywhere, found, quote, review_of, sample
from yuanjian.audit.finding import Quote
from yuanjian.core.evidence import Place
from yuanjian.reading.document import Document
from yuanjian.reports.review.cards import finding_cards, lacking, tallies
from yuanjian.reports.review.decisions import decide
from yuanjian.reports.review.keeping import with_decisions
from yuanjian.reports.review.page_text import marked_text
from yuanjian.reports.review.quoting import Quoting


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return sample(tmp_path)[1]


def test_a_card_has_the_words_of_the_finding_and_anchors_into_the_text(document: Document) -> None:
    cell = Quote("台账：企业 6 家", Place("包.xlsx", "05_企业名录", 7, "C7", sha256="ff"))
    review = review_of(
        document, [found(quote(document, "数量10个"), cell), found(everywhere("无处"))]
    )
    card, other = finding_cards(review)
    assert (card.number, card.severity, card.severity_words) == (1, "major", "须更正或举证")
    assert (card.title, card.family_words) == ("企业数前后对不上", "分类合计")
    assert [(q.text, q.where, q.anchor, q.side) for q in card.quotes] == [
        ("数量10个", "第2段", "q1-1", "report"), ("台账：企业 6 家", "05_企业名录 C7（包.xlsx）", "", "records"),
    ]  # fmt: skip
    assert card.lines[:2] == (("应为", "6"), ("现为", "10"))
    assert other.quotes[0].side == "none"
    assert set(re.findall(r'id="(q[\d-]+)"', marked_text(review))) == {"q1-1"}


def test_a_quote_of_another_document_marks_nothing_in_this_one(document: Document) -> None:
    here = quote(document, "数量10个")
    elsewhere = replace(here, place=replace(here.place, sha256="ff", file="去年.docx"))
    review = review_of(document, [found(elsewhere)])
    assert "<mark" not in marked_text(review)
    assert [(q.anchor, q.side) for q in finding_cards(review)[0].quotes] == [("", "records")]


def test_a_decision_shows_on_the_card_and_in_the_tally(document: Document) -> None:
    review = review_of(document, [found(quote(document, "数量10个"))])
    made = decide(
        review.findings[0], "explained", reason="口径不同", until=date(2021, 6, 30), by="审核员", at=datetime(2021, 3, 1)
    )  # fmt: skip
    review = with_decisions(review, [made], date(2021, 3, 2))
    (card,) = finding_cards(review)
    assert card.settled
    assert card.decision is not None
    assert (card.decision.words, card.decision.reason, card.decision.state) == (
        "已说明",
        "口径不同",
        "",
    )
    assert [(t.words, t.count, t.settled) for t in tallies(review)][1] == ("须更正或举证", 1, 1)
    (card,) = finding_cards(with_decisions(review, [made], date(2021, 7, 1)))
    assert not card.settled
    assert card.decision is not None
    assert card.decision.state == "已过有效期"


def test_checks_that_lack_the_same_thing_are_told_together_and_last() -> None:
    told = lacking(
        [
            ("dates.signed", "没有台账明细"), ("quota.zero", "没有台账明细"), ("load.capacity", "没有台账明细"),
            ("rates.section", "甲断面未填"), ("rates.section", "乙断面未填"), ("against.tables", "报告没有表1"),
        ]
    )  # fmt: skip
    assert [one.whys for one in told] == [
        ("甲断面未填", "乙断面未填"), ("报告没有表1",), ("没有台账明细",)
    ]  # fmt: skip
    assert told[1].checks == (("against.tables", "与台账对照：表格各行"),)
    assert [code for code, _ in told[2].checks] == ["dates.signed", "quota.zero", "load.capacity"]


def test_a_finding_about_a_report_names_its_tables_not_the_sheets_of_a_package(
    document: Document,
) -> None:
    one = found(quote(document, "数量10个"), message="11_自行监测计划2项未落实")
    assert Quoting(document).verbatim(one).finding.message == "表2（自行监测计划）2项未落实"
