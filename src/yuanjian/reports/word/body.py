"""Blocks of a report as paragraphs and tables; new sections where the page turns."""

from collections.abc import Mapping

from yuanjian.core.dates import spoken
from yuanjian.reports.tree import (
    TO_FILL_IN,
    Block,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Report,
    Signature,
    Table,
    Text,
    plain,
)
from yuanjian.reports.typography import printable
from yuanjian.reports.word import wml
from yuanjian.reports.word.blank import FOOTER_EVEN, FOOTER_NONE, FOOTER_ODD
from yuanjian.reports.word.bookmarks import Bookmarks
from yuanjian.reports.word.inline import close_bookmark, open_bookmark, write_inlines, write_text
from yuanjian.reports.word.picture import write_picture
from yuanjian.reports.word.section import section_mark, write_section
from yuanjian.reports.word.table import write_table
from yuanjian.reports.word.toc import write_contents
from yuanjian.reports.word.type_area import SIDEWAYS, UPRIGHT, TypeArea, width_in_characters

_STYLES = {"body": "OfficialBody", "lead": "OfficialLead", "flush": "OfficialFlush"}
_TEXT_HEIGHT = 12756  # of the upright type area, twips
_COVER_TOP = 3000
_TITLE_LINE = 760
_SIGNATURE_INDENT = 4.0  # characters; GB/T 9704—2012, 7.3.5.1


