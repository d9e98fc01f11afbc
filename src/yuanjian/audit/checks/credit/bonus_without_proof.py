"""A bonus that the park gives itself without a proof, or against its own table."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.credit._own import both_sides, cause_of, own_rows, proven
from yuanjian.audit.finding import Finding
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check("加分没有佐证", "major", why="评价指标表加分项：须有建成或实施的证明")
def find(f: Facts) -> Iterator[Finding]:
    """One finding a bonus."""
    outcome = proven(f)
    rows = own_rows(f)
    for one in outcome.items:
        row = rows.get(one.number)
        if row is None or one.points < 0 or not one.own or one.judgement.verdict == "triggered":
            continue
        lacking = "；".join(one.judgement.lacking)
        yield Finding(
            f"第{one.number}项自评加 {plain(one.own)} 分；{one.judgement.reason}",
            quotes=both_sides(row, one),
            expected=f"0（有佐证时 {plain(one.points)}）",
            found=plain(one.own),
            advice=(lacking or "数据显示不符合加分条件，自评改为 0") + "。",
            verify="佐证附件在列，或自评改为 0。",
            credit=(one.number,),
            cause=cause_of(row),
        )
