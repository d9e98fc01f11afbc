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
from pathlib import Path

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.work import start_job
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep, keep_bytes, place_of
from yuanjian.ledger.models import Document, Incoming, Job, ParkYear, Person

Removals = Mapping[str, Sequence[Sequence[str]]]
_DECIDED = (Incoming.State.ACCEPTED, Incoming.State.DISMISSED, Incoming.State.WAITING)


def receive(
    files: Sequence[tuple[str, Path]],
    of: ParkYear,
    *,
    by: Person,
    store: Path,
    firms: bool = False,
    batch: uuid.UUID | None = None,
    more: bool = False,
    unsent: Sequence[tuple[str, str]] = (),
) -> uuid.UUID:
    """Keep the files and, when no more of them come, start reading them; returns the batch.

    Args:
        files: names as sent (made safe before) with where they lie.
        firms: they are what firms returned, whatever they look like.
        batch: the one that they belong to, where others of it came before.
        more: others of it are still to come.
        unsent: names of files that were left behind, each with the reason; they are listed as unreadable.

    Raises:
        Refusal: there is none, or the batch is not one that still comes in.
    """
    if not files and not unsent:
        raise Refusal("没有收到文件。请选择填好的资料包（.xlsx、.xls 或 .et），可以一次选多个。")
    if batch is not None and not _comes_in(batch, of, by):
        raise Refusal("这批文件已经收齐或已放弃，不能再添加。请重新上传。")
    try:
        kept = [(name, path.stat().st_size, keep(store, path)) for name, path in files]
        nothing = keep_bytes(store, b"") if unsent else ""
    except OSError as no:
        raise Refusal(
            f"文件存不下来（{no.strerror}），没有导入。请检查资料文件夹所在磁盘的空间和写权限。"
        ) from no
    batch = batch or uuid.uuid4()
    with transaction.atomic():
        for name, size, sha256 in kept:
            _line(batch, of, by, firms, name, sha256, size)
        for name, why in unsent:
            one = _line(batch, of, by, firms, name, nothing, 0)
            one.state, one.message = Incoming.State.UNREADABLE, why
            one.save(update_fields=["state", "message"])
        record_act(
            str(by), "上传待导入", str(of), {"files": [[n, sha256] for n, _, sha256 in kept]}
        )
        if not more:
            _start_preview(batch, of, by)
    return batch


def _line(
    batch: uuid.UUID, of: ParkYear, by: Person, firms: bool, name: str, sha256: str, size: int
) -> Incoming:
    document, _ = Document.objects.get_or_create(
        sha256=sha256, defaults={"name": name[:255], "size": size}
    )
    return Incoming.objects.create(
        batch=batch, document=document, name=name[:255], park_year=of, by=by,
        summary={"of_firms": firms},
    )  # fmt: skip


def _comes_in(batch: uuid.UUID, of: ParkYear, by: Person) -> bool:
    """Whether this person began to hand this batch in, and nothing was done with it yet."""
    files = Incoming.objects.filter(batch=batch)
    own = files.filter(park_year=of, by=by, job=None).exclude(state__in=_DECIDED)
    return files.exists() and own.count() == files.count()


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


def of_firms(incoming: Incoming) -> bool:
    """Whether the file was handed in as one that a firm returned."""
    return bool(incoming.summary.get("of_firms"))


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
