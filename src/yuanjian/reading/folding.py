"""Folding without losing the place: text as the grammar wants it, every character leading back to the original.

Folded away: full and half width, soft breaks and blanks (also inside a word), the several shapes of brackets,
quotation marks, dashes and superscripts (10⁴ and a raised 4 become 10^4; m³, m3 and ㎥ become m3).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SUPER = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-", strict=True))
_ONE = {
    "［": "[", "］": "]", "〔": "[", "〕": "]", "﹝": "[", "﹞": "]", "【": "[", "】": "]", "〈": "《", "〉": "》",
    "“": '"', "”": '"', "‘": "'", "’": "'", "＂": '"', "—": "-", "–": "-", "−": "-", "－": "-", "─": "-",
    "µ": "μ", "·": "·", "•": "·", "・": "·", "×": "×", "✕": "×", "＊": "*", "～": "~", "﹣": "-",
}  # fmt: skip
_DROPPED = re.compile(r"[\s\u200b-\u200f\u2028\u2029\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded form; ``at[i]`` is where its character i stands in ``original``."""

    original: str
    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original start and end of ``text[start:end]``; the end is after its last character."""
        if start >= end:
            return (
                (self.at[start], self.at[start])
                if start < len(self.at)
                else (len(self.original),) * 2
            )
        return self.at[start], self.at[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The verbatim original of ``text[start:end]``."""
        first, last = self.span(start, end)
        return self.original[first:last]


def folded(original: str) -> Folded:
    """Fold a text, linear in its length."""
    out: list[str] = []
    at: list[int] = []
    raised = False
    for i, char in enumerate(original):
        if _DROPPED.match(char):
            continue
        if char in _SUPER:
            plain = _SUPER[char]
            if not raised and out and out[-1].isdigit():
                plain = "^" + plain
            raised = True
        else:
            raised = False
            plain = _ONE.get(char) or unicodedata.normalize("NFKC", char)
            plain = "".join(_ONE.get(c, c) for c in plain if not _DROPPED.match(c))
        out += plain
        at += [i] * len(plain)
    return Folded(original, "".join(out), tuple(at))
