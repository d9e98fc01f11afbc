"""A passage: one paragraph of a report as checks see it, folded for patterns, its words quoted verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from yuanjian.core.evidence import Place

Role = Literal["prose", "requirement", "answer", "cell", "aside"]
_SENTENCE = re.compile(r"[^。;!?\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. ``text`` is verbatim, ``flat`` its folded form (half width, no blanks), and
    ``at[i]`` where character i of ``flat`` stands in ``text``.

    ``role``: running prose; the text of a requirement or of a credit item (not said by the park); the
    park's answer to it; a cell of any other table; an aside (footnote, text box, page header).
    """

    text: str
    flat: str
    at: tuple[int, ...]
    place: Place
    role: Role = "prose"

    def quote(self, start: int, end: int) -> tuple[str, Place]:
        """The verbatim words of ``flat[start:end]`` and their place."""
        if start >= end:
            return "", self.place
        first, last = self.at[start], self.at[end - 1] + 1
        return self.text[first:last], replace(self.place, start=first, end=last)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end in ``flat`` of each sentence."""
        return (m.span() for m in _SENTENCE.finditer(self.flat))
