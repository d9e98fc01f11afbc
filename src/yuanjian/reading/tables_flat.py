"""Tables that lost their ruling when a document became text, found again by how their lines stand.

Four shapes: each cell on a line of its own that begins with a tab, rows apart by a blank line, further lines
of a cell without a tab; cells of a row on one line, apart by tabs; cells apart by strokes; and
numbered rows of bare lines. Every line is looked at a
fixed number of times. What is not plainly a table stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from yuanjian.reading.tables_flat_numbered import numbered

Row = list[list[str]]
"""Cells of a row, each as its lines."""

_STROKES = "|｜│┃║"
_RULE = re.compile(r"[\s|｜:+\-=—─━┼├┤┌┐└┘┬┴│┃═╬╠╣╔╗╚╝╦╩]+$")
_ORDINAL = re.compile(r"[（(]?[0-9０-９]{1,4}[)）.、．]?$")
_SHORT = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its grid place (from 1). ``merged`` rows below it looked blank and were taken as part of it."""

    row: int
    column: int
    columns: int
    lines: tuple[str, ...]
    rows: int = 1


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table found among lines. ``merged``: blank cells on the left were taken as merged with those above;
    ``bare``: no mark parted its cells.
    """

    cells: tuple[Placed, ...]
    merged: bool
    bare: bool = False


def split(lines: Sequence[str]) -> Iterator[str | FlatTable]:
    """Lines in order, tables among them recognised."""
    at = 0
    while at < len(lines):
        for shape in (_stroked, _tabbed, _stacked, numbered):
            rows, end = shape(lines, at)
            if end > at:
                break
        else:
            yield lines[at]
            at += 1
            continue
        if rows:
            yield _table(rows, bare=shape is numbered)
        else:
            yield from lines[at:end]
        at = end


def _run(lines: Sequence[str], at: int, inside: Callable[[str], bool]) -> int:
    end = at
    while end < len(lines) and inside(lines[end]):
        end += 1
    return end


def _stacked(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Cells on own lines. Rejected lines come back as text at once, so that none is tried twice."""
    rows: list[Row] = []
    end = at
    while end < len(lines) and lines[end].startswith("\t"):
        row: Row = []
        while end < len(lines) and lines[end].strip(" \r") != "":
            if lines[end].startswith("\t"):
                row.append([lines[end][1:]])
            else:
                row[-1].append(lines[end])
            end += 1
        rows.append(row)
        if end < len(lines):
            end += 1
    return (rows, end) if _plainly_stacked(rows) else ([], end)


def _plainly_stacked(rows: list[Row]) -> bool:
    if len(rows) < 2:
        return False
    width, often = _usual(rows)
    if width < 2 or len(rows[0]) < 2 or often * 2 < len(rows):
        return False
    sentences = any(line.rstrip().endswith(("。", "；", "！")) for cell in rows[0] for line in cell)
    return not sentences or (len(rows) >= 3 and width >= 3 and often == len(rows))


