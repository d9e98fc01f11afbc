"""The planning EIA: a tracking assessment every five years from the latest reply."""

from collections.abc import Iterator

from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_CLOCK = "planning_eia.tracking"
_PLANNING = ("规划环评", "调扩区环评", "补充或重新规划环评")
_TRACKING = "跟踪评价"


@duty("规划环境影响跟踪评价", _CLOCK)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """From the latest reply, that of a tracking assessment included; one still being written does not end the clock."""
    replied = [(day, r) for r in f.rows("03") if (day := r.day("reply_date")) and _counts(r)]
    if not any(r.get("type") in _PLANNING for _, r in replied):
        return
    day, last = max(replied, key=lambda pair: pair[0])
    begun = [r for r in f.rows("03") if r.get("type") == _TRACKING and r.get("status") != "已批复"]
    state = "、".join(str(r.get("status")) for r in begun if r.get("status"))
    told = [f"最近一次批复：{last.words('title').text or last.key}（{day}）"]
    if state:
        told.append(f"跟踪评价状态为“{state}”")
    yield term(
        last, "reply_date", "规划实施满五年，须完成环境影响跟踪评价", "园区管理机构",
        clocks.due(_CLOCK, day), by=_CLOCK, told=tuple(told),
    )  # fmt: skip


def _counts(row: RowView) -> bool:
    if row.get("status") != "已批复":
        return False
    kind = row.get("type")
    return kind == _TRACKING or (kind in _PLANNING and row.get("valid") is not False)
