"""Rates of stations that do not measure the same: a small station of two factors beside one of six."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.air_days._stations import Station, stations
from yuanjian.audit.claimed import passage_of
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_SMALL = ("小微", "微型站", "微站", "传感器")


@check(
    "不同类别站点的达标率并列",
    "query",
    why="HJ 663：达标评价以六项污染物的有效日均值为准；微型站数据为指示性监测",
)
def find(f: Facts) -> Iterator[Finding]:
    """A small station whose rate is told like that of a regular one."""
    rated = [s for s in stations(f) if s.rate is not None and s.days is not None]
    small = [s for s in rated if _small(f, s)]
    regular = [s for s in rated if s not in small]
    if not small:
        raise NotAssessed("报告没有写小微站的达标率")
    if not regular:
        return
    one, other = small[0], regular[0]
    assert (
        one.rate is not None
        and other.rate is not None
        and one.days is not None
        and other.days is not None
    )
    yield Finding(
        f"{other.called}达标率 {other.rate.said}（{other.days.said}），小微站 {one.rate.said}（{one.days.said}）："
        "监测方法和评价因子不同，两个达标率不可比",
        quotes=(other.rate.quote, one.rate.quote),
        expected="分别写明站点类别、评价因子，小微站的达标率注明“仅供参考”",
        found="并列",
        advice="请写明两站的方法和评价因子；园区达标率以国控（省控）站或手工监测为准，小微站数据注明仅供参考。",
        verify="两个达标率注明了类别和评价因子。",
    )


def _small(f: Facts, station: Station) -> bool:
    assert station.rate is not None
    passage = passage_of(f, station.rate.claim)
    text = passage.folded[: station.rate.claim.place.end] if passage else ""
    return any(word in station.name + text for word in _SMALL)
