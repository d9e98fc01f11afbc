"""Sums of a report's counts: which addition closes, and which figure must be wrong where several do not.

Reports arrange the same counts in more than one way (registered firms among the approved ones or beside
them). A sum is wrong only when no arrangement closes; a part that is not told is unknown, never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from yuanjian.audit.claimed import Told, all_told, told
from yuanjian.audit.finding import Quote
from yuanjian.audit.intervals import Interval, exactly, printed
from yuanjian.core.numbers import chinese_integer
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts

_PROJECTS, _FIRMS = re.compile("项目"), re.compile("企业|单位|公司|家|户")
_MOST_OPTIONAL = 6
_MOST_UNREAD = 8


@dataclass(frozen=True, slots=True)
class Addition:
    """Parts that are told, and their sum as arithmetic: «23＋0＝23»."""

    parts: tuple[Told, ...]

    @property
    def number(self) -> Fraction:
        """The sum."""
        return sum((p.number for p in self.parts), Fraction(0))

    @property
    def says(self) -> str:
        """«已批复23＋无批复0＝23»."""
        terms = "＋".join(f"{short(p)}{p.shown}" for p in self.parts)
        return f"{terms}＝{self.number}" if len(self.parts) > 1 else terms

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of each part."""
        return tuple(p.quote for p in self.parts)


def short(part: Told) -> str:
    """A part's label as arithmetic shows it."""
    text = part.label
    for tail in ("数量", "企业", "手续"):
        text = text.removesuffix(tail)
    return f"{text} "


def parts_told(f: Facts, facts: Iterable[str]) -> tuple[Told, ...]:
    """Those of the facts that the report tells, each by its first figure."""
    return tuple(t for fact in facts if (t := told(f, fact)) is not None)


def counts_projects(parts: Iterable[Told]) -> bool:
    """Whether one of them counts projects («批复项目12个»), which a firm may have several of."""
    return any(_PROJECTS.search(p.claim.quote) and not _FIRMS.search(p.claim.quote) for p in parts)


def closes(wholes: Iterable[Fraction], parts: Sequence[Told], optional: Sequence[Told]) -> bool:
    """Whether the parts, with some of the optional ones, make one of the wholes."""
    return bool(set(wholes) & sums_of(parts, optional))


def whole_told(f: Facts, fact: str) -> tuple[Fraction, ...]:
    """The value that the report tells first for a whole; another one later is claims_twice's finding."""
    return tuple(t.number for t in all_told(f, fact)[:1])


def sums_of(needed: Sequence[Told], optional: Sequence[Told]) -> frozenset[Fraction]:
    """All that the parts, with some of the optional ones, can make."""
    base = Addition(tuple(needed)).number
    found = {base}
    for part in optional[:_MOST_OPTIONAL]:
        found |= {value + part.number for value in found}
    return frozenset(found)


_COUNT = re.compile(r"(?P<n>\d{1,6}|[一二两三四五六七八九十百]{1,5})(?:余)?(?:家|户|个|件)")


def fills(f: Facts, parts: Sequence[Told], gap: Fraction) -> bool:
    """Whether counts that nobody took for a fact, in the paragraphs of these parts, make up what lacks.

    Then the report tells the rest in words that we do not read, and nothing is wrong that we can show.
    """
    if gap <= 0:
        return False
    made = {Fraction(0)}
    for passage in f.dossier.text:
        own = [p for p in parts if p.claim.place.paragraph == passage.place.paragraph]
        if own:
            for count in list(_unread(f, passage, *_sentences_of(passage, own)))[:_MOST_UNREAD]:
                made |= {value + count for value in made}
    return gap in made


def _sentences_of(passage: Passage, parts: Sequence[Told]) -> tuple[int, int]:
    """Where in a paragraph the rest of such parts may be told: their sentences, and the one behind them."""
    first = passage.text.rfind("。", 0, min(p.claim.place.start for p in parts)) + 1
    end = max(p.claim.place.end for p in parts)
    for _ in range(2):
        found = passage.text.find("。", end)
        end = found + 1 if found >= 0 else len(passage.text)
    return first, end


_MASS = re.compile(r"(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:t/a|吨|t)(?![a-zA-Z])")


def fills_mass(f: Facts, parts: Sequence[Told], gap: Interval) -> bool:
    """The same of amounts in tonnes: whether one that nobody took, or several together, make up what lacks."""
    numbers = {p.claim.place.paragraph for p in parts}
    made = [exactly(0)]
    for passage in f.dossier.text:
        if passage.place.paragraph in numbers:
            for match in list(_left_over(f, passage, _MASS))[:_MOST_OPTIONAL]:
                amount = printed(Decimal(match["n"].replace(",", "")))
                made += [one + amount for one in made]
    return any(one.meets(gap) for one in made[1:])


def _left_over(f: Facts, passage: Passage, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds outside of every claim's words."""
    at = passage.place.paragraph
    taken = [(c.place.start, c.place.end) for c in f.dossier.claims if c.place.paragraph == at]
    for match in pattern.finditer(passage.folded):
        start = passage.at[match.start()]
        if not any(first <= start < last for first, last in taken):
            yield match


def _unread(f: Facts, passage: Passage, first: int, end: int) -> Iterator[int]:
    for match in _left_over(f, passage, _COUNT):
        if not first <= passage.at[match.start()] < end:
            continue
        number = int(match["n"]) if match["n"].isdigit() else chinese_integer(match["n"])
        if number:
            yield number


TOTAL = "enterprises.total"
GONE = ("enterprises.cleared", "enterprises.left", "enterprises.gone_otherwise")
_GROUPS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("eia.approved", "eia.not_required", "eia.without"), ("eia.registered",)),
    (("plan.done", "plan.pending"), ("plan.not_required", "plan.not_required_construction")),
    (("permit.held", "permit.without"),
     ("permit.registered", "permit.not_required", "permit.not_required_construction")),
)  # fmt: skip


def cause_of_total(f: Facts) -> str:
    """«told enterprises.total» when that number must be the wrong one, else «».

    Two or more sums that do not use it agree on another number, and none on the one that is told.
    """
    return f.kept("cause of total", lambda: _cause_of_total(f))


def _cause_of_total(f: Facts) -> str:
    stated = set(whole_told(f, TOTAL))
    made = [m for m in _made(f) if m]
    if not stated or any(stated & one for one in made):
        return ""
    votes = [value for one in made for value in one]
    return f"told {TOTAL}" if any(votes.count(v) >= 2 for v in votes) else ""


def _made(f: Facts) -> Iterator[frozenset[Fraction]]:
    """What each sum that tells of all firms makes."""
    opening, new = told(f, "enterprises.last_year"), told(f, "enterprises.new")
    if opening is not None and new is not None:
        gone = Addition(parts_told(f, GONE)).number
        yield frozenset({opening.number + new.number - gone})
    for needed, others in _GROUPS:
        parts = parts_told(f, needed)
        if len(parts) > 1 or (parts and parts_told(f, others)):
            yield sums_of(parts, parts_told(f, others))
    blocks = all_told(f, "enterprises.block", None)
    if len(blocks) > 1:
        yield frozenset({Addition(blocks).number})
