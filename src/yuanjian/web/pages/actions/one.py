"""One rectification item as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from yuanjian.audit.drafts import ORIGIN_WORDS
from yuanjian.ledger.models import Rectification, RectificationStep, Row
from yuanjian.ledger.rectifying import Standing, standing
from yuanjian.sheets.shelf import sheet
from yuanjian.web.cell_link import cell_link
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

State = Rectification.State


@dataclass(frozen=True)
class Proof:
    """A proof in words, and where it can be looked at («» where nowhere)."""

    words: str
    address: str


@dataclass(frozen=True)
class StepLine:
    """A step as it is shown."""

    what: str
    words: str
    by: str
    at: datetime
    proofs: tuple[Proof, ...]
    kind: str


@dataclass(frozen=True)
class ItemPage:
    """An item, its steps (newest first), where it came from, and what this person may do with it now."""

    one: Standing
    origin: str
    source: str
    source_address: str
    plan_address: str
    steps: tuple[StepLine, ...]
    may_begin: bool
    may_report: bool
    may_change: bool
    may_verify: bool
    may_reopen: bool
    waits_for_another: bool
    row_still: str


def item_page(visit: Visit, item: Rectification) -> ItemPage:
    """The page of an item."""
    one = standing(item, timezone.localdate())
    steps = list(item.steps.order_by("-pk").select_related("person"))
    writes, verifies = visit.may(Permission.WRITE), visit.may(Permission.VERIFY)
    open_ = item.state in (State.TODO, State.DOING)
    source, address = _source(visit, item)
    return ItemPage(
        one=one, origin=dict(ORIGIN_WORDS).get(item.origin, item.origin), source=source,
        source_address=address,
        plan_address=cell_link(visit.of, "33", item.plan_key) if item.plan_key and not one.plan_lost else "",
        steps=tuple(_step(visit, item, s) for s in steps),
        may_begin=writes and item.state == State.TODO, may_report=writes and open_,
        may_change=writes and item.state != State.CLOSED, may_verify=verifies and item.state == State.DONE,
        may_reopen=verifies and item.state == State.CLOSED,
        waits_for_another=item.state == State.DONE and not verifies, row_still=_row_still(item),
    )  # fmt: skip


def _source(visit: Visit, item: Rectification) -> tuple[str, str]:
    """What the item came from, in words, and its address."""
    kind, _, rest = item.mark.partition(":")
    if kind == "finding":
        return "矛盾清单", f"{visit.link('findings')}?one={rest}"
    if item.sheet and item.origin not in ("own", "plan"):
        column = rest.rpartition("/")[2] if kind == "gap" else ""
        return sheet(item.sheet).sheet.name, cell_link(visit.of, item.sheet, item.key, column)
    return "", ""


def _row_still(item: Rectification) -> str:
    """What the complaint or order behind a struck-off item still says of itself; «» where nothing is left to do."""
    if item.state != State.CLOSED or item.sheet not in ("27", "28"):
        return ""
    row = Row.objects.filter(park_year=item.park_year, sheet=item.sheet, key=item.key).first()
    said = row.data.get("status", "") if row else ""
    return str(said) if said in ("整改中", "未开始") else ""


def _step(visit: Visit, item: Rectification, step: RectificationStep) -> StepLine:
    proofs = []
    for one in step.proofs:
        if "no" in one:
            proofs.append(Proof(one["no"], cell_link(visit.of, "34", one["no"])))
        else:
            address = visit.link("actions.proof", number=item.number, sha256=one["sha256"])
            proofs.append(Proof(one.get("name", "佐证材料"), address))
    what = str(RectificationStep.What(step.what).label)
    return StepLine(what, step.words, step.by, step.at, tuple(proofs), step.what)
