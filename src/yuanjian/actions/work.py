"""Long work in the background: start it, run it, say how far it is, take it up again when its worker is gone.

Several workers may share one database. A worker says every few seconds that it is there (``beat``); a job
whose worker has been silent for long, or is known to be gone, is queued anew and runs from its beginning.
"""

from __future__ import annotations

import importlib
import logging
import time
import traceback
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Job, ParkYear, Person

BEAT_EVERY = 10.0
"""Seconds between two signs of life of a worker."""

LONGEST_STEP = 15 * 60.0
"""Seconds that a job may go without telling how far it is; it hangs then, and its worker ends itself."""

_SILENT = timedelta(seconds=90)
_TRIES = 3
_EVERY = 0.3
_log = logging.getLogger("yuanjian.jobs")
_me = ""
_heard: float | None = None  # of the job in hand, on the monotonic clock


class TakenAway(Exception):
    """The job is in other hands: this process was silent for too long (a machine that slept)."""


class Work:
    """A job in hand, as its ``run`` sees it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.by: Person = job.by
        self.park_year: ParkYear | None = job.park_year
        self.store: Path = settings.DATA
        self._told = 0.0

    def step(self, done: int, total: int, words: str) -> None:
        """Tell how far it is; cheap to call often, written a few times a second.

        Raises:
            TakenAway: another worker has the job by now; this run must stop.
        """
        global _heard
        now = _heard = time.monotonic()
        if now - self._told < _EVERY and done < total:
            return
        self._told = now
        mine = _in_hand().filter(pk=self.job.pk)
        if not mine.update(done=done, total=total, words=words[:200], beat=timezone.now()):
            raise TakenAway


def start_job(
    kind: str, title: str, *, by: Person, of: ParkYear | None = None, arguments: Mapping[str, Any]
) -> Job:
    """Put a job into the queue once the transaction around this call has been committed."""
    job = Job.objects.create(
        kind=kind, title=title[:200], by=by, park_year=of, arguments=dict(arguments)
    )
    transaction.on_commit(lambda: run_job.enqueue(str(job.pk)))
    return job


@task()
def run_job(job_id: str) -> None:
    """Run a job to its end, good or bad. Nothing here raises: what happened stands in the job.

    A job that is queued twice runs once: only who turns it from waiting to running has it.
    """
    now = timezone.now()
    claimed = Job.objects.filter(pk=job_id, state=Job.State.WAITING).update(
        state=Job.State.RUNNING, worker=_me, beat=now, started=now, tries=F("tries") + 1
    )
    if not claimed:
        return
    global _heard
    _heard = time.monotonic()
    job = Job.objects.select_related("by", "park_year__park").get(pk=job_id)
    try:
        result = importlib.import_module(f"yuanjian.actions.jobs.{job.kind}").run(
            Work(job), **job.arguments
        )
    except TakenAway:
        _log.warning("job %s (%s) went to another worker", str(job.pk)[:8], job.kind)
    except Refusal as no:
        _end(job, Job.State.FAILED, failure=str(no))
    except Exception:
        number = str(job.pk)[:8]
        _log.error("job %s (%s)\n%s", number, job.kind, traceback.format_exc())
        words = f"程序出了故障，这项工作没有完成，已有资料没有受影响。请重试；如仍不行，请把编号 {number} 告诉维护人员。"
        _end(job, Job.State.FAILED, failure=words)
    else:
        _end(job, Job.State.DONE, result=result or {})
    finally:
        _heard = None


def hangs() -> bool:
    """Whether the job in hand has told nothing for longer than any step takes."""
    heard = _heard
    return heard is not None and time.monotonic() - heard > LONGEST_STEP


def _in_hand() -> Any:
    return Job.objects.filter(state=Job.State.RUNNING, worker=_me)


def _end(job: Job, state: str, **more: Any) -> None:
    _in_hand().filter(pk=job.pk).update(state=state, finished=timezone.now(), words="", **more)


def be_worker(name: str) -> None:
    """Say under which name this process has jobs in hand: «place#process»."""
    global _me
    _me = name


def beat() -> None:
    """Say that this worker is there."""
    _in_hand().update(beat=timezone.now())


def lay_down() -> None:
    """Give back what this worker has in hand, because it is told to stop. That is no failed try."""
    _in_hand().update(state=Job.State.WAITING, worker="", done=0, tries=F("tries") - 1)


def take_up(*, gone: str = "") -> int:
    """Queue anew the jobs whose worker is silent, and those that no queue holds; returns how many.

    A job that brought its worker down three times is given up with a sentence.

    Args:
        gone: a place where no worker but this one can be: jobs of others there are taken up at once.
    """
    lost = Q(beat__lt=timezone.now() - _SILENT) | Q(beat=None)
    if gone:
        lost |= Q(worker__startswith=f"{gone}#") & ~Q(worker=_me)
    for job in Job.objects.filter(lost, state=Job.State.RUNNING):
        as_it_was = Job.objects.filter(pk=job.pk, state=job.state, worker=job.worker, beat=job.beat)
        if job.tries < _TRIES:
            as_it_was.update(state=Job.State.WAITING, worker="", done=0)
            continue
        words = "这项工作几次都没有做完，已停止。请检查文件后重新提交。"
        as_it_was.update(
            state=Job.State.FAILED, finished=timezone.now(), words="", failure=words
        )  # fmt: skip
    return _queue_the_forgotten()


def _queue_the_forgotten() -> int:
    """Waiting jobs without an entry in the queue: their process died between the two, or had them in hand."""
    from django_tasks_db.models import DBTaskResult

    _forget_what_is_over(DBTaskResult.objects)
    queued = {
        said["args"][0]
        for said in DBTaskResult.objects.ready().values_list("args_kwargs", flat=True)
        if said.get("args")
    }
    waiting = Job.objects.filter(state=Job.State.WAITING).order_by("created")
    forgotten = [str(pk) for pk in waiting.values_list("pk", flat=True) if str(pk) not in queued]
    for pk in forgotten:
        run_job.enqueue(pk)
    return len(forgotten)


def _forget_what_is_over(entries: Any) -> None:
    """Entries of the queue that were done a day ago, or are of a process that is long gone."""
    day_ago = timezone.now() - timedelta(days=1)
    (entries.finished() | entries.running()).filter(started_at__lt=day_ago).delete()
