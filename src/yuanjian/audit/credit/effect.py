"""What is at stake in the credit score where a finding touches an item of its table."""

from __future__ import annotations

from collections.abc import Iterable

from yuanjian.audit.credit.judgement import VERDICT_WORDS
from yuanjian.audit.credit.score import Score, score
from yuanjian.audit.finding import Found
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


def effects(facts: Facts, findings: Iterable[Found]) -> dict[int, str]:
    """What is at stake in every item that the findings touch, by number; items that no table has are left out."""
    numbers = sorted({n for one in findings for n in one.finding.credit})
    told = {n: effect(score(facts), n) for n in numbers}
    return {n: words for n, words in told.items() if words}


def effect(score: Score, number: int) -> str:
    """What an item counts by the trial and by the park itself, and what settling it may bring; «» for no item."""
    item = next((i for i in score.items if i.number == number), None)
    if item is None:
        return ""
    ends = plain(item.low) if item.low == item.high else f"{plain(item.low)}～{plain(item.high)}"
    verdict = VERDICT_WORDS[item.judgement.verdict]
    own = "" if item.own is None else f"，自评 {plain(item.own)} 分"
    worth = f"，查清后最多可多得 {plain(item.worth)} 分" if item.worth else ""
    return f"{item.name}：试算 {ends} 分（{verdict}）{own}{worth}"
