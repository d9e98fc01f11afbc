"""The files of a batch read and taken in together: compared with one state of the ledger, written as one or not.

A file that cannot be read is named with its reason and stops no other. Where two files say different things of
one row, neither is taken. What was shown is what is written: whatever moved since, nothing goes in unseen.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from yuanjian.actions.edit_rows import locked as locked_year
from yuanjian.actions.incoming import at_hand, of_firms
from yuanjian.actions.preview_summary import digest_of, summary_of
from yuanjian.actions.returned import UNEXPECTED, Returned, agreed
from yuanjian.actions.take_in import Basis, basis_of, preview, remove_absent, write_in
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming
from yuanjian.ledger.queries import rows_hash

Removals = Mapping[str, Sequence[Sequence[str]]]
Step = Callable[[int, int, str], None]
_log = logging.getLogger(__name__)
_MOVED = (
    "预览之后台账或同一批的文件有了变动，{what}没有导入。已按现在的台账重新比对，请核对后再确认。"
)
_ONE, _ALL = "这份文件", "这批 {} 个文件都"
_UNDECIDED = (Incoming.State.READING, Incoming.State.WAITING)


@dataclass(frozen=True)
class _Compared:
    """Files of a batch with what each would do, and what they were compared with."""

    basis: Basis
    files: tuple[tuple[Incoming, Returned], ...]


def read_together(batch: uuid.UUID, store: Path, step: Step) -> None:
    """Preview every file of a batch that has not been read; keep what the pages show of each."""
    found = list(_of_batch(batch, Incoming.State.READING))
    if found:
        compared = _compare(found, store, step, "正在读取")
        for one, seen in compared.files:
            _show(one, seen, compared.basis)


def take_together(
    files: Sequence[str], store: Path, removals: Removals, *, by: str, step: Step
) -> int:
    """Take files of one batch in, if each does what its preview showed; returns how many went in.

    All rows of all files, the removals and the word «accepted» are one transaction. Safe to repeat: what was
    taken in before is not taken in twice.
    """
    batch = Incoming.objects.filter(pk__in=files).values_list("batch", flat=True).first()
    if batch is None:
        return 0
    compared = _compare(list(_of_batch(batch, Incoming.State.WAITING)), store, step, "正在核对")
    chosen = [(one, seen) for one, seen in compared.files if str(one.pk) in set(files)]
    if not chosen:
        return 0
    if any(_digest(seen) != one.summary.get("digest") for one, seen in chosen):
        return _shown_again(chosen, compared.basis)
    step(len(chosen), len(chosen), "正在写入台账")
    if _write(chosen, compared.basis, removals, by):
        return len(chosen)
    fresh = _compare([one for one, _ in chosen], store, step, "正在重新核对")
    return _shown_again(fresh.files, fresh.basis)


def _of_batch(batch: uuid.UUID, state: str) -> Sequence[Incoming]:
    found = Incoming.objects.filter(batch=batch, state=state).select_related("park_year__park")
    return found.order_by("name", "pk")


def _compare(files: Sequence[Incoming], store: Path, step: Step, doing: str) -> _Compared:
    of = files[0].park_year if files else None
    basis = basis_of(of.park.code, of.year) if of else basis_of("", 0)
    seen = []
    for number, one in enumerate(files):
        step(number, len(files), f"{doing}“{one.name}”")
        seen.append(_read(one, store, basis))
    return _Compared(basis, tuple(zip(files, agreed(seen), strict=True)))


def _read(one: Incoming, store: Path, basis: Basis) -> Returned:
    try:
        with at_hand(one, store) as path:
            seen = preview(path, park=basis.code, year=basis.year, basis=basis, firms=of_firms(one))
            return Returned(path, seen)
    except Refusal as no:
        return Returned(Path(one.name), None, str(no), getattr(no, "lead", ""))
    except OSError:
        raise  # the store itself fails: that is no fault of the file
    except Exception:  # one crooked file must not cost the others
        _log.exception("incoming workbook %s", one.name)
        return Returned(Path(one.name), None, UNEXPECTED)


def _show(one: Incoming, seen: Returned, basis: Basis, message: str = "") -> None:
    """Only while it is open: what was accepted or dismissed meanwhile stays so."""
    still_open = Incoming.objects.filter(pk=one.pk, state__in=_UNDECIDED)
    kept = {"of_firms": of_firms(one)}
    if seen.seen is None:
        still_open.update(
            state=Incoming.State.UNREADABLE,
            message=seen.why,
            summary=kept | {"lead": seen.lead},
            base="",
        )
        return
    summary = summary_of(seen.seen, basis.kept, one.park_year.park.name) | kept
    still_open.update(
        state=Incoming.State.WAITING, message=message, summary=summary, base=seen.seen.base
    )


def _shown_again(files: Sequence[tuple[Incoming, Returned]], basis: Basis) -> int:
    what = _ONE if len(files) == 1 else _ALL.format(len(files))
    for one, seen in files:
        _show(one, seen, basis, _MOVED.format(what=what))
    return 0


def _digest(seen: Returned) -> str:
    return digest_of(seen.seen) if seen.seen else ""


def _write(
    chosen: Sequence[tuple[Incoming, Returned]], basis: Basis, removals: Removals, by: str
) -> bool:
    """False when the ledger or a file moved in between; nothing is written then."""
    with transaction.atomic():
        # as the grid does, in the same order: no two wait for each other
        of = locked_year(chosen[0][0].park_year)
        locked = {
            f.pk: f
            for f in Incoming.objects.select_for_update().filter(pk__in=[o.pk for o, _ in chosen])
        }
        if rows_hash(of) != basis.base or any(
            f.state != Incoming.State.WAITING for f in locked.values()
        ):
            return False
        coming = [(locked[o.pk], s.seen) for o, s in chosen if s.seen is not None]
        intakes = write_in(of, [(seen, f.document_id) for f, seen in coming], by=by)
        written = {(c.sheet, c.key) for _, s in coming for c in s.changes}
        for (file, seen), intake in zip(coming, intakes, strict=True):
            asked = {(no, key) for no, key in removals.get(str(file.pk), [])} - written
            gone = tuple(at for at in seen.absent if at in asked)
            removed = remove_absent(replace(seen, absent=gone), by=by) if gone else 0
            if intake is not None and removed:
                intake.counts = {**intake.counts, "removed": removed}
                intake.save(update_fields=["counts"])
            file.state, file.intake, file.message = Incoming.State.ACCEPTED, intake, ""
            file.save(update_fields=["state", "intake", "message"])
    return True
