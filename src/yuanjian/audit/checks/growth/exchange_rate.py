"""Trade in yuan and in dollars implies an exchange rate: it should be the one that was used."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import by_scope, figure, money, said
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.figures import Figure, figures_in
from yuanjian.audit.finding import Finding, Quote, Unassessed, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.exchange import yearly_rate

_YUAN, _DOLLARS = "进出口额(人民币)", "进出口额(美元)"
# The customs convert month by month: a year's ratio need not be the mean rate to the last digit.
_LEEWAY = Interval(exactly(Decimal("0.97")).low, exactly(Decimal("1.03")).high)

_CLOSE = Interval(exactly(Decimal("0.995")).low, exactly(Decimal("1.005")).high)
_MONEY = {"元": Fraction(1, 10_000), "万元": Fraction(1), "亿元": Fraction(10_000),
          "美元": Fraction(1, 10_000), "万美元": Fraction(1), "亿美元": Fraction(10_000)}  # fmt: skip
_AS_ONE = re.compile(
    r"(?:折合|折算|换算|折|合|约|即|计价|计|按|以|成|相当于|为|是|达|则|口径|统计|人民币|美元|[,(、/\s])*$"
)
_ASIDE = re.compile(r"\([^()\d]{0,16}\)")
_AIM = re.compile("目标|任务|计划|指标|下达")
_MOST = 40
"""Amounts of one sentence that are looked at: more are a table, or a hostile text."""
_HEAD = re.compile(r"(?:进出口|外贸|贸易|出口|进口)[^\d,;]{0,6}$")


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
        for yuan, dollars in _pairs(sentence):
            implied = yuan.interval * exactly(_MONEY[_unit(yuan)])
            implied = implied / (dollars.interval * exactly(_MONEY[dollars.unit]))
            if rate is None:
                said = f"“{yuan.said}、{dollars.said}”隐含汇率 {implied.says(3)}"
                yield Unassessed(f"{said}，没有{f.year}年的平均汇率可比")
            elif not implied.meets(exactly(rate) * _LEEWAY):
                yield _told_finding(sentence, yuan, dollars, implied, rate, f.year)


def _pairs(sentence: Words) -> Iterator[tuple[Figure, Figure]]:
    """Two amounts that stand as one, in yuan and in dollars; a target between them is neither."""
    text = sentence.folded
    own = [g for g in figures_in(sentence) if _unit(g) in _MONEY and g.number]
    own = [g for g in own if not _aimed(text, g)] if len(own) <= _MOST else []
    for one, other in pairwise(own):
        if ("美元" in one.unit) is ("美元" in other.unit):
            continue
        between = _ASIDE.sub("", text[one.end : other.start])
        if len(between) > 24 or not _AS_ONE.fullmatch(_without_aim(between)):
            continue
        yield (other, one) if "美元" in one.unit else (one, other)


def _aimed(text: str, figure: Figure) -> bool:
    before = re.split("[,;(]", text[: figure.start])[-1]
    behind = re.split("[,;(]", text[figure.end :])[0]
    return bool(_AIM.search(before) or _AIM.search(behind[:12]))


def _without_aim(between: str) -> str:
    """The words between two amounts, without a clause that tells a target."""
    kept = [c for c in re.split("(?<=[,;])", between) if not _AIM.search(c)]
    return "".join(kept) if kept != [] else between


def _unit(figure: Figure) -> str:
    return figure.unit.removesuffix("人民币")


def _told_finding(
    sentence: Words, yuan: Figure, dollars: Figure, implied: Interval, rate: Decimal, year: int
) -> Finding:
    band = (exactly(rate) * _LEEWAY).says(2)
    near_years = [
        y
        for y in (year - 1, year + 1)
        if (r := yearly_rate(y)) and implied.meets(exactly(r) * _CLOSE)
    ]
    hint = f"，与{near_years[0]}年的平均汇率相近" if near_years else ""
    return Finding(
        f"{_plain(yuan)}÷{dollars.said}＝{implied.says(3)}，"
        f"{year}年平均汇率为 {rate}（±3% 为 {band}）{hint}",
        quotes=(_headed(sentence, yuan), _headed(sentence, dollars)),
        expected=band,
        found=implied.says(3),
        advice="请与海关统计核对两个金额，确认是同一期间、同一口径；自行折算的，写明折算汇率。",
        verify="人民币值除以美元值与当年平均汇率相差不超过3%。",
    )


def _plain(figure: Figure) -> str:
    return figure.said.removesuffix("人民币")


def _headed(sentence: Words, figure: Figure) -> Quote:
    head = _HEAD.search(sentence.folded[: figure.start])
    return sentence.cut(head.start() if head else figure.start, figure.end).quote


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
