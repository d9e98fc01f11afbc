"""Statutory clocks inside formulas, each with its clause and certainty as evidence."""

from __future__ import annotations

from datetime import date

from yuanjian.core.evidence import Because
from yuanjian.norms.duties import Clock, clock


def due(clock_id: str, trigger: date) -> date:
    """The day that a clock gives for a trigger."""
    return clock(clock_id).due(trigger).day


def because(clock_id: str) -> Because:
    """A clock as evidence: what it asks, its document and clause, how sure we are of it."""
    one = clock(clock_id)
    document = one.document
    note = Because("note", "", f"{one.status.label}：{document.source}")
    said = f"{document.number or document.title} {one.clause}".strip().replace("-", "—")
    return Because("limit", document.id, f"{said}（{one.duty}）", _period(one), None, (note,))


_UNITS = {"day": "日", "workday": "个工作日", "month": "个月", "year": "年"}


def _period(one: Clock) -> str:
    if one.month_day is not None:
        return f"{one.month_day[0]}月{one.month_day[1]}日"
    return f"{one.value}{_UNITS.get(one.unit, '')}" if one.value is not None else "未见"
