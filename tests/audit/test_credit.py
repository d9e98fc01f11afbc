"""The credit score: every rule against its worked examples, the total as a range, what to do next."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
import yaml

from tests.dossiers import facts
from yuanjian.audit.credit.effect import effect
from yuanjian.audit.credit.judgement import VERDICT_WORDS
from yuanjian.audit.credit.score import NO_GRADE, rules, score
from yuanjian.core.evidence import Because
from yuanjian.norms.credit import scheme

TOLD = yaml.load(
    (files("yuanjian.audit.credit.hunan_2020") / "cases.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
CASES: list[dict[str, Any]] = TOLD["cases"]
BASE: dict[str, Any] = TOLD["base"]


def _sheets(case: dict[str, Any]) -> dict[str, Any]:
    kept = {no: filled for no, filled in BASE.items() if no not in case.get("without", ())}
    return kept | case.get("sheets", {})


@pytest.mark.parametrize("case", CASES, ids=[f"{c['item']}: {c['title']}" for c in CASES])
def test_an_item_is_judged_as_its_case_says(case: dict[str, Any]) -> None:
    one = score(facts(_sheets(case))).item(int(case["item"]))
    judged = one.judgement
    assert VERDICT_WORDS[judged.verdict] == case["verdict"], judged.reason
    for words in case.get("says", ()):
        assert words in judged.reason
    for words in case.get("lacking", ()):
        assert words in "；".join(judged.lacking)
    assert judged.evidence
    if judged.verdict == "unknown":
        assert all(judged.lacking) and judged.lacking


def test_every_item_of_the_table_has_a_rule_and_cases_of_more_than_one_verdict() -> None:
    table = scheme("hunan_2020")
    assert sorted(rules(table.id)) == [i.no for i in table.items]
    verdicts = {i.no: {c["verdict"] for c in CASES if int(c["item"]) == i.no} for i in table.items}
    assert {no: v for no, v in verdicts.items() if len(v) < 2} == {}


def test_a_park_that_proves_everything_reaches_the_ceiling_of_12() -> None:
    # 湘环函〔2020〕195号 表注一: 初始分值9分, 满分12分; three bonuses of one point each.
    outcome = score(facts(BASE))
    assert (outcome.low, outcome.high) == (Decimal(12), Decimal(12))
    assert outcome.next_best == ()


def test_an_empty_dossier_of_the_park_ranges_from_minus_24_to_12() -> None:
    # 9 − 33 = −24: the table's note takes the full deduction for what is not reported; 9 + 3 = 12.
    outcome = score(facts({"01": {"year": 2020, "province": "湖南省"}}))
    assert (outcome.low, outcome.high) == (Decimal(-24), Decimal(12))
    assert [(n.number, n.worth) for n in outcome.next_best[:4]] == [
        (22, Decimal(4)), (5, Decimal(3)), (23, Decimal(3)), (2, Decimal(2)),
    ]  # fmt: skip
    assert all(n.kind == "prove" and n.what for n in outcome.next_best)


def test_what_is_triggered_lowers_both_ends_and_what_is_unknown_only_the_lower() -> None:
    drilled_last_year = [
        r | {"date": "2019-11-18"} if r["type"] == "应急演练" else r for r in BASE["29"]
    ]
    certain = score(facts(BASE | {"29": drilled_last_year}))
    assert (certain.low, certain.high) == (Decimal(11), Decimal(11))
    unsaid = score(facts(BASE | {"29": [r for r in BASE["29"] if r["type"] != "应急演练"]}))
    assert (unsaid.low, unsaid.high) == (Decimal(11), Decimal(12))
    assert [(n.number, n.kind) for n in unsaid.next_best] == [(19, "prove")]


def test_own_scores_stand_beside_and_differences_are_named() -> None:
    own = [{"no": n, "self": 0} for n in range(1, 25)]
    own[12] |= {"self": 1}  # 第13项 +1
    outcome = score(
        facts(BASE | {"13": [{"no": "W01", "name": "厂", "n_law": 1, "n_bad": 1}], "32": own})
    )
    assert outcome.own_total == Decimal(10)
    assert {i.number: (i.own, i.low, i.high) for i in outcome.differing} == {
        6: (Decimal(0), Decimal(-2), Decimal(-2)),
        17: (Decimal(0), Decimal(1), Decimal(1)),
        24: (Decimal(0), Decimal(1), Decimal(1)),
    }


def test_the_own_total_is_not_known_while_an_item_is_not_scored() -> None:
    outcome = score(facts(BASE | {"32": [{"no": 1, "self": 0}, {"no": 2}]}))
    assert outcome.own_total is None
    assert outcome.own_missing == tuple(range(2, 25))


def test_no_grade_is_given_while_no_cutoff_is_known() -> None:
    outcome = score(facts(BASE))
    assert (outcome.grade, outcome.grade_note) == ("", NO_GRADE)


def test_what_is_at_stake_in_an_item_is_told_in_points() -> None:
    # Item 11 costs 2 points, item 17 brings 1 (湘环函〔2020〕195号); nothing is proven, and no item has the number 99.
    empty = score(facts({"01": BASE["01"]}))
    assert effect(empty, 11) == "监测能力：试算 -2～0 分（数据不足），查清后最多可多得 2 分"
    assert effect(empty, 17) == (
        "环境应急保障能力建设：试算 0～1 分（数据不足），查清后最多可多得 1 分"
    )
    assert effect(empty, 99) == ""


def test_a_year_without_a_table_has_no_score() -> None:
    outcome = score(facts(BASE, year=2023))
    assert (outcome.applied, outcome.items) == (None, ())
    assert "湖南省2023年度适用的园区环保信用评价指标表未见公布" in outcome.why_none


def test_a_table_chosen_for_another_year_is_marked_as_reference() -> None:
    outcome = score(facts(BASE, year=2023, scheme="hunan_2020"))
    assert outcome.remark.startswith("参考：2023年度")
    assert len(outcome.items) == 24


def test_an_unknown_table_is_refused_with_the_known_ones() -> None:
    assert "可选：hunan_2020" in score(facts(BASE, scheme="hunan_2099")).why_none


def test_another_province_has_no_score() -> None:
    outcome = score(facts({"01": {"year": 2020, "province": "广东省"}}))
    assert "广东省2020年度" in outcome.why_none


def test_every_judgement_leads_to_a_place_in_the_workbook() -> None:
    def places(node: Because) -> bool:
        return any(one.place is not None and one.place.sheet for one in node.walk())

    for one in score(facts(BASE)).items:
        assert any(places(node) for node in one.judgement.evidence), one.number
