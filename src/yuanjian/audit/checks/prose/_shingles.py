"""How much of a text stands in another: shares of runs of five characters, in linear time."""

from __future__ import annotations

import re
from fractions import Fraction

from yuanjian.core.text import fold

_RUN = 5
_IDLE = re.compile(r"[\s\W_]+")


def shingles(text: str) -> set[str]:
    """All runs of five characters of a text, without blanks and punctuation."""
    plain = _IDLE.sub("", fold(text))
    return {plain[i : i + _RUN] for i in range(len(plain) - _RUN + 1)}


def contained(text: str, other: str) -> Fraction:
    """The share of a text's runs that also stand in the other text; 0 for a text too short to tell."""
    mine = shingles(text)
    return Fraction(len(mine & shingles(other)), len(mine)) if mine else Fraction(0)
