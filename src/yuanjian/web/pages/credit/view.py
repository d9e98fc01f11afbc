"""Credit: the score as a range on its scale, what to do next, and every item with rule, rows, files and self score."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.http import HttpResponse
from django.utils.safestring import SafeString

from yuanjian.actions.choose_scheme import choose_scheme
from yuanjian.audit.credit.judgement import VERDICT_WORDS, ItemScore, Verdict
from yuanjian.audit.credit.score import Next, Score
from yuanjian.norms.credit import CreditScheme, schemes
from yuanjian.norms.credit import scheme as known_scheme
from yuanjian.norms.document import Status
from yuanjian.web.page import Page
from yuanjian.web.pages.facts.evidence import Branch, Line, Telling
from yuanjian.web.pages.facts.figures import figures
from yuanjian.web.pages.facts.whereabouts import Spot, whereabouts
from yuanjian.web.park_book import ParkBook
from yuanjian.web.permissions import Permission
from yuanjian.web.same_for_all import same_for_all
from yuanjian.web.visit import Visit

page = Page("信用", "credit/", menu=60, icon="gauge")
_NEXT = 8
Show = Literal["", "lost", "lacking", "differing"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the meter: ``left`` [% of its length]."""

    left: float
    words: str


@dataclass(frozen=True, slots=True)
class Meter:
    """The scale from ``floor`` to the ceiling [分], the range on it, and what stands beside."""

    floor: Decimal
    ceiling: Decimal
    left: float
    width: float
    ticks: tuple[Mark, ...]
    own: Mark | None
    cutoffs: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A grade with the lowest total that earns it, or that its cut-off was not published."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Proof:
    """An attachment that the park cites for an item; without a name it is not in the list of attachments."""

    number: str
    name: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of the table with the trial and the park's own score, and all that they rest on."""

    score: ItemScore
    clause: str
    unverified: bool
    verdict: Verdict
    verdict_words: str
    difference: str
    lines: tuple[Line, ...]
    more: int
    branches: tuple[Branch, ...]
    proofs: tuple[Proof, ...]
    own_spot: Spot


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with its body as HTML, which is the same for everybody."""

    item: ItemView
    body: SafeString


@dataclass(frozen=True, slots=True)
class GroupView:
    """Items of one first-level index."""

    name: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class SchemeChoice:
    """A credit table that may be chosen for reference."""

    id: str
    words: str


@dataclass(frozen=True)
class CreditPage:
    """The score of a year; without a table in force only what may be chosen."""

    score: Score
    meter: Meter | None
    grades: tuple[GradeLine, ...]
    document: str
    document_status: str
    unverified: bool
    next_best: tuple[Next, ...]
    groups: tuple[GroupView, ...]
    counts: tuple[tuple[str, str, int], ...]
    show: str
    opened: int
    choices: tuple[SchemeChoice, ...]
    chosen: bool
    may_write: bool


@page.get()
def show(visit: Visit) -> CreditPage:
    """The score with its items, those asked for by ``show``; item ``item`` is open."""
    score, asked = visit.book.score, visit.request.GET.get("show", "")
    applied = score.applied
    items = visit.book.kept("credit items", _items) if applied else ()
    groups: dict[str, list[ItemLine]] = {}
    for one in items:
        if _FILTERS.get(asked, _FILTERS[""])(one.item):
            groups.setdefault(one.item.score.group, []).append(one)
    number = visit.request.GET.get("item", "")
    document = applied.scheme.document if applied else None
    return CreditPage(
        score=score, meter=_meter(score, applied.scheme) if applied else None,
        grades=_grades(applied.scheme) if applied else (),
        document=document.cited if document else "",
        document_status=document.status.label if document else "",
        unverified=document is not None and document.status is Status.UNVERIFIED,
        next_best=score.next_best[:_NEXT],
        groups=tuple(GroupView(name, tuple(held)) for name, held in groups.items()),
        counts=tuple((key, _SHOWN[key], sum(_FILTERS[key](i.item) for i in items)) for key in _FILTERS),
        show=asked if asked in _FILTERS else "", opened=int(number) if number.isascii() and number.isdigit() else 0,
        choices=tuple(SchemeChoice(n, _scheme_words(known_scheme(n))) for n in schemes()),
        chosen=bool(visit.of.scheme), may_write=visit.may(Permission.WRITE),
    )  # fmt: skip


@page.post("scheme/", permission=Permission.WRITE)
def scheme(visit: Visit) -> HttpResponse:
    """Choose a table for reference, or leave it."""
    chosen = visit.data.get("scheme", "")
    choose_scheme(visit.of, chosen, by=visit.person)
    said = "已选用，得分仅供参考。" if chosen else "已取消选用。"
    return visit.go("credit", said=said)


_SHOWN = {"": "全部", "lost": "扣分", "lacking": "数据不足", "differing": "自评有差异"}
_FILTERS = {
    "": lambda i: True,
    "lost": lambda i: i.verdict == "triggered" and i.score.points < 0,
    "lacking": lambda i: i.verdict == "unknown",
    "differing": lambda i: i.score.differs,
}


def _items(book: ParkBook) -> tuple[ItemLine, ...]:
    applied = book.score.applied
    assert applied is not None
    found = []
    for one in book.score.items:
        item = _item(book, one, applied.scheme)
        body = same_for_all(book, "credit/item_body.html", one=item)
        found.append(ItemLine(item, body))
    return tuple(found)


def _item(book: ParkBook, one: ItemScore, scheme: CreditScheme) -> ItemView:
    printed, judged, where = scheme.item(one.number), one.judgement, whereabouts(book)
    lines, more, branches = Telling(figures(book), where).split(judged.evidence)
    return ItemView(
        score=one, clause=printed.clause, unverified=printed.status is Status.UNVERIFIED,
        verdict=judged.verdict, verdict_words=VERDICT_WORDS[judged.verdict],
        difference=_difference(one), lines=lines, more=more, branches=branches,
        proofs=tuple(_proof(book, no) for no in one.proofs),
        own_spot=where.of_ref(f"32/{one.number}/self"),
    )  # fmt: skip


def _proof(book: ParkBook, number: str) -> Proof:
    spot = whereabouts(book).of_ref(f"34/{number}", cell=False)
    return Proof(number, spot.name.removeprefix(number).strip(), spot)


def _difference(one: ItemScore) -> str:
    """How the park's own score lies to the trial; «» where they agree or it has none."""
    if one.own is None or not one.differs:
        return ""
    return "自评偏高" if one.own > one.high else "自评偏低"


