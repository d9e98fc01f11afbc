"""The number grammar: what people type where a number is wanted. It refuses to guess.

    2.94 · 1,234.5 · ５．０ · 5.0×10⁴ · 5.0E+04 · 约120 · 80余 · 三 · 十二 · 5.2万 · 95% · 2.94t
    non-detects: <0.004 · 0.004L · ND · 未检出

A number written 5.0×104 has lost its superscript: it is refused with the two readings, unless the
caller reads documents where that damage is usual (``lost_superscript=True``).
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from yuanjian.core.text import fold, squeeze

_BEFORE = re.compile(r"^(?:大约|约为|约|近|≈|~|大概|左右)")
_NOT_DETECTED = re.compile(r"^(?:ND|N\.D\.?|未检出|未检测出|低于检出限)$", re.IGNORECASE)
_BELOW_LIMIT = re.compile(r"^(?:[<≤]|小于|低于)(?P<a>\d+(?:\.\d+)?(?:E[+-]?\d+)?)(?P<u>\D*)$", re.I)
_LIMIT_L = re.compile(r"^(?P<a>\d+(?:\.\d+)?)L$")
_PLAIN = re.compile(
    r"^(?P<sign>[+-]?)(?P<int>\d{1,3}(?:,\d{3})+|\d+)?(?P<frac>\.\d+)?"
    r"(?:(?P<mult>[×xX*·])10(?:\^(?P<pow>[+-]?\d{1,3})|(?P<lost>\d{1,2})(?!\d))|[eE](?P<exp>[+-]?\d{1,3}))?"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
_AFTER = re.compile(
    r"^(?P<more>余|多|来)?(?P<scale>万亿|亿|万|千|百)?(?P<more2>余|多|来)?(?P<unit>.*?)(?:(?P<about>左右|上下))?$"
)
_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_UNIT = re.compile(r"^(?:[A-Za-zμµ%‰°℃㎡㎥Ω·/^\d()\-\u4e00-\u9fff]{0,16})$")
_CHINESE = re.compile(r"^(?P<n>[零〇一二两三四五六七八九十百千]+)(?P<rest>\D*)$")
_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LONGEST = 80


class Unreadable(ValueError):
    """A text that is no number: ``reason`` says why, ``expected`` what would be one, in Chinese."""

    def __init__(self, expected: str, reason: str = "读不出数字") -> None:
        super().__init__(f"{reason}，应为{expected}")
        self.expected, self.reason = expected, reason


@dataclass(frozen=True, slots=True)
class NumberRead:
    """What a text says as a number.

    ``value`` is exact; for a non-detect it is the detection limit (0 when the text gives none).
    ``unit`` is the text behind the number, folded, «» when there is none. A scale word directly
    before a unit stays with the unit (5.2万吨 → 5.2, «万吨»); alone it multiplies (5.2万 → 52000).
    """

    value: Decimal
    unit: str = ""
    approx: bool = False
    nondetect: bool = False
    limit_given: bool = True


def chinese_integer(text: str) -> int | None:
    """The value of 一 … 九千九百九十九, or None when the characters do not form one."""
    if text in _CHINESE_DIGITS:
        return _CHINESE_DIGITS[text]
    total, digit, last, zero = 0, None, 4, False
    for char in text:
        if char in _CHINESE_DIGITS:
            if digit not in (None, 0):
                return None
            digit = _CHINESE_DIGITS[char]
            zero = zero or digit == 0
            continue
        power = {"十": 1, "百": 2, "千": 3}[char]
        if power >= last or (digit is None and (power != 1 or total)) or digit == 0:
            return None
        total += (1 if digit is None else digit) * 10**power
        digit, last = None, power
    if digit and last > 1 and total and not zero:
        return None  # 一百五 is said for 150 and would read 105
    return total + (digit or 0)


def _nondetect(text: str) -> NumberRead | None:
    if _NOT_DETECTED.match(text):
        return NumberRead(Decimal(0), nondetect=True, limit_given=False)
    if m := _LIMIT_L.match(text):
        return NumberRead(Decimal(m["a"]), nondetect=True)
    if m := _BELOW_LIMIT.match(text):
        return NumberRead(Decimal(m["a"]), unit=m["u"], nondetect=True)
    return None


def _tail(value: Decimal, rest: str, approx: bool) -> NumberRead:
    """The number with what stands behind its digits: scale, unit, «余», «左右»."""
    m = _AFTER.match(rest)
    if m is None or not _UNIT.match(m["unit"]) or re.match(r"^/?[\d^]", m["unit"]):
        raise Unreadable("一个数字（可带单位），如 2.94 或 2.94m³/d")
    approx = approx or bool(m["more"] or m["more2"] or m["about"])
    unit, scale = m["unit"], m["scale"] or ""
    if scale and unit:
        return NumberRead(value, scale + unit, approx)
    return NumberRead(value.scaleb(_SCALES[scale]) if scale else value, unit, approx)


def _chinese(text: str, approx: bool) -> NumberRead | None:
    m = _CHINESE.match(text)
    if m is None:
        return None
    value = chinese_integer(m["n"])
    return None if value is None else _tail(Decimal(value), m["rest"], approx)


def _power(m: re.Match[str], lost_superscript: bool) -> int:
    if m["exp"] is not None:
        return int(m["exp"])
    if m["pow"] is not None:
        return int(m["pow"])
    if m["lost"] is None:
        return 0
    if not lost_superscript:
        raise Unreadable("5.0×10⁴ 或 50000 的样子", f"上标可能丢失（是 ×10^{m['lost']} 吗）")
    return int(m["lost"])


def read_number(text: str, *, lost_superscript: bool = False) -> NumberRead:
    """What ``text`` says as a number.

    Raises:
        Unreadable: no number, several numbers, a range, thousands grouped wrongly, or a lost superscript.
    """
    if len(text) > _LONGEST:
        raise Unreadable("一个数字", f"这里有{len(text)}个字符，读不出数字")
    if re.search(r"[\d.,]\s+[\d.,]", text):
        raise Unreadable("一个数字", "数字之间有空格，像是两个数")
    plain = squeeze(fold(text)).replace("−", "-").replace("–", "-").replace("µ", "μ")
    if not plain:
        raise Unreadable("一个数字")
    if (found := _nondetect(plain)) is not None:
        return found
    bare = _BEFORE.sub("", plain)
    approx = bare != plain
    m = _PLAIN.match(bare)
    if m is None or (m["int"] is None and m["frac"] is None):
        chinese = _chinese(bare, approx)
        if chinese is None:
            raise Unreadable("一个数字，如 2.94")
        return chinese
    if re.match(r"^[,.]\d|^[-~—至到]\d", m["rest"]):
        raise Unreadable("一个数字", "像是区间、多个数，或千分位逗号位置不对")
    digits = (m["int"] or "0").replace(",", "") + (m["frac"] or "")
    value = Decimal(m["sign"] + digits).scaleb(_power(m, lost_superscript))
    return _tail(value, m["rest"], approx)
