"""A file of measured values into the table ``readings``: every cell is a value, missing, not monitored or invalid.

The file is staged as text (``staging.py``), its odd times and odd values are read once each by their grammars,
all else is SQL. Nothing is dropped silently: what could not be read is a problem with its line and column.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.cells import insert_cells
from yuanjian.monitoring.readers.declaration import Declaration, beside
from yuanjian.monitoring.readers.duplicates import settle_duplicates
from yuanjian.monitoring.readers.files import Received, receive
from yuanjian.monitoring.readers.problem import Problem, Problems, UnreadableSeries
from yuanjian.monitoring.readers.records import Progress
from yuanjian.monitoring.readers.shape import Shape, shaped
from yuanjian.monitoring.readers.staging import Opened, open_table, stage_view
from yuanjian.monitoring.readers.tables import new_source, open_tables
from yuanjian.monitoring.readers.terms import Terms, settle


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file. ``rows`` of readings, ``records`` of the file; ``start`` and ``end`` of the first
    and last interval's begin. ``sha256`` is the version of the source; ``problem_counts``: kind → how many."""

    path: Path
    sha256: str
    source: int
    rows: int
    records: int
    points: tuple[str, ...]
    items: tuple[str, ...]
    grain: str
    start: datetime | None
    end: datetime | None
    states: Mapping[str, int]
    units: Mapping[str, str]
    terms: Terms
    layout: str
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]
    problem_counts: Mapping[str, int]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file whose header was found and whose terms are settled; nothing is read yet."""

    received: Received
    opened: Opened
    shape: Shape
    terms: Terms


def prepare(path: Path, declaration: Declaration) -> Prepared:
    """Look at a file: what it is, its header, and by what terms it would be read.

    Raises:
        UnreadableSeries: the file as a whole is refused.
    """
    received = receive(path)
    declaration = declaration.over(beside(path))
    opened = open_table(received)
    shape = shaped(opened.records, declaration)
    return Prepared(received, opened, shape, settle(declaration, shape, point=path.stem))


def load(
    session: Session,
    path: Path,
    declaration: Declaration | None = None,
    *,
    progress: Progress | None = None,
) -> Loaded:
    """Read a file into ``readings`` (see ``tables.READINGS``), beside what is there.

    Reading a file again changes nothing; an hour that two files tell differently is invalid (``conflicts``).

    Raises:
        UnreadableSeries: the file as a whole is refused; nothing of it was taken.
    """
    prepared = prepare(path, declaration or Declaration())
    problems = Problems()
    open_tables(session)
    with tempfile.TemporaryDirectory(prefix="yuanjian-") as folder:
        records, notes = stage_view(
            session, prepared.opened, prepared.shape, Path(folder), problems, progress
        )
        if not records:
            raise UnreadableSeries("no_rows", "表头下面没有数据", "请核对导出的时间范围")
        source = new_source(session, path.name, prepared.received.sha256)
        grain, more = insert_cells(
            session, prepared.shape, prepared.terms, source, problems, Path(folder)
        )
        notes += more
    notes += settle_duplicates(session, prepared.shape, problems)
    return _loaded(session, prepared, source, records, grain, problems, notes)


def _loaded(
    session: Session,
    prepared: Prepared,
    source: int,
    records: int,
    grain: str,
    problems: Problems,
    notes: list[str],
) -> Loaded:
    rows = session.rows(
        "SELECT state, count(*), min(start), max(start) FROM _fresh GROUP BY state ORDER BY state"
    )
    points = session.rows("SELECT DISTINCT point FROM _fresh ORDER BY point")
    items = session.rows("SELECT DISTINCT item FROM _fresh ORDER BY item")
    units = session.rows(
        "SELECT DISTINCT item, stat, unit FROM _columns WHERE item IS NOT NULL ORDER BY ALL"
    )
    session.run("DROP TABLE _fresh; DROP TABLE _columns; DROP VIEW _staged")
    return Loaded(
        path=prepared.received.path,
        sha256=prepared.received.sha256,
        source=source,
        rows=sum(r[1] for r in rows),
        records=records,
        points=tuple(p for (p,) in points),
        items=tuple(i for (i,) in items),
        grain=grain,
        start=min((r[2] for r in rows), default=None),
        end=max((r[3] for r in rows), default=None),
        states={state: count for state, count, _, _ in rows},
        units={item if stat != "sum" else f"{item} sum": unit for item, stat, unit in units},
        terms=prepared.terms,
        layout=prepared.shape.layout.name if prepared.shape.layout else "",
        unread=prepared.shape.unread,
        problems=tuple(sorted(problems.kept, key=lambda p: p.line)),
        problem_counts=dict(problems.counts),
        notes=tuple(notes),
    )
