"""«偶发超标» beside days above the limit that are more than one in twenty, as the report itself counts them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Told, Words, all_told, own_sentences, told, without_rows
from yuanjian.audit.finding import Finding
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_FEW = r"(?:偶发|偶有|偶尔|偶见|偶然|极少|很少|甚少|少有|鲜有|零星|零散|寥寥|个别|极个别|少数|少许|屈指可数)"
_RARELY = re.compile(rf"{_FEW}[^,。;]{{0,16}}?超标|超标[^,。;]{{0,8}}{_FEW}")
_OFTEN = Fraction(5, 100)
_FACTOR = re.compile(
    r"PM2\.?5|PM10|O3|SO2|NO2|CO(?![A-Za-z])|臭氧|细颗粒物|可吸入颗粒物|颗粒物|二氧化硫|二氧化氮|一氧化碳"
)
_NAMES = {
    "PM25": "PM2.5", "臭氧": "O3", "细颗粒物": "PM2.5", "可吸入颗粒物": "PM10", "二氧化硫": "SO2", "二氧化氮": "NO2",
    "一氧化碳": "CO",
}  # fmt: skip


@check("称“偶发”超标，超标天数却超过5%", "major", why="逻辑：超标天数÷监测天数大于5%，不能称偶发")
def find(f: Facts) -> Iterator[Finding]:
    """By station: the days of each factor that the sentence names, or of any, against the days that were monitored."""
    if not without_rows(f, "20"):
        return
    days = {one.subject: one for one in all_told(f, "air_station.days", None)}
    for sentence in own_sentences(f):
        match = _RARELY.search(sentence.folded)
        if match is None:
            continue
        worst = _worst(f, sentence, days) or _whole(f)
        if worst is not None:
            yield _finding(sentence, *worst)


def _worst(f: Facts, sentence: Words, days: dict[str, Told]) -> tuple[Told, Told] | None:
    """The most frequent factor, with the days of its station, when it is above one in twenty."""
    named = {_NAMES.get(n, n) for n in _FACTOR.findall(sentence.folded)}
    if "颗粒物" in named:
        named |= {"PM2.5", "PM10"}
    micro = "小微" in sentence.folded
    found = []
    for above in all_told(f, "air_station.exceed_days", None):
        station, _, factor = above.subject.rpartition("/")
        total = days.get(station)
        if total is None or not total.number or (named and _NAMES.get(factor, factor) not in named):
            continue
        if micro and len(days) > 1 and "小微" not in total.claim.quote + station:
            continue
        found.append((above.number / total.number, above, total))
    if not found:
        return None
    share, above, total = max(found, key=lambda t: t[0])
    return (above, total) if share > _OFTEN else None


def _whole(f: Facts) -> tuple[Told, Told] | None:
    """The park's own days above any limit, where no station's are told."""
    above, total = told(f, "air.exceed_days"), told(f, "air.days")
    if above is None or total is None or not total.number:
        return None
    return (above, total) if above.number / total.number > _OFTEN else None


def _finding(sentence: Words, above: Told, total: Told) -> Finding:
    share = printed(above.number / total.number * 100, 1)
    factor = above.subject.rpartition("/")[2]  # «» where days of any factor are told
    return Finding(
        f"“{sentence.quote.text[:40]}”，而{factor}超标{above.said}、监测{total.said}：{above.shown}÷{total.shown}＝{share}%",
        quotes=(sentence.quote, above.quote, total.quote),
        expected="写明超标天数和占比",
        found=sentence.quote.text[:40],
        advice=f"请改为“{factor}超标{above.said}，占监测天数的{share}%”，不用“偶发”等词，并写明原因和措施。",
        verify="文字与超标天数相符。",
    )
