"""What a series gives of sheet 20 (大气日均值): a row a day, cells as an officer writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from yuanjian.core.rounding import plain
from yuanjian.monitoring.air.year import DayValue, daily
from yuanjian.monitoring.readings import ITEMS

if TYPE_CHECKING:
    from yuanjian.monitoring.engines.duck import Session


def cells(session: Session, point: str, year: int, station: str) -> Iterator[Mapping[str, str]]:
    """The days of a point in a year, after ``evaluate``: column key → text.

    Values as they are compared with limits. An item without enough hours that day is blank, one that the
    point never measures is «/». A day without any value is 缺测 where nothing was measured, else 无效.
    """
    days = [d for d in daily(session, point) if d.day.year == year]
    had = {d.item for d in days}
    for on, held in groupby(days, key=lambda d: d.day):
        yield {
            "no": station,
            "date": on.isoformat(),
            "source": "在线平台",
            **_day(tuple(held), had),
        }


def _day(held: tuple[DayValue, ...], had: set[str]) -> Mapping[str, str]:
    values = {d.item: d.value for d in held if d.valid}
    if not values:
        tried = any(d.hours for d in held)
        return {"valid": "无效", "why": "其他"} if tried else {"valid": "缺测"}
    made = {item: plain(value) for item in ITEMS if (value := values.get(item)) is not None}
    return {"valid": "有效", **{item: "/" for item in ITEMS if item not in had}, **made}
