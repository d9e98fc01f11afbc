"""Where a sheet's header stands and which column is which: our own template, or a park's own arrangement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yuanjian.core.text import header_key, squeeze
from yuanjian.sheets.excel.headings import meanings, stated_unit, weight
from yuanjian.sheets.excel.workbook import Grid
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

MARK_KEY = "_mark"
MARK_HEADER = "标记"
TWIN_KEY = "_expected."
"""Before the key of a receipt's column that says what is expected in the column before it."""
HEADER_WITHIN = 15
DEEPEST = 3
_NUMBERING = {"序号", "序", "编号", "行号", "no", "id"}


@dataclass(frozen=True, slots=True)
class Layout:
    """A reading of one worksheet as one sheet.

    ``columns`` maps keys to column numbers, ``units`` keys to units that the header states where they differ
    from the column's own; ``unknown`` are headed columns that mean nothing here; ``mark`` is the column of 标记
    (0: none); ``header`` the first and last header row. ``score`` compares readings of one worksheet.
    """

    no: str
    header: tuple[int, int]
    columns: Mapping[str, int]
    units: Mapping[str, str]
    unknown: tuple[tuple[int, str], ...]
    mark: int = 0
    score: float = 0.0

    @property
    def form(self) -> type[SheetRow]:
        """The row class."""
        return all_sheets()[self.no]


def by_keys(grid: Grid) -> Layout | None:
    """The reading of a sheet of our template: row 1 holds the keys, row 2 the headers."""
    keys = {c: grid.text(1, c) for c in range(1, grid.width + 1) if grid.text(1, c)}
    if MARK_KEY not in keys.values():
        return None
    held = set(keys.values())
    no = max(all_sheets(), key=lambda n: len(held & set(all_sheets()[n].columns)))
    form = all_sheets()[no]
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    mark = 0
    for c in range(1, grid.width + 1):
        key, header = keys.get(c, ""), grid.text(2, c)
        if key == MARK_KEY:
            mark = c
        elif key in form.columns and key not in columns:
            columns[key] = c
        elif (header or key) and not key.startswith(TWIN_KEY):
            unknown.append((c, header or key))
    for c, header in list(unknown):
        meant = meanings(header).get(no, "")
        if meant and meant not in columns:
            columns[meant] = c
            unknown.remove((c, header))
    return (
        Layout(no, (2, 2), columns, _units(grid, form, columns, 2), tuple(unknown), mark)
        if columns
        else None
    )


def by_headers(grid: Grid) -> dict[str, Layout]:
    """The best reading of a worksheet as each sheet whose headers it shows, by sheet number."""
    best: dict[str, Layout] = {}
    heads = _Heads(grid)
    for top in range(1, HEADER_WITHIN + 1):
        if top not in grid.rows:
            continue
        for depth in range(1, DEEPEST + 1):
            for no, columns in heads.columns(top, depth).items():
                score = sum(weight(no, key) for key in columns)
                known = best.get(no)
                if known is None or score > known.score + 1e-9:
                    best[no] = heads.layout(no, top, depth, columns, score)
    return best


class _Heads:
    """The header texts of a worksheet's first rows, merged cells filled."""

    def __init__(self, grid: Grid) -> None:
        self.grid, self.width = grid, min(grid.width, 400)
        self.filled: dict[tuple[int, int], str] = {}
        for top, left, bottom, right in grid.merges:
            if top <= HEADER_WITHIN + DEEPEST:
                text = grid.text(top, left)
                for row in range(top, min(bottom, HEADER_WITHIN + DEEPEST) + 1):
                    for column in range(left, min(right, self.width) + 1):
                        self.filled[row, column] = text

    def text(self, row: int, column: int) -> str:
        return self.filled.get((row, column)) or self.grid.text(row, column)

    def path(self, top: int, depth: int, column: int) -> list[str]:
        """The texts over a column, from the group down to its own header."""
        path: list[str] = []
        for row in range(top, top + depth):
            text = self.text(row, column)
            if text and (not path or path[-1] != text):
                path.append(text)
        return path

    def columns(self, top: int, depth: int) -> dict[str, dict[str, int]]:
        """Sheet number → key → column number, for a header of ``depth`` rows from ``top``."""
        found: dict[str, dict[str, int]] = {}
        for column in range(1, self.width + 1):
            path = self.path(top, depth, column)
            meant: dict[str, str] = {}
            for text in _readings(path):
                for no, key in meanings(text).items():
                    meant.setdefault(no, key)
            for no, key in meant.items():
                found.setdefault(no, {}).setdefault(key, column)
        return found

    def layout(
        self, no: str, top: int, depth: int, columns: dict[str, int], score: float
    ) -> Layout:
        last = top + depth - 1
        for merge_top, _, merge_bottom, _ in self.grid.merges:
            if merge_top <= last < merge_bottom <= top + DEEPEST:
                last = merge_bottom
        used = set(columns.values())
        unknown, mark = [], 0
        for column in range(1, self.width + 1):
            path = self.path(top, depth, column)
            if column in used or not path:
                continue
            if header_key(path[-1]) == MARK_HEADER:
                mark = column
            elif header_key(path[-1]) not in _NUMBERING:
                unknown.append((column, "/".join(squeeze(p) for p in path)))
        form = all_sheets()[no]
        units: dict[str, str] = {}
        for row in range(top, top + depth):
            units |= _units(self.grid, form, columns, row, self)
        return Layout(no, (top, last), columns, units, tuple(unknown), mark, score)


def _readings(path: list[str]) -> Iterator[str]:
    """What a header path may be read as, the fullest first: 废水排放口经度, 排放口经度, 经度."""
    for start in range(len(path)):
        yield "".join(path[start:])


def _units(
    grid: Grid,
    form: type[SheetRow],
    columns: Mapping[str, int],
    row: int,
    heads: _Heads | None = None,
) -> dict[str, str]:
    found = {}
    for key, number in columns.items():
        column = form.columns[key]
        if column.unit and not column.computed:
            said = stated_unit(heads.text(row, number) if heads else grid.text(row, number))
            if said and said != column.unit:
                found[key] = said
    return found
