"""Dates that the rows themselves state: what is to be put right, answered or done by then."""

from collections.abc import Iterator

from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.row import required_cells
from yuanjian.sheets.shelf import sheet

_STATED = {
    "10": "落实规划环评要求",
    "11": "落实自行监测计划",
    "12": "落实生态环境管控要求",
    "27": "办结投诉、督察交办事项",
    "33": "完成下一步计划",
}


@duty("台账所列时限")
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Where the date still matters: 27 until it is dealt with, the others where the form asks for it."""
    for no, what in _STATED.items():
        for row in f.rows(no):
            day = row.day("due")
            if day is not None and _waits(row):
                yield term(row, "due", what, _who(row), day, told=(_about(row),))


def _about(row: RowView) -> str:
    """Which row it is, with its own title or words."""
    key = next((k for k in ("title", "req", "text") if k in sheet(row.record.sheet).columns), "")
    said = (row.words(key).text or "") if key else ""
    short = said if len(said) <= 40 else f"{said[:40]}…"
    return f"{row.called}：{short}" if short else row.called


def _waits(row: RowView) -> bool:
    no = row.record.sheet
    if no == "27":
        return row.day("done") is None and row.get("status") not in ("已完成", "不需")
    return sheet(no).columns["due"] in tuple(required_cells(type(row.record.row), row.record.row))


def _who(row: RowView) -> str:
    """Who is to do it, as far as the row says."""
    for key in ("owner", "ent"):
        if key in sheet(row.record.sheet).columns:
            said = row.get(key)
            if isinstance(said, tuple | str) and said:
                return "、".join(said) if isinstance(said, tuple) else said
    return "责任单位未填"
