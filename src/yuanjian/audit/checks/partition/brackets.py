"""«36家（重点管理14家，简化管理22家）»: the items of a bracket behind a count make it up, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding
from yuanjian.core.numbers import chinese_integer
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_N = r"\d{1,6}|[一二两三四五六七八九十百]{1,5}"
_UNIT = "家|户|个|件|处|座|项|次|名|人|条|台|套"
_WHOLE = re.compile(rf"(?P<n>{_N})(?P<u>{_UNIT})(?:企业|项目|公司)?\((?P<list>[^()]{{4,160}})\)")
_ITEM = re.compile(
    rf"(?P<name>[^\d一二两三四五六七八九十百]{{0,16}}?)(?P<n>{_N})(?P<u>{_UNIT})(?P<tail>[^\d]{{0,12}})"
)
_SPLIT = re.compile("[、,;]|以及|和(?=[^,、]{1,10}$)")
_SOME = re.compile("其中|含|包括|另|其余|剩余|等$|余|约|上年|去年|新增|较|比|占")
_ALIKE = (frozenset("家户个"), frozenset("件起"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A whole and the items of its bracket."""

    words: Words
    whole: int
    unit: str
    items: tuple[int, ...]


@check("括号内各项之和不等于总数", "major", why="逻辑：总数后括号内逐项列举的，各项之和等于总数")
def find(f: Facts) -> Iterator[Finding]:
    """Brackets in which every item has one count of the same kind; «其中…» lists only some and is left alone."""
    for sentence in own_sentences(f):
        for match in _WHOLE.finditer(sentence.folded):
            one = _listed(sentence, match)
            if one is not None and sum(one.items) != one.whole:
                terms = "＋".join(map(str, one.items))
                yield Finding(
                    f"{one.whole}{one.unit}，括号内 {terms}＝{sum(one.items)}，相差 {abs(one.whole - sum(one.items))}",
                    quotes=(one.words.quote,),
                    expected=f"{one.whole}{one.unit}",
                    found=printed(Fraction(sum(one.items)), None),
                    advice="请逐项核对，改正总数或有误的一项；只列举一部分的，写明“其中”。",
                    verify="括号内各项之和等于总数。",
                    cause=f"told bracket {one.words.quote.place.paragraph} {one.words.start}",
                )


def _listed(sentence: Words, match: re.Match[str]) -> Listed | None:
    whole = _number(match["n"])
    if whole is None or _SOME.search(match["list"]):
        return None
    items = []
    for part in _SPLIT.split(match["list"]):
        found = _ITEM.fullmatch(part)
        number = _number(found["n"]) if found else None
        if found is None or number is None or not _alike(found["u"], match["u"]):
            return None
        items.append(number)
    if len(items) < 2 or max(items) > whole * 10:
        return None
    return Listed(sentence.found(match), whole, match["u"], tuple(items))


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese_integer(text)


def _alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= kind for kind in _ALIKE)
