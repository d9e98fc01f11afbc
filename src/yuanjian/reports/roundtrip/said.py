"""What we wrote into a report, piece by piece, as its base map tells it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from yuanjian.reports.roundtrip.words import same
from yuanjian.reports.word.basemap import BaseMap
from yuanjian.reports.word.bookmarks import FigureAnchor

COVER = "cover"
FILLED = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Said:
    """A paragraph or cell as we wrote it. ``nth`` counts pieces of the same part of the same block.

    Of a picture: ``image`` the hash of its bytes, ``drawn`` the mark of the data that it shows.
    """

    name: str
    block: str
    part: str
    nth: int
    row: int | None
    column: int | None
    text: str
    figures: tuple[FigureAnchor, ...] = ()
    image: str = ""
    drawn: str = ""

    @property
    def cell(self) -> bool:
        """A cell of a table."""
        return self.row is not None

    @cached_property
    def key(self) -> str:
        """The text as it is compared."""
        return same(self.text)

    @cached_property
    def frame(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The words around the figures, and which figures they are: equal frames differ in values only."""
        out: list[str] = []
        done = 0
        for figure in self.figures:
            end = figure.at + len(figure.text)
            if figure.at < done or self.text[figure.at : end] != figure.text:
                return self.text, ()
            out += (self.text[done : figure.at], FILLED)
            done = end
        named = tuple((f.fact, f.subject) for f in self.figures)
        return same("".join(out) + self.text[done:]), named


@dataclass(frozen=True)
class Base:
    """All that we wrote into one file, in reading order."""

    docid: str
    pieces: tuple[Said, ...]

    @cached_property
    def by_name(self) -> dict[str, Said]:
        """Pieces by bookmark."""
        return {piece.name: piece for piece in self.pieces}

    @cached_property
    def blocks(self) -> dict[str, list[Said]]:
        """Pieces by block, in reading order."""
        found: dict[str, list[Said]] = {}
        for piece in self.pieces:
            found.setdefault(piece.block, []).append(piece)
        return found

    @cached_property
    def figures(self) -> tuple[FigureAnchor, ...]:
        """All figures in reading order."""
        return tuple(figure for piece in self.pieces for figure in piece.figures)

    def lines(self, block: str) -> list[Row]:
        """The rows of a block's table."""
        rows: dict[int, dict[int, Said]] = {}
        for piece in self.blocks.get(block, ()):
            if piece.row is not None and piece.column is not None:
                rows.setdefault(piece.row, {})[piece.column] = piece
        return [Row(cells) for _, cells in sorted(rows.items())]


@dataclass(frozen=True)
class Row:
    """The cells of a row by column; one that a cell above reaches into is not among them."""

    cells: dict[int, Said]

    @property
    def header(self) -> bool:
        """A heading row."""
        return any(cell.part == "header" for cell in self.cells.values())

    @property
    def number(self) -> int:
        """Its number in the table."""
        return next(iter(self.cells.values())).row or 0

    @property
    def words(self) -> dict[int, str]:
        """Its texts as they are compared."""
        return {column: cell.key for column, cell in self.cells.items()}


def base_of(told: BaseMap) -> Base:
    """The pieces of a base map, each with its figures."""
    held: dict[str, list[FigureAnchor]] = defaultdict(list)
    for figure in told.figures:
        held[figure.piece].append(figure)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    pieces = []
    for p in told.pieces:
        nth = counts[p.block, p.part]
        counts[p.block, p.part] += 1
        figures = tuple(held[p.bookmark])
        pieces.append(
            Said(
                p.bookmark, p.block, p.part, nth, p.row, p.column, p.text, figures, p.image, p.drawn
            )
        )  # fmt: skip
    pieces.sort(key=lambda p: p.block != COVER)  # written last, read first
    return Base(told.docid, tuple(pieces))
