"""Every sheet of the year by part: how far it is, who fills it, who touched it last, what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.http import HttpResponse

from yuanjian.ledger.models import ParkYear, RowHistory
from yuanjian.sheets.gaps import Progress, progress
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.page import Page
from yuanjian.web.pages.sheets.parts import IN_ORDER, PARTS
from yuanjian.web.park_book import ParkBook
from yuanjian.web.visit import Visit

page = Page("台账", "sheets/", menu=30, icon="table")


@dataclass(frozen=True)
class SheetLine:
    """One sheet. ``state``: done, open, empty, none (confirmed that there is none)."""

    no: str
    title: str
    by: str
    rows: int
    state: str
    words: str
    filled: int
    wanted: int
    percent: int
    lacking: tuple[str, ...]
    lacks: int
    last_by: str
    last_at: datetime | None


@dataclass(frozen=True)
class Part:
    """Sheets that are filled together."""

    title: str
    lines: tuple[SheetLine, ...]
    done: int


@dataclass(frozen=True)
class SheetsPage:
    """All sheets."""

    parts: tuple[Part, ...]
    done: int
    count: int
    filled: int
    wanted: int
    percent: int
    next: SheetLine | None


_NAMED = 3
_STATES = {"done": "已完成", "open": "填报中", "empty": "未填", "none": "无此类情况"}


@page.get()
def show(visit: Visit) -> SheetsPage:
    """All sheets by part."""
    lines = _lines(visit)
    parts = []
    for title, sheets in PARTS:
        of_part = tuple(lines[no] for no in sheets)
        parts.append(Part(title, of_part, sum(_over(one) for one in of_part)))
    filled, wanted = sum(o.filled for o in lines.values()), sum(o.wanted for o in lines.values())
    return SheetsPage(
        tuple(parts), sum(_over(one) for one in lines.values()), len(lines), filled, wanted,
        _percent(filled, wanted), next((lines[n] for n in IN_ORDER if not _over(lines[n])), None),
    )  # fmt: skip


@page.get("all/next/")
def unfinished(visit: Visit) -> HttpResponse:
    """On to the next sheet that is not finished; after ``?after=05`` where one is told."""
    lines, after = _lines(visit), visit.request.GET.get("after", "")
    start = IN_ORDER.index(after) + 1 if after in IN_ORDER else 0
    for no in (*IN_ORDER[start:], *IN_ORDER[:start]):
        if not _over(lines[no]):
            return visit.go("sheet", no=no)
    return visit.go("sheets", said="所有表都已填完。")


def _over(line: SheetLine) -> bool:
    return line.state in ("done", "none")


def _lines(visit: Visit) -> dict[str, SheetLine]:
    """The line of every sheet; what the records say is kept with the book."""
    known = visit.book.kept("progress of sheets", _known)
    edits = _last_edits(visit.of)
    return {no: _line(one, lacking, edits.get(no)) for no, (one, lacking) in known.items()}


def _known(book: ParkBook) -> dict[str, tuple[Progress, tuple[str, ...]]]:
    lacking: dict[str, Counter[str]] = {}
    for gap in book.gaps:
        lacking.setdefault(gap.sheet, Counter())[
            f"{gap.called}　{gap.header}" if gap.called else gap.header
        ] += 1
    return {
        one.sheet: (one, tuple(lacking.get(one.sheet, ())))
        for one in progress(book.dossier.records)
    }


def _line(one: Progress, lacking: tuple[str, ...], edit: RowHistory | None) -> SheetLine:
    form = all_sheets()[one.sheet].sheet
    empty = not one.rows
    state = "none" if one.none and empty else "empty" if empty else "open" if lacking else "done"
    percent = _percent(one.filled, one.wanted) if one.rows else 0
    return SheetLine(
        one.sheet, form.title, one.by, one.rows, state, _STATES[state], one.filled, one.wanted,
        100 if state == "none" else percent, () if empty else lacking[:_NAMED],
        0 if empty else len(lacking),
        edit.by if edit else "", edit.at if edit else None,
    )  # fmt: skip


def _percent(filled: int, wanted: int) -> int:
    """Never 100 while something is missing."""
    if not wanted:
        return 100
    return 100 if filled == wanted else min(99, round(100 * filled / wanted))


def _last_edits(of: ParkYear) -> dict[str, RowHistory]:
    newest = RowHistory.objects.filter(park_year=of).values("sheet").annotate(last=Max("pk"))
    found = RowHistory.objects.filter(pk__in=[one["last"] for one in newest])
    return {one.sheet: one for one in found.only("sheet", "by", "at")}
