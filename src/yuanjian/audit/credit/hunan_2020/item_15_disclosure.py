"""第15项 −1: 未及时公开年度环境监测报告或信息，信息公开不完整."""

from yuanjian.audit.credit.evidence import (
    clear,
    named,
    none_proven,
    row_because,
    triggered,
    unknown,
)
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts

KINDS = ("年度监测报告", "污染物排放状况", "企业达标情况", "环保设施建设运行", "风险防控措施")


def judge(f: Facts) -> Judgement:
    """The five kinds of information that the item names are all published."""
    rows = f.rows("31")
    if rows.gap or rows.nones:
        unproven = none_proven(rows)
        if unproven is not None:
            return unproven
        mend = [f"公开{'、'.join(KINDS)}，在31_信息公开登记网址和日期"]
        return triggered("31_信息公开填“无”：没有公开环境信息", rows.because, mend=mend)
    dated = {r.get("item") for r in rows if r.day("date") is not None}
    listed = {r.get("item") for r in rows}
    absent = [k for k in KINDS if k not in listed]
    undated = [k for k in KINDS if k in listed and k not in dated]
    evidence = [row_because(r) for r in rows if r.get("item") in KINDS]
    unnamed = [r for r in rows if r.get("item") is None]
    if absent and unnamed:
        lacking = [f"{named(unnamed, 'title')}的公开内容属于哪一类（31_信息公开）"]
        return unknown(
            f"没有{'、'.join(absent)}，但有{len(unnamed)}行未填公开内容", lacking, rows.because
        )
    if absent:
        mend = [f"公开{kind}，在31_信息公开登记标题、网址和日期" for kind in absent]
        said = f"31_信息公开没有{'、'.join(absent)}，公开不完整"
        return triggered(said, rows.because, *evidence, mend=mend)
    if undated:
        lacking = [f"{kind}的发布日期和网页截图" for kind in undated]
        return unknown(
            f"{'、'.join(undated)}没有发布日期，是否及时公开无法判断", lacking, *evidence
        )
    return clear("31_信息公开：五类信息均已公开", *evidence)
