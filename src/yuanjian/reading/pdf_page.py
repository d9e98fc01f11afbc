"""One page of a PDF as what is drawn on it: characters with their boxes, straight rules, pictures. By pdfium.

Units are points; x runs right and y runs *down* from the top left of the page as it is read, so that a page
turned on its side comes out upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from yuanjian.reading.pdf_blanks import Bounds, Glyph, with_last_blanks

MAX_GLYPHS = 100_000
MAX_OBJECTS = 100_000
_THIN = 3.0
_SEGMENTS = 400
_DRAWN = 300
_INVISIBLE = 3
# Radicals that some fonts give for the characters they look like (the Kangxi ones Unicode itself maps).
_RADICALS = dict(
    zip("⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟", strict=True)
)  # fmt: skip


class Rule(NamedTuple):
    """A straight line: where it stands across its run, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What is drawn. ``unmapped`` characters have no Unicode; ``picture`` is the share that images cover, the whole
    of a page without text that is drawn in many strokes; ``unseen``: its text lies behind, as recognition leaves it.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    unmapped: int = 0
    picture: float = 0.0
    crowded: bool = False
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class _Turn:
    """From the page's own coordinates to ours; ``quarters`` as the text is turned, anticlockwise."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def size(self) -> tuple[float, float]:
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarters % 2 else (wide, high)


def read_page(document: Any, index: int) -> Page:
    """Page ``index`` (from 0) of an open pdfium document. A page that pdfium cannot load is blank."""
    handle = pdfium.FPDF_LoadPage(document, index)
    if not handle:
        return Page(index + 1, 595.0, 842.0)
    try:
        text = pdfium.FPDFText_LoadPage(handle)
        try:
            raw, quarters, unmapped, crowded = _characters(text) if text else ([], 0, 0, False)
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
        turn = _turn(handle, quarters)
        page = Page(index + 1, *turn.size(), unmapped=unmapped, crowded=crowded)
        page.glyphs = [_placed(turn, *each) for each in raw]
        texts = _objects(handle, turn, page)
        page.glyphs = with_last_blanks(page.glyphs, texts)
        return page
    finally:
        pdfium.FPDF_ClosePage(handle)


_Raw = tuple[str, float, float, float, float, float]


def _characters(text: Any) -> tuple[list[_Raw], int, int, bool]:
    """Characters that stand the way most of the page does: (text, origin x, y, end x, y, size), and that way."""
    count = pdfium.FPDFText_CountChars(text)
    crowded = count > MAX_GLYPHS
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    found: list[tuple[int, _Raw]] = []
    unmapped, high = 0, 0
    for i in range(min(count, MAX_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code < 33 or 0xD800 <= code < 0xE000:
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if code >= 0xDC00 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            elif code != 32 or pdfium.FPDFText_IsGenerated(text, i) == 1:
                unmapped += code == 0
                continue
        elif code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF:
            unmapped += 1
        high = 0
        if not pdfium.FPDFText_GetCharOrigin(text, i, x, y):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        angle = -math.degrees(pdfium.FPDFText_GetCharAngle(text, i))  # pdfium counts clockwise
        quarter = round(angle / 90) % 4
        if abs(angle - round(angle / 90) * 90) > 3:
            continue  # a watermark
        ends = (
            (box.right, y.value),
            (x.value, box.top),
            (box.left, y.value),
            (x.value, box.bottom),
        )
        size = (box.top - box.bottom) if quarter % 2 == 0 else (box.right - box.left)
        nominal = pdfium.FPDFText_GetFontSize(text, i)
        raw = (chr(code), x.value, y.value, *ends[quarter], nominal if 1 < nominal < 400 else size)
        found.append((quarter, raw))
    way = Counter(q for q, _ in found).most_common(1)
    quarters = way[0][0] if way else 0
    return [raw for q, raw in found if q == quarters], quarters, unmapped, crowded


def _placed(
    turn: _Turn, text: str, x: float, y: float, end_x: float, end_y: float, size: float
) -> Glyph:
    x0, base = turn.point(x, y)
    x1, _ = turn.point(end_x, end_y)
    code = ord(text)
    if 0x2E80 <= code <= 0x2FD5:
        text = _upright_radical(text)
    if not (x1 > x0 and x1 - x0 < 4 * size):
        x1 = x0 + (size if code > 0x2E7F else size / 2)
    return Glyph(text, x0, x1, base, size)


def _upright_radical(text: str) -> str:
    import unicodedata

    return _RADICALS.get(text) or unicodedata.normalize("NFKC", text)


def _turn(page: Any, quarters: int) -> _Turn:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPage_GetCropBox(page, *edges) and not pdfium.FPDFPage_GetMediaBox(
        page, *edges
    ):
        wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        if pdfium.FPDFPage_GetRotation(page) % 2:
            wide, high = high, wide
        return _Turn(quarters, 0.0, 0.0, wide, high)
    left, bottom, right, top = (e.value for e in edges)
    return _Turn(quarters, min(left, right), min(bottom, top), max(left, right), max(bottom, top))


_Matrix = tuple[float, float, float, float, float, float]
_AS_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(handle: Any, turn: _Turn, page: Page) -> list[Bounds]:
    """Takes rules and pictures; where the text objects stand that may end in blanks."""
    count = pdfium.FPDFPage_CountObjects(handle)
    page.crowded = page.crowded or count > MAX_OBJECTS
    blanks = any(glyph.text == " " for glyph in page.glyphs)
    covered, unseen = 0.0, 0
    texts: list[Bounds] = []
    for i in range(min(count, MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(handle, i)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
            unseen += pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
            bounds = _bounds(item, turn, _AS_IS) if blanks else None
            texts += [bounds] if bounds is not None else []
            continue
        covered += _object(item, turn, page, _AS_IS, 0)
    drawn = not page.glyphs and count > _DRAWN  # letters as outlines
    page.picture = 1.0 if drawn else covered / max(page.width * page.height, 1.0)
    page.unseen = unseen > 0
    return texts


def _object(item: Any, turn: _Turn, page: Page, outer: _Matrix, depth: int) -> float:
    """Takes the rules of an object; the area, where it is an image."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        _path(item, turn, page, outer)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        corners = _bounds(item, turn, outer)
        return 0.0 if corners is None else (corners[2] - corners[0]) * (corners[3] - corners[1])
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 3:
        inner = _joined(_matrix(item), outer)
        return sum(
            _object(pdfium.FPDFFormObj_GetObject(item, i), turn, page, inner, depth + 1)
            for i in range(min(pdfium.FPDFFormObj_CountObjects(item), 5000))
        )
    return 0.0


