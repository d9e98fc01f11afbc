"""A distance of sampling points, outlets or banks that no river of the place has: 5000km for 5000m."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, sentences
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_FAR = re.compile(
    r"[^,;。:(]{0,24}(?:下游|上游|入江|入河|排污口|排放口|断面|边界|厂界|厂区|园区|敏感点|居民|周边|外)(?:约|外|处)?"
    r"(?P<number>\d+(?:\.\d+)?)(?P<unit>km|公里|千米)"
)
_MOST = {"point": 100, "reach": 300}
_POINT = re.compile(r"下游|上游|排污口|排放口|断面|入江|入河")


@check(
    "距离的数量级不合理",
    "blocker",
    why="逻辑：监测断面、排放口的距离以米或数公里计；m 与 km 常被混用",
)
def find(f: Facts) -> Iterator[Finding]:
    """Everywhere in the text, requirements that are quoted included: the slip is in the quoting."""
    for passage in f.dossier.text:
        for sentence in sentences(passage):
            for match in _FAR.finditer(sentence.folded):
                found = _judged(sentence, match)
                if found is not None:
                    yield found


def _judged(sentence: Words, match: re.Match[str]) -> Finding | None:
    number = Decimal(match["number"])
    point = _POINT.search(match[0]) is not None
    if number < _MOST["point" if point else "reach"]:
        return None
    slip = number >= 1000 or (point and number == number.to_integral_value() and number % 50 == 0)
    return Finding(
        f"“{match[0]}”：{match['number']}{match['unit']}"
        + (f"疑为 {match['number']}m" if slip else "过大"),
        quotes=(sentence.found(match).quote,),
        expected=f"{match['number']}m" if slip else "按实际距离",
        found=f"{match['number']}{match['unit']}",
        advice="请与批复、监测方案原文核对距离和单位（m 与 km）。",
        verify="距离与原文一致。",
        severity=None if number >= 1000 else "major",
    )