def _meter(score: Score, scheme: CreditScheme) -> Meter:
    """The scale begins one point below whatever is shown, so that nothing sticks to its edge."""
    known = [
        score.low,
        score.high,
        scheme.start,
        *([score.own_total] if score.own_total is not None else []),
    ]
    known += [g.at_least for g in scheme.grades if g.at_least is not None]
    ceiling = max(scheme.ceiling, *known)
    floor = max(Decimal(0), min(known) - 1) if min(known) >= 0 else min(known) - 1
    span = ceiling - floor

    def at(value: Decimal) -> float:
        return round(float((value - floor) / span * 100), 2)

    ticks = (Mark(at(scheme.start), "起评"), Mark(at(scheme.ceiling), "满分"))
    own = Mark(at(score.own_total), "自评") if score.own_total is not None else None
    cutoffs = tuple(Mark(at(g.at_least), g.name) for g in scheme.grades if g.at_least is not None)
    width = max(at(score.high) - at(score.low), 0.8)
    return Meter(floor, ceiling, at(score.low), width, ticks, own, cutoffs)


def _grades(scheme: CreditScheme) -> tuple[GradeLine, ...]:
    last = scheme.grades[-1] if scheme.grades else None
    return tuple(
        GradeLine(
            g.name,
            f"{g.at_least} 分及以上" if g.at_least is not None
            else "其余" if g is last and scheme.cutoffs_known else "分界未见公布",
        )
        for g in scheme.grades
    )  # fmt: skip


def _scheme_words(scheme: CreditScheme) -> str:
    years = "、".join(str(y) for y in sorted(scheme.report_years))
    return f"{scheme.province} {scheme.document.cited}，适用于 {years} 年度"
