"""Where a quote stands in the bytes of the Word file: which elements hold its first and its last character."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from yuanjian.core.evidence import Place
from yuanjian.reading.document import Document, Paragraph
from yuanjian.reading.docx import Parts, locate
from yuanjian.reading.docx_names import P, T, w
from yuanjian.reading.docx_package import related, tree
from yuanjian.reading.docx_text import Piece
from yuanjian.reading.guards import receive
from yuanjian.reports.review.keys import counting, key_of
from yuanjian.reports.review.word_marks import Mark
from yuanjian.reports.review.word_scan import Held, Scan, Unmarkable, scan


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph's text and the ordinal of the element that holds it, None for an automatic number."""

    text: str
    ordinal: int | None


class Places:
    """The places of one Word file: made for the paragraphs that are going to be marked."""

    def __init__(self, path: Path, document: Document, numbers: Collection[int]) -> None:
        received = receive(path)
        if received.archive is None or received.sha256 != document.sha256:
            raise Unmarkable(f"“{path.name}”在审核之后被改动过，没有加批注。请重新审核。")
        parts = Parts.of(received.archive)
        self.main = parts.main
        self._document = document
        body = tree(received.archive, parts.main)
        assert body is not None
        self._anchor = _first_spoken(document)
        wanted = {*(self._near(n).number for n in numbers), self._anchor.number}
        pieces: dict[int, list[Piece]] = {}

        def keep(number: int, found: list[Piece]) -> None:
            if number in wanted:
                pieces[number] = found

        locate(body, parts, keep)
        elements = {p.element for found in pieces.values() for p in found if p.element is not None}
        at = {element: n for n, element in enumerate(body.iter("*")) if element in elements}
        self._stretches = {
            number: [Stretch(p.text, at.get(p.element) if p.element is not None else None) for p in found]
            for number, found in pieces.items()
        }  # fmt: skip
        self._notes = _notes(parts)
        self.found: Scan = scan(b"".join(received.archive.read(parts.main)), set(at.values()))

    def _near(self, number: int) -> Paragraph:
        """The paragraph, or for a header and the like (where no comment can stand) the first of the text."""
        paragraph = self._document.paragraph(number)
        return paragraph if paragraph.aside in ("", "textbox") else self._anchor

    def mark(self, comment: int, place: Place) -> tuple[Mark, bool]:
        """The range of a comment, and whether it lies at the very words.

        Where they cannot hold a comment, it is the nearest paragraph that can: of a footnote its sign, of a
        text box the paragraph it hangs on, of a header and of what stands nowhere the first of the text.
        """
        if place.paragraph is None:
            return self._whole(comment, self._anchor.number), False
        paragraph = self._document.paragraph(place.paragraph)
        if paragraph.aside == "footnote":
            held = self._call(paragraph.text)
            if held is not None and not held.boxed:
                return Mark(comment, held, end=held), False
        near = self._near(place.paragraph)
        exact = self._exact(comment, paragraph, place) if near is paragraph else None
        if exact is not None:
            return exact, not exact.start.boxed
        return self._whole(comment, near.number), False

    def _exact(self, comment: int, paragraph: Paragraph, place: Place) -> Mark | None:
        shift = max("".join(s.text for s in self._of(paragraph.number)).find(paragraph.text), 0)
        inside = list(self._between(paragraph.number, place.start + shift, place.end + shift))
        if not inside:
            return None
        (start, first, _), (end, _, last) = inside[0], inside[-1]
        return Mark(comment, start, first, end, last)

    def _between(self, number: int, begin: int, end: int) -> Iterable[tuple[Held, int, int]]:
        """The elements of a paragraph that hold its characters from ``begin`` up to ``end``, with offsets in them."""
        at = 0
        for stretch in self._of(number):
            first, last = max(begin - at, 0), min(end - at, len(stretch.text))
            at += len(stretch.text)
            held = self.found.held.get(stretch.ordinal) if stretch.ordinal is not None else None
            if first < last and held is not None:
                yield held, *_in_file(held, stretch.text, first, last)

    def _whole(self, comment: int, number: int) -> Mark:
        for one in (number, self._anchor.number):
            for stretch in self._of(one):
                if stretch.ordinal is not None and stretch.ordinal in self.found.held:
                    return Mark(comment, self.found.held[stretch.ordinal])
        raise Unmarkable("Word 文件的正文里没有文字，无处加批注。")

    def _of(self, number: int) -> list[Stretch]:
        return self._stretches.get(number, [])

    def _call(self, text: str) -> Held | None:
        return self.found.calls.get(self._notes.get(key_of(text), ""))


def _first_spoken(document: Document) -> Paragraph:
    """The first paragraph of the running text, where what concerns the whole report is said."""
    for paragraph in document.paragraphs:
        if not paragraph.aside and paragraph.text.strip():
            return paragraph
    raise Unmarkable("Word 文件的正文里没有文字，无处加批注。")


def _in_file(held: Held, text: str, first: int, last: int) -> tuple[int, int]:
    """Offsets in a text as we read it, as offsets in the text of its element (a raised 4 is read as ⁴)."""
    if held.piece is None or held.piece.text == text:
        return first, last
    ours, theirs = counting(text), counting(held.piece.text)
    if len(ours) != len(theirs):
        return 0, len(held.piece.text)
    begin = next((t for o, t in zip(ours, theirs, strict=True) if o >= first), 0)
    end = next((t for o, t in zip(ours, theirs, strict=True) if o >= last), len(held.piece.text))
    return begin, end


def _notes(parts: Parts) -> dict[str, str]:
    """Foot- and endnotes by what their paragraphs say: «footnote 3»."""
    found: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        for part in related(parts.archive, parts.main, f"/{kind}s"):
            notes = tree(parts.archive, part)
            for note in () if notes is None else notes.iter(w(kind)):
                for paragraph in note.iter(P):
                    said = key_of("".join(t.text or "" for t in paragraph.iter(T)))
                    found.setdefault(said, f"{kind} {note.get(w('id'), '')}")
    return found
