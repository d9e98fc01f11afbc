"""（七）投诉管理: complaints of all sources, and what became of them."""

from collections import Counter

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（七）"
CLOSED = ("已完成", "不需")
"""What counts as dealt with: mended, or found on the spot to need no mending."""


def received_rows(f: Facts) -> Rows:
    """The complaints received in the report year, those of inspections included."""
    return f.rows("27").in_year("date", f.year)


@fact(
    "受理投诉数量",
    "件",
    says="27表中受理日期在报告年度内的件数（各来源）",
    clause=_CLAUSE,
    decimals=0,
)
def received(f: Facts) -> Amount:
    return received_rows(f).count()


@fact(
    "已完成整改的投诉数量",
    "件",
    says="受理的投诉中整改状态为“已完成”或经核查“不需”整改的件数",
    clause=_CLAUSE,
    decimals=0,
)
def done(f: Facts) -> Amount:
    return received_rows(f).eq("status", *CLOSED).count()


@fact("投诉整改完成率", "%", says="已完成÷受理×100；受理0件的不适用", clause=_CLAUSE, most=2)
def rate(f: Facts) -> Amount:
    return f.amount("complaints.done") / f.amount("complaints.received") * 100


@fact("整改中的投诉数量", "件", says="受理的投诉中整改状态为“整改中”的", decimals=0)
def in_progress(f: Facts) -> Amount:
    return received_rows(f).eq("status", "整改中").count()


@fact("未开始整改的投诉数量", "件", says="受理的投诉中整改状态为“未开始”的", decimals=0)
def not_started(f: Facts) -> Amount:
    return received_rows(f).eq("status", "未开始").count()


@fact("不需整改的投诉数量", "件", says="受理的投诉中整改状态为“不需”的", decimals=0)
def not_needed(f: Facts) -> Amount:
    return received_rows(f).eq("status", "不需").count()


@fact("属实的投诉数量", "件", says="受理的投诉中“属实”或“部分属实”的", decimals=0)
def upheld(f: Facts) -> Amount:
    return received_rows(f).eq("true", "属实", "部分属实").count()


@fact("重复投诉数量", "件", says="受理的投诉中的重复投诉", decimals=0)
def repeated(f: Facts) -> Amount:
    return received_rows(f).eq("repeat", True).count()


@fact(
    "投诉污染类型构成",
    says="受理的投诉按污染类型计件；一件可有几种类型，各类之和可大于受理件数",
)
def kinds(f: Facts) -> Words:
    rows = received_rows(f)
    blank = next((r for r in rows if r.get("types") is None), None)
    if rows.gap or blank is not None:
        reason = rows.gap or (blank.lacks("types") if blank else "")
        return no_words(reason, rows.because)
    counts = Counter(t for r in rows if isinstance(r.get("types"), tuple) for t in r.get("types"))
    if not counts:
        return no_words("没有投诉", rows.because, na=True)
    return words("、".join(f"{kind}{n}件" for kind, n in counts.most_common()), rows.because)
