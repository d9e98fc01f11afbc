"""What stands in the margin of an edited file: comments as threads; and our questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from yuanjian.reading.docx_names import Element, P, w
from yuanjian.reports.roundtrip.body import Body, Spot
from yuanjian.reports.roundtrip.names import (
    ID,
    PARAGRAPH_ID,
    PPR,
    RANGE_END,
    RANGE_START,
    REFERENCE,
)
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import words_of
from yuanjian.reports.typography import printable

AUTHOR, INITIALS = "园鉴", "园鉴"
_AUTHOR, _DATE = w("author"), w("date")
_EX = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with its answers. ``about`` are the words that it hangs on."""

    author: str
    date: str
    text: str
    about: str = ""
    piece: str = ""
    done: bool = False
    replies: tuple[Remark, ...] = ()


@dataclass(slots=True)
class _Anchor:
    words: list[str] = field(default_factory=list)
    piece: str = ""


def remarks(body: Body) -> list[Remark]:
    """The comments as threads, in the order of the file."""
    part = body.file.one("/comments")
    if part is None:
        return []
    anchors = _anchors(body)
    parents, done = _threads(body.file)
    single: dict[str, Remark] = {}
    under: dict[str, str] = {}
    by_paragraph: dict[str, str] = {}
    for comment in body.file.tree(part).iter(w("comment")):
        number = comment.get(ID, "")
        paragraphs = list(comment.iter(P))
        text = "\n".join(words_of(p) for p in paragraphs).strip()
        last = paragraphs[-1].get(PARAGRAPH_ID, "") if paragraphs else ""
        anchor = anchors.get(number, _Anchor())
        single[number] = Remark(
            comment.get(_AUTHOR, ""), comment.get(_DATE, ""), text,
            "".join(anchor.words).strip(), anchor.piece, last in done,
        )  # fmt: skip
        by_paragraph[last] = number
        under[number] = parents.get(last, "")
    answers: dict[str, list[Remark]] = {}
    roots = []
    for number, remark in single.items():
        parent = by_paragraph.get(under[number], "") if under[number] else ""
        if parent and parent != number:
            answers.setdefault(parent, []).append(remark)
        else:
            roots.append(number)
    return [replace(single[n], replies=tuple(answers.get(n, ()))) for n in roots]


def _threads(file: WordFile) -> tuple[dict[str, str], set[str]]:
    """Paragraph id of an answer → that of what it answers; ids of what is settled."""
    part = file.one("/commentsExtended")
    parents: dict[str, str] = {}
    done: set[str] = set()
    for one in file.tree(part).iter(f"{_EX}commentEx") if part else ():
        ident = one.get(f"{_EX}paraId", "")
        if parent := one.get(f"{_EX}paraIdParent"):
            parents[ident] = parent
        if one.get(f"{_EX}done") in ("1", "true"):
            done.add(ident)
    return parents, done


def _anchors(body: Body) -> dict[str, _Anchor]:
    """The words that every comment's range holds."""
    found: dict[str, _Anchor] = {}
    open_: dict[str, _Anchor] = {}
    for spot in body.spots():
        piece = spot.pieces[0] if spot.pieces else ""
        for paragraph in spot.paragraphs:
            for kind, content in _signs(paragraph):
                if kind == RANGE_START:
                    open_[content] = found[content] = _Anchor(piece=piece)
                elif kind == RANGE_END:
                    open_.pop(content, None)
                elif kind == REFERENCE:
                    found.setdefault(content, _Anchor(piece=piece))
                else:
                    for anchor in open_.values():
                        anchor.words.append(content)
    return found


def _signs(paragraph: Element) -> Iterator[tuple[str, str]]:
    for element in paragraph.iter(RANGE_START, RANGE_END, REFERENCE, w("t")):
        if element.tag == w("t"):
            yield "", element.text or ""
        else:
            yield str(element.tag), element.get(ID, "")


class Questions:
    """Puts comments of ours into an edited file."""

    def __init__(self, file: WordFile, made: datetime) -> None:
        self._file, self._made = file, made
        self._next = -1

    def ask(self, spot: Spot, lines: Sequence[str]) -> None:
        """A comment around the first paragraph of a spot."""
        top = self._file.comments()
        if self._next < 0:
            numbers = [c.get(ID, "") for c in top.iter(w("comment"))]
            self._next = max((int(n) for n in numbers if n.isdigit()), default=-1)
        self._next += 1
        number = str(self._next)
        comment = top.makeelement(w("comment"))
        date = self._made.replace(tzinfo=None, microsecond=0).isoformat() + "Z"
        for name, content in (
            ("id", number),
            ("author", AUTHOR),
            ("date", date),
            ("initials", INITIALS),
        ):
            comment.set(w(name), content)
        for line in lines:
            _line(comment, line)
        top.append(comment)
        _around(spot.paragraphs[0], number)


def _line(comment: Element, line: str) -> None:
    paragraph = comment.makeelement(P)
    run = comment.makeelement(w("r"))
    text = comment.makeelement(w("t"))
    text.text = printable(line).replace("\n", " ")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    paragraph.append(run)
    comment.append(paragraph)


def _around(paragraph: Element, number: str) -> None:
    start, end = paragraph.makeelement(RANGE_START), paragraph.makeelement(RANGE_END)
    run, sign = paragraph.makeelement(w("r")), paragraph.makeelement(REFERENCE)
    for element in (start, end, sign):
        element.set(ID, number)
    run.append(sign)
    look = paragraph.find(PPR)
    if look is None:
        paragraph.insert(0, start)
    else:
        look.addnext(start)
    paragraph.append(end)
    paragraph.append(run)
