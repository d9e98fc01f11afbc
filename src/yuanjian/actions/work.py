"""Long work in the background: start it, run it, say how far it is, begin it again after the process died."""

from __future__ import annotations

import importlib
import logging
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Job, ParkYear, Person

_TRIES = 3
_EVERY = 0.3
_log = logging.getLogger("yuanjian.jobs")


class Work:
    """A job in hand, as its ``run`` sees it."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.by: Person = job.by
        self.park_year: ParkYear | None = job.park_year
        self.store: Path = settings.DATA
        self._told = 0.0

    def step(self, done: int, total: int, words: str) -> None:
        """Tell how far it is; cheap to call often, written a few times a second."""
        now = time.monotonic()
        if now - self._told < _EVERY and done < total:
            return
        self._told = now
        Job.objects.filter(pk=self.job.pk).update(done=done, total=total, words=words[:200])


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
    """Run a job to its end, good or bad. Nothing here raises: what happened stands in the job."""
    job = Job.objects.select_related("by", "park_year__park").filter(pk=job_id).first()
    if job is None or job.over:
        return
    job.state, job.started, job.tries = Job.State.RUNNING, timezone.now(), job.tries + 1
    job.save(update_fields=["state", "started", "tries"])
    try:
        result = importlib.import_module(f"yuanjian.actions.jobs.{job.kind}").run(
            Work(job), **job.arguments
        )
    except Refusal as no:
        _end(job, Job.State.FAILED, failure=str(no))
    except Exception:
        number = str(job.pk)[:8]
        _log.error("job %s (%s)\n%s", number, job.kind, traceback.format_exc())
        words = f"程序出了故障，这项工作没有完成，已有资料没有受影响。请重试；如仍不行，请把编号 {number} 告诉维护人员。"
        _end(job, Job.State.FAILED, failure=words)
    else:
        _end(job, Job.State.DONE, result=result or {})


def _end(job: Job, state: str, **more: Any) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, finished=timezone.now(), words="", **more)


def begin_again() -> int:
    """At the start of the worker: queue anew what a process that died had in hand; returns how many.

    A job that brought the process down three times is given up with a sentence.
    """
    again = 0
    for job in Job.objects.filter(state__in=[Job.State.RUNNING, Job.State.WAITING]):
        if job.tries >= _TRIES:
            _end(
                job,
                Job.State.FAILED,
                failure="这项工作几次都没有做完，已停止。请检查文件后重新提交。",
            )
            continue
        Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING, done=0)
        run_job.enqueue(str(job.pk))
        again += 1
    return again
