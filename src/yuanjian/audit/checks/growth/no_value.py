"""A main indicator with its growth and without its value."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.claimed import all_told, claims_of, own_sentences, without_rows
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts

_MAIN_FACTS = (
    "economy.gdp",
    "economy.output",
    "economy.value_added",
    "economy.trade",
    "economy.tax",
)
_SHARE = re.compile(r"占.{0,14}(?:生产总值|GDP|总产值|进出口)?(?:的)?(?:比重|比例)[^\d;。]{0,12}$")
_MAIN = ("地区生产总值", "工业总产值", "工业增加值", "进出口额(人民币)")


@check(
    "主要经济指标只有增幅没有数值",
    "query",
    why="自评估报告一：园区经济发展概况应有数值，增幅才可复核",
)
def find(f: Facts) -> Iterator[Finding]:
    """A blank value beside a growth rate, in rows or in a report."""
    if without_rows(f, "04"):
        yield from _told(f)
        return
    needs("经济指标不明", f.rows("04").gap)
    for row in f.rows("04"):
        if (
            row.get("name") not in _MAIN
            or row.get("value") is not None
            or not row.amount("yoy").known
        ):
            continue
        yield Finding(
            f"{row.words('name').text}同比增长 {row.words('yoy').text}%，没有填本年值",
            quotes=(quote_row(row, "yoy", "value"),),
            advice="补填本年值和上年值；统计部门不单独核算的，填“/”并在备注写明。",
            verify="有本年值，或写明不核算。",
            subject=row.key,
            cause=cell_cause(row, "value"),
        )


def _told(f: Facts) -> Iterator[Finding]:
    """Growth without a value in the whole report; a share without its number stands beside it."""
    for fact in _MAIN_FACTS:
        rates = all_told(f, f"{fact}_growth")
        if (
            not rates
            or claims_of(f, fact)
            or (fact == "economy.trade" and claims_of(f, "economy.trade_usd"))
        ):
            continue
        label = rates[0].label.removesuffix("同比增幅")
        near_by = [
            s
            for s in own_sentences(f)
            if s.passage.place.paragraph == rates[0].claim.place.paragraph
        ]
        shares = [s.found(m).quote for s in near_by if (m := _SHARE.search(s.folded)) is not None]
        yield Finding(
            f"{label}只写同比增长 {rates[0].said}，没有写数值"
            + ("，占比也没有数字" if shares else ""),
            quotes=(rates[0].quote, *shares[:2]),
            found="只有增幅",
            advice="请补写本年值（和上年值）；统计部门不单独核算的，写明“不单独核算”。",
            verify="有本年值，或写明不核算。",
            subject=label,
        )
