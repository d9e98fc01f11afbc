"""The air quality index: break points of each item, and the levels. Computing it is not done here."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from yuanjian.norms.document import (
    Document,
    Malformed,
    Status,
    day_of,
    document,
    folders,
    read_csv,
    read_yaml,
)

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
class Measure:
    """A concentration that an index looks at: ``key`` is its column, ``period`` names its break points.

    ``role`` «counted»: part of the index; «instead»: used only where the same item's table ends.
    """

    kind: Literal["hour", "day"]
    key: str
    item: str
    period: str
    role: Literal["counted", "instead"]
    note: str
    status: Status


@dataclass(frozen=True, slots=True)
class Publication:
    """Whether an index is published while an item is missing, from ``first`` to ``last`` (None: open).

    One of ``needs`` must be there (empty: none in particular). ``above`` and ``below`` say «yes»,
    «no» or «unknown» for an index of the items present over ``over``, and for one up to it.
    """

    first: date | None
    last: date | None
    needs: tuple[str, ...]
    over: int
    above: str
    below: str
    clause: str
    basis: str
    status: Status


@dataclass(frozen=True, slots=True)
class Edition:
    """HJ 633 as in force on a day. Items are SO2 NO2 PM10 CO O3 PM2.5; periods 1h, 8h, 24h.

    A primary pollutant is named above ``primary_above``. ``withheld``: while an item is missing, an
    index up to this one is not given, by ``withheld_clause`` (None: the edition has no such rule).
    """

    document: Document
    breakpoints: tuple[Breakpoints, ...]
    levels: tuple[Level, ...]
    measures: tuple[Measure, ...]
    publication: tuple[Publication, ...]
    primary_above: int
    withheld: int | None
    withheld_clause: str

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


def editions() -> tuple[Edition, ...]:
    """Every edition on the shelf, oldest first."""
    found = map(_read, folders("aqi"))
    return tuple(sorted(found, key=lambda e: e.document.in_force or date.min))


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
    told = read_yaml("aqi", name, "norm.yaml")
    withheld = told.get("withheld", {})
    return Edition(
        document=document(f"aqi/{name}"),
        breakpoints=tables,
        levels=tuple(levels),
        measures=tuple(map(_measure, read_csv("aqi", name, "measures.csv"))),
        publication=tuple(map(_publication, read_csv("aqi", name, "publication.csv"))),
        primary_above=int(told["primary_above"]),
        withheld=int(withheld["up_to"]) if withheld else None,
        withheld_clause=withheld.get("clause", ""),
    )


def _measure(row: dict[str, str]) -> Measure:
    if row["kind"] not in ("hour", "day") or row["role"] not in ("counted", "instead"):
        raise Malformed("aqi", f"measures.csv: {row['kind']}, {row['role']}")
    kind: Literal["hour", "day"] = "hour" if row["kind"] == "hour" else "day"
    role: Literal["counted", "instead"] = "counted" if row["role"] == "counted" else "instead"
    return Measure(
        kind, row["measure"], row["item"], row["period"], role, row["note"], Status(row["status"])
    )


def _publication(row: dict[str, str]) -> Publication:
    return Publication(
        first=day_of(row["first"]),
        last=day_of(row["last"]),
        needs=tuple(filter(None, row["needs"].split("|"))),
        over=int(row["over"]),
        above=row["above"],
        below=row["below"],
        clause=row["clause"],
        basis=row["basis"],
        status=Status(row["status"]),
    )
