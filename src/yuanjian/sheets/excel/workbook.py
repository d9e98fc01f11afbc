"""A workbook as grids of values. The only file that imports the value reader (python-calamine)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from yuanjian.core.rounding import plain
from yuanjian.sheets.cells import written
from yuanjian.sheets.excel.cellscan import (
    MAX_AREA,
    SheetScan,
    Spot,
    column_letters,
    elements,
    percent_styles,
    scan_sheet,
)
from yuanjian.sheets.excel.container import Container, first_look, open_container
from yuanjian.sheets.excel.old_workbook import is_old, open_old
from yuanjian.sheets.excel.refusal import UnreadableWorkbook, too_many_sheets

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_SHEETS = 200
_WORKSHEET = "/worksheet"


@dataclass(frozen=True, slots=True)
class Grid:
    """One worksheet: its values by row and column (both from 1; blank rows are absent, blank cells None).

    ``merges`` are (top, left, bottom, right). ``bare_formulas`` have no saved value; ``errors`` show
    #N/A and the like; neither has a value in ``rows``.
    """

    name: str
    rows: Mapping[int, list[object]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    bare_formulas: frozenset[Spot] = frozenset()
    errors: Mapping[Spot, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False

    def value(self, row: int, column: int) -> object:
        """The value of a cell, None when blank."""
        line = self.rows.get(row)
        return line[column - 1] if line and 0 < column <= len(line) else None

    def text(self, row: int, column: int) -> str:
        """The same as the text that a person sees."""
        return written(self.value(row, column))

    @property
    def width(self) -> int:
        """The number of columns up to the last one with a value."""
        return max((len(line) for line in self.rows.values()), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that passed all guards. ``notes`` are for the officer."""

    name: str
    sha256: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()

    def grid(self, name: str) -> Grid | None:
        """The worksheet of that name."""
        return next((g for g in self.grids if g.name == name), None)


def read_workbook(path: Path | str) -> Workbook:
    """All worksheets of an .xlsx, .xls or .et file, values as saved; the content decides which it is.

    Raises:
        UnreadableWorkbook: the file as a whole cannot be taken (see ``refusal.Why``).
    """
    path = Path(path)
    head, sha256 = first_look(path)
    source: IO[bytes]
    if is_old(head):
        old = open_old(path)
        scans, notes, source = old.scans, old.notes, BytesIO(old.content)
    else:
        container = open_container(path, head, sha256)
        # An open file, not a path: the reader would go by the extension instead of the content.
        scans, notes, source = _scans(container), container.notes, path.open("rb")
    _weigh(scans)
    with source, _values(source) as book:
        hidden = {m.name for m in book.sheets_metadata if not str(m.visible).endswith(".Visible")}
        grids = tuple(
            _grid(book.get_sheet_by_name(name), scan, name in hidden)
            for name, scan in scans.items()
        )
    return Workbook(path.name, sha256, grids, notes)


@contextlib.contextmanager
def _values(source: IO[bytes]) -> Iterator[CalamineWorkbook]:
    """The value reader on a file that passed the guards; whatever it raises is a damaged file."""
    import python_calamine

    try:
        with python_calamine.load_workbook(source) as book:
            yield book
    except (UnreadableWorkbook, MemoryError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as no:  # a Rust panic is no Exception
        raise UnreadableWorkbook(
            "damaged", "文件内容已损坏，读不出工作表", "请用 Excel 或 WPS 打开修复后另存，再导入"
        ) from no


def _weigh(scans: Mapping[str, SheetScan]) -> None:
    """Refuses a workbook whose sheets are each of a size that passes, and too large together."""
    if len(scans) > MAX_SHEETS:
        raise too_many_sheets(len(scans), MAX_SHEETS)
    if sum(s.last_row * s.last_column for s in scans.values()) > 2 * MAX_AREA:
        raise UnreadableWorkbook("too_large", "各工作表的数据区合计过大", "请按表拆成几个文件")


def _scans(container: Container) -> dict[str, SheetScan]:
    """Every part that the value reader will open is inflated and checked here first."""
    parts = _sheet_parts(container)
    if len(parts) > MAX_SHEETS:
        raise too_many_sheets(len(parts), MAX_SHEETS)
    for name in container.parts:
        if name.endswith(".xml") and name.startswith(("xl/sharedStrings", "xl/tables/")):
            for _ in container.read(name):
                pass
    per_cent: frozenset[str] = frozenset()
    if "xl/styles.xml" in container.parts:
        per_cent = percent_styles(container.read("xl/styles.xml"))
    return {s: scan_sheet(container.read(part), s, per_cent) for s, part in parts.items()}


def _sheet_parts(container: Container) -> dict[str, str]:
    """Worksheet name → part. Chart and dialog sheets are left out."""
    relations = {
        a["Id"]: a.get("Target", "")
        for _, a in elements(container.read(_relations(container)), "Relationship")
        if "Id" in a and a.get("Type", "").endswith(_WORKSHEET)
    }
    found = {}
    for _, a in elements(container.read("xl/workbook.xml"), "sheet"):
        target = next(
            (relations[v] for k, v in a.items() if k.endswith(":id") and v in relations), ""
        )
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if target and part in container.parts:
            found[a.get("name", "")] = part
    return found


def _relations(container: Container) -> str:
    name = "xl/_rels/workbook.xml.rels"
    if name not in container.parts:
        raise UnreadableWorkbook(
            "damaged", "文件缺少工作表目录，可能已损坏", "请用 Excel 或 WPS 打开修复后另存"
        )
    return name


def _grid(sheet: CalamineSheet, scan: SheetScan, hidden: bool) -> Grid:
    rows: dict[int, list[object]] = {}
    if sheet.start is not None:
        for number, line in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            values: list[object] = [None if v == "" else v for v in line]
            if any(v is not None for v in values):
                rows[number] = values
    for row, column in scan.percents:
        _as_percent(rows.get(row), column)
    return Grid(
        sheet.name,
        rows,
        tuple(_from_one(*corners) for corners in sheet.merged_cell_ranges or ()),
        frozenset(scan.bare_formulas),
        scan.errors,
        frozenset(scan.hidden_rows),
        hidden,
    )


def _from_one(top_left: Spot, bottom_right: Spot) -> tuple[int, int, int, int]:
    return (top_left[0] + 1, top_left[1] + 1, bottom_right[0] + 1, bottom_right[1] + 1)


def _as_percent(line: list[object] | None, column: int) -> None:
    """0.986 in a cell formatted as per cent reads 98.6%, as the officer sees it."""
    if line is None or column > len(line):
        return
    value = line[column - 1]
    if isinstance(value, float | int) and not isinstance(value, bool):
        line[column - 1] = plain(Decimal(f"{value:.15g}") * 100) + "%"


def spot_name(row: int, column: int) -> str:
    """B5 for (5, 2)."""
    return f"{column_letters(column)}{row}"
