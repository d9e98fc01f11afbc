"""HJ 663 and GB 3095 once more, slowly and in fractions, straight from their rules: the judge of the SQL.

Limits, validity, percentiles and decimals as the reference gives them; nothing of the product is used but the
second implementation of the index beside this file.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from tests.monitoring import exact_index

ITEMS = ("so2", "no2", "co", "o3", "pm10", "pm25")
GASES = {"so2", "no2", "co", "o3"}
PERCENT = {"so2": 98, "no2": 98, "co": 95, "o3": 90, "pm10": 95, "pm25": 95}
# GB 3095, class 2: (year, day); of ozone the day is the largest 8-hour mean.
LIMITS = {
    "2012": {
        "so2": (60, 150), "no2": (40, 80), "co": (None, 4), "o3": (None, 160), "pm10": (70, 150), "pm25": (35, 75),
    },
    "transition": {
        "so2": (60, 150), "no2": (40, 80), "co": (None, 4), "o3": (None, 160), "pm10": (60, 120), "pm25": (30, 60),
    },
    "final": {
        "so2": (20, 50), "no2": (30, 50), "co": (None, 4), "o3": (None, 160), "pm10": (50, 100), "pm25": (25, 50),
    },
}  # fmt: skip


def limits(on: date) -> Mapping[str, tuple[int | None, int]]:
    if on < date(2026, 3, 1):
        return LIMITS["2012"]
    return LIMITS["transition" if on < date(2031, 1, 1) else "final"]


def places(on: date, item: str, tier: str) -> int:
    """Decimals: 2013 all 0 (CO 1); 2026 statistics one more."""
    more = tier == "statistic" and on >= date(2026, 3, 1)
    return int(more) + int(item == "co")


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half to even, on the exact value."""
    scaled = value * 10**decimals
    low = scaled.numerator // scaled.denominator
    rest = scaled - low
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1)
    return Fraction(low + up, 10**decimals)


def brought(value: Fraction, item: str, on: date, state: str) -> Fraction:
    """A gas in the state that GB 3095 asks for that day: 273.15 K until 2018-08-31, then 298.15 K."""
    wanted = "273" if on < date(2018, 9, 1) else "298"
    if item not in GASES or state in ("", wanted):
        return value
    share = Fraction(27315, 29815)
    return value * share if wanted == "298" else value / share


@dataclass
class Day:
    value: Fraction
    judged: Fraction
    whole: Fraction
    limit: int

    @property
    def exceeds(self) -> bool:
        return self.judged > self.limit


@dataclass
class Year:
    days: int = 0
    exceed_days: int = 0
    mean: Fraction = Fraction(0)
    percentile: Fraction = Fraction(0)
    enough: bool = False
    mean_attains: bool | None = None
    percentile_attains: bool | None = None
    multiple: Fraction | None = None


@dataclass
class Judged:
    items: dict[str, Year] = field(default_factory=dict)
    days: int = 0
    exceed_days: int = 0
    levels: dict[str, int] = field(default_factory=dict)
    primary: dict[str, int] = field(default_factory=dict)


Hours = Mapping[tuple[str, datetime], Fraction]
Rounder = Callable[[Fraction, date, str, str], Fraction]


def by_standard(value: Fraction, on: date, item: str, tier: str) -> Fraction:
    return rounded(value, places(on, item, tier))


def unrounded(value: Fraction, on: date, item: str, tier: str) -> Fraction:
    return by_standard(value, on, item, tier) if tier == "index" else value


def day_of(hours: Mapping[int, Fraction], item: str, on: date, to: Rounder) -> Day | None:
    """A day of one item from its hours 0 … 23; None where they do not suffice."""
    _, limit = limits(on)[item]
    if item != "o3":
        if len(hours) < 20:
            return None
        exact = sum(hours.values(), Fraction(0)) / len(hours)
    else:
        windows = []
        for begin in range(17):
            held = [hours[h] for h in range(begin, begin + 8) if h in hours]
            if len(held) >= 6:
                windows.append(sum(held, Fraction(0)) / len(held))
        if not windows:
            return None
        exact = max(windows)
        if len(windows) < 14 and to(exact, on, item, "judgement") <= limit:
            return None
    return Day(
        to(exact, on, item, "statistic"), to(exact, on, item, "judgement"),
        by_standard(exact, on, item, "judgement"), limit,
    )  # fmt: skip


def percentile(values: Iterable[Fraction], percent: int) -> Fraction:
    """Place 1 + (n − 1)·p, between two places."""
    ordered = sorted(values)
    place = 1 + (len(ordered) - 1) * Fraction(percent, 100)
    low = place.numerator // place.denominator
    if low == place:
        return ordered[low - 1]
    return ordered[low - 1] + (ordered[low] - ordered[low - 1]) * (place - low)


def year_of(hours: Hours, year: int, *, state: str = "", to: Rounder = by_standard) -> Judged:
    """One point's year from its valid hours, each by item and begin."""
    by_day: dict[date, dict[str, dict[int, Fraction]]] = {}
    for (item, start), value in hours.items():
        if start.year == year:
            on = start.date()
            given = to(brought(value, item, on, state), on, item, "hour")
            by_day.setdefault(on, {}).setdefault(item, {})[start.hour] = given
    days: dict[str, dict[date, Day]] = {item: {} for item in ITEMS}
    for on, items in by_day.items():
        for item, given in items.items():
            if (day := day_of(given, item, on, to)) is not None:
                days[item][on] = day
    result = Judged()
    for item, held in days.items():
        if held:
            result.items[item] = _item_year(item, held, year, to)
    _whole_days(result, days)
    return result


def _item_year(item: str, held: Mapping[date, Day], year: int, to: Rounder) -> Year:
    last = date(year, 12, 31)
    yearly, daily = limits(last)[item]
    values = [d.value for d in held.values()]
    mean = sum(values, Fraction(0)) / len(values)
    high = percentile(values, PERCENT[item])
    in_month = [sum(1 for on in held if on.month == month) for month in range(1, 13)]
    over = [d.judged / d.limit - 1 for d in held.values() if d.exceeds]
    return Year(
        days=len(values),
        exceed_days=len(over),
        mean=mean,
        percentile=high,
        enough=len(values) >= 324
        and all(n >= (25 if m == 2 else 27) for m, n in enumerate(in_month, start=1)),
        mean_attains=None if yearly is None else to(mean, last, item, "judgement") <= yearly,
        percentile_attains=to(high, last, item, "judgement") <= daily,
        multiple=max(over, default=None),
    )


def _whole_days(result: Judged, days: Mapping[str, Mapping[date, Day]]) -> None:
    for on in sorted({on for held in days.values() for on in held}):
        present = {item: held[on] for item, held in days.items() if on in held}
        result.days += 1
        result.exceed_days += any(d.exceeds for d in present.values())
        values = {"o3_8h" if item == "o3" else item: d.whole for item, d in present.items()}
        index = exact_index.index(on, values, "day")
        if index.value is not None:
            result.levels[index.level] = result.levels.get(index.level, 0) + 1
        for measure in index.primary:
            result.primary[measure] = result.primary.get(measure, 0) + 1