def _path(item: Any, turn: _Turn, page: Page, outer: _Matrix) -> None:
    """A line, a thin filled bar, or the edges of stroked boxes."""
    corners = _bounds(item, turn, outer)
    if corners is None:
        return
    x0, y0, x1, y1 = corners
    if _rule(page, x0, y0, x1, y1):
        return
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    count = pdfium.FPDFPath_CountSegments(item)
    if count > _SEGMENTS or not (stroked.value or count > 6):
        return
    matrix = _joined(_matrix(item), outer)
    px, py = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, px, py)
        here = turn.point(*_applied(matrix, px.value, py.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None and stroked.value:
            _rule(page, *last, *here)
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment) and first is not None and stroked.value:
            _rule(page, *last, *first)


def _rule(page: Page, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Keeps a line that runs straight across or down."""
    wide, high = abs(x1 - x0), abs(y1 - y0)
    if high < _THIN and wide > 2 * high:
        page.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif wide < _THIN and high > 2 * wide:
        page.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    else:
        return False
    return True


def _bounds(item: Any, turn: _Turn, outer: _Matrix) -> Bounds | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *edges):
        return None
    left, bottom, right, top = (e.value for e in edges)
    a = turn.point(*_applied(outer, left, bottom))
    b = turn.point(*_applied(outer, right, top))
    x0, x1 = sorted((a[0], b[0]))
    y0, y1 = sorted((a[1], b[1]))
    return (x0, y0, x1, y1) if math.isfinite(x0 + y0 + x1 + y1) else None


def _matrix(item: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _AS_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _applied(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
