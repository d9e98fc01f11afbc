"""Two years of a report side by side, and a report against the records of the ledger."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tests.dossiers import facts
from tests.reports.review_sample import review_of
from yuanjian.audit.check import Audit
from yuanjian.audit.finding import Quote
from yuanjian.core.evidence import Place
from yuanjian.facts.amount import Amount
from yuanjian.facts.claim import Bound, Claim
from yuanjian.facts.dossier import Dossier
from yuanjian.reading.open import read_document
from yuanjian.reports.review.against import compared
from yuanjian.reports.review.compare import as_json, compare
from yuanjian.reports.review.outcome import FactRead, Review

FIRST = """一、园区概况
2020年园区已入园企业数量10个，环境空气质量总体良好，没有发生重特大环境污染事故。
园区管委会设有生态环境保护专门机构，负责园区内的日常环境管理工作。
全年处理投诉3件，均已办结并回访，群众满意率为百分之百，较上年继续提高。
"""
SECOND = FIRST.replace("全年处理投诉3件", "全年处理投诉4件").replace("年末", "")


def report(folder: Path, name: str, text: str, year: int, **figures: str) -> Review:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    review = review_of(read_document(path), [])
    read = tuple(
        FactRead(i.replace("__", "."), i, "", "", "", Fraction(v), "value", "个", v, Quote(v), Fraction(v))
        for i, v in figures.items()
    )  # fmt: skip
    return replace(review, about=replace(review.about, year=year), facts=read)


@pytest.fixture
def years(tmp_path: Path) -> tuple[Review, Review]:
    old = report(tmp_path, "2020.txt", FIRST, 2020, a__total="10", a__same="5", a__gone="1")
    new = report(tmp_path, "2021.txt", SECOND, 2021, a__total="12", a__same="5", a__new="7")
    return old, new


def test_figures_that_changed_came_and_went_are_told_apart(years: tuple[Review, Review]) -> None:
    told = as_json(compare(*years))
    assert told["changed"] == [
        {
            "id": "a.total", "label": "a__total", "subject": "", "earlier": "10 个", "later": "12 个",
            "difference": "2", "rate": "20",
        }
    ]  # fmt: skip
    assert [c["id"] for c in told["added"]] == ["a.new"]
    assert [c["id"] for c in told["dropped"]] == ["a.gone"]
    assert told["unchanged_figures"] == 1


def test_the_earlier_year_comes_first_whatever_the_order(years: tuple[Review, Review]) -> None:
    old, new = years
    assert compare(new, old).earlier is old


def test_words_carried_over_are_found_and_those_with_the_old_year_are_suspect(
    years: tuple[Review, Review],
) -> None:
    carried = [(c.later.text[:5], c.suspect) for c in compare(*years).carried]
    assert carried == [("2020年", "写的仍是2020年"), ("园区管委会", "")]


def claim(value: str, *, bound: Bound = "", approx: bool = False, period: str = "") -> Claim:
    place = Place("报告.txt", paragraph=2, start=0, end=4)
    return Claim(
        "enterprises.total", "已入园企业数量", Amount(Fraction(value)), "个", f"数量{value}个", place, period=period,
        digits=value, bound=bound, approx=approx, printed=Decimal(value),
    )  # fmt: skip


def against(*claims: Claim, code: str = "") -> Audit:
    firm = {"counted": "是", "status": "投产", "in_date": "2018-05-01", "block_no": "B01"}
    firms = [{"ent_no": f"E{n:03}", "name": f"第{n}公司"} | firm for n in range(1, 8)]
    ledger = facts({"05": firms}, park="S439901")
    return compared(Audit((), (), 0), Dossier("S439901", 2020, claims=claims), code, ledger)


def test_a_figure_that_differs_from_the_ledger_is_one_major_finding_with_both_sides() -> None:
    (one,) = against(claim("10"), claim("10")).findings
    assert (one.code, one.severity) == ("against.records", "major")
    assert one.finding.expected == "7个"
    assert [q.text for q in one.finding.quotes] == [
        "数量10个",
        "数量10个",
        "台账：已入园企业数量 7个",
    ]


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        (claim("7"), False), (claim("6", bound="at least"), False), (claim("8", bound="at least"), True),
        (claim("8", bound="at most"), False), (claim("6", bound="at most"), True), (claim("7.2", approx=True), False),
        (claim("9", approx=True), True), (claim("10", period="2019"), False), (claim("10", period="2020"), True),
    ],
)  # fmt: skip
def test_only_what_excludes_the_ledgers_value_differs(said: Claim, differs: bool) -> None:
    assert bool(against(said).findings) is differs


def test_what_the_ledger_lacks_is_not_assessed() -> None:
    audit = compared(Audit((), (), 0), Dossier("", 2020, claims=(claim("10"),)), "", facts({}))
    assert audit.findings == ()
    assert audit.not_assessed[0][0] == "against.records"


def test_another_parks_ledger_is_not_compared() -> None:
    audit = against(claim("10"), code="S430001")
    assert audit.findings == ()
    assert "没有对照" in audit.not_assessed[0][1]
