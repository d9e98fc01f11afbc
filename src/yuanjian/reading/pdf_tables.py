"""Tables of a PDF: cells filled with their paragraphs, and pages of one table put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yuanjian.reading.pdf_blanks import Glyph
from yuanjian.reading.pdf_grid import Box, Grid
from yuanjian.reading.pdf_lines import Line, Room, Run, lines_of, runs, wraps

_SAME_EDGE = 4.0
_PADDING = 5.4
_FULL_STOPS = set("。！？；")


@dataclass(slots=True)
class Filled:
    """A cell with its paragraphs. ``room`` is where its lines were set."""

    row: int
    column: int
    rows: int
    columns: int
    runs: list[Run]
    room: Room

    @property
    def text(self) -> str:
        """Its text without blanks, to compare cells by."""
        return "".join("".join(run.text.split()) for run in self.runs)


@dataclass(slots=True)
class RuledTable:
    """A table as ruled, rows and columns from 0; ``page`` is where it begins."""

    page: int
    last_page: int
    xs: tuple[float, ...]
    top: float
    bottom: float
    height: int
    cells: list[Filled] = field(default_factory=list)
    texts: tuple[tuple[float, float], ...] = ()

    @property
    def width(self) -> int:
        """Columns of its grid."""
        return len(self.xs) - 1


def filled(grid: Grid, glyphs: Sequence[Glyph], page: int) -> RuledTable:
    """A table with the characters that stand in its cells."""
    inside: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        at = grid.cell_at((glyph.x0 + glyph.x1) / 2, glyph.y - 0.3 * glyph.size)
        if at is not None:
            inside.setdefault(at, []).append(glyph)
    lines = {i: lines_of(g, page) for i, g in inside.items()}
    padding = _padding(grid, lines)
    table = RuledTable(
        page, page, grid.xs, grid.ys[0], grid.ys[-1], len(grid.ys) - 1, texts=grid.texts
    )
    for i, box in enumerate(grid.boxes):
        room = _room(grid, box, padding)
        found = runs(lines.get(i, []), room)
        table.cells.append(Filled(box.row, box.column, box.rows, box.columns, found, room))
    return table


def _room(grid: Grid, box: Box, padding: float) -> Room:
    if grid.texts:
        return Room(grid.texts[box.column][0], grid.texts[box.column + box.columns - 1][1])
    left, right = grid.xs[box.column], grid.xs[box.column + box.columns]
    return Room(left + padding, right - padding)


def _padding(grid: Grid, lines: dict[int, list[Line]]) -> float:
    """How far text stands from the ruling: the least distance at the left, within reason."""
    least = [
        line.x0 - grid.xs[grid.boxes[i].column] for i, several in lines.items() for line in several
    ]
    near = [d for d in least if 0 < d < 9]
    return min(near, default=_PADDING)


def continues(table: RuledTable, after: RuledTable) -> bool:
    """Whether ``after``, at the top of a page, has the columns of ``table``, at the foot of the page before."""
    if after.page == table.last_page + 1 and table.texts and after.texts:
        return _meet(table.texts, after.texts)
    return (
        after.page == table.last_page + 1
        and len(after.xs) == len(table.xs)
        and all(abs(a - b) < _SAME_EDGE for a, b in zip(table.xs, after.xs, strict=True))
    )


def _meet(texts: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    """Whether each column stands over its like and over no other."""
    if len(texts) != len(others):
        return False
    return all(
        (a < d and c < b) == (i == j)
        for i, (a, b) in enumerate(texts)
        for j, (c, d) in enumerate(others)
    )


def append(table: RuledTable, after: RuledTable) -> None:
    """Puts the rest of a table from the next page under it: without the repeated heading, a parted row joined."""
    skip = _repeated(table, after)
    rest = [c for c in after.cells if c.row >= skip]
    rows = after.height - skip
    base = table.height - skip
    table.last_page, table.bottom = after.last_page, after.bottom
    if rows <= 0:
        return
    grouping = _grouping(table) | _grouping(after)
    joined = _parted_row(table, rest, skip, grouping)
    if joined:
        base -= 1
    last = {c.column: c for c in table.cells if c.row + c.rows == table.height}
    table.height = base + skip + rows
    blank_left = _blank_left(rest, skip, grouping)
    for cell in rest:
        cell.row += base
        owner = last.get(cell.column)
        first = cell.row == base + skip
        if first and owner is not None and owner.columns == cell.columns:
            if joined:
                _join(owner, cell)
                owner.rows += cell.rows - 1
                continue
            if cell.column in blank_left:
                owner.rows += cell.rows
                continue
        table.cells.append(cell)


def _repeated(table: RuledTable, after: RuledTable) -> int:
    """How many rows at the top of ``after`` repeat the heading of ``table``."""
    first, again = _by_row(table), _by_row(after)
    best = 0
    for count in range(1, min(4, table.height, after.height + 1)):
        if _whole(first, count) != _whole(again, count) or not any(t for *_, t in _whole(again, count)):  # fmt: skip
            break
        if all(r + n <= count for r, _, n, _, _ in _whole(again, count)):
            best = count
    return best


_Shape = tuple[int, int, int, int, str]


def _by_row(table: RuledTable) -> list[_Shape]:
    return sorted((c.row, c.column, c.rows, c.columns, c.text) for c in table.cells if c.row < 4)


def _whole(shapes: list[_Shape], count: int) -> list[_Shape]:
    return [s for s in shapes if s[0] < count]


def _parted_row(table: RuledTable, rest: list[Filled], first_row: int, grouping: set[int]) -> bool:
    """Whether the first row of the rest is the lower part of the last row above.

    It has no number of its own, nothing in it contradicts, and either a sentence flows on or a short cell
    (also one that no merging explains) has nothing left.
    """
    above = {c.column: c for c in table.cells if c.row + c.rows == table.height}
    below = sorted((c for c in rest if c.row == first_row), key=lambda c: c.column)
    if not below or below[0].runs or not any(c.runs for c in below):
        return False
    flows = spent = 0
    for cell in below:
        owner = above.get(cell.column)
        if not cell.runs:
            spent += owner is not None and bool(owner.runs) and cell.column not in grouping
            continue
        if owner is None or not owner.runs or owner.columns != cell.columns:
            return False
        last, first = owner.runs[-1].lines[-1], cell.runs[0].lines[0]
        ended = last.text.rstrip()[-1:]
        if ended not in _FULL_STOPS and wraps(last, first, owner.room):
            flows += 1
        elif ended not in _FULL_STOPS and ended != "：":
            return False
    return flows > 0 or spent > 1


def _grouping(table: RuledTable) -> set[int]:
    """Columns in which cells are merged over rows."""
    return {c.column for c in table.cells if c.rows > 1}


def _blank_left(rest: list[Filled], first_row: int, grouping: set[int]) -> set[int]:
    """Columns whose first cell on a new page is blank as a merged cell goes on: at the left, or in grouping ones."""
    row = sorted((c for c in rest if c.row == first_row), key=lambda c: c.column)
    out = {c.column for c in row if not c.runs and c.column in grouping}
    for cell in row:
        if cell.runs:
            break
        out.add(cell.column)
    return out if len(out) < len(row) else set()


def _join(owner: Filled, cell: Filled) -> None:
    if not cell.runs:
        return
    head = cell.runs[0]
    if owner.runs and owner.runs[-1].takes(head.lines[0], owner.room):
        owner.runs[-1].lines += head.lines
        owner.runs += cell.runs[1:]
    else:
        owner.runs += cell.runs
