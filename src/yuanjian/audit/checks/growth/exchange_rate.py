"""Trade in yuan and in dollars implies an exchange rate: it should be the one that was used."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import by_scope, figure, money, said
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_YUAN, _DOLLARS = "进出口额(人民币)", "进出口额(美元)"
# The customs convert month by month: a year's ratio need not be the mean rate to the last digit.
_LEEWAY = Interval(exactly(Decimal("0.97")).low, exactly(Decimal("1.03")).high)


@check("人民币与美元进出口额隐含的汇率与折算汇率不符", "major",
       why="逻辑：人民币值÷美元值＝折算汇率，逐月折算与年均汇率的差别一般不超过3%")  # fmt: skip
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """For each scope that gives both; without a stated rate there is nothing to compare with."""
    for rows in by_scope(f, _YUAN, _DOLLARS):
        yuan, dollars = rows[_YUAN], rows[_DOLLARS]
        implied = _implied(yuan, dollars)
        stated = cell(dollars, "fx") or cell(yuan, "fx")
        if implied is None:
            continue
        if stated is None:
            yield Unassessed(
                f"进出口额隐含汇率 {implied.says(3)}，04_经济指标未填折算汇率，无法核对"
            )
        elif not implied.meets(stated * _LEEWAY):
            yield _finding(yuan, dollars, implied, stated)


def _implied(yuan: RowView, dollars: RowView) -> Interval | None:
    left, right = figure(yuan, "value"), figure(dollars, "value")
    if left is None or right is None or right.low <= 0:
        return None
    ours, theirs = said(yuan, "unit")[:1], said(dollars, "unit")[:1]
    scale = {"亿": 10_000, "万": 1}
    if ours not in scale or theirs not in scale:
        return None
    return left * exactly(scale[ours]) / (right * exactly(scale[theirs]))


def _finding(yuan: RowView, dollars: RowView, implied: Interval, stated: Interval) -> Finding:
    rate = said(dollars, "fx") or said(yuan, "fx")
    return Finding(
        f"{money(yuan)}÷{money(dollars)}＝{implied.says(3)}，折算汇率填 {rate}"
        f"（±3% 为 {(stated * _LEEWAY).says(3)}）",
        quotes=(quote_row(yuan, "name", "value"), quote_row(dollars, "name", "value", "fx")),
        expected=(stated * _LEEWAY).says(3),
        found=implied.says(3),
        advice="请核对两个进出口额是否同一期间、同一口径，以及单位和折算汇率。",
        verify="人民币值除以美元值与折算汇率相差不超过3%。",
        subject=f"进出口额（{said(yuan, 'scope')}）",
        cause=cell_cause(dollars, "fx"),
    )
