"""附表: the park's sheets as they are filed: example rows, hidden keys and personal columns left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.facts.rows import RowView
from yuanjian.reports.tree import TO_FILL_IN, Align
from yuanjian.reports.workbook import BookColumn, BookRow, BookSheet, Content, book_bytes
from yuanjian.sheets.column import Column
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, shown
from yuanjian.sheets.shelf import all_sheets

# In the report itself: tables 1 to 4, and the words of parts 三 to 五.
IN_THE_REPORT = frozenset({"10", "11", "12", "32", "33"})
_NOT_FILED = frozenset({"remark"})  # notes among colleagues
_WIDTHS = {"long": 40.0, "text": 20.0, "multi": 24.0, "choice": 14.0, "code": 22.0}


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """One 附表: its number, the sheet it shows, and how many rows it has (None: not filled in)."""

    number: str
    form: type[SheetRow]
    rows: int | None

    @property
    def title(self) -> str:
        """The sheet's title."""
        return self.form.sheet.title


def annex_tables(facts: Facts) -> list[AnnexTable]:
    """All annex tables; numbers follow the sheets, filled or not, so they stay from year to year."""
    forms = [form for no, form in all_sheets().items() if no not in IN_THE_REPORT]
    made = []
    for n, form in enumerate(forms, start=1):
        rows = facts.rows(form.sheet.no)
        made.append(AnnexTable(f"附表{n}", form, len(rows) if rows.filled else None))
    return made


def annex_bytes(facts: Facts, park: str, made: datetime) -> bytes:
    """The annex as the bytes of an .xlsx."""
    tables = annex_tables(facts)
    about = f"{park}　{facts.year}年度"
    sheets = [_contents(tables, about), *(_sheet(facts, table, about) for table in tables)]
    return book_bytes(sheets, title=f"{park}{facts.year}年度园区年度报告表格", made=made)


def filed_columns(form: type[SheetRow]) -> list[Column]:
    """The columns of a sheet that leave the park: no personal data, no notes."""
    return [c for k, c in form.columns.items() if not c.private and k not in _NOT_FILED]


def rows_in_words(rows: int | None) -> str:
    """How many rows a table has, in words that keep «none» and «not filled in» apart."""
    return "未填报" if rows is None else "无" if rows == 0 else str(rows)


def _contents(tables: list[AnnexTable], about: str) -> BookSheet:
    return BookSheet(
        name="目录",
        title="附表：园区年度报告表格",
        lines=(about, "表1至表4见报告正文。涉及个人信息的栏目不报送。"),
        columns=(
            BookColumn("附表", 10, "center"),
            BookColumn("名称", 40),
            BookColumn("行数", 10, "right"),
        ),
        rows=tuple(
            BookRow(
                (t.number, t.title, rows_in_words(t.rows)), "warn" if t.rows is None else "plain"
            )
            for t in tables
        ),
    )


def _sheet(facts: Facts, table: AnnexTable, about: str) -> BookSheet:
    form = table.form
    rows = facts.rows(form.sheet.no)
    columns = filed_columns(form)
    name = f"{table.number}_{table.title}"
    title = f"{table.number}　{table.title}"
    if form.sheet.vertical:
        return _vertical(facts, name, title, about, columns)
    lines = [about]
    if table.rows is None:
        lines.append("本表未填报。")
    elif not table.rows:
        lines.append("本年度无此项内容（已确认）。" + _confirmed(rows.nones))
    return BookSheet(
        name=name,
        title=title,
        lines=tuple(lines),
        columns=tuple(BookColumn(_head(c), _width(c), _align(c)) for c in columns),
        rows=tuple(BookRow(tuple(_contents_of(facts, row, columns))) for row in rows),
    )


def _vertical(facts: Facts, name: str, title: str, about: str, columns: list[Column]) -> BookSheet:
    row = facts.one("01")
    contents: list[Content] = [None] * len(columns)
    if row is not None:
        contents = list(_contents_of(facts, row, columns))
    return BookSheet(
        name=name,
        title=title,
        lines=(about, *(() if row else ("本表未填报。",))),
        columns=(BookColumn("项目", 28), BookColumn("内容", 60), BookColumn("单位", 10, "center")),
        rows=tuple(
            BookRow((c.header, content, c.unit))
            for c, content in zip(columns, contents, strict=True)
        ),
    )


def _confirmed(nones: tuple[Record, ...]) -> str:
    """Who says that there is none."""
    sources = [shown(getattr(record.row, "source", None)) for record in nones]
    return f"数据来源：{sources[0]}。" if sources and sources[0] else ""


def _contents_of(facts: Facts, row: RowView, columns: list[Column]) -> Iterator[Content]:
    for column in columns:
        if column.computed:
            yield _computed(facts, row, column)
        else:
            yield _content(row, column)


def _content(row: RowView, column: Column) -> Content:
    value = row.get(column.key)
    if value is None:
        return TO_FILL_IN if column.required else None
    if isinstance(value, Mark):
        return value.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "；".join(value)
    if column.month_ok and (written := row.record.raw.get(column.key)):
        return written  # «2021-12» was kept as its first day
    content: Content = value
    return content


def _computed(facts: Facts, row: RowView, column: Column) -> Content:
    declared = all_facts().get(column.fact)
    if declared is None:
        return None
    value = facts.value(column.fact, row if declared.per else None)
    if isinstance(value.known, Amount) and value.known.number is not None:
        return Decimal(value.text)
    return value.text or None


def _head(column: Column) -> str:
    return f"{column.header}（{column.unit}）" if column.unit else column.header


def _width(column: Column) -> float:
    return max(_WIDTHS.get(column.kind, 12.0), min(24.0, len(_head(column)) * 1.6))


def _align(column: Column) -> Align:
    if column.kind in ("number", "integer", "percent"):
        return "right"
    return "center" if column.kind in ("choice", "yesno", "day", "code") else "left"
