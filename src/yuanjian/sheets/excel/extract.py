"""The rows of a list sheet: what is data, what is furniture, and what stands in a cell only by reference.

Furniture (example, units, column numbers, totals, repeated headers, notes under the table) is left out; 同上
and merged cells are filled, and said so; a formula without a saved value is an error at its cell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yuanjian.core.evidence import Place
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.rounding import plain
from yuanjian.core.text import header_key, squeeze
from yuanjian.core.units import unit
from yuanjian.sheets.cells import written
from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.cellscan import column_letters
from yuanjian.sheets.excel.layout import Layout
from yuanjian.sheets.excel.received import RawRow, SheetRead, sheet_problem
from yuanjian.sheets.excel.workbook import Grid, spot_name
from yuanjian.sheets.problem import Level, Problem

EXAMPLE = "示例"
_TOTAL = re.compile(r"^(?:合计|小计|总计|共计|累计|总和|本页合计|本页小计)[:：]?$")
_DITTO = re.compile(r"^(?:同上|同上行|〃|″|〞|〟|\"|''|“|”)$")
_NOTE = re.compile(
    r"^(?:注|备注|说明|填表说明|填表人|填报人|制表人?|制表单位|审核人?|负责人|单位负责人|填报日期|填表日期)\d*[:：．.、]"
)
_FIRST_ROWS = 4


def furniture_word(text: str) -> bool:
    """Whether a cell that says this is never data: 同上, 合计, 注：…"""
    plain = squeeze(text)
    return bool(_DITTO.match(plain) or _TOTAL.match(plain) or _NOTE.match(plain))


@dataclass(slots=True)
class _Reading:
    """The work on one worksheet."""

    grid: Grid
    layout: Layout
    place: Place
    columns: dict[str, tuple[int, Column]]
    fills: dict[tuple[int, int], int]
    units: dict[str, str]
    above: dict[str, tuple[object, int]] = field(default_factory=dict)
    totals: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def extract(grid: Grid, layout: Layout, file: str, sha256: str) -> SheetRead:
    """All data rows of a worksheet, read as the layout says."""
    form = layout.form
    columns = {
        k: (n, form.columns[k]) for k, n in layout.columns.items() if not form.columns[k].computed
    }
    place = Place(file, grid.name, sha256=sha256)
    work = _Reading(grid, layout, place, columns, _fills(grid, layout), dict(layout.units))
    rows = tuple(_rows(work))
    work.problems += _remarks(work)
    letters = {k: column_letters(n) for k, n in layout.columns.items()}
    return SheetRead(layout.no, grid.name, rows, letters, _unknown(work), tuple(work.problems))


def _rows(work: _Reading) -> Iterator[RawRow]:
    last = work.layout.header[1]
    for number in work.grid.rows:
        if number <= last or _furniture(work, number, number - last):
            continue
        row = _row(work, number)
        if row.values or row.problems:
            yield row


def _furniture(work: _Reading, number: int, nth: int) -> bool:
    """Whether a row below the header is no data; ``nth`` counts from 1 behind the header."""
    if work.layout.mark and work.grid.text(number, work.layout.mark) == EXAMPLE:
        _example_kept(work, number)
        return True
    said = {k: t for k, (n, _) in work.columns.items() if (t := work.grid.text(number, n))}
    if nth <= _FIRST_ROWS and said and (_is_units(work, said) or _is_numbering(said)):
        return True
    if _is_total(work, number):
        work.totals.append(number)
        return True
    return _is_header(work, said) or _is_note(work, number)


def _example_kept(work: _Reading, number: int) -> None:
    """An example row with other words than ours may be somebody's data: say that it is left out."""
    told = [
        c.header
        for k, (n, c) in work.columns.items()
        if (said := work.grid.text(number, n)) and said != c.example.strip()
    ]
    if told:
        work.problems.append(
            sheet_problem(
                "doubt",
                f"第{number}行标记为“{EXAMPLE}”，未导入，但“{told[0]}”等{len(told)}格已改动",
                work.place,
                f"若是真实数据，请删去这一行“标记”列的“{EXAMPLE}”后再导入",
            )
        )


def _is_units(work: _Reading, said: Mapping[str, str]) -> bool:
    """A row of units and types under the header; its units count like those in the header."""
    hits = {}
    for key, text in said.items():
        column = work.columns[key][1]
        if text == column.unit_line or (column.unit and unit(text) is not None):
            hits[key] = text
    if len(hits) * 2 < len(said) or not hits:
        return False
    for key, text in hits.items():
        found = unit(text)
        if found is not None and found.name != work.columns[key][1].unit:
            work.units[key] = found.name
    return True


def _is_numbering(said: Mapping[str, str]) -> bool:
    """A row that only numbers the columns: 1 2 3 4 …, as forms have it under the header."""
    digits = [t for t in said.values() if t.isdigit()]
    others = [t for t in said.values() if not t.isdigit()]
    return (
        len(digits) >= 4
        and all(t in "甲乙丙丁" for t in others)
        and all(int(b) - int(a) == 1 for a, b in itertools.pairwise(digits))
    )


def _is_total(work: _Reading, number: int) -> bool:
    line = work.grid.rows[number]
    heads = [squeeze(written(v)) for v in line[:12] if v is not None][:2]
    return any(_TOTAL.match(h) for h in heads)


def _is_header(work: _Reading, said: Mapping[str, str]) -> bool:
    same = sum(header_key(t) == header_key(work.columns[k][1].header) for k, t in said.items())
    return same >= 2 and same * 2 > len(said)


