"""The air quality index: break points of each item, and the levels. Computing it is not done here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from yuanjian.norms.document import Document, Status, document, folders, read_csv

INDICES = (0, 50, 100, 150, 200, 300, 400, 500)


@dataclass(frozen=True, slots=True)
class Breakpoints:
    """Concentrations of one item and averaging period [``unit``] at the indices 0 to 500.

    ``points`` pairs index and concentration, as far as the table goes. ``above`` says what holds
    beyond its last one, where it ends early: an index, or the period whose table is used instead.
    """

    item: str
    period: str
    unit: str
    points: tuple[tuple[int, Decimal], ...]
    above: str
    note: str
    status: Status

    def at(self, index: int) -> Decimal | None:
        """The concentration at an index, or None beyond the end of the table."""
        return dict(self.points).get(index)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the index: ``low`` to ``high`` (None: no upper end), and its official colour."""

    low: int
    high: int | None
    level: str
    category: str
    colour: str
    rgb: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Edition:
    """HJ 633 as in force on a day. Items are SO2 NO2 PM10 CO O3 PM2.5; periods 1h, 8h, 24h."""

    document: Document
    breakpoints: tuple[Breakpoints, ...]
    levels: tuple[Level, ...]

    def of(self, item: str, period: str) -> Breakpoints:
        """The break points of an item and period.

        Raises:
            KeyError: the edition has no such table (PM has none for 1h: it uses that for 24h).
        """
        for each in self.breakpoints:
            if (each.item, each.period) == (item, period):
                return each
        raise KeyError((item, period))

    def level(self, index: int) -> Level:
        """The level that an index falls into."""
        return next(each for each in self.levels if each.high is None or index <= each.high)


def edition(on: date) -> Edition:
    """The edition in force on a day.

    Raises:
        KeyError: none on the shelf is in force that day.
    """
    for name in folders("aqi"):
        if document(f"aqi/{name}").rules_on(on):
            return _read(name)
    raise KeyError(on)


@cache
def _read(name: str) -> Edition:
    tables = tuple(
        Breakpoints(
            item=r["item"],
            period=r["period"],
            unit=r["unit"],
            points=tuple((i, Decimal(r[str(i)])) for i in INDICES if r[str(i)]),
            above=r["above"],
            note=r["note"],
            status=Status(r["status"]),
        )
        for r in read_csv("aqi", name, "breakpoints.csv")
    )
    levels = []
    for r in read_csv("aqi", name, "levels.csv"):
        red, green, blue = (int(part) for part in r["rgb"].split(","))
        high = int(r["high"]) if r["high"] else None
        levels.append(
            Level(int(r["low"]), high, r["level"], r["category"], r["colour"], (red, green, blue))
        )
    return Edition(document(f"aqi/{name}"), tables, tuple(levels))
