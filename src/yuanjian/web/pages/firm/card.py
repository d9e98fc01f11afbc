"""All that the records hold of one firm: its rows of every sheet with last year's beside, and its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yuanjian.ledger.models import ParkYear, Row
from yuanjian.sheets.row import SheetRow, in_unit, missing_cells
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.cell_link import cell_link
from yuanjian.web.pages.sheet.grid import said

_FEW = 2  # so many rows are shown cell by cell, more as a table
_ROWS = 12
_COLUMNS = 9
_TAIL = ("source", "proof", "remark")


@dataclass(frozen=True)
class Cell:
    """A cell: what it says, what it said last year where that was different, the way to it in the grid."""

    header: str
    text: str
    last: str
    address: str


@dataclass(frozen=True)
class CardRow:
    """A row of the firm; ``new``: last year had none of this key."""

    called: str
    address: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class CardSheet:
    """The firm's rows of one sheet. With many rows only ``headers`` are shown, as a table."""

    no: str
    title: str
    count: int
    last_count: int
    rows: tuple[CardRow, ...]
    headers: tuple[str, ...]
    address: str

    @property
    def as_table(self) -> bool:
        """Whether there are too many rows for cell by cell."""
        return self.count > _FEW


@dataclass(frozen=True)
class Paper:
    """A document that a row of the firm names."""

    number: str
    name: str
    sort: str
    address: str


def sheets_of(of: ParkYear, number: str) -> tuple[CardSheet, ...]:
    """The firm's rows by sheet."""
    now, before = _rows(of, number), _rows(_year_before(of), number)
    return tuple(
        _sheet(of, form, now[no], before.get(no, {}))
        for no, form in all_sheets().items()
        if no in now
    )


def _year_before(of: ParkYear) -> ParkYear | None:
    return ParkYear.objects.filter(park_id=of.park_id, year=of.year - 1).first()


def _rows(of: ParkYear | None, number: str) -> dict[str, dict[str, Mapping[str, object]]]:
    """Data by sheet and key."""
    found: dict[str, dict[str, Mapping[str, object]]] = {}
    if of is not None:
        rows = Row.objects.filter(park_year=of, owner=number, none=False).order_by("number", "key")
        for no, key, data in rows.values_list("sheet", "key", "data"):
            found.setdefault(no, {})[key] = data
    return found


def _sheet(
    of: ParkYear,
    form: type[SheetRow],
    now: Mapping[str, Mapping[str, object]],
    before: Mapping[str, Mapping[str, object]],
) -> CardSheet:
    no = form.sheet.no
    shown_keys = _columns(form, now.values()) if len(now) > _FEW else list(form.columns)
    rows = tuple(
        _row(of, form, key, data, before.get(key, {}), shown_keys, every=len(now) > _FEW)
        for key, data in list(now.items())[:_ROWS]
    )
    headers = tuple(form.columns[k].header for k in shown_keys)
    return CardSheet(
        no,
        form.sheet.title,
        len(now),
        len(before),
        rows,
        headers,
        cell_link(of, no, next(iter(now))),
    )


def _columns(form: type[SheetRow], rows: Iterable[Mapping[str, object]]) -> list[str]:
    """The columns of a table: those that the rows fill, without the firm's own name and the tail."""
    filled = {k for row in rows for k in row}
    keys = [k for k in form.columns if k in filled and k != form.sheet.firm and k not in _TAIL]
    return keys[:_COLUMNS]


def _row(
    of: ParkYear,
    form: type[SheetRow],
    key: str,
    data: Mapping[str, object],
    before: Mapping[str, object],
    columns: Iterable[str],
    *,
    every: bool,
) -> CardRow:
    row = form.from_data(data)
    lacking = {c.key for c in missing_cells(form, row)}
    cells = []
    for name in columns:
        column = form.columns[name]
        if column.computed or not (every or name in data or name in lacking):
            continue
        text, last = said(data.get(name, "")), said(before.get(name, ""))
        blank = "未填" if name in lacking else ""
        way = cell_link(of, form.sheet.no, key, name) if blank else ""
        shown = in_unit(column, text) or blank
        cells.append(Cell(column.header, shown, last if last != text else "", way))
    return CardRow(row.called() or key, cell_link(of, form.sheet.no, key), tuple(cells))


def papers_of(of: ParkYear, number: str) -> tuple[Paper, ...]:
    """The attachments that the firm's rows name as proof, by their number in sheet 34."""
    rows = Row.objects.filter(park_year=of, owner=number, none=False)
    named = {
        n for data in rows.values_list("data", flat=True) for n in data.get("proof") or () if n
    }
    known = Row.objects.filter(park_year=of, sheet="34", key__in=named).order_by("key")
    return tuple(
        Paper(key, said(data.get("name", "")), said(data.get("type", "")), cell_link(of, "34", key))
        for key, data in known.values_list("key", "data")
    )
