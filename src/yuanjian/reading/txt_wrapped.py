"""Text whose lines were cut at a fixed width (by a mail program, a terminal, copying from a PDF): put together again.

Told by the lengths: many lines are just as long as the next word allowed, hardly any is longer, and most of them stop
in the middle of a sentence. Nothing is joined where this does not hold, nor where a line may be a heading, an item, a
cell of a table or the end of its paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from yuanjian.reading.pdf_lines import LABEL, NO_START

_FULL_STOPS = set("。！？；")
_ENDS = _FULL_STOPS | set("：:")
_COLUMNS = re.compile(r"\S(?: {3,}|\u3000{2,}|\t)\S|[|｜│]")
_WORD = re.compile(r"[《（(“‘「【〔［\[]*(?:[A-Za-z\d.,/%+\-_]+|.)")
_INDENT = re.compile(r"[ \t\u3000]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a line is: between which lengths lines may have been cut, how much shorter a full one can be, and
    how far the measure itself may be off.
    """

    of: Callable[[str], int]
    least: int
    most: int
    ragged: int
    off: int
    character: int


@dataclass(frozen=True, slots=True)
class Cut:
    """How the lines were cut: at which length, and whether paragraphs begin with an indent."""

    measure: Measure
    width: int
    indented: bool

    def room(self, line: str) -> int:
        """What was left of a line, blanks at its end (a gap to fill in) being part of it."""
        left = self.width - self.measure.of(line)
        return left if left >= -self.measure.off else self.width - self.measure.of(line.rstrip())

    def full(self, line: str, after: str) -> bool:
        """Whether a line is so long that the first bit of the next one had no room."""
        off = self.measure.off
        more = 4 * off if line.rstrip()[-1] not in _ENDS else off  # amid a sentence more is allowed
        return -more <= self.room(line) < self.measure.of(_unit(after.strip())) + more

    @property
    def characters(self) -> int:
        """About how many Chinese characters a line has."""
        return self.width // self.measure.character


def cut_of(lines: Sequence[str]) -> Cut | None:
    """How lines outside tables were cut; None where they were not, or where this is not plain."""
    lines = [line for line in lines if not _in_columns(line.strip())]
    found = [cut for m in _MEASURES if (cut := _cut(lines, m)) is not None]
    return max(found, key=lambda c: _full(lines, c) * (10 if c.measure.off else 11), default=None)


def _cut(lines: Sequence[str], measure: Measure) -> Cut | None:
    said = [line for line in lines if line.strip()]
    counts = Counter(
        n for x in said if measure.least <= (n := measure.of(x.rstrip())) <= measure.most
    )
    if not counts:
        return None
    near = {w: sum(counts[w - d] for d in range(measure.ragged)) for w in counts}
    cut = Cut(measure, max(near, key=lambda w: (near[w], -w)), False)
    full = [a for a, b in pairwise(lines) if a.strip() and b.strip() and cut.full(a, b)]
    longer = sum(cut.room(line) < -measure.off for line in said)
    sentences = sum(measure.of(line) > measure.least // 2 for line in said)
    open_ended = sum(line.rstrip()[-1] not in _ENDS for line in full)
    if len(full) < 5 or len(full) * 4 < sentences or longer * 12 > len(said):
        return None
    if open_ended * 5 < len(full) * 3:
        return None
    return replace(cut, indented=_indented(lines, cut))


def _full(lines: Sequence[str], cut: Cut) -> int:
    return sum(bool(a.strip() and b.strip()) and cut.full(a, b) for a, b in pairwise(lines))


def _indented(lines: Sequence[str], cut: Cut) -> bool:
    """Whether paragraphs begin with an indent: full lines with one are followed by lines without."""
    begun = sum(
        bool(_INDENT.match(a)) and bool(b.strip()) and not _INDENT.match(b) and cut.full(a, b)
        for a, b in pairwise(lines)
    )
    return begun >= 2


def columns(text: str) -> int:
    """How many columns of a fixed-width font a text takes."""
    if text.isascii():
        return len(text)
    return sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in text)


def twentieths(text: str) -> int:
    """About how wide a text is as printed, in twentieths of a character: copied from a PDF its lines are even so."""
    wide = sum(c > "\u2e7f" for c in text)
    blank = text.count(" ")
    capital = sum("A" <= c <= "Z" for c in text)
    return 20 * wide + 5 * blank + 14 * capital + 10 * (len(text) - wide - blank - capital)


_MEASURES = (
    Measure(columns, 40, 160, 4, off=0, character=2),
    Measure(len, 20, 100, 2, off=0, character=1),
    Measure(twentieths, 400, 1600, 44, off=12, character=20),
)


def rejoined(lines: Sequence[str], cut: Cut) -> Iterator[str]:
    """The paragraphs of lines that stand together, tables excepted."""
    open_line = ""
    parts: list[str] = []
    for line in lines:
        if parts and _goes_on(open_line, line, cut):
            parts.append(_seam(open_line, line) + line.strip())
        else:
            if parts:
                yield "".join(parts)
            parts = [line.rstrip()]
        open_line = line
    if parts:
        yield "".join(parts)


def _goes_on(line: str, after: str, cut: Cut) -> bool:
    text = after.strip()
    if not text or not line.strip() or _in_columns(line.strip()) or _in_columns(text):
        return False
    if not cut.full(line, after):
        return False
    if _INDENT.match(after) and (cut.indented or not _INDENT.match(line)):
        return False
    ended = line.rstrip()[-1] in _ENDS
    unsure = not cut.indented and not cut.measure.off  # a paragraph can end with its line
    if ended and (unsure or LABEL.match(text)):
        return False
    return not (LABEL.match(text) and cut.room(line) >= cut.measure.character)


def _in_columns(text: str) -> bool:
    """Whether a line has cells, not a sentence with a gap to fill in."""
    return _COLUMNS.search(text) is not None and not ("，" in text or "。" in text)


def _unit(text: str) -> str:
    """What would not have been parted at a line's beginning: a word, or a character with the marks behind it."""
    found = _WORD.match(text)
    end = found.end() if found else 1
    while end < len(text) and text[end] in NO_START:
        end += 1
    return text[:end]


def _seam(before: str, line: str) -> str:
    gap = before[len(before.rstrip()) :]
    if len(gap) > 1:
        return gap
    a, b = before.rstrip()[-1:], line.strip()[:1]
    return " " if a.isascii() and a.isalpha() and b.isascii() and b.isalpha() else ""
