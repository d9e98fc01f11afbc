"""依据说明: for every figure of the report its value, formula, source rows, clause and certainty.

The filed report carries no such marks; this workbook goes with it for whoever has to answer.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import State
from yuanjian.facts.engine import Facts, Value, all_facts
from yuanjian.norms.document import Document
from yuanjian.reports.annual.figures import exact_text
from yuanjian.reports.tree import TO_FILL_IN, Block, Figure, Heading, Report, Table
from yuanjian.reports.workbook import BookColumn, BookRow, BookSheet, Tone, book_bytes
from yuanjian.sheets.shelf import all_sheets

STATE_WORDS: dict[str, str] = {
    "value": "有数",
    "zero": "零（已计数或已确认）",
    "na": "不适用",
    "missing": "缺",
}
_TONES: dict[str, Tone] = {"value": "plain", "zero": "plain", "na": "quiet", "missing": "warn"}
_ROWS_SHOWN = 40
_LAW = frozenset({"limit", "clause", "catalogue", "law"})
_COLUMNS = (
    BookColumn("序号", 6, "center"),
    BookColumn("所在部分", 26),
    BookColumn("指标", 26),
    BookColumn("对象", 16),
    BookColumn("报告中的值", 24, "center"),
    BookColumn("单位", 10, "center"),
    BookColumn("状态", 12, "center"),
    BookColumn("缺少或不适用的原因", 34),
    BookColumn("口径", 12, "center"),
    BookColumn("计算办法", 38),
    BookColumn("未修约的值", 18, "right"),
    BookColumn("修约", 24),
    BookColumn("来源（表、行、单元格）", 48),
    BookColumn("来源文件", 28),
    BookColumn("依据条款", 34),
    BookColumn("限值、目录及其核对情况", 40),
    BookColumn("编号", 26),
)


def basis_bytes(
    facts: Facts, report: Report, documents: tuple[Document, ...], made: datetime
) -> bytes:
    """依据说明 as the bytes of an .xlsx; ``documents`` are the rules that the report was made by."""
    about = f"{report.park}　{report.year}年度"
    sheets = (_figures(facts, report, about), _documents(documents, about))
    return book_bytes(sheets, title=f"{about}自评估报告依据说明", made=made)


def _figures(facts: Facts, report: Report, about: str) -> BookSheet:
    rows = tuple(
        BookRow((n, *cells), _TONES[state])
        for n, (state, cells) in enumerate(_rows(facts, report), start=1)
    )
    missing = sum(row.tone == "warn" for row in rows)
    return BookSheet(
        name="数字依据",
        title="自评估报告依据说明",
        lines=(about, f"报告中的数字和引用共 {len(rows)} 处，其中待填 {missing} 处。"),
        columns=_COLUMNS,
        rows=rows,
    )


def _rows(facts: Facts, report: Report) -> Iterator[tuple[State, tuple[str | int | None, ...]]]:
    where = ""
    values = _Values(facts)
    for block in report.blocks:
        if isinstance(block, Heading):
            where = block.text
        for figure in _figures_of(block):
            part = f"{where}　{block.number}" if isinstance(block, Table) else where
            value = values.find(figure)
            if value is None:
                yield figure.state, _cell_row(part, figure)
            else:
                yield value.state, _fact_row(part, figure, value)


def _figures_of(block: Block) -> Iterator[Figure]:
    from yuanjian.reports.tree import inline_groups

    for inlines in inline_groups(block):
        yield from (i for i in inlines if isinstance(i, Figure))


class _Values:
    """Values by fact and subject, looked up once a fact."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[str, dict[str, Value]] = {}

    def find(self, figure: Figure) -> Value | None:
        if figure.fact not in all_facts():
            return None
        if figure.fact not in self._known:
            values = self._facts.values(figure.fact)
            self._known[figure.fact] = {value.subject: value for value in values}
        return self._known[figure.fact].get(figure.subject)


def _fact_row(part: str, figure: Figure, value: Value) -> tuple[str | int | None, ...]:
    fact = value.fact
    nodes = list(value.because.walk())
    exact = exact_text(value)
    return (
        part,
        fact.label,
        value.subject,
        figure.shown,
        fact.unit,
        STATE_WORDS[value.state],
        value.known.reason,
        value.scope,
        fact.says,
        "" if exact == value.text else exact,
        fact.rounding,
        _places(nodes),
        "\n".join(dict.fromkeys(n.place.file for n in nodes if n.place and n.place.file)),
        fact.clause,
        "\n".join(dict.fromkeys(_law(n) for n in nodes if n.kind in _LAW)),
        fact.id,
    )


def _cell_row(part: str, figure: Figure) -> tuple[str | int | None, ...]:
    """A blank that stands for a cell of a sheet: which cell has to be filled in."""
    sheet, _, key = figure.fact.partition(".")
    form = all_sheets().get(sheet.removeprefix("s"))
    header = form.columns[key].header if form and key in form.columns else key
    source = f"{form.sheet.name} {figure.subject} {header}" if form else figure.subject
    cells = [part, header, figure.subject, TO_FILL_IN, "", STATE_WORDS[figure.state]]
    cells += ["未填报", "", "照录", "", "", source, "", "", "", ""]
    return tuple(cells)


def _places(nodes: list[Because]) -> str:
    """Where the value comes from, rows and cells once each; rows in a row are one; the many are counted."""
    cells: dict[str, None] = {}
    rows: dict[str, dict[int, None]] = {}
    for node in nodes:
        place = node.place
        if place is None:
            continue
        if place.cell or node.value:
            where = f"{replace(place, file='')}"
            cells[where + (f"＝{node.value}" if node.value else "")] = None
        elif place.row:
            rows.setdefault(place.sheet, {})[place.row] = None
    different = [*cells, *(f"{sheet} {_runs(sorted(held))}" for sheet, held in rows.items())]
    more = len(different) - _ROWS_SHOWN
    shown = different[:_ROWS_SHOWN] + ([f"……等共 {len(different)} 处"] if more > 0 else [])
    return "\n".join(shown)


def _runs(rows: list[int]) -> str:
    """Row numbers, those that follow one another as one: «第5–12、15行»."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    said = [f"{a}" if a == b else f"{a}–{b}" for a, b in runs]
    more = f"等{len(rows)}" if len(said) > _ROWS_SHOWN else ""
    return f"第{'、'.join(said[:_ROWS_SHOWN])}{more}行"


def _law(node: Because) -> str:
    """A limit or clause with how far its text was checked (its notes)."""
    notes = "；".join(child.text for child in node.children if child.kind == "note")
    return f"{node.text}{'：' + node.value if node.value else ''}{f'〔{notes}〕' if notes else ''}"


def _documents(documents: tuple[Document, ...], about: str) -> BookSheet:
    return BookSheet(
        name="规则文件",
        title="编写报告所依的文件",
        lines=(about, "“待核对原文”的内容，使用前请与正式文本核对。"),
        columns=(
            BookColumn("文件", 50),
            BookColumn("文号", 24),
            BookColumn("发文机关", 28),
            BookColumn("施行", 12, "center"),
            BookColumn("失效", 12, "center"),
            BookColumn("核对情况", 14, "center"),
            BookColumn("内容来源", 50),
            BookColumn("说明", 60),
        ),
        rows=tuple(
            BookRow(
                (d.title, d.number, d.issuer, d.in_force, d.until, d.status.label, d.source,
                 "\n".join(d.notes)),
            )
            for d in documents
        ),
    )  # fmt: skip
