"""A firm's workbook written back: what it wrote, a comment in every cell to be mended, and beside each such
column a twin that says what is expected. Mended, it is imported again like any package: the twins are skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from yuanjian.sheets.cells import written
from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.book import AMBER_PALE, LONGEST_TEXT, RED_PALE, Book, cell_format
from yuanjian.sheets.excel.dropdowns import Dropdowns, list_rule
from yuanjian.sheets.excel.extract import EXAMPLE
from yuanjian.sheets.excel.firm_read import FirmRead
from yuanjian.sheets.excel.layout import MARK_HEADER, MARK_KEY, TWIN_KEY
from yuanjian.sheets.excel.list_sheet import FIRST_ROW, breadth, head_style, headed, message
from yuanjian.sheets.excel.package import RowRead
from yuanjian.sheets.excel.recognise import GUIDE_SHEET
from yuanjian.sheets.excel.template import Identity, write_meta
from yuanjian.sheets.firm import FIRM_SHEETS, answered
from yuanjian.sheets.problem import Level, Problem
from yuanjian.sheets.row import SheetRow, shown

if TYPE_CHECKING:
    from yuanjian.sheets.excel.book import Worksheet

_MENDABLE: tuple[Level, ...] = ("error", "gap", "doubt")
_FILL: Mapping[Level, str] = {"error": RED_PALE, "gap": AMBER_PALE, "doubt": AMBER_PALE}
_WORD: Mapping[Level, str] = {"error": "须改正", "gap": "未填", "doubt": "请核实"}
_ROOM = 200
_TWIN_WIDTH = 34
_WIDE = 72
_LINE = 15
# What a message may add from the records of the park; a firm is not shown them.
_BLIND = frozenset({"proof"})


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file to send back, and how many cells of it are to be mended."""

    content: bytes
    errors: int
    gaps: int
    doubts: int


def mendable(found: FirmRead) -> bool:
    """Whether the firm has anything to mend."""
    rows = (p for row in found.checked.rows for p in row.problems)
    return any(p.level in _MENDABLE for p in (*rows, *found.checked.read.problems))


def receipt_bytes(found: FirmRead, *, park: Identity, year: int) -> Receipt:
    """The file for the firm of ``park``. Rows that are another firm's are counted in it, never shown."""
    book = Book(f"{found.firm.name} {year}年度 核对回执", datetime(year, 12, 31))
    guide = book.sheet(GUIDE_SHEET)
    by_sheet = {no: [r for r in found.checked.rows if r.sheet == no] for no in FIRM_SHEETS}
    forms = {no: answered(no) for no in FIRM_SHEETS}
    sheets = {no: book.sheet(form.sheet.name) for no, form in forms.items()}
    dropdowns = Dropdowns(book, {}, {})
    counts: dict[Level, int] = dict.fromkeys(_MENDABLE, 0)
    lines: list[tuple[str, Problem]] = []
    for no, form in forms.items():
        marks = _marks(form, by_sheet[no])
        _Sheet(book, sheets[no], form, by_sheet[no], marks, dropdowns).write()
        levels = [p.level for cell in marks.values() for p in cell]
        for level in _MENDABLE:
            counts[level] += levels.count(level)
        lines += _lines(form, by_sheet[no], marks)
        if levels:
            sheets[no].set_tab_color("#C0392B" if "error" in levels else "#E0A63C")
    whole = [
        p for p in found.checked.read.problems if p.level in _MENDABLE and p not in found.foreign
    ]
    _write_guide(book, guide, found, year, counts, lines, whole)
    dropdowns.sheet.hide()
    write_meta(book, park, year, "", "firm", forms)
    return Receipt(book.content(), counts["error"], counts["gap"], counts["doubt"])


Marks = Mapping[tuple[int, str], list[Problem]]
"""Row of the list (from 0) and column key → what is to be mended there, the gravest first."""


def _marks(form: type[SheetRow], rows: Sequence[RowRead]) -> dict[tuple[int, str], list[Problem]]:
    first = next(iter(form.columns))
    found: dict[tuple[int, str], list[Problem]] = {}
    for number, row in enumerate(rows):
        for problem in row.problems:
            if problem.level not in _MENDABLE or (problem.key and problem.key not in form.columns):
                continue  # what the park judges is not the firm's to mend
            found.setdefault((number, problem.key or first), []).append(problem)
    for cell in found.values():
        cell.sort(key=lambda p: _MENDABLE.index(p.level))
    return found


