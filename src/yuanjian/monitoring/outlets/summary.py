"""A year's summary of outlets, as a platform or firm hands it in, beside the year that the series gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from yuanjian.core.rounding import plain, round_half_even
from yuanjian.monitoring.outlets.items import FLOWS
from yuanjian.monitoring.outlets.outcome import ItemYear, OutletYear
from yuanjian.monitoring.readers.outlet_year import OutletYearSaid
from yuanjian.monitoring.readings import SCALE

_NUMBER = re.compile(r"(?<![A-Za-z])(?:DA|FQ|DW|YS)[-_]?\d+", re.IGNORECASE)
_HEADS: Final = {
    "due": "应运行小时数", "valid": "有效小时数", "days_over": "日均超标天数", "hours_over": "小时超标数",
    "marked": "标记异常小时数", "top": "最大日均值",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unlike:
    """A column that a summary (its ``line``) and the series tell differently."""

    outlet: str
    item: str
    line: int
    column: str
    said: str
    series: str


def compare(
    years: Sequence[OutletYear], said: Iterable[OutletYearSaid]
) -> tuple[list[Unlike], list[str]]:
    """What differs, and rows of the summary whose outlet or item the series has not (Chinese)."""
    unlike: list[Unlike] = []
    lost: list[str] = []
    for row in said:
        found = [(y, i) for y in years for i in y.items if _is(row, y, i)]
        if len(found) == 1:
            unlike += _differences(row, *found[0])
        else:
            why = "不止一个排口符合" if found else "数据中没有"
            lost.append(
                f"第{row.line}行 {row.firm} {row.outlet} {row.item}：{why}".replace("  ", " ")
            )
    return unlike, lost


def _is(row: OutletYearSaid, year: OutletYear, item: ItemYear) -> bool:
    outlet = year.outlet
    named = not row.firm or not outlet.owner or row.firm.strip() == outlet.owner.strip()
    flows = FLOWS[outlet.kind] if outlet.kind else ()
    same = row.item == item.item or (row.item in flows and item.item in flows)
    return named and same and _code(row.outlet) == _code(outlet.number)


def _code(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0].upper() if found else text.strip()


def _differences(row: OutletYearSaid, year: OutletYear, item: ItemYear) -> Iterator[Unlike]:
    ours = {
        "due": item.due, "valid": item.measured, "days_over": item.days_over, "hours_over": item.hours_over,
        "marked": item.marked,
    }  # fmt: skip
    for key, mine in ours.items():
        theirs = getattr(row, key)
        if mine is not None and theirs is not None and mine != theirs:
            yield Unlike(
                year.outlet.point, item.item, row.line, _HEADS[key], str(theirs), str(mine)
            )
    if (
        row.top is not None
        and item.top is not None
        and (top := _as_written(item.top, row.top)) != row.top
    ):
        yield Unlike(
            year.outlet.point, item.item, row.line, _HEADS["top"], plain(row.top), plain(top)
        )


def _as_written(top: int, said: Decimal) -> Decimal:
    """The largest day at as many decimals as the summary has."""
    return round_half_even(Fraction(top, SCALE), max(0, -int(said.as_tuple().exponent)))
