"""Where a value comes from: a place in a file, and the tree of reasons behind a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "fact", "rows", "row", "cell", "limit", "clause", "catalogue", "law", "claim", "note"
]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a person can open: file, sheet, row, cell. Rows count from 1, as Excel shows them."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    sha256: str = ""

    def __str__(self) -> str:
        where = self.sheet
        if self.cell:
            where += f" {self.cell}"
        elif self.row:
            where += f" 第{self.row}行"
        return f"{where}（{self.file}）" if self.file else where


NOWHERE = Place()
"""The place of what stands in no file."""


@dataclass(frozen=True, slots=True)
class Because:
    """One node of the tree behind a figure. Made by the engine, never by the author of a formula.

    ``ref`` names the thing (fact id, sheet number, norm id); ``text`` says it in Chinese;
    ``value`` is what it gave, already in words.
    """

    kind: Kind
    ref: str
    text: str
    value: str = ""
    place: Place | None = None
    children: tuple["Because", ...] = ()

    def walk(self) -> Iterator["Because"]:
        """This node and all below it, each once."""
        yield self
        for child in self.children:
            yield from child.walk()
