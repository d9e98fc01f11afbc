"""Tracked changes that are open in a Word file, as proposals: who, when, what went, what came.

One hand's change often stands in many marks of the format (words in several runs, the end of a paragraph, both
ends of a move, a row and the words in it). They are one proposal and are decided together.

Layout: ECMA-376-1, 17.13.5 (revisions).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from yuanjian.reading.docx_names import FALLBACK, TBL, TC, TR, Element, P, R, T, w
from yuanjian.reports.roundtrip.names import (
    DEL,
    ID,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    PIECE,
    PPR,
    REVISIONS,
    RPR,
    START,
)
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import every_word

Kind = Literal["words", "move", "paragraph", "row", "cell", "format"]

CELL_IN, CELL_OUT = w("cellIns"), w("cellDel")
FORMATS = frozenset(
    w(f"{of}Change")
    for of in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")
)
TAKES_AWAY = frozenset({DEL, MOVE_FROM, CELL_OUT})
RANGES = {
    w("moveFromRangeStart"): w("moveFromRangeEnd"),
    w("moveToRangeStart"): w("moveToRangeEnd"),
}
_ENDS = frozenset(RANGES.values())
_RANGE_OF = {MOVE_FROM: w("moveFromRangeEnd"), MOVE_TO: w("moveToRangeEnd")}
_AUTHOR, _DATE = w("author"), w("date")
_CONTENT = frozenset(
    {T, w("delText"), w("tab"), w("br"), w("cr"), w("drawing"), w("pict"), w("object"), w("sym")}
)
_STORIES = ("/header", "/footer", "/footnotes", "/endnotes")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tracked change that is open: who, when, which words went and which came.

    ``about`` are the words that a change of format is about; ``piece`` is our bookmark there.
    """

    author: str
    date: str
    before: str
    after: str
    piece: str = ""
    kind: Kind = "words"
    about: str = ""

    @property
    def label(self) -> str:
        """What kind of change it is, to stand before its words; «» where words replace words."""
        adds, takes = bool(self.after), bool(self.before)
        match self.kind:
            case "move":
                return "移动"
            case "format":
                return "改格式"
            case "row" | "cell":
                what = "行" if self.kind == "row" else "单元格"
                return f"加{what}" if adds else f"删{what}"
            case "paragraph" if not (self.before + self.after).strip():
                return "此处分段" if adds else "与下一段合并"
            case _:
                return (
                    ""
                    if adds and takes
                    else "加"
                    if adds
                    else "删"
                    if takes
                    else "改图片、公式或域"
                )


@dataclass(slots=True, eq=False)
class Open:
    """A proposal with the marks in the file that it stands for, in reading order."""

    proposal: Proposal
    marks: list[Element]
    move: str = ""  # the name of both ends' ranges

    @property
    def takes_away(self) -> bool | None:
        """Whether it only removes, only adds (False), or does both (None)."""
        sides = {mark.tag in TAKES_AWAY for mark in self.marks}
        return sides.pop() if len(sides) == 1 else None

    def add(self, mark: Element, before: str, after: str) -> None:
        """Take another mark of the same change in."""
        self.marks.append(mark)
        told = self.proposal
        self.proposal = replace(told, before=told.before + before, after=told.after + after)


def open_changes(file: WordFile, docid: str = "") -> list[Open]:
    """Every open change in reading order: the body, then headers, footers and notes.

    The order is a matter of the content alone: the nth of one file is always the same.
    """
    parts = [file.main, *(p for kind in _STORIES for p in file.related(file.main, kind))]
    return [o for part in parts if part in file.parts for o in _Finder(docid).of(file.tree(part))]


