"""第4项 −1: 产业园区内有被评为黑名单的企事业单位."""

from yuanjian.audit.credit.evidence import (
    clear,
    events,
    named,
    none_proven,
    row_because,
    triggered,
    unknown,
)
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import present

_MEND = ["督促企业整改并申请信用修复，附移出黑名单的文件"]


def judge(f: Facts) -> Judgement:
    """No firm of the register graded 黑名单, no such event; one complete source proves it."""
    graded = present(f).eq("credit", "黑名单")
    listed = events(f, "黑名单")
    found = [*graded, *listed]
    if found:
        said = f"黑名单：{named([*graded], 'name') or named(listed, 'subj')}"
        return triggered(said, *map(row_because, found), mend=_MEND)
    if not graded.gap and graded.filled:
        return clear("05_企业名录各企业均填有环保信用等级，没有黑名单", present(f).because)
    unproven = none_proven(listed)
    if unproven is None:
        return clear("28_监管执法与通报没有黑名单记录", f.rows("28").because)
    lacking = [
        "05_企业名录填全各企业的环保信用等级（未参评的填“未参评”），附评价结果通报",
        *unproven.lacking,
    ]
    return unknown(f"{graded.gap}；{unproven.reason}", lacking, graded.because, listed.because)