def _tabbed(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Cells of a row apart by tabs."""

    def inside(line: str) -> bool:
        return "\t" in line.strip() and not line.isspace()

    end = _run(lines, at, inside)
    if end - at < 2:
        return [], at
    split_lines = [line.rstrip("\r\n").split("\t") for line in lines[at:end]]
    if all(not cells[0].strip() for cells in split_lines):
        split_lines = [cells[1:] for cells in split_lines]
    rows = [[[c] for c in cells] for cells in split_lines]
    width, often = _usual(rows)
    good = width >= 2 and often * 10 >= len(rows) * 7
    return (rows, end) if good else ([], end)


def _stroked(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Cells apart by strokes, rules of dashes between some rows."""

    def inside(line: str) -> bool:
        return sum(line.count(s) for s in _STROKES) >= 2 or (
            len(line.strip()) > 2 and _RULE.match(line) is not None and not line.isspace()
        )

    if not any(s in lines[at] for s in "|｜│┃+┌╔"):
        return [], at
    end = _run(lines, at, inside)
    if end - at < 2:
        return [], at
    groups: list[list[list[str]]] = [[]]
    rules = 0
    for line in lines[at:end]:
        if _RULE.match(line) and any(c in "-=—─━═┼┴┬" for c in line):
            rules += 1
            groups.append([])
        else:
            groups[-1].append(_cells(line))
    groups = [g for g in groups if g]
    rows: list[Row]
    if len(groups) >= 3 and rules > len(groups):
        rows = [_folded_group(g) for g in groups]
    else:
        rows = [[[c] for c in cells] for g in groups for cells in g]
    width, often = _usual(rows)
    good = len(rows) >= 2 and width >= 2 and often * 10 >= len(rows) * 7
    return (rows, end) if good else ([], end)


def _cells(line: str) -> list[str]:
    text = re.sub(rf"(?<!\\)[{_STROKES}]", "\0", line.strip()).replace("\\|", "|")
    return [c.strip() for c in text.removeprefix("\0").removesuffix("\0").split("\0")]


def _folded_group(group: list[list[str]]) -> Row:
    """Lines between two rules of a drawn grid are one row: a cell's lines one below another."""
    width = max(len(cells) for cells in group)
    return [
        [cells[i] for cells in group if i < len(cells) and cells[i]] or [""] for i in range(width)
    ]


def _usual(rows: list[Row]) -> tuple[int, int]:
    """The usual number of cells in a row, and in how many rows it is so."""
    counts = Counter(len(row) for row in rows)
    if not counts:
        return 0, 0
    width, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return width, often


def _table(rows: list[Row], bare: bool) -> FlatTable:
    width, _ = _usual(rows)
    placed = [_placed(row, rows, i, width) for i, row in enumerate(rows)]
    cells, merged = _merged_down(placed, width)
    return FlatTable(tuple(cells), merged, bare)


def _placed(row: Row, rows: list[Row], index: int, width: int) -> list[Placed]:
    """The cells of a row at their columns; a row with fewer cells than usual has wide ones."""
    number, count = index + 1, len(row)
    spans = [1] * count
    lacking = width - count
    if lacking > 0:
        leading = _leading_blanks(rows[1]) if index == 0 and len(rows) > 1 else 0
        groups = _group_depth(rows[1:], width) if index == 0 else 0
        if 0 < leading < count:
            spans[leading:] = _shared(count - leading, width - leading)
        elif 1 < groups < count:  # the heading over groups is wide enough for what they group
            spans[groups - 1] += lacking
        elif count > 1 and len("".join(row[-1])) <= _SHORT:
            spans[-2] += lacking
        else:
            spans[-1] += lacking
    out, column = [], 1
    for lines, span in zip(row, spans, strict=True):
        out.append(Placed(number, column, span, tuple(lines)))
        column += span
    return out


def _shared(cells: int, columns: int) -> list[int]:
    """Columns shared out among cells, evenly; the last ones are the wider where it does not come out even."""
    least, more = divmod(columns, cells)
    return [least] * (cells - more) + [least + 1] * more


def _blank(cell: Placed | list[str]) -> bool:
    lines = cell.lines if isinstance(cell, Placed) else cell
    return not "".join(lines).strip()


def _leading_blanks(row: Row) -> int:
    return next((i for i, cell in enumerate(row) if not _blank(cell)), 0)


def _group_depth(rows: list[Row], width: int) -> int:
    """How many columns from the left are blank in some row below a filled one."""
    depth = 0
    for row in rows:
        if len(row) == width:
            depth = max(depth, _leading_blanks(row))
    return depth


def _merged_down(rows: list[list[Placed]], width: int) -> tuple[list[Placed], bool]:
    """Blank cells at the left of a row, as a grouping cell that reaches down leaves them, go to the cell above."""
    grouping = _grouping_columns(rows, width)
    above: dict[int, int] = {}
    out: list[Placed] = []
    guessed = False
    for row in rows:
        gone = _continuing(row, grouping)
        for i, cell in enumerate(row):
            owner = above.get(cell.column)
            if i in gone and owner is not None and out[owner].columns == cell.columns:
                up = out[owner]
                out[owner] = Placed(up.row, up.column, up.columns, up.lines, cell.row - up.row + 1)
                guessed = True
                continue
            above[cell.column] = len(out)
            out.append(cell)
    return out, guessed


def _continuing(row: list[Placed], grouping: set[int]) -> set[int]:
    """Indexes of the cells of a row that continue those above."""
    first = next((i for i, cell in enumerate(row) if not _blank(cell)), None)
    if first is None:
        return set()
    if first > 0:
        return set(range(first))
    if not _ORDINAL.match("".join(row[0].lines).strip()):
        return set()
    end = 1
    while end < len(row) and _blank(row[end]) and row[end].column in grouping:
        end += 1
    return set(range(1, end)) if end < len(row) and not _blank(row[end]) else set()


def _grouping_columns(rows: list[list[Placed]], width: int) -> set[int]:
    """Columns blank in a good part of the numbered rows: one blank alone is a missing answer, not a group."""
    blanks: Counter[int] = Counter()
    for row in rows:
        blanks.update(cell.column for cell in row if _blank(cell))
    return {c for c in range(2, width) if blanks[c] >= 2 and blanks[c] * 4 >= len(rows)}
