"""The log: who did what, when; whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from yuanjian.actions.record_act import broken_link
from yuanjian.ledger.models import Act
from yuanjian.web.page import Page, Scope
from yuanjian.web.pages.acts.detail import words_of
from yuanjian.web.permissions import Permission, parks_of, sees_all
from yuanjian.web.visit import Visit

page = Page(
    "操作记录", "acts/", permission=Permission.LOG, scope=Scope.SITE, menu=900, icon="history"
)
_ON_A_PAGE = 50
_AT_ONCE = 20_000
_FILTERS = ("park", "verb", "who", "from", "to")


@dataclass(frozen=True)
class ActLine:
    """An entry of the log. ``print`` is the beginning of its hash."""

    number: int
    at: datetime
    who: str
    verb: str
    subject: str
    details: tuple[tuple[str, str], ...]
    print: str


@dataclass(frozen=True)
class Acts:
    """A page of the log, newest first, and what the filters hold."""

    lines: tuple[ActLine, ...]
    total: int
    parks: tuple[tuple[str, str], ...]
    verbs: tuple[str, ...]
    asked: dict[str, str]
    page: int
    pages: int
    newer: str
    older: str
    check_now: bool


@dataclass(frozen=True)
class Chain:
    """Whether every entry is tied to the one before; ``broken`` is the first that is not."""

    entries: int
    broken: ActLine | None


@page.get()
def show(visit: Visit) -> Acts:
    """The entries of the parks that this person may see."""
    asked = {k: visit.request.GET.get(k, "").strip()[:100] for k in _FILTERS}
    mine = _seen_by(visit)
    paged = Paginator(_filtered(mine, asked).order_by("-pk"), _ON_A_PAGE).get_page(
        visit.request.GET.get("page")
    )
    parks = tuple((p.code, p.name) for p in parks_of(visit.person, Permission.LOG))
    verbs = tuple(mine.order_by("verb").values_list("verb", flat=True).distinct())
    return Acts(
        tuple(map(_line, paged.object_list)), paged.paginator.count, parks, verbs, asked,
        paged.number, paged.paginator.num_pages,
        _address(asked, paged.number - 1) if paged.has_previous() else "",
        _address(asked, paged.number + 1) if paged.has_next() else "",
        Act.objects.count() <= _AT_ONCE,
    )  # fmt: skip


@page.get("chain/", "chain.html")
def chain(visit: Visit) -> Chain:
    """Go through the whole log, entry by entry."""
    broken = broken_link()
    return Chain(Act.objects.count(), _line(broken) if broken else None)


def _seen_by(visit: Visit) -> QuerySet[Act]:
    """All entries for who has the permission in all parks; else those of their parks, and their own sign-ins."""
    if sees_all(visit.person, Permission.LOG):
        return Act.objects.all()
    mine = Q(subject=visit.person.username)
    for park in parks_of(visit.person, Permission.LOG):
        mine |= Q(subject=park.code) | Q(subject__startswith=f"{park.code} ")
    return Act.objects.filter(mine)


def _filtered(acts: QuerySet[Act], asked: dict[str, str]) -> QuerySet[Act]:
    if asked["park"]:
        acts = acts.filter(Q(subject=asked["park"]) | Q(subject__startswith=f"{asked['park']} "))
    if asked["verb"]:
        acts = acts.filter(verb=asked["verb"])
    if asked["who"]:
        acts = acts.filter(who__icontains=asked["who"])
    if (first := _day(asked["from"])) is not None:
        acts = acts.filter(at__gte=first)
    if (last := _day(asked["to"])) is not None:
        acts = acts.filter(at__lt=last + timedelta(days=1))
    return acts


def _day(said: str) -> datetime | None:
    """The beginning of a day as a form sends it; None for what is none."""
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(said), time.min))
    except ValueError:
        return None


def _address(asked: dict[str, str], number: int) -> str:
    return "?" + urlencode({**{k: v for k, v in asked.items() if v}, "page": number})


def _line(act: Act) -> ActLine:
    return ActLine(
        act.pk, act.at, act.who, act.verb, act.subject, words_of(act.detail), act.hash[:12]
    )
