"""What facts of sheet 32 ask from the room above them: the trial score of an item and the rows behind it."""

from __future__ import annotations

from decimal import Decimal

from yuanjian.audit.credit.judgement import VERDICT_WORDS, ItemScore
from yuanjian.audit.credit.score import score
from yuanjian.core.rounding import plain
from yuanjian.facts.amount import Known, no_words, words
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_SHOWN = 6


def supply(facts: Facts) -> None:
    """Let ``credit_item.score`` and ``credit_item.sources`` of this dossier be answered."""
    facts.supplies["credit_item.score"] = _trial
    facts.supplies["credit_item.sources"] = _sources


def _trial(facts: Facts, row: RowView) -> Known:
    one = _item(facts, row)
    if isinstance(one, str):
        return no_words(one, row.because("no"))
    verdict = VERDICT_WORDS[one.judgement.verdict]
    if one.judgement.verdict == "unknown":
        said = f"{verdict}（{_points(one.low)}～{_points(one.high)}）"
    else:
        said = f"{_points(one.low)}（{verdict}）"
    return words(said, *one.judgement.evidence)


def _sources(facts: Facts, row: RowView) -> Known:
    one = _item(facts, row)
    if isinstance(one, str):
        return no_words(one, row.because("no"))
    named = dict.fromkeys(b.text or b.ref for b in one.judgement.evidence)
    said = "；".join(list(named)[:_SHOWN]) + ("等" if len(named) > _SHOWN else "")
    if not said:
        return no_words("没有可引用的数据：" + one.judgement.reason, row.because("no"))
    return words(said, *one.judgement.evidence)


def _item(facts: Facts, row: RowView) -> ItemScore | str:
    outcome = score(facts)
    number = row.get("no")
    if outcome.applied is None:
        return outcome.why_none
    if not isinstance(number, int):
        return "条款号未填"
    try:
        return outcome.item(number)
    except KeyError:
        return f"指标表没有第{number}项"


def _points(value: Decimal) -> str:
    return f"+{plain(value)}" if value > 0 else plain(value)
