"""A permit whose day to ask for renewal falls into the weeks after the report year."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_CLOCK = "permit.renewal"
_LOOK_AHEAD = (3, 31)  # the end of the months in which reports are written and reviewed


@check(
    "排污许可证须申请延续", "query", why="排污许可管理条例 第十四条：应于有效期届满60日前申请延续"
)
def find(f: Facts) -> Iterator[Finding]:
    """Permits, not registrations, that are still valid at the year's end."""
    needs("排污许可不明", f.rows("07").gap)
    for row in f.rows("07"):
        ends = row.day("valid_to")
        if (
            row.get("cls") not in ("重点管理", "简化管理")
            or ends is None
            or ends < year_end(f.year)
        ):
            continue
        due = clocks.due(_CLOCK, ends)
        if due > date(f.year + 1, *_LOOK_AHEAD):
            continue
        yield Finding(
            f"{row.words('ent').text}的排污许可证 {ends} 到期，延续申请不晚于 {due}",
            quotes=(quote_row(row, "valid_to", "no"),),
            expected=f"{due} 前申请延续",
            found=f"有效期至 {ends}",
            advice="提醒企业申请延续，在计划中写明时限；已申请的把受理材料列为附件。",
            verify="新证已发或附受理材料。",
            subject=row.key,
            cause=cell_cause(row, "valid_to"),
        )
