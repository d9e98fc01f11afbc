"""Energy and water per unit of output against the amounts they are the quotient of."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import by_scope, figure, money, said
from yuanjian.audit.claimed import Told, told
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, exactly
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.facts.rows import RowView

_TEN_THOUSAND_YUAN = {"亿元": 10_000, "万元": 1}


@dataclass(frozen=True, slots=True)
class Quotient:
    """``part`` ÷ ``whole`` = ``rate``; ``scale`` brings one unit of the part to the unit of the rate."""

    part: str
    whole: str
    rate: str
    scale: Fraction


_FACTS = {
    "综合能源消费量(等价值)": "economy.energy", "地区生产总值": "economy.gdp", "单位GDP能耗": "economy.energy_intensity",
    "工业用水量": "economy.water", "工业增加值": "economy.value_added", "万元工业增加值用水量": "economy.water_intensity",
}  # fmt: skip
_QUOTIENTS = (
    Quotient("综合能源消费量(等价值)", "地区生产总值", "单位GDP能耗", Fraction(1)),
    Quotient("工业用水量", "工业增加值", "万元工业增加值用水量", Fraction(10_000)),
)


@check(
    "单位产出的能耗、水耗与总量不符",
    "query",
    why="逻辑：单位GDP能耗＝综合能源消费量÷地区生产总值；万元工业增加值用水量＝工业用水量÷工业增加值",
)
def find(f: Facts) -> Iterator[Finding]:
    """A question only: output may be counted at constant prices."""
    yield from _told(f)
    for one in _QUOTIENTS:
        for rows in by_scope(f, one.part, one.whole, one.rate):
            computed = _computed(rows[one.part], rows[one.whole], one.scale)
            stated = figure(rows[one.rate], "value")
            if computed is not None and stated is not None and not computed.meets(stated):
                yield _finding(one, rows, computed)


def _computed(part: RowView, whole: RowView, scale: Fraction) -> Interval | None:
    amount, output = figure(part, "value"), figure(whole, "value")
    unit = _TEN_THOUSAND_YUAN.get(said(whole, "unit"))
    if amount is None or output is None or unit is None or output.low <= 0:
        return None
    return amount * exactly(scale) / (output * exactly(unit))


def _finding(one: Quotient, rows: dict[str, RowView], computed: Interval) -> Finding:
    part, whole, rate = rows[one.part], rows[one.whole], rows[one.rate]
    return Finding(
        f"{one.part} {money(part)}÷{one.whole} {money(whole)}＝{computed.says(4)}"
        f"{said(rate, 'unit').replace('每', '/')}，填报的{one.rate}为 {money(rate)}",
        quotes=(
            quote_row(rate, "name", "value"),
            quote_row(part, "name", "value"),
            quote_row(whole, "name", "value"),
        ),
        expected=computed.says(4),
        found=said(rate, "value"),
        advice="请核对三个数的口径和单位；产值按可比价计算的，在备注写明价格基期。",
        verify="总量相除与填报的单耗一致，或备注写明价格基期。",
        subject=rate.key,
        cause=cell_cause(rate, "value"),
    )


def _told(f: Facts) -> Iterator[Finding]:
    """The same of a report: its amounts are in the units of the facts (亿元, 万m³, tce)."""
    for one in _QUOTIENTS:
        part, whole, rate = (told(f, _FACTS[name]) for name in (one.part, one.whole, one.rate))
        if part is None or whole is None or rate is None or whole.interval.low <= 0:
            continue
        computed = part.interval * exactly(one.scale) / (whole.interval * exactly(10_000))
        if computed.meets(rate.interval):
            continue
        yield Finding(
            f"{one.part} {part.said}÷{one.whole} {whole.said}＝{computed.says(4)} {_unit(rate)}，"
            f"写的{one.rate}为 {rate.said}",
            quotes=(rate.quote, part.quote, whole.quote),
            expected=computed.says(4),
            found=rate.said,
            advice="请核对三个数的口径和单位；产值按可比价计算的，写明价格基期。",
            verify="总量相除与所写的单耗一致，或写明价格基期。",
        )


def _unit(rate: Told) -> str:
    return all_facts()[rate.fact].unit
