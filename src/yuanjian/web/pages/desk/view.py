"""The workbench: how far each part is, what is missing, the score, the worst contradictions, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone

from yuanjian.actions.carry_forward import carry_forward, last_filled
from yuanjian.audit.credit.score import Next, Score
from yuanjian.audit.duty import Together
from yuanjian.audit.finding import SEVERITY_WORDS
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming, Job, Row
from yuanjian.sheets.gaps import Gap, progress
from yuanjian.sheets.shelf import sheet
from yuanjian.web.cell_link import cell_link
from yuanjian.web.page import Page
from yuanjian.web.pages.desk.due import Calendar, calendar
from yuanjian.web.pages.desk.scale import Scale, scale
from yuanjian.web.pages.desk.since import Since, Stopped, since, stopped
from yuanjian.web.pages.desk.todo import Todo, todo
from yuanjian.web.pages.findings.standing import Standings, standings
from yuanjian.web.pages.jobs.view import JobLine, line_of
from yuanjian.web.pages.sheets.parts import PARTS
from yuanjian.web.park_book import ParkBook
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

page = Page("工作台", "", menu=10, icon="layout-dashboard")
_WORST = 5
_MISSING = 10
_PAST = 5


@dataclass(frozen=True)
class Meter:
    """The credit score in the head of every page, with the counts of open contradictions."""

    score: Score
    scale: Scale | None
    blocker: int
    major: int


@dataclass(frozen=True)
class PartLine:
    """A part of the package: required cells filled and wanted, sheets that nobody has filled."""

    title: str
    filled: int
    wanted: int
    percent: int
    empty: int
    address: str

    @property
    def lacking(self) -> int:
        """Required cells that are blank."""
        return self.wanted - self.filled


@dataclass(frozen=True)
class Missing:
    """Something still to be filled, and the cell where it belongs."""

    words: str
    who: str
    address: str
    act: str


@dataclass(frozen=True)
class Worst:
    """A contradiction in one line."""

    severity: str
    words: str
    title: str
    message: str
    address: str


@dataclass(frozen=True)
class DueLine:
    """A date with its cell."""

    due: Together
    address: str


@dataclass(frozen=True)
class Desk:
    """What the workbench shows; ``blank`` when nothing is recorded in this year yet; it can
    then begin from ``last_year`` (0: there is none)."""

    blank: bool
    may_write: bool
    parts: tuple[PartLine, ...] = ()
    missing: tuple[Missing, ...] = ()
    missing_count: int = 0
    meter: Meter | None = None
    next_best: tuple[Next, ...] = ()
    worst: tuple[Worst, ...] = ()
    open_count: int = 0
    past: tuple[DueLine, ...] = ()
    past_count: int = 0
    soon: tuple[DueLine, ...] = ()
    later: tuple[DueLine, ...] = ()
    old_year: bool = False
    todo: Todo | None = None
    since: Since | None = None
    jobs: tuple[JobLine, ...] = ()
    waiting: int = 0
    go_on: Stopped | None = None
    go_on_address: str = ""
    last_year: int = 0


@page.get()
def show(visit: Visit) -> Desk:
    """The workbench of a park's year."""
    of, book = visit.of, visit.book
    may_write = visit.may(Permission.WRITE)
    waiting = Incoming.objects.filter(park_year=of, state=Incoming.State.WAITING)
    if not Row.objects.filter(park_year=of).exists():
        before = last_filled(of)
        year = before.year if before and may_write else 0
        return Desk(True, may_write, jobs=_jobs(visit), waiting=waiting.count(), last_year=year)
    known = standings(of, book)
    today = timezone.localdate()
    past, past_count, soon, later = _due(visit, calendar(book, today))
    last = stopped(of, visit.person) if may_write else None
    return Desk(
        blank=False, may_write=may_write,
        parts=book.kept("parts of the desk", _parts),
        missing=_missing(visit), missing_count=len(book.gaps),
        meter=_meter(book, known), next_best=book.score.next_best[:3],
        worst=_worst(visit, known), open_count=len(known.open),
        past=past, past_count=past_count, soon=soon, later=later, old_year=of.year < today.year - 1,
        todo=todo(of, today),
        since=since(of, visit.person), jobs=_jobs(visit), waiting=waiting.count(),
        go_on=last, go_on_address=cell_link(of, last.no, last.key) if last else "",
    )  # fmt: skip


