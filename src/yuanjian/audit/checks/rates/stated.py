"""«交办7项，办结6项，占78.0%»: a share behind two counts is one over the other, whatever they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly, printed
from yuanjian.core.rounding import printed as in_print
from yuanjian.facts.engine import Facts

_COUNTERS = "家|户|个|件|起|项|次|处|天|宗|条|份|批次|人次|人"
_COUNT = re.compile(rf"(?<![\d.])(?P<n>\d{{1,6}})(?P<u>{_COUNTERS})(?!以上|以下)")
_SHARE = re.compile(
    r"^(?:[^\d,()]{0,6})?[,(]?(?:[\u4e00-\u9fff]{0,4}率(?:为|达到|达)?|占比(?:为|达)?"
    r"|占(?:总数|全部|其中|交办|受理)?的?)(?P<p>\d{1,3}(?:\.\d+)?)%"
)
_FAILED = re.compile(
    "未达标|未合格|不达标|不合格|超标|未完成|未办结|未整改|剩余|尚有|污染|缺测|无效"
)
_DONE = re.compile("达标|合格|完成|办结|整改|化解|处理|处置|优良|销号|抽查|其中")
_OTHER = re.compile("同比|增长|下降|比上年|较上年|覆盖|集中处理|目标|任务|计划")


@check("百分比与前面的件数不符", "major", why="逻辑：占比、完成率等于前面两个数之比")
def find(f: Facts) -> Iterator[Finding]:
    """Only where no two counts of that kind in the sentence give the share."""
    for sentence in own_sentences(f):
        counts = list(_COUNT.finditer(sentence.folded))
        for whole, part in pairwise(counts):
            found = _judged(sentence, whole, part, counts)
            if found is not None:
                yield found


def _judged(
    sentence: Words, whole: re.Match[str], part: re.Match[str], counts: list[re.Match[str]]
) -> Finding | None:
    text = sentence.folded
    share = _SHARE.match(text[part.end() : part.end() + 24])
    between = text[whole.end() : part.start()]
    if share is None or whole["u"] != part["u"] or not _DONE.search(between) or len(between) > 24:
        return None
    if _OTHER.search(between + share[0]) or _FAILED.search(between):
        return None
    stated = printed(Decimal(share["p"]))
    if any(
        _ratio(a, b).meets(stated)
        for a in counts
        for b in counts
        if int(a["n"]) and a["u"] == b["u"]
    ):
        return None
    right = in_print(_ratio(whole, part).low, 1) if int(whole["n"]) else ""
    if not right or int(part["n"]) > int(whole["n"]):
        return None
    return Finding(
        f"{part['n']}÷{whole['n']}＝{right}%，写的是 {share['p']}%",
        quotes=(sentence.cut(whole.start() - 12, part.end() + share.end()).quote,),
        expected=f"{right}%",
        found=f"{share['p']}%",
        advice="请核对件数和百分比。",
        verify="百分比等于两个数之比。",
        cause=f"told share {sentence.passage.place.paragraph} {sentence.start + part.end()}",
    )


def _ratio(whole: re.Match[str], part: re.Match[str]) -> Interval:
    return exactly(int(part["n"])) / exactly(int(whole["n"])) * exactly(100)
