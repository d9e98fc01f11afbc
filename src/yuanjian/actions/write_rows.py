"""The one place where rows of a park's year are written: row, history and revision, never one without the others.

Every action that takes rows in (files, the grid) checks them first and calls this inside its transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max

from yuanjian.actions.touch import touch
from yuanjian.ledger.models import Intake, ParkYear, Row, RowHistory
from yuanjian.ledger.queries import records as kept_records
from yuanjian.sheets.record import Record
from yuanjian.sheets.references import Register, owner_of
from yuanjian.sheets.shelf import sheet

_WRITTEN = [
    "key", "version", "form_version", "owner", "none", "data", "raw", "intake", "number", "sheet_title",
]  # fmt: skip
_FEW = 500  # so many keys are asked for by name; for more, all rows of the year are read

At = tuple[str, str]
"""A row's sheet and key."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One row to write. ``was`` is the key that it had, where it is to have another now; ``intake`` the file
    that it comes from, None for the page."""

    record: Record
    was: str = ""
    intake: Intake | None = None

    @property
    def at(self) -> At:
        """Where the row stands before it is written."""
        return self.record.sheet, self.was or self.record.key


def write_rows(of: ParkYear, writings: Sequence[Writing], *, by: str) -> list[RowHistory]:
    """Write good rows with their history; the versions that were written come back.

    A key may be left by one row and taken by another of the same call: the key then changes its content.
    """
    if not writings:
        return []
    targets = {(w.record.sheet, w.record.key) for w in writings}
    wanted = targets | {w.at for w in writings}
    at = _rows(of, wanted)
    latest = _latest_versions(of, wanted)
    numbers = _last_numbers(of, {w.record.sheet for w in writings})
    places = {key: row.number for key, row in at.items()}
    register = _register(of, [w.record for w in writings])
    left = {w.at: at[w.at] for w in writings if w.at in at and w.at not in targets}
    history = [_version(row, latest, RowHistory.REMOVED, by) for row in left.values()]
    fresh: list[Row] = []
    changed: list[Row] = []
    for one in writings:
        record, key = one.record, (one.record.sheet, one.record.key)
        old = at.get(key) or left.pop(one.at, None)
        row = old or Row(park_year=of, sheet=record.sheet)
        row.key = record.key
        row.form_version = sheet(record.sheet).sheet.version
        row.owner = owner_of(record.row, register)
        row.none, row.data, row.raw = record.none, record.row.to_data(), dict(record.raw)
        _place(row, one, places.get(one.at), numbers)
        (changed if old else fresh).append(row)
        what = RowHistory.CHANGED if key in at else RowHistory.ADDED
        history.append(_version(row, latest, what, by))
    Row.objects.filter(pk__in=[row.pk for row in left.values()]).delete()
    Row.objects.bulk_update(changed, _WRITTEN, batch_size=200)
    Row.objects.bulk_create(fresh, batch_size=500)
    RowHistory.objects.bulk_create(history, batch_size=500)
    touch(of)
    return history


def remove_rows(of: ParkYear, rows: Sequence[Row], *, by: str) -> list[RowHistory]:
    """Take rows out; their last version stays in the history."""
    if not rows:
        return []
    latest = _latest_versions(of, {(r.sheet, r.key) for r in rows})
    gone = RowHistory.objects.bulk_create(
        [_version(r, latest, RowHistory.REMOVED, by) for r in rows], batch_size=500
    )
    Row.objects.filter(pk__in=[r.pk for r in rows]).delete()
    touch(of)
    return gone


def _place(row: Row, one: Writing, was: int | None, numbers: dict[str, int]) -> None:
    """Where the row stands: in its file, or on the page, where it keeps its place and new ones come last."""
    no, place = one.record.sheet, one.record.place
    row.intake = one.intake
    row.sheet_title = place.sheet or sheet(no).sheet.name
    row.number = place.row if place.row is not None else was
    if row.number is None:
        row.number = numbers[no] = numbers.get(no, 0) + 1


def _rows(of: ParkYear, at: Collection[At]) -> dict[At, Row]:
    rows = Row.objects.filter(park_year=of)
    if len(at) <= _FEW:
        rows = rows.filter(sheet__in={s for s, _ in at}, key__in={k for _, k in at})
    return {(r.sheet, r.key): r for r in rows}


def _latest_versions(of: ParkYear, at: Collection[At]) -> dict[At, int]:
    """The newest version number of keys, those of removed rows included."""
    history = RowHistory.objects.filter(park_year=of)
    if len(at) <= _FEW:
        history = history.filter(sheet__in={s for s, _ in at}, key__in={k for _, k in at})
    found = history.values_list("sheet", "key").annotate(newest=Max("version"))
    return {(no, key): newest for no, key, newest in found}


def _last_numbers(of: ParkYear, sheets: Collection[str]) -> dict[str, int]:
    found = Row.objects.filter(park_year=of, sheet__in=sheets).values_list("sheet")
    return {no: last or 0 for no, last in found.annotate(last=Max("number"))}


def _register(of: ParkYear, records: Sequence[Record]) -> Register:
    """The firms that rows may belong to: those coming in, then those kept. Empty where no row asks for one."""
    if not any(sheet(r.sheet).sheet.firm and r.sheet != "05" for r in records):
        return Register(())
    kept = kept_records(of, "05").get("05", ())
    own = {(r.sheet, r.key) for r in records}
    return Register([*records, *(r for r in kept if (r.sheet, r.key) not in own)])


def _version(row: Row, latest: Mapping[At, int], what: str, by: str) -> RowHistory:
    """The next version of a row, as it stands in the history; the row bears its number from now on."""
    row.version = latest.get((row.sheet, row.key), 0) + 1
    return RowHistory(
        park_year=row.park_year, sheet=row.sheet, key=row.key, version=row.version, what=what,
        none=row.none, data=row.data, raw=row.raw, intake=row.intake, number=row.number, by=by[:100],
    )  # fmt: skip
