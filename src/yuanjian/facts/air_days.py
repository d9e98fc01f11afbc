"""Days of ambient air: limits of the day, attainment, the index; and a station's (or the park's) year.

Everything is exact: values are fractions, the index is rounded up (HJ 633), nothing is a float.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from yuanjian.core.evidence import Because
from yuanjian.core.marks import Mark
from yuanjian.core.rounding import plain, round_half_even, to_decimal
from yuanjian.facts.engine import Facts
from yuanjian.facts.limits import LimitFound, limit_on
from yuanjian.facts.points import by_number
from yuanjian.facts.rows import RowView
from yuanjian.monitoring.air import index
from yuanjian.monitoring.air.index import Values, indices
from yuanjian.norms import aqi, evaluation
from yuanjian.sheets.record import Record

STANDARD = "GB 3095"


@dataclass(frozen=True, slots=True)
class Item:
    """A pollutant of the daily sheet: column, name, measure of its index, averaging period of its limit."""

    key: str
    name: str
    measure: str
    limit: str
    decimals: int = 0


ITEMS = (
    Item("so2", "SO2", "so2", "日平均"),
    Item("no2", "NO2", "no2", "日平均"),
    Item("co", "CO", "co", "日平均", 1),
    Item("o3", "O3", "o3_8h", "日最大8小时平均"),
    Item("pm10", "PM10", "pm10", "日平均"),
    Item("pm25", "PM2.5", "pm25", "日平均"),
)
NAMES = tuple(item.name for item in ITEMS)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: values by item name, and the rows that they come from."""

    date: date
    zone: str
    values: Mapping[str, Fraction]
    records: tuple[Record, ...]
    unmonitored: frozenset[str] = frozenset()


def day_of(row: RowView, zone: str) -> Day | None:
    """A row of sheet 20 as a day; None when it is not valid or has no date."""
    on = row.day("date")
    if on is None or row.get("valid") != "有效":
        return None
    values = {}
    for item in ITEMS:
        number = row.amount(item.key).number if row.get(item.key) is not None else None
        if number is not None:
            values[item.name] = number
    none = frozenset(item.name for item in ITEMS if row.get(item.key) is Mark.NA)
    return Day(on, zone, values, (row.record,), none)


def zone_of(f: Facts, row: RowView) -> str:
    """The functional zone of the station that a row of sheet 20 belongs to; «» when it is not known."""
    station = by_number(f, "17").get(str(row.get("no")))
    zone = RowView(station).get("zone") if station else None
    return zone if isinstance(zone, str) else ""


def day_limits(f: Facts, zone: str, on: date) -> Mapping[str, LimitFound]:
    """The daily limits by item name for a zone on a day.

    The law is asked once a year when its first and last day agree, else for every day.
    """

    def table(day: date) -> dict[str, LimitFound]:
        return {i.name: limit_on(f, STANDARD, i.name, zone, day, i.limit) for i in ITEMS}

    first, last = date(on.year, 1, 1), date(on.year, 12, 31)
    start = f.kept(("air limits", zone, first), lambda: table(first))
    end = f.kept(("air limits", zone, last), lambda: table(last))
    same = all(start[n].limit == end[n].limit for n in NAMES)
    return start if same else f.kept(("air limits", zone, on), lambda: table(on))


def above(f: Facts, day: Day) -> Mapping[str, Fraction]:
    """The items above their limit that day, each with its multiple (C−S)/S. Equal attains."""
    found = {}
    limits = day_limits(f, day.zone, day.date)
    for name, value in day.values.items():
        limit = limits[name].limit
        if limit is not None and limit.value is not None and value > limit.value:
            found[name] = value / Fraction(limit.value) - 1
    return found


@dataclass(frozen=True, slots=True)
class Index:
    """The index of the items present: ``value`` None when ``reason`` forbids one."""

    value: int | None
    primary: tuple[str, ...]
    reason: str
    because: Because


def index_of(f: Facts, row: RowView, day: Day) -> Index:
    """The daily index by the edition of HJ 633 in force that day (``monitoring.air.index``).

    An edition may withhold an index while an item is missing (HJ 633—2026 5.3.1).
    """
    found = f.kept("indices of days", lambda: _indices(f))
    known = found.get(id(row.record))
    return known if known is not None else _index(day, indices([_measured(day)])[0])


