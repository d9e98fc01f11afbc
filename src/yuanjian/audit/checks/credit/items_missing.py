"""Items of the table that sheet 32 leaves out."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.checks.credit._own import own_rows, scored
from yuanjian.audit.finding import Finding, quote_record, quote_row
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check(
    "信用评价有未自评的项",
    "major",
    why="评价指标表说明二：未上报某项指标内容的，此项指标按最高分进行扣分",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding for all of them; a blank score counts as left out."""
    outcome = scored(f)
    absent = [one for one in outcome.items if one.own is None]
    if not absent:
        return
    rows = own_rows(f)
    blank = [quote_row(rows[one.number], "self") for one in absent if one.number in rows]
    cost = -sum((one.points for one in absent if one.points < 0), Decimal(0))
    numbers = "、".join(str(one.number) for one in absent)
    there = next(iter(f.rows("32").records), None)
    said = f"{len(absent)} 项没有自评分值：第{numbers}项"
    yield Finding(
        said + (f"，按说明二最多扣 {plain(cost)} 分" if cost else ""),
        quotes=tuple(blank[:8]) or ((quote_record(there),) if there else ()),
        expected=f"{len(outcome.items)} 项",
        found=f"{len(outcome.items) - len(absent)} 项",
        advice="在32_信用评价举证补填各项自评分值和举证说明。",
        verify="各项均有自评分值。",
        credit=tuple(one.number for one in absent),
    )
