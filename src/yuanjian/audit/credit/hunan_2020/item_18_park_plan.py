"""第18项 −1: 产业园区未按要求制定或修编园区突发环境事件应急预案."""

from yuanjian.audit.credit.evidence import clear, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.audit.days import year_end
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.plan import park_rows

_FILE = ["修编园区突发环境事件应急预案并备案，把备案表列为附件"]


def judge(f: Facts) -> Judgement:
    """The park's plan is filed and not older than three years, or the superior park's covers it."""
    rows = park_rows(f)
    row = rows.only()
    if row is None:
        lacking = ["08_应急预案填写主体类型为“园区”的一行：备案编号、日期或依托的预案，附备案表"]
        said = rows.gap or f"08_应急预案应有一行园区预案，现有{len(rows)}行"
        return unknown(said, lacking, rows.because)
    if row.get("need") == "依托上级园区":
        return _parent(row)
    return _own(f, row)


def _parent(row: RowView) -> Judgement:
    parent = row.words("parent_plan")
    if parent.state == "value":
        said = f"依托上级园区预案《{(parent.text or '').strip('《》')}》"
        return clear(said, row.because("need"), row_because(row))
    lacking = ["依托的上级园区预案名称、备案编号，以及预案覆盖本园区的页面"]
    return unknown("园区预案依托上级园区，但没有写明哪一份", lacking, row.because("need"))


def _own(f: Facts, row: RowView) -> Judgement:
    filed, status = row.day("date"), row.get("status")
    if status == "未备案":
        return triggered("园区预案未备案", row.because("status"), mend=_FILE)
    if filed is None or status not in ("已备案", "修编中"):
        lacking = ["园区预案的状态、备案编号和备案日期（08_应急预案）"]
        return unknown("园区预案的状态或备案日期未填", lacking, row_because(row))
    expires = f.words("plan.expires", row)
    if expires.day is not None and expires.day < year_end(f.year):
        said = f"园区预案{filed}备案，{expires.day}满三年，至{f.year}年末未重新备案"
        return triggered(said, *expires.because, mend=_FILE)
    return clear(f"园区预案{filed}备案，{expires.day}到期", *expires.because, row_because(row))
