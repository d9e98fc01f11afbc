"""The background worker: a process of its own beside the pages, on the same database."""

from __future__ import annotations

import os
import sys
import threading


def run_worker(*, batch: bool = False) -> None:
    """Do jobs until told to stop (or, in a batch, until none is left). The ledger must be open."""
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult

    from yuanjian.actions.work import begin_again

    if not batch:
        # One worker runs on an office PC: whatever is in the queue is of a process that is gone.
        DBTaskResult.objects.all().delete()
        begin_again()
    Worker(
        queue_names=["*"], excluded_queue_names=[], interval=0.5, batch=batch, backend_name="default",
        startup_delay=False, max_tasks=None, worker_id=f"yuanjian-{os.getpid()}",
    ).run()  # fmt: skip


def _end_with_parent() -> None:
    """Stop when the pages' process is gone: our standard input is its pipe."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    """``python -m yuanjian.web.worker``: started by `serve`."""
    from yuanjian.ledger.opening import open_ledger
    from yuanjian.web.serving import log_faults

    log_faults(open_ledger())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    run_worker()


if __name__ == "__main__":
    main()
