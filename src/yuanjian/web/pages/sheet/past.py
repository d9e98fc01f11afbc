"""The history of a row or of one of its cells: who wrote what when, old and new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from yuanjian.ledger.models import ParkYear, RowHistory
from yuanjian.ledger.queries import ON_PAGE
from yuanjian.sheets.row import SheetRow
from yuanjian.web.pages.sheet.grid import said

_WHAT = {RowHistory.ADDED: "新增", RowHistory.CHANGED: "修改", RowHistory.REMOVED: "删除"}
_SHOWN = 60


@dataclass(frozen=True)
class CellChange:
    """A cell that a version changed; «» for blank."""

    header: str
    old: str
    new: str


@dataclass(frozen=True)
class Version:
    """One version of a row."""

    what: str
    at: datetime
    by: str
    origin: str
    changes: tuple[CellChange, ...]


@dataclass(frozen=True)
class Past:
    """The versions of a row, newest first. ``header`` is the column that was asked for; with ``alone`` only
    its changes are listed."""

    no: str
    key: str
    sheet: str
    cell: str
    header: str
    alone: bool
    versions: tuple[Version, ...]
    more: int


def past(
    of: ParkYear, form: type[SheetRow], key: str, cell: str = "", *, alone: bool = False
) -> Past:
    """The history of row ``key``, or of one ``cell`` of it alone."""
    history = RowHistory.objects.filter(park_year=of, sheet=form.sheet.no, key=key)
    versions = list(history.select_related("intake").order_by("version"))
    column = form.columns.get(cell)
    alone = alone and column is not None
    told = list(reversed(_told(form, versions, cell if alone else "")))
    return Past(
        form.sheet.no, key, form.sheet.name, cell, column.header if column else "", alone,
        tuple(told[:_SHOWN]), max(0, len(told) - _SHOWN),
    )  # fmt: skip


def _told(form: type[SheetRow], versions: Sequence[RowHistory], cell: str) -> list[Version]:
    found, before = [], {}
    for one in versions:
        now = {} if one.what == RowHistory.REMOVED else one.data
        keys = [cell] if cell else list(form.columns)
        changes = tuple(
            CellChange(form.columns[k].header, said(before.get(k, "")), said(now.get(k, "")))
            for k in keys
            if before.get(k) != now.get(k)
        )
        origin = one.intake.name if one.intake else ON_PAGE
        listed = changes if one.what == RowHistory.CHANGED or cell else ()
        if changes or not cell:
            found.append(Version(_WHAT[one.what], one.at, one.by, origin, listed))
        before = now
    return found
