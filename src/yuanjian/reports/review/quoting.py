"""Quotes from a report, made verbatim: what stands at their places, the clause and not the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from yuanjian.audit.finding import Finding, Found, Quote
from yuanjian.core.evidence import Place
from yuanjian.reading.document import Document
from yuanjian.sheets.shelf import sheet

LONGEST = 300
_MOST_OF_CELL = 8  # paragraphs of one table cell
_TABLES = {"10": "表1", "11": "表2", "12": "表3", "32": "表4"}
"""The prescribed tables of a report, by the sheets that hold their rows in a package."""


def _of_report(one: Finding) -> Finding:
    """The finding in the report's own words: its tables instead of the sheets of a package."""
    message, expected, advice = one.message, one.expected, one.advice
    for no, table in _TABLES.items():
        form = sheet(no).sheet
        here = f"{table}（{form.title}）"
        message, expected = message.replace(form.name, here), expected.replace(form.name, here)
        advice = advice.replace(form.name, here)
    return replace(one, message=message, expected=expected, advice=advice)


class Quoting:
    """Quotes for one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cells: dict[tuple[int, int | None, int | None], list[int]] = defaultdict(list)
        for paragraph in document.paragraphs:
            if paragraph.table is not None and paragraph.text.strip():
                at = (paragraph.table, paragraph.row, paragraph.column)
                self._cells[at].append(paragraph.number)

    def verbatim(self, found: Found) -> Found:
        """The finding, and those under it, with quotes that stand in the document as they are quoted."""
        one = _of_report(found.finding)
        quotes = tuple(dict.fromkeys(q for quote in one.quotes for q in self._of(quote)))
        also = tuple(self.verbatim(other) for other in found.also)
        return replace(found, finding=replace(one, quotes=quotes), also=also)

    def _of(self, quote: Quote) -> Iterator[Quote]:
        if quote.cells and not self._elsewhere(quote.place):
            for cell in quote.cells:
                for number in self._paragraphs(cell):
                    place = self._document.place(number)
                    yield self._cut(replace(quote, place=place, cells=()))
        elif quote.place.paragraph is None or self._elsewhere(quote.place):
            yield quote
        else:
            yield self._cut(quote)

    def _elsewhere(self, place: Place) -> bool:
        """Whether a place is in another file, such as the report of the year before."""
        return bool(place.sha256) and place.sha256 != self._document.sha256

    def _paragraphs(self, cell: Place) -> list[int]:
        if cell.table is None:
            return [cell.paragraph] if cell.paragraph is not None else []
        return self._cells.get((cell.table, cell.row, cell.column), [])[:_MOST_OF_CELL]

    def _cut(self, quote: Quote) -> Quote:
        """The words at the place of a quote, at most 300 characters, the blanks around them left out."""
        place = quote.place
        if place.paragraph is None or not 0 < place.paragraph <= len(self._document.paragraphs):
            return quote
        text = self._document.paragraph(place.paragraph).text
        start, end = place.start, min(place.end, len(text))
        if not 0 <= start < end:
            start, end = 0, len(text)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()[:LONGEST]
        return replace(quote, text=words, place=replace(place, start=start, end=start + len(words)))
