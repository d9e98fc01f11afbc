"""Open and change rectification items (整改事项). An item among next year's plans is a row of sheet 33 as well."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from yuanjian.actions.edit_rows import locked
from yuanjian.actions.record_act import record_act
from yuanjian.actions.write_rows import Writing, write_rows
from yuanjian.audit.drafts import OWNER, TITLE, WORDS, Draft
from yuanjian.core.dates import Undated, read_date
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear, Person, Rectification, RectificationStep, Row
from yuanjian.ledger.rectifying import PLANS, standing
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

VERB = "整改"
State, What = Rectification.State, RectificationStep.What
_KIND, _SOURCE = "下一步计划", "现场核实"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a name for the log, and the person where somebody is signed in."""

    name: str
    person: Person | None = None

    @classmethod
    def of(cls, person: Person) -> Actor:
        """Somebody who is signed in."""
        return cls(str(person), person)

    @classmethod
    def named(cls, name: str) -> Actor:
        """The user of that user name or shown name.

        Raises:
            Refusal: there is none, or more than one.
        """
        found = list(
            Person.objects.filter(Q(username=name) | Q(shown_name=name), is_active=True)[:2]
        )
        if len(found) != 1:
            known = (
                "、".join(str(p) for p in Person.objects.filter(is_active=True)[:10]) or "（没有）"
            )
            raise Refusal(f"没有（或不止一个）名为“{name}”的用户。现有：{known}")
        return cls.of(found[0])

    def is_who(self, step: RectificationStep) -> bool:
        """Whether this is who took that step."""
        if self.person is not None and step.person_id is not None:
            return self.person.pk == step.person_id
        return self.name == step.by


def open_item(of: ParkYear, draft: Draft, *, by: Actor) -> Rectification:
    """Make an item out of a draft; with ``draft.plan`` it is written among the plans of sheet 33 as well.

    Raises:
        Refusal: something is missing, or there is an open item of the same origin.
    """
    _whole(draft.title, draft.owner, draft.due, draft.problem, draft.measure)
    with transaction.atomic():
        of = locked(of)
        items = Rectification.objects.filter(park_year=of)
        twin = (
            items.filter(mark=draft.mark).exclude(state=State.CLOSED).first()
            if draft.mark
            else None
        )
        if twin is not None:
            raise Refusal(f"这件事已转为整改事项，编号 {twin.number}，请在整改清单中处理。")
        number = (items.aggregate(last=Max("number"))["last"] or 0) + 1
        item = Rectification(
            park_year=of, number=number, title=draft.title, problem=draft.problem, measure=draft.measure,
            owner=draft.owner, due=draft.due, basis=draft.basis[:500], origin=draft.origin, mark=draft.mark,
            sheet=draft.sheet, key=draft.key,
        )  # fmt: skip
        if draft.origin == "plan":
            item.plan_key = draft.key
            _write_plan(item, by)
        elif draft.plan:
            item.plan_key = _new_plan(item, by)
        item.save(force_insert=True)
        _step(item, What.OPENED, by)
    return item


def change_item(
    item: Rectification,
    *,
    title: str,
    measure: str,
    owner: str,
    due: date | None,
    by: Actor,
    reason: str = "",
) -> None:
    """Change what an item says; moving its day asks for a reason.

    Raises:
        Refusal: it is struck off already, something is missing, or the day moves without a reason.
    """
    with transaction.atomic():
        item = held(item)
        if item.state == State.CLOSED:
            raise Refusal("已销号的事项不能再改。确需调整的请先重新打开。")
        _whole(title, owner, due, item.problem, measure)
        assert due is not None
        now = standing(item, timezone.localdate())
        if due != now.due and not reason.strip():
            raise Refusal("调整完成时限请写明理由。")
        said = f"完成时限 {now.due} 改为 {due}" if due != now.due else ""
        item.title, item.measure, item.owner, item.due = title, measure, owner, due
        _write_plan(item, by)
        item.save()
        _step(item, What.CHANGED, by, "；".join(filter(None, (said, reason.strip()))))


def mark_plan(item: Rectification, carry: str, by: Actor) -> None:
    """Say in the plan's row how it stands to the year before: what is struck off is «已解决»."""
    _write_plan(item, by, carry=carry)


