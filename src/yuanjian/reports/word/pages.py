"""On which page each heading falls, estimated on the grid of the type area (22 × 28 characters).

Good to about a page in a report of twenty; a LibreOffice pass (``reports/pdf.py``) tells exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from yuanjian.reports.tree import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Report,
    Signature,
    Table,
    plain,
)
from yuanjian.reports.word.table import column_widths, row_heights
from yuanjian.reports.word.type_area import (
    CHARACTERS_PER_LINE,
    LINE_TWIPS,
    SIDEWAYS,
    UPRIGHT,
    TypeArea,
    set_width,
    twips,
)

_INDENT = 2.0
_CAPTION = 620  # twips, its space above and below included
_PICTURE = 120 + 400 + 160  # twips around a picture: space above, its caption, space below


def estimated_pages(report: Report) -> dict[str, int]:
    """Page number by heading id; the body begins on page 1."""
    flow = _Flow()
    for n, block in enumerate(report.blocks):
        flow.take(block, report.blocks[n + 1 :])
    return flow.pages


@dataclass(slots=True)
class _Flow:
    """Where the pen stands: page, twips used on it, and the kind of page."""

    page: int = 1
    used: int = 0
    area: TypeArea = UPRIGHT
    pages: dict[str, int] = field(default_factory=dict)

    @property
    def room(self) -> int:
        return self.area.lines * LINE_TWIPS

    def take(self, block: Block, following: Sequence[Block]) -> None:
        wanted = SIDEWAYS if isinstance(block, Table) and block.landscape else UPRIGHT
        if wanted is not self.area:
            if self.used:
                self._turn()
            self.area = wanted
        if isinstance(block, Heading):
            self._heading(block, following)
        elif isinstance(block, Paragraph):
            self._lines(_lines(plain(block.inlines)))
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Picture) and block.image:
            self._block(twips(block.chart.height) + _PICTURE)
        elif isinstance(block, PageBreak):
            self._turn()
        elif isinstance(block, Signature):
            self._lines(4)

    def _heading(self, heading: Heading, following: Sequence[Block]) -> None:
        lines = _lines(heading.text)
        if heading.annex and self.used:
            self._turn()
        if self.used + lines * LINE_TWIPS + self._kept(following) > self.room:
            self._turn()
        self.pages[heading.id] = self.page
        self._lines(lines)

    def _kept(self, following: Sequence[Block]) -> int:
        """What stays on the page of a heading: headings below it, and the start of what follows."""
        height = 0
        for block in following:
            if isinstance(block, Heading):
                height += _lines(block.text) * LINE_TWIPS
            elif isinstance(block, Table):
                return height + _start(block, self.area)
            else:
                return height + LINE_TWIPS
        return height

    def _lines(self, count: int) -> None:
        for _ in range(count):
            self._block(LINE_TWIPS)

    def _table(self, table: Table) -> None:
        widths = column_widths(table, self.area)
        head = sum(row_heights(table.header, widths))
        rows = row_heights(table.rows, widths)
        self._block(_start(table, self.area))
        for height in rows[1:]:
            if height <= self.room // 2:
                if self.used + height > self.room:
                    self._turn()
                    self.used = min(head, self.room // 2)
                self.used += height
            else:
                self._long_row(height, head)
        for note in table.notes:
            self._lines(_lines(note))

    def _long_row(self, height: int, head: int) -> None:
        """A row that may break across pages."""
        left, head = height, min(head, self.room // 2)
        while left > self.room - self.used:
            left -= self.room - self.used
            self._turn()
            self.used = head
        self.used += left

    def _block(self, height: int) -> None:
        if self.used + height > self.room and self.used:
            self._turn()
        self.used += height
        while self.used > self.room:
            self.used -= self.room
            self.page += 1

    def _turn(self) -> None:
        self.page += 1
        self.used = 0


def _start(table: Table, area: TypeArea) -> int:
    """Height of caption, unit, head and first row, which stand on one page."""
    widths = column_widths(table, area)
    first = row_heights(table.rows, widths)[:1]
    head = sum(row_heights(table.header, widths))
    return _CAPTION + (LINE_TWIPS if table.unit else 0) + head + sum(first)


def _lines(text: str) -> int:
    return sum(
        max(1, -int(-(set_width(part) + _INDENT) // CHARACTERS_PER_LINE))
        for part in text.split("\n")
    )
