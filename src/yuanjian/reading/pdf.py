"""PDF with text: pages → tables and paragraphs, headers and page numbers left out. A scanned PDF is said to be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from yuanjian.reading.building import Builder
from yuanjian.reading.contents import is_contents_title, leads_to_page
from yuanjian.reading.document import Document
from yuanjian.reading.guards import Received, UnreadableDocument, damaged, encrypted
from yuanjian.reading.pdf_grid import grids
from yuanjian.reading.pdf_lines import Line, Room, Run, lines_of
from yuanjian.reading.pdf_page import Page, read_page
from yuanjian.reading.pdf_tables import RuledTable, append, continues, filled

MAX_PAGES = 20000
MAX_CHARACTERS = 8_000_000
_NUMBER = re.compile(
    r"[-–—－―\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-–—－―\s]*$"
)
_AGAIN = re.compile(r"[（(]?续(?:上?表|前表)|表\s?[\d.\-]{1,6}\s*[（(]?续")


@dataclass(slots=True)
class _Sheet:
    """What one page gives: lines outside tables, and tables."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[RuledTable]


@dataclass(slots=True)
class _Census:
    """What the pages are, to tell a scanned document from a written one."""

    characters: int = 0
    unmapped: int = 0
    scanned: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)


def read_pdf(received: Received) -> Document:
    """The document of a received PDF.

    Raises:
        UnreadableDocument: locked, damaged, scanned, too long, or in fonts without a code.
    """
    census = _Census()
    with _Open(received) as (document, count):
        sheets = [_sheet(read_page(document, i), census) for i in range(count)]
    _refuse_without_text(census, len(sheets))
    builder = Builder()
    headers = _without_furniture(sheets)
    _add(builder, _stitched(sheets), _rooms(sheets))
    for text in headers:
        builder.paragraph(text, aside="header")
    if census.scanned:
        pages = "、".join(map(str, census.scanned[:20]))
        builder.note(f"第{pages}页是扫描图像，图中的文字没有读入")
    if census.crowded:
        builder.note(f"第{'、'.join(map(str, census.crowded[:20]))}页内容过多，没有全部读入")
    return builder.document(received)


class _Open:
    """An open pdfium document and its number of pages."""

    def __init__(self, received: Received) -> None:
        self._path = received.path
        self._document: Any = None

    def __enter__(self) -> tuple[Any, int]:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(self._path.read_bytes())
        except pypdfium2.PdfiumError as no:
            raise encrypted() if "password" in str(no).lower() else damaged() from None
        count = len(self._document)
        if not 0 < count <= MAX_PAGES:
            self._document.close()
            if not count:
                raise damaged("没有一页")
            raise UnreadableDocument(
                "too_large",
                f"PDF 有 {count} 页，超过 {MAX_PAGES} 页",
                "请把报告与附件分开，分别审核",
            )
        return self._document.raw, count

    def __exit__(self, *_: object) -> None:
        self._document.close()


def _sheet(page: Page, census: _Census) -> _Sheet:
    census.characters += len(page.glyphs)
    census.unmapped += page.unmapped
    if census.characters > MAX_CHARACTERS:
        raise UnreadableDocument("too_large", "PDF 的文字过多", "请把报告与附件分开，分别审核")
    if page.crowded:
        census.crowded.append(page.number)
    if len(page.glyphs) < 10 and page.picture > 0.3:
        census.scanned.append(page.number)
    found = grids(page)
    inside: list[list[Any]] = [[] for _ in found]
    outside: list[Any] = []
    for glyph in page.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - 0.3 * glyph.size
        home = next((i for i, g in enumerate(found) if g.cell_at(x, y) is not None), None)
        (outside if home is None else inside[home]).append(glyph)
    tables = [filled(g, glyphs, page.number) for g, glyphs in zip(found, inside, strict=True)]
    return _Sheet(page.number, page.width, page.height, lines_of(outside, page.number), tables)


def _refuse_without_text(census: _Census, pages: int) -> None:
    if census.characters < 10 * pages and len(census.scanned) * 2 >= pages:
        raise UnreadableDocument(
            "scanned",
            "这份 PDF 是扫描件，没有文字",
            "请提供 Word 原件，或用文字识别（OCR）软件转换后核对再审核",
        )
    if census.unmapped * 10 > 3 * census.characters and census.characters + census.unmapped > 20:
        raise UnreadableDocument(
            "unreadable_font",
            "这份 PDF 的字体没有文字编码，取出来是乱码",
            "请提供 Word 原件，或重新导出 PDF",
        )


