"""A file of measured values into the table ``readings``: every cell is a value, missing, not monitored or invalid.

The file is staged as text (``staging.py``), its odd times and odd values are read once each by their grammars,
all else is SQL. Nothing is dropped silently: what could not be read is a problem with its line and column.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.cells import insert_cells
from yuanjian.monitoring.readers.declaration import Declaration, beside
from yuanjian.monitoring.readers.duplicates import settle_duplicates
from yuanjian.monitoring.readers.files import Received, receive
from yuanjian.monitoring.readers.problem import Problem, Problems, UnreadableSeries
from yuanjian.monitoring.readers.records import Progress
from yuanjian.monitoring.readers.shape import Shape, shaped
from yuanjian.monitoring.readers.staging import Table, tables
from yuanjian.monitoring.readers.tables import add_source, open_tables, source_number
from yuanjian.monitoring.readers.terms import Terms, item_key, settle, suspicious
from yuanjian.monitoring.readers.values import written


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
    """A table of a file whose header was found and whose terms are settled; nothing is read yet."""

    received: Received
    table: Table
    shape: Shape
    terms: Terms


def prepare(path: Path, declaration: Declaration) -> tuple[list[Prepared], list[str]]:
    """Look at a file: its tables with their headers, and by what terms they would be read; notes on what is left out.

    Raises:
        UnreadableSeries: the file as a whole is refused.
    """
    received = receive(path)
    declaration = declaration.over(beside(path))
    found, refused = [], []
    for table in _wanted(tables(received), declaration):
        try:
            found.append((table, shaped(table.records, declaration)))
        except UnreadableSeries as no:
            refused.append((table.name, no))
    if not found:
        raise refused[0][1]
    made = [
        Prepared(
            received,
            table,
            shape,
            settle(declaration, shape, point=_point(path, table.name)),
        )
        for table, shape in found
    ]
    return made, [f"工作表“{name}”不是数据，没有读入" for name, _ in refused]


def _wanted(found: list[Table], declaration: Declaration) -> list[Table]:
    if not declaration.sheet:
        return found
    wanted = [table for table in found if table.name == declaration.sheet]
    if not wanted:
        names = "、".join(table.name for table in found)
        raise UnreadableSeries("declaration", f"没有工作表“{declaration.sheet}”", f"有：{names}")
    return wanted


_NO_POINT = re.compile(
    r"^(?:sheet\d*|工作表\d*|[\d年.\-/]*\d{1,2}月?|\d{4}年?|.*(?:数据|报表|导出|小时|日|值|结果|汇总|表))$",
    re.IGNORECASE,
)


def _point(path: Path, sheet: str) -> str:
    """The point of a table that names none: its worksheet unless that is called like a month or a report."""
    if sheet and not _NO_POINT.match(sheet.strip()):
        return sheet.strip()
    return path.name.removesuffix(".gz").rsplit(".", 1)[0]


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
    prepared, notes = prepare(path, declaration or Declaration())
    open_tables(session)
    session.run("CREATE OR REPLACE TEMP TABLE _fresh AS FROM readings LIMIT 0")
    source = source_number(session, path.name, prepared[0].received.sha256)
    reading = _Reading(session, source, Problems(), notes)
    try:
        for one in prepared:
            reading.table(one, progress)
        if not reading.records:
            raise UnreadableSeries("no_rows", "表头下面没有数据", "请核对导出的时间范围")
        add_source(session, source, path.name, prepared[0].received.sha256)
        reading.notes += settle_duplicates(session, reading.problems)
        if progress:
            progress(prepared[0].received.size, prepared[0].received.size)
        return reading.loaded(prepared)
    finally:
        for what in (
            "TABLE _fresh",
            "TABLE _columns",
            "TABLE _times",
            "TABLE _values",
            "VIEW _staged",
        ):
            session.run(f"DROP {what.split()[0]} IF EXISTS {what.split()[1]}")


def _half(progress: Progress, done: int, whole: int) -> None:
    """Cutting a file into records is half of the work."""
    progress(done // 2, whole)


@dataclass(slots=True)
class _Reading:
    """One file being read, table by table."""

    session: Session
    source: int
    problems: Problems
    notes: list[str]
    records: int = 0
    grain: str = ""
    units: dict[str, str] = field(default_factory=dict)

    def table(self, one: Prepared, progress: Progress | None) -> None:
        """Add a table to ``_fresh``."""
        self.problems.sheet = one.table.name
        for header, first in one.shape.doubled:
            message = f"与“{first}”列是同一项目，只读了“{first}”"
            mend = f"如果应读这一列，请在来源声明中写 列: {{{first}: 不读}}"
            self.problems.add(Problem("doubled", one.shape.header_line, message, mend, header))
        with tempfile.TemporaryDirectory(prefix="yuanjian-") as folder:
            place = Path(folder)
            staged = None if progress is None else partial(_half, progress)
            records, notes = one.table.stage(self.session, one.shape, place, self.problems, staged)
            self.notes += notes
            if not records:
                return
            self.records += records
            self.grain, more = insert_cells(
                self.session, one.shape, one.terms, self.source, self.problems, place
            )
            self.notes += more
        self._refuse_suspicious(one)
        for item, stat, unit in self.session.rows(
            "SELECT DISTINCT item, stat, unit FROM _columns WHERE item IS NOT NULL ORDER BY ALL"
        ):
            self.units[item if stat != "sum" else f"{item} sum"] = unit

        if progress:
            progress(one.received.size * 9 // 10, one.received.size)

    def _refuse_suspicious(self, one: Prepared) -> None:
        """A unit that nobody said is not assumed against the size of the values."""
        headers = [
            c.header
            for c in one.shape.of("value_of")
            if c.measured
            and item_key(c.measured.item, one.terms.medium) == "co"
            and one.terms.origins.get(f"units.{c.header}") == "假定"
        ]
        if not headers:
            return
        middle = self.session.rows(
            "SELECT quantile_disc(value, 0.5) FROM _fresh WHERE item = 'co' AND state = 'valid'"
        )[0][0]
        if suspicious("co", middle):
            raise UnreadableSeries(
                "open",
                f"“{headers[0]}”列没有写单位，中位数是 {written(middle)}，不像 mg/m³",
                f"请说明单位，如在来源声明中写 单位: {{{headers[0]}: μg/m³}}",
            )

    def loaded(self, prepared: list[Prepared]) -> Loaded:
        """What came of it; ``_fresh`` holds what went into ``readings``."""
        first = prepared[0]
        rows = self.session.rows(
            "SELECT state, count(*), min(start), max(start) FROM _fresh GROUP BY state ORDER BY state"
        )
        points = self.session.rows("SELECT DISTINCT point FROM _fresh ORDER BY point")
        items = self.session.rows("SELECT DISTINCT item FROM _fresh ORDER BY item")
        return Loaded(
            path=first.received.path,
            sha256=first.received.sha256,
            source=self.source,
            rows=sum(r[1] for r in rows),
            records=self.records,
            points=tuple(p for (p,) in points),
            items=tuple(i for (i,) in items),
            grain=self.grain,
            start=min((r[2] for r in rows), default=None),
            end=max((r[3] for r in rows), default=None),
            states={state: count for state, count, _, _ in rows},
            units=self.units,
            terms=first.terms,
            layout=first.shape.layout.name if first.shape.layout else "",
            unread=first.shape.unread,
            problems=tuple(sorted(self.problems.kept, key=lambda p: (p.sheet, p.line))),
            problem_counts=dict(self.problems.counts),
            notes=tuple(self.notes),
        )
