"""What firms fill in: hand out their packages, see who returned what, remind, send receipts back."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from typing import IO, cast

from django.http import HttpResponse

from yuanjian.actions.hand_out import chosen_firms, hand_out, write_zip
from yuanjian.actions.still_missing import Owes, lacking, reminder, with_returns
from yuanjian.sheets.firm import Firm
from yuanjian.web.files import streamed, written
from yuanjian.web.page import Page
from yuanjian.web.pages.imports.receiving import take_files
from yuanjian.web.pages.imports.shown import MOST_BYTES
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

page = Page("企业填报", "filing-firms/", menu=22, icon="forms")
_FEW = 3


@dataclass(frozen=True)
class Line:
    """A firm: when its file came back, what it lacks, the words to remind it with."""

    firm: Firm
    returned: datetime | None
    file: str
    lacks: int
    words: tuple[tuple[str, str], ...]
    reminder: str


@dataclass(frozen=True)
class FirmsPage:
    """All firms that have not left; those that lack something first."""

    lines: tuple[Line, ...]
    returned: int
    lacking: int
    every: str
    may_write: bool
    megabytes: int = MOST_BYTES // 2**20
    most_bytes: int = MOST_BYTES


@page.get()
def show(visit: Visit) -> FirmsPage:
    """Who returned when, what is missing."""
    lacks = visit.book.kept("firms_lacking", lambda b: lacking(b.dossier.records))
    found = with_returns(visit.of, lacks)
    lines = tuple(_line(visit, o) for o in sorted(found, key=lambda o: not o.lacks))
    every = "\n\n".join(line.reminder for line in lines if line.reminder)
    return FirmsPage(
        lines, sum(o.returned is not None for o in found), sum(bool(o.lacks) for o in found), every,
        visit.may(Permission.WRITE),
    )  # fmt: skip


def _line(visit: Visit, owes: Owes) -> Line:
    words = []
    for title, lacks in owes.sheets.items():
        headers = list(dict.fromkeys(x.header or "整表未填" for x in lacks))
        more = f" 等 {len(headers)} 项" if len(headers) > _FEW else ""
        words.append((title, "、".join(headers[:_FEW]) + more))
    return Line(
        owes.firm, owes.returned, owes.file, len(owes.lacks), tuple(words), reminder(owes, visit.of)
    )


@page.get("packages/", "", permission=Permission.WRITE)
def packages(visit: Visit) -> HttpResponse:
    """The packages of all firms as one zip."""
    firms = chosen_firms(visit.of, [])
    file = cast(IO[bytes], tempfile.TemporaryFile())  # noqa: SIM115  the response closes it
    write_zip(visit.of, firms, file)
    file.seek(0)
    return streamed(file, f"企业年报包_{visit.park.code}_{visit.of.year}.zip")


@page.get("package/<str:firm>/", "", permission=Permission.WRITE)
def package(visit: Visit, firm: str) -> HttpResponse:
    """The package of one firm."""
    (one,) = hand_out(visit.of, chosen_firms(visit.of, [firm]))
    return written(one.content, one.name)


@page.post("upload/", permission=Permission.WRITE)
def upload(visit: Visit) -> HttpResponse:
    """Keep what firms returned and start reading it; the preview is the import's, firm by firm."""
    return take_files(visit, firms=True)
