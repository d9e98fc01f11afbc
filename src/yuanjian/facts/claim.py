"""What a report says: its figures and its statements with the words that make them, and the words themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from yuanjian.core.evidence import Place
from yuanjian.facts.amount import Known

Modality = Literal["done", "duty", "intention", "requirement", "mention"]
Part = Literal[
    "", "title", "overview", "management", "eia", "zoning", "water", "air", "soil", "waste", "complaints",
    "credit", "risk", "monitoring", "results", "problems", "plans", "annexes", "signature",
]  # fmt: skip
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact as a report states it. ``fact`` is its id, or «» for a number that was not understood.

    ``subject`` (a station, firm, block; «» the park), ``scope`` (口径) and ``period`` («2020», «» the report's
    year) tell claims apart. ``known`` keeps the four states. ``digits`` is the number as printed, so that its
    interval is known (86.36 is 86.355–86.365). ``quote`` is verbatim, at most 300 characters.
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
