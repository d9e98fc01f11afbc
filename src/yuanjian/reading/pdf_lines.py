"""Characters of a region of a page → its lines; lines → paragraphs, as a typesetter broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from yuanjian.reading.docx_symbols import raised
from yuanjian.reading.pdf_blanks import Glyph, blanks_between

# Not at a line's beginning: the character before moves down with it (GB/T 15834, 5.1).
NO_START = set("、，。．；：？！）》」』】〉〕］’”％%…—～·,.;:?!)]}℃")
_NO_END = set("《〈（(“‘「『【〔［[")
LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．)）](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,3}[章节条]|[•●◆■]|附[表件图]|表\s?\d)"
)
_CHAIN = re.compile(r"[A-Za-z\d][、，,][A-Za-z\d]")
_FULL_STOPS = set("。！？；")
_SENTENCE_ENDS = _FULL_STOPS | {"："}


@dataclass(frozen=True, slots=True)
class Line:
    """A line. ``unit`` is how wide its first unbreakable bit is (points); some programs also keep what a comma ties
    to Latin letters or figures («量、pH、COD»), which is ``chain``. Behind a label, the text begins at ``text_at``.
    ``tail`` is the blanks at its end, which reach to ``reach``.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    unit: float
    chain: float
    text_at: float
    tail: str = ""
    reach: float = 0.0

    @property
    def labelled(self) -> bool:
        """It begins as an item or a heading does."""
        return LABEL.match(self.text) is not None


Scripted = tuple[list[Glyph], set[Glyph]]
"""The characters of a line, and those among them that are raised."""


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines of a region, from the top."""
    lines = (line_of(*each, page) for each in rows_of(glyphs))
    return [line for line in lines if line is not None]


def rows_of(glyphs: Iterable[Glyph]) -> list[Scripted]:
    """The characters of a region line by line, from the top."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.y):
        if rows and glyph.y - rows[-1][0].y <= 0.18 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return _with_scripts(rows)


def _with_scripts(rows: list[list[Glyph]]) -> list[Scripted]:
    """Rows of raised or lowered small characters go to the row that they hang on; with those that are raised."""
    sizes = [max(g.size for g in row) for row in rows]
    home: dict[int, int] = {}
    for i, row in enumerate(rows):
        for j in (i + 1, i - 1):
            if 0 <= j < len(rows) and j not in home and sizes[i] <= 0.8 * sizes[j]:
                rise = (rows[j][0].y - row[0].y) / sizes[j]
                if -0.35 <= rise <= 0.65 and _beside(row, rows[j], sizes[j]):
                    home[i] = j
                    break
    out: list[Scripted] = []
    for i, row in enumerate(rows):
        if i in home:
            continue
        guests = [g for k, h in home.items() if h == i for g in rows[k]]
        up = {g for g in guests if row[0].y - g.y > 0.15 * sizes[i]}
        out.append((row + guests, up))
    return out


def _beside(small: list[Glyph], large: list[Glyph], size: float) -> bool:
    """Every small character stands close behind a large one or another small one, or all before the first (a note)."""
    edges = [g.x1 for g in large] + [g.x1 for g in small]
    low, high = min(g.x0 for g in small), max(g.x1 for g in small)
    front = min(g.x0 for g in large)
    if low < front and -0.2 * size < front - high < 0.6 * size:
        return True
    close = [e for e in edges if low - size <= e <= high]
    return all(any(abs(g.x0 - e) < 0.6 * size for e in close) for g in small[:50])


def line_of(glyphs: list[Glyph], up: set[Glyph], page: int) -> Line | None:
    """The line of its characters; None of blanks."""
    glyphs = sorted(glyphs, key=lambda g: g.x0)
    while glyphs and glyphs[0].text.isspace():
        glyphs.pop(0)
    tail: list[Glyph] = []
    while glyphs and glyphs[-1].text.isspace():
        tail.append(glyphs.pop())
    if not glyphs:
        return None
    size = max(g.size for g in glyphs)
    text: list[str] = []
    tabs: list[tuple[int, float]] = []
    before: Glyph | None = None
    shown: list[Glyph] = []
    blanks: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text == " ":
            blanks.append(glyph)
            continue
        if before is not None:
            if glyph.text == before.text and abs(glyph.x0 - before.x0) < 0.1 * size:
                continue  # drawn twice to look bold
            if blanks:
                text.append(blanks_between(before, blanks, glyph))
            elif glyph.x0 - before.x1 > 0.7 * size and not text[-1].isspace():
                tabs.append((len(text), glyph.x0 - before.x1))
                text.append(" ")
        text.append(raised(glyph.text) if glyph in up else glyph.text)
        shown.append(glyph)
        before, blanks = glyph, []
    ink = [g for g in shown if not g.text.isspace()]
    if len(tabs) == 1 and tabs[0][1] > 1.5 * size:  # several are columns
        text[tabs[0][0]] = " " * min(round(tabs[0][1] / size * 2), 60)
    whole = "".join(text)
    reach = max(g.x1 for g in tail) if len(tail) > 1 else ink[-1].x1
    return Line(
        whole, ink[0].x0, ink[-1].x1, _base(ink, up), size, page, *_units(ink),
        _text_at(whole, ink), " " * len(tail), reach,
    )  # fmt: skip


