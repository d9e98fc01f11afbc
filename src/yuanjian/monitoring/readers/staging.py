"""A received file as tables, and a table as a view ``_staged`` of text columns ``line``, ``c1`` … ``cN``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from yuanjian.monitoring.engines.duck import EngineError, Session
from yuanjian.monitoring.readers.files import Received
from yuanjian.monitoring.readers.problem import Problems, UnreadableSeries
from yuanjian.monitoring.readers.records import Plan, Progress, first_records, stage, stage_rows
from yuanjian.monitoring.readers.shape import Shape
from yuanjian.monitoring.readers.workbook import Row, old_sheets, sheet_names, sheet_rows

HEAD: Final = 400
"""Records that are looked at before a table is read."""

Stage = Callable[[Session, Shape, Path, Problems, Progress | None], tuple[int, list[str]]]
"""Makes the view ``_staged`` in a session, with a folder for its file; the number of records, and notes."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: its name (of a worksheet, else «»), its first records with their lines, how to stage it."""

    name: str
    records: Sequence[tuple[int, Sequence[str]]]
    stage: Stage


def tables(received: Received, most: int = HEAD) -> list[Table]:
    """The tables of a file, each with its first ``most`` records; more than one only of a workbook.

    Raises:
        UnreadableSeries: nothing in it, or it cannot be read.
    """
    match received.kind:
        case "parquet":
            return [_parquet(received, most)]
        case "xlsx" | "xls":
            return _worksheets(received, most)
        case _:
            return [_text(received, most)]


def _text(received: Received, most: int) -> Table:
    delimiter, records = first_records(received, most)

    def staged(
        session: Session, shape: Shape, folder: Path, problems: Problems, progress: Progress | None
    ) -> tuple[int, list[str]]:
        plan = Plan(delimiter, shape.header_line, len(shape.columns))
        file = folder / "staged.txt"
        made = stage(received, plan, file, problems, progress)
        session.run(_view(file, plan.width))
        return made

    return Table("", records, staged)


def _worksheets(received: Received, most: int) -> list[Table]:
    path = received.path
    rows: dict[str, Callable[[], Iterator[Row]]] = {}
    if received.kind == "xls":
        old = old_sheets(path)
        rows = {name: partial(iter, held) for name, held in old.items()}
    else:
        rows = {name: partial(sheet_rows, path, name) for name in sheet_names(path)}
    found = []
    for name, of in rows.items():
        records = list(islice(of(), most))
        if records:
            found.append(Table(name, records, _worksheet(received, of)))
    if not found:
        raise UnreadableSeries("empty", "工作簿里没有内容", "请核对是否保存了数据")
    return found


def _worksheet(received: Received, rows: Callable[[], Iterator[Row]]) -> Stage:
    def staged(
        session: Session, shape: Shape, folder: Path, problems: Problems, progress: Progress | None
    ) -> tuple[int, list[str]]:
        plan = Plan("", shape.header_line, len(shape.columns))
        file = folder / "staged.txt"
        records = stage_rows(rows(), plan, file, problems)
        session.run(_view(file, plan.width))
        if progress:
            progress(received.size, received.size)
        return records, []

    return staged


def _view(file: Path, width: int) -> str:
    """SQL of a view over a staged file."""
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in _columns(width))
    return (
        f"CREATE OR REPLACE TEMP VIEW _staged AS FROM read_csv({_quoted(file)}, auto_detect = false, header = false, "
        f"delim = '\x1f', quote = '', escape = '', nullstr = '', columns = {{{columns}}}, max_line_size = 4194304)"
    )


def _columns(width: int) -> Iterator[tuple[str, str]]:
    yield "line", "BIGINT"
    for index in range(1, width + 1):
        yield f"c{index}", "VARCHAR"


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


# Parquet: DuckDB reads it; doubles become the shortest decimals that mean them


def _parquet(received: Received, most: int) -> Table:
    source = f"read_parquet({_quoted(received.path)}, file_row_number = true)"
    try:
        with Session(memory="256MB", threads=1) as session:
            schema = session.rows(f"DESCRIBE FROM {source}")
            names = [name for name, *_ in schema if name != "file_row_number"]
            kinds = {name: kind for name, kind, *_ in schema}
            select = ", ".join(
                f"{_as_text(n, kinds[n])} AS c{i}" for i, n in enumerate(names, start=1)
            )
            head = session.rows(
                f"SELECT file_row_number + 1 AS line, {select} FROM {source} LIMIT {most}"
            )
    except EngineError as no:
        raise UnreadableSeries(
            "damaged", "Parquet 文件不完整或已损坏，读不出来", "请重新下载或重新导出"
        ) from no
    records = [(0, names), *((row[0], ["" if c is None else c for c in row[1:]]) for row in head)]

    def staged(
        session: Session, shape: Shape, folder: Path, problems: Problems, progress: Progress | None
    ) -> tuple[int, list[str]]:
        session.run(
            f"CREATE OR REPLACE TEMP VIEW _staged AS "
            f"SELECT file_row_number + 1 AS line, {select} FROM {source}"
        )
        return int(session.rows("SELECT count(*) FROM _staged")[0][0]), []

    return Table("", records, staged)


def _as_text(name: str, kind: str) -> str:
    """SQL of a column as text; a time with a zone becomes Beijing's."""
    column = '"' + name.replace('"', '""') + '"'
    if kind == "TIMESTAMP WITH TIME ZONE":
        column = f"({column} AT TIME ZONE 'UTC' + INTERVAL 8 HOUR)"
    return f"CAST({column} AS VARCHAR)"
