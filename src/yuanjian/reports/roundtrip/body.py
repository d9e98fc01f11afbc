"""The body of an edited file as units (paragraphs, tables) with our bookmarks in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from yuanjian.reading.docx_names import TBL, TC, TR, Element, P, child, integer, val, w
from yuanjian.reports.roundtrip.names import END, FIGURE, ID, INS, MOVE_TO, NAME, PIECE, START
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import commented, holds_objects, revised, words_of

Kind = Literal["paragraph", "table", "contents", "blank"]


@dataclass(slots=True, eq=False)
class Spot:
    """A paragraph, or a cell with its paragraphs. ``pieces`` are names of our bookmarks that begin there.

    ``foreign`` is the docid of another report that it was pasted from.
    """

    paragraphs: list[Element]
    text: str
    pieces: list[str] = field(default_factory=list)
    foreign: str = ""
    cell: Element | None = None

    @property
    def touched(self) -> bool:
        """Tracked changes are open in it, or somebody put pictures or notes in."""
        return any(revised(p) or holds_objects(p) for p in self.paragraphs)

    @property
    def commented(self) -> bool:
        """A comment hangs on it."""
        return any(commented(p) for p in self.paragraphs)


@dataclass(slots=True, eq=False)
class Line:
    """A row of a table: its cells by grid column."""

    element: Element
    cells: dict[int, Spot]


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph or table of the body. ``level`` is that of a heading, 0 for body text."""

    kind: Kind
    element: Element
    spot: Spot | None = None
    lines: list[Line] = field(default_factory=list)
    level: int = 0

    def spots(self) -> Iterator[Spot]:
        """Every spot in it."""
        if self.spot is not None:
            yield self.spot
        for line in self.lines:
            yield from line.cells.values()

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(s.text for s in self.spots() if s.text)

    @property
    def pieces(self) -> list[str]:
        """All our bookmarks in it."""
        return [name for spot in self.spots() for name in spot.pieces]


@dataclass(slots=True)
class Marked:
    """A figure's bookmark: its spot, and the elements between its ends (None: they lie apart)."""

    spot: Spot
    start: Element
    between: list[Element] | None
    text: str


@dataclass(slots=True)
class Body:
    """What a file holds, in order. ``figures`` are by bookmark."""

    file: WordFile
    units: list[Unit]
    figures: dict[str, Marked] = field(default_factory=dict)

    def spots(self) -> Iterator[Spot]:
        """Every spot in order, the contents left out."""
        for unit in self.units:
            if unit.kind != "contents":
                yield from unit.spots()


def read_body(file: WordFile, docid: str) -> Body:
    """Reads the body; bookmarks of another ``docid`` are foreign. Raises UnreadableDocument."""
    units: list[Unit] = []
    _walk(file.body, units, style_names(file), docid, False)
    body = Body(file, units)
    for spot in body.spots():
        if not spot.foreign:
            _figures(spot, body.figures)
    return body


def style_names(file: WordFile) -> dict[str, str]:
    """Style id → name in lower case: ids change from program to program, names hardly."""
    part = file.one("/styles")
    found = file.tree(part).iter(w("style")) if part else ()
    return {s.get(w("styleId"), ""): (val(s, "name") or "").lower() for s in found}


def section_ends(element: Element) -> bool:
    """Whether a section ends with this paragraph."""
    return element.tag == P and child(element, "pPr", "sectPr") is not None


def _walk(
    parent: Element, units: list[Unit], styles: Mapping[str, str], docid: str, contents: bool
) -> None:
    for element in parent:
        if element.tag == P:
            units.append(_paragraph(element, styles, docid, contents))
        elif element.tag == TBL:
            units.append(_table(element, docid))
        elif element.tag == w("sdt"):
            gallery = val(child(element, "sdtPr", "docPartObj"), "docPartGallery") or ""
            inside = child(element, "sdtContent")
            if inside is not None:
                here = contents or gallery.lower() == "table of contents"
                _walk(inside, units, styles, docid, here)
        elif element.tag in (w("customXml"), INS, MOVE_TO):
            _walk(element, units, styles, docid, contents)


def _paragraph(element: Element, styles: Mapping[str, str], docid: str, contents: bool) -> Unit:
    spot = _spot([element], docid)
    style = styles.get(val(element, "pPr", "pStyle") or "", "")
    if contents or (style.startswith(("toc", "contents", "目录")) and not spot.pieces):
        return Unit("contents", element, spot)
    blank = not (spot.text.strip() or spot.pieces or holds_objects(element))
    if blank and not revised(element):
        return Unit("blank", element, spot)
    return Unit("paragraph", element, spot, level=_level(element, style))


def _level(element: Element, style: str) -> int:
    own = integer(val(element, "pPr", "outlineLvl"))
    if own is not None:
        return own + 1 if own < 9 else 0
    head, _, number = style.rpartition(" ")
    return int(number) if head in ("heading", "标题") and number.isdigit() else 0


def _table(element: Element, docid: str) -> Unit:
    lines = []
    for row in element.iterchildren(TR):
        column = integer(val(row, "trPr", "gridBefore")) or 0
        cells: dict[int, Spot] = {}
        for cell in row.iter(TC):
            if next(cell.iterancestors(TR), None) is not row:
                continue  # of a table within a cell: its words belong to that cell
            spot = _spot(list(cell.iter(P)), docid)
            spot.cell = cell
            cells[column] = spot
            column += integer(val(cell, "tcPr", "gridSpan")) or 1
        lines.append(Line(row, cells))
    return Unit("table", element, None, lines)


def _spot(paragraphs: list[Element], docid: str) -> Spot:
    spot = Spot(paragraphs, "\n".join(words_of(p) for p in paragraphs))
    for paragraph in paragraphs:
        for start in paragraph.iter(START):
            name = start.get(NAME, "")
            found = PIECE.fullmatch(name)
            if found is not None and found[1] == docid:
                spot.pieces.append(name)
            elif found is not None:
                spot.foreign = spot.foreign or found[1]
    if spot.pieces:
        spot.foreign = ""
    return spot


def _figures(spot: Spot, found: dict[str, Marked]) -> None:
    for paragraph in spot.paragraphs:
        for start in paragraph.iter(START):
            name = start.get(NAME, "")
            if name.startswith(FIGURE) and name not in found:
                between = _between(start)
                text = "".join(words_of(e) for e in between or ())
                found[name] = Marked(spot, start, between, text)


def _between(start: Element) -> list[Element] | None:
    """The siblings up to the bookmark's end; None when that stands elsewhere."""
    number = start.get(ID)
    found: list[Element] = []
    at = start.getnext()
    while at is not None:
        if at.tag == END and at.get(ID) == number:
            return found
        found.append(at)
        at = at.getnext()
    return None
