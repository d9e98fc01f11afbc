"""PDF with text: pages → tables and paragraphs, headers and page numbers left out. A scanned PDF is said to be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from yuanjian.reading.building import Builder
from yuanjian.reading.contents import is_contents_title, leads_to_page
from yuanjian.reading.document import Document
from yuanjian.reading.guards import Received, UnreadableDocument, damaged, encrypted
from yuanjian.reading.pdf_blanks import Glyph
from yuanjian.reading.pdf_gaps import gap_grids
from yuanjian.reading.pdf_grid import Grid, grids
from yuanjian.reading.pdf_lines import Line, Room, Run, line_of, rows_of
from yuanjian.reading.pdf_notes import without_notes
from yuanjian.reading.pdf_page import Page, read_page
from yuanjian.reading.pdf_sheets import Sheet, rooms_of, without_furniture
from yuanjian.reading.pdf_streams import swells
from yuanjian.reading.pdf_tables import RuledTable, append, continues, filled

MAX_PAGES = 5000
MAX_CHARACTERS = 2_000_000
_APART = "请用 PDF 软件把报告正文（含表1至表4）单独存成一个文件，再审核"
_AGAIN = re.compile(r"[（(]?续(?:上?表|前表)|表\s?[\d.\-]{1,6}\s*[（(]?续")


@dataclass(slots=True)
class _Census:
    """What the pages are, to tell a scanned document from a written one."""

    characters: int = 0
    unmapped: int = 0
    scanned: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)


def read_pdf(received: Received) -> Document:
    """The document of a received PDF.

    Raises:
        UnreadableDocument: locked, damaged, scanned, too long, or in fonts without a code.
    """
    census = _Census()
    sheets: list[Sheet] = []
    with _Open(received) as (document, count):
        open_table: Grid | None = None
        for i in range(count):
            sheet, open_table = _sheet(read_page(document, i), census, open_table)
            sheets.append(sheet)
    _refuse_without_text(census, len(sheets))
    builder = Builder()
    headers = without_furniture(sheets)
    notes = without_notes(sheets)
    _add(builder, _stitched(sheets), rooms_of(sheets))
    for note in notes:
        builder.paragraph(note.run.text, page=note.page, aside="footnote")
    for text in headers:
        builder.paragraph(text, aside="header")
    if census.scanned:
        builder.note(f"第{_told(census.scanned)}页是扫描图像，图中的文字没有读入")
    if census.recognised:
        builder.note(
            f"第{_told(census.recognised)}页是扫描图像，文字由识别（OCR）得来，可能有错，请对照原件"
        )
    if census.crowded:
        builder.note(f"第{_told(census.crowded)}页内容过多，没有全部读入")
    return builder.document(received)


def _told(pages: list[int]) -> str:
    """Page numbers as people write them: 3—7、9."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said = [f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return "、".join(said[:20]) + ("等" if len(said) > 20 else "")


class _Open:
    """An open pdfium document and its number of pages."""

    def __init__(self, received: Received) -> None:
        self._path = received.path
        self._document: Any = None

    def __enter__(self) -> tuple[Any, int]:
        import pypdfium2

        content = self._path.read_bytes()
        if swells(content):
            raise UnreadableDocument(
                "bomb",
                "文件压缩比异常（疑为压缩炸弹），已拒绝读取",
                "请核对文件来源，重新导出 PDF 后再审核",
            )
        try:
            self._document = pypdfium2.PdfDocument(content)
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
                _APART,
            )
        return self._document.raw, count

    def __exit__(self, *_: object) -> None:
        self._document.close()


def _sheet(page: Page, census: _Census, before: Grid | None) -> tuple[Sheet, Grid | None]:
    """A page; with the last table of it that has no rules between its columns, which may go on."""
    census.characters += len(page.glyphs)
    census.unmapped += page.unmapped
    if census.characters > MAX_CHARACTERS:
        raise UnreadableDocument(
            "too_large",
            f"PDF 的文字超过 {MAX_CHARACTERS // 10_000} 万字（读到第{page.number}页）",
            _APART,
        )
    if page.crowded:
        census.crowded.append(page.number)
    glyphs = len(page.glyphs)
    if (glyphs < 10 and page.picture > 0.3) or (glyphs < 60 and page.picture > 0.7):
        census.scanned.append(page.number)  # a stamp or a page number may stand over the scan
    elif page.picture > 0.7 and page.unseen:
        census.recognised.append(page.number)
    ruled = grids(page)
    inside, outside = _apart(page.glyphs, ruled)
    rows = rows_of(outside)
    gapped = gap_grids(rows, page, before)
    if gapped:
        more, outside = _apart(outside, gapped)
        inside += more
        rows = rows_of(outside)
    tables = [filled(g, x, page.number) for g, x in zip([*ruled, *gapped], inside, strict=True)]
    lines = [x for row in rows if (x := line_of(*row, page.number)) is not None]
    sheet = Sheet(page.number, page.width, page.height, lines, tables, _short_rules(page))
    foot = gapped[-1].ys[-1] if gapped else page.height
    open_at_foot = all(line.y < foot or line.y > 0.88 * page.height for line in lines)
    return sheet, gapped[-1] if gapped and open_at_foot else None


def _apart(glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Characters in each table, and those in none."""
    inside: list[list[Glyph]] = [[] for _ in grids]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - 0.3 * glyph.size
        home = next((i for i, g in enumerate(grids) if g.cell_at(x, y) is not None), None)
        (outside if home is None else inside[home]).append(glyph)
    return inside, outside


def _short_rules(page: Page) -> list[float]:
    """Where rules stand as one does above footnotes: at the left, over a fifth or a third of the page."""
    return [
        rule.at
        for rule in page.across
        if 0.08 * page.width < rule.end - rule.start < 0.45 * page.width
        and rule.start < 0.3 * page.width
    ]


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


_Item = Line | RuledTable


def _stitched(sheets: list[Sheet]) -> Iterator[_Item]:
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
