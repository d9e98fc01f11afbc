"""The procedures of every firm — 环评 · 验收 · 许可 · 预案 — as the facts of the report sort them, with what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import Partition, rows_of_firm
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf import acceptance, eia, permit, plan
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import shown

PLAN_REVIEW = "plan.review"  # the clock of facts/shelf/plan.py
SOON = 90  # days before the end at which a permit or plan counts as running out

_GOOD = {
    "eia": {"报告书", "报告表", "登记表"}, "acceptance": {"已完成"},
    "permit": {"重点管理", "简化管理", "登记管理"}, "plan": {"已完成"},
}  # fmt: skip
_NEEDLESS = {
    "eia": {"无需"}, "acceptance": {"无需验收"},
    "permit": {"无需", "在建暂无需"}, "plan": {"无需编制", "在建暂无需编制"},
}  # fmt: skip
_UNDER_WAY = {"acceptance": set(acceptance.PENDING) - {"已投产未验收"}}
PROCEDURES = {"eia": "环评", "acceptance": "验收", "permit": "许可", "plan": "预案"}
SHEETS = {"eia": "06", "acceptance": "06", "permit": "07", "plan": "08"}


@dataclass(frozen=True, slots=True)
class Due:
    """The day on which something ends, and the days left on the day it is judged (negative: over)."""

    day: date
    left: int

    @property
    def words(self) -> str:
        """«剩 32 天», «已过期 40 天»."""
        return f"剩 {self.left} 天" if self.left >= 0 else f"已过期 {-self.left} 天"

    @property
    def soon(self) -> bool:
        """Whether it has ended or ends soon."""
        return self.left <= SOON


@dataclass(frozen=True, slots=True)
class Mark:
    """One procedure of one firm. ``state``: good, bad, wait (under way), none (not needed), out (not
    judged: left, not counted), open (cannot be told)."""

    key: str
    title: str
    state: str
    words: str
    why: str = ""
    due: Due | None = None
    row: str = ""

    @property
    def sheet(self) -> str:
        """The sheet that says so."""
        return SHEETS[self.key]


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm of the register with its procedures."""

    number: str
    name: str
    industry: str
    status: str
    risk: str
    found_by: str
    marks: tuple[Mark, ...]

    def mark(self, key: str) -> Mark:
        """One of its procedures."""
        return next(m for m in self.marks if m.key == key)

    def lacks(self, key: str) -> bool:
        """Whether a procedure is not done, or cannot be told."""
        return self.mark(key).state in ("bad", "wait", "open")

    def ends_soon(self, key: str) -> bool:
        """Whether what it holds has run out or soon does."""
        due = self.mark(key).due
        return due is not None and due.soon


def judged_on(year: int, today: date) -> date:
    """The day on which ends are judged: today while the year runs, its last day afterwards."""
    return min(today, date(year, 12, 31))


def firms(f: Facts, on: date) -> tuple[Firm, ...]:
    """Every firm of sheet 05 in its order."""
    sorted_by = {
        "eia": _sorted(eia.sorted_firms(f)),
        "acceptance": _sorted(acceptance.sorted_firms(f)),
        "permit": _sorted(permit.sorted_firms(f)),
        "plan": _sorted(plan.sorted_firms(f)),
    }
    rows = {no: rows_of_firm(f, no) for no in ("06", "07", "08")}
    return tuple(_firm(f, firm, sorted_by, rows, on) for firm in f.rows("05"))


def _sorted(found: Partition) -> dict[str, tuple[str, str]]:
    """Group and reason by 企业编号; a firm in no group has the reason, by name."""
    groups = {firm.key: (g, "") for g, members in found.groups.items() for firm, _ in members}
    return groups | {f"name:{name}": ("", why) for name, why in found.remainder}


def _firm(
    f: Facts,
    firm: RowView,
    sorted_by: Mapping[str, Mapping[str, tuple[str, str]]],
    rows: Mapping[str, Mapping[str, tuple[Record, ...]]],
    on: date,
) -> Firm:
    def text(key: str) -> str:
        return shown(firm.get(key))

    marks = tuple(
        _mark(key, firm, groups, rows[SHEETS[key]].get(firm.key, ()), on)
        for key, groups in sorted_by.items()
    )
    called = " ".join((firm.key, text("name"), text("uscc"), text("alias"))).lower()
    return Firm(
        firm.key, text("name") or firm.key, f.value("firm.industry_name", firm).text,
        text("status"), text("risk"), called, marks,
    )  # fmt: skip


def _mark(
    key: str,
    firm: RowView,
    groups: Mapping[str, tuple[str, str]],
    own: tuple[Record, ...],
    on: date,
) -> Mark:
    title, row = PROCEDURES[key], own[0].key if own else ""
    group, why = groups.get(firm.key) or groups.get(f"name:{shown(firm.get('name'))}") or (None, "")
    if group is None:
        left = firm.get("status") == "已退出"
        return Mark(key, title, "out", "已退出" if left else "不计入统计", row=row)
    if not group:
        return Mark(key, title, "open", "资料不全", why, row=row)
    state = _state(key, group)
    ends = sorted(_ends(key, own)) if state != "none" else []
    due = Due(ends[0][0], (ends[0][0] - on).days) if ends else None
    return Mark(key, title, state, group, "", due, ends[0][1] if ends else row)


def _state(key: str, group: str) -> str:
    if group in _GOOD[key]:
        return "good"
    if group in _NEEDLESS[key]:
        return "none"
    return "wait" if group in _UNDER_WAY.get(key, ()) else "bad"


def _ends(key: str, own: tuple[Record, ...]) -> Iterator[tuple[date, str]]:
    """The days on which what the firm holds ends, with the row that says so."""
    for record in own:
        row = RowView(record)
        if key == "permit" and (end := row.day("valid_to")) is not None:
            yield end, record.key
        if key == "plan" and (filed := row.day("date")) is not None:
            yield clocks.due(PLAN_REVIEW, filed), record.key
