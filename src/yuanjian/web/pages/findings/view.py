"""Contradictions: two sides on a card, worst first; mend them at the cell, explain them, or say why they are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.safestring import SafeString

from yuanjian.actions.decide import decide as write_decision
from yuanjian.actions.decide import last_day
from yuanjian.actions.rectify import marks
from yuanjian.audit.check import all_checks
from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Decision, Rectification
from yuanjian.reports.review.families import family, family_words
from yuanjian.web.dispatch import part
from yuanjian.web.page import Page
from yuanjian.web.pages.findings.cards import Card, card_of
from yuanjian.web.pages.findings.standing import Standing, Standings, State, standings
from yuanjian.web.park_book import ParkBook
from yuanjian.web.permissions import Permission
from yuanjian.web.same_for_all import same_for_all
from yuanjian.web.visit import Visit

page = Page("矛盾", "findings/", menu=50, icon="alert-triangle")
_ON_A_PAGE = 30


@dataclass(frozen=True)
class Choice:
    """A word of a filter with how many there are, and the address that chooses it (or lets it go)."""

    words: str
    count: int
    address: str
    chosen: bool
    value: str = ""


@dataclass(frozen=True)
class RuleLine:
    """A rule or check in words: what it looks for, why, and for one that could not run what it lacks."""

    family: str
    title: str
    words: str


@dataclass(frozen=True)
class GoneLine:
    """A decision whose contradiction is not there any more."""

    title: str
    decision: Decision


@dataclass(frozen=True)
class FindingsPage:
    """The cards of one page: open ones, then those dealt with; what the filters say; what was not assessed."""

    cards: tuple[Card, ...]
    settled: tuple[Card, ...]
    total: int
    open_count: int
    shown: int
    filtered: bool
    severities: tuple[Choice, ...]
    states: tuple[Choice, ...]
    families: tuple[Choice, ...]
    checks_run: int
    not_assessed: SafeString
    gone: tuple[GoneLine, ...]
    pages: tuple[Choice, ...]
    may_decide: bool
    may_write: bool
    items: dict[str, Rectification]


@dataclass(frozen=True)
class Rules:
    """All checks, by family."""

    rules: tuple[RuleLine, ...]


@dataclass(frozen=True)
class OneCard:
    """A card on its own, as it stands after a decision."""

    card: Card
    may_decide: bool
    may_write: bool
    items: dict[str, Rectification]


@page.get()
def show(visit: Visit) -> FindingsPage:
    """The contradictions, filtered by severity, family and state."""
    known = standings(visit.of, visit.book)
    asked = {k: visit.request.GET.get(k, "") for k in ("severity", "family", "state")}
    one = visit.request.GET.get("one", "")
    shown = [s for s in known.all if _passes(s, asked)] if not one else _alone(known, one)
    shown.sort(key=lambda s: s.settled)  # stable: worst first stays
    paged = Paginator(shown, _ON_A_PAGE).get_page(visit.request.GET.get("page"))
    may_write = visit.may(Permission.WRITE)
    cards = [card_of(visit.book, s, may_write=may_write) for s in paged.object_list]
    numbers = range(1, paged.paginator.num_pages + 1) if paged.paginator.num_pages > 1 else ()
    return FindingsPage(
        cards=tuple(c for c in cards if not c.settled), settled=tuple(c for c in cards if c.settled),
        total=len(known.all), open_count=len(known.open), shown=len(shown),
        filtered=bool(one or any(asked.values())),
        severities=_severities(known, asked), states=_states(known, asked),
        families=_families(known, asked), checks_run=visit.book.audit.checks_run,
        not_assessed=visit.book.kept("not assessed", _not_assessed),
        gone=tuple(GoneLine(_title(d.code), d) for d in known.gone if _counts(d)),
        pages=tuple(Choice(str(n), 0, _address(asked, page=n), n == paged.number) for n in numbers),
        may_decide=visit.may(Permission.DECIDE), may_write=may_write,
        items=_items(visit, [s.judged.fingerprint for s in paged.object_list]),
    )  # fmt: skip


@page.get("rules/", "rules.html")
def rules(visit: Visit) -> Rules | HttpResponse:
    """The list of all checks: a part of the page, or a page of its own."""
    told = [RuleLine(family_words(c.code), c.title, c.why) for c in all_checks().values()]
    view = Rules(tuple(sorted(told, key=lambda r: r.family)))
    return part(visit, "rules_table.html", view) if visit.is_part else view


@page.post("<str:fingerprint>/decide/", "card.html", permission=Permission.DECIDE)
def decide(visit: Visit, fingerprint: str) -> HttpResponse:
    """Must be mended, explained, not so, or open again."""
    said = visit.data
    standing = _one(standings(visit.of, visit.book), fingerprint)
    write_decision(
        visit.of, standing.judged, said.get("verdict", ""), seen=said.get("evidence", ""),
        by=visit.person, reason=said.get("reason", ""), expires=last_day(said.get("expires", "")),
    )  # fmt: skip
    if not visit.is_part:
        return visit.go("findings", said="已保存。")
    now = _one(standings(visit.of, visit.book), fingerprint)
    card = card_of(visit.book, now, may_write=visit.may(Permission.WRITE))
    items = _items(visit, [fingerprint])
    may_decide, may_write = visit.may(Permission.DECIDE), visit.may(Permission.WRITE)
    answer = part(visit, "card.html", OneCard(card, may_decide, may_write, items))
    answer.headers["HX-Trigger"] = "saved"  # the head counts what is still open
    return answer


def _items(visit: Visit, fingerprints: Sequence[str]) -> dict[str, Rectification]:
    """The open rectification items of these contradictions, by fingerprint."""
    found = marks(visit.of, [f"finding:{f}" for f in fingerprints])
    return {mark.removeprefix("finding:"): item for mark, item in found.items()}


def _one(known: Standings, fingerprint: str) -> Standing:
    found = known.one(fingerprint)
    if found is None:
        raise Refusal("这条矛盾已经不在了，可能台账已经改好。请刷新页面。")
    return found


def _alone(known: Standings, fingerprint: str) -> list[Standing]:
    found = known.one(fingerprint)
    return [found] if found else []


def _passes(one: Standing, asked: dict[str, str]) -> bool:
    found = one.judged.found
    has = {"severity": found.severity, "family": family(found.code), "state": one.state.value}
    return all(not wanted or has[name] == wanted for name, wanted in asked.items())


def _address(asked: dict[str, str], **change: object) -> str:
    said = {**asked, **{k: str(v) for k, v in change.items()}}
    return "?" + urlencode({k: v for k, v in said.items() if v})


def _choice(asked: dict[str, str], name: str, value: str, words: str, count: int) -> Choice:
    """Chooses the word; once more, and it is let go."""
    chosen = asked[name] == value
    return Choice(words, count, _address(asked, **{name: "" if chosen else value}), chosen, value)


def _severities(known: Standings, asked: dict[str, str]) -> tuple[Choice, ...]:
    counts = {s: sum(k.judged.found.severity == s for k in known.open) for s in SEVERITIES}
    return tuple(_choice(asked, "severity", s, SEVERITY_WORDS[s], counts[s]) for s in SEVERITIES)


def _states(known: Standings, asked: dict[str, str]) -> tuple[Choice, ...]:
    counts = known.counts()
    if counts[State.OPEN] == len(known.all) and not asked["state"]:
        return ()  # nothing was decided yet: nothing to choose from
    return tuple(_choice(asked, "state", s.value, s.words, counts[s]) for s in State)


def _families(known: Standings, asked: dict[str, str]) -> tuple[Choice, ...]:
    counts: dict[str, int] = {}
    for one in known.all:
        name = family(one.judged.found.code)
        counts[name] = counts.get(name, 0) + 1
    return tuple(_choice(asked, "family", f, family_words(f), n) for f, n in counts.items())


def _not_assessed(book: ParkBook) -> SafeString:
    """The checks that could not run, as HTML."""
    told = [RuleLine(family_words(c), _title(c), why) for c, why in book.audit.not_assessed]
    told.sort(key=lambda r: r.family)
    return same_for_all(book, "findings/not_assessed.html", not_assessed=told)


def _title(code: str) -> str:
    known = all_checks().get(code)
    return known.title if known else "已不再使用的核对规则"


def _counts(decision: Decision) -> bool:
    return decision.verdict != Decision.Verdict.REOPENED
