"""Targets: what was reached, what was aimed at, and the rate of completion or the claim that it was met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly, printed
from yuanjian.core.rounding import printed as in_print
from yuanjian.facts.engine import Facts

_N = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = r"[^\d,;:()%、\s]{1,4}"
_AIM = r"(?:目标|任务|计划|指标)"
# 16家,完成年度目标任务(10家)的160% · 12.5亿元,占年度目标10亿元的125% · 9.147亿美元,圆满完成…目标任务(9.13亿美元)
_REACHED_FIRST = re.compile(
    rf"(?P<a>{_N})(?P<u>{_UNIT}),?(?P<verb>[^\d;:。%]{{0,24}}?){_AIM}[^\d;:。,%]{{0,10}}\(?(?P<b>{_N})(?P=u)(?:人民币)?\)?"
    rf"(?:的|,?完成率(?:为|达到|达)?|,?完成目标的)?(?:(?P<p>\d+(?:\.\d+)?)%)?"
)
# 目标任务10家,实际完成16家,完成率160%
_AIM_FIRST = re.compile(
    rf"{_AIM}[^\d;:。,%]{{0,10}}(?P<b>{_N})(?P<u>{_UNIT})[,(]{{0,2}}"
    rf"(?P<verb>[^\d;:。,%]{{0,10}}?(?:完成|实现|达到|达|实际)[^\d;:。,%]{{0,8}}?)"
    rf"(?P<a>{_N})(?P=u)\)?(?:[,(]{{0,2}}[^\d;:。,%]{{0,10}}完成[^\d;:。,%]{{0,8}}(?P<p>\d+(?:\.\d+)?)%)?"
)
# 9.14亿美元,完成市下达的9.53亿美元目标任务
_AIM_LAST = re.compile(
    rf"(?P<a>{_N})(?P<u>{_UNIT}),?(?P<verb>[^\d;:。%]{{0,20}}?(?:完成|实现|达到|高于|超过|突破)[^\d;:。,%]{{0,12}}?)"
    rf"(?P<b>{_N})(?P=u)(?:的)?"
    rf"(?:年度|全年)?{_AIM}(?P<p>(?!))?"
)
_MET = re.compile(r"完成|达到|实现|达成|突破|高于|超过")
_DENIED = re.compile(r"未|没有|难以|尚|距|力争|争取|确保|将|计划完成|拟")
_COUNTERS = frozenset("个家户件条次人份处项台座起")


@check(
    "目标完成率或完成情况与数据不符", "major", why="逻辑：完成率＝完成值÷目标值；低于目标不能称完成"
)
def find(f: Facts) -> Iterator[Finding]:
    """A rate that is told must follow; a target that is said to be met must be."""
    for sentence in own_sentences(f):
        for pattern in (_REACHED_FIRST, _AIM_FIRST, _AIM_LAST):
            for match in pattern.finditer(sentence.folded):
                found = _judged(sentence, match)
                if found is not None:
                    yield found


def _judged(sentence: Words, match: re.Match[str]) -> Finding | None:
    reached, aim = _interval(match["a"], match["u"]), _interval(match["b"], match["u"])
    if aim.low <= 0 or _DENIED.search(sentence.folded, max(0, match.start() - 12), match.end()):
        return None
    share = reached / aim * exactly(100)
    numbers = f"{match['a']}{match['u']}，目标 {match['b']}{match['u']}"
    if match["p"] is not None and not share.meets(printed(Decimal(match["p"]))):
        told = f"{match['a']}÷{match['b']}＝{_percent(match)}%"
        return _finding(
            sentence,
            match,
            f"{told}，写的完成率是 {match['p']}%",
            f"{_percent(match)}%",
            f"{match['p']}%",
        )
    if match["p"] is None and _MET.search(match["verb"]) and aim.above(reached):
        return _finding(
            sentence,
            match,
            f"完成 {numbers}，只有 {_percent(match)}%，不能称完成",
            "不低于目标",
            numbers,
        )
    return None


def _finding(
    sentence: Words, match: re.Match[str], said: str, expected: str, found: str
) -> Finding:
    return Finding(
        said,
        quotes=(sentence.found(match).quote,),
        expected=expected,
        found=found,
        advice="请核对完成值、目标值和完成率；确未完成的写明差距和原因。",
        verify="完成率等于完成值除以目标值；称完成的不低于目标。",
    )


def _interval(text: str, unit: str) -> Interval:
    number = Decimal(text.replace(",", ""))
    return exactly(number) if unit[0] in _COUNTERS and "." not in text else printed(number)


def _percent(match: re.Match[str]) -> str:
    a, b = (exactly(Decimal(match[k].replace(",", ""))).low for k in ("a", "b"))
    return in_print(a / b * 100, 1).removesuffix(".0")
