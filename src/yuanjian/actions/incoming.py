"""Workbooks that people hand in on the pages: kept, previewed in the background, then accepted or dismissed.

A preview says what accepting would do. Where accepting would do something else by then, because the
records changed since, nothing is written and the preview is made anew.
"""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.db import transaction

from yuanjian.actions.edit_rows import locked as locked_year
from yuanjian.actions.preview_summary import digest_of, summary_of
from yuanjian.actions.record_act import record_act
from yuanjian.actions.take_in import Preview, accept, came_back, preview, remove_absent
from yuanjian.actions.work import start_job
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep, place_of
from yuanjian.ledger.models import Document, Incoming, Job, ParkYear, Person
from yuanjian.ledger.queries import records

Removals = Mapping[str, Sequence[Sequence[str]]]
MOST_FILES = 200
_CONFLICT = "预览之后台账有了变动，这份文件没有导入。已按现在的台账重新比对，请核对后再确认。"
_OVERLAP = "同一批先导入的文件改了相同的行，这份文件没有导入。已重新比对，请核对后再确认。"


def receive(
    files: Sequence[tuple[str, Path]],
    of: ParkYear,
    *,
    by: Person,
    store: Path,
    firms: bool = False,
) -> uuid.UUID:
    """Keep the files and start reading them; returns the batch.

    Args:
        files: names as sent (made safe before) with where they lie.
        firms: they are what firms returned, whatever they look like.

    Raises:
        Refusal: there is none, or too many.
    """
    if not files:
        raise Refusal("没有收到文件。请选择填好的资料包（.xlsx、.xls 或 .et），可以一次选多个。")
    if len(files) > MOST_FILES:
        raise Refusal(
            f"一次最多 {MOST_FILES} 个文件，收到 {len(files)} 个，没有导入。请分几次上传。"
        )
    try:
        kept = [(name, path.stat().st_size, keep(store, path)) for name, path in files]
    except OSError as no:
        raise Refusal(
            f"文件存不下来（{no.strerror}），没有导入。请检查资料文件夹所在磁盘的空间和写权限。"
        ) from no
    batch = uuid.uuid4()
    with transaction.atomic():
        for name, size, sha256 in kept:
            document, _ = Document.objects.get_or_create(
                sha256=sha256, defaults={"name": name[:255], "size": size}
            )
            Incoming.objects.create(
                batch=batch, document=document, name=name[:255], park_year=of, by=by,
                summary={"of_firms": firms},
            )  # fmt: skip
        record_act(
            str(by), "上传待导入", str(of), {"files": [[n, sha256] for n, _, sha256 in kept]}
        )
        _start_preview(batch, of, by)
    return batch


def _start_preview(batch: uuid.UUID, of: ParkYear, by: Person) -> None:
    names = list(Incoming.objects.filter(batch=batch).values_list("name", flat=True))
    title = f"读取 {names[0]}" + (f" 等 {len(names)} 个文件" if len(names) > 1 else "")
    job = start_job("preview_file", title, by=by, of=of, arguments={"batch": str(batch)})
    Incoming.objects.filter(batch=batch, state=Incoming.State.READING).update(job=job)


