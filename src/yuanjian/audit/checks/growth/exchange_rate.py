"""Trade in yuan and in dollars implies an exchange rate: it should be the one that was used."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import by_scope, figure, money, said
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly, printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.exchange import yearly_rate

_YUAN, _DOLLARS = "进出口额(人民币)", "进出口额(美元)"
# The customs convert month by month: a year's ratio need not be the mean rate to the last digit.
_LEEWAY = Interval(exactly(Decimal("0.97")).low, exactly(Decimal("1.03")).high)

_CLOSE = Interval(exactly(Decimal("0.995")).low, exactly(Decimal("1.005")).high)
_TEN_THOUSANDS = {"": Fraction(1, 10_000), "万": Fraction(1), "亿": Fraction(10_000)}
_PAIR = re.compile(
    r"(?P<left>(?:(?:进出口|外贸|贸易|出口|进口)[^\d,;]{0,6})?(?P<yuan>\d+(?:\.\d+)?)(?P<s1>亿|万|)元(?:人民币)?)"
    r"(?:\([^()\d]{0,16}\))?[,(]?(?:约|大约|折合|折|合|约合|约为|即|为|计)*?"
    r"(?P<right>约?(?P<dollars>\d+(?:\.\d+)?)(?P<s2>亿|万|)美元)"
)

_PAIR_BACK = re.compile(
    r"(?P<right>(?:(?:进出口|外贸|贸易|出口|进口)[^\d,;]{0,6})?(?P<dollars>\d+(?:\.\d+)?)(?P<s2>亿|万|)美元)"
    r"[,(]?(?:约|大约|折合|折|合|约合|约为|即|为|计)*?(?:人民币)?(?:约)?"
    r"(?P<left>(?P<yuan>\d+(?:\.\d+)?)(?P<s1>亿|万|)元(?:人民币)?)"
)


@check("人民币与美元进出口额隐含的汇率与折算汇率不符", "major",
       why="逻辑：人民币值÷美元值＝折算汇率，逐月折算与年均汇率的差别一般不超过3%")  # fmt: skip
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """For each scope that gives both; without a stated rate there is nothing to compare with.

    In a report two amounts that stand as one («59亿元，约9.147亿美元») against the mean rate of the year.
    """
    yield from _told(f)
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


def _told(f: Facts) -> Iterator[Finding | Unassessed]:
    rate = yearly_rate(f.year)
    for sentence in own_sentences(f):
        for match in (*_PAIR.finditer(sentence.folded), *_PAIR_BACK.finditer(sentence.folded)):
            implied = printed(Decimal(match["yuan"])) / printed(Decimal(match["dollars"]))
            implied *= exactly(_TEN_THOUSANDS[match["s1"]] / _TEN_THOUSANDS[match["s2"]])
            if rate is None:
                yield Unassessed(
                    f"“{match[0]}”隐含汇率 {implied.says(3)}，没有{f.year}年的平均汇率可比"
                )
            elif not implied.meets(exactly(rate) * _LEEWAY):
                yield _told_finding(sentence, match, implied, rate, f.year)


def _told_finding(
    sentence: Words, match: re.Match[str], implied: Interval, rate: Decimal, year: int
) -> Finding:
    band = (exactly(rate) * _LEEWAY).says(2)
    yuan, dollars = sentence.found(match, "left"), sentence.found(match, "right")
    near_years = [
        y
        for y in (year - 1, year + 1)
        if (r := yearly_rate(y)) and implied.meets(exactly(r) * _CLOSE)
    ]
    hint = f"，与{near_years[0]}年的平均汇率相近" if near_years else ""
    return Finding(
        f"{match['yuan']}{match['s1']}元÷{match['dollars']}{match['s2']}美元＝{implied.says(3)}，"
        f"{year}年平均汇率为 {rate}（±3% 为 {band}）{hint}",
        quotes=(yuan.quote, dollars.quote),
        expected=band,
        found=implied.says(3),
        advice="请与海关统计核对两个金额，确认是同一期间、同一口径；自行折算的，写明折算汇率。",
        verify="人民币值除以美元值与当年平均汇率相差不超过3%。",
    )


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
