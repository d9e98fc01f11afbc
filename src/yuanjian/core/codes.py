"""Codes with a form or check digit of their own. Each test answers None when right, else what is wrong (Chinese)."""

import re
from collections.abc import Callable

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_FORM = re.compile(r"^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$")


def credit_code_check(body: str) -> str:
    """The 18th character of a 统一社会信用代码 for its first 17 (GB 32100—2015 4.4: weights 3^i mod 31)."""
    total = sum(_USCC.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return _USCC[(31 - total % 31) % 31]


def credit_code(text: str) -> str | None:
    """统一社会信用代码: 18 characters, the last one a check character (GB 32100—2015)."""
    if len(text) != 18:
        return f"统一社会信用代码应为18位，现为{len(text)}位"
    if not _USCC_FORM.match(text):
        return "统一社会信用代码只含数字和大写字母（不含 I、O、S、V、Z），第3–8位为行政区划数字"
    right = credit_code_check(text[:17])
    if text[17] != right:
        return f"校验码不符：前17位对应的第18位是 {right}，请与营业执照核对"
    return None


def permit_number(text: str) -> str | None:
    """排污许可证或登记编号: credit code, three digits, one letter (22 characters)."""
    if not re.match(r"^[0-9A-Z]{18}\d{3}[A-Z]$", text):
        return "编号为22位：18位统一社会信用代码＋3位数字＋1位字母，如 …001W"
    return credit_code(text[:18])


def hazardous_waste(text: str) -> str | None:
    """危险废物代码: \\d{3}-\\d{3}-\\d{2}, the last two digits being the category."""
    if not re.match(r"^\d{3}-\d{3}-\d{2}$", text):
        return "危险废物代码形如 900-039-49（行业-顺序-类别）"
    return None


def industry_class(text: str) -> str | None:
    """行业代码: four digits of GB/T 4754."""
    return (
        None
        if re.match(r"^\d{4}$", text)
        else "行业代码为 GB/T 4754 的四位小类代码，如 3990（前面的 0 不可省）"
    )


FORMS: dict[str, Callable[[str], str | None]] = {
    "credit_code": credit_code,
    "permit_number": permit_number,
    "hazardous_waste": hazardous_waste,
    "industry_class": industry_class,
}
