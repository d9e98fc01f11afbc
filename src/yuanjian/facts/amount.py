"""Numbers and words that know whether they are there: value, zero, not applicable, missing.

Formulas are written with ordinary operators; the states and the evidence travel along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from yuanjian.core.dates import spoken
from yuanjian.core.evidence import Because
from yuanjian.core.rounding import Exact, exact

State = Literal["value", "zero", "na", "missing"]


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number, or the reason why there is none.

    ``na``: does not apply here (0/0, nothing to measure). Neither number nor ``na``: missing.
    """

    number: Fraction | None = None
    reason: str = ""
    na: bool = False
    because: tuple[Because, ...] = ()

    @property
    def state(self) -> State:
        """Which of the four states it is in."""
        if self.number is None:
            return "na" if self.na else "missing"
        return "zero" if self.number == 0 else "value"

    @property
    def known(self) -> bool:
        """Whether there is a number (zero counts)."""
        return self.number is not None

    def __add__(self, other: Amount | Exact) -> Amount:
        return _sum(self, amount(other), 1)

    def __radd__(self, other: Exact) -> Amount:
        return amount(other) + self

    def __sub__(self, other: Amount | Exact) -> Amount:
        return _sum(self, amount(other), -1)

    def __rsub__(self, other: Exact) -> Amount:
        return amount(other) - self

    def __mul__(self, other: Amount | Exact) -> Amount:
        right = amount(other)
        gap = _gap((self, right))
        if gap is not None:
            return gap
        assert self.number is not None and right.number is not None
        return Amount(self.number * right.number, because=reasons(self, right))

    __rmul__ = __mul__

    def __truediv__(self, other: Amount | Exact) -> Amount:
        right = amount(other)
        gap = _gap((self, right))
        if gap is not None:
            return gap
        assert self.number is not None and right.number is not None
        if right.number == 0:
            reason = "0÷0，不适用" if self.number == 0 else "除数为0，不适用"
            return Amount(reason=reason, na=True, because=reasons(self, right))
        return Amount(self.number / right.number, because=reasons(self, right))

    def __rtruediv__(self, other: Exact) -> Amount:
        return amount(other) / self


@dataclass(frozen=True, slots=True)
class Words:
    """A text, name, date or document number, or the reason why there is none."""

    text: str | None = None
    reason: str = ""
    na: bool = False
    because: tuple[Because, ...] = ()
    day: date | None = None

    @property
    def state(self) -> State:
        """value, na or missing (words are never zero)."""
        if self.text is None:
            return "na" if self.na else "missing"
        return "value"

    @property
    def known(self) -> bool:
        """Whether there are words."""
        return self.text is not None


Known = Amount | Words


def amount(value: Amount | Exact) -> Amount:
    """A plain number as an Amount."""
    return value if isinstance(value, Amount) else Amount(exact(value))


def missing(reason: str, *because: Because) -> Amount:
    """Nobody has given this number: what is missing, by name."""
    return Amount(reason=reason, because=because)


def not_applicable(reason: str, *because: Because) -> Amount:
    """This number does not exist here, and why."""
    return Amount(reason=reason, na=True, because=because)


def words(text: str | date, *because: Because) -> Words:
    """Words with their evidence."""
    if isinstance(text, date):
        return Words(spoken(text), because=because, day=text)
    return Words(text, because=because)


def no_words(reason: str, *because: Because, na: bool = False) -> Words:
    """Missing (or not applicable) words."""
    return Words(reason=reason, na=na, because=because)


def total(parts: Iterable[Amount]) -> Amount:
    """The sum of amounts; what does not apply is left out, one missing part makes it missing."""
    found = list(parts)
    if not found:
        return missing("没有可合计的数")
    lacking = [p for p in found if p.state == "missing"]
    known = [p for p in found if p.known]
    reason = "；".join(dict.fromkeys(p.reason for p in lacking or found if p.reason))
    if lacking or not known:
        return Amount(reason=reason, na=not lacking, because=reasons(*found))
    number = sum((p.number for p in known if p.number is not None), Fraction(0))
    return Amount(number, because=reasons(*found))


def reasons(*sides: Amount | Words) -> tuple[Because, ...]:
    """The evidence of several values, each piece once (a tree is told by its head, not walked)."""
    heads: dict[tuple[str, str, str, str], Because] = {}
    for side in sides:
        for one in side.because:
            heads.setdefault((one.kind, one.ref, one.text, one.value), one)
    return tuple(heads.values())


def _gap(sides: tuple[Amount, Amount]) -> Amount | None:
    """Missing beats not applicable; None when both are numbers."""
    lacking = [s for s in sides if s.state == "missing"] or [s for s in sides if s.state == "na"]
    if not lacking:
        return None
    reason = "；".join(dict.fromkeys(s.reason for s in lacking if s.reason))
    return Amount(reason=reason, na=lacking[0].na, because=reasons(*sides))


def _sum(left: Amount, right: Amount, sign: int) -> Amount:
    """In a sum, what does not apply counts as absent: x + n/a = x."""
    if left.state != "missing" and right.state != "missing" and (left.na != right.na):
        there = (
            left
            if right.na
            else (right if sign > 0 else replace(right, number=-(right.number or Fraction(0))))
        )
        return replace(there, because=reasons(left, right))
    gap = _gap((left, right))
    if gap is not None:
        return gap
    assert left.number is not None and right.number is not None
    return Amount(left.number + sign * right.number, because=reasons(left, right))
