"""The months of 丰、平、枯水期 as somebody writes them: 丰=4-7,平=3,8-10,枯=11-12,1-2."""

from __future__ import annotations

import re

from yuanjian.core.refusal import Refusal
from yuanjian.core.text import fold, squeeze
from yuanjian.norms.water import seasons

_EXAMPLE = "如 丰=4-9,平=3,10-11,枯=12,1-2"


def read_seasons(text: str) -> dict[str, tuple[int, ...]]:
    """Season → months; every month lies in exactly one season.

    Raises:
        Refusal: an unknown season or month, a month twice, or one that is left out.
    """
    words = {word[0]: word for word in seasons().months}
    found: dict[str, list[int]] = {}
    word = ""
    for part in filter(None, re.split(r"[,、;，]", squeeze(fold(text)))):
        name, _, months = part.rpartition("=")
        if name:
            if name[0] not in words or name not in (name[0], words[name[0]], f"{name[0]}水"):
                raise Refusal(f"水期“{name}”不认识，可以写 丰、平、枯，{_EXAMPLE}。")
            word = words[name[0]]
        if not word:
            raise Refusal(f"水期“{part}”没有说是丰、平还是枯，{_EXAMPLE}。")
        found.setdefault(word, []).extend(_months(months))
    all_months = sorted(m for months in found.values() for m in months)
    if all_months != list(range(1, 13)):
        twice = sorted({m for m in all_months if all_months.count(m) > 1})
        left = sorted(set(range(1, 13)) - set(all_months))
        what = f"{_list(twice)}写了两次" if twice else f"{_list(left)}没有归入任何水期"
        raise Refusal(f"水期的月份应各归一期：{what}，{_EXAMPLE}。")
    return {word: tuple(months) for word, months in found.items()}


def _months(text: str) -> list[int]:
    m = re.fullmatch(r"(\d{1,2})月?(?:[-—~至](\d{1,2})月?)?", text)
    first, last = (int(m[1]), int(m[2] or m[1])) if m else (0, 0)
    if not (1 <= first <= last <= 12):
        raise Refusal(f"水期的月份“{text}”读不出，{_EXAMPLE}。")
    return list(range(first, last + 1))


def _list(months: list[int]) -> str:
    return "、".join(f"{m}月" for m in months)
