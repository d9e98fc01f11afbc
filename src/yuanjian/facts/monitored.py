"""What was monitored at a point in the report year: its factors and its days, from sheets 19, 20 and 21."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.facts.air_days import ITEMS
from yuanjian.facts.engine import Facts
from yuanjian.facts.outlets import is_outlet, meant, owner, owners, same_outlet
from yuanjian.facts.points import by_number
from yuanjian.facts.rows import Rows, RowView


@dataclass
class Monitored:
    """What the data of one point show: its factors in order, its days, why nothing can be said."""

    point: str
    owner: str | None = None  # whose outlet; None where the number alone tells
    factors: dict[str, None] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)
    online_days: Fraction = Fraction(0)
    gap: str = ""
    because: list[Because] = field(default_factory=list)

    @property
    def frequency(self) -> Fraction:
        """Times in the year: days with data, or the days that an online monitor had to run."""
        return max(Fraction(len(self.days)), self.online_days)


def monitored(f: Facts, row: RowView, points: Sequence[str]) -> list[Monitored]:
    """The data for a row of the monitoring plan: one for each point, for each owner of an outlet."""
    return [made for point in points for made in _of_point(f, row, point)]


def _of_point(f: Facts, row: RowView, point: str) -> list[Monitored]:
    having = owners(f, point) if is_outlet(point) else ()
    wanted = meant(f, row, point) if is_outlet(point) else ()
    if len(having) <= 1 and wanted == having:
        return [_data(f, point, None)]
    made = [_data(f, point, who) for who in wanted] or [_data(f, point, "")]
    if lost := _nobodys(f, point):
        for one in made:
            one.gap = lost
    return made


def _nobodys(f: Facts, point: str) -> str:
    """Samples of an outlet that several have, and nobody is named: whose they are is not known."""
    rows = [
        r
        for r in f.rows("19").in_year("date", f.year)
        if same_outlet(r.get("point"), point) and not owner(f, r.get("ent"))
    ]
    if not rows:
        return ""
    return f"19_手工监测数据：{point}有{len(rows)}行未填排口所属企业或设施，分不清是谁的排口"


def _data(f: Facts, point: str, who: str | None) -> Monitored:
    def made() -> Monitored:
        found = Monitored(point, who)
        gap = _samples(f, found)
        if point in by_number(f, "17"):
            gap = _daily(f, found)
        _online(f, found)
        found.gap = "" if found.factors else gap
        return found

    return f.kept(("monitored", point, who), made)


def _samples(f: Facts, found: Monitored) -> str:
    rows = f.rows("19").in_year("date", f.year)
    mine = [
        r
        for r in rows
        if same_outlet(r.get("point"), found.point)
        and found.owner in (None, owner(f, r.get("ent")))
    ]
    for sample in mine:
        if isinstance(factor := sample.get("factor"), str):
            found.factors[factor] = None
        if (day := sample.day("date")) is not None:
            found.days.add(day)
    _note(found, rows, mine)
    return rows.gap


def _daily(f: Facts, found: Monitored) -> str:
    rows = f.rows("20").in_year("date", f.year)
    mine = [r for r in rows if r.get("no") == found.point and r.get("valid") == "有效"]
    for item in ITEMS:
        if any(r.amount(item.key).known for r in mine if r.get(item.key) is not None):
            found.factors[item.name] = None
    found.days.update(day for r in mine if (day := r.day("date")) is not None)
    _note(found, rows, mine)
    return rows.gap


def _online(f: Facts, found: Monitored) -> None:
    rows = f.rows("21")
    mine = [
        r
        for r in rows
        if same_outlet(r.get("outlet"), found.point)
        and found.owner in (None, owner(f, r.get("subj")))
    ]
    for row in mine:
        if isinstance(factor := row.get("factor"), str):
            found.factors[factor] = None
        due = row.amount("h_due")
        found.online_days = max(found.online_days, (due.number or Fraction(0)) / 24)
    _note(found, rows, mine)


def _note(found: Monitored, rows: Rows, mine: list[RowView]) -> None:
    if mine:
        whose = f"（{found.owner}）" if found.owner else ""
        chosen = rows.of(f"点位{found.point}{whose}", (r.record for r in mine))
        found.because.append(chosen.because)
