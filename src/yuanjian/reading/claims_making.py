"""Claims made from what was matched: value in its state, unit as printed, quote and place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from yuanjian.facts.amount import Amount, Known, Words, missing, no_words, not_applicable, words
from yuanjian.facts.claim import Claim, Passage
from yuanjian.facts.engine import all_facts
from yuanjian.reading.claims_context import Context
from yuanjian.reading.claims_words import Said
from yuanjian.reading.folding import Folded
from yuanjian.reading.grammar import Clause
from yuanjian.reading.lexicon.entries import Reading, is_number
from yuanjian.reading.lexicon.units import factor, water_factor
from yuanjian.reading.tokens import Token

_BLANK = "报告此处空白"
_LONGEST_QUOTE = 300
_LIST = re.compile(r"[\d.]+(?:[、和及][\d.]+)*")


class Maker:
    """Makes the claims of one paragraph."""

    def __init__(self, passage: Passage, folded: Folded, context: Context) -> None:
        self.passage = passage
        self.folded = folded
        self.context = context

    def claim(
        self,
        reading: Reading,
        known: Known,
        start: int,
        end: int,
        *,
        digits: str = "",
        unit: str = "",
        damaged: bool = False,
    ) -> Claim:
        """A claim that ``text[start:end]`` of the folded text makes."""
        first, last = self.folded.span(start, end)
        last = min(last, first + _LONGEST_QUOTE)
        place = replace(self.passage.place, start=first, end=last)
        return Claim(
            reading.fact, all_facts()[reading.fact].label, known, unit, self.folded.original[first:last], place,
            subject=self.context.subject_of(reading), period=self.context.period_of(reading), digits=digits,
            damaged=damaged,
        )  # fmt: skip

    def number(self, token: Token, reading: Reading, start: int, end: int) -> Claim:
        """A figure; a blank is missing, «—» does not apply."""
        declared = all_facts()[reading.fact]
        times = factor(token.unit, declared.unit) if declared.unit else None
        if times is None and reading.per:
            times = water_factor(token.unit, reading.per, declared.unit)
        known: Known
        if token.kind == "blank":
            known = missing(_BLANK)
        elif token.kind == "na":
            known = not_applicable("报告写“—”")
        else:
            assert token.value is not None
            known = Amount(Fraction(token.value))
        claim = self.claim(
            reading, known, start, end, digits=token.text, unit=token.unit, damaged=token.damaged
        )
        return replace(
            claim, approx=token.approx, bound=token.bound, printed=token.value,
            factor=Fraction(1) if times is None else times,
        )  # fmt: skip

    def dated(self, token: Token, reading: Reading, start: int, end: int) -> Claim:
        """A date, code or document number."""
        digits = self.folded.text[token.start : token.end]
        return self.claim(reading, _dated(token), start, end, digits=digits, damaged=token.damaged)

    def worded(self, said: Said) -> Claim:
        """Words behind their head."""
        known: Known
        if said.text is None:
            known = no_words(_BLANK)
        elif said.none:
            known = no_words(f"报告写“{said.text}”", na=True)
        else:
            known = words(said.text)
        return self.claim(said.reading, known, said.start, said.end, digits=said.text or "")

    def absent(self, reading: Reading, start: int, end: int) -> Claim:
        """What words say to be none («无超标因子»), or not to apply."""
        why = f"报告写“{self.folded.quote(start, end)}”"
        known: Known
        if reading.says == "zero":
            known = Amount(Fraction(0))
        elif is_number(reading.fact):
            known = not_applicable(why)
        else:
            known = no_words(why, na=True)
        return self.claim(reading, known, start, end)

    def series(self, token: Token, reading: Reading, start: int) -> Claim:
        """«分别为0.058、1.468、0.378倍» as the words that the fact is."""
        m = _LIST.match(self.folded.text, token.start)
        if m is None:  # a blank or «—»
            known = no_words(_BLANK) if token.kind == "blank" else no_words("报告写“—”", na=True)
            return self.claim(reading, known, start, token.end, unit=token.unit)
        said = "、".join(re.split("[、和及]", m[0]))
        return self.claim(reading, words(said), start, m.end(), digits=m[0], unit=token.unit)


_GOING = frozenset({"enterprises.left", "enterprises.cleared"})


def without_sums(found: list[Claim]) -> list[Claim]:
    """«退出企业4家（清退1家，自主退出3家）»: what has a part of its own name is the sum, no figure of that name."""
    summed = {c.fact for c in found if c.fact == c.part_of} & _GOING
    if not summed:
        return found
    wholes = {
        next((i for i in range(n - 1, -1, -1) if found[i].fact == c.fact), n)
        for n, c in enumerate(found)
        if c.fact == c.part_of and c.fact in summed
    }
    return [
        replace(c, part_of="") if c.part_of in summed else c
        for n, c in enumerate(found)
        if n not in wholes
    ]


def with_units(found: list[Claim]) -> list[Claim]:
    """An area without its unit has that of the parts told behind it («8.7958(其中…1.7943km2»)."""
    unit, out = "", list(found)
    for i in range(len(out) - 1, -1, -1):
        claim = out[i]
        if not claim.fact.startswith("park.area"):
            continue
        if claim.unit:
            unit = claim.unit
        elif unit and claim.known.known:
            times = factor(unit, all_facts()[claim.fact].unit)
            out[i] = replace(claim, unit=unit, factor=times if times is not None else Fraction(1))
    return out


def _dated(token: Token) -> Words:
    """What it says as words; a whole date keeps its day."""
    said = words(token.text)
    if token.kind == "date":
        try:
            return replace(said, day=date.fromisoformat(token.text))
        except ValueError:  # 2020-02-30: kept as printed
            return said
    return said


_CLASSES = (
    frozenset({"acceptance.done", "acceptance.pending", "acceptance.not_required"}),
    frozenset({"permit.held", "permit.registered", "permit.not_required", "permit.without"}),
    frozenset({"plan.done", "plan.pending", "plan.not_required"}),
    frozenset({"eia.approved", "eia.not_required", "eia.without"}),
)
"""Facts that stand beside each other, each with parts of its own."""


def ended(above: list[str], reading: Reading, clause: Clause) -> list[str]:
    """What a figure is a part of: a list of parts ends where a class beside the whole is told.

    «尚未验收3家，其中2家在建、1家试生产，无需验收24家»; right behind «其中» even a class is a part.
    """
    beside = any({reading.fact, above[0]} <= one for one in _CLASSES) if above else False
    return [] if beside and clause.follows is not clause.parent else above


def whole_of(above: list[str], reading: Reading) -> str:
    """The fact that a figure is told as a part of: the one that its reading asks for, else the nearest."""
    return next((fact for fact in above if fact in reading.part_of), above[0] if above else "")
