"""A contradiction as a card: the sides that differ, the arithmetic, what it does to the score, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from yuanjian.audit.credit.judgement import VERDICT_WORDS
from yuanjian.audit.credit.score import Score
from yuanjian.audit.finding import SEVERITY_WORDS, Finding, Quote, Severity
from yuanjian.core.rounding import plain
from yuanjian.ledger.models import Decision
from yuanjian.reports.review.families import family, family_words
from yuanjian.web.pages.facts.figures import figures
from yuanjian.web.pages.facts.whereabouts import Spot, whereabouts
from yuanjian.web.pages.findings.standing import Standing, State
from yuanjian.web.park_book import ParkBook

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
class Card:
    """One contradiction as it is shown. ``first`` are the two sides side by side, ``rest`` further ones.

    ``ought`` stands in the place of a second side where there is only one.
    """

    fingerprint: str
    evidence: str
    severity: Severity
    severity_words: str
    family: str
    family_words: str
    title: str
    subject: str
    message: str
    first: tuple[Side, ...]
    rest: tuple[Side, ...]
    ought: str
    lines: tuple[tuple[str, str], ...]
    effects: tuple[Effect, ...]
    also: tuple[str, ...]
    state: State
    state_words: str
    decision: Decision | None
    settled: bool


def card_of(book: ParkBook, standing: Standing) -> Card:
    """A contradiction with everything that its card says."""
    one = standing.judged
    found, finding = one.found, one.found.finding
    sides = _sides(book, finding)
    alone = len(sides) < 2 and bool(finding.expected)  # the rule itself is then the other side
    lines = (
        ("应为", "" if alone else finding.expected), ("现为", finding.found), ("怎么改", finding.advice),
        ("怎么复核", finding.verify), ("依据", found.clause),
    )  # fmt: skip
    return Card(
        fingerprint=one.fingerprint, evidence=one.evidence,
        severity=found.severity, severity_words=SEVERITY_WORDS[found.severity],
        family=family(found.code), family_words=family_words(found.code),
        title=found.title, subject=_about(book, finding), message=finding.message,
        first=sides[:2], rest=sides[2:], ought=finding.expected if alone else "",
        lines=tuple((name, words) for name, words in lines if words),
        effects=tuple(_effects(book.score, finding)),
        also=tuple(f"{a.title}：{a.finding.message}" for a in found.also),
        state=standing.state, state_words=standing.state.words,
        decision=standing.decision, settled=standing.settled,
    )  # fmt: skip


def _sides(book: ParkBook, finding: Finding) -> tuple[Side, ...]:
    return tuple(
        _side(book, finding, quote, _LETTERS[n % len(_LETTERS)])
        for n, quote in enumerate(finding.quotes)
    )


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


def _effects(score: Score, finding: Finding) -> list[Effect]:
    """What each credit item that it touches counts by the trial, and by the park itself."""
    told = []
    for number in finding.credit:
        item = next((i for i in score.items if i.number == number), None)
        if item is None:
            told.append(Effect(number, ""))
            continue
        verdict = VERDICT_WORDS[item.judgement.verdict]
        trial = (
            plain(item.low) if item.low == item.high else f"{plain(item.low)}～{plain(item.high)}"
        )
        own = "" if item.own is None else f"，自评 {plain(item.own)} 分"
        worth = f"，查清后最多可多得 {plain(item.worth)} 分" if item.worth else ""
        told.append(Effect(number, f"{item.name}：试算 {trial} 分（{verdict}）{own}{worth}"))
    return told
