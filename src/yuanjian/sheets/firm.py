"""What a firm answers in the yearly package, and which rows are a firm's own. Pure: records in, records out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yuanjian.sheets.record import Record
from yuanjian.sheets.references import Register, owner_of
from yuanjian.sheets.row import SheetRow, shown
from yuanjian.sheets.shelf import sheet

FIRM_SHEETS = ("05", "06", "07", "08", "15", "21", "22", "24", "25")
# What the park judges about a firm: it is not asked of the firm, and never taken from it.
OF_THE_PARK: Mapping[str, frozenset[str]] = {"05": frozenset({"counted", "fit", "access"})}
# A firm that says 是 here has rows there.
_EXPECTED: Mapping[str, str] = {"15": "ww", "22": "wg", "24": "sw", "25": "hw"}
_OF_EVERY_FIRM = ("06", "07", "08")
LEFT = "已退出"


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm of the register: its number, registered name, credit code and state («已退出»: it has left)."""

    no: str
    name: str
    uscc: str = ""
    status: str = ""
    counted: bool = True

    def __str__(self) -> str:
        return f"{self.no} {self.name}"


def firms_of(records: Mapping[str, Sequence[Record]]) -> tuple[Firm, ...]:
    """The firms of sheet 05, in its order."""
    rows = (vars(r.row) for r in records.get("05", ()) if not r.none)
    return tuple(
        Firm(
            shown(row.get("ent_no")), shown(row.get("name")), shown(row.get("uscc")),
            shown(row.get("status")), row.get("counted") is not False,
        )
        for row in rows
        if row.get("ent_no")
    )  # fmt: skip


def register_of(records: Mapping[str, Sequence[Record]]) -> Register:
    """The firms by all their names."""
    return Register(records.get("05", ()))


def rows_of(
    records: Mapping[str, Sequence[Record]], firm: Firm, register: Register | None = None
) -> dict[str, tuple[Record, ...]]:
    """The rows of one firm in the sheets that firms answer; a row that may be of two firms is nobody's."""
    known = register or register_of(records)
    return {
        no: tuple(
            r for r in records.get(no, ()) if not r.none and owner_of(r.row, known) == firm.no
        )
        for no in FIRM_SHEETS
    }


@cache
def answered(no: str) -> type[SheetRow]:
    """The form of a sheet as a firm gets it: without what the system computes and what the park judges."""
    form = sheet(no)
    made: type[SheetRow] = type("Row", (form,), {"__module__": __name__, "__doc__": form.__doc__})
    left_out = OF_THE_PARK.get(no, frozenset())
    made.columns = {k: c for k, c in form.columns.items() if not c.computed and k not in left_out}
    return made


def asked(no: str, key: str) -> bool:
    """Whether a firm is asked for this column."""
    return no in FIRM_SHEETS and key in answered(no).columns


def expected_sheets(firm: Firm, row: Mapping[str, object] | None) -> Iterator[str]:
    """The sheets in which a firm must have a row: what its own row of 05 says that it has, and its papers.

    Nothing is expected of who has left.
    """
    if firm.status == LEFT:
        return
    yield "05"
    if firm.counted:
        yield from _OF_EVERY_FIRM
    for no, key in _EXPECTED.items():
        if row is not None and row.get(key) is True:
            yield no
