"""Bookmarks by which a report that was edited in Word is read back. Knows no file format.

A bookmark ties a paragraph, a cell or a figure in a sentence to its block or fact. It lies within
one paragraph (LibreOffice breaks those that do not), is hidden (its name starts with «_»), has at
most 40 characters, and is unique without regard to case, as Word wants it.
"""

import hashlib
import re
from dataclasses import dataclass, field

LONGEST = 40
_FOREIGN = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or cell of ours: bookmark, block, part of the block, place in a table, words.

    Of a picture the words are its alternative text; ``image`` is the hash of its bytes, ``drawn`` the mark
    of the data that it shows.
    """

    bookmark: str
    block: str
    part: str
    text: str
    row: int | None = None
    column: int | None = None
    image: str = ""
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class FigureAnchor:
    """A figure in a sentence or cell: its bookmark and what it said when it was written.

    ``piece`` is the bookmark of the paragraph or cell around it, ``at`` its place in that one's text.
    """

    bookmark: str
    block: str
    fact: str
    subject: str
    state: str
    value: str
    text: str
    piece: str = ""
    at: int = -1


@dataclass(slots=True)
class Bookmarks:
    """Gives out names and numbers, and keeps the list for the base map."""

    docid: str
    pieces: list[Piece] = field(default_factory=list)
    figures: list[FigureAnchor] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _slugs: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _number: int = 0

    def number(self) -> int:
        """The next ``w:id`` of a bookmark."""
        self._number += 1
        return self._number

    def piece(
        self, block: str, part: str, text: str, row: int | None = None, column: int | None = None,
        *, image: str = "", drawn: str = "",
    ) -> str:  # fmt: skip
        """The bookmark of the next paragraph or cell of a block."""
        n = self._counts[block] = self._counts.get(block, -1) + 1
        slug = self._slugs.get(block)
        if slug is None:
            slug = self._slugs[block] = _slug(block, LONGEST - len(f"_pk_{self.docid}__") - 5)
        name = self._unique(f"_pk_{self.docid}_{slug}_{n}")
        self.pieces.append(Piece(name, block, part, text, row, column, image, drawn))
        return name

    def figure(
        self,
        block: str,
        fact: str,
        subject: str,
        state: str,
        value: str,
        text: str,
        at: int = -1,
    ) -> str:
        """The bookmark of a figure in the last piece; the same fact printed again gets a number."""
        whole = f"{fact}.{subject}" if subject else fact
        name = self._unique("_pf_" + _slug(whole, LONGEST - len("_pf_") - 4))
        piece = self.pieces[-1].bookmark if self.pieces else ""
        self.figures.append(FigureAnchor(name, block, fact, subject, state, value, text, piece, at))
        return name

    def _unique(self, name: str) -> str:
        chosen, n = name, 1
        while chosen.lower() in self._used:
            n += 1
            chosen = f"{name[: LONGEST - len(str(n)) - 1]}_{n}"
        self._used.add(chosen.lower())
        return chosen


def _slug(name: str, room: int) -> str:
    """The name in letters, digits and «_»; what is lost or cut off goes into a hash at the end."""
    plain = _FOREIGN.sub("_", name).strip("_")
    if len(plain) <= room and re.fullmatch(r"[A-Za-z0-9_.\-]+", name):
        return plain
    return f"{plain[: room - 9]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}".lstrip("_")
