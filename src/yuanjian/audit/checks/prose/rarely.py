"""«偶发超标» beside a station that exceeds on more than one valid day in twenty."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._sentences import Sentence, sentences
from yuanjian.audit.finding import Finding, Quote, Unassessed, quote_value
from yuanjian.core.rounding import printed
from yuanjian.facts.air_days import NAMES
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Part, RowView

_RARELY = re.compile(
    r"(?:偶发|偶有|偶尔|偶见|极少|零星|个别(?:天|日|时段)).{0,12}超标|超标.{0,8}(?:偶发|偶有|偶尔|极少|个别)"
)
_AIR = re.compile(r"大气|空气|颗粒物|PM|O3|臭氧|SO2|NO2|CO(?![A-Za-z])|小微站|站点|扬尘")
_OFTEN = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Share:
    """Days above the limit of a station (of one factor, or of any) among its valid days."""

    station: RowView
    factor: str
    above: Fraction
    days: Fraction


@check("称“偶发”超标，超标天数却超过5%", "major", why="逻辑：超标天数÷有效天数大于5%，不能称偶发")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """In titles and texts of sheet 33; a sentence that names factors or a station is judged by these."""
    for sentence in sentences(f, "33", "title", "text"):
        said = sentence.folded
        if not _RARELY.search(said) or not _AIR.search(said):
            continue
        shares = list(_shares(f, sentence))
        lacking = [s.why for s in shares if isinstance(s, Unassessed)]
        found = [s for s in shares if isinstance(s, Share) and s.days]
        worst = max(found, key=lambda s: s.above / s.days, default=None)
        if worst is not None and worst.above / worst.days > _OFTEN:
            yield _finding(f, sentence, worst)
        elif lacking:
            yield Unassessed(f"“{sentence.text[:30]}”无法核对：{lacking[0]}")


def _shares(f: Facts, sentence: Sentence) -> Iterator[Share | Unassessed]:
    said = sentence.folded
    stations = list(f.rows("17"))
    if not stations:
        yield Unassessed(f.rows("17").gap or "17_大气站点没有站点")
    named = [s for s in stations if _names(s, said)]
    factors = [n for n in NAMES if n in said] or (["PM2.5", "PM10"] if "颗粒物" in said else [])
    for station in named or stations:
        days = f.amount("air_station.days", station)
        if days.number is None:
            yield Unassessed(days.reason)
            continue
        parts = [
            p.name for p in f.subjects("air_station.exceed_days", station) if isinstance(p, Part)
        ]
        for factor in [n for n in parts if n in factors] if factors else [""]:
            above = (
                f.amount("air_station.exceed_days", Part(station, factor))
                if factor
                else f.amount("air_station.exceed_days_any", station)
            )
            if above.number is not None:
                yield Share(station, factor, above.number, days.number)


def _names(station: RowView, said: str) -> bool:
    name, kind = station.words("name").text, station.words("type").text
    return bool(name and name in said) or bool(kind == "小微站" and "小微" in said)


def _finding(f: Facts, sentence: Sentence, worst: Share) -> Finding:
    station, factor = worst.station, worst.factor
    above = (
        f.value("air_station.exceed_days", Part(station, factor))
        if factor
        else f.value("air_station.exceed_days_any", station)
    )
    share = printed(worst.above / worst.days * 100, 1)
    quotes: tuple[Quote, ...] = (
        sentence.quote, quote_value(above), quote_value(f.value("air_station.days", station))
    )  # fmt: skip
    return Finding(
        f"“{sentence.text[:40]}”，{station.words('name').text or station.key}{factor}超标 {worst.above} 天、"
        f"有效 {worst.days} 天：{worst.above}÷{worst.days}＝{share}%",
        quotes=quotes,
        expected="写明超标天数和占比",
        found=sentence.text[:40],
        advice=f"请改为“超标{worst.above}天，占有效天数的{share}%”，不用“偶发”等词。",
        verify="文字与超标天数相符。",
        subject=sentence.row.key,
    )
