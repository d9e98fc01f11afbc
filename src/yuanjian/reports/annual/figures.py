"""Facts as figures of the report: how a value reads, in which state, for which subjects it exists."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from yuanjian.core.rounding import plain, to_decimal
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts, Value, all_facts
from yuanjian.facts.frames import Said
from yuanjian.facts.rows import Subject
from yuanjian.norms.frames import State
from yuanjian.reports.tree import Figure, Inline, Text
from yuanjian.reports.typography import chinese_brackets, hexagonal

STATES: Mapping[str, State] = {
    "value": State.VALUE,
    "zero": State.ZERO,
    "na": State.NOT_APPLICABLE,
    "missing": State.MISSING,
}


# Said so often that a bookmark on each would only be noise.
_PLAIN = frozenset({"report.year"})


class Figures:
    """The facts of one dossier as the report prints them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def state(self, fact: str, subject: Subject | None) -> State:
        """The state of a fact for a subject; of the park where the fact knows no subjects."""
        return STATES[self.value(fact, subject).state]

    def inline(self, fact: str, subject: Subject | None = None) -> Inline:
        """A fact as it stands in a sentence."""
        value = self.value(fact, subject)
        return Text(value.text) if fact in _PLAIN else figure(value)

    def said(self, said: Said) -> Inline:
        """What a frame says of a fact: the figure as it is printed there."""
        if said.value.fact.id in _PLAIN:
            return Text(said.text)
        made = figure(said.value)
        return replace(made, text=said.text) if said.text == made.text.removeprefix("-") else made

    def value(self, fact: str, subject: Subject | None = None) -> Value:
        """The value behind a figure. LookupError when no such fact is declared."""
        if fact not in all_facts():
            raise LookupError(f"the report asks for a fact that is not declared: {fact}")
        return self.facts.value(fact, subject)

    def words(self, fact: str) -> str:
        """A fact of the park as plain words, «» when there are none."""
        value = self.value(fact)
        return value.text if value.known.known else ""


def figure(value: Value) -> Figure:
    """A value as a figure; missing and not applicable keep their state and no text."""
    if not value.known.known:
        return Figure(value.fact.id, "", value.state, value.subject)
    return Figure(
        value.fact.id,
        chinese_brackets(hexagonal(value.text)),
        value.state,
        value.subject,
        exact_text(value),
    )


def exact_text(value: Value) -> str:
    """The exact value: digits where it ends, else a fraction («88/3»); words as they are."""
    if not isinstance(value.known, Amount):
        return value.known.text or ""
    number = value.known.number
    if number is None:
        return ""
    ends = to_decimal(number)
    return plain(ends) if Fraction(ends) == number else str(number)
