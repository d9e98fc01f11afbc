"""The way of a rectification item to its closure: begun, reported as done with proof, verified by somebody else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from django.db import transaction

from yuanjian.actions.rectify import Actor, held, mark_plan, record_step
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import Document, Person, Rectification, RectificationStep, Row

State, What = Rectification.State, RectificationStep.What
_SEPARATORS = re.compile(r"[；;，,、\s]+")
_ALONE = "（没有其他可核验的人，由报送人自行核验）"


def start(item: Rectification, *, by: Actor) -> None:
    """Say that work on it has begun.

    Raises:
        Refusal: it is not waiting to be begun.
    """
    with transaction.atomic():
        item = _in(item, State.TODO)
        _move(item, State.DOING)
        record_step(item, What.STARTED, by)


def report_done(
    item: Rectification,
    *,
    words: str,
    proofs: str = "",
    files: Sequence[tuple[str, Path]] = (),
    unproven: str = "",
    store: Path,
    by: Actor,
) -> None:
    """Report that it was put right: what was done, and the proof or why there is none.

    Args:
        proofs: numbers of attachments of sheet 34, separated by 、or the like.
        files: further proofs, names and where they lie; they are kept in the store by content.
        unproven: why there is no proof.

    Raises:
        Refusal: it is not open; nothing is said; neither proof nor reason; an attachment is not in sheet 34.
    """
    if not words.strip():
        raise Refusal("请写明整改情况：做了什么、结果怎样。")
    numbers = [n for n in _SEPARATORS.split(proofs.strip()) if n]
    if not (numbers or files or unproven.strip()):
        raise Refusal("请附佐证材料（34_附件清单的编号，或上传文件）；确实没有的，写明理由。")
    with transaction.atomic():
        item = _in(item, State.TODO, State.DOING)
        kept: list[Mapping[str, str]] = [{"no": n} for n in _known(item, numbers)]
        for name, path in files:
            sha256 = keep(store, path)
            size = path.stat().st_size
            Document.objects.get_or_create(
                sha256=sha256, defaults={"name": name[:255], "size": size}
            )
            kept.append({"sha256": sha256, "name": name[:255]})
        _move(item, State.DONE)
        why = f"未附佐证材料：{unproven.strip()}" if not kept else ""
        record_step(item, What.DONE, by, "\n".join(filter(None, (words.strip(), why))), kept)


def verify(item: Rectification, *, by: Actor, others: Collection[Person], words: str = "") -> None:
    """Verify that it is put right, and strike it off. Not by whoever reported it, where others may do it.

    Args:
        others: everybody who may verify in this park.

    Raises:
        Refusal: it is not reported as done; or the reporter verifies though somebody else may.
    """
    with transaction.atomic():
        item = _in(item, State.DONE)
        done = item.steps.filter(what=What.DONE).order_by("-pk").first()
        alone = done is not None and by.is_who(done)
        if alone and any(not Actor.of(p).is_who(done) for p in others if done is not None):
            raise Refusal("报整改完成的人不能自己核验，请由负责人或审核人员核验销号。")
        _move(item, State.CLOSED)
        mark_plan(item, "已解决", by)
        item.save(update_fields=["plan_key"])
        record_step(
            item,
            What.CLOSED,
            by,
            (words.strip() or "整改到位，同意销号。") + (_ALONE if alone else ""),
        )


def send_back(item: Rectification, *, words: str, by: Actor) -> None:
    """Verification finds it not put right: back to work, with what is lacking.

    Raises:
        Refusal: it is not reported as done, or nothing is said.
    """
    if not words.strip():
        raise Refusal("请写明退回的理由：哪里没有整改到位。")
    with transaction.atomic():
        item = _in(item, State.DONE)
        _move(item, State.DOING)
        record_step(item, What.RETURNED, by, words.strip())


def reopen(item: Rectification, *, words: str, by: Actor) -> None:
    """Take a struck-off item up again.

    Raises:
        Refusal: it is not struck off, or nothing is said.
    """
    if not words.strip():
        raise Refusal("请写明重新打开的理由。")
    with transaction.atomic():
        item = _in(item, State.CLOSED)
        _move(item, State.DOING)
        mark_plan(item, "延续", by)
        item.save(update_fields=["plan_key"])
        record_step(item, What.REOPENED, by, words.strip())


def _in(item: Rectification, *states: str) -> Rectification:
    """The item, held, if it is in one of these states."""
    item = held(item)
    if item.state not in states:
        said = State(item.state).label
        raise Refusal(f"编号 {item.number} 现为“{said}”，不能这样处理。请刷新页面，看最新状态。")
    return item


def _move(item: Rectification, state: str) -> None:
    item.state = state
    item.save(update_fields=["state"])


def _known(item: Rectification, numbers: Sequence[str]) -> Sequence[str]:
    held_ = Row.objects.filter(park_year=item.park_year, sheet="34", key__in=numbers)
    known = set(held_.values_list("key", flat=True))
    lost = [n for n in numbers if n not in known]
    if lost:
        raise Refusal(f"34_附件清单没有编号 {'、'.join(lost[:5])}，请先登记附件，或改为上传文件。")
    return list(dict.fromkeys(numbers))
