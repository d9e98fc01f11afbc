"""A lock on a folder that only one process has, and that goes when its process goes, however it ends."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class FolderLock:
    """SQLite's own file lock, as it is the same on every system: the file holds nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: sqlite3.Connection | None = None

    def hold(self, *, wait: float = 0.0) -> bool:
        """Take the lock; False when another process has it (after ``wait`` seconds)."""
        # A worker's lock is taken by one thread and given back by none other; serving has threads.
        asked = sqlite3.connect(
            self._path, timeout=wait, isolation_level=None, check_same_thread=False
        )
        try:
            asked.execute("PRAGMA journal_mode=MEMORY")  # no second file beside it
            asked.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            asked.close()
            return False
        self._held = asked
        return True

    def release(self) -> None:
        """Give it back; nothing happens when it is not held."""
        if self._held is not None:
            self._held.close()
            self._held = None
