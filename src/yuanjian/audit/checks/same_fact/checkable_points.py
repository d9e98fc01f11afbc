"""«可核查点»: one point has one answer in tables 1 and 3 and among the capabilities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, Quote, cell_cause, quote_row
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.capability import ITEMS

_YES = ("有", "是", "已", "完成", "具备", "建成")
_NO = ("无", "否", "未", "没有", "不")
_STATUS = {"已建成": True, "依托上级": True, "在建": False, "未建": False}


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: what is said, yes or no where it is that kind of answer, and where."""

    point: str
    value: str
    yes: bool | None
    row: RowView
    key: str

    @property
    def quote(self) -> Quote:
        """The cell with the row's result beside it."""
        return quote_row(self.row, self.key, *(["result"] if self.key == "facts" else []))


def answers(f: Facts) -> dict[str, list[Said]]:
    """All answers by point: from sheets 10 and 12, and the status of sheet 30."""
    found: dict[str, list[Said]] = {}
    for no in ("10", "12"):
        for row in f.rows(no):
            for word in row.get("facts") if isinstance(row.get("facts"), tuple) else ():
                point, sign, value = (p.strip() for p in fold(word).partition("="))
                if point and sign and value:
                    said = Said(point, value, polarity(value), row, "facts")
                    found.setdefault(squeeze(point), []).append(said)
    for row in f.rows("30"):
        item, status = row.get("item"), row.get("status")
        if isinstance(item, str) and status in _STATUS:
            found.setdefault(item, []).append(Said(item, status, _STATUS[status], row, "status"))
    return found


def polarity(value: str) -> bool | None:
    """Whether an answer says yes or no; None for a number or another word."""
    if value.startswith(_NO):
        return False
    return True if value.startswith(_YES) else None


@check(
    "同一可核查点前后回答相反", "blocker", why="逻辑：同一事项在表1、表3和能力建设中只能有一个结论"
)
def find(f: Facts) -> Iterator[Finding]:
    """A yes against a no cannot both be true; two other values need an explanation."""
    for point, said in answers(f).items():
        yes = next((s for s in said if s.yes is True), None)
        no = next((s for s in said if s.yes is False), None)
        if yes and no:
            yield _opposed(point, yes, no, said)
            continue
        values = {squeeze(s.value): s for s in said if s.yes is None}
        if len(values) > 1:
            first, second = list(values.values())[:2]
            yield _opposed(point, first, second, said, severe=False)


def _opposed(
    point: str, one: Said, other: Said, said: list[Said], *, severe: bool = True
) -> Finding:
    rest = [s.quote for s in said if s is not one and s is not other]
    return Finding(
        f"“{point}”：{_where(one)}为“{one.value}”，{_where(other)}为“{other.value}”",
        quotes=(one.quote, other.quote, *rest[:4]),
        advice="按实际情况统一各处的结论；所述对象或时间不同的，在实施情况中写明区别。",
        verify="各表对同一事项的回答一致。",
        subject=point,
        credit=ITEMS.get(point, ()),
        severity=None if severe else "major",
        cause=cell_cause(one.row, f"point {point}"),
    )


def _where(said: Said) -> str:
    name = said.quote.place.sheet or said.row.record.sheet
    return f"{name}“{said.row.called}”"
