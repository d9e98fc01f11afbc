"""A received file as a view ``_staged`` of text columns: ``line``, ``c1`` … ``cN``; whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.files import Received
from yuanjian.monitoring.readers.problem import Problems
from yuanjian.monitoring.readers.records import Plan, Progress, first_records, stage
from yuanjian.monitoring.readers.shape import Shape


@dataclass(frozen=True, slots=True)
class Opened:
    """The first records of a file, and how it is cut."""

    received: Received
    records: Sequence[tuple[int, Sequence[str]]]
    delimiter: str = ","


def open_table(received: Received) -> Opened:
    """The first records, enough to find the header and to see what the cells look like.

    Raises:
        UnreadableSeries: nothing in it, or it cannot be read.
    """
    delimiter, records = first_records(received)
    return Opened(received, records, delimiter)


def stage_view(
    session: Session,
    opened: Opened,
    shape: Shape,
    folder: Path,
    problems: Problems,
    progress: Progress | None,
) -> tuple[int, list[str]]:
    """Make the view; the number of records, and notes for the user."""
    plan = Plan(opened.delimiter, shape.header_line, len(shape.columns))
    staged = stage(opened.received, plan, folder / "staged.txt", problems, progress)
    session.run(view_of(staged.file, staged.width))
    return staged.records, staged.notes


def view_of(file: Path, width: int) -> str:
    """SQL of a view over a staged file."""
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in _columns(width))
    quoted = str(file).replace("'", "''")
    return (
        f"CREATE OR REPLACE TEMP VIEW _staged AS FROM read_csv('{quoted}', auto_detect = false, header = false, "
        f"delim = '\x1f', quote = '', escape = '', nullstr = '', columns = {{{columns}}}, max_line_size = 4194304)"
    )


def _columns(width: int) -> Iterator[tuple[str, str]]:
    yield "line", "BIGINT"
    for index in range(1, width + 1):
        yield f"c{index}", "VARCHAR"