def _told(problem: Problem) -> str:
    """One problem as the firm reads it: what is wrong, what is expected, what to do."""
    said = [f"【{_WORD[problem.level]}】{problem.message}"]
    if problem.expected and problem.expected not in problem.message:
        said.append(f"应为：{problem.expected}")
    if problem.mend and problem.key not in _BLIND:
        said.append(problem.mend)
    return "。".join(s.rstrip("。") for s in said) + "。"


def _expected(column: Column, problems: Iterable[Problem]) -> str:
    """What stands in the twin: each problem, and an example where the cell is blank."""
    told = list(dict.fromkeys(_told(p) for p in problems))
    if any(p.level == "gap" for p in problems) and column.example:
        told.append(f"例：{column.example}")
    return "\n".join(told)[:LONGEST_TEXT]


class _Sheet:
    """The work on one worksheet: every column of the form, twins beside those with something to mend."""

    def __init__(
        self,
        book: Book,
        sheet: Worksheet,
        form: type[SheetRow],
        rows: Sequence[RowRead],
        marks: Marks,
        dropdowns: Dropdowns,
    ) -> None:
        self.book, self.sheet, self.form = book, sheet, form
        self.rows, self.marks, self.dropdowns = rows, marks, dropdowns
        self.twins = {key for _, key in marks}
        self.lines = [1] * len(rows)

    def write(self) -> None:
        """Heads, rows, twins."""
        book, sheet = self.book, self.sheet
        heads = ((MARK_KEY, "key"), (MARK_HEADER, "unit"), ("", "unit"), (EXAMPLE, "example"))
        for number, (text, style) in enumerate(heads):
            book.text(sheet, number, 0, text, style)
        sheet.set_column(0, 0, 6, book.style("mark"))
        place = 0
        for key, column in self.form.columns.items():
            place += 1
            self._column(place, key, column)
            if key in self.twins:
                place += 1
                self._twin(place, key, column)
        for number, lines in enumerate(self.lines, start=FIRST_ROW):
            sheet.set_row(number, min(_LINE * lines + 3, 400))
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 36)
        sheet.set_row(3, 30)
        sheet.freeze_panes(FIRST_ROW, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(1, 2)

    def _room(self, number: int, value: object, width: int) -> None:
        """Makes the row high enough for a text of some width in characters."""
        self.lines[number] = max(self.lines[number], _lines_of(shown(value), width))

    def _column(self, place: int, key: str, column: Column) -> None:
        book, sheet = self.book, self.sheet
        width = max(14, len(headed(column)) * 2 + 2)
        sheet.set_column(place, place, min(width, 28), book.style("plain", **cell_format(column)))
        book.text(sheet, 0, place, key, "key")
        book.text(sheet, 1, place, headed(column), head_style(column))
        book.text(sheet, 2, place, column.unit_line, "unit")
        book.text(sheet, 3, place, column.example, "example")
        rule: dict[str, object] = {"validate": "any"}
        if listed := self.dropdowns.name(column):
            rule = list_rule(listed, column)
        told = {"input_title": column.header[:32], "input_message": message(column)}
        bottom = FIRST_ROW + len(self.rows) + _ROOM
        sheet.data_validation(FIRST_ROW, place, bottom, place, {**rule, **told})
        for number, row in enumerate(self.rows):
            self._room(number, _value(row, key), min(width, 28))
            self._cell(FIRST_ROW + number, place, key, column, row, self.marks.get((number, key)))

    def _cell(
        self,
        at: int,
        place: int,
        key: str,
        column: Column,
        row: RowRead,
        problems: Sequence[Problem] | None,
    ) -> None:
        more = {"bg_color": _FILL[problems[0].level]} if problems else {}
        value = _value(row, key)
        if isinstance(value, str):
            self.book.text(self.sheet, at, place, value, "row", **{**cell_format(column), **more})
        else:
            self.book.value(self.sheet, at, place, value, column, "row", **more)
        if problems:
            told = "\n".join(dict.fromkeys(_told(p) for p in problems))
            self.sheet.write_comment(
                at, place, told[:1000], {"author": "园区", "x_scale": 2, "y_scale": 1.2, "visible": False}
            )  # fmt: skip

    def _twin(self, place: int, key: str, column: Column) -> None:
        book, sheet = self.book, self.sheet
        sheet.set_column(place, place, _TWIN_WIDTH, book.style("plain"))
        book.text(sheet, 0, place, f"{TWIN_KEY}{key}", "key")
        book.text(sheet, 1, place, f"↤ {column.header}：核对意见", "unit", bold=True)
        book.text(sheet, 2, place, "只看不填", "unit")
        book.text(sheet, 3, place, "", "example")
        for (number, at_key), problems in self.marks.items():
            if at_key == key:
                told = _expected(column, problems)
                self._room(number, told, _TWIN_WIDTH)
                book.text(
                    sheet, FIRST_ROW + number, place, told, "boxed_note",
                    font_color="#A02B1F" if problems[0].level == "error" else "#7A5A10",
                )  # fmt: skip


def _lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a column of some width in Latin characters."""
    return sum(-(-breadth(part) // max(1, width - 3)) or 1 for part in text.split("\n"))


def _value(row: RowRead, key: str) -> object:
    """What the firm wrote; where the cell was good, as it was understood."""
    bad = {p.key for p in row.problems if p.level == "error"}
    if row.record is not None and key not in bad:
        return getattr(row.record.row, key)
    raw = row.raw.values.get(key)
    return None if raw is None else written(raw)


def _lines(
    form: type[SheetRow], rows: Sequence[RowRead], marks: Marks
) -> list[tuple[str, Problem]]:
    """Every cell to be mended with its place in the receipt."""
    from yuanjian.sheets.excel.workbook import spot_name

    places: dict[str, int] = {}
    place, twins = 0, {key for _, key in marks}
    for key in form.columns:
        place += 1
        places[key] = place + 1
        place += key in twins
    ordered = sorted(marks.items(), key=lambda m: (m[0][0], places[m[0][1]]))
    return [
        (f"{form.sheet.name} {spot_name(FIRST_ROW + n + 1, places[key])}", p)
        for (n, key), problems in ordered
        for p in problems
    ]


def _write_guide(
    book: Book,
    sheet: Worksheet,
    found: FirmRead,
    year: int,
    counts: Mapping[Level, int],
    lines: Sequence[tuple[str, Problem]],
    whole: Sequence[Problem],
) -> None:
    for place, width in enumerate((2, 12, 32, 26, _WIDE)):
        sheet.set_column(place, place, width, book.style("plain"))
    book.text(sheet, 1, 1, f"{found.firm.name}　{year}年度填报核对回执", "title")
    sheet.set_row(1, 34)
    book.text(sheet, 2, 1, "　".join(f"{_WORD[k]} {counts[k]} 处" for k in _MENDABLE), "subtitle")
    steps = (
        "红色格须改正，黄色格请补填或核实；格上有批注，右侧“核对意见”列写明应怎样填。",
        "直接在本文件里改，改完保存（.xlsx），发回园区。“核对意见”列不用删，再次导入时会跳过。",
        "没有的填“无”，不适用的填“/”，零填 0。",
    )
    for number, step in enumerate(steps, start=3):
        book.text(sheet, number, 1, step, "plain")
    at = 4 + len(steps)
    for place, head in enumerate(("程度", "位置", "栏目", "请这样处理"), start=1):
        book.text(sheet, at, place, head, "required")
    not_own = sum(p.level == "error" for p in found.foreign)
    if not_own:
        at += 1
        said = f"另有 {not_own} 行写的不是本企业，没有导入，本回执也没有带回；确是本企业的请按营业执照名称重填。"
        for place, text in enumerate(("须改正", "", "", said), start=1):
            book.text(sheet, at, place, text, "boxed_wrapped")
        sheet.set_row(at, _LINE * 2 + 3)
    for problem in whole:
        at += 1
        place_text = str(problem.place.sheet or "整个文件")
        for place, text in enumerate(
            (_WORD[problem.level], place_text, "", _told(problem)), start=1
        ):
            book.text(sheet, at, place, text, "boxed_wrapped")
        sheet.set_row(at, _LINE * _lines_of(_told(problem), _WIDE) + 3)
    for where, problem in lines[:2000]:
        at += 1
        texts = (_WORD[problem.level], where, problem.header, _told(problem))
        for place, text in enumerate(texts, start=1):
            more = {"bg_color": _FILL[problem.level]} if place == 1 else {}
            book.text(sheet, at, place, text, "boxed_wrapped", **more)
        sheet.set_row(at, _LINE * _lines_of(texts[3], _WIDE) + 3)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.activate()
