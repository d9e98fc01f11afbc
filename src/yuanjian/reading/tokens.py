"""What a number expression in a text is: a figure with its unit, or something that only looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "number", "blank", "na", "range", "date", "month", "year", "period", "document", "code", "ordinal",
    "name", "enumerator", "time",
]  # fmt: skip
Bound = Literal["", "at least", "at most"]
FIGURES: frozenset[Kind] = frozenset({"number", "blank", "na", "range"})


@dataclass(frozen=True, slots=True)
class Token:
    """A number expression at ``text[start:end]`` of a folded text.

    ``value`` is exact, in ``unit`` (as printed, «» when none stands there); its exponent tells the
    last digit that was printed (5.0×10⁴ is ``5.0E+4``). ``number_end`` is where the digits end.
    ``bound``: 以上, 超过 (at least), 以下, 不足 (at most). ``series`` counts the numbers of a list that share
    a unit: (2, 3) is the second of three. ``damaged``: characters were lost and have been put back.
    ``text`` is what it says in its usual form (a date as 2020-12-31, a document number with 〔〕).
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    value: Decimal | None = None
    unit: str = ""
    number_end: int = 0
    approx: bool = False
    bound: Bound = ""
    chinese: bool = False
    damaged: bool = False
    series: tuple[int, int] = (1, 1)