def held(item: Rectification) -> Rectification:
    """The item, held until the transaction ends."""
    locked(item.park_year)
    found = Rectification.objects.select_for_update().filter(pk=item.pk).first()
    if found is None:
        raise Refusal("这个整改事项已经不在了，请刷新页面。")
    return found


def record_step(
    item: Rectification,
    what: str,
    by: Actor,
    words: str = "",
    proofs: Sequence[Mapping[str, str]] = (),
) -> RectificationStep:
    """Write a step with its act."""
    return _step(item, what, by, words, proofs)


def due_day(written: str) -> date | None:
    """The date of a form; None when left blank.

    Raises:
        Refusal: it is no date.
    """
    said = written.strip()
    if not said:
        return None
    try:
        return read_date(said)
    except Undated as no:
        raise Refusal(f"完成时限“{said[:40]}”{no}。请按 年-月-日 填写。") from None


def _whole(title: str, owner: str, due: date | None, problem: str, measure: str) -> None:
    lacking = [n for n, v in (("标题", title), ("责任单位", owner), ("完成时限", due)) if not v]
    if lacking:
        raise Refusal(f"请填写{'、'.join(lacking)}。没有责任单位和时限的事项无法督办销号。")
    if not (problem.strip() or measure.strip()):
        raise Refusal("请写明存在的问题或整改措施。")
    limits = (
        ("标题", title, TITLE),
        ("责任单位", owner, OWNER),
        ("问题", problem, WORDS),
        ("措施", measure, WORDS),
    )
    for name, said, most in limits:
        if len(said) > most:
            raise Refusal(f"{name}请不超过 {most} 字，现为 {len(said)} 字。")


def _new_plan(item: Rectification, by: Actor) -> str:
    """A new row of sheet 33 for the item; its key."""
    rows = Row.objects.filter(park_year=item.park_year, sheet=PLANS, none=False)
    numbers = [d.get("seq") for d in rows.values_list("data", flat=True) if d.get("type") == _KIND]
    seq = max((int(n) for n in numbers if isinstance(n, int)), default=0) + 1
    cells = {**_cells(item), "type": _KIND, "seq": str(seq), "carry": "新增", "source": _SOURCE}
    return _write(item, cells, "", by)


def _write_plan(item: Rectification, by: Actor, **more: str) -> None:
    """Bring the item's plan row up to date; a row that somebody took out is not brought back."""
    if not item.plan_key:
        return
    row = Row.objects.filter(
        park_year=item.park_year, sheet=PLANS, key=item.plan_key, none=False
    ).first()
    if row is None:
        return
    kept = {k: _said(v) for k, v in row.data.items()}
    cells = {**kept, **_cells(item), **more}
    if cells != kept:
        item.plan_key = _write(item, cells, row.key, by)


def _said(value: Any) -> str:
    return "；".join(map(str, value)) if isinstance(value, list) else str(value)


def _cells(item: Rectification) -> dict[str, str]:
    text = item.measure or item.problem
    return {"title": item.title, "text": text, "owner": item.owner, "due": str(item.due)}


def _write(item: Rectification, cells: Mapping[str, str], was: str, by: Actor) -> str:
    checked = check_row(sheet(PLANS), cells)
    bad = [p for p in checked.problems if p.level == "error"]
    if checked.row is None or bad:
        raise Refusal("没有保存：" + "；".join(map(str, bad)))
    record = Record(PLANS, checked.row.key_text(), checked.row)
    write_rows(item.park_year, [Writing(record, was)], by=by.name)
    return record.key


def _step(
    item: Rectification,
    what: str,
    by: Actor,
    words: str = "",
    proofs: Sequence[Mapping[str, str]] = (),
) -> RectificationStep:
    made = RectificationStep.objects.create(
        of=item, what=what, words=words[:WORDS], proofs=[dict(p) for p in proofs], by=by.name[:100], person=by.person
    )  # fmt: skip
    detail = {
        "number": item.number, "title": item.title, "step": str(What(what).label),
        "state": str(State(item.state).label), "reason": words[:500],
        "proofs": [p.get("no") or p.get("name", "") for p in proofs],
    }  # fmt: skip
    record_act(by.name[:100], VERB, str(item.park_year)[:200], detail)
    return made


def marks(of: ParkYear, wanted: Collection[str]) -> dict[str, Rectification]:
    """Open items by what they came from."""
    found = Rectification.objects.filter(park_year=of, mark__in=wanted).exclude(state=State.CLOSED)
    return {i.mark: i for i in found}
