"""One cell by its column: from what was written (text, number, date, bool) to a typed value, with notes.

The value is None (blank), a Mark (无, /), or the column's type. Nothing is guessed in silence: whatever
was understood otherwise than written comes with a note, and the written text is kept by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from yuanjian.core import codes
from yuanjian.core.dates import Undated, read_date
from yuanjian.core.marks import BLANKS, read_mark
from yuanjian.core.numbers import NumberRead, Unreadable, read_number
from yuanjian.core.privacy import mask_personal
from yuanjian.core.rounding import plain
from yuanjian.core.text import document_number, fold, squeeze, tidy
from yuanjian.core.units import Inconvertible, convert, unit
from yuanjian.sheets import listings
from yuanjian.sheets.column import Column
from yuanjian.sheets.problem import CellError, Level

_SEPARATORS = re.compile(r"[；;\n]+")
_COMMAS = re.compile(r"[、，,]+")
_COMMAS_OR_SLASH = re.compile(r"[、，,/]+")
_YES = {
    "是": True,
    "有": True,
    "√": True,
    "✓": True,
    "y": True,
    "yes": True,
    "true": True,
    "1": True,
}
_SHOWN = 12  # options that a message names
_NO = {"否": False, "×": False, "✗": False, "n": False, "no": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was taken: its typed value and the notes on how it was understood."""

    value: Any
    notes: tuple[tuple[Level, str], ...] = ()


def written(raw: object) -> str:
    """The text of a raw cell value as a person would have typed it."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        return plain(Decimal(f"{raw:.15g}"))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, date):
        return raw.isoformat()
    return tidy(str(raw))


def _number(column: Column, raw: object, said: str) -> Cell:
    """A decimal in the column's unit."""
    try:
        read = read_number(said)
    except Unreadable as no:
        raise CellError(
            no.reason, no.expected, "没有的填“无”，不适用的填“/”，未统计的留空"
        ) from None
    if read.nondetect:
        raise CellError("此列不接受未检出写法", "一个数字", "检测结果请填入 19_手工监测数据")
    value, notes = _in_unit(column, read)
    if column.kind == "percent" and isinstance(raw, float) and Decimal(0) < value < 1:
        notes.append(
            (
                "doubt",
                f"按 {plain(value)}% 读入；若原意是 {plain(value * 100)}%，请改填 {plain(value * 100)}",
            )
        )
    _within(column, value)
    return Cell(value, tuple(notes))


def _in_unit(column: Column, read: NumberRead) -> tuple[Decimal, list[tuple[Level, str]]]:
    notes: list[tuple[Level, str]] = []
    value = read.value
    if read.approx:
        notes.append(("info", f"原文为约数，按 {plain(value)} 读入"))
    if read.unit and not (column.unit == "" and not read.unit):
        if not column.unit:
            raise CellError("此列只填数字", "不带单位的数字", f"请删去“{read.unit}”")
        try:
            value = convert(value, read.unit, _yearly(read.unit, column.unit))
        except Inconvertible as no:
            raise CellError(
                str(no), f"以 {column.unit} 计的数字", f"本列单位为 {column.unit}，请核对数值和单位"
            ) from None
        if value != read.value:
            given = unit(read.unit)
            said = given.name if given else read.unit
            notes.append(("info", f"已由 {said} 换算为 {plain(value)} {column.unit}"))
    return value, notes


def _yearly(said: str, kept: str) -> str:
    """The unit to convert to: in a column kept per year, «2.94t» is the year's 2.94 t/a."""
    given = unit(said)
    for per_year in ("/a", "/年"):
        whole = unit(kept.removesuffix(per_year)) if kept.endswith(per_year) else None
        if given and whole and given.dimension == whole.dimension:
            return whole.name
    return kept


def _within(column: Column, value: Decimal | int) -> None:
    low, high = column.low, column.high
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = (
            f"{plain(low)}–{plain(high)}"
            if low is not None and high is not None
            else (
                f"不小于 {plain(low)}" if low is not None else f"不大于 {plain(high or Decimal(0))}"
            )
        )
        unit = f" {column.unit}" if column.unit else ""
        raise CellError("数值超出范围", f"{bounds}{unit}", "请核对数值、小数点和单位")


def _integer(column: Column, raw: object, said: str) -> Cell:
    cell = _number(column, raw, said)
    if cell.value != int(cell.value):
        raise CellError("不是整数", "整数", "请核对是否多了小数")
    return Cell(int(cell.value), cell.notes)


def _day(column: Column, raw: object, said: str) -> Cell:
    try:
        value = read_date(raw if isinstance(raw, date) else said, month_ok=column.month_ok)
    except Undated as no:
        mend = "" if "2020" in no.expected else "请写成 2020-12-31 的样子"
        raise CellError(no.reason, no.expected, mend) from None
    if not 1900 <= value.year <= 2100:
        raise CellError("日期不在合理范围", "1900–2100年之间的日期", "请核对年份")
    month_only = column.month_ok and re.fullmatch(r"\d{4}\D\d{1,2}\D?", squeeze(fold(said)))
    notes: tuple[tuple[Level, str], ...] = (
        (("info", f"只写到月，按 {value} 读入"),) if month_only else ()
    )
    return Cell(value, notes)


def _yesno(column: Column, raw: object, said: str) -> Cell:
    word = squeeze(fold(said)).lower()
    if word in _YES or word in _NO:
        return Cell({**_YES, **_NO}[word])
    raise CellError("不是“是”或“否”", "“是”或“否”", "请从下拉框选择")


@lru_cache(maxsize=512)
def _folded(options: tuple[str, ...]) -> dict[str, str]:
    return {squeeze(fold(o)).lower(): o for o in options}


