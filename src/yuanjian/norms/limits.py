"""Limit values of environmental standards, by item, grade and date.

The law is chosen by the date of observation: «GB 3095» is the 2012 edition up to 2026-02-28, and
from 2026-03-01 the edition of 2026, first with its transition limits. A standard that sets no limit
for an item gives None; a standard that we do not have is an error, never «no limit».

The tables are CSV files in ``shelf/limits/<norm>/``, one row an item and case, one column a grade
(``all``: whatever the grade). Cells are kept as printed.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
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
from yuanjian.norms.pollutants import pollutant, spelling_key

Direction = Literal["<=", ">=", "<", ">", "range", "outside", "absent", "text", "change"]

_FIXED = frozenset(
    {"table", "no", "item", "applies", "unit", "direction", "all", "note", "certainty", "status"}
)
_NUMBER = r"-?\d+(?:\.\d+)?"
_ONE_SIDED = re.compile(rf"^([<>≤≥])({_NUMBER})(?:（.*）)?$")
_RANGE = re.compile(rf"^({_NUMBER})~({_NUMBER})$")
_TWO_SIDES = re.compile(rf"^({_NUMBER})≤pH<{_NUMBER}或{_NUMBER}<pH≤({_NUMBER})$")
_OUTSIDE = re.compile(rf"^pH<({_NUMBER})或pH>({_NUMBER})$")
_SIGNS: Mapping[str, Direction] = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}


class UnknownStandard(KeyError):
    """A standard, edition or grade that is not on the shelf; the message says which, in Chinese."""

    def __str__(self) -> str:
        return str(self.args[0])


class Ambiguous(ValueError):
    """The standard sets several limits for the item; ``choices`` are the cases to choose from."""

    def __init__(self, message: str, choices: tuple[str, ...]) -> None:
        super().__init__(message)
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit.

    ``text`` is the cell as printed. ``value`` is the figure of a one-sided limit, ``low`` and
    ``high`` those of a range (``outside``: the class begins beyond them). ``absent`` means 不得检出,
    ``text`` and ``change`` cannot be compared with a number.
    """

    document: Document
    clause: str
    item: str
    grade: str
    applies: str
    unit: str
    direction: Direction
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    certainty: str
    status: Status
    note: str
    attributes: Mapping[str, str]

    @property
    def norm(self) -> str:
        """Id of the norm on the shelf."""
        return self.document.id

    def met_by(self, measured: Decimal | Fraction) -> bool | None:
        """Whether a value in ``unit`` meets the limit; None where a number cannot tell. Exact, also of a mean."""
        number = measured if isinstance(measured, Fraction) else Fraction(measured)
        match self.direction:
            case "<=":
                return None if self.value is None else number <= Fraction(self.value)
            case ">=":
                return None if self.value is None else number >= Fraction(self.value)
            case "<":
                return None if self.value is None else number < Fraction(self.value)
            case ">":
                return None if self.value is None else number > Fraction(self.value)
            case "range" | "outside":
                if self.low is None or self.high is None:
                    return None
                inside = Fraction(self.low) <= number <= Fraction(self.high)
                return inside if self.direction == "range" else not inside
            case _:
                return None


