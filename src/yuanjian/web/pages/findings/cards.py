"""A contradiction as a card: the sides that differ, the arithmetic, what it does to the score, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from yuanjian.audit.credit.effect import effect
from yuanjian.audit.finding import SEVERITY_WORDS, Finding, Quote, Severity
from yuanjian.reports.review.decisions import Judged
from yuanjian.reports.review.families import family_words
from yuanjian.web.pages.facts.figures import figures
from yuanjian.web.pages.facts.whereabouts import Spot, whereabouts
from yuanjian.web.pages.findings.standing import Standing
from yuanjian.web.park_book import ParkBook
from yuanjian.web.same_for_all import same_for_all

_MOST_SIDES = 12
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the words as they stand, where, and the figure that it is («» where it is none)."""

    letter: str
    text: str
    spot: Spot
    fact: str
    subject: str


@dataclass(frozen=True, slots=True)
class Effect:
    """An item of the credit table that the contradiction touches, with what it counts now."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class About:
    """What a contradiction says, whoever looks and whatever was decided.

    ``first`` are the two sides side by side, ``rest`` further ones and ``more`` those not listed;
    ``ought`` stands in the place of a second side where there is only one.
    """

    severity: Severity
    severity_words: str
    family_words: str
    title: str
    subject: str
    message: str
    first: tuple[Side, ...]
    rest: tuple[Side, ...]
    more: int
    ought: str
    lines: tuple[tuple[str, str], ...]
    effects: tuple[Effect, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One contradiction as it is shown: its body as HTML, and how it stands."""

    about: About
    body: SafeString
    standing: Standing

    @property
    def settled(self) -> bool:
        """Whether it is folded away."""
        return self.standing.settled


def card_of(book: ParkBook, standing: Standing, *, may_write: bool) -> Card:
    """A contradiction with everything that its card says; ``may_write``: the cells can be mended."""
    one = standing.judged

    def make(book: ParkBook) -> tuple[About, SafeString]:
        about = about_of(book, one)
        told = {"about": about, "may_write": may_write}
        return about, same_for_all(book, "findings/body.html", **told)

    about, body = book.kept(("card", one.fingerprint, may_write), make)
    return Card(about, body, standing)


def about_of(book: ParkBook, one: Judged) -> About:
    """What a finding says, with its sides found in the records."""
    found, finding = one.found, one.found.finding
    sides = tuple(
        _side(book, finding, quote, _LETTERS[n % len(_LETTERS)])
        for n, quote in enumerate(finding.quotes[:_MOST_SIDES])
    )
    alone = len(sides) < 2 and bool(finding.expected)  # the rule itself is then the other side
    lines = (
        ("应为", "" if alone else finding.expected), ("现为", finding.found), ("怎么改", finding.advice),
        ("怎么复核", finding.verify), ("依据", found.clause),
    )  # fmt: skip
    return About(
        severity=found.severity, severity_words=SEVERITY_WORDS[found.severity],
        family_words=family_words(found.code), title=found.title, subject=_about(book, finding),
        message=finding.message, first=sides[:2], rest=sides[2:],
        more=max(0, len(finding.quotes) - _MOST_SIDES), ought=finding.expected if alone else "",
        lines=tuple((name, words) for name, words in lines if words),
        effects=tuple(Effect(n, effect(book.score, n)) for n in finding.credit),
        also=tuple(f"{a.title}：{a.finding.message}" for a in found.also),
    )  # fmt: skip


def _side(book: ParkBook, finding: Finding, quote: Quote, letter: str) -> Side:
    known = quote.fact if figures(book).of(quote.fact) else ""
    where = whereabouts(book)
    if known and not quote.place.cell:  # counted from rows: the sheet, not whichever row came first
        spot = where.of_sheet(quote.place)
    else:
        spot = where.of_place(quote.place, quote.subject, finding.cause)
    return Side(letter, quote.text, spot, known, quote.subject if known else "")


def _about(book: ParkBook, finding: Finding) -> str:
    """What it is about, by name: the row that the cause or the first quote lies in."""
    where = whereabouts(book)
    if finding.cause.count("/") >= 2:
        spot = where.of_ref(finding.cause)
        if spot.name:
            return spot.name
    spots = (where.of_place(q.place, q.subject) for q in finding.quotes if not q.fact)
    return next((s.name for s in spots if s.name), "")
