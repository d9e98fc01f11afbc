"""Charts of （四）大气环境管理: the year's index day by day, months of PM2.5, the days above the limit."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from yuanjian.facts.air_days import ITEMS, STANDARD, Year, park_year, year_indices
from yuanjian.facts.air_days import day_limits as limits_of_day
from yuanjian.facts.engine import Facts
from yuanjian.facts.limits import limit_on
from yuanjian.facts.rows import RowView
from yuanjian.monitoring.air.index import edition_of
from yuanjian.reports.charts.chart import Chart, Limit
from yuanjian.reports.charts.kinds.aqi_calendar import AqiCalendar, CalendarDay, Grade
from yuanjian.reports.charts.kinds.daily_series import DailySeries, DayValue
from yuanjian.reports.charts.kinds.month_bars import MonthBars

_FINE = "PM2.5"
_MONTH, _FEBRUARY = 27, 25  # valid days of a month: GB 3095—2012 表4
_UNIT, _CO_UNIT = "μg/m³", "mg/m³"


def air_charts(f: Facts) -> Iterator[tuple[str, Chart]]:
    """Id and chart, none where the year cannot be evaluated. Whose days: as the facts of the park take them."""
    year = park_year(f)
    if year.gap or year.none or not year.days:
        return
    stations = [RowView(r.record) for r in f.rows("17").eq("use", "正式评价")]
    whose = str(stations[0].get("name") or year.called) if len(stations) == 1 else "正式评价站点"
    yield "chart.aqi", calendar(f, year, whose, stations)
    if (months := _months(f, year, whose)) is not None:
        yield "chart.air_months", months
    if (days := _days(f, year, whose)) is not None:
        yield "chart.air_days", days


def calendar(f: Facts, year: Year, whose: str, stations: list[RowView]) -> AqiCalendar:
    """The index of every valid day; days that the sheet calls invalid keep that name."""
    found = {on: _calendar_day(on, one.value) for on, one in year_indices(f, year).items()}
    numbers = {str(s.get("no")) for s in stations}
    for row in f.rows("20"):
        on = row.day("date")
        if on is None or on.year != f.year or on in found or str(row.get("no")) not in numbers:
            continue
        if row.get("valid") == "无效":
            found[on] = CalendarDay(on, None, "invalid")
    levels = edition_of(date(f.year, 12, 31)).levels
    grades = tuple(Grade(str(n), g.category, g.high, g.rgb) for n, g in enumerate(levels, 1))
    days = tuple(found[on] for on in sorted(found))
    title = f"{whose}{f.year}年空气质量指数（AQI）日历"
    return AqiCalendar(title, f.year, days, grades)


def _calendar_day(on: date, value: int | None) -> CalendarDay:
    return CalendarDay(on, value, "valid" if value is not None else "no_index")


def _months(f: Facts, year: Year, whose: str) -> MonthBars | None:
    """Means of PM2.5 by month, of months with enough valid days; the yearly limit only for comparison."""
    held: dict[int, list[Fraction]] = defaultdict(list)
    for day in year.days:
        if _FINE in day.values:
            held[day.date.month].append(day.values[_FINE])
    means = tuple(
        sum(held[m], Fraction(0)) / len(held[m])
        if len(held[m]) >= (_FEBRUARY if m == 2 else _MONTH)
        else None
        for m in range(1, 13)
    )
    if all(mean is None for mean in means):
        return None
    zone = year.days[0].zone
    limit = limit_on(f, STANDARD, _FINE, zone, date(f.year, 12, 31), "年平均").limit
    level = None
    if limit is not None and limit.value is not None:
        level = Limit(Fraction(limit.value), "年平均限值")
    return MonthBars(
        f"{whose}{f.year}年{_FINE}各月平均浓度与年平均限值对照", f"{_FINE}月平均浓度", _UNIT, means,
        level, 0, "有效天数不足",
    )  # fmt: skip


def _days(f: Facts, year: Year, whose: str) -> DailySeries | None:
    """The item with most days above its limit, else PM2.5."""
    over = year.exceeded()
    name = max(over, key=year.exceed_days) if over else _FINE
    item = next(i for i in ITEMS if i.name == name)
    days = []
    for day in year.days:
        if name in day.values:
            limit = limits_of_day(f, day.zone, day.date)[name].limit
            level = None if limit is None or limit.value is None else Fraction(limit.value)
            days.append(DayValue(day.date, day.values[name], level))
    if not days:
        return None
    label = f"{item.limit}限值"
    return DailySeries(
        f"{whose}{f.year}年{name}逐日浓度与超标日", f.year, f"{name}{item.limit}浓度",
        _CO_UNIT if name == "CO" else _UNIT, tuple(days), label, item.decimals,
    )  # fmt: skip