@dataclass(frozen=True)
class Standard:
    """A standard with its tables. ``grades`` and ``conditions``: key → the ways to say it."""

    document: Document
    family: str
    condition: str
    conditions: Mapping[str, tuple[str, ...]]
    grades: Mapping[str, tuple[str, ...]]
    tables: tuple[tuple[str, date | None, date | None], ...]

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Mapping[str, str], ...]]:
        name = self.document.id.removeprefix("limits/")
        return {file: tuple(read_csv("limits", name, file)) for file, _, _ in self.tables}

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, tuple[Mapping[str, str], ...]]]:
        """Rows by file and item; items that are one pollutant come together."""
        index: dict[str, dict[str, tuple[Mapping[str, str], ...]]] = {}
        for file, rows in self._rows.items():
            by_item = index.setdefault(file, {})
            for row in rows:
                key = _item_key(row["item"])
                by_item[key] = (*by_item.get(key, ()), row)
        return index

    def rows(self, on: date) -> tuple[Mapping[str, str], ...]:
        """The rows of the table that applies on that day."""
        return self._rows[self._file(on)]

    def rows_of(self, item: str, on: date) -> tuple[Mapping[str, str], ...]:
        """The rows of one item in the table that applies on that day."""
        return self._index[self._file(on)].get(_item_key(item), ())

    def _file(self, on: date) -> str:
        """The table for a day: the one in force then, else the nearest (a dated edition was named)."""
        for file, _, until in self.tables:
            if until is None or on <= until or file == self.tables[-1][0]:
                return file
        raise Malformed(self.document.id, "no tables")

    def grade(self, said: str) -> str:
        """The key of a grade or class as somebody says it (Ⅲ, III类, 三类 …).

        Raises:
            UnknownStandard: the standard has no such grade.
        """
        wanted = _plain(said)
        for key, ways in self.grades.items():
            if wanted in {_plain(key), *map(_plain, ways)}:
                return key
        known = "、".join(ways[0] for ways in self.grades.values())
        raise UnknownStandard(f"{self.document.number}没有“{said}”这一级别，可用：{known}")

    def case(self, said: str) -> str:
        """A case (water body, averaging period …) as the tables name it."""
        wanted = _plain(said)
        for name, ways in self.conditions.items():
            if wanted in {_plain(name), *map(_plain, ways)}:
                return name
        return said


def limit(
    standard: str, item: str, grade: str = "", *, on: date, applies: str = ""
) -> Limit | None:
    """The limit for an item on a day, or None where the standard sets none.

    Args:
        standard: number with or without year, or title; a grade may follow it, as in
            «GB 18918—2002 一级A». Without a year, the edition in force on the day; an edition
            that is named is used also outside of its time (ask ``document.rules_on``).
        item: any spelling of the pollutant.
        grade: class or grade; may be left out where the limit does not depend on it.
        on: date of observation.
        applies: case where the standard tells cases apart (河流, 日平均, 其他排污单位 …).

    Raises:
        UnknownStandard: no such standard, edition or grade on the shelf, or none in force that day.
        Ambiguous: the case or the grade decides and was not said.
    """
    found, said_grade = find_standard(standard, on)
    key = found.grade(grade or said_grade) if grade or said_grade else ""
    row = _fitting(found, item, on, found.case(applies) if applies else "")
    if row is None:
        return None
    if row["direction"] == "change":
        return _made(found, row, "", "")
    if cell := row.get("all", ""):
        return _made(found, row, "", cell)
    if not key:
        ways = tuple(w[0] for k, w in found.grades.items() if row[k])
        raise Ambiguous(
            f"{found.document.number}{item}的限值按级别分列，请指明：{'、'.join(ways)}", ways
        )
    return _made(found, row, key, row[key]) if row[key] else None


def find_standard(said: str, on: date) -> tuple[Standard, str]:
    """The standard that a text names, and what follows its name (a grade, or nothing).

    Raises:
        UnknownStandard: it is not on the shelf, or no edition of it is in force on that day.
    """
    plain = _plain(said)
    for each in standards():
        for name in (each.document.number, each.document.id):
            if plain.startswith(_plain(name)):
                return each, plain.removeprefix(_plain(name))
    undated = [
        (each, plain.removeprefix(_plain(name)))
        for each in standards()
        for name in (each.family, each.document.title)
        if _begins(plain, name)
    ]
    for each, rest in undated:
        if each.document.rules_on(on):
            return each, rest
    if undated:
        raise UnknownStandard(f"“{said}”在{on}没有已收录的现行版本")
    raise UnknownStandard(f"标准库中没有“{said}”")


@cache
def standards() -> tuple[Standard, ...]:
    """Every standard on the shelf, by folder name."""
    return tuple(map(_read, folders("limits")))


