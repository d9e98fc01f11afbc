"""The points of soil in the answer to the monitoring plan against those that the text counts."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import all_told
from yuanjian.audit.finding import Finding
from yuanjian.audit.frequency import point_count
from yuanjian.audit.row_text import passages_of, quotes_of_cell
from yuanjian.facts.engine import Facts


@check("土壤监测点位数前后不一", "query", why="逻辑：监测计划落实情况与正文说的是同一年的土壤监测")
def find(f: Facts) -> Iterator[Finding]:
    """Rows of the monitoring plan that speak of soil and of nothing else that is monitored."""
    for row in f.rows("11"):
        asked, done = passages_of(f, row, "p_when"), passages_of(f, row, "plan")
        said = "".join(p.folded for p in done)
        if "土壤" not in "".join(p.folded for p in (*asked, *done)) or "地下水" in said:
            continue
        count = point_count(said)
        other = next((t for t in all_told(f, "soil.points") if t.number != count), None)
        if count is None or other is None:
            continue
        yield Finding(
            f"土壤监测点位：监测计划落实情况为{count}个，正文写{other.said}",
            quotes=(*quotes_of_cell(done, 2), other.quote),
            expected="两处一致",
            found=f"{count}个、{other.said}",
            advice="请按监测报告核对点位数，统一两处；分批或分地块监测的，写明各有几个。",
            verify="两处点位数一致。",
            subject=row.key,
            cause="told soil.points ",
        )
