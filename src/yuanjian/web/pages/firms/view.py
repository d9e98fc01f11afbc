"""The firms of the park with their procedures; which of them lack one, and whose papers run out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from yuanjian.web.page import Page
from yuanjian.web.pages.firms.matrix import PROCEDURES, SOON, Firm, firms, judged_on
from yuanjian.web.park_book import ParkBook
from yuanjian.web.visit import Visit

page = Page("企业档案", "firms/", menu=35, icon="building")

_SHOWN = 300


@dataclass(frozen=True)
class Sieve:
    """A choice of firms, with how many there are of them."""

    key: str
    title: str
    count: int


@dataclass(frozen=True)
class Matrix:
    """The firms that were asked for; ``more`` are not listed."""

    firms: tuple[Firm, ...]
    more: int
    on: date
    soon: int
    titles: tuple[str, ...]


@dataclass(frozen=True)
class FirmsPage:
    """The page around the matrix, which is ready: it is the same for everybody until the records change."""

    matrix: SafeString
    total: int
    sieves: tuple[Sieve, ...]
    only: str
    asked: str


_SIEVES: tuple[tuple[str, str, Callable[[Firm], bool]], ...] = (
    ("all", "全部", lambda firm: True),
    ("eia", "缺环评", lambda firm: firm.lacks("eia")),
    ("acceptance", "缺验收", lambda firm: firm.lacks("acceptance")),
    ("permit", "缺许可", lambda firm: firm.lacks("permit")),
    ("plan", "缺预案", lambda firm: firm.lacks("plan")),
    ("permit_ends", "许可将到期", lambda firm: firm.ends_soon("permit")),
    ("plan_ends", "预案将到期", lambda firm: firm.ends_soon("plan")),
    ("left", "已退出", lambda firm: firm.status == "已退出"),
)


@page.get()
def show(visit: Visit) -> FirmsPage | HttpResponse:
    """The matrix; ``?only=`` a sieve, ``?q=`` words of a name, number or credit code."""
    asked = " ".join(visit.request.GET.get("q", "").split())[:60]
    known = {key: test for key, _, test in _SIEVES}
    only = visit.request.GET.get("only", "all")
    only = only if only in known else "all"
    on = judged_on(visit.of.year, timezone.localdate())
    all_firms = matrix(visit.book, on)

    def ready(_: ParkBook) -> SafeString:
        found = [f for f in all_firms if known[only](f) and asked.lower() in f.found_by]
        more = max(0, len(found) - _SHOWN)
        view = Matrix(tuple(found[:_SHOWN]), more, on, SOON, tuple(PROCEDURES.values()))
        return mark_safe(render_to_string("firms/matrix.html", {"view": view, "visit": visit}))

    shown = ready(visit.book) if asked else visit.book.kept(("firms ready", on, only), ready)
    if visit.is_part:
        return HttpResponse(shown)
    sieves = tuple(Sieve(k, t, sum(map(test, all_firms))) for k, t, test in _SIEVES)
    return FirmsPage(shown, len(all_firms), sieves, only, asked)


def matrix(book: ParkBook, on: date) -> tuple[Firm, ...]:
    """Every firm's procedures on a day, kept with the book."""
    return book.kept(("firms", on), lambda it: firms(it.facts, on))
