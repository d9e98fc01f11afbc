"""What a series gives of sheet 21 (在线监测年汇总): hours, exceedances, the largest day; cells as an officer writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from yuanjian.core.rounding import plain, round_half_even
from yuanjian.monitoring.outlets.items import FLOWS
from yuanjian.monitoring.outlets.outcome import ItemYear, OutletYear
from yuanjian.monitoring.readings import SCALE

_PLACES: Final = 3


def cells(year: OutletYear) -> Iterator[Mapping[str, str]]:
    """One row an item: column key → text; what the series does not tell (电子督办 …) is left out, so blank.

    Where no limit is known, exceedances are left blank too: they were not judged, not nought.
    """
    outlet = year.outlet
    for item in year.items:
        made = {
            "subj": outlet.owner,
            "outlet": f"{outlet.number} {outlet.name}".strip(),
            "kind": outlet.kind or "",
            "factor": "流量" if outlet.kind and item.item in FLOWS[outlet.kind] else item.item,
            "h_due": str(item.due),
            "h_ok": str(item.measured),
            "marked": str(item.marked),
            "source": "在线平台",
        }
        if outlet.kind and item.item in FLOWS[outlet.kind]:
            made |= {"d_bad": "0", "h_bad": "0"}  # a flow has no limit of concentration to exceed
        if item.days_over is not None:
            made["d_bad"] = str(item.days_over)
        if item.hours_over is not None:
            made["h_bad"] = str(item.hours_over)
        limit = item.limits.day if item.limits else None
        if item.top is not None:
            made["max"] = _top(item.top, limit)
        if limit is not None:
            made["lim"] = plain(limit)
        yield made


def _top(top: int, limit: Decimal | None) -> str:
    """The largest day at three decimals, but with all of them where rounding would cross the limit."""
    exact = Fraction(top, SCALE)
    rounded = round_half_even(exact, _PLACES)
    if limit is not None and (Fraction(rounded) > limit) != (exact > limit):
        return plain(round_half_even(exact, 6))
    return plain(rounded)


def unjudged(item: ItemYear) -> bool:
    """Whether exceedances of an item could not be judged, so that its row needs an officer."""
    return bool(item.days) and (item.days_over is None or item.hours_over is None)
