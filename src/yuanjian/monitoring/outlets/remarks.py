"""What must be said with the figures of an outlet: assumptions, what was not judged and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from yuanjian.monitoring.outlets.about import Outlet
from yuanjian.monitoring.outlets.evaluated import PeriodRow
from yuanjian.monitoring.outlets.items import FLOWS, NOX, OXYGEN, given_conversion, measured_items
from yuanjian.monitoring.outlets.law import papers
from yuanjian.monitoring.outlets.outcome import ItemYear

_DAY: Final = timedelta(days=1)


def remarks(
    outlet: Outlet,
    items: Sequence[str],
    found: Sequence[ItemYear],
    year: int,
    every: Mapping[str, int],
    period: PeriodRow | None,
) -> tuple[str, ...]:
    """Sentences in Chinese, in the order in which they matter."""
    kind = outlet.kind or "废水"
    said = [*_missing(outlet, items, found), *_steps(outlet, every), *_ends(outlet, year, period)]
    for paper in papers(kind, date(year, 12, 31)):
        if not paper.rules_on(date(year, 1, 1)):
            said.append(f"{paper.number} 自 {paper.in_force} 起施行，此前的数据参照它计算")
    return tuple(said)


def _missing(outlet: Outlet, items: Sequence[str], found: Sequence[ItemYear]) -> Iterator[str]:
    kind = outlet.kind or "废水"
    if not any(flow in items for flow in FLOWS[kind]):
        more = "，日均值按算术平均计" if kind == "废水" else ""
        yield f"数据中没有逐时流量（m³/h；累计流量不用），算不出排放量{more}"
    given = [i for i in measured_items(kind, items) if given_conversion(outlet, i, items)]
    if given:
        yield f"没有说明基准氧含量，折算浓度取文件所列，未核算：{'、'.join(given)}"
    if kind == "废气" and outlet.oxygen is None and OXYGEN in items and not given:
        yield "没有说明基准氧含量，浓度未折算，按实测值判断（可在排口说明中写“炉型”或“基准氧含量”）"
    if kind == "废气" and outlet.oxygen is not None and OXYGEN not in items:
        yield "数据中没有含氧量，不能折算，未判断是否超标"
    if kind == "废气" and NOX not in items and "一氧化氮" in items:
        yield "数据中只有一氧化氮，没有氮氧化物；以二氧化氮计的氮氧化物未计算"
    lacking = [i.item for i in found if i.days and i.days_over is None and i.hours_over is None]
    if lacking:
        yield f"没有限值，未判断是否超标：{'、'.join(lacking)}"


def _ends(outlet: Outlet, year: int, period: PeriodRow | None) -> Iterator[str]:
    """Where the data begin late or end early, the rest of the year counts as missing: said, not assumed away."""
    if period is None:
        yield f"{year} 年没有数据，全部按缺测计"
        return
    since = max(outlet.since or datetime(year, 1, 1), datetime(year, 1, 1))
    until = min(outlet.until or datetime(year + 1, 1, 1), datetime(year + 1, 1, 1))
    late, early = _running(outlet, since, period.first), _running(outlet, period.last, until)
    if max(late, early) > _DAY:
        held = f"{period.first:%m月%d日%H时}—{period.last:%m月%d日%H时}"
        yield f"数据只有{held}，其余时间按缺测计；当时没有投运或已停用的，请在排口说明中写“投运”“停用”"


def _running(outlet: Outlet, since: datetime, until: datetime) -> timedelta:
    """The time between two moments in which the plant is not declared to stand still (stops do not overlap)."""
    stopped = (min(s.until, until) - max(s.since, since) for s in outlet.stops)
    return until - since - sum((s for s in stopped if s > timedelta(0)), timedelta(0))


def _steps(outlet: Outlet, every: Mapping[str, int]) -> Iterator[str]:
    told = [
        f"{item} {hours} 小时"
        for item, hours in every.items()
        if hours > 1 and item not in outlet.every
    ]
    if told:
        yield f"监测间隔按数据推定：{'、'.join(told)}（可在排口说明中写“监测间隔”）"
