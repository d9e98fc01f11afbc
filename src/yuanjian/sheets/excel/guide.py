"""00_填写说明: how to fill, what the colours and signs mean, who fills which sheet, and how far each one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yuanjian.sheets.excel.book import GREY_PALE, RED_PALE, Book
from yuanjian.sheets.excel.cellscan import column_letters
from yuanjian.sheets.excel.list_sheet import FIRST_ROW, breadth, last_row, runs
from yuanjian.sheets.excel.vertical_sheet import VALUE_COLUMN, required_items
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow

if TYPE_CHECKING:
    from yuanjian.sheets.excel.book import Worksheet

_WIDTHS = (2, 26, 12, 46, 10, 11, 10, 9, 13, 12, 2)
_STEPS = (
    "从 01_园区概况 和 05_企业名录 填起：其他表里的企业、区块、点位都从这两张表和相应的名录里选。",
    "每张表第2行是表头，第3行是单位和类型，第4行是灰色示例（A列写着“示例”，导入时跳过，可留可删）。从第5行起填写。",
    "选中任一格，旁边会显示这一格要填什么；有下拉箭头的请从列表中选。多项之间用；分隔。",
    "可以插入、删除、排序行，可以隐藏列；请不要改动表头、不要合并单元格。合计行不用填，由系统计算。",
    "填好保存后用园鉴导入。可以反复导入：没有变化的行不会重复，改过的行会列出新旧对照。",
)
_SIGNS = (
    ("空白", "还没有填。按“缺”处理，会出现在未填清单里"),
    ("无", "已确认没有。整张表都没有内容时，在第5行第一格填“无”，并填数据来源，即可作为举证"),
    ("/", "不适用于本园区（或本企业）"),
    ("0", "测过或数过，结果是零。与“无”“空白”都不同"),
    ("0.004L　<0.004　ND　未检出", "检测结果低于检出限，照检测报告写"),
)
_COLOURS = (
    ("required", "必填*", "每一行都要填；行内有内容而这一格为空时显示红色"),
    ("conditional", "条件必填", "满足条件时要填，条件见提示"),
    ("optional", "选填", "有就填"),
    ("computed", "系统计算", "由系统算出，不用填；导入时不读取"),
)
_TABLE = ("表", "由谁填", "说明", "已填行数", "必填格", "已填", "还缺", "完成", "状态")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says about the package."""

    title: str
    lines: tuple[tuple[str, str], ...]


def write_guide(
    book: Book,
    sheet: Worksheet,
    cover: Cover,
    forms: Mapping[str, type[SheetRow]],
    rows: Mapping[str, Sequence[Record]],
) -> None:
    """Fills the first worksheet; the progress table counts by formulas, so that it lives."""
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width, book.style("plain"))
    sheet.set_row(1, 34)
    book.text(sheet, 1, 1, cover.title, "title")
    at = 2
    for label, text in cover.lines:
        book.text(sheet, at, 1, label, "label")
        book.text(sheet, at, 2, text, "subtitle")
        at += 1
    at = _steps(book, sheet, at + 1)
    at = _signs(book, sheet, at + 1)
    at = _colours(book, sheet, at + 1)
    _progress(book, sheet, at + 1, forms, rows)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&A&R&8第 &P / &N 页")
    sheet.activate()


def _section(book: Book, sheet: Worksheet, at: int, title: str) -> int:
    for place in range(1, 10):
        book.text(sheet, at, place, title if place == 1 else "", "section")
    sheet.set_row(at, 24)
    return at + 1


def _wide(book: Book, sheet: Worksheet, at: int, first: int, text: str, height: int = 20) -> None:
    sheet.merge_range(at, first, at, 9, "", book.style("boxed_wrapped"))
    book.text(sheet, at, first, text, "boxed_wrapped")
    sheet.set_row(at, height)


def _steps(book: Book, sheet: Worksheet, at: int) -> int:
    at = _section(book, sheet, at, "怎么填")
    for number, text in enumerate(_STEPS, start=1):
        book.text(sheet, at, 1, f"第{number}步", "boxed_centred")
        _wide(book, sheet, at, 2, text, 22)
        at += 1
    return at


def _signs(book: Book, sheet: Worksheet, at: int) -> int:
    at = _section(book, sheet, at, "空白、无、/、0 是四件不同的事")
    for sign, text in _SIGNS:
        book.text(sheet, at, 1, sign, "boxed_centred", bold=True)
        _wide(book, sheet, at, 2, text, 22)
        at += 1
    return at


def _colours(book: Book, sheet: Worksheet, at: int) -> int:
    at = _section(book, sheet, at, "表头颜色")
    for style, label, text in _COLOURS:
        book.text(sheet, at, 1, label, style)
        _wide(book, sheet, at, 2, text, 22)
        at += 1
    book.text(sheet, at, 1, "", "boxed", bg_color=RED_PALE)
    _wide(book, sheet, at, 2, "红色：必填的格还空着", 22)
    return at + 1


