"""Rules that several sheets share, over the cells of one row. Each yields its problems or nothing.

A cell that is blank, or holds 无 or /, never breaks a rule here: what is missing is said elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from yuanjian.core.marks import Mark
from yuanjian.core.rounding import plain
from yuanjian.sheets import listings
from yuanjian.sheets.problem import Level, Problem
from yuanjian.sheets.row import SheetRow, shown

_NUMBER_YEAR = re.compile(r"〔((?:19|20)\d{2})〕")


def held_day(row: SheetRow, key: str) -> date | None:
    """The date in ``key``, None for blank or a mark."""
    value = getattr(row, key)
    return value if isinstance(value, date) else None


def held_text(row: SheetRow, key: str) -> str:
    """The text in ``key``, «» for blank or a mark."""
    value = getattr(row, key)
    return value if isinstance(value, str) else ""


def held_words(row: SheetRow, key: str) -> tuple[str, ...]:
    """The words of the multi list in ``key``, () for blank or a mark."""
    value = getattr(row, key)
    return value if isinstance(value, tuple) else ()


def years_after(day: date, years: int) -> date:
    """The same day ``years`` later (29 February becomes 28 February)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def doubt(row: SheetRow, key: str, message: str, mend: str = "请核对") -> Problem:
    """Something that can be true but needs a second look; quotes the cell ``key``."""
    return Problem("doubt", message, key, found=shown(getattr(row, key)), mend=mend)


def at_most(row: SheetRow, part: str, whole: str, level: Level = "error") -> Iterator[Problem]:
    """The number in ``part`` is not above the number in ``whole``."""
    a, b = row.amount(part), row.amount(whole)
    if a is None or b is None or a <= b:
        return
    columns = row.columns
    yield Problem(
        level,
        f"大于{columns[whole].header}（{plain(b)}）",
        part,
        found=plain(a),
        expected=f"不大于 {plain(b)}" if level == "error" else "",
        mend=f"请核对“{columns[part].header}”和“{columns[whole].header}”",
    )


def in_order(
    row: SheetRow, earlier: str, later: str, level: Level = "error", why: str = ""
) -> Iterator[Problem]:
    """The day in ``later`` is not before the day in ``earlier``.

    Where a column takes a mere month (kept as its first day), two days of one month are in order.
    """
    first, second = held_day(row, earlier), held_day(row, later)
    if first is None or second is None or second >= first:
        return
    by_month = row.columns[earlier].month_ok or row.columns[later].month_ok
    same_month = (first.year, first.month) == (second.year, second.month)
    if by_month and same_month and 1 in (first.day, second.day):
        return
    header = row.columns[earlier].header
    yield Problem(
        level,
        f"早于{header}（{first}）" + (f"，{why}" if why else ""),
        later,
        found=str(second),
        expected=f"不早于 {first}" if level == "error" else "",
        mend=f"请核对“{row.columns[later].header}”和“{header}”",
    )


def year_agrees(row: SheetRow, number: str, day: str) -> Iterator[Problem]:
    """A document's number, 〔2014〕30号, and its date name one year (January: or the last)."""
    found = _NUMBER_YEAR.search(held_text(row, number))
    when = held_day(row, day)
    if found is None or when is None:
        return
    year = int(found[1])
    if when.year == year or (when.year == year + 1 and when.month == 1):
        return
    yield doubt(
        row,
        day,
        f"与{row.columns[number].header}“{held_text(row, number)}”的年份不一致",
        "请与文件原件核对",
    )


def facts_read(row: SheetRow, key: str, result: str, kept: tuple[str, ...]) -> Iterator[Problem]:
    """可核查点 read «事项=值», each once; one that is 无, 否 or 未… belies a result in ``kept``."""
    values: dict[str, str] = {}
    for word in held_words(row, key):
        name, sign, value = (part.strip() for part in word.replace("＝", "=").partition("="))
        if not (name and sign and value):
            mend = "请写成“固废统一管理体系=有”的样子"
            yield doubt(row, key, f"“{word[:30]}”不是“事项=值”的写法", mend)
        elif values.setdefault(name, value) != value:
            yield doubt(
                row, key, f"“{name}”写了两个不同的值：{values[name]}、{value}", "请只留一个"
            )
    absent = [f"{n}={v}" for n, v in values.items() if v in ("无", "否") or v.startswith("未")]
    if absent and held_text(row, result) in kept:
        header = row.columns[result].header
        said = f"可核查点为“{'；'.join(absent)}”，{header}却为“{held_text(row, result)}”"
        yield doubt(row, result, said, "请改其中一处，或在情况说明中写明理由")


