"""From what is wrong to what is to be done: a draft of a rectification item out of a finding, a gap or a row.

Pure: it proposes words, owner and date as far as the records say them. A person completes and keeps it
(``actions/rectify``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from yuanjian.audit.finding import Found
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.gaps import Gap
from yuanjian.sheets.shelf import sheet

Origin = Literal["finding", "gap", "row", "plan", "own"]
ORIGIN_WORDS: dict[Origin, str] = {
    "finding": "核对发现", "gap": "缺项", "row": "台账记录", "plan": "下一步计划", "own": "自行填报",
}  # fmt: skip
"""What an item came from, in words."""
TITLE, WORDS, OWNER = 60, 5000, 100
"""Most characters of a title, of a problem or measure, of an owner (as sheet 33 takes them)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An item before somebody keeps it. ``mark`` names what it came from («row:27/12369-1»), «» for one's own;
    ``sheet`` and ``key`` the row behind it, ``plan`` whether it belongs among next year's plans (sheet 33)."""

    title: str
    problem: str = ""
    measure: str = ""
    owner: str = ""
    due: date | None = None
    basis: str = ""
    origin: Origin = "own"
    mark: str = ""
    sheet: str = ""
    key: str = ""
    plan: bool = True


def of_finding(found: Found, fingerprint: str, owner: str = "") -> Draft:
    """A contradiction that must be mended. One that touches the credit table is work for the park and a plan;
    any other is mended in the records."""
    one = found.finding
    about = f"：{found.about}" if found.about else ""
    return Draft(
        _short(f"{found.title}{about}"), one.message[:WORDS], one.advice[:WORDS], owner, None, found.clause,
        "finding", f"finding:{fingerprint}", plan=bool(one.credit),
    )  # fmt: skip


def of_gap(gap: Gap, column: str) -> Draft:
    """Something that is not filled. Filling a cell is no plan of next year."""
    if gap.key:
        title = f"补填{gap.called}　{gap.header}" if gap.called else f"补填{gap.header}"
    else:
        title = f"填报{gap.title}"
    return Draft(
        _short(title), f"{gap}，未填。", f"由{gap.who}补填，并附依据。", gap.who, None, "", "gap",
        f"gap:{gap.sheet}/{gap.key}/{column}", gap.sheet, gap.key, plan=False,
    )  # fmt: skip


def of_row(f: Facts, no: str, key: str) -> Draft | None:
    """A row of the records: a complaint, an order, an inspection, a requirement not met, a plan. None: no such row."""
    row = next((r for r in f.rows(no) if r.key == key), None)
    return _of(f, row) if row is not None else None


def waiting(f: Facts) -> Iterator[Draft]:
    """Rows that call for something to be done: plans and problems, requirements not met, complaints, orders."""
    for no, is_open in _OPEN.items():
        for row in f.rows(no):
            if is_open(row):
                yield _of(f, row)


def _plan(row: RowView) -> bool:
    return bool(row.get("type") == "下一步计划" and row.get("carry") != "已解决")


def _unmet(row: RowView) -> bool:
    return row.get("result") in ("部分落实", "未落实", "基本落实", "不符合", "基本符合")


def _running(row: RowView) -> bool:
    return row.get("status") in ("整改中", "未开始")


def _searched(row: RowView) -> bool:
    found, fixed = row.amount("n_find"), row.amount("n_fix")
    return bool(row.get("type") == "隐患排查" and (found.number or 0) > (fixed.number or 0))


_OPEN = {
    "33": _plan,
    "27": _running,
    "28": _running,
    "29": _searched,
    "10": _unmet,
    "11": _unmet,
    "12": _unmet,
}


def _of(f: Facts, row: RowView) -> Draft:
    no = row.record.sheet
    said = _Said(f, row)
    made = {"27": _complaint, "28": _order, "29": _search, "33": _told}.get(no)
    if made is not None:
        return made(said)
    if no in ("10", "11", "12"):
        return _requirement(said)
    title = f"{sheet(no).sheet.name}“{row.called or no}”整改"
    return said.draft(title, "", "", said.department)


class _Said:
    """The cells of a row as words."""

    def __init__(self, f: Facts, row: RowView) -> None:
        self.row = row
        self.no = row.record.sheet
        self.department = f.said("01", "env_dept").text or ""

    def word(self, key: str) -> str:
        """A cell in words, «» where it says nothing."""
        held = self.row.get(key)
        return held if isinstance(held, str) else self.row.words(key).text or ""

    def day(self, key: str) -> date | None:
        """A date cell."""
        return self.row.day(key)

    def draft(
        self, title: str, problem: str, measure: str, owner: str, due: date | None = None,
        basis: str = "", origin: Origin = "row",
    ) -> Draft:  # fmt: skip
        """A draft of this row, cut to what the form takes."""
        mark = f"{origin}:{self.no}/{self.row.key}"
        return Draft(
            _short(title), problem[:WORDS], measure[:WORDS], owner[:OWNER], due, basis, origin, mark,
            self.no, self.row.key,
        )  # fmt: skip


def _complaint(said: _Said) -> Draft:
    title = f"{said.word('src')}（{said.row.key}）：{said.word('types')}问题整改"
    return said.draft(
        title, said.word("text"), "", said.word("ent") or said.department, said.day("due")
    )


def _order(said: _Said) -> Draft:
    title = f"{said.word('type')}事项整改：{said.word('subj')}"
    return said.draft(title, said.word("why"), "", said.word("subj"), None, said.word("doc"))


def _search(said: _Said) -> Draft:
    found, fixed = said.word("n_find") or "0", said.word("n_fix") or "0"
    problem = f"{said.day('date')} {said.word('title')}，发现问题 {found} 个，已整改 {fixed} 个。"
    return said.draft(f"隐患排查发现问题整改（{said.day('date')}）", problem, "", said.department)


def _told(said: _Said) -> Draft:
    if said.word("type") == "下一步计划":
        return said.draft(
            said.word("title"),
            "",
            said.word("text"),
            said.word("owner"),
            said.day("due"),
            "",
            "plan",
        )
    return said.draft(said.word("title"), said.word("text"), "", said.department)


def _requirement(said: _Said) -> Draft:
    """10, 11, 12: what is asked, how far it is met, what is planned. The report's part 五 lists these rows by itself."""
    named = {"10": "规划环评要求", "11": "自行监测计划", "12": "生态环境管控要求"}[said.no]
    asked = said.word("req") if said.no != "11" else said.word("p_point")
    problem = f"{asked}　现状：{said.word('impl') if said.no != '11' else said.word('result')}"
    measure = said.word("gap" if said.no == "12" else "plan")
    owner = said.word("owner") or said.department
    title = f"落实{named}：{said.row.called}"
    made = said.draft(title, problem, measure, owner, said.day("due"), said.word("doc_no"))
    return replace(made, plan=False)


def _short(title: str) -> str:
    plain = " ".join(title.split())
    return plain if len(plain) <= TITLE else plain[: TITLE - 1] + "…"
