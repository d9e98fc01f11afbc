"""第16项 −2: 产业园区年度内未开展环境风险隐患和环境问题排查工作."""

from yuanjian.audit.credit.evidence import clear, named, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts

KINDS = ("隐患排查", "专项检查")


def judge(f: Facts) -> Judgement:
    """At least one search on record in the year."""
    rows = f.rows("29").eq("type", *KINDS)
    done = rows.in_year("date", f.year)
    if len(done):
        said = f"{f.year}年度开展排查检查{len(done)}次：{named(done)}"
        return clear(said, *map(row_because, done))
    lacking = [
        "29_风险防控与应急登记本年度隐患排查：日期、覆盖企业数、发现和整改问题数，附排查记录"
    ]
    if len(rows) and not done.gap:
        said = f"29_风险防控与应急的排查记录都不在{f.year}年度内"
        return triggered(said, *map(row_because, rows), mend=lacking)
    return unknown(done.gap or "29_风险防控与应急没有隐患排查记录", lacking, rows.because)
