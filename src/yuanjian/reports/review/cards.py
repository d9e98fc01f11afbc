"""The findings of a review as a person is shown them, ready for any page: plain words, nothing escaped, no HTML.

``finding_cards(review)`` gives one ``FindingCard`` a finding, numbered as in all other outputs. Its quotes carry the
id of the element that ``page_text.marked_text(review)`` gives the quoted words, so a page links one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yuanjian.audit.check import all_checks
from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS, Found, Quote, Severity
from yuanjian.reports.review.decisions import SHORT, VERDICT_WORDS, Judged, Verdict
from yuanjian.reports.review.families import family, family_words
from yuanjian.reports.review.outcome import Review, quotes_of

Side = Literal["report", "records", "none"]
_MANY = 3  # checks that lack the same thing are told together
_TITLES = {
    "against.records": "与台账对照：数", "against.tables": "与台账对照：表格各行", "against.statements": "与台账对照：有无说法",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One side of a finding: the words, where they stand in words, and where in the marked text.

    ``anchor`` is the id of the element there («q3-1», «p12» for a paragraph as a whole, «» where the words are
    not in this document). ``side``: the document that is reviewed, a workbook of records (or another
    document), or nowhere.
    """

    text: str
    where: str
    anchor: str
    paragraph: int | None
    side: Side


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What was decided. ``state`` says in Chinese why it no longer holds, «» while it does."""

    verdict: Verdict
    words: str
    reason: str
    until: date | None
    by: str
    at: str
    state: str


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding. ``number`` counts from 1, worst first; ``id`` is what people type, ``fingerprint`` the whole of it.

    ``lines`` are the pairs under the quotes: 应为, 现为, 影响得分, 办法, 复核, 依据 (those that say something).
    ``also`` are the messages of milder findings with the same cause.
    """

    number: int
    id: str
    fingerprint: str
    code: str
    family: str
    family_words: str
    severity: Severity
    severity_words: str
    title: str
    subject: str
    message: str
    quotes: tuple[QuoteView, ...]
    lines: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    decision: DecisionView | None
    settled: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings one severity has, and how many of them are settled."""

    severity: Severity
    words: str
    count: int
    settled: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """Checks that could not run, wholly or in part, and what all of them lack. ``checks`` are (code, title)."""

    checks: tuple[tuple[str, str], ...]
    whys: tuple[str, ...]


def lacking(not_assessed: Iterable[tuple[str, str]]) -> list[Lacking]:
    """What was not assessed: each check with its reasons, then the many that lack the same thing together."""
    whys: dict[str, list[str]] = {}
    for code, why in not_assessed:
        whys.setdefault(code, []).append(why)
    same: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    checks = all_checks()
    for code, reasons in whys.items():
        title = checks[code].title if code in checks else _TITLES.get(code, code)
        same.setdefault(tuple(dict.fromkeys(reasons)), []).append((code, title))
    told = [Lacking(tuple(codes), reasons) for reasons, codes in same.items()]
    return sorted(told, key=lambda one: len(one.checks) >= _MANY)


def finding_cards(review: Review) -> list[FindingCard]:
    """The findings, worst first."""
    return [_card(review, number, one) for number, one in enumerate(review.findings, 1)]


def tallies(review: Review) -> list[Tally]:
    """The counts of all four severities, worst first, zeros included."""
    told = []
    for severity in SEVERITIES:
        same = [one for one in review.findings if one.found.severity == severity]
        settled = sum(one.settled for one in same)
        told.append(Tally(severity, SEVERITY_WORDS[severity], len(same), settled))
    return told


def _card(review: Review, number: int, one: Judged) -> FindingCard:
    found, finding = one.found, one.found.finding
    quotes = tuple(_quote(review, number, n, q) for n, q in enumerate(quotes_of(one), 1))
    return FindingCard(
        number=number, id=one.fingerprint[:SHORT], fingerprint=one.fingerprint, code=found.code,
        family=family(found.code), family_words=family_words(found.code),
        severity=found.severity, severity_words=SEVERITY_WORDS[found.severity],
        title=found.title, subject=found.about, message=finding.message,
        quotes=quotes, lines=_lines(found, review.effects), also=tuple(o.finding.message for o in found.also),
        decision=_decision(one), settled=one.settled,
    )  # fmt: skip


def in_document(review: Review, quote: Quote) -> bool:
    """Whether a quote stands in the document that is reviewed, not in the records or in another one."""
    place = quote.place
    known = review.document is not None and place.paragraph is not None
    return known and place.sha256 in ("", review.sha256)


def _quote(review: Review, number: int, nth: int, quote: Quote) -> QuoteView:
    place = quote.place
    here = in_document(review, quote)
    anchor = ""
    if here:
        anchor = f"q{number}-{nth}" if place.end > place.start else f"p{place.paragraph}"
    nowhere = not place.sheet and place.paragraph is None and place.table is None
    side: Side = "report" if here else "none" if nowhere else "records"
    return QuoteView(
        quote.text, review.where(place), anchor, place.paragraph if here else None, side
    )


def _decision(one: Judged) -> DecisionView | None:
    made = one.decision
    if made is None:
        return None
    state = "原文在此之后有改动，请重新确认" if one.old else "已过有效期" if one.expired else ""
    words = VERDICT_WORDS[made.verdict]
    return DecisionView(made.verdict, words, made.reason, made.until, made.by, made.at, state)


def _lines(found: Found, effects: Mapping[int, str]) -> tuple[tuple[str, str], ...]:
    finding = found.finding
    credit = "；".join(f"信用评价第{n}项　{effects.get(n, '')}".rstrip() for n in finding.credit)
    lines = (
        ("应为", finding.expected), ("现为", finding.found), ("影响得分", credit),
        ("办法", finding.advice), ("复核", finding.verify), ("依据", found.clause),
    )  # fmt: skip
    return tuple((name, words) for name, words in lines if words)