class BodyWriter:
    """Writes a report into an empty ``w:body``: cover, contents, blocks."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.bookmarks = Bookmarks(report.docid)
        self.images: list[tuple[str, bytes]] = []
        """Relation and bytes of every picture that was written."""
        self._main = wml.root("w:body")
        self._area: TypeArea = UPRIGHT
        self._anchors: dict[str, str] = {}
        self._after_table = False
        self._new_page = False
        self._numbered = False

    def write(self, body: wml.Element, pages: Mapping[str, int]) -> None:
        """Fill ``body``; ``pages`` are page numbers by heading id."""
        if not self.report.cover:
            self._form(body)
            return
        for block in self.report.blocks:
            self._block(block)
        self._cover(body)
        if self._anchors:
            last = write_contents(body, self.report.headings(), self._anchors, pages)
            end = last.find(wml.qualified("w:pPr"))
            assert end is not None
        else:
            end = section_mark(body)
        write_section(end, UPRIGHT, odd=FOOTER_NONE, even=FOOTER_NONE)
        for element in list(self._main):
            body.append(element)
        self._close_section(body)

    def _form(self, body: wml.Element) -> None:
        """A form: its title, then its blocks, without cover and contents."""
        first = self.report.blocks[0] if self.report.blocks else None
        self._turn_paper(SIDEWAYS if isinstance(first, Table) and first.landscape else UPRIGHT)
        for line in self.report.title:
            self._cover_line(self._main, "Title", line, 0, "title")
        for block in self.report.blocks:
            self._block(block)
        for element in list(self._main):
            body.append(element)
        self._close_section(body)

    def _block(self, block: Block) -> None:
        self._turn_paper(SIDEWAYS if isinstance(block, Table) and block.landscape else UPRIGHT)
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self._new_page = True
            case Signature():
                self._signature(block)

    def _turn_paper(self, area: TypeArea) -> None:
        if area is self._area:
            return
        if len(self._main):
            self._close_section(section_mark(self._main))
            self._new_page = self._after_table = False
        self._area = area

    def _close_section(self, parent: wml.Element) -> None:
        if self._numbered:
            write_section(parent, self._area)
        else:
            write_section(parent, self._area, odd=FOOTER_ODD, even=FOOTER_EVEN, start=1)
            self._numbered = True

    def _start(self, style: str) -> wml.Element:
        """A new paragraph of a style, on a new page or a little below a table where that is due."""
        paragraph = wml.add(self._main, "w:p")
        look = wml.add(paragraph, "w:pPr")
        wml.value(look, "w:pStyle", style)
        if self._new_page:
            wml.flag(look, "w:pageBreakBefore")
        if self._after_table:
            wml.add(look, "w:spacing", {"w:before": 160})
        self._after_table = self._new_page = False
        return paragraph

    def _heading(self, heading: Heading) -> None:
        paragraph = self._start("OfficialAnnex" if heading.annex else f"Heading{heading.level}")
        words = printable(heading.text)
        name = self.bookmarks.piece(heading.id, "heading", words)
        self._anchors[heading.id] = name
        number = open_bookmark(paragraph, name, self.bookmarks)
        write_text(paragraph, Text(words))
        close_bookmark(paragraph, number)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._start(_STYLES[block.style])
        name = self.bookmarks.piece(block.id, "paragraph", printable(plain(block.inlines)))
        number = open_bookmark(paragraph, name, self.bookmarks)
        inlines = block.inlines
        if block.style == "lead":
            inlines = tuple(
                i if isinstance(i, Figure) else Text(i.text, i.vertical, True) for i in inlines
            )
        write_inlines(paragraph, inlines, block.id, self.bookmarks)
        close_bookmark(paragraph, number)

    def _table(self, table: Table) -> None:
        write_table(self._main, table, self._area, self.bookmarks, self._new_page)
        self._after_table, self._new_page = not table.notes, False

    def _picture(self, block: Picture) -> None:
        """The picture and below it its caption; one that was not painted is left out."""
        if not block.image:
            return
        relation = f"rIdImage{len(self.images) + 1}"
        self.images.append((relation, block.image))
        write_picture(self._start("Picture"), block, relation, len(self.images), self.bookmarks)
        caption = printable(block.caption)
        paragraph = self._start("PictureCaption")
        name = self.bookmarks.piece(block.id, "picture_caption", caption)
        number = open_bookmark(paragraph, name, self.bookmarks)
        write_text(paragraph, Text(caption))
        close_bookmark(paragraph, number)

    def _signature(self, block: Signature) -> None:
        """Date four characters from the right edge, the signing body centred above it."""
        when = spoken(block.date) if block.date else TO_FILL_IN
        org = printable(block.org) or TO_FILL_IN
        date_width, org_width = width_in_characters(when), width_in_characters(org)
        date_indent = max(_SIGNATURE_INDENT, (org_width - date_width) / 2 + 2)
        org_indent = max(0.0, date_indent + (date_width - org_width) / 2)
        for words, indent, part, before in (
            (org, org_indent, "org", 2 * 579),
            (when, date_indent, "date", 0),
        ):
            paragraph = wml.add(self._main, "w:p")
            look = wml.add(paragraph, "w:pPr")
            wml.value(look, "w:pStyle", "Signature")
            wml.flag(look, "w:keepNext", part == "org")
            wml.add(look, "w:spacing", {"w:before": before})
            wml.add(look, "w:ind", {
                "w:rightChars": round(indent * 100), "w:right": round(indent * 320)})  # fmt: skip
            name = self.bookmarks.piece(block.id, part, words)
            number = open_bookmark(paragraph, name, self.bookmarks)
            write_text(paragraph, Text(words), underline=words == TO_FILL_IN)
            close_bookmark(paragraph, number)

    def _cover(self, body: wml.Element) -> None:
        """Title in 二号 小标宋 on the upper third, who signs and when at the foot."""
        report = self.report
        for n, line in enumerate(report.title):
            self._cover_line(body, "Title", line, _COVER_TOP if n == 0 else 0, "title")
        when = f"{report.signed.year}年{report.signed.month}月" if report.signed else TO_FILL_IN
        left = _TEXT_HEIGHT - _COVER_TOP - _TITLE_LINE * len(report.title) - 4 * 579
        self._cover_line(body, "CoverText", report.org or report.park, max(0, left), "org")
        self._cover_line(body, "CoverText", when, 0, "date")
        wml.add(wml.add(body[-1], "w:r"), "w:br", {"w:type": "page"})

    def _cover_line(
        self, body: wml.Element, style: str, words: str, before: int, part: str
    ) -> None:
        paragraph = wml.add(body, "w:p")
        look = wml.add(paragraph, "w:pPr")
        wml.value(look, "w:pStyle", style)
        if before:
            wml.add(look, "w:spacing", {"w:before": before})
        words = printable(words)
        name = self.bookmarks.piece("cover", part, words)
        number = open_bookmark(paragraph, name, self.bookmarks)
        write_text(paragraph, Text(words), underline=words == TO_FILL_IN)
        close_bookmark(paragraph, number)
