"""The 整改销号 forms of a park's year as Word files, out of its items and their steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from yuanjian.audit.drafts import ORIGIN_WORDS
from yuanjian.ledger.models import ParkYear, RectificationStep, Row
from yuanjian.ledger.rectifying import Standing
from yuanjian.reports.closure import ItemLine, StepLine, closure_forms, form_bytes, item_list

What = RectificationStep.What
_DRAWN = (What.RETURNED, What.REOPENED)


def forms(of: ParkYear, standings: Sequence[Standing]) -> bytes:
    """One form an item, as a .docx."""
    report = closure_forms(lines(of, standings), park=of.park.name, code=of.park.code, year=of.year)
    return form_bytes(report, timezone.localtime())


def listed(of: ParkYear, standings: Sequence[Standing], on: date) -> bytes:
    """All items as one table, as a .docx."""
    report = item_list(
        lines(of, standings), park=of.park.name, code=of.park.code, year=of.year, on=on
    )
    return form_bytes(report, timezone.localtime())


def lines(of: ParkYear, standings: Sequence[Standing]) -> tuple[ItemLine, ...]:
    """The items in words, with their steps."""
    named = dict(Row.objects.filter(park_year=of, sheet="34").values_list("key", "data__name"))
    steps = RectificationStep.objects.filter(of__in=[s.item for s in standings]).order_by("pk")
    by_item: dict[int, list[RectificationStep]] = {}
    for step in steps:
        by_item.setdefault(step.of_id, []).append(step)
    return tuple(_line(s, by_item.get(s.item.pk, []), named) for s in standings)


def _line(one: Standing, steps: list[RectificationStep], named: dict[str, str]) -> ItemLine:
    item = one.item
    told = tuple(_told(s, named) for s in steps)
    done = closed = None
    for step, line in zip(steps, told, strict=True):
        if step.what == What.DONE:
            done, closed = line, None
        elif step.what == What.CLOSED:
            closed = line
        elif step.what in _DRAWN:
            done = closed = None
    origin = dict(ORIGIN_WORDS).get(item.origin, item.origin)
    return ItemLine(
        item.number, one.title, item.problem, origin, item.basis, one.measure, one.owner, one.due,
        one.state_words, done, closed, told,
    )  # fmt: skip


def _told(step: RectificationStep, named: dict[str, str]) -> StepLine:
    proofs = tuple(
        f"{p['no']} {named.get(p['no'], '')}".strip() if "no" in p else str(p.get("name", ""))
        for p in step.proofs
    )
    day = timezone.localtime(step.at).date()
    return StepLine(str(What(step.what).label), step.by, day, step.words, proofs)