def _indices(f: Facts) -> Mapping[int, Index]:
    """Every valid day of sheet 20 at once, by the identity of its record."""
    rows = [(row, day) for row in f.rows("20") if (day := day_of(row, "")) and day.values]
    judged = indices([_measured(day) for _, day in rows]) if rows else []
    return {id(row.record): _index(day, one) for (row, day), one in zip(rows, judged, strict=True)}


def year_indices(f: Facts, year: Year) -> Mapping[date, Index]:
    """The index of every day of a year, also where days are means of several stations."""

    def made() -> Mapping[date, Index]:
        judged = indices([_measured(day) for day in year.days])
        days = zip(year.days, judged, strict=True)
        return {day.date: _index(day, one) for day, one in days}

    return f.kept(("indices of a year", year.called), made)


def _measured(day: Day) -> tuple[date, Values]:
    given: dict[str, Fraction | Literal["/"]] = {
        item.measure: day.values[item.name] for item in ITEMS if item.name in day.values
    }
    return day.date, given | {item.measure: "/" for item in ITEMS if item.name in day.unmonitored}


def _index(day: Day, judged: index.Index) -> Index:
    edition = index.edition_of(day.date)
    missing = "、".join(item.name for item in ITEMS if item.measure in judged.missing)
    reason = ""
    if judged.beyond:
        beyond = "、".join(item.name for item in ITEMS if item.measure in judged.beyond)
        reason = f"{beyond}浓度超出该版本日指数表的范围"
    elif judged.value is None:
        reason = "没有可计算指数的监测项目"
    elif missing and edition.withheld is not None and judged.value <= edition.withheld:
        number = edition.document.number.replace("-", "—")
        reason = (
            f"缺{missing}，且其余项目不超过{edition.withheld}，不发布AQI"
            f"（{number} {edition.withheld_clause}）"
        )
    primary = tuple(item.name for item in ITEMS if item.measure in judged.primary)
    return Index(None if reason else judged.value, primary, reason, _because(edition))


def _because(edition: aqi.Edition) -> Because:
    document = edition.document
    note = Because("note", "", f"{document.status.label}：{document.source}")
    number = document.number.replace("-", "—")
    return Because("limit", document.id, f"{number} 空气质量分指数表", "", None, (note,))


@dataclass(frozen=True, slots=True)
class Year:
    """A year of days. ``gap``: why it cannot be evaluated; ``none``: known not to be monitored."""

    days: tuple[Day, ...] = ()
    above: Mapping[date, Mapping[str, Fraction]] = field(default_factory=dict)
    gap: str = ""
    none: str = ""
    called: str = ""

    def exceed_days(self, item: str = "") -> int:
        """Days on which ``item`` (or any item) is above its limit."""
        return sum(1 for names in self.above.values() if (item in names if item else names))

    def exceeded(self) -> tuple[str, ...]:
        """Items that are above their limit on some day, in the order of the sheet."""
        held = {name for names in self.above.values() for name in names}
        return tuple(n for n in NAMES if n in held)

    def multiple(self, item: str) -> Fraction:
        """The largest multiple of an item that exceeds."""
        return max(names[item] for names in self.above.values() if item in names)

    def item_days(self, item: str) -> int:
        """Days with a value of an item."""
        return sum(1 for day in self.days if item in day.values)

    def because(self, f: Facts, item: str | None = None) -> Because:
        """The days as evidence: all of them, or (``item``, «» for any) those above the limit."""
        chosen = self.days
        said = f"20_大气日均值：{self.called}，有效日"
        if item is not None:
            chosen = tuple(
                d
                for d in self.days
                if (names := self.above.get(d.date)) and (not item or item in names)
            )
            said += f"，{item or '任一项目'}超过日均值限值"
        rows = tuple(_day_because(d, item) for d in chosen)
        limits = self._limits(f, item) if item is not None else ()
        return Because("rows", "20", said, f"{len(chosen)} 天", None, (*limits, *rows))

    def _limits(self, f: Facts, item: str) -> tuple[Because, ...]:
        names = (item,) if item else NAMES
        found: dict[tuple[str, str], Because] = {}
        for day in self.days[:1] + self.days[-1:]:
            for name in names:
                one = day_limits(f, day.zone, day.date)[name].because
                found[(one.text, one.value)] = one
        return tuple(found.values())


