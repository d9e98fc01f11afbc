"""Word files (.docx): body, tables, text boxes, footnotes and headers in the order a person reads them.

The part streams: once a paragraph is read, its elements are let go. What was deleted under tracked changes is left
out, what was inserted is kept. The same machine also walks a kept tree and then says which elements hold a
paragraph's characters (``Watch``), so that a comment can be put there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from lxml import etree

from yuanjian.core.archive import Archive
from yuanjian.reading.building import Aside, Builder, too_long
from yuanjian.reading.document import Document
from yuanjian.reading.docx_names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    PICTURES,
    TBL,
    TC,
    TEXTBOX,
    TR,
    Element,
    P,
    child,
    integer,
    switch,
    val,
    w,
)
from yuanjian.reading.docx_numbering import Numbering, read_numbering
from yuanjian.reading.docx_package import events, main_part, related, tree
from yuanjian.reading.docx_styles import Styles, outline, read_styles
from yuanjian.reading.docx_text import Piece, Reader
from yuanjian.reading.guards import Received

Watch = Callable[[int, list[Piece]], None]
"""Told of every numbered paragraph: its number, and its pieces in order (their texts joined are its text)."""

NOTE = {"footnote": w("footnote"), "endnote": w("endnote")}
MAX_EVENTS = (
    1_600_000  # starts and ends, blank paragraphs included; a report of 1000 pages has a tenth
)
ALT_CHUNK = w("altChunk")
TAGS = (P, TBL, TR, TC, TEXTBOX, FALLBACK, *NOTE.values(), *PICTURES, ALT_CHUNK)


@dataclass(slots=True)
class _Frame:
    tag: str
    dropped: bool
    begun: bool = False
    held: list[Callable[[], object]] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """Reads one part (body, notes, a header) from its events into a builder."""

    builder: Builder
    reader: Reader
    numbering: Numbering
    aside: Aside = ""
    keep: bool = False
    watch: Watch | None = None
    pictures: int = 0
    _frames: list[_Frame] = field(default_factory=list)
    _carried: list[Piece] = field(default_factory=list)
    _boxes: int = 0

    def read(self, stream: Iterable[tuple[str, Element]]) -> None:
        """Takes start and end of the elements of ``TAGS`` in document order."""
        for count, (event, element) in enumerate(stream):
            if count > MAX_EVENTS:
                raise too_long()
            self._start(element) if event == "start" else self._end(element)

    def _start(self, element: Element) -> None:
        tag = element.tag
        dropped = bool(self._frames) and self._frames[-1].dropped
        if tag == FALLBACK:
            dropped = dropped or _has_choice(element)
        elif tag == TC and not dropped and self._sensible(tag):
            self._begin_row(element)
            dropped = self._frames[-1].dropped or child(element, "tcPr", "cellDel") is not None
        elif tag == ALT_CHUNK or tag in PICTURES:
            self._unread(tag, dropped)
        self._boxes += tag == TEXTBOX
        if tag in (P, TBL) and not dropped:
            self._begin_cell(element)
        if tag == TBL and not dropped:
            self._do(self.builder.open_table)
        self._frames.append(_Frame(self._sensible(tag), dropped))

    def _sensible(self, tag: str) -> str:
        """Rows belong in tables and cells in rows; elsewhere they hold paragraphs and no more."""
        around = {TR: TBL, TC: TR}.get(tag)
        return tag if around is None or (self._frames and self._frames[-1].tag == around) else ""

    def _end(self, element: Element) -> None:
        frame = self._frames.pop()
        tag = frame.tag
        self._boxes -= tag == TEXTBOX
        if not frame.dropped:
            if tag == P:
                self._paragraph(element)
                for act in frame.held:
                    self._do(act)
            elif tag == TC:
                self._end_cell(element, frame)
            elif tag == TR and not frame.begun:
                self._do(self.builder.row)
            elif tag == TBL:
                self._do(self.builder.close_table)
        if not self.keep and element.tag in (P, TBL, TR):
            _forget(element)

    def _unread(self, tag: str, dropped: bool) -> None:
        if tag == ALT_CHUNK:
            self.builder.note("文中嵌入了另一份文件（altChunk），没有读入")
        elif not dropped:
            self.pictures += 1

    def _begin_row(self, cell: Element) -> None:
        row, frame = cell.getparent(), self._frames[-1]
        while row is not None and row.tag != TR:
            row = row.getparent()
        if frame.tag != TR or frame.begun:
            return
        frame.begun = True
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            self.reader.revised = frame.dropped = True
            return
        self._do(partial(self.builder.row, integer(val(properties, "gridBefore")) or 0))

    def _begin_cell(self, inside: Element) -> None:
        """The cell around a first paragraph or table begins: only now are its properties known."""
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.tag != TC or frame.begun:
            return
        at = inside.getparent()
        while at is not None and at.tag != TC:
            at = at.getparent()
        self._cell(at, frame)

    def _cell(self, cell: Element | None, frame: _Frame) -> None:
        frame.begun = True
        properties = child(cell, "tcPr")
        merge = child(properties, "vMerge")
        merged = merge is not None and merge.get(w("val"), "continue") == "continue"
        span = integer(val(properties, "gridSpan")) or 1
        self._do(partial(self.builder.cell, span, merged=merged))

    def _end_cell(self, cell: Element, frame: _Frame) -> None:
        if not frame.begun:
            self._cell(cell, frame)
        if self._carried:
            pieces, self._carried = self._carried, []
            self._do(partial(self._emit, pieces, 0, False))
        self._do(self.builder.end_cell)

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        name, style = self.reader.styles.paragraph(properties)
        if not len(element) and not style.num:
            return
        mark = child(properties, "rPr")
        inside = bool(self.reader.fields.contents)
        pieces = self.reader.pieces(element, style)
        inside = (inside or bool(self.reader.fields.contents)) and _entry(pieces)
        contents = style.contents or _in_contents(element) or inside
        gone = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        self.reader.revised = self.reader.revised or gone
        if contents:
            self._carried = []
            self._do(self.builder.drop_contents_title)
            return
        if gone or switch(mark, "specVanish"):
            self._carried += pieces
            return
        if not (switch(mark, "vanish") and not pieces):
            label = self._label(properties, style.num, style.ilvl, name)
            pieces, self._carried = [*self._carried, *pieces], []
            if label:
                pieces.insert(0, Piece(label if pieces else label.rstrip(), None))
        level = outline(properties)
        if level is None:
            level = style.level or 0
        if pieces:
            self._do(partial(self._emit, pieces, level, bool(self._boxes)))

    def _label(
        self, properties: Element | None, num: str | None, ilvl: int | None, style: str | None
    ) -> str:
        own = child(properties, "numPr")
        if own is not None:
            num = val(own, "numId") or num
            said = integer(val(own, "ilvl"))
            ilvl = ilvl if said is None else said
            if val(own, "numId") is not None and said is None:
                ilvl = 0
        return self.numbering.label(num, ilvl, style) if num and num != "0" else ""

    def _emit(self, pieces: list[Piece], level: int, boxed: bool) -> None:
        aside = self.aside or ("textbox" if boxed else "")
        text = "".join(p.text for p in pieces)
        number = self.builder.paragraph(text, level=level, aside=aside)
        if number is not None and self.watch is not None:
            self.watch(number, pieces)

    def _do(self, act: Callable[[], object]) -> None:
        """Now, or after the paragraph that a text box hangs on."""
        if self._boxes:
            for frame in self._frames:
                if frame.tag == P:
                    frame.held.append(act)
                    return
        act()


def _has_choice(fallback: Element) -> bool:
    around = fallback.getparent()
    return around is not None and around.tag == ALTERNATE and around.find(CHOICE) is not None


def _in_contents(paragraph: Element) -> bool:
    """In a content control of the gallery «Table of Contents»."""
    at = paragraph.getparent()
    while at is not None and at.tag not in (TC, w("body")):
        if at.tag == w("sdt"):
            gallery = val(child(at, "sdtPr", "docPartObj"), "docPartGallery") or ""
            if gallery.lower() == "table of contents":
                return True
        at = at.getparent()
    return False


def _entry(pieces: list[Piece]) -> bool:
    """Whether a paragraph can be a line of a table of contents: blank, or with a page number at its end."""
    text = "".join(p.text for p in pieces).strip()
    return not text or text[-1].isdigit() or text in ("目录", "未找到目录项。")


def _forget(element: Element) -> None:
    """Lets go of what was read: the element's content, and its elder siblings of the same kind."""
    element.clear()
    parent = element.getparent()
    while parent is not None:
        elder = element.getprevious()
        if elder is None or elder.tag not in (P, TBL, TR):
            return
        parent.remove(elder)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a package that are read."""

    archive: Archive
    main: str
    styles: Styles

    @classmethod
    def of(cls, archive: Archive) -> Parts:
        """Finds them. Raises UnreadableDocument."""
        main = main_part(archive)
        return cls(archive, main, read_styles(cls._one(archive, main, "/styles")))

    @staticmethod
    def _one(archive: Archive, main: str, kind: str) -> Element | None:
        return next(
            (tree(archive, p) for p in related(archive, main, kind) if p in archive.parts), None
        )

    def numbering(self) -> Numbering:
        """A fresh count of every list."""
        return read_numbering(self._one(self.archive, self.main, "/numbering"), self.styles)

    def all(self, kind: str) -> Iterator[str]:
        """Parts related to the body by a type that ends so."""
        return (p for p in related(self.archive, self.main, kind) if p in self.archive.parts)


def read_docx(received: Received) -> Document:
    """The document of a received .docx file.

    Raises:
        UnreadableDocument: damaged, unsafe, or without text.
    """
    assert received.archive is not None
    parts = Parts.of(received.archive)
    builder = Builder()
    body = Story(builder, Reader(parts.styles), parts.numbering())
    body.read(events(parts.archive, parts.main, TAGS))
    for kind in ("footnote", "endnote"):
        _notes(parts, body, kind)
    for header in ("/header", "/footer"):
        _headers(parts, builder, header)
    _remark(body)
    return builder.document(received)


def _notes(parts: Parts, body: Story, kind: str) -> None:
    """Foot- or endnotes, those that the text refers to, in its order."""
    referred = [i for k, i in body.reader.notes_referred if k == kind]
    if not referred:
        return
    for part in parts.all(f"/{kind}s"):
        found: dict[str, list[str]] = {}
        reader = Reader(parts.styles)
        for event, element in events(parts.archive, part, (P, NOTE[kind])):
            if event == "end" and element.tag == P:
                _, style = parts.styles.paragraph(child(element, "pPr"))
                text = "".join(p.text for p in reader.pieces(element, style))
                around = next(element.iterancestors(NOTE[kind]), None)
                if around is not None:
                    found.setdefault(around.get(w("id"), ""), []).append(text)
                _forget(element)
        for note in dict.fromkeys(referred):
            for text in found.get(note, ()):
                body.builder.paragraph(text, aside="footnote")


def _headers(parts: Parts, builder: Builder, kind: str) -> None:
    """Headers or footers, each different text once; a page number alone is none."""
    seen: set[str] = set()
    for part in parts.all(kind):
        own = Builder()
        Story(own, Reader(parts.styles), Numbering({}), "header").read(
            events(parts.archive, part, TAGS)
        )
        for paragraph in own.paragraphs:
            text = paragraph.text
            if any(c.isalpha() and c not in "第页共PageofOF" for c in text) and text not in seen:
                seen.add(text)
                builder.paragraph(text, aside="header")


def _remark(body: Story) -> None:
    if body.reader.revised:
        body.builder.note("文中有修订痕迹，按全部接受修订后的文字审核")
    if body.reader.hidden:
        body.builder.note(f"文中有{body.reader.hidden}处隐藏文字，打印不出来，没有读入")
    if body.pictures:
        body.builder.note(f"文中有{body.pictures}张图片，图中的文字没有读入")


def locate(body: etree._Element, parts: Parts, watch: Watch) -> None:
    """Walks a kept tree of the main part and tells which elements hold each paragraph's characters.

    Numbers are those of :func:`read_docx` on the same package (the body comes first there).
    """
    story = Story(Builder(), Reader(parts.styles), parts.numbering(), keep=True, watch=watch)
    story.read(etree.iterwalk(body, events=("start", "end"), tag=TAGS))
