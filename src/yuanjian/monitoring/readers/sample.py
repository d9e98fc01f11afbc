"""The first records of a table, read in Python: what questions can say about them without reading the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yuanjian.monitoring.quality.states import said
from yuanjian.monitoring.readers.headers import Measured, measured
from yuanjian.monitoring.readers.load import Prepared
from yuanjian.monitoring.readers.shape import Shape
from yuanjian.monitoring.readers.terms import item_key
from yuanjian.monitoring.readers.times import ALONE, TimeRead, Untimed, read_time
from yuanjian.monitoring.readers.values import read_value

_PREFERRED: Final = ("pm25", "pm10", "o3", "no2", "so2", "co")

Value = tuple[str, str, datetime, int]
"""Point, item, time as labelled, value in millionths of the unit that it is written in."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What the first records hold. ``grain`` is said or as their times look; «» when they have none."""

    values: tuple[Value, ...]
    grain: str
    flags: tuple[str, ...] = ()
    """What devices say that nobody knows, each once."""
    ranged: bool = False
    """Whether times say begin and end, so that no label is needed."""

    @property
    def start(self) -> datetime | None:
        """The earliest time."""
        return min((at for _, _, at, _ in self.values), default=None)

    @property
    def first(self) -> tuple[str, str]:
        """A point and an item that speak for all."""
        if not self.values:
            return ("", "")
        point = self.values[0][0]
        items = {item for p, item, _, _ in self.values if p == point}
        return point, next((i for i in _PREFERRED if i in items), self.values[0][1])

    def middle(self, item: str) -> int | None:
        """The median of an item's values; None without one."""
        held = sorted(v for _, i, _, v in self.values if i == item)
        return held[len(held) // 2] if held else None


def sample(one: Prepared) -> Sample:
    """Read the first records of a table."""
    values: list[Value] = []
    precisions: set[str] = set()
    clock: set[tuple[int, int]] = set()
    strange: set[str] = set()
    ranged: set[bool] = set()
    for line, cells in one.table.records:
        if line <= one.shape.header_line:
            continue
        read = _time(one, cells)
        if read is None:
            continue
        precisions.add(read.precision)
        ranged.add(read.ranged)
        clock.add((read.at.hour, read.at.minute))
        values += list(_values(one, cells, read.at))
        strange.update(_strange(one, cells))
    grain = one.terms.grain or _grain(precisions, clock)
    return Sample(tuple(values), grain, tuple(sorted(strange)), ranged == {True})


def _strange(one: Prepared, cells: Sequence[str]) -> Iterator[str]:
    for column in one.shape.of("flag", "flag_of"):
        flag = cells[column.index - 1].strip() if column.index <= len(cells) else ""
        if flag and said(flag, one.terms.flags) is None:
            yield flag


def _grain(precisions: set[str], clock: set[tuple[int, int]]) -> str:
    if not precisions:
        return ""
    if precisions == {"month"}:
        return "month"
    if len({minute for _, minute in clock}) > 1:
        return "minute"
    return "day" if clock == {(0, 0)} else "hour"


def _cell(shape: Shape, cells: Sequence[str], *roles: str) -> str:
    for column in shape.columns:
        if column.role in roles and column.index <= len(cells) and cells[column.index - 1]:
            return cells[column.index - 1]
    return ""


def _time(one: Prepared, cells: Sequence[str]) -> TimeRead | None:
    shape = one.shape
    if shape.of("time") and not shape.of("date"):
        year = _cell(shape, cells, "year")
        said = int(year) if year.isdecimal() else one.terms.year
        text = _cell(shape, cells, "time")
        alone = shape.day is not None and re.fullmatch(ALONE, text)
        return _read(f"{shape.day} {text}" if alone else text, one, said)
    if shape.of("date"):
        clock = _cell(shape, cells, "clock", "hour", "time")
        day = _cell(shape, cells, "date")
        return _read(
            f"{day} {clock}{':00' if clock.isdecimal() else ''}".strip(), one, one.terms.year
        )
    parts = [
        _cell(shape, cells, role).removesuffix(".0") for role in ("year", "month", "day", "hour")
    ]
    text = "-".join(p for p in parts[:3] if p) + (f" {parts[3]}:00" if parts[3] else "")
    return _read(text, one, one.terms.year)


def _read(text: str, one: Prepared, year: int | None) -> TimeRead | None:
    try:
        return read_time(text, year=year, offset=one.terms.zone, at_end=one.terms.label == "end")
    except Untimed:
        return None


def _values(one: Prepared, cells: Sequence[str], at: datetime) -> Iterator[Value]:
    shape, medium = one.shape, one.terms.medium
    point = _cell(shape, cells, "point") or _cell(shape, cells, "name") or one.terms.point
    if shape.long:
        what = measured(_cell(shape, cells, "item"))
        columns = [(c, what) for c in shape.of("value")]
    else:
        columns = [(c, c.measured) for c in shape.of("value_of") or shape.of("value")]
    for column, item in columns:
        if column.index > len(cells) or (item and not _counts(item)):
            continue
        read = read_value(cells[column.index - 1], one.terms.tokens)
        if read.state == "valid" and read.value is not None:
            yield point, item_key(item.item, medium) if item else column.header, at, read.value


def _counts(item: Measured) -> bool:
    return item.stat == "mean" and item.window <= 1
