"""第19项 −1: 产业园区未定期组织开展应急演练."""

from yuanjian.audit.credit.evidence import clear, named, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """At least one drill on record in the year."""
    rows = f.rows("29").eq("type", "应急演练")
    done = rows.in_year("date", f.year)
    if len(done):
        return clear(f"{f.year}年度演练{len(done)}次：{named(done)}", *map(row_because, done))
    lacking = [
        "29_风险防控与应急登记本年度应急演练：日期、内容、参加企业数，附演练方案、照片和总结"
    ]
    if len(rows) and not done.gap:
        said = f"29_风险防控与应急的演练记录都不在{f.year}年度内"
        return triggered(said, *map(row_because, rows), mend=lacking)
    return unknown(done.gap or "29_风险防控与应急没有应急演练记录", lacking, rows.because)
