"""Daily means that the sheet tells otherwise than the hours of the same station give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.air_days import ITEMS
from yuanjian.facts.air_series import AirSeries
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_SHOWN = 3


@check(
    "20表日均值与监测数据不一致",
    "major",
    why="同一站点同一日的日均值由小时值算出（HJ 663），填报值应与之相同",
)
def find(f: Facts) -> Iterator[Finding]:
    """Per station, the days on which a value or its validity differs."""
    typed: dict[tuple[str, date], RowView] = {}
    own = {id(day) for one in f.dossier.series for day in one.days}
    for row in f.rows("20"):
        on = row.day("date")
        if on is not None and id(row.record) not in own:
            typed[str(row.get("no")), on] = row
    both = [s for s in f.dossier.series if any(number == s.station for number, _ in typed)]
    if not both:
        raise NotAssessed("没有站点既填了20表、又有监测数据，无从对照")
    for series in both:
        yield from _station(series, typed)


def _station(series: AirSeries, typed: dict[tuple[str, date], RowView]) -> Iterator[Finding]:
    odd: list[tuple[RowView, RowView, str, str]] = []
    for record in series.days:
        computed = RowView(record)
        on = computed.day("date")
        row = typed.get((series.station, on)) if on is not None else None
        if row is not None and (differing := _differing(row, computed)):
            odd.append((row, computed, *differing))
    if not odd:
        return
    shown = [f"{row.day('date')} {said}" for row, _, said, _ in odd[:_SHOWN]]
    yield Finding(
        f"站点{series.station}的20表有 {len(odd)} 天与监测数据算得的不同：{'；'.join(shown)}"
        f"{'……' if len(odd) > _SHOWN else ''}",
        quotes=tuple(
            quote
            for row, computed, _, key in odd[:_SHOWN]
            for quote in (quote_row(row, key), quote_row(computed, key))
        ),
        expected="填报的日均值与小时值算得的相同",
        found=f"{len(odd)} 天不同",
        advice="请核对这些日的填报值和小时值的时标、单位、有效性，改正其一；数据文件的假定："
        + (listed(series.said) if series.said else "无"),
        verify="两边逐日相同。",
        subject=series.station,
    )


def _differing(row: RowView, computed: RowView) -> tuple[str, str] | None:
    """What differs, in words, and the column that shows it."""
    said, found = row.get("valid"), computed.get("valid")
    if "有效" in (said, found) and said != found:
        return f"填“{said}”，算得“{found}”", "valid"
    if said != "有效":
        return None
    for item in ITEMS:
        one, other = row.amount(item.key).number, computed.amount(item.key).number
        if one is not None and other is not None and one != other:
            return f"{item.name} 填 {row.get(item.key)}，算得 {computed.get(item.key)}", item.key
    return None
