"""Rectification items as they stand on a day: the words of their plan rows, how long until they are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yuanjian.audit.duty import Term
from yuanjian.ledger.models import ParkYear, Rectification, Row
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import sheet

PLANS = "33"
OVERDUE = "逾期"
State = Rectification.State


@dataclass(frozen=True, slots=True)
class Standing:
    """An item with what its plan row says today. ``days`` until it is due, negative when it is past;
    ``plan_lost``: its row is not in sheet 33 any more."""

    item: Rectification
    title: str
    measure: str
    owner: str
    due: date
    days: int
    plan_lost: bool = False

    @property
    def closed(self) -> bool:
        """Whether it was verified and struck off."""
        return self.item.state == State.CLOSED

    @property
    def overdue(self) -> bool:
        """Whether its day is past and it is not yet reported as done."""
        return self.days < 0 and self.item.state in (State.TODO, State.DOING)

    @property
    def state_words(self) -> str:
        """The official word, overdue added."""
        said = str(State(self.item.state).label)
        return f"{said} · {OVERDUE}" if self.overdue else said

    @property
    def when(self) -> str:
        """How far the day is, in words; «» once it is closed or reported."""
        if self.item.state not in (State.TODO, State.DOING):
            return ""
        if self.days < 0:
            return f"逾期 {-self.days} 天"
        return "今天到期" if not self.days else f"还有 {self.days} 天"


def standings(of: ParkYear, today: date) -> tuple[Standing, ...]:
    """All items of a park's year: overdue first, then open ones by date, then those that were struck off."""
    items = list(Rectification.objects.filter(park_year=of).order_by("number"))
    rows = _plans(of, {i.plan_key for i in items if i.plan_key})
    made = [_standing(i, rows, today) for i in items]
    return tuple(sorted(made, key=lambda s: (s.closed, not s.overdue, s.due, s.item.number)))


def standing(item: Rectification, today: date) -> Standing:
    """One item as it stands."""
    keys = {item.plan_key} if item.plan_key else set()
    return _standing(item, _plans(item.park_year, keys), today)


def watched(of: ParkYear) -> frozenset[tuple[str, str]]:
    """Rows (sheet, key) whose dates are watched by an item."""
    found = Rectification.objects.filter(park_year=of).values_list("sheet", "key", "plan_key")
    rows = {(no, key) for no, key, _ in found if no}
    return frozenset(rows | {(PLANS, plan) for *_, plan in found if plan})


def terms(of: ParkYear, today: date) -> tuple[Term, ...]:
    """The dates of items that are still to be put right; ``key`` is the number of the item, ``sheet`` is «»."""
    return tuple(
        Term(
            s.due, f"整改：{s.title}", s.owner, "", str(s.item.number), "", "", stated="整改事项",
            told=(f"整改事项 {s.item.number}，{State(s.item.state).label}",),
        )
        for s in standings(of, today)
        if s.item.state in (State.TODO, State.DOING)
    )  # fmt: skip


def _plans(of: ParkYear, keys: set[str]) -> Mapping[str, SheetRow]:
    if not keys:
        return {}
    form = sheet(PLANS)
    rows = Row.objects.filter(park_year=of, sheet=PLANS, key__in=keys, none=False)
    return {key: form.from_data(data) for key, data in rows.values_list("key", "data")}


def _standing(item: Rectification, rows: Mapping[str, SheetRow], today: date) -> Standing:
    row: Any = rows.get(item.plan_key) if item.plan_key else None
    title, measure, owner, due = item.title, item.measure, item.owner, item.due
    if row is not None:
        title = row.title if isinstance(row.title, str) else title
        measure = row.text if isinstance(row.text, str) else measure
        owner = row.owner if isinstance(row.owner, str) else owner
        due = row.due if isinstance(row.due, date) else due
    lost = bool(item.plan_key) and row is None
    return Standing(item, title, measure, owner, due, (due - today).days, lost)
