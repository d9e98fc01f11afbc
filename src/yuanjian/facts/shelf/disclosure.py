"""31 信息公开: what was published, and what of the prescribed six is lacking."""

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

_CLAUSE = "湘环函〔2020〕195号 指标表第15项"
PRESCRIBED = (
    "年度监测报告",
    "污染物排放状况",
    "企业达标情况",
    "环保设施建设运行",
    "风险防控措施",
)


def _rows(f: Facts) -> Rows:
    return f.rows("31")


@fact("信息公开条数", "条", says="31表的行数", decimals=0)
def count(f: Facts) -> Amount:
    return _rows(f).count()


@fact("已公开内容", says="31表中的公开内容（去重）", clause=_CLAUSE)
def kinds(f: Facts) -> Words:
    return _rows(f).joined("item")


@fact("应公开而未公开内容", says="指标表第15项所列五类内容中31表没有的", clause=_CLAUSE)
def lacking(f: Facts) -> Words:
    rows = _rows(f)
    if rows.gap:
        return no_words(rows.gap, rows.because)
    held = {r.get("item") for r in rows}
    absent = [kind for kind in PRESCRIBED if kind not in held]
    if not absent:
        return no_words("各类内容均已公开", rows.because, na=True)
    return words("、".join(absent), rows.because)


@fact(
    "应公开而未公开内容数量",
    "类",
    says="指标表第15项所列五类内容中31表没有的类数",
    clause=_CLAUSE,
    decimals=0,
)
def lacking_count(f: Facts) -> Amount:
    rows = _rows(f)
    counted = rows.eq("item", *PRESCRIBED).distinct("item")
    return len(PRESCRIBED) - counted
