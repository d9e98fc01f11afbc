"""Every declared fact: its label and words, and how it behaves when nothing, or «none», is recorded."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.dossiers import facts
from yuanjian.facts.engine import all_facts
from yuanjian.norms.frames import template
from yuanjian.sheets.shelf import all_sheets

KNOWN_WITHOUT_RECORDS = {"report.year"}
"""Facts of the dossier itself."""
REFERENCE = Path(__file__).parents[3] / "shared/reference/reports/expected.json"
NAMED_OTHERWISE = {
    "history.approved": "history.established", "history.approved_2": "history.established",
    "park.area_2006": "park.area_stated", "park.area_plan_2": "park.area_planned",
}  # fmt: skip
"""Ids that name a park or a year, which a claim tells by its subject and words."""


def test_no_two_facts_have_one_label() -> None:
    labels = Counter(fact.label for fact in all_facts().values())

    assert [label for label, times in labels.items() if times > 1] == []


def test_every_fact_says_its_formula_in_words() -> None:
    assert [fact.id for fact in all_facts().values() if not fact.says or not fact.label] == []


def test_every_fact_of_the_prescribed_report_is_declared() -> None:
    report = template("hunan_2020")

    assert report.facts() | set(report.given) <= set(all_facts())


def test_every_computed_column_names_a_fact_about_the_rows_of_its_sheet() -> None:
    declared = all_facts()
    named = {
        (no, column.fact)
        for no, form in all_sheets().items()
        for column in form.columns.values()
        if column.computed
    }

    assert {fact for _, fact in named} - set(declared) == set()
    assert {(no, fact) for no, fact in named if declared[fact].per != no} == set()


@pytest.mark.parametrize("fact_id", [i for i, f in all_facts().items() if not f.per])
def test_with_nothing_recorded_a_fact_is_missing_and_says_why(fact_id: str) -> None:
    value = facts({}).value(fact_id)

    if fact_id in KNOWN_WITHOUT_RECORDS:
        assert value.state == "value"
    else:
        assert (value.state, value.text) == ("missing", "")
        assert value.known.reason
        assert value.because.children


def test_a_sheet_confirmed_empty_never_makes_a_fact_of_its_own_missing() -> None:
    none_sheets = [no for no, form in all_sheets().items() if form.sheet.none_ok]
    f = facts(dict.fromkeys(none_sheets, "无"))

    def says_none(fact_id: str) -> str:
        return f.value(fact_id).state

    assert says_none("complaints.received") == "zero"
    assert says_none("complaints.rate") == "na"
    assert says_none("waste.generated") == "zero"
    assert says_none("quota.cod") == "na"
    assert says_none("groundwater.points") == "zero"
    assert says_none("wastewater.cod") == "zero"
    assert says_none("wastewater.central_rate") == "na"
    assert says_none("plots.total") == "zero"
    assert says_none("soil.monitored") == "zero"
    assert says_none("soil.rate") == "na"
    assert says_none("black_water.total") == "zero"
    assert says_none("enforcement.total") == "zero"


def test_ids_of_figures_that_a_reader_takes_from_published_reports_are_ours() -> None:
    if not REFERENCE.is_file():
        pytest.skip("the published reports lie beside the checkout only at the maker's")
    reports = json.loads(REFERENCE.read_text(encoding="utf-8"))["reports"].values()
    read = {f["id"] for report in reports for f in report["facts"]}

    assert {NAMED_OTHERWISE.get(i, i) for i in read} - set(all_facts()) == set()