@contextmanager
def at_hand(incoming: Incoming, store: Path) -> Iterator[Path]:
    """A copy of the file under its own name: what is read names the file as the officer knows it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (incoming.name or "文件.xlsx")
        shutil.copyfile(place_of(store, incoming.document_id), path)
        yield path


def read_incoming(incoming: Incoming, store: Path, *, message: str = "") -> None:
    """Preview a file and keep what the page shows; a file that cannot be taken says why."""
    of, firms = incoming.park_year, of_firms(incoming)
    try:
        with at_hand(incoming, store) as path:
            seen = preview(path, park=of.park.code, year=of.year, firms=firms)
            summary = summary_of(seen, records(of), of.park.name) | {"of_firms": firms}
    except Refusal as no:
        kept = {"of_firms": firms}
        _settle(incoming, state=Incoming.State.UNREADABLE, message=str(no), summary=kept, base="")
        return
    _settle(
        incoming, state=Incoming.State.WAITING, message=message, summary=summary, base=seen.base
    )  # fmt: skip


def of_firms(incoming: Incoming) -> bool:
    """Whether the file was handed in as one that a firm returned."""
    return bool(incoming.summary.get("of_firms"))


def _settle(incoming: Incoming, **fields: object) -> None:
    """Only while it is open: what was accepted or dismissed meanwhile stays so."""
    still_open = [Incoming.State.READING, Incoming.State.WAITING]
    Incoming.objects.filter(pk=incoming.pk, state__in=still_open).update(**fields)


def start_accept(of: ParkYear, files: Iterable[Incoming], removals: Removals, *, by: Person) -> Job:
    """Start taking in the files that wait; ``removals`` names by file the rows to remove (sheet, key).

    Raises:
        Refusal: one is being taken in already, or none of them waits.
    """
    with transaction.atomic():
        asked = [f.pk for f in files]
        locked = list(
            Incoming.objects.select_for_update().filter(pk__in=asked, park_year=of).order_by("name")
        )
        waiting = [f for f in locked if f.state == Incoming.State.WAITING]
        if not waiting:
            raise Refusal("没有待确认的文件：可能已经由别人导入或放弃。请刷新页面查看。")
        if _busy([f.job_id for f in waiting if f.job_id]):
            raise Refusal("这些文件正在处理，请等它完成。")
        title = f"导入 {waiting[0].name}" + (
            f" 等 {len(waiting)} 个文件" if len(waiting) > 1 else ""
        )
        arguments = {
            "files": [str(f.pk) for f in waiting],
            "removals": {str(f.pk): removals[str(f.pk)] for f in waiting if str(f.pk) in removals},
        }
        job = start_job("accept_file", title, by=by, of=of, arguments=arguments)
        Incoming.objects.filter(pk__in=[f.pk for f in waiting]).update(job=job)
    return job


def accept_incoming(
    incoming: Incoming, store: Path, removals: Sequence[Sequence[str]], *, by: str, overlaps: bool
) -> bool:
    """Take one file in, if that does what its preview showed; True when it was (or had been) taken in.

    All rows of the file, the removals and the word «accepted» are one transaction. Safe to repeat.
    """
    if incoming.state != Incoming.State.WAITING:
        return incoming.state == Incoming.State.ACCEPTED
    of = incoming.park_year
    with at_hand(incoming, store) as path:
        seen = preview(path, park=of.park.code, year=of.year, firms=of_firms(incoming))
        if digest_of(seen) != incoming.summary.get("digest"):
            summary = summary_of(seen, records(of), of.park.name)
            summary["of_firms"] = of_firms(incoming)
            _settle(
                incoming, summary=summary, base=seen.base,
                message=_OVERLAP if overlaps else _CONFLICT,
            )  # fmt: skip
            return False
        return _write(incoming, seen, store, {(no, key) for no, key in removals}, by)


def _write(
    incoming: Incoming, seen: Preview, store: Path, chosen: set[tuple[str, str]], by: str
) -> bool:
    gone = replace(seen, absent=tuple(at for at in seen.absent if at in chosen))
    with transaction.atomic():
        locked_year(
            incoming.park_year
        )  # as the grid does, in the same order: no two wait for each other
        locked = Incoming.objects.select_for_update().get(pk=incoming.pk)
        if locked.state != Incoming.State.WAITING:
            return locked.state == Incoming.State.ACCEPTED
        intake = None
        if seen.counts["new"] or seen.counts["changed"]:
            intake = accept(seen, by=by, store=store)
        elif seen.firm is not None:
            came_back(incoming.park_year, seen, incoming.document_id, by)
        if gone.absent:
            removed = remove_absent(gone, by=by)
            if intake is not None:
                intake.counts = {**intake.counts, "removed": removed}
                intake.save(update_fields=["counts"])
        locked.state, locked.intake, locked.message = Incoming.State.ACCEPTED, intake, ""
        locked.save(update_fields=["state", "intake", "message"])
    return True


def dismiss(files: Iterable[Incoming], *, by: Person) -> int:
    """Lay files aside without taking anything from them; returns how many there were."""
    open_states = [
        Incoming.State.WAITING, Incoming.State.READING, Incoming.State.UNREADABLE,
    ]  # fmt: skip
    with transaction.atomic():
        asked = [f.pk for f in files]
        found = list(
            Incoming.objects.select_for_update(of=("self",))
            .filter(pk__in=asked, state__in=open_states)
            .select_related("park_year__park")
        )
        Incoming.objects.filter(pk__in=[f.pk for f in found]).update(state=Incoming.State.DISMISSED)
        for one in found:
            record_act(str(by), "放弃导入", str(one.park_year), {"file": one.name})
    return len(found)


def read_again(batch: uuid.UUID, of: ParkYear, *, by: Person) -> None:
    """Compare the files of a batch, but those decided about, with the records as they are now.

    Raises:
        Refusal: they are being read or taken in.
    """
    undecided = [Incoming.State.WAITING, Incoming.State.READING, Incoming.State.UNREADABLE]
    with transaction.atomic():
        files = Incoming.objects.select_for_update().filter(batch=batch, park_year=of)
        jobs = [f.job_id for f in files if f.job_id]
        if _busy(jobs):
            raise Refusal("这些文件正在处理，请等它完成。")
        if files.filter(state__in=undecided).update(state=Incoming.State.READING, message=""):
            _start_preview(batch, of, by)


def _busy(jobs: Sequence[uuid.UUID]) -> bool:
    over = [Job.State.DONE, Job.State.FAILED]
    return Job.objects.filter(pk__in=jobs).exclude(state__in=over).exists()
