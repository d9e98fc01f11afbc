"""A report as Typst source. Images are named ``<block id>.png``; :func:`images` gives them."""

from collections.abc import Iterator, Sequence

from yuanjian.core.dates import spoken
from yuanjian.reports.charts.chart import WIDTH_MM
from yuanjian.reports.tree import (
    TO_FILL_IN,
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Report,
    Row,
    Signature,
    Table,
    layout,
)
from yuanjian.reports.typeset.values import content, inlines, literal
from yuanjian.reports.word.table import column_widths, row_heights
from yuanjian.reports.word.toc import CONTENTS_LEVELS
from yuanjian.reports.word.type_area import LINE_TWIPS, SIDEWAYS, UPRIGHT


def source(report: Report) -> str:
    """The document behind the preamble: cover, contents, blocks."""
    return "\n".join([*_front(report), *(_block(block) for block in report.blocks)])


def images(report: Report) -> Iterator[tuple[str, bytes]]:
    """File names and bytes of all pictures."""
    for block in report.blocks:
        if isinstance(block, Picture) and block.image:
            yield f"{block.id}.png", block.image


def _front(report: Report) -> Iterator[str]:
    """Title in the upper third, who signs and when at the foot; then the contents on a page of their own."""
    title = "#linebreak()".join(content(line) for line in report.title)
    if not report.cover:
        yield f"#set page(footer: odd-even)\n#cover-title[{title}]\n"
        return
    when = f"{report.signed.year}年{report.signed.month}月" if report.signed else TO_FILL_IN
    yield f"#v(52mm)\n#cover-title[{title}]\n#v(1fr)"
    yield f"#cover-line[{content(report.org or report.park)}]"
    yield f"#cover-line[{content(when, underline=when == TO_FILL_IN)}]"
    yield f"#pagebreak()\n#contents-title\n#outline(title: none, depth: {CONTENTS_LEVELS})"
    yield "#pagebreak()\n#set page(footer: odd-even)\n#counter(page).update(1)"


def _block(block: Block) -> str:
    match block:
        case Heading():
            words = content(block.text)
            if block.annex:
                return f"#annex[{words}]\n"
            return f"#heading(level: {block.level})[{words}]\n"
        case Paragraph():
            words = inlines(block.inlines, bold=block.style == "lead")
            return f"#flush[{words}]\n" if block.style == "flush" else f"{words}\n"
        case Table():
            return _sideways(_table(block)) if block.landscape else _table(block)
        case Picture():
            return _picture(block) if block.image else ""
        case PageBreak():
            return "#pagebreak(weak: true)\n"
        case Signature():
            return _signature(block)


def _sideways(inside: str) -> str:
    area = SIDEWAYS
    margin = (
        f"(top: {area.top}mm, bottom: {area.bottom}mm, left: {area.left}mm, right: {area.right}mm)"
    )
    return f"#page(flipped: true, margin: {margin})[\n{inside}]\n"


def _table(table: Table) -> str:
    """Caption, unit, table with its head repeated on every page, notes."""
    caption = "\N{IDEOGRAPHIC SPACE}".join(t for t in (table.number, table.title) if t)
    widths = ", ".join(f"{column.width:g}fr" for column in table.columns)
    aligns = ", ".join(f"{column.align} + horizon" for column in table.columns)
    head = "".join(_rows(table.header, table, "head"))
    rows = "".join(_rows(table.rows, table, ""))
    header = f"  table.header(\n{head}  ),\n" if table.header else ""
    return "".join(
        (
            f"#name-above[{content(caption)}]\n",
            f"#unit[{content(f'单位：{table.unit}')}]\n" if table.unit else "",
            f"#table(columns: ({widths},), align: ({aligns},),\n{header}{rows})\n",
            *(f"#note[{content(note)}]\n" for note in table.notes),
        )
    )


def _rows(rows: Sequence[Row], table: Table, dress: str) -> Iterator[str]:
    """Cells in reading order; a row stays on one page unless it is longer than half of one."""
    area = SIDEWAYS if table.landscape else UPRIGHT
    heights = row_heights(rows, column_widths(table, area))
    half_page = area.lines * LINE_TWIPS // 2
    for placed in layout(rows, len(table.columns)):
        cell = placed.cell
        how = [f"rowspan: {cell.rowspan}"] if cell.rowspan > 1 else []
        how += [f"colspan: {cell.colspan}"] if cell.colspan > 1 else []
        if cell.rowspan == 1 and heights[placed.row] <= half_page:
            how.append("breakable: false")
        if dress:
            how.append("align: center + horizon")
        elif cell.align:
            how.append(f"align: {cell.align} + horizon")
        words = inlines(cell.inlines)
        if dress:
            words = f"#{dress}[{words}]"
        yield f"    table.cell({', '.join(how)})[{words}],\n"


def _picture(block: Picture) -> str:
    alt = literal(block.chart.alt)
    image = f"image({literal(f'{block.id}.png')}, width: {WIDTH_MM:g}mm, alt: {alt})"
    return f"#figure({image}, kind: image, caption: [{content(block.caption)}])\n"


def _signature(block: Signature) -> str:
    when = spoken(block.date) if block.date else TO_FILL_IN
    org = block.org or TO_FILL_IN
    lines = "#linebreak()".join(content(w, underline=w == TO_FILL_IN) for w in (org, when))
    return f"#v(28.95pt)\n#align(right, block(inset: (right: 4em), align(center)[{lines}]))\n"
