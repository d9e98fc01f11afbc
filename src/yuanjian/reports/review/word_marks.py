"""Comment marks between the bytes of a Word part: runs are parted where a quote begins and ends, their look kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from yuanjian.reports.review.word_scan import STRICT, TRANSITIONAL, Held, Run, Scan, Written

_PRESERVE = b' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment's range: from before character ``first`` of one element to before ``last`` of another.

    Without ``end`` it goes around the whole paragraph of ``start``.
    """

    comment: int
    start: Held
    first: int = 0
    end: Held | None = None
    last: int = 0


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place between bytes. ``close`` ends what is open there and ``reopen`` begins it again.

    ``patch``: where the opening tag of a parted text must be told to keep its blanks; -1: nowhere.
    """

    at: int
    close: bytes = b""
    reopen: bytes = b""
    patch: int = -1


@dataclass(slots=True)
class _Edit:
    """What is put in at one place: ends of ranges before beginnings."""

    cut: _Cut
    ends: list[bytes] = field(default_factory=list)
    begins: list[bytes] = field(default_factory=list)

    def inserted(self) -> bytes:
        return b"".join((self.cut.close, *self.ends, *self.begins, self.cut.reopen))


def marked(found: Scan, marks: Iterable[Mark]) -> bytes:
    """The part with a range and a sign for each of ``marks``; every byte that was there stays."""
    edits: dict[int, _Edit] = {}
    for mark in marks:
        begin, end = _range(found.data, mark)
        name = _Names(found, mark.start.written)
        edits.setdefault(begin.at, _Edit(begin)).begins.append(name.begin(mark.comment))
        edits.setdefault(end.at, _Edit(end)).ends.append(name.end(mark.comment))
    pieces = [(at, edit.inserted()) for at, edit in edits.items()]
    patches = {edit.cut.patch for edit in edits.values() if edit.cut.patch >= 0}
    return _spliced(found.data, [*pieces, *((at, _PRESERVE) for at in patches)])


def _spliced(data: bytes, pieces: list[tuple[int, bytes]]) -> bytes:
    out: list[bytes] = []
    done = 0
    for at, inserted in sorted(pieces, key=lambda piece: piece[0]):
        out += (data[done:at], inserted)
        done = at
    return b"".join((*out, data[done:]))


class _Names:
    """The spelling of our elements in a part that may call its namespace anything."""

    def __init__(self, found: Scan, written: Written) -> None:
        tag = found.data[written.begin + 1 : written.inner].split(b">")[0].split()[0].rstrip(b"/")
        self.prefix = tag.rpartition(b":")[0] + b":" if b":" in tag else b""
        space = (STRICT if found.strict else TRANSITIONAL).encode()
        self._declared = b"" if self.prefix else b' xmlns:w="%s"' % space
        self._id = (self.prefix or b"w:") + b"id"

    def _empty(self, local: bytes, number: int) -> bytes:
        return b'<%s%s%s %s="%d"/>' % (self.prefix, local, self._declared, self._id, number)

    def begin(self, number: int) -> bytes:
        return self._empty(b"commentRangeStart", number)

    def end(self, number: int) -> bytes:
        run = self.prefix + b"r"
        sign = self._empty(b"commentReference", number)
        return self._empty(b"commentRangeEnd", number) + b"<%s>%s</%s>" % (run, sign, run)


def _range(data: bytes, mark: Mark) -> tuple[_Cut, _Cut]:
    start, end = mark.start, mark.end
    if end is None or start.run is None or end.run is None or start.boxed or end.boxed:
        return _Cut(start.written.inner), _Cut(start.written.closing)
    return _before(data, start, mark.first), _after(data, end, mark.last)


def _before(data: bytes, held: Held, offset: int) -> _Cut:
    """Before character ``offset`` of the element, or before all of it where it is not parted."""
    run, piece = held.run, held.piece
    assert run is not None
    spoken = [p for p in run.pieces if p.chunks]
    if not run.divisible or piece is None:
        return _Cut(run.begin)
    if offset > 0 and piece.opened >= 0:
        return _inside(data, held, offset)
    first = not spoken or piece is spoken[0] or piece.begin < spoken[0].begin
    return _Cut(run.begin) if first else _between(data, run, piece.begin)


def _after(data: bytes, held: Held, offset: int) -> _Cut:
    """Before character ``offset`` of the element, or after all of it where it is not parted."""
    run, piece = held.run, held.piece
    assert run is not None
    spoken = [p for p in run.pieces if p.chunks]
    if not run.divisible or piece is None:
        return _Cut(run.end)
    if piece.opened >= 0 and 0 < offset < len(piece.text):
        return _inside(data, held, offset)
    last = not spoken or piece is spoken[-1] or piece.begin > spoken[-1].begin
    return _Cut(run.end) if last else _between(data, run, piece.end)


def _reopening(data: bytes, run: Run) -> bytes:
    """A run like this one: its opening tag and its properties, byte for byte."""
    return data[run.begin : run.dressed]


def _between(data: bytes, run: Run, at: int) -> _Cut:
    """Between two children of a run."""
    return _Cut(at, data[run.closing : run.end], _reopening(data, run))


def _inside(data: bytes, held: Held, offset: int) -> _Cut:
    """Within a text, before its character ``offset``."""
    run, piece = held.run, held.piece
    assert run is not None and piece is not None
    at = _byte(data, held, offset)
    blank = not piece.preserved and (data[at - 1 : at].isspace() or data[at : at + 1].isspace())
    opening = data[piece.begin : piece.opened]
    if blank:  # it would be lost at the new end of a text
        opening = opening[:-1] + _PRESERVE + b">"
    close = data[piece.closing : piece.end] + data[run.closing : run.end]
    return _Cut(at, close, _reopening(data, run) + opening, piece.opened - 1 if blank else -1)


def _byte(data: bytes, held: Held, offset: int) -> int:
    """The byte at which a character of a text stands."""
    assert held.piece is not None
    for chunk in held.piece.chunks:
        if offset < len(chunk.text):
            ahead = len(chunk.text[:offset].encode())
            plain = len(chunk.text.encode()) == chunk.end - chunk.begin
            return chunk.begin + (ahead if plain else 0)  # an entity: one character, many bytes
        offset -= len(chunk.text)
    return held.piece.closing
