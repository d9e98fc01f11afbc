"""A planning EIA of five years without a tracking assessment that has been replied to."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_CLOCK = "planning_eia.tracking"
_PLANNING = ("规划环评", "调扩区环评", "补充或重新规划环评")
_TRACKING = "跟踪评价"


@check(
    "规划环评满五年未完成跟踪评价",
    "major",
    why="环环评〔2020〕65号；湘环发〔2020〕27号 （二）：规划实施满五年应开展环境影响跟踪评价",
)
def find(f: Facts) -> Iterator[Finding]:
    """From the latest reply, that of a tracking assessment included; one still being written does not end the clock."""
    replied = [(day, r) for r in f.rows("03") if (day := _replied(r)) and _counts(r)]
    if not any(r.get("type") in _PLANNING for _, r in replied):
        return
    day, last = max(replied, key=lambda pair: pair[0])
    due = clocks.due(_CLOCK, day)
    if due >= year_end(f.year):
        return
    begun = [
        r for r in f.rows("03") if r.get("type") == _TRACKING and r is not last and not _replied(r)
    ]
    state = "、".join(str(r.get("status")) for r in begun if r.get("status"))
    yield Finding(
        f"最近一次批复为“{last.words('title').text or last.key}”{day}，至 {due} 满五年；"
        f"跟踪评价{f'状态为“{state}”' if state else '没有记录'}，{year_end(f.year)} 尚未完成",
        quotes=(
            quote_row(last, "type", "reply_no", "reply_date"),
            *(quote_row(r, "type", "title", "status") for r in begun[:3]),
        ),
        expected=f"{due} 前完成跟踪评价",
        found=state or "没有跟踪评价",
        advice="已完成的，在03_规划环评档案填批复文号和日期；未完成的列入存在问题和下一步计划，信用评价第2项据实自评。",
        verify="03_规划环评档案有五年内已批复的规划环评或跟踪评价。",
        subject=last.key,
        credit=(2,),
        cause=cell_cause(last, "reply_date"),
    )


def _replied(row: RowView) -> date | None:
    return row.day("reply_date") if row.get("status") == "已批复" else None


def _counts(row: RowView) -> bool:
    return row.get("type") == _TRACKING or (
        row.get("type") in _PLANNING and row.get("valid") is not False
    )
