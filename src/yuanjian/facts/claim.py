"""What a report says: its figures and its statements with the words that make them, and the words themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from yuanjian.core import units
from yuanjian.core.evidence import Place
from yuanjian.facts.amount import Known, Words

Modality = Literal["done", "duty", "intention", "requirement", "mention"]
Part = Literal[
    "", "title", "overview", "management", "eia", "zoning", "water", "air", "soil", "waste", "complaints",
    "credit", "risk", "monitoring", "results", "problems", "plans", "annexes", "signature",
]  # fmt: skip
Bound = Literal["", "at least", "at most"]
ASPECT = "·"
"""Parts a topic from what is told of it: «环境应急预案·备案», «应急物资·完善»; without it: that it is there, or done."""
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a report states it. ``fact`` is its id.

    ``subject`` (a station, firm, block; «» the park), ``scope`` (口径) and ``period`` («2020», «» the report's
    year) tell claims apart. ``known`` keeps the four states, a number in the unit as printed: ``unit``, «» when none
    stands there. ``amount`` is it in the unit of the fact, ``factor`` times. ``digits`` is the number as
    printed and ``printed`` its value, whose exponent tells the last digit (5.0×10⁴ is ``5.0E+4``).
    ``approx``: 约, 余, 左右. ``bound``: 以上 and 超过, 以下 and 不足. ``damaged``: lost characters were put back.
    ``part_of`` is the fact that it is told as a part of. ``doubt`` says in Chinese why it may not be what it was
    read as, «» where it was read surely: nothing is asserted from a doubtful one. ``quote`` is verbatim, at most
    300 characters.
    """

    fact: str
    label: str
    known: Known
    unit: str
    quote: str
    place: Place
    subject: str = ""
    scope: str = ""
    period: str = ""
    digits: str = ""
    approx: bool = False
    bound: Bound = ""
    damaged: bool = False
    printed: Decimal | None = None
    factor: Fraction = Fraction(1)
    part_of: str = ""
    doubt: str = ""

    @property
    def amount(self) -> Known:
        """What is known, a number in the unit of the fact."""
        if isinstance(self.known, Words) or self.known.number is None:
            return self.known
        return replace(self.known, number=self.known.number * self.factor)

    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """What the printed number can stand for, in the unit of the fact; None when it is no exact figure.

        86.36 % is 86.355 to 86.365 (GB/T 8170—2008), 5.0×10⁴ is 49 500 to 50 500; a whole number of things or
        days, and a plain 0, stand for themselves. 约, 以上 and the like leave it open: None.
        """
        if self.printed is None or self.approx or self.bound:
            return None
        exponent = self.printed.as_tuple().exponent
        if not isinstance(exponent, int):
            return None
        measured = units.unit(self.unit)
        counted = not self.unit or (measured and measured.dimension in ("count", "time", "year"))
        whole = exponent == 0 and (counted or self.printed == 0)
        half = Fraction(0) if whole else Fraction(10) ** exponent / 2
        low, high = Fraction(self.printed) - half, Fraction(self.printed) + half
        return low * self.factor, high * self.factor


@dataclass(frozen=True, slots=True)
class Untraced:
    """A number that no fact took: shown to the reader, never dropped.

    ``why`` says in Chinese what is known about it («计划、目标中的数字» …), «» when nothing is.
    """

    text: str
    unit: str
    quote: str
    place: Place
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A yes or no that a report states: «已建立统一的固废运营管理体系».

    ``topic`` is the thing stated about, in its canonical words; ``polarity`` whether it is said to be so;
    ``modality``: done (a claim of the park), duty, intention (also what is under way), the quoted text of a
    requirement, or a mere mention (named, neither yes nor no). ``subject`` «» is the park; «各企业» (all of
    them), «部分企业» (some), «企业» (left open), or a name.
    """

    topic: str
    polarity: bool
    modality: Modality
    quote: str
    place: Place
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a report, for what is said about its words.

    ``folded`` is its text in half width without blanks; ``at[i]`` is where character i of it stands in ``text``.
    ``part`` is the chapter that it stands in; ``level`` its level as a heading (0: none). Inside a table
    ``table`` is «1» to «4» for the prescribed ones («» for any other) and ``key`` what the column holds: req,
    impl, result, std, self …, or head.
    """

    text: str
    place: Place
    folded: str
    at: tuple[int, ...]
    part: Part = ""
    level: int = 0
    table: str = ""
    key: str = ""

    @property
    def in_table(self) -> bool:
        """Whether it stands in a table, prescribed or not."""
        return self.place.table is not None

    @property
    def required(self) -> bool:
        """Whether it is the text of a requirement: quoted, no claim of the park."""
        return self.key in ("req", "std")

    def quote(self, start: int = 0, end: int | None = None) -> tuple[str, Place]:
        """The verbatim original of ``folded[start:end]``, at most 300 characters, and its place."""
        last = len(self.folded) if end is None else end
        if start >= last:
            return "", replace(self.place, start=self.place.start, end=self.place.start)
        first, stop = self.at[start], self.at[last - 1] + 1
        stop = min(stop, first + _LONGEST_QUOTE)
        return self.text[first:stop], replace(self.place, start=first, end=stop)