def sums_within(
    row: SheetRow, parts: tuple[str, ...], whole: Decimal, says: str
) -> Iterator[Problem]:
    """The filled numbers of ``parts`` do not add to more than ``whole`` (already in their unit)."""
    total = sum((row.amount(p) or Decimal(0) for p in parts), Decimal(0))
    if total > whole:
        message = f"各项之和 {plain(total)} 大于{says} {plain(whole)}"
        yield Problem("doubt", message, parts[0], mend="请核对各项数值和单位")


def not_listed(row: SheetRow, key: str) -> Iterator[Problem]:
    """Words of an open listing that the listing does not know: kept as written, and asked about."""
    column = row.columns[key]
    held = getattr(row, key)
    for word in held if isinstance(held, tuple) else (held,):
        if not isinstance(word, str) or listings.find(column.listing, word) is not None:
            continue
        near = listings.nearest(column.listing, word)
        yield Problem(
            "doubt",
            f"“{word[:30]}”不在{listings.title(column.listing)}中，按原文保留",
            key,
            found=word,
            mend=f"是否为“{'”或“'.join(near)}”？" if near else listings.hint(column.listing),
        )


def balanced(row: SheetRow, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Iterator[Problem]:
    """What came in went out or is still there, within 1 % of what came in; blanks end the test."""
    columns = row.columns
    if any(getattr(row, k) is None for k in (*inputs, *outputs)):
        return
    came = sum((row.amount(k) or Decimal(0) for k in inputs), Decimal(0))
    went = sum((row.amount(k) or Decimal(0) for k in outputs), Decimal(0))
    if abs(came - went) * 100 <= came:
        return
    unit = columns[inputs[0]].unit
    yield Problem(
        "doubt",
        f"物料不平衡：{_sum(row, inputs)} = {plain(came)}，{_sum(row, outputs)} = {plain(went)}，"
        f"相差 {plain(came - went)} {unit}（允许 ±1%，即 ±{plain(came / 100)} {unit}）",
        inputs[-1],
        found=plain(row.amount(inputs[-1]) or Decimal(0)),
        mend="请与台账、转移联单核对各项数量和单位",
    )


def _sum(row: SheetRow, keys: tuple[str, ...]) -> str:
    """«产生量 10 ＋ 上年末贮存量 2»: the sum in words, zero terms left out."""
    terms = [f"{row.columns[k].header} {plain(a)}" for k in keys if (a := row.amount(k))]
    return " ＋ ".join(terms) or "合计"


def agrees(
    row: SheetRow, key: str, parts: tuple[str, ...], share: Decimal, why: str
) -> Iterator[Problem]:
    """The number in ``key`` equals the sum of ``parts`` within ``share`` of it (0.01 is ±1 %)."""
    said = row.amount(key)
    if said is None or any(getattr(row, k) is None for k in parts):
        return
    total = sum((row.amount(k) or Decimal(0) for k in parts), Decimal(0))
    if abs(said - total) > max(said, total) * share:
        yield Problem(
            "doubt",
            f"{plain(said)} 与{_sum(row, parts)} = {plain(total)} 相差 {plain(abs(said - total))}，{why}",
            key,
            found=plain(said),
            mend="请核对",
        )


def likely_at_most(row: SheetRow, key: str, top: Decimal | int, mend: str) -> Iterator[Problem]:
    """A number above ``top`` is possible, but more likely a slip of unit or point."""
    value = row.amount(key)
    if value is not None and value > top:
        unit = row.columns[key].unit
        yield doubt(row, key, f"大于 {top} {unit}，数值异常", mend)


def link_of_device(row: SheetRow, has: str = "on_has", link: str = "on_link") -> Iterator[Problem]:
    """On-line monitoring: linked means installed."""
    if getattr(row, link) is True and getattr(row, has) is False:
        yield doubt(row, link, "未安装在线监测，却填已联网", "请改其中一处")


def is_mark(row: SheetRow, key: str) -> bool:
    """Whether ``key`` holds 无 or /."""
    return isinstance(getattr(row, key), Mark)


def online_devices(row: SheetRow) -> Iterator[Problem]:
    """On-line monitoring (columns on_need, on_has, on_link): needed means installed, linked means installed."""
    need, has, link = (getattr(row, key) for key in ("on_need", "on_has", "on_link"))
    if link is True and has is False:
        yield doubt(row, "on_link", "未安装在线监测，却填已联网", "请改其中一处")
    if need is True and has is False:
        mend = "如属实请在备注中说明安装计划，否则请更正"
        yield doubt(row, "on_has", "应安装在线监测而未安装", mend)
