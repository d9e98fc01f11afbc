"""The background worker: a process of its own beside the pages, on the same database."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import sys
import threading
import time
from pathlib import Path

from yuanjian.web.folder_lock import FolderLock

_LOCK = ".worker.lock"
_log = logging.getLogger("yuanjian.worker")


def run_worker(folder: Path, *, batch: bool = False) -> None:
    """Do jobs until told to stop (or, in a batch, until none is left). The ledger must be open."""
    from django_tasks_db.management.commands.db_worker import Worker

    from yuanjian.actions.work import be_worker, take_up

    place = f"{socket.gethostname()}:{folder.resolve()}"[-150:]
    name = f"{place}#{os.getpid()}-{secrets.token_hex(4)}"
    be_worker(name)
    lock = FolderLock(folder / _LOCK)
    # Who holds the lock knows that no other worker lives on this folder: what they had is free.
    take_up(gone=place if lock.hold(wait=10.0) else "")
    threading.Thread(target=_signs_of_life, daemon=True).start()
    try:
        Worker(
            queue_names=["*"], excluded_queue_names=[], interval=0.5, batch=batch,
            backend_name="default", startup_delay=False, max_tasks=None, worker_id=name[-64:],
        ).run()  # fmt: skip
    finally:
        lock.release()


def _signs_of_life() -> None:
    """Every few seconds: this worker is there; less often: is another one gone?"""
    from django.db import DatabaseError, close_old_connections

    from yuanjian.actions.work import BEAT_EVERY, beat, hangs, take_up

    turns = 0
    while True:
        time.sleep(BEAT_EVERY)
        turns += 1
        if hangs():  # `serve` starts another worker, which tries the job again, three times in all
            _log.error("the job in hand hangs; the worker ends itself")
            os._exit(1)
        try:
            close_old_connections()
            beat()
            if turns % 3 == 0:
                take_up()
        except DatabaseError:  # busy or away for a moment: the next turn says it
            _log.warning("no sign of life could be written", exc_info=True)


def _end_with_parent() -> None:
    """Stop when the pages' process is gone: our standard input is its pipe."""
    sys.stdin.buffer.read()
    threading.Thread(target=_lay_down, daemon=True).start()
    threading.Event().wait(0.1)
    _laid.wait(3.0)
    os._exit(0)


_laid = threading.Event()


def _lay_down() -> None:
    from yuanjian.actions.work import lay_down

    try:
        lay_down()
    finally:
        _laid.set()


def main() -> None:
    """``python -m yuanjian.web.worker``: started by `serve`."""
    # Ctrl+C in the terminal reaches both processes; the pages' one closes our standard input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from yuanjian.ledger.opening import open_ledger
    from yuanjian.web.serving import log_faults

    folder = open_ledger()
    log_faults(folder)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    run_worker(folder)


if __name__ == "__main__":
    main()