def _is_note(work: _Reading, number: int) -> bool:
    """A lone «注：…» or «填表人：…» under the table."""
    held = [written(v) for v in work.grid.rows[number] if v is not None]
    return bool(held) and len(held) <= 4 and all(_NOTE.match(squeeze(t)) for t in held[:1])


def _row(work: _Reading, number: int) -> RawRow:
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for key, (column_number, column) in work.columns.items():
        spot = (number, column_number)
        raw = work.grid.value(number, column_number)
        if raw is None:
            if spot in work.grid.bare_formulas or spot in work.grid.errors:
                problems.append(no_value(work.grid, spot, column, work.place))
                continue
            raw = _merged(work, spot, column, problems)
        elif isinstance(raw, str) and _DITTO.match(raw.strip()):
            raw = _ditto(work, spot, column, problems)
        if raw is None:
            continue
        values[key] = with_unit(raw, work.units.get(key, ""))
        work.above[key] = (raw, number)
    place = Place(work.place.file, work.grid.name, number, "", work.place.sha256)
    return RawRow(place, values, tuple(problems))


def _at(work: _Reading, spot: tuple[int, int]) -> Place:
    return Place(work.place.file, work.grid.name, spot[0], spot_name(*spot), work.place.sha256)


def no_value(grid: Grid, spot: tuple[int, int], column: Column, sheet: Place) -> Problem:
    """The error of a cell that holds a formula without a saved value, or an error value."""
    shows = grid.errors.get(spot)
    if shows:
        said, mend = f"公式结果是错误值 {shows}", "请修正公式，或改为直接填写"
    else:
        said = "公式没有保存计算结果，读不出数值"
        mend = "请用 Excel 或 WPS 打开并重新保存，或改为直接填写"
    place = Place(sheet.file, sheet.sheet, spot[0], spot_name(*spot), sheet.sha256)
    return Problem("error", said, column.key, column.header, "", column.expected, mend, place)


def _merged(
    work: _Reading, spot: tuple[int, int], column: Column, problems: list[Problem]
) -> object:
    """The value of a vertically merged cell, for each of its rows that says something itself."""
    top = work.fills.get(spot)
    if top is None or not _says_something(work, spot[0]):
        return None
    raw = work.grid.value(top, spot[1])
    if raw is not None:
        problems.append(
            _told(work, spot, column, "info", f"合并单元格，按“{written(raw)[:30]}”读入")
        )
    return raw


def _says_something(work: _Reading, number: int) -> bool:
    return any(work.grid.value(number, n) is not None for n, _ in work.columns.values())


def _ditto(
    work: _Reading, spot: tuple[int, int], column: Column, problems: list[Problem]
) -> object:
    if column.key not in work.above:
        problems.append(
            _told(work, spot, column, "error", "写的是“同上”，但上方没有内容", "请填写具体内容")
        )
        return None
    raw, row = work.above[column.key]
    problems.append(
        _told(work, spot, column, "info", f"“同上”按第{row}行的“{written(raw)[:30]}”读入")
    )
    return raw


def _told(
    work: _Reading,
    spot: tuple[int, int],
    column: Column,
    level: Level,
    message: str,
    mend: str = "",
) -> Problem:
    said = work.grid.text(*spot)
    return Problem(level, message, column.key, column.header, said, "", mend, _at(work, spot))


def with_unit(raw: object, stated: str) -> object:
    """A bare number takes the unit that its header states; a number with its own unit keeps that."""
    if not stated or isinstance(raw, bool):
        return raw
    said = written(raw)
    try:
        read = read_number(said)
    except Unreadable:
        return raw
    if read.unit or read.nondetect:
        return raw
    return f"{'约' if read.approx else ''}{plain(read.value)}{stated}"


def _fills(grid: Grid, layout: Layout) -> dict[tuple[int, int], int]:
    """For every cell below the top of a vertical merge in the data: the row that holds its value."""
    fills = {}
    for top, left, bottom, right in grid.merges:
        if top > layout.header[1] and left == right:
            for row in range(top + 1, min(bottom, top + 5000) + 1):
                fills[row, left] = top
    return fills


def _unknown(work: _Reading) -> tuple[str, ...]:
    """Headed columns that hold something below the header and belong to no column of the sheet."""
    last = work.layout.header[1]
    found = []
    for number, header in work.layout.unknown:
        if any(row > last and work.grid.value(row, number) is not None for row in work.grid.rows):
            found.append(f"{column_letters(number)}列“{header[:30]}”")
    return tuple(found)


def _remarks(work: _Reading) -> Iterator[Problem]:
    if unknown := _unknown(work):
        yield sheet_problem(
            "doubt",
            f"有 {len(unknown)} 列不在本表列目中，未导入：{'、'.join(unknown[:12])}",
            work.place,
            "需要的内容请移到对应的列或“备注”",
        )
    if work.totals:
        rows = "、".join(str(n) for n in work.totals[:10])
        yield sheet_problem("info", f"第{rows}行是合计行，未导入（合计由系统计算）", work.place)
    hidden = sorted(
        n for n in work.grid.hidden_rows if n > work.layout.header[1] and n in work.grid.rows
    )
    if hidden:
        rows = "、".join(str(n) for n in hidden[:10])
        yield sheet_problem(
            "doubt",
            f"有 {len(hidden)} 行被隐藏（第{rows}行等），已照常导入",
            work.place,
            "不要的行请删除",
        )
    if work.grid.hidden:
        yield sheet_problem(
            "doubt", "这张工作表是隐藏的，已照常导入", work.place, "不要的工作表请删除"
        )