def _chosen(column: Column, said: str) -> str:
    """The option that a text means, whatever its width or blanks; other words only in an open list."""
    if column.listing:
        found = listings.find(column.listing, said)
        if found is not None:
            return found
        if column.open_list:
            return said
        raise CellError(
            f"“{said[:30]}”不在{listings.title(column.listing)}中",
            listings.hint(column.listing),
            "请核对名称",
        )
    if not column.options:
        return said  # a reference: checked against the other sheet by sheets/references.py
    word = squeeze(fold(said)).lower()
    found = _folded(column.options).get(word)
    if found is None and column.spellings:
        found = {squeeze(fold(k)).lower(): v for k, v in column.spellings.items()}.get(word)
    if found is not None:
        return found
    if column.open_list or column.ref:  # a reference beside fixed words: checked as above
        return said
    raise CellError("不在可选范围内", _one_of(column.options), "请从下拉框选择")


def _one_of(options: tuple[str, ...]) -> str:
    """The options, the first few of many."""
    shown = "、".join(options[:_SHOWN])
    return f"{shown}之一" if len(options) <= _SHOWN else f"{shown}等{len(options)}项之一"


def _renamed(column: Column, said: str, word: str) -> list[tuple[Level, str]]:
    """Tells when an option was written in other words (not merely in another width)."""
    if not column.spellings or squeeze(fold(said)).lower() == squeeze(fold(word)).lower():
        return []
    return [("info", f"“{said}”按“{word}”读入")]


def _choice(column: Column, raw: object, said: str) -> Cell:
    word = _chosen(column, said)
    return Cell(word, tuple(_renamed(column, said, word)))


def _by_comma(column: Column, part: str) -> list[str]:
    """«SO2、NO2» is two words where each of them is known, or where no known word holds a comma."""
    closed = column.options and not column.ref and not any("/" in o for o in column.options)
    between = _COMMAS_OR_SLASH if closed else _COMMAS  # «T/In» in the hazardous waste catalogue
    words = [w.strip() for w in between.split(part) if w.strip()]
    if len(words) < 2:
        return [part]
    if column.listing:
        known = listings.find(column.listing, part) is not None
        each = all(listings.find(column.listing, w) is not None for w in words)
        return words if each and not known else [part]
    if column.options:
        return [part] if any(_COMMAS.search(o) for o in column.options) else words
    return words if column.ref else [part]


def _multi(column: Column, raw: object, said: str) -> Cell:
    parts = [
        word
        for part in _SEPARATORS.split(said)
        if part.strip()
        for word in _by_comma(column, part.strip())
    ]
    seen: dict[str, None] = {}
    twins: list[str] = []
    notes: list[tuple[Level, str]] = []
    for part in parts:
        word = _chosen(column, part)
        notes += _renamed(column, part, word)
        if word in seen:
            twins.append(word)
        seen[word] = None
    if twins:
        notes.append(("doubt", f"“{'、'.join(twins)}”重复，只计一次；请核对是否误写了另一项"))
    return Cell(tuple(seen) or None, tuple(notes))


def _text(column: Column, raw: object, said: str) -> Cell:
    if len(said) > column.longest:
        raise CellError(
            "文字过长", f"不超过{column.longest}字", f"现有{len(said)}字，请精简或放入附件"
        )
    if column.kind == "text":
        said = " ".join(said.split("\n"))
    if column.masked and (safe := mask_personal(said)) != said:
        return Cell(safe, (("info", "已屏蔽其中的电话、证件号码或姓名"),))
    if column.document:
        neat = document_number(said)
        if neat != squeeze(said):
            return Cell(neat, (("info", f"文号括号已改为六角括号：{neat}"),))
        return Cell(neat)
    return Cell(said)


def _code(column: Column, raw: object, said: str) -> Cell:
    plain_code = (
        squeeze(fold(said)).upper() if column.form != "hazardous_waste" else squeeze(fold(said))
    )
    if column.form and (wrong := codes.FORMS[column.form](plain_code)):
        raise CellError(wrong, "", "请与证照原件核对")
    if column.pattern and not re.fullmatch(column.pattern, plain_code):
        raise CellError(
            "编码格式不符", column.expected or f"形如 {column.example}", "请核对位数和连接号"
        )
    if (
        column.listing
        and not column.open_list
        and listings.find(column.listing, plain_code) is None
    ):
        raise CellError(
            f"{plain_code} 不在{listings.title(column.listing)}中",
            listings.hint(column.listing),
            "请核对代码",
        )
    return Cell(plain_code)


def _result(column: Column, raw: object, said: str) -> Cell:
    try:
        read_number(said)
    except Unreadable:
        raise CellError(
            "读不出检测结果", "数字，或 0.004L、<0.004、ND、未检出", "请照检测报告原样填写"
        ) from None
    return Cell(squeeze(fold(said)))


_READERS: dict[str, Callable[[Column, object, str], Cell]] = {
    "text": _text, "long": _text, "integer": _integer, "number": _number, "percent": _number, "day": _day,
    "choice": _choice, "multi": _multi, "yesno": _yesno, "code": _code, "result": _result,
}  # fmt: skip


def read_cell(column: Column, raw: object) -> Cell:
    """What a raw cell says in its column.

    Raises:
        CellError: what is wrong, what was expected and how to mend it, in Chinese.
    """
    said = written(raw)
    if said in BLANKS:
        return Cell(None)
    if column.kind == "yesno" and squeeze(said) == "无":
        return Cell(False, (("info", "“无”按“否”读入"),))
    if (
        said not in column.options  # «不适用» is an option of some columns
        and "无" not in column.options
        and "/" not in column.options
        and (mark := read_mark(said)) is not None
    ):
        return Cell(mark)
    return _READERS[column.kind](column, raw, said)
