"""Charts of what monitoring evaluates from hours: a year of air at a point, twelve quarters of outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from yuanjian.monitoring.air.index import edition_of
from yuanjian.monitoring.readings import ITEMS, SCALE
from yuanjian.reports.charts.chart import Chart, Limit
from yuanjian.reports.charts.kinds.aqi_calendar import AqiCalendar, CalendarDay, Grade
from yuanjian.reports.charts.kinds.coverage_strip import Coverage, CoverageStrip
from yuanjian.reports.charts.kinds.coverage_strip import State as DayState
from yuanjian.reports.charts.kinds.daily_series import DailySeries, DayValue
from yuanjian.reports.charts.kinds.month_bars import MonthBars
from yuanjian.reports.charts.kinds.quarter_strip import Quarters, QuarterStrip, State

if TYPE_CHECKING:
    from yuanjian.monitoring.air.year import DayValue as AirDay
    from yuanjian.monitoring.air.year import PointYear
    from yuanjian.monitoring.outlets.outcome import ItemYear, OutletYear, Quarter

Air = tuple["PointYear", Sequence["AirDay"], Mapping[date, int | None]]
"""A point's year, its days by item, and the index of each day that has any valid value (None: no index)."""
_FINE: Final = "pm25"
_MONTH, _FEBRUARY = 27, 25  # valid days of a month: GB 3095—2012 表4
_QUARTERS = ("一", "二", "三", "四")
_STATES: Final[Mapping[str, State]] = {"不足": "short", "停运": "stopped", "无数据": "none"}


def air_charts(told: Sequence[Air]) -> Iterator[Chart]:
    """Of every point: calendar, months of PM2.5, the item most often above its limit; coverage of all."""
    for one, days, indices in told:
        yield _calendar(one, days, indices)
        if (months := _months(one, days)) is not None:
            yield months
        yield _days(one, days)
    by_year: dict[int, list[Coverage]] = defaultdict(list)
    for one, days, _ in told:
        by_year[one.year].append(Coverage(one.point, _states(one.year, days)))
    for year, points in by_year.items():
        yield CoverageStrip(f"{year}年逐日数据有效情况", year, tuple(points))


def _calendar(
    one: PointYear, days: Sequence[AirDay], indices: Mapping[date, int | None]
) -> AqiCalendar:
    levels = edition_of(date(one.year, 12, 31)).levels
    grades = tuple(Grade(str(n), g.category, g.high, g.rgb) for n, g in enumerate(levels, 1))
    found = {d.day: CalendarDay(d.day, None, "invalid") for d in days if d.hours}
    for on, index in indices.items():
        found[on] = CalendarDay(on, index, "valid" if index is not None else "no_index")
    held = tuple(found[on] for on in sorted(found))
    return AqiCalendar(f"{one.point}{one.year}年空气质量指数（AQI）日历", one.year, held, grades)


def _months(one: PointYear, days: Sequence[AirDay]) -> MonthBars | None:
    held: dict[int, list[Fraction]] = defaultdict(list)
    for day in days:
        if day.item == _FINE and day.valid and day.value is not None:
            held[day.day.month].append(Fraction(day.value))
    means = tuple(
        sum(held[m], Fraction(0)) / len(held[m])
        if len(held[m]) >= (_FEBRUARY if m == 2 else _MONTH)
        else None
        for m in range(1, 13)
    )
    if all(mean is None for mean in means):
        return None
    name, unit = ITEMS[_FINE]
    limit = one.items[_FINE].mean_limit
    level = None if limit is None else Limit(Fraction(limit), "年平均限值")
    title = f"{one.point}{one.year}年{name}各月平均浓度与年平均限值对照"
    return MonthBars(title, f"{name}月平均浓度", unit, means, level, 0, "有效天数不足")


def _days(one: PointYear, days: Sequence[AirDay]) -> DailySeries:
    """The item with most days above its limit, else PM2.5, else the first."""
    usual = _FINE if _FINE in one.items else next(iter(one.items))
    item = max(one.items, key=lambda k: (one.items[k].exceed_days, k == usual))
    name, unit = ITEMS[item]
    values = tuple(
        DayValue(d.day, Fraction(d.value), None if d.limit is None else Fraction(d.limit))
        for d in days
        if d.item == item and d.valid and d.value is not None
    )
    period = "日最大8小时平均" if item == "o3" else "日平均"
    title = f"{one.point}{one.year}年{name}逐日浓度与超标日"
    return DailySeries(title, one.year, f"{name}{period}浓度", unit, values, f"{period}限值", None)


def _states(year: int, days: Sequence[AirDay]) -> tuple[DayState, ...]:
    """A day is valid with one valid item, invalid where hours were measured in vain."""
    found: dict[date, DayState] = {}
    for day in days:
        if day.valid:
            found[day.day] = "valid"
        elif day.hours:
            found.setdefault(day.day, "invalid")
    first = date(year, 1, 1)
    count = (date(year + 1, 1, 1) - first).days
    return tuple(found.get(first + timedelta(n), "missing") for n in range(count))


def outlet_charts(years: Sequence[OutletYear]) -> Iterator[Chart]:
    """Twelve quarters of all outlets, then the days of every item that exceeded."""
    if years:
        names = tuple(f"{q.year}年{_QUARTERS[q.quarter - 1]}季度" for q in years[0].strip)
        rows = tuple(Quarters(_called(y), tuple(_state(y, q) for q in y.strip)) for y in years)
        yield QuarterStrip("各排口十二个季度的在线监测情况", names, rows)
    for year in years:
        for item in year.items:
            if item.days_over:
                yield _outlet_days(year, item)


def _called(year: OutletYear) -> str:
    return " ".join(filter(None, (year.outlet.point, year.outlet.name)))


def _state(year: OutletYear, quarter: Quarter) -> State:
    """Whether it exceeded is known of the evaluated year only, and of items with a limit for the day."""
    if quarter.state != "有效":
        return _STATES[quarter.state]
    judged = [i for i in year.items if i.days_over is not None]
    if quarter.year != year.year or not judged:
        return "valid"
    months = range(quarter.quarter * 3 - 2, quarter.quarter * 3 + 1)
    over = any(d.exceeds and d.day.month in months for i in judged for d in i.days)
    return "above" if over else "ok"


def _outlet_days(year: OutletYear, item: ItemYear) -> DailySeries:
    limit = item.limits.day if item.limits is not None else None
    level = None if limit is None else Fraction(limit)
    days = tuple(
        DayValue(d.day, Fraction(d.mean, SCALE), level)
        for d in item.days
        if d.valid and d.mean is not None
    )
    title = f"{_called(year)} {year.year}年{item.item}日均值与超标日"
    return DailySeries(title, year.year, f"{item.item}日均值", item.unit, days, "日均值限值", 3)
