"""Figures: the list with its search, and one figure explained, in the drawer or on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpResponse
from django.utils.safestring import SafeString

from yuanjian.core.refusal import Refusal
from yuanjian.core.rounding import plain, round_half_even, to_decimal
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Value, all_facts
from yuanjian.ledger.models import Intake
from yuanjian.web.dispatch import part
from yuanjian.web.files import stored
from yuanjian.web.page import Page
from yuanjian.web.pages.facts import evidence
from yuanjian.web.pages.facts.appears import Appearances, appearances
from yuanjian.web.pages.facts.evidence import Branch, Law, Line, Telling
from yuanjian.web.pages.facts.figures import Entry, Figures, Group, entry, figures, groups, shown
from yuanjian.web.pages.facts.whereabouts import whereabouts
from yuanjian.web.park_book import ParkBook
from yuanjian.web.same_for_all import same_for_all
from yuanjian.web.visit import Visit

page = Page("数字查询", "facts/")

STATE_WORDS = {"value": "有数", "zero": "零", "na": "不适用", "missing": "没有数"}
_SUBJECTS = 150


@dataclass(frozen=True)
class FactsPage:
    """The list of figures by theme; ``asked`` are the words searched for."""

    asked: str
    count: int
    listed: SafeString


@dataclass(frozen=True)
class LastYear:
    """The same figure a year before, and how it changed, in words."""

    year: int
    shown: str
    change: str


@dataclass(frozen=True)
class FactView:
    """One figure with all that is known about it.

    ``before`` is its value before rounding, «» where rounding changed nothing. ``subjects`` are listed
    instead of a value where the figure has one for each of many.
    """

    id: str
    label: str
    called: str
    shown: str
    state: str
    state_words: str
    reason: str
    scope: str
    period: str
    says: str
    clause: str
    rule: str
    before: str
    laws: tuple[Law, ...]
    unverified: bool
    lines: tuple[Line, ...]
    more: int
    branches: tuple[Branch, ...]
    last: LastYear | None
    appears: Appearances | None
    files: tuple[tuple[str, str], ...]
    subject: str = ""
    subjects: tuple[Entry, ...] = ()
    more_subjects: int = 0


@page.get()
def index(visit: Visit) -> FactsPage:
    """All figures by theme, or those that were searched for."""
    asked = " ".join(visit.request.GET.get("q", "").split())[:60]
    held = figures(visit.book)
    if asked:
        return _listed(visit.book, asked, groups(held, asked))
    return visit.book.kept("figures listed", lambda b: _listed(b, "", groups(held, "")))


def _listed(book: ParkBook, asked: str, found: tuple[Group, ...]) -> FactsPage:
    """The list as HTML: the same for everybody."""
    html = same_for_all(book, "facts/groups.html", groups=found, asked=asked)
    return FactsPage(asked, sum(len(g.entries) for g in found), html)


@page.get("<str:id>/", "show.html")
def show(visit: Visit, id: str) -> FactView | HttpResponse:  # noqa: A002 the name in addresses
    """One figure: the drawer for htmx, else a page of its own."""
    view = _view(visit, id)
    return part(visit, "drawer.html", view) if visit.is_part else view


@page.get("file/<str:sha256>/")
def file(visit: Visit, sha256: str) -> HttpResponse:
    """The file that rows were read from, as it was handed in."""
    intake = Intake.objects.filter(park_year=visit.of, document_id=sha256).first()
    if intake is None:
        raise Refusal("没有找到这份文件，可能不属于本园区本年度。")
    return stored(sha256, intake.name)


def _view(visit: Visit, fact_id: str) -> FactView:
    asked = visit.request.GET
    if fact_id not in all_facts():
        raise Refusal("没有这个数字，可能链接已经过期。可在“数字查询”里按名称查找。")
    held, subject = figures(visit.book), asked.get("subject", "")
    period = asked.get("period", "") or str(visit.of.year)
    if period == str(visit.of.year):
        value = held.one(fact_id, subject)
    else:
        before = held.last_year(fact_id, subject)
        value = before if before is not None and before.period == period else None
    if value is not None:
        return visit.book.kept(
            ("figure", fact_id, subject, period), lambda _: _explained(visit, held, value)
        )
    if subject or period != str(visit.of.year):
        raise Refusal(
            "没有这个数字的这一对象或年度，可能台账已经改动。可在“数字查询”里按名称查找。"
        )
    return _many(visit, held, fact_id)


def _many(visit: Visit, held: Figures, fact_id: str) -> FactView:
    """A figure that each of many subjects has: which they are."""
    fact, values = all_facts()[fact_id], held.of(fact_id)
    reason = "" if values else held.facts.rows(fact.per).gap or "没有可列的对象"
    return FactView(
        id=fact.id, label=fact.label, called="", shown="", state="value" if values else "missing",
        state_words=f"{len(values)} 个对象" if values else STATE_WORDS["missing"], reason=reason,
        scope=fact.scope, period=str(visit.of.year), says=fact.says, clause=fact.clause,
        rule=fact.rounding, before="", laws=(), unverified=False, lines=(), more=0, branches=(),
        last=None, appears=None, files=(),
        subjects=tuple(entry(held, v) for v in values[:_SUBJECTS]),
        more_subjects=max(0, len(values) - _SUBJECTS),
    )  # fmt: skip


def _explained(visit: Visit, held: Figures, value: Value) -> FactView:
    fact, why = value.fact, value.because
    children = [n for n in why.children if n.kind != "note" or value.known.known]
    lines, more, branches = Telling(held, whereabouts(visit.book)).split(children)
    law = evidence.laws(why)
    this_year = value.period == str(visit.of.year)
    return FactView(
        id=fact.id, label=fact.label, called=held.called(value), shown=shown(value),
        state=value.state, state_words=STATE_WORDS[value.state],
        reason="" if value.known.known else value.known.reason or "未填报",
        scope=value.scope, period=value.period, says=fact.says, clause=fact.clause,
        rule=fact.rounding, before=_before(value), laws=law,
        unverified=any(one.unverified for one in law), lines=lines, more=more, branches=branches,
        last=_last(held, value) if this_year else None,
        appears=appearances(visit.book, value) if this_year else None,
        files=tuple(_files(visit, value)), subject=value.subject,
    )  # fmt: skip


def _before(value: Value) -> str:
    """The value before rounding; «» where rounding changed nothing, or it is no number."""
    number = value.known.number if isinstance(value.known, Amount) else None
    if number is None or Fraction(value.text) == number:
        return ""
    whole = plain(to_decimal(number))
    return whole if Fraction(whole) == number else f"{whole}…（＝{number}）"


def _last(held: Figures, value: Value) -> LastYear | None:
    before = held.last_year(value.fact.id, value.subject)
    if before is None:
        return None
    return LastYear(int(before.period), shown(before), _change(before, value))


def _change(before: Value, now: Value) -> str:
    """«增加 2，20%»; words only say whether they are the same."""
    if not (before.known.known and now.known.known):
        return ""
    if before.text == now.text:
        return "与上年相同"
    if not (isinstance(before.known, Amount) and isinstance(now.known, Amount)):
        return "与上年不同"
    old, new = Fraction(before.text), Fraction(now.text)
    way = "增加" if new > old else "减少"
    difference = plain(to_decimal(abs(new - old)))
    if now.fact.unit == "%":
        return f"{way} {difference} 个百分点"
    percent = plain(round_half_even(abs(new - old) / abs(old) * 100, 1)) if old else ""
    return f"{way} {difference}" + (f"（{percent}%）" if percent else "")


def _files(visit: Visit, value: Value) -> list[tuple[str, str]]:
    """Files behind a figure as (name, address): those of the year before have their own year's address."""
    where, found = whereabouts(visit.book), []
    for name, sha in evidence.files(value.because):
        address = where.file_address(sha)
        if address:
            found.append((name, address))
    return found
