"""The data dictionary: every sheet and column in Markdown, from the declarations."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.core.rounding import plain
from yuanjian.sheets import listings
from yuanjian.sheets.column import KIND_WORDS, Column
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

_INTRO = """\
# 数据字典：年度资料包的表和列

年度资料包是一个 Excel 文件（`园区年度资料包_园区代码_年度.xlsx`），共 {sheets} 张表、{columns} 列。
模板、导入、校验、导出和本页都来自同一份声明（`src/yuanjian/sheets/forms/`）。

* **必**：● 必填　◐ 满足条件时必填　○ 选填　A 系统计算，不用填、导入时不读取
* **空白、无、/、0 是四件事**：空白＝未填；`无`＝已确认没有；`/`＝不适用；`0`＝测过或数过是零
* 多选用`；`分隔；未检出写作 `0.004L`、`<0.004`、`ND` 或 `未检出`；数字可带单位（如 `2.94t`、`80kg`），按本列单位换算
* “→”指向另一张表的列，填写那张表中已有的名称或编号
"""


def render() -> str:
    """The whole page; the same declarations give the same text."""
    forms = all_sheets()
    columns = sum(len(f.columns) for f in forms.values())
    parts = [_INTRO.format(sheets=len(forms), columns=columns), *_contents()]
    for form in forms.values():
        parts += ["", *_sheet(form)]
    return "\n".join(parts).rstrip() + "\n"


def _contents() -> Iterator[str]:
    yield "| 表 | 由谁填 | 列数 | 主键 | 说明 |"
    yield "| --- | --- | --- | --- | --- |"
    for form in all_sheets().values():
        sheet = form.sheet
        keys = "＋".join(form.columns[k].header for k in sheet.keys)
        yield f"| {sheet.name} | {sheet.by} | {len(form.columns)} | {_cell(keys)} | {_cell(sheet.note)} |"


def _sheet(form: type[SheetRow]) -> Iterator[str]:
    sheet = form.sheet
    yield f"## {sheet.name}"
    yield ""
    told = [sheet.note]
    if sheet.vertical:
        told.append("竖表，一年一份。")
    if sheet.none_ok:
        told.append("没有的，在第一格填“无”并注明数据来源。")
    yield "".join(t for t in told if t)
    yield ""
    yield "| 表头 | 键 | 单位 | 类型 | 必 | 取值与校验 | 示例 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for column in form.columns.values():
        cells = (
            column.header + ("（不公开）" if column.private else ""),
            f"`{column.key}`",
            column.unit,
            kind_of(column),
            column.needs,
            "；".join(_rules(column)),
            column.example,
        )
        yield f"| {' | '.join(_cell(c) for c in cells)} |"


def kind_of(column: Column) -> str:
    """The type of a column in words, with its decimals."""
    if column.kind == "number" and column.places is not None:
        return f"数({column.places})"
    return KIND_WORDS[column.kind]


def _rules(column: Column) -> Iterator[str]:
    if column.when:
        yield f"{column.when.words}时必填"
    if column.options and column.kind != "yesno":
        yield "、".join(column.options) + ("（可填其他）" if column.open_list else "")
    if column.listing:
        yield f"{listings.title(column.listing)}{'（可填其他）' if column.open_list else ''}"
    if column.ref:
        yield "→ " + "、".join(_target(r) for r in column.ref.split("|"))
    if column.expected:
        yield column.expected
    if column.low is not None or column.high is not None:
        low = plain(column.low) if column.low is not None else "…"
        high = plain(column.high) if column.high is not None else "…"
        yield f"{low}–{high}"
    if column.note:
        yield column.note.rstrip("。")
    if column.masked:
        yield "自动屏蔽电话、证件号码和姓名"
    if column.aliases:
        yield "也认：" + "、".join(column.aliases)


def _target(ref: str) -> str:
    no, _, key = ref.partition(".")
    form = all_sheets().get(no)
    return f"{form.sheet.name}.{form.columns[key].header}" if form else ref


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
