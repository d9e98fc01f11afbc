"""Figures that lean on one before: the same fact of another time, and lists dealt out to several factors.

«总产值238.89亿元，上年为224.73亿元», «入驻企业48户，2018年末为48户», «由2023年的100亿元增加到120亿元»: no head of its own,
another time, the same unit. «PM2.5、PM10、O3分别超标7天、2天、6天»: as many figures as factors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yuanjian.facts.claim import Claim
from yuanjian.reading.claims_context import Context
from yuanjian.reading.grammar import Clause
from yuanjian.reading.grammar_match import concepts
from yuanjian.reading.lexicon.entries import Lexicon, Reading
from yuanjian.reading.lexicon.units import dimension
from yuanjian.reading.tokens import FIGURES, Token

_EARLIER = {
    "enterprises.total": "enterprises.last_year",
    "waste.stored": "waste.stored_before",
    "hazardous.stored": "hazardous.stored_before",
}
"""Facts that have a fact of their own for the end of last year."""
_TIMES = frozenset({"prev", "last_year", "became"})
_HAN = re.compile(r"[\u4e00-\u9fff]")
_BETWEEN = re.compile(r"[、和及与,/]+")
_KEPT = 12


@dataclass(frozen=True, slots=True)
class _Told:
    reading: Reading
    clause: Clause
    period: str


class Carried:
    """What the figures of one paragraph leave to those behind them."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.told: list[_Told] = []
        self.factors: list[str] = []
        self.dealt: tuple[Reading, Clause] | None = None

    def remember(self, reading: Reading, clause: Clause, claim: Claim) -> None:
        """A figure that was read; those of the sentence are kept."""
        kept = [t for t in self.told if t.clause.sentence >= clause.sentence - 1][-_KEPT:]
        self.told = [*kept, _Told(reading, clause, claim.period)]

    def in_sentence(self, sentence: int) -> list[str]:
        """The facts told in the sentence before, the last first: «…。其中投产23家» may split any of them."""
        return [t.reading.fact for t in reversed(self.told) if t.clause.sentence == sentence]

    # ------------------------------------------------------------ the same fact of another time

    def again(self, clause: Clause, context: Context) -> Reading | None:
        """The fact of a figure that only says another time."""
        token = clause.token
        if token is None or token.kind not in FIGURES or not token.unit:
            return None
        said = concepts(clause.left)
        allowed = self.lexicon.neutral | _TIMES
        if not all(w.concepts & allowed for w in clause.left) or self._strange(clause):
            return None
        now = "became" in said
        then = "last_year" in said or context.elsewhen
        if not (now or then):
            return None
        for told in reversed(self.told):
            other = told.clause.token
            if told.clause.sentence != clause.sentence or other is None or not _alike(other, token):
                continue
            if told.reading.takes or told.reading.part_of or (told.period and not now):
                continue
            return self._at_that_time(told.reading, context, last_year="last_year" in said)
        return None

    @staticmethod
    def _at_that_time(reading: Reading, context: Context, last_year: bool) -> Reading:
        before = context.year and context.period_of(None) == str(context.year - 1)
        earlier = _EARLIER.get(reading.fact)
        if earlier and (last_year or before):
            return replace(reading, fact=earlier, timeless=True, block="")
        return reading

    def _strange(self, clause: Clause) -> bool:
        """Whether words that the lexicon does not know stand before the number."""
        assert clause.token is not None
        rest, at = "", clause.start
        for word in clause.left:
            rest += self.text[at : max(at, word.start)]
            at = max(at, word.end)
        rest += self.text[at : clause.token.start]
        return len(_HAN.findall(re.sub("[由从较比至的为达约]", "", rest))) > 0

    def whole(self, clause: Clause) -> Clause | None:
        """«园区面积490公顷，由东区（232公顷）和西区（258公顷）组成»: the figure that bracketed ones are parts of."""
        allowed = self.lexicon.neutral | {"block"}
        if not clause.apposed or clause.token is None:
            return None
        if not all(w.concepts & allowed for w in clause.left):
            return None
        for told in reversed(self.told):
            same = told.clause.token is not None and told.clause.token.unit == clause.token.unit
            if told.clause.sentence == clause.sentence and told.reading.block and same:
                return told.clause
        return None

    # ------------------------------------------------------------ more and fewer

    def change(self, clauses: Sequence[Clause], index: int) -> Reading | None:
        """«较上年末的143家增加6家、减少4家»: told with both, the first are all that came; alone it may be the balance."""
        clause, token = clauses[index], clauses[index].token
        if token is None or not self._only(clause, "growth") or index + 1 >= len(clauses):
            return None
        behind = clauses[index + 1]
        if (
            behind.token is None
            or behind.token.unit != token.unit
            or not self._only(behind, "decline")
        ):
            return None
        if behind.sentence != clause.sentence or not self._of_firms(clause):
            return None
        return replace(self.lexicon.reading("enterprises.new"), timeless=True)

    def _only(self, clause: Clause, concept: str) -> bool:
        own = [w for w in clause.left if not w.concepts & self.lexicon.neutral]
        return bool(own) and all(concept in w.concepts for w in own)

    def _of_firms(self, clause: Clause) -> bool:
        firms = ("enterprises.total", "enterprises.last_year")
        return any(
            t.reading.fact in firms and t.clause.sentence == clause.sentence for t in self.told
        )

    # ------------------------------------------------------------ dealt out

    def deal(self, reading: Reading, clause: Clause, context: Context) -> None:
        """A figure of one factor: with several factors before it, it is the first one's."""
        self.dealt = None
        factors = self._listed(clause)
        if len(factors) < 2 or clause.token is None:
            return
        context.factor = factors[0]
        self.factors = factors[1:]
        self.dealt = reading, clause

    def _listed(self, clause: Clause) -> list[str]:
        """The factors that the clause lists, else those told just before it."""
        for words in (clause.left, clause.lead):
            found = [w for w in words if any(c.startswith("factor_") for c in w.concepts)]
            if found:
                return [self.text[w.start : w.end] for w in found]
        return []

    def next_dealt(self, clause: Clause, context: Context) -> Reading | None:
        """The reading of «、2天» behind «分别超标7天», whose factor is the next of the list."""
        if self.dealt is None or clause.token is None:
            return None
        reading, before = self.dealt
        assert before.token is not None
        between = self.text[before.token.end : clause.token.start]
        own = [w for w in clause.left if not w.concepts & self.lexicon.neutral]
        same = clause.token.unit == before.token.unit and not own
        if not (self.factors and same and _BETWEEN.fullmatch(between)):
            self.dealt = None
            return None
        context.factor = self.factors.pop(0)
        self.dealt = reading, clause
        return reading


def _alike(one: Token, other: Token) -> bool:
    """Whether both are printed in one unit, or in units of one kind of money."""
    same = dimension(one.unit) == dimension(other.unit)
    return one.unit == other.unit or (same and dimension(one.unit) == "money")


def in_one_stretch(clause: Clause) -> Clause:
    """«总产值2020年为5亿元»: the words before a year in the same stretch are those of the figure behind it."""
    before = clause.follows
    if before is None or before.token is None or before.closes or before.token.kind != "year":
        return clause
    return replace(clause, left=[*before.left, *clause.left])
