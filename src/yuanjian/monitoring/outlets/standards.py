"""Limits of an outlet from the standard that it must keep, for what its declaration does not give itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.outlets.about import Limits, Outlet
from yuanjian.monitoring.outlets.items import UNITS
from yuanjian.norms import limits as law


def with_standard(outlet: Outlet, items: Iterable[str], on: date) -> tuple[Outlet, tuple[str, ...]]:
    """The outlet with the limits of its standard, and what stays without one and why (Chinese).

    An effluent standard limits the day; the same figure is taken for hours, as platforms do.

    Raises:
        Refusal: the standard is not on the shelf or not in force.
    """
    if not outlet.standard:
        return outlet, ()
    found, said = dict(outlet.limits), []
    for item in items:
        if item in found:
            continue
        try:
            held = _limit(outlet, item, on)
        except law.UnknownStandard as no:
            raise Refusal(f"排口 {outlet.point} 的执行标准：{no}。") from None
        except law.Ambiguous as no:
            said.append(f"{no}（在排口说明中写 情形: {{{item}: …}}，或直接写“限值”）")
            continue
        limits = _limits(held, outlet) if held else None
        if limits:
            found[item] = limits
    return replace(outlet, limits=found), tuple(said)


def _limit(outlet: Outlet, item: str, on: date) -> law.Limit | None:
    """The case that was said is used where the standard tells cases apart; elsewhere it would mean nothing."""
    try:
        return law.limit(outlet.standard, item, on=on)
    except law.Ambiguous as several:
        case = outlet.cases.get(item, outlet.cases.get("", ""))
        if case not in several.choices:
            raise
        return law.limit(outlet.standard, item, on=on, applies=case)


def _limits(held: law.Limit, outlet: Outlet) -> Limits | None:
    """None where the limit is no figure in the unit of the series."""
    source = f"{held.document.number} {held.clause} {held.text}".strip()
    if held.low is not None and held.high is not None and held.direction == "range":
        return Limits(held.high, held.high, held.low, source)
    if (
        held.value is None
        or held.direction not in ("<=", "<")
        or held.unit != UNITS[outlet.kind or "废水"]
    ):
        return None
    return Limits(held.value, held.value, None, source)
