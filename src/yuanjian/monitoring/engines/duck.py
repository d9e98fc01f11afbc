"""The engine that is built in: DuckDB, inside this process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from yuanjian.monitoring.engines.closing import Closing

_TOGETHER = 200

EngineError = duckdb.Error
"""What the engine raises: a file that it cannot read, a statement that it refuses."""


class Session(Closing):
    """One connection with its own catalogue; files that do not fit into memory spill beside ``spill``.

    Nothing is fetched from anywhere: extensions that are not in the wheel stay unknown.
    """

    def __init__(
        self, *, memory: str = "1GB", threads: int | None = None, spill: Path | None = None
    ) -> None:
        self._spill = None if spill else tempfile.TemporaryDirectory(prefix="yuanjian-")
        folder = str(spill) if spill else self._spill.name if self._spill else ""
        settings: dict[str, Any] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": memory,
            "temp_directory": folder,
            "preserve_insertion_order": False,
        }
        if threads is not None:
            settings["threads"] = threads
        self.connection = duckdb.connect(":memory:", config=settings)
        # Its bar would be drawn into the standard output, in the midst of JSON.
        self.connection.execute("SET enable_progress_bar = false")

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one or more statements."""
        self.connection.execute(sql, list(values))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, list(values)).fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, ``size`` at a time; the session runs nothing else meanwhile."""
        cursor = self.connection.execute(sql)
        while rows := cursor.fetchmany(size):
            yield rows

    def fill(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Put a few rows into a table that is there (law tables; not for series)."""
        held = [list(row) for row in rows]
        for at in range(0, len(held), _TOGETHER):  # executemany is a statement a row: slow
            part = held[at : at + _TOGETHER]
            marks = f"({', '.join('?' * len(part[0]))})"
            values = [value for row in part for value in row]
            self.connection.execute(
                f"INSERT INTO {table} VALUES {', '.join([marks] * len(part))}", values
            )

    def close(self) -> None:
        """Close the connection and remove what was spilled."""
        self.connection.close()
        if self._spill is not None:
            self._spill.cleanup()
