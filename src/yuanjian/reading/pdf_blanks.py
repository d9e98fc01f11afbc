"""Blanks that pdfium folds into one («新入园企业数量     个»), put back by the room that they take on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MAX_BLANKS = 60
_ON_LINE = 0.18

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Glyph(NamedTuple):
    """A character: its text, left and right edge, baseline, size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


def blanks_between(before: Glyph, blanks: Sequence[Glyph], after: Glyph) -> str:
    """What stands between two characters of a line where the file has blanks: as many as there is room for.

    Between Latin letters or figures a wide blank is one that a justified line has stretched.
    """
    if before.text.isascii() and after.text.isascii():
        return " "
    room, width = after.x0 - before.x1, max(_width(blanks[0]), 1.0)
    return " " * min(max(round(room / width), 1), MAX_BLANKS)


def with_last_blanks(glyphs: Sequence[Glyph], texts: Sequence[Bounds]) -> list[Glyph]:
    """Blanks at a line's end by how far the text object reaches (to its last blank's beginning)."""
    if not any(glyph.text == " " for glyph in glyphs):
        return list(glyphs)
    out: list[Glyph] = []
    for i, glyph in enumerate(glyphs):
        out.append(glyph)
        if glyph.text == " " and (i + 1 == len(glyphs) or _new_line(glyph, glyphs[i + 1])):
            reach = [
                right
                for left, top, right, bottom in texts
                if top - 1 <= glyph.y <= bottom + 1 and left <= glyph.x0 + 0.5 and right > glyph.x0
            ]
            _repeat(out, max(reach, default=glyph.x0) - glyph.x0)
    return out


def _new_line(glyph: Glyph, after: Glyph) -> bool:
    return abs(after.y - glyph.y) > _ON_LINE * glyph.size or after.x0 < glyph.x0


def _width(blank: Glyph) -> float:
    """Half an em at most: some fonts have their box for a blank's."""
    return min(blank.x1 - blank.x0, 0.5 * blank.size)


def _repeat(out: list[Glyph], room: float) -> None:
    """The last character, a blank, as often again as there is room for."""
    blank = out[-1]
    width = _width(blank)
    if room < 0.8 * width:
        return
    for n in range(1, min(round(room / width), MAX_BLANKS) + 1):
        out.append(blank._replace(x0=blank.x0 + n * width, x1=blank.x1 + n * width))