def limits(standard: str, *, on: date) -> Iterator[Limit]:
    """Every limit of a standard on a day, in the order of its tables."""
    found, _ = find_standard(standard, on)
    for row in found.rows(on):
        if row["direction"] == "change":
            yield _made(found, row, "", "")
        for key in ("all", *found.grades):
            if row.get(key):
                yield _made(found, row, "" if key == "all" else key, row[key])


def _begins(plain: str, name: str) -> bool:
    """Whether a folded text begins with a name that no digit follows (GB 3095, not GB 30951)."""
    rest = plain.removeprefix(_plain(name))
    return rest != plain and not re.match(r"\d", rest)


def _read(name: str) -> Standard:
    told = read_yaml("limits", name, "norm.yaml")
    return Standard(
        document=document(f"limits/{name}"),
        family=told["family"],
        condition=told.get("condition", ""),
        conditions={k: tuple(v) for k, v in told.get("conditions", {}).items()},
        grades={k: tuple(v) for k, v in told["grades"].items()},
        tables=tuple(
            (t["file"], day_of(t.get("in_force", "")), day_of(t.get("until", "")))
            for t in told["tables"]
        ),
    )


def _fitting(found: Standard, item: str, on: date, applies: str) -> Mapping[str, str] | None:
    """The one row that fits the case; None: the standard has no row for the item in that case."""
    rows = found.rows_of(item, on)
    general = [row for row in rows if not row["applies"]]
    if applies:
        fitting = [row for row in rows if _plain(row["applies"]) == _plain(applies)] or general
        return fitting[0] if fitting else None
    if general or not rows:
        return general[0] if general else None
    choices = tuple(row["applies"] for row in rows)
    what = found.condition or "情形"
    raise Ambiguous(
        f"{found.document.number}{item}的限值按{what}分列，请指明：{'；'.join(choices)}", choices
    )


def _made(found: Standard, row: Mapping[str, str], grade: str, cell: str) -> Limit:
    direction, value, low, high = _parsed(cell, row["direction"], found.document.id)
    table, no = row["table"], row["no"]
    return Limit(
        document=found.document,
        clause=f"{table}第{no}项" if table and no else table,
        item=row["item"],
        grade=found.grades[grade][0] if grade else "",
        applies=row["applies"],
        unit=row["unit"],
        direction=direction,
        text=cell or row["note"],
        value=value,
        low=low,
        high=high,
        certainty=row["certainty"],
        status=Status(row["status"]),
        note=row["note"],
        attributes={
            k: v for k, v in row.items() if v and k not in _FIXED and k not in found.grades
        },
    )


_Parsed = tuple[Direction, Decimal | None, Decimal | None, Decimal | None]


def _parsed(cell: str, direction: str, where: str) -> _Parsed:
    """A cell as (direction, value, low, high); ``direction`` is that of a bare number in its row."""
    if direction == "change":
        return "change", None, None, None
    if direction == "text":
        return "text", None, None, None
    if cell == "不得检出":
        return "absent", None, None, None
    if m := _RANGE.match(cell) or _TWO_SIDES.match(cell):
        return "range", None, Decimal(m[1]), Decimal(m[2])
    if m := _OUTSIDE.match(cell):
        return "outside", None, Decimal(m[1]), Decimal(m[2])
    if m := _ONE_SIDED.match(cell):
        return _SIGNS[m[1]], Decimal(m[2]), None, None
    if re.fullmatch(_NUMBER, cell) and direction in ("<=", ">="):
        return "<=" if direction == "<=" else ">=", Decimal(cell), None, None
    raise Malformed(where, f"cell {cell!r}")


def _item_key(item: str) -> str:
    known = pollutant(item)
    return known.name if known else spelling_key(item).lower()


def _plain(text: str) -> str:
    """Folded: half width, upper case, no blanks, dashes or title marks."""
    plain = re.sub(r"[\s\-‐‑‒–—―－《》()]", "", unicodedata.normalize("NFKC", text).upper())
    return re.sub(r"(?:类|标准)$", "", plain)
