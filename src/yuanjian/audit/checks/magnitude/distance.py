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
    r"(?P<before>[^,;。:(\d]{0,24})(?<![\d.,])(?P<number>(?:\d{1,3},\d{3}|\d{3,6})(?:\.\d+)?)"
    r"(?P<unit>km|公里|千米)(?P<behind>[^,;。:(]{0,16})"
)
_PLACES = re.compile(
    r"下游|上游|入江|入河|入湖|排污口|排放口|排口|断面|边界|厂界|厂区|园区|敏感点|敏感目标|居民|周边|点位|监测点|取水口|水源|尾水|纳污"
)
_APART = re.compile(
    r"距|相距|上游|下游|(?:以|之)?外|处|约|输送|引至|接至|排入|间隔|[东南西北]侧|断面|排放?口|边界|厂界|入江|入河"
)
_LENGTH = re.compile(
    r"全长|总长|长度|里程|流域|干流|河长|管网|管线|公路|高速|铁路|航道|航程|车程|省会|市区|城区|机场|车站|港口|铺设|敷设|建成|运输"
)
_MOST = {"point": 100, "reach": 300}
_POINT = re.compile(r"下游|上游|排污口|排放口|断面|排口|尾水|入江|入河")


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
    number, said = Decimal(match["number"].replace(",", "")), match["before"] + match["behind"]
    if _LENGTH.search(said) or not (_PLACES.search(said) and _APART.search(said)):
        return None
    point = _POINT.search(said) is not None
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
