"""Dates as people write them: 2020-12-31, 2020/12/31, 2020年12月31日, 二〇二〇年十二月三十一日, 20201231."""

import re
from datetime import date, datetime

from yuanjian.core.text import fold, squeeze

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}
_FULL = re.compile(
    r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$"
)
_PACKED = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})$")
_MONTH = re.compile(r"^(\d{4})[-/.年](\d{1,2})月?$")
_SERIAL = re.compile(r"^[2-6]\d{4}(?:\.0+)?$")
_CHINESE = re.compile(
    r"^([〇零○O一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$"
)


class Undated(ValueError):
    """A text that is no date: ``reason`` says why, ``expected`` what would be one, in Chinese."""

    def __init__(self, expected: str, reason: str = "读不出日期") -> None:
        super().__init__(f"{reason}，应为{expected}")
        self.expected, self.reason = expected, reason


def _small(text: str) -> int:
    """A Chinese number from 一 to 三十九."""
    tens, found, ones = text.partition("十")
    if not found:
        return int(_DIGITS[tens])
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        lost = f"{year}年{month}月没有{day}日" if 1 <= month <= 12 else f"没有{month}月"
        raise Undated("日历上有的日期，如 2020-12-31", lost) from None


def read_date(value: object, *, month_ok: bool = False) -> date:
    """The date that a cell says.

    ``month_ok`` lets «2019-05» pass as the first day of that month (the caller keeps the text).
    A bare Excel serial number is refused with the date it would be, because it may be a slip.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = squeeze(fold(str(value)))
    if m := _CHINESE.match(text):
        return _made(int("".join(_DIGITS[c] for c in m[1])), _small(m[2]), _small(m[3]))
    if m := _FULL.match(text) or _PACKED.match(text):
        return _made(int(m[1]), int(m[2]), int(m[3]))
    if m := _MONTH.match(text):
        if month_ok:
            return _made(int(m[1]), int(m[2]), 1)
        raise Undated("写到日的日期，如 2020-05-01", "只写到月")
    if _SERIAL.match(text):
        meant = date.fromordinal(date(1899, 12, 30).toordinal() + int(float(text)))
        raise Undated(f"日期；请把单元格格式改为日期，或直接写 {meant}", "像是 Excel 日期序号")
    raise Undated("日期，如 2020-12-31 或 2020年12月31日")


_PACKED_IN = re.compile(
    r"“[^”]*”|(?<![\d-])(\d{4})-(0\d|1[0-2])-([0-2]\d|3[01])(?![\d-])( (?=[\u4e00-\u9fff]))?"
)


def spoken_in(text: str) -> str:
    """A sentence for a person, its dates as «2020年12月31日»; what it quotes in “…” stays as it was written."""

    def said(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        return f"{match[1]}年{int(match[2])}月{int(match[3])}日"

    return _PACKED_IN.sub(said, text)


def spoken(day: date) -> str:
    """2020年12月31日, as a report's text writes it (GB/T 9704—2012 7.3.5.4: no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"