def _base(glyphs: list[Glyph], up: set[Glyph]) -> float:
    return next((g.y for g in glyphs if g not in up), glyphs[0].y)


def _units(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """The width of the first bit that a typesetter would not have broken, without and with what commas tie to it."""
    end = _unit_end(glyphs, 0)
    chain = end
    while chain < len(glyphs) and _tied(glyphs[chain - 1].text, glyphs[chain].text):
        chain = _unit_end(glyphs, chain)
    return glyphs[end - 1].x1 - glyphs[0].x0, glyphs[chain - 1].x1 - glyphs[0].x0


def _tied(before: str, char: str) -> bool:
    """A comma ties Latin letters and figures behind it, a stroke what it stands between («吨/年»)."""
    return (before in NO_START and _latin(char)) or "/" in (before, char)


def _unit_end(glyphs: Sequence[Glyph], start: int) -> int:
    end = start + 1
    while end < len(glyphs) and glyphs[end - 1].text in _NO_END:
        end += 1
    if _latin(glyphs[end - 1].text):
        while end < len(glyphs) and _latin(glyphs[end].text) and _close(*glyphs[end - 1 : end + 1]):
            end += 1
    while end < len(glyphs) and glyphs[end].text in NO_START:
        end += 1
    return end


def _close(before: Glyph, glyph: Glyph) -> bool:
    return glyph.x0 - before.x1 < 0.15 * glyph.size


def _latin(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in "./-%_+"
    return char in "²³⁴×°℃Ωµ" or "α" <= char <= "ω"


def _text_at(text: str, glyphs: Sequence[Glyph]) -> float:
    found = LABEL.match(text)
    if not found:
        return glyphs[0].x0
    count = sum(not c.isspace() for c in found[0])
    return glyphs[min(count, len(glyphs) - 1)].x0


@dataclass(frozen=True, slots=True)
class Room:
    """The column that lines are set in: its edges, the usual distance of baselines (0: not known).

    ``first_line``: paragraphs there begin with an indent, and their further lines at the left edge.
    """

    left: float
    right: float
    leading: float = 0.0
    first_line: bool = False


def wraps(line: Line, after: Line, room: Room) -> bool:
    """Whether ``after`` may go on with the sentence of ``line``: its first bit had no room left there."""
    left, right = line.x0 - room.left, room.right - max(line.x1, line.reach)
    if left > 0.6 * line.size and abs(left - right) < 0.5 * line.size:  # centred
        right *= 2
    unit = after.unit if line.text.rstrip()[-1:] in _FULL_STOPS else after.chain
    return right < unit + 0.25 * line.size


@dataclass(slots=True)
class Run:
    """A paragraph as it grows."""

    lines: list[Line]

    @property
    def text(self) -> str:
        """Its lines in one: no blank between Chinese, one between words that a line's end parted."""
        out = self.lines[0].text.rstrip()
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            out += _seam(before, line) + line.text.strip()
        return out

    def takes(self, line: Line, room: Room) -> bool:
        """Whether the line goes on with this paragraph."""
        last = self.lines[-1]
        if not wraps(last, line, room) or abs(last.size - line.size) > 0.12 * last.size:
            return False
        same_page = last.page == line.page
        if same_page and room.leading and line.y - last.y > 1.45 * room.leading:
            return False
        ended = last.text.rstrip()[-1:] in _SENTENCE_ENDS
        if line.labelled and ended:
            return False
        indent = line.x0 - room.left
        if indent < 1.3 * line.size:
            return True
        hanging = abs(line.x0 - self.lines[0].text_at) < 0.4 * line.size and self.lines[0].labelled
        several = len(self.lines) > 1 or not (ended or room.first_line)
        block = abs(line.x0 - last.x0) < 0.4 * line.size and several
        centred = abs(indent - (room.right - line.x1)) < 0.5 * line.size and not ended
        return hanging or block or centred


def _seam(before: Line, after: Line) -> str:
    a, b = before.text.rstrip()[-1:], after.text.strip()[:1]
    if len(before.tail) > 1 or (before.tail and (a.isascii() or b.isascii())):
        return before.tail
    return " " if a.isascii() and a.islower() and b.isascii() and b.isalpha() else ""


def runs(lines: Sequence[Line], room: Room) -> list[Run]:
    """The paragraphs of a region that has one column."""
    out: list[Run] = []
    for line in _mended(lines, room):
        if out and out[-1].takes(line, room):
            out[-1].lines.append(line)
        else:
            out.append(Run([line]))
    return out


def _mended(lines: Sequence[Line], room: Room) -> list[Line]:
    """A word too long for its column is broken after some letters (by LibreOffice): that bit back to the rest."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        if (
            last is not None
            and len(last.text) <= (6 if _CHAIN.search(line.text) else 2)
            and all(map(_latin, last.text + line.text[:1]))
            and abs(last.x0 - line.x0) < 0.3 * line.size
            and room.right - line.x1 < line.size
        ):
            out[-1] = replace(
                line, text=last.text + line.text, unit=line.x1 - line.x0, chain=line.x1 - line.x0
            )
        else:
            out.append(line)
    return out