def _progress(
    book: Book,
    sheet: Worksheet,
    at: int,
    forms: Mapping[str, type[SheetRow]],
    rows: Mapping[str, Sequence[Record]],
) -> None:
    at = _section(book, sheet, at, "填写进度（随填随变）")
    for place, head in enumerate(_TABLE, start=1):
        book.text(sheet, at, place, head, "required")
    sheet.set_row(at, 22)
    top = at + 1
    for form in forms.values():
        at += 1
        _line(book, sheet, at, form, rows.get(form.sheet.no, ()))
    _total(book, sheet, at + 1, top, [(f, rows.get(f.sheet.no, ())) for f in forms.values()])
    done, begun = book.style("done"), book.style("begun")
    for word, style in (("已填齐", done), ("确认无", done), ("填写中", begun)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
        sheet.conditional_format(top, 9, at, 9, rule)
    bar = {"type": "data_bar", "bar_color": "#8FBDB2", "bar_solid": True, "min_type": "num",
           "min_value": 0, "max_type": "num", "max_value": 1}  # fmt: skip
    sheet.conditional_format(top, 8, at + 1, 8, bar)


@dataclass(frozen=True, slots=True)
class _Count:
    """The live formulas of one sheet, and what they give now."""

    rows: str
    done: str
    none: str
    wanted_each: int
    rows_now: int
    done_now: int
    none_now: bool


def _count(form: type[SheetRow], rows: Sequence[Record]) -> _Count:
    name = f"'{form.sheet.name}'!"
    real = [r for r in rows if not r.none]
    required = [c for c in form.columns.values() if c.required]
    done_now = sum(1 for r in real for c in required if getattr(r.row, c.key) is not None)
    if form.sheet.vertical:
        letter = column_letters(VALUE_COLUMN + 1)
        cells = [
            f"{name}${letter}${a + 1}:${letter}${b + 1}" for a, b in runs(required_items(form))
        ]
        done = "+".join(f"COUNTA({c})" for c in cells)
        return _Count(
            f"IF({done}>0,1,0)", done, "FALSE", len(required), min(1, done_now), done_now, False
        )
    top, bottom = FIRST_ROW + 1, last_row(len(rows)) + 1
    places = list(enumerate(form.columns.values(), start=1))
    key = next(p for p, c in places if c.key in form.sheet.keys and c.required and not c.computed)
    first = next(p for p, c in places if not c.computed)

    def area(a: int, b: int) -> str:
        return f"{name}${column_letters(a + 1)}${top}:${column_letters(b + 1)}${bottom}"

    none = f'COUNTIF({area(first, first)},"无")'
    done = "+".join(f"COUNTA({area(a, b)})" for a, b in runs([p for p, c in places if c.required]))
    source = next((p for p, c in places if c.key == "source"), 0)
    # A row that says 无 holds its 无 (when that column is required) and its source: neither counts.
    also = 1 if form.columns[places[first - 1][1].key].required else 0
    less = f"-{none}*{also}" + (
        f'-SUMPRODUCT(({area(first, first)}="无")*({area(source, source)}<>""))' if source else ""
    )
    rows_formula = f"COUNTA({area(key, key)})" + (f"-{none}" if key == first else "")
    return _Count(
        rows_formula, done + less, f"{none}>0", len(required), len(real), done_now, len(rows) > len(real)
    )  # fmt: skip


def _line(
    book: Book, sheet: Worksheet, at: int, form: type[SheetRow], rows: Sequence[Record]
) -> None:
    count = _count(form, rows)
    n = at + 1
    sheet.write_url(
        at, 1, f"internal:'{form.sheet.name}'!B5", book.style("link"), form.sheet.name, "点击打开"
    )
    book.text(sheet, at, 2, form.sheet.by, "boxed_centred")
    book.text(sheet, at, 3, form.sheet.note, "boxed_note")
    lines = -(-breadth(form.sheet.note) // 50)
    sheet.set_row(at, max(20, 14 * lines + 4))
    centred, share = book.style("boxed_centred"), book.style("boxed_percent")
    wanted_now = count.rows_now * count.wanted_each
    ratio = count.done_now / wanted_now if wanted_now else 0
    state = _state(count, wanted_now)
    sheet.write_formula(at, 4, f"={count.rows}", centred, count.rows_now)
    sheet.write_formula(at, 5, f"=E{n}*{count.wanted_each}", centred, wanted_now)
    sheet.write_formula(at, 6, f"={count.done}", centred, count.done_now)
    sheet.write_formula(at, 7, f"=MAX(0,F{n}-G{n})", centred, max(0, wanted_now - count.done_now))
    sheet.write_formula(at, 8, f"=IF(F{n}=0,0,MIN(1,G{n}/F{n}))", share, min(1, ratio))
    sheet.write_formula(
        at,
        9,
        f'=IF(E{n}>0,IF(H{n}=0,"已填齐","填写中"),IF({count.none},"确认无","未开始"))',
        centred,
        state,
    )


def _state(count: _Count, wanted: int) -> str:
    if count.rows_now:
        return "已填齐" if count.done_now >= wanted else "填写中"
    return "确认无" if count.none_now else "未开始"


def _total(
    book: Book,
    sheet: Worksheet,
    at: int,
    top: int,
    all_rows: list[tuple[type[SheetRow], Sequence[Record]]],
) -> None:
    counts = [_count(form, rows) for form, rows in all_rows]
    values = [
        sum(c.rows_now for c in counts),
        sum(c.rows_now * c.wanted_each for c in counts),
        sum(c.done_now for c in counts),
    ]
    values.append(max(0, values[1] - values[2]))
    bold = book.style("boxed_centred", bold=True, bg_color=GREY_PALE)
    for place in (1, 2, 3, 9):
        book.text(
            sheet,
            at,
            place,
            "合计" if place == 1 else "",
            "boxed_centred",
            bold=True,
            bg_color=GREY_PALE,
        )
    for letter, place, value in zip("EFGH", (4, 5, 6, 7), values, strict=True):
        sheet.write_formula(at, place, f"=SUM({letter}{top + 1}:{letter}{at})", bold, value)
    share = values[2] / values[1] if values[1] else 0
    ratio = f"=IF(F{at + 1}=0,0,G{at + 1}/F{at + 1})"
    sheet.write_formula(
        at, 8, ratio, book.style("boxed_percent", bold=True, bg_color=GREY_PALE), share
    )
    sheet.set_row(at, 22)