@page.post("carry/", permission=Permission.WRITE)
def carry(visit: Visit) -> HttpResponse:
    """Begin this year from the last one that has records."""
    before = last_filled(visit.of)
    if before is None:
        raise Refusal("没有以前年度的资料可以沿用。")
    begun = carry_forward(before, visit.of.year, by=str(visit.person))
    return visit.go("sheets", said=begun.told)


@page.get("meter/", "meter.html")
def meter(visit: Visit) -> Meter:
    """The head's meter; it asks again after each save."""
    return _meter(visit.book, standings(visit.of, visit.book))


def _meter(book: ParkBook, known: Standings) -> Meter:
    grave = [s.judged.found.severity for s in known.open]
    return Meter(book.score, scale(book.score), grave.count("blocker"), grave.count("major"))


def _parts(book: ParkBook) -> tuple[PartLine, ...]:
    by_sheet = {one.sheet: one for one in progress(book.dossier.records)}
    lines = []
    for title, numbers in PARTS:
        held = [by_sheet[no] for no in numbers]
        filled, wanted = sum(p.filled for p in held), sum(p.wanted for p in held)
        empty = [p for p in held if not p.rows and not p.none]
        unfinished = next((p for p in held if p in empty or p.filled < p.wanted), held[0])
        whole = sum(not _lacks(p.rows, p.none, p.filled, p.wanted) for p in held)
        percent = (
            100 if whole == len(held) else _percent(filled, wanted, 1 - len(empty) / len(held))
        )
        address = cell_link(book.park_year, unfinished.sheet)
        lines.append(PartLine(title, filled, wanted, percent, len(empty), address))
    return tuple(lines)


def _lacks(rows: int, none: bool, filled: int, wanted: int) -> bool:
    return (not rows and not none) or filled < wanted


def _percent(filled: int, wanted: int, touched: float) -> int:
    """Cells filled of those wanted, times the share of sheets that anybody has touched; 100 is for «all done»."""
    return min(99, round(100 * filled / wanted * touched)) if wanted else 0


def _missing(visit: Visit) -> tuple[Missing, ...]:
    """Cells before whole sheets: they are nearer to being done."""
    gaps = sorted(visit.book.gaps, key=lambda g: not g.key)
    made = []
    for gap in gaps[:_MISSING]:
        column = _column(gap)
        asked = urlencode({"sheet": gap.sheet, "row": gap.key, "column": column})
        address = cell_link(visit.of, gap.sheet, gap.key, column)
        made.append(Missing(str(gap), gap.who, address, f"{visit.link('actions.new')}?{asked}"))
    return tuple(made)


def _column(gap: Gap) -> str:
    columns = sheet(gap.sheet).columns.values()
    return next((c.key for c in columns if gap.key and c.header == gap.header), "")


def _worst(visit: Visit, known: Standings) -> tuple[Worst, ...]:
    return tuple(
        Worst(
            s.judged.found.severity, SEVERITY_WORDS[s.judged.found.severity],
            s.judged.found.title, s.judged.found.finding.message,
            f"{visit.link('findings')}?one={s.judged.fingerprint}",
        )
        for s in known.open[:_WORST]
    )  # fmt: skip


def _due(
    visit: Visit, terms: Calendar
) -> tuple[tuple[DueLine, ...], int, tuple[DueLine, ...], tuple[DueLine, ...]]:
    def lines(dues: tuple[Together, ...]) -> tuple[DueLine, ...]:
        return tuple(
            DueLine(d, cell_link(visit.of, d.first.sheet, d.first.key, d.first.column))
            for d in dues
        )

    return lines(terms.past[:_PAST]), len(terms.past), lines(terms.soon), lines(terms.later)


def _jobs(visit: Visit) -> tuple[JobLine, ...]:
    running = Job.objects.filter(
        park_year=visit.of, state__in=[Job.State.WAITING, Job.State.RUNNING]
    )
    found = running.select_related("by", "park_year__park").order_by("created")
    return tuple(map(line_of, found[:5]))
