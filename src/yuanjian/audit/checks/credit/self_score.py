"""An item that the park's own tables trigger, and that it did not take off."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.credit._own import both_sides, cause_of, explained, own_rows, scored
from yuanjian.audit.finding import Finding
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check("自评未扣分，数据显示应扣", "major", why="评价指标表：符合评价标准所述情形的，扣该项分值")
def find(f: Facts) -> Iterator[Finding]:
    """One finding an item; with the park's reason and proof it only asks."""
    outcome = scored(f)
    rows = own_rows(f)
    for one in outcome.items:
        row = rows.get(one.number)
        if row is None or one.own != 0 or one.points > 0 or one.judgement.verdict != "triggered":
            continue
        yield Finding(
            f"第{one.number}项“{one.wording}”自评 0 分；{one.judgement.reason}",
            quotes=both_sides(row, one),
            expected=plain(one.points),
            found="0",
            advice=f"自评改为 {plain(one.points)} 分；认为不应扣的，写明差异理由并附佐证。",
            verify="自评分值与数据一致，或差异理由附有佐证附件。",
            credit=(one.number,),
            severity="query" if explained(row) else None,
            cause=cause_of(row),
        )
