"""A progress bar on the standard error of a terminal; silent elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from types import TracebackType

_CELLS = 24


class Progress:
    """Counts through ``total`` things. Used as a context, it leaves no trace behind."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, no: BaseException | None, at: TracebackType | None
    ) -> None:
        self.clear()

    def working(self, name: str) -> None:
        """Show which thing is being worked on."""
        if self._shown:
            from yuanjian.commands._terminal import cut

            filled = _CELLS * self._done // self._total
            bar = "█" * filled + "░" * (_CELLS - filled)
            line = f"{bar} {self._done}/{self._total} {name}"
            room = shutil.get_terminal_size().columns - 1
            print(f"\r\033[K{cut(line, room)}", end="", file=sys.stderr, flush=True)

    def shares(self, name: str) -> Callable[[int, int], None]:
        """A callback (done, whole) of one long thing, shown in ``total`` parts."""

        def told(done: int, whole: int) -> None:
            self._done = min(self._total, done * self._total // max(whole, 1))
            self.working(name)

        return told

    def done(self) -> None:
        """One more is done."""
        self._done += 1

    def reach(self, done: int, name: str) -> None:
        """At least so many are done, and which thing is being worked on."""
        self._done = max(self._done, min(done, self._total))
        self.working(name)

    def clear(self) -> None:
        """Take the bar away, so that other words can be written."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
