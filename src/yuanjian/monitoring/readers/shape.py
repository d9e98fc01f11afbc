"""What the columns of a table of measured values are: the header found, every column given its role."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, cast

from yuanjian.core.text import fold, squeeze
from yuanjian.monitoring.readers.declaration import Declaration, declared
from yuanjian.monitoring.readers.headers import (
    Measured,
    Role,
    is_second_row,
    measured,
    role_of,
    unit_in,
)
from yuanjian.monitoring.readers.problem import UnreadableSeries
from yuanjian.monitoring.readings import ITEMS
from yuanjian.norms.pollutants import pollutant

AIR: Final = {name: key for key, (name, _) in ITEMS.items()}
"""Name on the norms' shelf, or its symbol → key of an item of ambient air."""
_SEARCHED: Final = 60  # lines in which a header is looked for
_SYMBOLS = re.compile(r"^(?P<item>.+?)(?:\s+(?P<of>1h|8h|24h|max8h|max|min|sum|spot|flag))?$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place (from 1), its header as written, its role, and of measured ones what."""

    index: int
    header: str
    role: Role
    measured: Measured | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout that is known as such: what it declares, which headers it has."""

    name: str
    needs: frozenset[str]
    only: frozenset[str]
    without: frozenset[str]
    declaration: Declaration

    def fits(self, headers: frozenset[str]) -> bool:
        """Whether a table with these headers has this layout."""
        return (
            self.needs <= headers
            and not self.without & headers
            and (not self.only or headers <= self.only)
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: the line of its header, its columns, and the layout if it is a known one."""

    header_line: int
    columns: tuple[Column, ...]
    layout: Layout | None = None
    unread: tuple[str, ...] = ()
    doubled: tuple[tuple[str, str], ...] = ()
    """Headers of columns that say the same as an earlier one and are not read, with the header of that."""
    day: date | None = None
    """The one date that titles above the header name, for times that say the hour alone."""

    def of(self, *roles: Role) -> tuple[Column, ...]:
        """The columns of these roles, in the order of the roles."""
        return tuple(c for role in roles for c in self.columns if c.role == role)

    @property
    def long(self) -> bool:
        """Whether items stand below one another: a column names them, one holds the values."""
        return bool(self.of("item") and self.of("value", "across"))

    @property
    def point(self) -> Column | None:
        """The column that names the point: its number before its name."""
        return next(iter(self.of("point", "name")), None)


def shaped(records: Sequence[tuple[int, Sequence[str]]], declaration: Declaration) -> Shape:
    """The header among the first records, and the role of every column below it.

    Raises:
        UnreadableSeries: no row looks like a header (``no_header``), none says the time, or nothing was measured.
    """
    best: Shape | None = None
    for index, (line, cells) in enumerate(records[:_SEARCHED]):
        if sum(bool(c) for c in cells) < 2:
            continue
        below = records[index + 1] if index + 1 < len(records) else None
        shape = _with_second(line, cells, below, declaration) or _shape(line, cells, declaration)
        if _timed(shape) and _valued(shape):
            return replace(shape, day=_titled(records[:index]))
        if best is None or _score(shape) > _score(best):
            best = shape
    raise _refused(best)


_EXPORTED = re.compile("导出|打印|制表|生成|下载|查询")
_DATE = re.compile(r"(?<!\d)(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)")


def _titled(above: Sequence[tuple[int, Sequence[str]]]) -> date | None:
    """The date of a day's report: the only one above its header, but for when it was exported."""
    said = [fold(c) for _, cells in above for c in cells if not _EXPORTED.search(c)]
    found = {tuple(map(int, m.groups())) for text in said for m in _DATE.finditer(text)}
    if len(found) != 1:
        return None
    try:
        return date(*found.pop())
    except (ValueError, TypeError):
        return None


def _with_second(
    line: int,
    cells: Sequence[str],
    below: tuple[int, Sequence[str]] | None,
    declaration: Declaration,
) -> Shape | None:
    """The shape of a header of two rows: items above units (mg/L) or statistics (平均值, 最大值, 标记)."""
    if below is None:
        return None
    # A cell that is merged over both rows says the same in both.
    tops = [*cells, *[""] * (len(below[1]) - len(cells))]
    unders = [*below[1], *[""] * (len(cells) - len(below[1]))]
    unders = ["" if under == top else under for top, under in zip(tops, unders, strict=True)]
    if not is_second_row(unders):
        return None
    above = ""
    headers = []
    for top, under in zip(tops, unders, strict=True):
        above = top or (above if under else "")
        headers.append(f"{above}({unit})" if (unit := unit_in(under)) else f"{above}{under}")
    return _shape(below[0], headers, declaration)


def _shape(line: int, cells: Sequence[str], declaration: Declaration) -> Shape:
    layout = layout_of(cells)
    said = {_key(h): role for h, role in declaration.columns.items()}
    known = {_key(h): role for h, role in layout.declaration.columns.items()} if layout else {}
    columns = tuple(
        _column(index, header, said.get(_key(header)) or known.get(_key(header)))
        for index, header in enumerate(cells, start=1)
    )
    columns, doubled = _without_doubles(_settled(columns))
    unread = tuple(c.header for c in columns if c.role == "unread" and c.header)
    if _across(columns):
        columns = tuple(
            replace(c, role="across") if c.role == "unread" and c.header else c for c in columns
        )
        unread = ()
    return Shape(line, columns, layout, unread, doubled)


def _across(columns: tuple[Column, ...]) -> bool:
    """Points side by side: a column names the item, none holds values, and further columns are called like points."""
    roles = {c.role for c in columns}
    further = [c for c in columns if c.role == "unread" and c.header]
    return (
        any(role_of(c.header) == "item" for c in columns)
        and not roles & {"value", "value_of", "point", "name"}
        and bool(further)
    )


_SAID_ROLES: Final[Mapping[str, Role]] = {
    "站点": "point", "站点名称": "name", "企业": "owner",
    "时间": "time", "日期": "date", "时刻": "clock", "项目": "item", "值": "value", "单位": "unit",
    "标记": "flag", "不读": "unread", "-": "unread", "年": "year", "月": "month", "日": "day", "时": "hour", "分": "minute",
}  # fmt: skip


def _column(index: int, header: str, said: str | None) -> Column:
    if said:
        if role := _SAID_ROLES.get(said):
            return Column(index, header, role)
        if what := _said_item(said):
            unit = measured(header)
            return Column(
                index,
                header,
                "value_of",
                replace(what, unit=what.unit or (unit.unit if unit else "")),
            )
        raise UnreadableSeries(
            "declaration",
            f"来源声明里“{header}”列写作“{said}”，不认识",
            f"可以写项目名称，或：{'、'.join(_SAID_ROLES)}",
        )
    if role := role_of(header):
        return Column(index, header, role)
    what = measured(header)
    if what is None or what.stat == "index":
        return Column(index, header, "unread")
    return Column(index, header, "flag_of" if what.stat == "flag" else "value_of", what)


def _said_item(said: str) -> Measured | None:
    """«o3 8h», «化学需氧量», «PM2.5 max»."""
    found = _SYMBOLS.match(said.strip())
    if found is None:
        return None
    item, of = found["item"], found["of"] or ""
    name = ITEMS[item][0] if item in ITEMS else None
    known = pollutant(name or item)
    if known is None:
        return measured(said)
    windows = {"1h": 1, "8h": 8, "24h": 24, "max8h": 80}
    stat = of if of and of not in windows else "mean"
    return Measured(known.name, cast(Any, stat), window=windows.get(of, 0))


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Roles that depend on other columns: «小时» beside «日期» is the hour of that day, beside nothing no time."""
    roles = {c.role for c in columns}
    changed = []
    for column in columns:
        role = column.role
        if role == "value" and not roles & {"item"} and "value_of" in roles:
            role = "unread"  # a mean beside columns that say what they measured
        if role == "unit" and "value" not in roles:
            role = "unread"
        changed.append(replace(column, role=role))
    return tuple(changed)


def _without_doubles(
    columns: tuple[Column, ...],
) -> tuple[tuple[Column, ...], tuple[tuple[str, str], ...]]:
    """Of two columns for one quantity the first is read: which of them is right, only a person knows."""
    seen: dict[Measured, str] = {}
    kept, doubled = [], []
    for column in columns:
        if column.role == "value_of" and column.measured:
            what = replace(column.measured, unit="")
            if what in seen:
                doubled.append((column.header, seen[what]))
                column = replace(column, role="unread")
            else:
                seen[what] = column.header
        kept.append(column)
    return tuple(kept), tuple(doubled)


def _timed(shape: Shape) -> bool:
    return bool(shape.of("time", "date") or (shape.of("year") and shape.of("month")))


def _valued(shape: Shape) -> bool:
    return bool(shape.of("value_of", "value", "across"))


def _score(shape: Shape) -> int:
    return sum(c.role != "unread" for c in shape.columns)


def _refused(best: Shape | None) -> UnreadableSeries:
    if best is None or _score(best) == 0:
        return UnreadableSeries(
            "no_header",
            "没有找到表头",
            "表头一行要有时间列和监测项目列，如 时间,SO2,NO2；没有表头的文件请补上一行",
        )
    heads = "、".join(c.header for c in best.columns if c.header)[:80]
    if not _timed(best):
        return UnreadableSeries(
            "no_time",
            f"第{best.header_line}行像表头（{heads}），但没有时间列",
            "请在来源声明的“列”中写明，如 列: {采样日: 时间}",
        )
    return UnreadableSeries(
        "no_values",
        f"第{best.header_line}行像表头（{heads}），但没有认得的监测项目",
        "请在来源声明的“列”中写明，如 列: {浓度A: 化学需氧量}",
    )


def _key(header: str) -> str:
    return squeeze(fold(header)).lower()


def layout_of(cells: Sequence[str]) -> Layout | None:
    """The known layout with these headers."""
    headers = frozenset(_key(c) for c in cells if c)
    return next((each for each in layouts() if each.fits(headers)), None)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout of ``layouts/``."""
    import yaml

    folder = files("yuanjian.monitoring.readers").joinpath("layouts")
    made = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".yaml"):
            told = yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            made.append(_layout(told))
    return tuple(made)


def _layout(told: dict[str, Any]) -> Layout:
    name, needs, only, without = (told.pop(k, []) for k in ("name", "needs", "only", "without"))
    return Layout(name, frozenset(needs), frozenset(only), frozenset(without), declared(told, name))
