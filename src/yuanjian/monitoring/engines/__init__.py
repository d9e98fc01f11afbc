"""Where evaluation runs. Only the files of this folder import an engine.

``duck.py``   DuckDB in this process: built in
``spark.py``  the same statements, translated, on a Spark cluster
``dask.py``   DuckDB in the workers of a Dask cluster, a task a group of parks
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, Protocol

Name = Literal["duckdb", "spark", "dask"]
NAMES: Final[tuple[Name, ...]] = ("duckdb", "spark", "dask")


class Engine(Protocol):
    """What an evaluation asks of an engine: statements in DuckDB's dialect (decision 0016)."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one or more statements."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; whole numbers as int."""

    def fill(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Put a few rows into a table that is there."""
