"""整改销号表 and 整改事项清单 as Word forms: the item, what was done, the proof, who verified; room for seals."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from yuanjian.core.dates import spoken
from yuanjian.reports.tree import Cell, Column, PageBreak, Report, Row, Table, Text

FORM, LIST = "生态环境问题整改销号表", "生态环境问题整改事项清单"
_TO_SIGN = "\n\n（盖章）\n年　　月　　日"
_UNSAID = "（未填）"


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in words: what, by whom, when, what was said, which proofs."""

    what: str
    by: str
    day: date
    words: str
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A rectification item in words. ``done`` and ``closed`` are the last report of completion and its verification."""

    number: int
    title: str
    problem: str
    origin: str
    basis: str
    measure: str
    owner: str
    due: date
    state: str
    done: StepLine | None
    closed: StepLine | None
    steps: tuple[StepLine, ...] = ()


def closure_forms(items: Sequence[ItemLine], *, park: str, code: str, year: int) -> Report:
    """One form an item, each on a page of its own."""
    blocks: list[Table | PageBreak] = []
    for item in items:
        if blocks:
            blocks.append(PageBreak(f"form{item.number}.page"))
        blocks.append(_form(item, code, year))
    return _report(FORM, tuple(blocks), park, code, year)


def item_list(items: Sequence[ItemLine], *, park: str, code: str, year: int, on: date) -> Report:
    """All items in one table, landscape."""
    heads = ("编号", "存在问题", "整改措施", "责任单位", "完成时限", "状态", "整改情况", "核验销号")
    widths = (13, 42, 42, 24, 20, 18, 42, 24)
    rows = tuple(
        tuple(_cell(w) for w in (
            str(i.number), _joined(i.title, i.problem), i.measure or _UNSAID, i.owner, str(i.due), i.state,
            _done(i), _closed(i),
        ))
        for i in items
    )  # fmt: skip
    columns = tuple(Column(w, "center" if n in (0, 4, 5) else "left") for n, w in enumerate(widths))
    caption = f"{park}　{year}年度　共 {len(items)} 项（截至 {spoken(on)}）"
    table = Table(
        "list", "", caption, columns, (tuple(_cell(h) for h in heads),), rows, landscape=True
    )
    return _report(LIST, (table,), park, code, year)


def form_bytes(report: Report, made: datetime) -> bytes:
    """The form as a .docx."""
    from yuanjian.reports.word.document import word_bytes

    return word_bytes(report, made=made)


def _report(
    title: str, blocks: tuple[Table | PageBreak, ...], park: str, code: str, year: int
) -> Report:
    docid = hashlib.sha256(f"{title}{code}{year}".encode()).hexdigest()[:10]
    return Report(docid, (title,), blocks, park, year, cover=False)


def _form(item: ItemLine, code: str, year: int) -> Table:
    """Four columns: a label and what it says, twice where both are short."""
    columns = (Column(26, "center"), Column(60), Column(26, "center"), Column(60))
    done, closed = item.done, item.closed
    rows = (
        _wide("整改事项", item.title),
        _wide("存在问题", item.problem or _UNSAID),
        (*_pair("问题来源", item.origin), *_pair("依据", item.basis or "—")),
        _wide("整改措施", item.measure or _UNSAID),
        (*_pair("责任单位", item.owner), *_pair("完成时限", spoken(item.due))),
        _wide("整改情况", done.words if done else "（尚未报整改完成）"),
        _wide("佐证材料", "；".join(done.proofs) or "无" if done else "—"),
        (*_pair("报送人", done.by if done else ""), *_pair("报送日期", spoken(done.day) if done else "")),
        _wide("核验意见", closed.words if closed else ""),
        (*_pair("核验人", closed.by if closed else ""), *_pair("销号日期", spoken(closed.day) if closed else "")),
        _wide("当前状态", item.state),
        _wide("整改经过", _history(item)),
        (*_pair("责任单位\n意见", _TO_SIGN), *_pair("核验单位\n意见", _TO_SIGN)),
    )  # fmt: skip
    return Table(
        f"form{item.number}", "", f"编号：{code}—{year}—{item.number:03}", columns, (), rows
    )


def _wide(label: str, words: str) -> Row:
    return (_cell(label), Cell((Text(words),), colspan=3))


def _pair(label: str, words: str) -> Row:
    return (_cell(label), _cell(words))


def _cell(words: str) -> Cell:
    return Cell((Text(words),) if words else ())


def _history(item: ItemLine) -> str:
    return "\n".join(f"{s.day} {s.what}（{s.by}）" for s in item.steps) or "—"


def _done(item: ItemLine) -> str:
    if item.done is None:
        return "—"
    proofs = f"\n佐证：{'；'.join(item.done.proofs)}" if item.done.proofs else ""
    return item.done.words + proofs


def _closed(item: ItemLine) -> str:
    return f"{item.closed.by}\n{item.closed.day}" if item.closed else "—"


def _joined(title: str, problem: str) -> str:
    return f"{title}\n{problem}" if problem and problem != title else title