class _Finder:
    """One pass over a part. ``last`` is the change that ends where the next thing begins."""

    def __init__(self, docid: str) -> None:
        self.docid = docid
        self.found: list[Open] = []
        self.last: Open | None = None
        self.rows: list[Open | None] = []
        self.moves: dict[str, Open] = {}
        self.ranges: dict[tuple[str, str], str] = {}
        self.formats: dict[tuple[str, Element | None], Open] = {}
        self.within = 0

    def of(self, top: Element) -> list[Open]:
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif element.tag == FALLBACK:  # the same text box once more, for old programs
                walk.skip_subtree()
            elif element.tag == PPR:
                for mark in element.iter(*FORMATS):
                    self._format(mark)
                walk.skip_subtree()
            else:
                self._enter(element)
        return self.found

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in REVISIONS and _inline(element):
            self._words(element)
            self.within += 1
        elif tag in FORMATS:
            self._format(element)
        elif tag == TR:
            self._row(element)
        elif tag in (CELL_IN, CELL_OUT):
            cell = next(element.iterancestors(TC), element)
            self._new(element, "cell", *_sides(element, every_word(cell)))
        elif tag in RANGES:
            self.ranges[RANGES[tag], element.get(ID, "")] = element.get(NAME, "")
        elif tag in _ENDS:
            self.ranges.pop((tag, element.get(ID, "")), None)
        elif tag in _CONTENT and not self.within:
            self.last = None

    def _leave(self, element: Element) -> None:
        if element.tag in REVISIONS and _inline(element):
            self.within -= 1
        elif element.tag == P:
            self._end_of_paragraph(element)
        elif element.tag == TR:
            self.rows.pop()
            self.last = None

    def _words(self, mark: Element) -> None:
        if next(mark.iter(R), None) is None:
            return
        before, after = _sides(mark, every_word(mark))
        if self._moved(mark, before, after) or self._of_row(mark):
            return
        if self._goes_on(mark) and self.last is not None:
            self.last.add(mark, before, after)
        else:
            self.last = self._new(mark, "words", before, after)

    def _end_of_paragraph(self, paragraph: Element) -> None:
        held = paragraph.find(f"{PPR}/{RPR}")
        mark = next((e for e in held if e.tag in REVISIONS), None) if held is not None else None
        if mark is None:
            self.last = None
            return
        if self._moved(mark, "", "") or self._of_row(mark):
            return
        before, after = _sides(mark, "\n")
        if self._goes_on(mark, one_sided=True) and self.last is not None:
            self.last.add(mark, before, after)
        else:
            self.last = self._new(mark, "paragraph", before, after)

    def _goes_on(self, mark: Element, *, one_sided: bool = False) -> bool:
        """Whether a mark is more of the change before it: one hand, nothing between, additions after removals."""
        last = self.last
        if last is None or last.proposal.author != mark.get(_AUTHOR, ""):
            return False
        if last.takes_away == (mark.tag in TAKES_AWAY):
            return True
        ended = "\n" in last.proposal.before + last.proposal.after
        return not (one_sided or ended or (last.proposal.after and mark.tag in TAKES_AWAY))

    def _moved(self, mark: Element, before: str, after: str) -> bool:
        """Both ends of a move are one, wherever the other stands."""
        end = _RANGE_OF.get(str(mark.tag))
        names = [name for (tag, _), name in self.ranges.items() if tag == end]
        name = names[-1] if names else self._move_within(mark)
        if not name:
            return False
        if name in self.moves:
            self.moves[name].add(mark, before, after)
        else:
            self.moves[name] = made = self._new(mark, "move", before, after)
            made.move = name
        self.last = None
        return True

    def _move_within(self, mark: Element) -> str:
        """The move that the words before a paragraph's end belong to, where its range ends with the words."""
        paragraph = next(mark.iterancestors(P), None)
        words = list(marks_in(paragraph, str(mark.tag))) if paragraph is not None else []
        last = words[-1] if words else None
        return next((n for n, o in self.moves.items() if any(m is last for m in o.marks)), "")

    def _row(self, row: Element) -> None:
        mark = next((e for e in row.iterfind(f"{w('trPr')}/*") if e.tag in (INS, DEL)), None)
        self.last = None
        self.rows.append(None)
        if mark is not None:
            words = "　".join(filter(None, (every_word(c).strip() for c in row.iterfind(TC))))
            self.rows[-1] = self._new(mark, "row", *_sides(mark, words))

    def _of_row(self, mark: Element) -> bool:
        """The words of a row that the same hand put in or took out go with it."""
        row = self.rows[-1] if self.rows else None
        if row is None or row.proposal.author != mark.get(_AUTHOR, ""):
            return False
        if row.takes_away != (mark.tag in TAKES_AWAY):
            return False
        row.marks.append(mark)
        return True

    def _format(self, mark: Element) -> None:
        place = next(mark.iterancestors(P, TR, TBL), None)
        key = mark.get(_AUTHOR, ""), place
        if key in self.formats:
            self.formats[key].marks.append(mark)
            return
        made = self.formats[key] = self._new(mark, "format", "", "")
        made.proposal = replace(made.proposal, about="" if place is None else every_word(place))

    def _new(self, mark: Element, kind: Kind, before: str, after: str) -> Open:
        told = Proposal(
            mark.get(_AUTHOR, ""), mark.get(_DATE, ""), before, after, self._piece(mark), kind
        )
        self.found.append(Open(told, [mark]))
        return self.found[-1]

    def _piece(self, mark: Element) -> str:
        for place in mark.iterancestors(P, TC):
            for start in place.iter(START):
                named = PIECE.fullmatch(start.get(NAME, ""))
                if named is not None and named[1] == self.docid:
                    return start.get(NAME, "")
        return ""


def _inline(mark: Element) -> bool:
    """Whether it holds words; others stand in the properties of a paragraph's end or of a row."""
    parent = mark.getparent()
    return parent is not None and not str(parent.tag).endswith("Pr")


def _sides(mark: Element, words: str) -> tuple[str, str]:
    return (words, "") if mark.tag in TAKES_AWAY else ("", words)


def marks_in(element: Element, *tags: str) -> Iterator[Element]:
    """The inline marks of these kinds within an element."""
    return (e for e in element.iter(*tags) if _inline(e))
