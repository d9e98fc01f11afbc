"""A new year from the one before: what stays comes along, what belongs to its year starts empty.

Declared by the sheets (``Sheet.yearly``, ``Sheet.lasting``, ``Column.yearly``, ``Column.opening``). Pure: records
in, records out.

* A row whose every column stays is carried whole, its source becoming «上年结转». Where some column is new
  each year, source and remark speak of the old year's figures and start empty.
* Proofs of such a row stay only where they are documents that last (approvals, permits …), not that year's
  reports and photos. Of the attachments, those stay that a carried row cites.
* A firm that has left stays in the register and with its projects; its other rows end, unless stored waste
  or the like is still open.
* Of a sheet of events those come along that last: complaints and cases still open, stocks and sources of risk
  (their amounts to be counted anew), problems and plans that nobody solved (their text to be written anew).
* «Confirmed none» is to be confirmed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yuanjian.core.marks import Mark
from yuanjian.sheets.forms.s34_attachments import LASTING
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

CARRIED = "上年结转"
_TAIL = ("source", "proof", "remark")
_OF_LEAVERS = frozenset({"05", "06"})
_ATTACHMENTS = "34"

Known = Callable[[str], int | str | None]
"""Last year's value of a fact, as its cell is written; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The new year's rows by sheet, and what was not taken along: rows of leavers by sheet."""

    records: Mapping[str, tuple[Record, ...]]
    of_leavers: Mapping[str, int]


def carry(
    before: Mapping[str, tuple[Record, ...]], year: int, known: Known, *, next_year: bool = True
) -> Carried:
    """The rows with which ``year`` begins.

    Args:
        before: the rows of the year before by sheet.
        known: values of facts of that year, for columns that open with one.
        next_year: whether ``year`` follows directly; only then do its openings equal the other's closings.
    """
    left = _leavers(before)
    lasting = _lasting(before)
    found: dict[str, tuple[Record, ...]] = {}
    ended: dict[str, int] = {}
    for no, form in all_sheets().items():
        if no == _ATTACHMENTS:
            continue
        rows = [r for r in before.get(no, ()) if not r.none and lasts(r)]
        stay = [r for r in rows if not _ends(form, r, left)]
        if len(stay) < len(rows):
            ended[no] = len(rows) - len(stay)
        if stay:
            opened = known if next_year else None
            found[no] = tuple(_row(form, r, year, lasting, opened) for r in stay)
    cited = {n for rows in found.values() for r in rows for n in cited_by(r)}
    listed = tuple(
        _row(all_sheets()[_ATTACHMENTS], r, year, lasting, None)
        for r in before.get(_ATTACHMENTS, ())
        if not r.none and r.key in cited
    )
    return Carried(found | ({_ATTACHMENTS: listed} if listed else {}), ended)


def lasts(record: Record) -> bool:
    """Whether a row is more than an event or a result of its year."""
    of = record.row.sheet
    return not of.yearly or (of.lasting is not None and of.lasting.test(vars(record.row)))


def carried(row: SheetRow) -> bool:
    """Whether a row came along whole from the year before, as it stands."""
    return getattr(row, "source", None) == CARRIED


def renewed(form: type[SheetRow]) -> bool:
    """Whether rows of the sheet have any column that is to be filled anew each year."""
    return any(c.yearly or c.opening for c in form.columns.values())


def cited_by(record: Record) -> Iterator[str]:
    """The attachments that a row cites, as proof or in a column of its own."""
    for key in citing(type(record.row)):
        held = getattr(record.row, key)
        if held is not None and not isinstance(held, Mark):
            yield from held if isinstance(held, tuple) else (str(held),)


def citing(form: type[SheetRow]) -> tuple[str, ...]:
    """The columns of a sheet that hold numbers of attachments."""
    return tuple(k for k, c in form.columns.items() if "34.no" in c.ref.split("|"))


def _leavers(before: Mapping[str, tuple[Record, ...]]) -> frozenset[str]:
    firms = (r.row for r in before.get("05", ()) if not r.none)
    return frozenset(vars(f)["name"] for f in firms if vars(f).get("status") == "已退出")


def _lasting(before: Mapping[str, tuple[Record, ...]]) -> frozenset[str]:
    """Numbers of attachments that prove for longer than a year. One that no list explains counts as lasting."""
    rows = [r for r in before.get(_ATTACHMENTS, ()) if not r.none]
    every = {n for sheet in before.values() for r in sheet for n in cited_by(r)}
    passing = {r.key for r in rows if vars(r.row).get("type") not in LASTING}
    return frozenset(every - passing)


def _ends(form: type[SheetRow], record: Record, left: Collection[str]) -> bool:
    """Whether the row is of a firm that has left, with nothing in stock."""
    if form.sheet.no in _OF_LEAVERS or not form.sheet.firm:
        return False
    if getattr(record.row, form.sheet.firm) not in left:
        return False
    stocks = [c.opening for c in form.columns.values() if c.opening and "." not in c.opening]
    return not any(record.row.amount(key) for key in stocks)


def _row(
    form: type[SheetRow], old: Record, year: int, lasting: Collection[str], known: Known | None
) -> Record:
    data, fresh = old.row.to_data(), renewed(form)
    made: dict[str, Any] = {}
    for key, column in form.columns.items():
        if column.computed or column.yearly or key in _TAIL:
            continue
        value = data.get(key)
        if column.opening:
            value = _opening(column.opening, data, known)
        if value is not None:
            made[key] = value
    if form.sheet.no == "01":
        made["year"] = year
    if "source" in form.columns:
        made |= _tail(data, fresh, lasting)
    row = form.from_data(made)
    key = row.key_text() if form.sheet.vertical else old.key
    return Record(form.sheet.no, key, row)


def _opening(said: str, data: Mapping[str, Any], known: Known | None) -> Any:
    if known is None:
        return None
    return known(said) if "." in said else data.get(said)


def _tail(data: Mapping[str, Any], fresh: bool, lasting: Collection[str]) -> dict[str, Any]:
    made: dict[str, Any] = {} if fresh else {"source": CARRIED}
    proof = data.get("proof")
    if isinstance(proof, list):
        stay = [n for n in proof if n in lasting] if fresh else proof
        if stay:
            made["proof"] = stay
    elif proof and not fresh:
        made["proof"] = proof
    if not fresh and "remark" in data:
        made["remark"] = data["remark"]
    return made
