"""«由253.43亿元增加到272.69亿元，增幅7.6%»: two values, the direction and the growth of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly, printed
from yuanjian.facts.engine import Facts

_N = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UP = "增加|增长|提高|上升|扩大|提升|攀升"
_DOWN = "下降|减少|降低|缩减|回落|下滑|压减"
_FROM_TO = re.compile(
    rf"(?:由|从)(?:[^\d,;:。]{{0,10}}|[^\d,;:。]{{0,6}}(?:19|20)\d{{2}}年(?:度|末|底)?的?)(?P<a>{_N})"
    rf"(?P<u>[^\d,;:()%、\s]{{1,5}}?)"
    rf"(?P<way>{_UP}|{_DOWN})(?:到|至|为)[^\d,;:。]{{0,10}}(?P<b>{_N})(?P=u)"
    rf"(?:[,(]?(?:同比|较上年|比上年)?(?P<word>增幅|增长|增加|提高|上升|增速|降幅|下降|减少|降低|下滑)(?:率)?(?:了|为|达|约)?(?P<p>\d+(?:\.\d+)?)%)?"
)
_BASE = (
    rf"(?:上年|去年|上一?年度?|(?:19|20)\d{{2}}年(?:度|末|底)?)[^\d,;:。]{{0,12}}(?P<a>{_N})(?P<u>[^\d,;:()%、\s]{{1,5}}?)的?"
    r"(?:总产值|产值|税收|投资|)?(?:基数|基础|水平)(?:上|之上)?"
)
_WORD = r"(?:同比|较上年|比上年)?(?P<word>增幅|涨幅|增长|增加|提高|上升|增速|升幅|降幅|下降|减少|降低|下滑)(?:率)?(?:了|为|达|约)?(?P<p>\d+(?:\.\d+)?)%"
_NOW = rf"(?P<b>{_N})(?P=u)"
_ON_BASE = (
    re.compile(rf"{_BASE},?[^\d,;。]{{0,30}}{_NOW}[,(]?{_WORD}"),
    re.compile(rf"{_BASE},?{_WORD}[,)]?[^\d,;。]{{0,12}}{_NOW}"),
)
"""«在上年78.9亿元的基数上，园区总产值攀升至90.6亿元，涨幅14.9%», «在上年41亿元基础上增长8%，达到44.3亿元»."""
_PRICED = re.compile("产值|增加值|生产总值")
"""Their growth is usually told at constant prices."""
_FALLS = ("降幅", "下降", "减少", "降低", "下滑")
_COUNTERS = frozenset("个家户件条次人份处项台座起种")


@check(
    "由两年的值算不出所写的增减",
    "major",
    why="逻辑：增幅＝（本年值÷上年值－1）×100%；“增加到”的数应大于原来的数",
)
def find(f: Facts) -> Iterator[Finding]:
    """The direction first, then the rate within what the printed digits allow."""
    for sentence in own_sentences(f):
        for match in _FROM_TO.finditer(sentence.folded):
            found = _judged(sentence, match)
            if found is not None:
                yield found
        for pattern in _ON_BASE:
            for match in pattern.finditer(sentence.folded):
                found = _rated(sentence, match)
                if found is not None:
                    yield found


def _judged(sentence: Words, match: re.Match[str]) -> Finding | None:
    before, now = _interval(match["a"], match["u"]), _interval(match["b"], match["u"])
    rises = match["way"] in _UP.split("|")
    values = f"{match['a']}{match['u']}→{match['b']}{match['u']}"
    if before.above(now) if rises else now.above(before):
        return _finding(
            sentence,
            match,
            f"{values}，却写“{match['way']}”",
            f"{'不小于' if rises else '不大于'} {match['a']}",
        )
    return _rated(sentence, match) if match["p"] is not None else None


def _rated(sentence: Words, match: re.Match[str]) -> Finding | None:
    before, now = _interval(match["a"], match["u"]), _interval(match["b"], match["u"])
    values = f"{match['a']}{match['u']}→{match['b']}{match['u']}"
    if before.low <= 0:
        return None
    rate = (now / before - exactly(1)) * exactly(100)
    stated = printed(Decimal(match["p"]))
    if match["word"] in _FALLS:
        rate = Interval(-rate.high, -rate.low)
    if rate.meets(stated) or "可比" in sentence.folded:
        return None
    found = _finding(
        sentence, match, f"{values}，算得 {rate.says(2)}%，写的是 {match['p']}%", f"{rate.says(2)}%"
    )
    asks = match.re in _ON_BASE and _PRICED.search(sentence.folded)
    return replace(found, severity="query") if asks else found


def _finding(sentence: Words, match: re.Match[str], said: str, expected: str) -> Finding:
    return Finding(
        said,
        quotes=(sentence.found(match).quote,),
        expected=expected,
        found=match["p"] + "%" if match["p"] else match["b"] + match["u"],
        advice="请与统计部门核对两年的值和增减幅度；按可比价计算的，写明“可比价”。",
        verify="由两年的值算得的增减与所写的一致。",
    )


def _interval(text: str, unit: str) -> Interval:
    number = Decimal(text.replace(",", ""))
    return exactly(number) if unit[0] in _COUNTERS and "." not in text else printed(number)