def _day_because(day: Day, item: str | None) -> Because:
    names = [n for n in day.values if not item or n == item]
    said = (
        "、".join(f"{n} {plain(to_decimal(day.values[n]))}" for n in names)
        if item is not None
        else ""
    )
    first = day.records[0]
    return Because("row", f"20/{first.key}", first.key, said, first.place)


def year_of(f: Facts, days: Iterable[Day], called: str) -> Year:
    """Valid days evaluated; a day without any value does not count."""
    held = tuple(d for d in days if d.values)
    for day in held[:1]:
        lacking = [x for x in day_limits(f, day.zone, day.date).values() if x.limit is None]
        if lacking:
            return Year(gap=lacking[0].reason, called=called)
    found = {d.date: names for d in held if (names := above(f, d))}
    return Year(held, found, called=called)


def station_year(f: Facts, station: RowView) -> Year:
    """One station's valid days of the report year."""
    return f.kept(("station year", station.key), lambda: _station_year(f, station))


def _station_year(f: Facts, station: RowView) -> Year:
    number, zone = str(station.get("no")), station.get("zone")
    called = f"站点{number}"
    rows = f.rows("20")
    if rows.gap:
        return Year(gap=rows.gap, called=called)
    mine = [RowView(r) for r in _rows_of_stations(f).get(number, ())]
    if not mine:
        return Year(gap=f"20_大气日均值没有{called}在{f.year}年的数据", called=called)
    if not isinstance(zone, str):
        return Year(gap=station.lacks("zone"), called=called)
    blank = next((r for r in mine if r.get("valid") is None), None)
    if blank is not None:
        return Year(gap=blank.lacks("valid"), called=called)
    return year_of(f, [d for r in mine if (d := day_of(r, zone))], called)


def _rows_of_stations(f: Facts) -> Mapping[str, list[Record]]:
    def grouped() -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for row in f.rows("20"):
            on = row.day("date")
            if on is not None and on.year == f.year:
                found[str(row.get("no"))].append(row.record)
        return found

    return f.kept("days by station", grouped)


def park_year(f: Facts) -> Year:
    """The park's year, by the stations of formal evaluation.

    One station: its days. Several: for each day and item the mean of the stations that have a value,
    rounded as day values are (HJ 663—2013 4.1: the area's value is the mean of its points), where at least
    75 % of the stations have one (50 % of fewer than four).
    """
    return f.kept("park year", lambda: _park_year(f))


def _park_year(f: Facts) -> Year:
    formal = f.rows("17").eq("use", "正式评价")
    if formal.gap:
        return Year(gap=formal.gap)
    if not len(formal):
        known = not f.rows("17").records
        why = "没有大气监测站点" if known else "17_大气站点没有用途为“正式评价”的站点"
        return Year(none=why if known else "", gap="" if known else why)
    years = [station_year(f, s) for s in formal]
    lacking = next((y for y in years if y.gap), None)
    if lacking is not None or len(years) == 1:
        return lacking or years[0]
    zones = {d.zone for y in years for d in y.days}
    if len(zones) > 1:
        return Year(gap="正式评价站点的功能区不同，不能合并评价")
    return year_of(f, _means(years), "正式评价站点均值")


def _means(years: Sequence[Year]) -> list[Day]:
    by_date: dict[date, list[Day]] = defaultdict(list)
    for year in years:
        for day in year.days:
            by_date[day.date].append(day)
    measuring = {n: sum(1 for year in years if year.item_days(n)) for n in NAMES}
    return [_mean(by_date[on], measuring) for on in sorted(by_date)]


def _mean(days: list[Day], measuring: Mapping[str, int]) -> Day:
    """The mean of the stations; of an item only where enough of those that measure it have a value."""
    values = {}
    book = evaluation.edition(days[0].date)
    for item in ITEMS:
        held = [d.values[item.name] for d in days if item.name in d.values]
        points = measuring[item.name]
        share = book.share_few if points < book.few else book.share
        if held and 100 * len(held) >= share * points:
            mean = sum(held, Fraction(0)) / len(held)
            values[item.name] = Fraction(round_half_even(mean, item.decimals))
    records = tuple(r for d in days for r in d.records)
    return Day(days[0].date, days[0].zone, values, records)
