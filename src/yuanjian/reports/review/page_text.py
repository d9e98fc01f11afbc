"""The text of a document as HTML: paragraphs, tables, and marks where findings, facts and untraced numbers stand.

``marked_text(review)`` is a fragment for any page (inside ``<div class="review">`` it has the looks of ``pieces.css``).
Ids in it: ``p12`` a paragraph, ``t3`` a table, ``q3-1`` the first quote of finding 3. A stretch that findings quote
is ``<mark class="SEVERITY" data-f="NUMBERS">``: the worst of them colours it, ``data-n`` says which begin there.
A number that was read is ``<span class="fact" title=…>``, one not understood ``<span class="untraced" title=…>``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise

from yuanjian.audit.finding import SEVERITIES, Severity
from yuanjian.core.evidence import Place
from yuanjian.reading.document import Cell, Document, Paragraph, Table
from yuanjian.reports.review.cards import in_document
from yuanjian.reports.review.outcome import FactRead, Review, quotes_of
from yuanjian.reports.typography import printable

_UNTRACED = "这个数没有读懂，未参与核对，请人工核对"
_ASIDES = {"footnote": "脚注", "textbox": "文本框", "header": "页眉页脚"}


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of a paragraph: of finding ``number`` (its quote ``nth``), or of a number.

    ``title`` says how the number was read; without one it was not understood.
    """

    start: int
    end: int
    number: int = 0
    nth: int = 0
    severity: Severity | None = None
    title: str = ""


@dataclass(slots=True)
class _Layout:
    """A document while it is set; each table and paragraph once."""

    document: Document
    spans: dict[int, list[Span]]
    done: set[int] = field(default_factory=set)
    nested: dict[int, list[Table]] = field(default_factory=lambda: defaultdict(list))


def marked_text(review: Review) -> str:
    """The document with its marks as an HTML fragment; of a workbook, which has no text, a sentence that says so."""
    if review.document is None:
        return (
            '<p class="none">这是 Excel 资料包，没有正文；问题所在的工作表和单元格见各条问题。</p>'
        )
    return "".join(_pieces(review, review.document))


def _pieces(review: Review, document: Document) -> Iterator[str]:
    layout = _Layout(document, spans_of(review))
    for table in document.tables:
        layout.nested[table.after].append(table)
    aside = ""
    for paragraph in document.paragraphs:
        if paragraph.table is not None:
            table = document.tables[paragraph.table - 1]
            if table.number not in layout.done:
                yield from _table(layout, table)
            continue
        if paragraph.aside != aside and paragraph.aside in _ASIDES:
            yield f'<div class="aside">{_ASIDES[paragraph.aside]}</div>'
        aside = paragraph.aside
        yield _paragraph(layout, paragraph, review.levels.get(paragraph.number, 0))


def spans_of(review: Review) -> dict[int, list[Span]]:
    """All marked stretches by paragraph."""
    found: dict[int, list[Span]] = defaultdict(list)
    for number, one in enumerate(review.findings, 1):
        for nth, quote in enumerate(quotes_of(one), 1):
            place = quote.place
            if not in_document(review, quote) or place.paragraph is None:
                continue
            if place.end > place.start:
                severity = one.found.severity
                found[place.paragraph].append(Span(place.start, place.end, number, nth, severity))
    for fact in review.facts:
        _add(found, fact.quote.place, said(fact))
    for loose in review.untraced:
        at = loose.quote.find(loose.text)
        start = loose.place.start + max(at, 0)
        end = start + len(loose.text) if at >= 0 else loose.place.end
        _add(found, replace(loose.place, start=start, end=end), "")
    return found


def _add(found: dict[int, list[Span]], place: Place, title: str) -> None:
    if place.paragraph is not None and place.end > place.start:
        found[place.paragraph].append(Span(place.start, place.end, title=title))


def said(fact: FactRead) -> str:
    """A figure as it was understood, for a tooltip."""
    about = "，".join(p for p in (fact.subject, fact.scope, fact.period) if p)
    return f"{fact.label}{f'（{about}）' if about else ''}：{shown(fact)}"


def shown(fact: FactRead) -> str:
    """Its value with unit: the digits as printed, or what the text says in place of a number."""
    if fact.state == "na":
        return "不适用"
    if fact.state == "missing":
        return "（空）"
    text = fact.digits or (fact.value if isinstance(fact.value, str) else str(fact.value))
    return text if text.endswith(fact.unit) else f"{text} {fact.unit}"


def _paragraph(layout: _Layout, paragraph: Paragraph, level: int = 0) -> str:
    tag = f"h{min(level + 1, 6)}" if level else "p"
    page = f' data-page="{paragraph.page}"' if paragraph.page is not None else ""
    body = "".join(_marked(paragraph.text, layout.spans.get(paragraph.number, ())))
    return f'<{tag} id="p{paragraph.number}"{page}>{body}</{tag}>'


def _table(layout: _Layout, table: Table) -> Iterator[str]:
    layout.done.add(table.number)
    yield f'<div class="table"><table id="t{table.number}">'
    row = 0
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        if cell.row != row:
            yield "</tr><tr>" if row else "<tr>"
            row = cell.row
        yield from _cell(layout, table, cell)
    yield "</tr></table></div>" if row else "</table></div>"


def _cell(layout: _Layout, table: Table, cell: Cell) -> Iterator[str]:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    yield f"<td{spans}>"
    for number in cell.paragraphs:
        yield _paragraph(layout, layout.document.paragraph(number))
        for inner in layout.nested.get(number, ()):
            if inner.number > table.number and inner.number not in layout.done:
                yield from _table(layout, inner)
    yield "</td>"


def _marked(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """The text with its marks, which may overlap: cut wherever one begins or ends."""
    inside = [s for s in spans if s.start < len(text)]
    edges = sorted(
        {0, len(text), *(s.start for s in inside), *(min(s.end, len(text)) for s in inside)}
    )
    begins: dict[int, list[Span]] = defaultdict(list)
    for span in inside:
        begins[span.start].append(span)
    active: list[Span] = []
    for start, end in pairwise(edges):
        active = [s for s in active if s.end > start] + begins[start]
        yield _segment(text[start:end], start, active)


def _segment(text: str, start: int, active: list[Span]) -> str:
    body = escape(printable(text), quote=False).replace("\n", "<br>")
    findings = [s for s in active if s.severity is not None]
    read = [s for s in active if s.severity is None]
    if read:
        title = "；".join(dict.fromkeys(s.title for s in read if s.title))
        look, hint = ("fact", title) if title else ("untraced", _UNTRACED)
        body = f'<span class="{look}" title="{escape(printable(hint))}">{body}</span>'
    if not findings:
        return body
    worst = min((s.severity for s in findings if s.severity), key=SEVERITIES.index)
    numbers = " ".join(str(n) for n in sorted({s.number for s in findings}))
    fresh = [s for s in findings if s.start == start]
    anchors = "".join(f'<a id="q{s.number}-{s.nth}"></a>' for s in fresh)
    tag = " ".join(str(n) for n in sorted({s.number for s in fresh}))
    label = f' data-n="{tag}"' if tag else ""
    return f'{anchors}<mark class="{worst}" data-f="{numbers}"{label} tabindex="0">{body}</mark>'
