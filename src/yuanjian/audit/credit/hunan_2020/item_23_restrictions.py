"""第23项 −3: 出现区域限批、挂牌督办、约谈、中央及省级环保督察反馈问题整改不力等情况."""

from yuanjian.audit.credit.evidence import events, named, no_event, row_because, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.audit.days import year_end
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


def judge(f: Facts) -> Judgement:
    """None of these measures in the year; problems handed over by an inspection are not overdue."""
    judged = no_event(
        f,
        events(f, "区域限批", "挂牌督办", "约谈", "督察整改不力"),
        "限批、挂牌督办、约谈和督察整改不力",
    )
    if judged.verdict == "triggered":
        return judged
    late = [r for r in f.rows("27").eq("src", "中央督察", "省督察") if _overdue(r, f.year)]
    if late:
        lacking = [f"{named(late)}的整改完成或延期批准材料"]
        said = f"督察交办问题逾期未完成：{named(late)}，是否属“整改不力”须举证"
        return unknown(said, [*judged.lacking, *lacking], *map(row_because, late))
    return judged


def _overdue(row: RowView, year: int) -> bool:
    due = row.day("due")
    open_ = row.get("status") in ("整改中", "未开始")
    return open_ and due is not None and due <= year_end(year)
