"""HJ 633 once more, slowly and in fractions, straight from its tables: the judge of the SQL.

Break points and rules as the reference gives them (HJ 633-2012, HJ 633-2026); nothing of the product is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction
INDICES = (0, 50, 100, 150, 200, 300, 400, 500)
COMMON = {
    ("so2", "24h"): (0, 50, 150, 475, 800, 1600, 2100, 2620),
    ("so2", "1h"): (0, 150, 500, 650, 800),
    ("no2", "24h"): (0, 40, 80, 180, 280, 565, 750, 940),
    ("no2", "1h"): (0, 100, 200, 700, 1200, 2340, 3090, 3840),
    ("co", "24h"): (0, 2, 4, 14, 24, 36, 48, 60),
    ("co", "1h"): (0, 5, 10, 35, 60, 90, 120, 150),
    ("o3", "1h"): (0, 160, 200, 300, 400, 800, 1000, 1200),
    ("o3", "8h"): (0, 100, 160, 215, 265, 800),
}
PARTICLES = {
    "2012": {"pm10": (0, 50, 150, 250, 350, 420, 500, 600), "pm25": (0, 35, 75, 115, 150, 250, 350, 500)},
    "2026": {"pm10": (0, 50, 120, 250, 350, 420, 500, 600), "pm25": (0, 35, 60, 115, 150, 250, 350, 500)},
}  # fmt: skip
LEVELS = ((50, "优"), (100, "良"), (150, "轻度污染"), (200, "中度污染"), (300, "重度污染"))
HOUR = ("so2", "no2", "co", "o3", "pm10", "pm25")
DAY = ("so2", "no2", "co", "o3_8h", "pm10", "pm25")


@dataclass(frozen=True)
class Judged:
    value: int | None
    primary: tuple[str, ...]
    level: str
    items: Mapping[str, int]


def edition(on: date) -> str:
    return "2026" if on >= date(2026, 3, 1) else "2012"


def sub_index(points: tuple[int, ...], value: Number) -> int | None:
    """The index of a concentration, rounded up; None above the last point."""
    for n, high in enumerate(points[1:]):
        if value <= high:
            share = (Fraction(value) - points[n]) / (high - points[n])
            exact = INDICES[n] + (INDICES[n + 1] - INDICES[n]) * share
            whole = exact.numerator // exact.denominator
            return whole if whole == exact else whole + 1
    return None


def table(year: str, measure: str, kind: str) -> tuple[int, ...]:
    if measure in PARTICLES[year]:
        return PARTICLES[year][measure]
    if measure == "o3_8h":
        return COMMON["o3", "8h"]
    return COMMON[measure, "24h" if kind == "day" and measure != "o3" else "1h"]


def index(on: date, values: Mapping[str, Number | None], kind: str) -> Judged:
    """The index of the items present; None where nothing is, or a table ends and no other value is there."""
    year = edition(on)
    found: dict[str, int] = {}
    for measure in HOUR if kind == "hour" else DAY:
        value = values.get(measure)
        if value is None:
            continue
        points = table(year, measure, kind)
        one = sub_index(points, value)
        if one is None and len(points) == len(INDICES):
            one = 500
        if one is None and year == "2026":
            one = {"so2": 200, "o3_8h": 300}[measure]
        if one is None and measure == "o3_8h" and values.get("o3") is not None:
            hourly = sub_index(COMMON["o3", "1h"], values["o3"] or 0)
            found["o3"] = 500 if hourly is None else hourly
            continue
        if one is None:
            return Judged(None, (), "", found)
        found[measure] = one
    if not found:
        return Judged(None, (), "", found)
    top = max(found.values())
    primary = tuple(
        m for m in ("so2", "no2", "co", "o3", "o3_8h", "pm10", "pm25") if found.get(m) == top
    )
    level = next((word for high, word in LEVELS if top <= high), "严重污染")
    return Judged(top, primary if top > 50 else (), level, found)
