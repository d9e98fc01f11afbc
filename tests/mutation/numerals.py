"""Number forms that officers write: Arabic, with commas, full-width, Chinese numerals, 万, powers of ten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_DIGITS = "〇一二三四五六七八九"
_FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Value = int | Decimal | str | date


@dataclass(frozen=True, slots=True)
class Forms:
    """How one report writes its numbers. ``chinese``: small counts in Chinese numerals."""

    chinese: bool = False
    commas: bool = False
    full_width: bool = False
    zeroed_dates: bool = False


def in_chinese(number: int) -> str:
    """42 → 四十二, 2 → 两 as before a measure word (0 to 999)."""
    if number in (0, 2):
        return "两" if number else "零"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")


def say(value: Value, form: str, forms: Forms) -> str:
    """``value`` in words. ``form``: «» as the report does, 万/亿/k divided, ha km² in hectares, sci, month, p plain."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return _day(value, form, forms)
    if form == "sci":
        return _power(Decimal(value))
    scale = {"万": Decimal("1e-4"), "亿": Decimal("1e-8"), "ha": Decimal(100), "k": Decimal("1e-3")}
    if form in scale:
        return _arabic((Decimal(value) * scale[form]).normalize(), forms)
    if isinstance(value, int) and forms.chinese and form != "p" and 0 <= value < 100:
        return in_chinese(value)
    return _arabic(Decimal(value), forms)


def _arabic(value: Decimal, forms: Forms) -> str:
    said = f"{value:,f}" if forms.commas and abs(value) >= 1000 else f"{value:f}"
    return said.translate(_FULL) if forms.full_width else said


def _power(value: Decimal) -> str:
    exponent = value.adjusted()
    lead = value.scaleb(-exponent).normalize()
    digits = f"{lead:f}"
    return f"{digits if '.' in digits else digits + '.0'}×10{str(exponent).translate(_RAISED)}"


def _day(day: date, form: str, forms: Forms) -> str:
    if form == "month":
        return f"{day.year}年{day.month}月"
    if form == "iso":
        return day.isoformat()
    if forms.zeroed_dates:
        return f"{day.year}年{day.month:02}月{day.day:02}日"
    return f"{day.year}年{day.month}月{day.day}日"
