"""One list sheet of the package: hidden keys, header, units, example, then the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from yuanjian.core.marks import Mark
from yuanjian.core.rounding import plain
from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.book import Book, cell_format
from yuanjian.sheets.excel.cellscan import column_letters
from yuanjian.sheets.excel.dropdowns import Dropdowns, list_rule
from yuanjian.sheets.excel.extract import EXAMPLE
from yuanjian.sheets.excel.layout import MARK_HEADER, MARK_KEY
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, shown

if TYPE_CHECKING:
    from yuanjian.sheets.excel.book import Worksheet

FIRST_ROW = 4
"""Where the data begin, from 0 (row 5 in Excel)."""
LAST_ROW = 1999
_ROOM = 500
_LINE = 15
_PAGE = 210
_WIDTHS = {
    "text": 20, "long": 40, "integer": 11, "number": 13, "percent": 11, "day": 13, "choice": 16, "multi": 24,
    "yesno": 9, "code": 16, "result": 13, "computed": 15,
}  # fmt: skip
_WIDE_CODES = {"credit_code": 22, "permit_number": 27}

Computed = Callable[[str, Record], Mapping[str, object]]
"""Sheet number and row → the values of its computed columns by key (typed cell values or text)."""


def as_records(no: str, rows: Sequence[Record | SheetRow]) -> tuple[Record, ...]:
    """Records as they are; a bare row as a record without a place."""
    return tuple(r if isinstance(r, Record) else Record(no, r.key_text(), r) for r in rows)


def last_row(count: int) -> int:
    """The last row (from 0) that drop-downs and formulas cover when ``count`` rows are written."""
    return max(LAST_ROW, FIRST_ROW + count + _ROOM)


def head_style(column: Column) -> str:
    """The style of a header by what the column asks for."""
    return {"●": "required", "◐": "conditional", "○": "optional", "A": "computed"}[column.needs]


def headed(column: Column) -> str:
    """The header as the template shows it: * behind required columns."""
    return column.header + ("*" if column.required else "")


def write_list_sheet(
    book: Book,
    sheet: Worksheet,
    form: type[SheetRow],
    rows: Sequence[Record],
    dropdowns: Dropdowns,
    computed: Computed | None,
) -> None:
    """Fills an empty worksheet."""
    columns = list(form.columns.values())
    bottom = last_row(len(rows))
    lines = [_cells(one, columns, form, computed) for one in rows]
    widths = [_width(c, [line[n] for line in lines]) for n, c in enumerate(columns)]
    _heads(book, sheet, columns, widths)
    for number, line in enumerate(lines, start=FIRST_ROW):
        for place, (column, value) in enumerate(zip(columns, line, strict=True), start=1):
            style = "row_system" if column.computed else "row"
            book.value(sheet, number, place, value, column, style)
        if (height := _height(columns, line, widths)) > _LINE:
            sheet.set_row(number, height)
    for place, column in enumerate(columns, start=1):
        _guide(sheet, place, column, bottom, dropdowns.name(column))
    _mark_missing(book, sheet, columns, bottom)
    _look(sheet, columns, bottom, -(-int(sum(widths)) // _PAGE))


def _cells(
    one: Record, columns: list[Column], form: type[SheetRow], computed: Computed | None
) -> list[object]:
    """The values of one row, column by column; a row that says 无 has it in its first column."""
    supplied = computed(form.sheet.no, one) if computed is not None and not one.none else {}
    first = next(c for c in columns if not c.computed)
    values: list[object] = []
    for column in columns:
        if one.none and column is first:
            values.append(Mark.NONE)
        elif column.computed:
            values.append(supplied.get(column.key))
        else:
            values.append(getattr(one.row, column.key))
    return values


def _heads(book: Book, sheet: Worksheet, columns: list[Column], widths: Sequence[float]) -> None:
    sheet.set_column(0, 0, 6, book.style("mark"))
    book.text(sheet, 0, 0, MARK_KEY, "key")
    book.text(sheet, 1, 0, MARK_HEADER, "unit")
    book.text(sheet, 2, 0, "", "unit")
    book.text(sheet, 3, 0, EXAMPLE, "example", align="center", indent=0)
    for place, column in enumerate(columns, start=1):
        style = "system" if column.computed else "plain"
        look = book.style(style, **cell_format(column))
        sheet.set_column(place, place, widths[place - 1], look)
        book.text(sheet, 0, place, column.key, "key")
        book.text(sheet, 1, place, headed(column), head_style(column))
        book.text(sheet, 2, place, column.unit_line, "unit")
        book.text(sheet, 3, place, column.example, "example")
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 36)
    sheet.set_row(2, 20)
    sheet.set_row(3, 30)


def _width(column: Column, values: Sequence[object]) -> float:
    """Wide enough for the header on two lines and for what the column holds, within reason."""
    width = _WIDE_CODES.get(column.form, _WIDTHS[column.kind])
    if column.ref.startswith("05.name"):
        width = 26
    held = max((breadth(shown(v)) for v in values if isinstance(v, str | tuple)), default=0)
    longest = 48 if column.kind in ("long", "computed") else 36
    needed = max(breadth(headed(column)) / 2 + 4, breadth(column.unit_line) + 1)
    return max(width, needed, min(held + 2, longest))


def _height(columns: list[Column], line: Sequence[object], widths: Sequence[float]) -> float:
    """The height of a row [pt] whose long texts are wrapped."""
    lines = 1
    for column, value, width in zip(columns, line, widths, strict=True):
        if isinstance(value, str | tuple) and column.kind not in ("choice", "yesno"):
            parts = shown(value).split("\n")
            lines = max(lines, sum(-(-breadth(p) // max(1, int(width) - 1)) or 1 for p in parts))
    return min(_LINE * lines, 400)


def breadth(text: str) -> int:
    """The width of a text in Latin characters: a Chinese one takes two."""
    return sum(2 if ord(c) > 255 else 1 for c in text)


def message(column: Column) -> str:
    """What Excel shows beside a selected cell: at most 255 characters."""
    needs = {
        "●": "必填",
        "◐": f"条件必填：{column.when.words}时" if column.when else "",
        "○": "选填",
        "A": "系统计算，不用填",
    }
    parts = [needs[column.needs]]
    parts += [p for p in (column.note, column.expected) if p]
    if column.low is not None and column.high is not None:
        parts.append(f"范围 {plain(column.low)}–{plain(column.high)} {column.unit}".rstrip())
    if column.kind == "multi":
        parts.append("多项用；分隔")
    if column.example:
        parts.append(f"例：{column.example}")
    text = "\n".join(parts)
    return text if len(text) <= 250 else text[:249] + "…"


def _guide(sheet: Worksheet, place: int, column: Column, bottom: int, listed: str) -> None:
    """The input message, the drop-down and the range check of one column. Nothing is blocked, only asked:
    无, / and the odd spellings of numbers must stay possible; the import says the rest."""
    told = {"input_title": column.header[:32], "input_message": message(column)}
    sheet.data_validation(1, place, 2, place, {"validate": "any", **told})
    rule: dict[str, object] = {"validate": "any"}
    if listed:
        rule = list_rule(listed, column)
    elif (bounds := _bounds(column, f"{column_letters(place + 1)}{FIRST_ROW + 1}")) is not None:
        rule = {
            "validate": "custom",
            "value": bounds,
            "error_type": "warning",
            "error_title": "请核对",
            "error_message": "数值超出合理范围，请核对小数点和单位；确认无误请选“是”。",
        }
    sheet.data_validation(FIRST_ROW, place, bottom, place, {**rule, **told})


def _bounds(column: Column, cell: str) -> str | None:
    if column.kind == "day":
        return f"=OR(ISTEXT({cell}),AND({cell}>=DATE(1900,1,1),{cell}<=DATE(2100,12,31)))"
    if column.kind not in ("number", "percent", "integer"):
        return None
    tests = []
    if column.low is not None:
        tests.append(f"{cell}>={plain(column.low)}")
    if column.high is not None:
        tests.append(f"{cell}<={plain(column.high)}")
    return f"=OR(ISTEXT({cell}),AND({','.join(tests)}))" if tests else None


def _mark_missing(book: Book, sheet: Worksheet, columns: list[Column], bottom: int) -> None:
    """Red where a row has begun and a required cell is blank; not in a row that says 无."""
    typed = [p for p, c in enumerate(columns, start=1) if not c.computed]
    required = [p for p in typed if columns[p - 1].required]
    if not required:
        return
    row = FIRST_ROW + 1
    first = column_letters(required[0] + 1)
    begun = "+".join(
        f"COUNTA(${column_letters(a + 1)}{row}:${column_letters(b + 1)}{row})"
        for a, b in runs(typed)
    )
    none = f'${column_letters(typed[0] + 1)}{row}<>"无"'
    areas = " ".join(
        f"{column_letters(a + 1)}{row}:{column_letters(b + 1)}{bottom + 1}"
        for a, b in runs(required)
    )
    sheet.conditional_format(
        FIRST_ROW,
        required[0],
        bottom,
        required[0],
        {
            "type": "formula",
            "criteria": f"=AND(LEN({first}{row})=0,{none},{begun}>0)",
            "format": book.style("missing"),
            "multi_range": areas,
        },
    )


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers joined: 1 2 3 7 8 → (1, 3), (7, 8)."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _look(sheet: Worksheet, columns: list[Column], bottom: int, pages: int) -> None:
    names = [p for p, c in enumerate(columns[:3], start=1) if "名称" in c.header and not c.computed]
    sheet.freeze_panes(FIRST_ROW, (names[0] if names else 1) + 1)
    sheet.ignore_errors(
        {"number_stored_as_text": f"A1:{column_letters(len(columns) + 1)}{bottom + 1}"}
    )
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(1, 2)
    sheet.set_footer("&L&8&A&R&8第 &P / &N 页")
