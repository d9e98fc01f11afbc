"""Where elements of a Word part stand in its bytes, so that marks can be put between them and nothing is rewritten.

Elements are named by their ordinal: the how-manieth start tag they are (from 0), which a parsed tree counts alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

from yuanjian.core.refusal import Refusal

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH = "/math"
_TAG = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_NOTE_CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Unmarkable(Refusal):
    """The Word file cannot be marked; the text says why and what to do, in Chinese."""


@dataclass(slots=True)
class Chunk:
    """A stretch of text and its bytes. An entity is a chunk whose bytes are more than its text."""

    text: str
    begin: int
    end: int = -1


@dataclass(slots=True)
class Piece:
    """A child of a run. Where it is a text that may be parted, ``opened`` is the end of its opening tag, else -1."""

    begin: int
    opened: int = -1
    closing: int = -1
    end: int = -1
    preserved: bool = False
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text as the file has it."""
        return "".join(chunk.text for chunk in self.chunks)


@dataclass(slots=True)
class Run:
    """A run, or a formula taken as one that is not parted. Its properties end at ``dressed``."""

    begin: int
    opened: int
    dressed: int
    closing: int = -1
    end: int = -1
    divisible: bool = True
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Written:
    """A paragraph: a mark before its runs goes to ``inner``, one after them to ``closing``."""

    begin: int
    inner: int
    closing: int = -1


@dataclass(frozen=True, slots=True)
class Held:
    """What holds an element: its run, the child of the run, and the outermost paragraph.

    ``boxed``: it stands in a text box, where Word takes no comments.
    """

    written: Written
    run: Run | None = None
    piece: Piece | None = None
    boxed: bool = False


@dataclass(slots=True)
class Scan:
    """The elements that were asked for, by ordinal, and the signs of foot- and endnotes, by «footnote 3»."""

    data: bytes
    held: dict[int, Held] = field(default_factory=dict)
    calls: dict[str, Held] = field(default_factory=dict)
    strict: bool = False


def scan(data: bytes, wanted: Collection[int]) -> Scan:
    """Find the elements with these ordinals in a part.

    Raises:
        Unmarkable: the XML is broken, or brings its own entities.
    """
    walker = _Walker(data, frozenset(wanted))
    try:
        walker.walk()
    except (expat.ExpatError, IndexError) as no:
        raise Unmarkable(f"Word 文件内部的 XML 不完整（{no}），无法加批注。") from None
    return walker.found


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read. Depths count open elements."""

    written: Written
    depth: int
    run: Run | None = None
    run_depth: int = 0
    piece: Piece | None = None


class _Walker:
    """Goes through the XML once."""

    def __init__(self, data: bytes, wanted: frozenset[int]) -> None:
        self.data = data
        self.wanted = wanted
        self.found = Scan(data)
        self._ordinal = -1
        self._open: list[str] = []
        self._paragraphs: list[_Open] = []
        self._last: Chunk | None = None
        self._fresh = False  # whether the last event was a start tag

    def walk(self) -> None:
        """Run through the part and fill ``found``."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = self._cdata
        parser.StartDoctypeDeclHandler = self._refuse
        parser.DefaultHandler = self._other
        self._parser = parser
        parser.Parse(self.data, True)

    def _refuse(self, *_: object) -> None:
        raise Unmarkable("Word 文件的 XML 里带有自定义实体，出于安全不予处理。")

    def _at(self) -> int:
        """Where the present event begins; a text before it ends here."""
        at = self._parser.CurrentByteIndex
        self._fresh = False
        if self._last is not None:
            self._last.end, self._last = at, None
        return at

    def _tag_end(self, at: int) -> int:
        found = _TAG.match(self.data, at)
        if found is None:
            raise IndexError("unfinished tag")
        return found.end()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._at()
        self._fresh = True
        self._ordinal += 1
        space, _, local = name.rpartition(" ")
        self.found.strict |= space == STRICT and not self._open
        if space in (TRANSITIONAL, STRICT):
            here = local
        else:
            here = f"m:{local}" if space.endswith(_MATH) else f"?:{local}"
        self._open.append(here)
        if here == "p":
            written = Written(at, self._tag_end(at))
            self._paragraphs.append(_Open(written, len(self._open)))
        elif self._paragraphs:
            self._within(here, at, attributes)
            self._take(here, attributes)

    def _within(self, here: str, at: int, attributes: dict[str, str]) -> None:
        """A run, or a child of one, begins inside a paragraph."""
        inside = self._paragraphs[-1]
        depth = len(self._open)
        if inside.run is None and here in ("r", "m:oMath", "m:oMathPara"):
            opened = self._tag_end(at)
            inside.run, inside.run_depth = Run(at, opened, opened, divisible=here == "r"), depth
        elif inside.run is not None and depth == inside.run_depth + 1 and here != "rPr":
            kept = any(k.endswith(" space") and v == "preserve" for k, v in attributes.items())
            opened = self._tag_end(at) if here == "t" else -1
            inside.piece = Piece(at, opened, preserved=kept)
            inside.run.pieces.append(inside.piece)

    def _take(self, here: str, attributes: dict[str, str]) -> None:
        """Keep the element if it was asked for, or is the sign of a note."""
        outer, inside = self._paragraphs[0], self._paragraphs[-1]
        if self._ordinal not in self.wanted and here not in _NOTE_CALLS:
            return
        held = Held(outer.written, inside.run, inside.piece, boxed=outer is not inside)
        if self._ordinal in self.wanted:
            self.found.held[self._ordinal] = held
        if here in _NOTE_CALLS:
            own = next((v for k, v in attributes.items() if k.endswith(" id")), "")
            self.found.calls.setdefault(f"{_NOTE_CALLS[here]} {own}", held)

    def _end(self, _: str) -> None:
        fresh = self._fresh
        at = self._at()
        # Of an element written as one empty tag, the end is told to be behind it.
        end = at if fresh and self.data[at - 2 : at] == b"/>" else self._tag_end(at)
        depth = len(self._open)
        here = self._open.pop()
        if not self._paragraphs:
            return
        inside = self._paragraphs[-1]
        if depth == inside.depth:
            inside.written.closing = at
            self._paragraphs.pop()
        elif here == "pPr" and depth == inside.depth + 1:
            inside.written.inner = end
        elif inside.run is not None and depth == inside.run_depth:
            inside.run.closing, inside.run.end = at, end
            inside.run = inside.piece = None
        elif inside.run is not None and depth == inside.run_depth + 1:
            if here == "rPr":
                inside.run.dressed = end
            elif inside.piece is not None:
                inside.piece.closing, inside.piece.end = at, end
                inside.piece = None

    def _text(self, text: str) -> None:
        at = self._at()
        inside = self._paragraphs[-1] if self._paragraphs else None
        if inside is not None and inside.piece is not None and self._open[-1] in ("t", "m:t"):
            self._last = Chunk(text, at)
            inside.piece.chunks.append(self._last)
            if len(self._open) != inside.run_depth + 1:  # deeper down, as in a ruby: not parted
                inside.piece.opened = -1

    def _cdata(self) -> None:
        """A text in CDATA is not parted: the marks go around its element."""
        self._at()
        if self._paragraphs and (piece := self._paragraphs[-1].piece) is not None:
            piece.opened = -1

    def _other(self, _: str) -> None:
        self._at()
