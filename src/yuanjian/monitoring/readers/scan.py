"""A staged table as SQL: the point, the time's text, and the measured cells one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from yuanjian.monitoring.readers import times
from yuanjian.monitoring.readers.headers import Role
from yuanjian.monitoring.readers.shape import Column, Shape
from yuanjian.monitoring.readers.terms import Terms

MARK: Final = "\x1f"
"""Between the columns of a staged file, and between item and unit in a key of a long table."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The staged view as SQL: the point, the time's text, and the measured cells one below the other."""

    shape: Shape
    terms: Terms

    @property
    def point(self) -> str:
        """SQL of the point's name, behind its owner's where the table has that; NULL where its cell is blank."""
        column = self.shape.point
        default = quoted(self.terms.point)
        point = f"nullif(trim(c{column.index}), '')" if column else default
        if not (owners := self.shape.of("owner")):
            return point
        owner = f"nullif(trim(c{owners[0].index}), '')"
        return f"if({point} IS NULL, NULL, concat_ws(' ', {owner}, {point}))"

    @property
    def time(self) -> str:
        """SQL of the time as one text, from whichever columns say it."""
        return _time(self.shape)

    @property
    def cells(self) -> str:
        """SQL: line, point, time, k (what is measured), raw, flag and part of every cell."""
        shape = self.shape
        parts = shape.of("part")
        told = ", ".join(f"trim(c{c.index})" for c in parts)
        part = f"nullif(concat_ws('{MARK}', {told}), '')" if parts else "CAST(NULL AS VARCHAR)"
        if across := shape.of("across"):
            points = ", ".join(quoted(c.header) for c in across)
            raws = ", ".join(f"trim(c{c.index})" for c in across)
            return (
                f"SELECT line, unnest([{points}]) AS point, {self.time} AS time, {long_key(shape)} AS k, "
                f"unnest([{raws}]) AS raw, CAST(NULL AS VARCHAR) AS flag, {part} AS part FROM _staged"
            )
        if shape.long:
            return (
                f"SELECT line, {self.point} AS point, {self.time} AS time, {long_key(shape)} AS k, "
                f"trim(c{shape.of('value')[0].index}) AS raw, {_one_flag(shape)} AS flag, {part} AS part "
                "FROM _staged"
            )
        measured_columns = wide_columns(shape)
        keys = ", ".join(f"'{c.index}'" for c in measured_columns)
        raws = ", ".join(f"trim(c{c.index})" for c in measured_columns)
        flags = ", ".join(_flag(shape, c) for c in measured_columns)
        return (
            f"SELECT line, {self.point} AS point, {self.time} AS time, unnest([{keys}]) AS k, "
            f"unnest([{raws}]) AS raw, unnest([{flags}]) AS flag, {part} AS part FROM _staged"
        )

    @property
    def shift(self) -> str:
        """SQL: what is added to a plain time to be in UTC+8."""
        minutes = 8 * 60 - int(self.terms.zone.total_seconds()) // 60
        return f"INTERVAL ({minutes}) MINUTE"


def wide_columns(shape: Shape) -> tuple[Column, ...]:
    """The columns that hold values, of a table that is not long."""
    return shape.of("value_of") or shape.of("value")


def long_key(shape: Shape) -> str:
    unit = shape.of("unit")
    item = f"trim(c{shape.of('item')[0].index})"
    return (
        f"concat({item}, '{MARK}', trim(c{unit[0].index}))" if unit else f"concat({item}, '{MARK}')"
    )


def _one_flag(shape: Shape) -> str:
    flags = shape.of("flag")
    return f"trim(c{flags[0].index})" if flags else "CAST(NULL AS VARCHAR)"


def _flag(shape: Shape, column: Column) -> str:
    """The flag of a measured column: its own, else the one of the record."""
    for each in shape.of("flag_of"):
        if each.measured and column.measured and each.measured.item == column.measured.item:
            return f"trim(c{each.index})"
    return _one_flag(shape)


def _time(shape: Shape) -> str:
    if dates := shape.of("date"):
        return _date_and_clock(
            shape, f"regexp_replace(trim(c{dates[0].index}), '[ T]0?0:00(:00)?$', '')"
        )
    if when := shape.of("time"):
        text = f"trim(c{when[0].index})"
        if (apart := shape.of("year")) and not shape.of("month"):
            return f"if(regexp_matches({text}, '^\\d{{4}}'), {text}, concat({_bare(apart[0])}, '-', {text}))"
        if shape.day:
            alone = f"regexp_full_match({text}, '{times.ALONE}')"
            return f"if({alone}, '{shape.day} ' || {text}, {text})"
        return text
    roles: tuple[Role, ...] = ("year", "month", "day", "hour", "minute")
    year, month, day, hour, minute = (
        _bare(p[0]) if (p := shape.of(role)) else "" for role in roles
    )
    text = f"{year} || '-' || {month}"
    if day:
        text += f" || '-' || {day}"
    if day and hour:
        text += f" || ' ' || {hour} || ':' || " + (f"lpad({minute}, 2, '0')" if minute else "'00'")
    return f"({text})"


def _date_and_clock(shape: Shape, day: str) -> str:
    """A date beside a time of day, or beside a time that says the date once more."""
    clock = shape.of("clock", "hour", "time")
    if not clock:
        return day
    hour = _bare(clock[0])
    whole = f"regexp_matches({hour}, '^\\d{{4}}[-/年.]|^\\d{{1,2}}[-/月]\\d')"
    ended = f"if(regexp_matches({hour}, '[:：时点]'), {hour}, {hour} || ':00')"
    return f"if({whole}, {hour}, {day} || ' ' || {ended})"


def _bare(column: Column) -> str:
    """SQL of a cell without the «.0» that a number of Excel may carry."""
    return f"regexp_replace(trim(c{column.index}), '\\.0+$', '')"


def quoted(text: str) -> str:
    """A text as SQL says it."""
    return "'" + text.replace("'", "''") + "'"