def _without_furniture(sheets: list[_Sheet]) -> list[str]:
    """Takes headers, footers and page numbers off the pages; the different texts among them."""
    seen: Counter[tuple[str, int]] = Counter()
    ends = [_ends(s) for s in sheets]
    for several in ends:
        seen.update({key for _, key in several})
    need = max(2, min(3, len(sheets)), len(sheets) // 10)
    texts: dict[str, None] = {}
    for sheet, several in zip(sheets, ends, strict=True):
        drop: list[Line] = []
        for line, key in several:
            lonely = line.y > 0.88 * sheet.height or line.y < 0.1 * sheet.height
            repeated = seen[key] >= need and lonely
            if repeated or (lonely and _NUMBER.match(line.text)):
                drop.append(line)
                if repeated and any(c.isalpha() and c not in "第页共" for c in line.text):
                    texts.setdefault(re.sub(r"\s*[-–—]?\s*\d+\s*[-–—]?$", "", line.text))
        sheet.lines = [line for line in sheet.lines if line not in drop]
    return list(texts)


def _ends(sheet: _Sheet) -> list[tuple[Line, tuple[str, int]]]:
    """The outermost lines of a page, each with what makes it the same on other pages."""
    lines = sheet.lines
    chosen = lines[:2] + lines[max(2, len(lines) - 2) :]
    return [(x, (re.sub(r"\d+", "#", "".join(x.text.split())), round(x.y / 6))) for x in chosen]


def _rooms(sheets: list[_Sheet]) -> dict[int, Room]:
    """The text column of each page: of all pages of its width, so that a page with few lines has one too."""
    by_width: dict[int, list[Line]] = {}
    gaps: dict[int, Counter[int]] = {}
    for sheet in sheets:
        key = round(sheet.width)
        by_width.setdefault(key, []).extend(sheet.lines)
        count = gaps.setdefault(key, Counter())
        count.update(round((b.y - a.y) * 2) for a, b in pairwise(sheet.lines))
    rooms = {}
    for key, lines in by_width.items():
        leading = _usual(gaps[key]) / 2
        left, right = _column(lines, key)
        rooms[key] = Room(left, right, leading, _first_lines_indented(lines, left, right))
    return {s.number: rooms[round(s.width)] for s in sheets}


def _first_lines_indented(lines: list[Line], left: float, right: float) -> bool:
    """Whether a full, indented line is usually followed by one at the left edge, not by one as far in."""
    back = level = 0
    for line, after in pairwise(lines):
        if line.x0 - left > 1.3 * line.size and right - line.x1 < 1.5 * line.size:
            back += after.x0 - left < 0.8 * line.size
            level += abs(after.x0 - line.x0) < 0.4 * line.size
    return back > level


def _usual(counts: Counter[int]) -> int:
    likely = {gap: n for gap, n in counts.items() if 8 < gap < 100}
    return max(likely, key=lambda gap: (likely[gap], -gap), default=0)


def _column(lines: list[Line], width: int) -> tuple[float, float]:
    """Left and right edge of the type area: where most long lines begin and end."""
    long = [x for x in lines if x.x1 - x.x0 > 0.5 * width]
    if len(long) < 4:  # too few to tell: as wide on the right as on the left
        left = min((x.x0 for x in lines), default=0.0)
        return left, max([width - left, *(x.x1 for x in lines)])
    ends = Counter(round(x.x1 / 3) for x in long)
    right = max(ends, key=lambda k: (ends[k] + ends[k + 1] + ends[k - 1], k)) * 3 + 1.5
    starts = Counter(round(x.x0 / 3) for x in long)
    often = max(starts.values())
    left = min(k for k, n in starts.items() if n * 5 >= often) * 3 - 1.5
    return left, min(max(right, max(x.x1 for x in long) - 20), float(width))


_Item = Line | RuledTable


def _stitched(sheets: list[_Sheet]) -> Iterator[_Item]:
    """Lines and tables in reading order, tables that go on over pages put together."""
    open_table: RuledTable | None = None
    for sheet in sheets:
        items: list[_Item] = [*sheet.lines, *sheet.tables]
        items.sort(key=lambda x: x.y if isinstance(x, Line) else x.top)
        while (
            open_table is not None
            and len(items) > 1
            and isinstance(items[0], Line)
            and _AGAIN.match(items[0].text)
            and isinstance(items[1], RuledTable)
        ):
            items.pop(0)
        for item in items:
            match item:
                case RuledTable() if open_table is not None and continues(open_table, item):
                    append(open_table, item)
                    continue
            if open_table is not None:
                yield open_table
                open_table = None
            if isinstance(item, RuledTable):
                open_table = item
            else:
                yield item
    if open_table is not None:
        yield open_table


def _add(builder: Builder, items: Iterable[_Item], rooms: dict[int, Room]) -> None:
    current: Run | None = None
    contents = False
    for item in items:
        if isinstance(item, Line):
            if is_contents_title(item.text) or leads_to_page(item.text, tab=contents):
                contents = True
                _end(builder, current)
                current = None
                continue
            if current is not None and current.takes(item, rooms[item.page]):
                current.lines.append(item)
                continue
            contents = False
            _end(builder, current)
            current = Run([item])
        else:
            _end(builder, current)
            current = None
            _add_table(builder, item)
    _end(builder, current)


def _end(builder: Builder, run: Run | None) -> None:
    if run is not None:
        builder.paragraph(run.text, page=run.lines[0].page)


def _add_table(builder: Builder, table: RuledTable) -> None:
    builder.open_table(page=table.page)
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        builder.cell_at(cell.row + 1, cell.column + 1, cell.rows, cell.columns)
        for run in cell.runs:
            builder.paragraph(run.text, page=run.lines[0].page)
    builder.close_table()
