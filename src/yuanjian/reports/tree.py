"""A report as a tree: blocks with stable ids, and in them texts and figures. Knows no file format.

An id names a block for good (``economy.growth``, ``table1``): a Word file that comes back is
matched by it, so an id never changes its meaning from one version or year to the next.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from yuanjian.reports.charts.chart import Chart
from yuanjian.reports.typography import Vertical

Align = Literal["left", "center", "right"]
State = Literal["value", "zero", "na", "missing"]
Style = Literal["body", "lead", "flush"]

TO_FILL_IN = "【待填】"
NOT_APPLICABLE = "—"

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]*")


@dataclass(frozen=True, slots=True)
class Text:
    """Words. Raised and lowered digits are characters (m³, PM₂.₅) or marked by ``vertical``."""

    text: str
    vertical: Vertical = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence or cell: which fact of which subject, and how it reads without unit.

    ``value`` is the exact value as text (for the base map); a missing figure is never printed as 0.
    """

    fact: str
    text: str
    state: State = "value"
    subject: str = ""
    value: str = ""

    @property
    def shown(self) -> str:
        """What is printed: the text; «—» where it does not apply; a marked blank where missing."""
        if self.state == "missing":
            return TO_FILL_IN
        return NOT_APPLICABLE if self.state == "na" else self.text


Inline = Text | Figure


def plain(inlines: Sequence[Inline]) -> str:
    """The words that a reader sees, without any setting."""
    return "".join(i.shown if isinstance(i, Figure) else i.text for i in inlines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its number included («一、园区概况»). Level 1 一、 · 2 （一） · 3 1. · 4 （1）.

    ``annex`` sets it at the left edge of a new page, as «附件» is set.
    """

    id: str
    level: int
    text: str
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``lead`` sets it bold-faced, ``flush`` without indent."""

    id: str
    inlines: tuple[Inline, ...]
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it may reach over rows and columns (the covered cells are left out)."""

    inlines: tuple[Inline, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width (the writer scales) and how its cells are aligned."""

    width: float
    align: Align = "left"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption («表1», title), unit, header rows, body rows and notes."""

    id: str
    number: str
    title: str
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    notes: tuple[str, ...] = ()
    landscape: bool = False

    def __post_init__(self) -> None:
        for part in (self.header, self.rows):
            layout(part, len(self.columns))


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its caption below («图1», title). ``image`` is its PNG, empty until it is painted."""

    id: str
    number: str
    chart: Chart
    image: bytes = b""

    @property
    def caption(self) -> str:
        """«图1　…», as it stands below the picture."""
        return f"{self.number}\N{IDEOGRAPHIC SPACE}{self.chart.title}"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""

    id: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and the 成文日期 (None: still to be filled in)."""

    id: str
    org: str
    date: date | None


Block = Heading | Paragraph | Table | Picture | PageBreak | Signature


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``docid`` (letters, digits) tells our blocks from foreign ones pasted in.

    ``cover`` False: a form of few pages, whose title stands above its first block; such one has no headings.
    """

    docid: str
    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    park: str
    year: int
    org: str = ""
    signed: date | None = None
    meta: tuple[tuple[str, str], ...] = field(default=())
    cover: bool = True

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z0-9]{1,10}", self.docid):
            raise ValueError(f"docid must be 1 to 10 letters or digits: {self.docid!r}")
        seen: set[str] = set()
        for block in self.blocks:
            if not _ID.fullmatch(block.id) or block.id in seen:
                raise ValueError(f"block id is malformed or used twice: {block.id!r}")
            seen.add(block.id)

    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        return tuple(b for b in self.blocks if isinstance(b, Heading))

    def figures(self) -> Iterator[tuple[Block, Figure]]:
        """Every figure with the block that holds it, in reading order."""
        for block in self.blocks:
            for inlines in inline_groups(block):
                for inline in inlines:
                    if isinstance(inline, Figure):
                        yield block, inline


def inline_groups(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The inline contents of a block: one for a paragraph, one a cell for a table."""
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, Table):
        for row in (*block.header, *block.rows):
            for cell in row:
                yield cell.inlines


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell put on the grid: its row and column from 0."""

    row: int
    column: int
    cell: Cell


def layout(rows: Sequence[Row], width: int) -> tuple[Placed, ...]:
    """The cells on their grid of ``width`` columns, reading order kept.

    Raises ValueError when cells overlap, leave a hole or reach out of the table.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            covered = {
                (r + i, column + j) for i in range(cell.rowspan) for j in range(cell.colspan)
            }
            if covered & taken or column + cell.colspan > width or r + cell.rowspan > len(rows):
                raise ValueError(f"row {r} does not fit the table of {width} columns")
            taken |= covered
            placed.append(Placed(r, column, cell))
    if len(taken) != len(rows) * width:
        raise ValueError("the table has holes: some row has too few cells")
    return tuple(placed)
