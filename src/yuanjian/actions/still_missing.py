"""What each firm still owes: cells, sheets, and whether its workbook came back; the words to remind it with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from yuanjian.actions.take_in import RETURNED
from yuanjian.ledger.models import Act, ParkYear
from yuanjian.ledger.queries import records
from yuanjian.sheets.firm import (
    LEFT,
    Firm,
    answered,
    expected_sheets,
    firms_of,
    register_of,
    rows_of,
)
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import missing_cells
from yuanjian.sheets.shelf import all_sheets

_FEW = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is blank: a cell of a row, or a whole sheet («» as ``header``)."""

    sheet: str
    title: str
    key: str
    called: str
    header: str


@dataclass(frozen=True, slots=True)
class Owes:
    """A firm with all that it still has to fill in. ``returned`` is when its file was last taken in."""

    firm: Firm
    lacks: tuple[Lack, ...]
    returned: datetime | None
    file: str = ""

    @property
    def sheets(self) -> dict[str, list[Lack]]:
        """What is lacking by sheet title."""
        found: dict[str, list[Lack]] = {}
        for one in self.lacks:
            found.setdefault(one.title, []).append(one)
        return found


def still_missing(of: ParkYear) -> tuple[Owes, ...]:
    """All firms that have not left, in the order of the register."""
    return with_returns(of, lacking(records(of)))


def lacking(kept: Mapping[str, tuple[Record, ...]]) -> tuple[tuple[Firm, tuple[Lack, ...]], ...]:
    """What each firm lacks by the records alone."""
    register = register_of(kept)
    return tuple(
        (firm, tuple(_lacks(firm, rows_of(kept, firm, register))))
        for firm in firms_of(kept)
        if firm.status != LEFT
    )


def with_returns(of: ParkYear, lacks: Sequence[tuple[Firm, tuple[Lack, ...]]]) -> tuple[Owes, ...]:
    """The same with when each firm's file came back."""
    back = _returned(of)
    return tuple(Owes(firm, found, *back.get(firm.no, (None, ""))) for firm, found in lacks)


def _lacks(firm: Firm, rows: Mapping[str, tuple[Record, ...]]) -> Iterator[Lack]:
    own = next(iter(rows["05"]), None)
    wanted = set(expected_sheets(firm, vars(own.row) if own else None))
    for no, held in rows.items():
        title = all_sheets()[no].sheet.title
        if not held and no in wanted:
            yield Lack(no, title, "", "", "")
        for record in held:
            for column in missing_cells(type(record.row), record.row):
                if column.key in answered(no).columns:
                    yield Lack(no, title, record.key, record.called, column.header)


def _returned(of: ParkYear) -> dict[str, tuple[datetime | None, str]]:
    """When each firm's file was last taken in, by its number, and the file's name."""
    found: dict[str, tuple[datetime | None, str]] = {}
    acts = Act.objects.filter(verb=RETURNED, subject=str(of)).order_by("pk")
    for at, detail in acts.values_list("at", "detail"):
        if detail.get("firm"):
            found[detail["firm"]] = (at, detail.get("file", ""))
    return found


def reminder(owes: Owes, of: ParkYear) -> str:
    """A polite, short text for the chat group; it names what this firm lacks and nothing of any other."""
    if not owes.lacks:
        return ""
    parts = []
    for title, lacks in owes.sheets.items():
        if any(not one.header for one in lacks):
            parts.append(f"{title}（整表未填，没有的请在首列填“无”）")
            continue
        headers = list(dict.fromkeys(one.header for one in lacks))
        more = f"等{len(headers)}项" if len(headers) > _FEW else ""
        parts.append(f"{title}（{'、'.join(headers[:_FEW])}{more}）")
    return (
        f"{owes.firm.name}：您好！{of.year}年度环保填报还缺：{'；'.join(parts)}。"
        "请在企业年报包里补填后发回，谢谢！"
    )
