"""The report as a page: its words as HTML with every figure a button, and an outline that says what lacks.

Numbers that officers wrote into their own words have no figure behind them; they are marked, because that is
where last year's text stays standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe

from yuanjian.core.dates import spoken
from yuanjian.facts.engine import all_facts
from yuanjian.ledger.models import ParkYear
from yuanjian.reports.pictures import DATA
from yuanjian.reports.tree import (
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Row,
    Signature,
    Table,
    Text,
)
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.cell_link import cell_link
from yuanjian.web.pages.facts.appears import annual
from yuanjian.web.pages.facts.figures import figures
from yuanjian.web.pages.facts.whereabouts import whereabouts
from yuanjian.web.park_book import ParkBook
from yuanjian.web.visit import link

_OWN_WORDS = ("s33.", "overview")
_NUMBER = re.compile(
    r"(?P<date>(?P<year>\d{4})年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)"
    r"|〔\d{4}〕\s*\d+号|[A-Za-z]+[\d.]+|(?P<bare>\d+(?:[,.]\d+)*[%‰]?)"
)
_UNTRACED = "这个数字是写在文字里的，没有对应的台账数据，请核对"


@dataclass(frozen=True, slots=True)
class Lack:
    """A place that is still to be filled in: what, why it is not there, and where to fill it."""

    words: str
    why: str
    address: str
    drawer: str = ""


@dataclass(slots=True)
class Section:
    """A heading of the outline: what its blocks are made of. ``facts`` are the ids of its figures."""

    id: str
    level: int
    text: str
    figures: int = 0
    own: int = 0
    untraced: int = 0
    blocks: int = 0
    lacks: list[Lack] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Preview:
    """The report of one revision: safe HTML, its outline, what its maker should know."""

    html: SafeString
    sections: tuple[Section, ...]
    title: str
    notices: tuple[str, ...]

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """All places to fill in, in reading order."""
        return tuple(lack for s in self.sections for lack in s.lacks)

    @property
    def untraced(self) -> int:
        """How many numbers stand in words without a figure behind them."""
        return sum(s.untraced for s in self.sections)


def preview(book: ParkBook) -> Preview:
    """That of a book, made once."""
    return book.kept("report preview", lambda b: _Writer(b).preview())


class _Writer:
    def __init__(self, book: ParkBook) -> None:
        self.of: ParkYear = book.park_year
        self.annual = annual(book)
        self.figures = figures(book)
        self.where = whereabouts(book)
        self.show = link("facts.show", self.of, id="-")
        self.section = Section("top", 1, "")
        self.sections: list[Section] = []

    def preview(self) -> Preview:
        report = self.annual.report
        html = "\n".join(self._block(block) for block in report.blocks)
        safe = mark_safe(html)
        return Preview(safe, tuple(self.sections), "".join(report.title), self.annual.notices)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            self.section = Section(f"b-{block.id}", block.level, block.text)
            self.sections.append(self.section)
            tag = f"h{min(block.level + 1, 6)}"
            return f'<{tag} id="b-{escape(block.id)}">{escape(block.text)}</{tag}>'
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Picture):
            return self._picture(block)
        if isinstance(block, Signature):
            day = spoken(block.date) if block.date else "【待填】"
            return f'<p class="signature" id="b-signature">{escape(block.org)}<br>{escape(day)}</p>'
        return ""

    def _paragraph(self, block: Paragraph) -> str:
        own = block.id.startswith(_OWN_WORDS)
        self.section.blocks += 1
        self.section.own += own
        before = len(self.section.lacks)
        words = self._inlines(block.inlines, own=own)
        kinds = [block.style, "own" if own else ""]
        kinds.append("lacks" if len(self.section.lacks) > before else "")
        named = " ".join(k for k in kinds if k)
        return f'<p id="b-{escape(block.id)}" class="{named}">{words}</p>'

    def _inlines(self, inlines: Sequence[Inline], *, own: bool = False) -> str:
        return "".join(
            self._figure(i) if isinstance(i, Figure) else self._text(i, own) for i in inlines
        )

    def _text(self, text: Text, own: bool) -> str:
        numbered = text.bold and re.fullmatch(r"\d+\.", text.text)
        words = self._marked(text.text) if own and not numbered else escape(text.text)
        words = words.replace("\n", "<br>")
        if text.vertical:
            tag = "sup" if text.vertical == "super" else "sub"
            words = f"<{tag}>{words}</{tag}>"
        return f"<strong>{words}</strong>" if text.bold else words

    def _marked(self, text: str) -> str:
        """Own words with the numbers marked that no figure stands behind."""
        parts, at = [], 0
        for found in _NUMBER.finditer(text):
            if not self._suspect(found):
                continue
            self.section.untraced += 1
            parts += [
                escape(text[at : found.start()]),
                f'<mark class="untraced" title="{_UNTRACED}">{escape(found[0])}</mark>',
            ]
            at = found.end()
        return "".join([*parts, escape(text[at:])])

    def _suspect(self, found: re.Match[str]) -> bool:
        """A bare number, or a year that lies before the one reported."""
        return bool(found["bare"]) or bool(found["year"] and int(found["year"]) < self.of.year)

    def _figure(self, figure: Figure) -> str:
        self.section.figures += 1
        known = all_facts().get(figure.fact)
        if known is None:
            return self._blank_cell(figure)
        self.section.facts.add(figure.fact)
        address = self.show.replace("/facts/-/", f"/facts/{figure.fact}/")
        if figure.subject:
            address += "?" + urlencode({"subject": figure.subject})
        missing = figure.state == "missing"
        if missing:
            value = self.figures.one(figure.fact, figure.subject)
            why = value.known.reason if value else ""
            self.section.lacks.append(Lack(known.label, why, address, address))
        kind = "figure figure-missing" if missing else "figure"
        return (
            f'<button type="button" class="{kind}" hx-get="{escape(address)}" hx-target="#drawer" '
            f'title="{escape(known.label)}">{escape(figure.shown)}</button>'
        )

    def _blank_cell(self, figure: Figure) -> str:
        """A cell that nobody has filled, or a figure that the officer's words ask for in vain."""
        sheet, _, key = figure.fact.partition(".")
        form = all_sheets().get(sheet.removeprefix("s"))
        if form is None:
            why = f"没有“{figure.subject}”这个数字，请在33_成效问题计划改写"
            self.section.lacks.append(Lack("正文里引用的数字", why, cell_link(self.of, "33")))
            return (
                f'<mark class="figure-missing" title="{escape(why)}">{escape(figure.shown)}</mark>'
            )
        column = form.columns.get(key)
        row = "" if form.sheet.vertical else self.where.called(form.sheet.no, figure.subject)
        told = self.where.of_ref(f"{form.sheet.no}/{figure.subject}/{key}")
        header = column.header if column else key
        self.section.lacks.append(
            Lack(
                header, f"{form.sheet.name}{f'“{row}”' if told.name else ''}未填{header}", told.grid
            )
        )
        return f'<a class="figure-missing" href="{escape(told.grid)}">{escape(figure.shown)}</a>'

    def _table(self, table: Table) -> str:
        self.section.blocks += 1
        unit = f'<span class="unit">单位：{escape(table.unit)}</span>' if table.unit else ""
        caption = " ".join(filter(None, (table.number, table.title)))
        head = "".join(self._row(row, table, head=True) for row in table.header)
        body = "".join(self._row(row, table) for row in table.rows)
        notes = "".join(f'<p class="note">{escape(note)}</p>' for note in table.notes)
        return (
            f'<div class="scroll-x" id="b-{escape(table.id)}" tabindex="0" role="region" '
            f'aria-label="{escape(caption)}"><table><caption>{escape(caption)}{unit}</caption>'
            f"<thead>{head}</thead><tbody>{body}</tbody></table>{notes}</div>"
        )

    def _picture(self, block: Picture) -> str:
        """The chart; its data are a table further down."""
        self.section.blocks += 1
        address = link("charts.drawing", self.of, chart=block.id, mark=block.chart.mark)
        return (
            f'<figure id="b-{escape(block.id)}"><img src="{escape(address)}" loading="lazy" '
            f'alt="{escape(block.chart.alt)}"><figcaption>{escape(block.caption)} '
            f'<a class="quiet" href="#b-{escape(block.id + DATA)}">数据</a></figcaption></figure>'
        )

    def _row(self, row: Row, table: Table, *, head: bool = False) -> str:
        return f"<tr>{''.join(self._cells(row, head))}</tr>"

    def _cells(self, row: Row, head: bool) -> Iterator[str]:
        tag = 'th scope="col"' if head else "td"
        for cell in row:
            yield f"<{tag}{_spans(cell)}>{self._inlines(cell.inlines)}</{tag[:2]}>"


def _spans(cell: Cell) -> str:
    said = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    said += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return said + (f' class="{cell.align}"' if cell.align else "")
