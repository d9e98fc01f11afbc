"""The index of every row of a file: the same rows with index, primary pollutants, level and sub-indices behind."""

from __future__ import annotations

import codecs
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.air.columns import Columns, columns_of
from yuanjian.monitoring.air.index import MEASURES, Kind, Standard, before_law, evaluate
from yuanjian.monitoring.readers import times, values
from yuanjian.monitoring.readers.declaration import MISSING, UNMONITORED
from yuanjian.monitoring.readers.files import Received, receive
from yuanjian.monitoring.readers.problem import Problems
from yuanjian.monitoring.readers.shape import Column, Shape
from yuanjian.monitoring.readers.staging import Table, tables
from yuanjian.monitoring.readings import SCALE
from yuanjian.monitoring.sql import filled

if TYPE_CHECKING:
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.readers.records import Progress

RESULT: Final = (
    "aqi",
    "primary",
    "level",
    *(f"iaqi_{m}" for m in MEASURES),
    "missing",
    "publishable",
)
"""Columns behind those of the file."""
_PLACES: Final = {"primary": "nullif(i.prime, '')", "missing": "nullif(i.missing, '')"}
_MOST_TOLD = 20
_MIDNIGHT = re.compile(r"[T\s日]24(?:[:：时点]|$)")
_MOST_CO = 150 * SCALE


@dataclass(slots=True)
class IndexedFile:
    """A file whose rows have their index: tables ``lines`` and ``aqi_index`` (``id``: its line) of the session.

    ``bom``: whether the result begins with a byte order mark, so that Excel reads it right.
    """

    path: Path
    columns: Columns
    rows: int
    bom: bool
    notes: list[str] = field(default_factory=list)


def index_file(
    session: Session,
    path: Path,
    kind: Kind,
    *,
    label: str = "end",
    standard: Standard = "auto",
    progress: Progress | None = None,
) -> IndexedFile:
    """Read a file (text in any usual encoding, packed too, Excel or Parquet) and evaluate each of its rows.

    ``label``: whether an hour is labelled by its begin or its end; it decides the date of observation.

    Raises:
        Refusal: the file cannot be read, has no header or rows that we understand, or cells that are no
            values; all are told, nothing is evaluated.
    """
    received = receive(path)
    table = tables(received)[0]
    header_line, headings = table.records[0]
    columns = columns_of(headings, kind)
    rows, notes = _staged(session, table, header_line, columns, path, progress)
    if not rows:
        raise Refusal(f"“{path.name}”只有表头，没有数据行。")
    _read_odd_texts(session, columns, kind)
    _fill_rows(session, columns, 1 if kind == "hour" and label == "end" else 0)
    _refuse_bad_cells(session, path, columns)
    evaluate(session, kind, standard)
    return IndexedFile(
        path, columns, rows, _for_excel(received), [*notes, *_notes(session, columns, kind)]
    )


def write_csv(session: Session, found: IndexedFile, out: Path) -> None:
    """The rows of the file in their order, as they were written, with the columns of ``RESULT``; all or nothing."""
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    os.close(handle)
    part = Path(name)
    try:
        session.run(
            f"COPY ({selected(found)} ORDER BY s.line) TO '{_quoted(part)}' (HEADER, DELIMITER ',')"
        )
        if found.bom:
            _mark(part)
        umask = os.umask(0)
        os.umask(umask)
        part.chmod(0o666 & ~umask)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def selected(found: IndexedFile) -> str:
    """SQL: the columns of the file under their names, then those of ``RESULT``."""
    taken = set(RESULT)
    names = [h if h not in taken else f"{h}_原" for h in found.columns.headings]
    own = [f's.c{n} AS "{_named(name)}"' for n, name in enumerate(names, start=1)]
    ours = ", ".join(f'{_PLACES.get(name, f"i.{name}")} AS "{name}"' for name in RESULT)
    return f"SELECT {', '.join(own)}, {ours} FROM lines AS s JOIN aqi_index AS i ON i.id = s.line"


def _mark(part: Path) -> None:
    marked = part.with_suffix(".bom")
    with part.open("rb") as plain, marked.open("wb") as out:
        out.write(codecs.BOM_UTF8)
        while piece := plain.read(1 << 20):
            out.write(piece)
    marked.replace(part)


def _for_excel(received: Received) -> bool:
    """Whether the file came from Excel, or would be read by it: a workbook, a marked text, or one in GBK."""
    if received.kind in ("xlsx", "xls"):
        return True
    if received.kind != "text":
        return False
    with received.path.open("rb") as raw:
        head = raw.read(4096)
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        head.rpartition(b"\n")[0].decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _staged(
    session: Session,
    table: Table,
    header_line: int,
    columns: Columns,
    path: Path,
    progress: Progress | None,
) -> tuple[int, list[str]]:
    """The file's rows as table ``lines``, in their order."""
    shape = Shape(
        header_line, tuple(Column(n, h, "unread") for n, h in enumerate(columns.headings, start=1))
    )
    problems = Problems()
    with tempfile.TemporaryDirectory(prefix="yuanjian-") as folder:
        _, notes = table.stage(session, shape, Path(folder), problems, progress)
        if problems.total:
            told = [str(p) for p in sorted(problems.kept, key=lambda p: p.line)]
            raise Refusal(f"“{path.name}”有读不出的内容，没有计算：\n{_listed(told)}")
        # A row of blanks, as workbooks leave below a table, is none.
        filled_in = " OR ".join(f"trim(c{n}) <> ''" for n in range(1, len(columns.headings) + 1))
        session.run(
            f"CREATE OR REPLACE TABLE lines AS FROM _staged WHERE {filled_in}; DROP VIEW _staged"
        )
    return int(session.rows("SELECT count(*) FROM lines")[0][0]), notes


def _read_odd_texts(session: Session, columns: Columns, kind: Kind) -> None:
    """Times and cells that SQL does not read itself, each text once."""
    time = f"c{columns.time + 1}"
    odd = session.rows(
        f"SELECT DISTINCT {time} FROM lines WHERE {time} IS NOT NULL"
        f" AND ({times.PLAIN_SQL.format(text=time)}) IS NULL"
    )
    session.run("CREATE OR REPLACE TABLE read_times (said VARCHAR, moment TIMESTAMP)")
    session.fill("read_times", _times((said for (said,) in odd), kind))
    cells = " UNION ".join(
        f"SELECT c{at + 1} AS said FROM lines WHERE c{at + 1} IS NOT NULL"
        f" AND NOT regexp_full_match(c{at + 1}, '{values.PLAIN}')"
        for at in columns.measures.values()
    )
    session.run(
        "CREATE OR REPLACE TABLE read_cells (said VARCHAR, value BIGINT, state VARCHAR, trouble VARCHAR)"
    )
    session.fill("read_cells", _cells(said for (said,) in session.rows(cells)))


def _times(said: Iterable[str], kind: Kind) -> Iterable[Sequence[object]]:
    for text in said:
        try:
            at = times.read_time(text).at
        except times.Untimed:
            continue
        # 24:00 is the end of the day that it names, also where that day is what was measured.
        yield text, at - timedelta(days=1) if kind == "day" and _MIDNIGHT.search(text) else at


def _cells(said: Iterable[str]) -> Iterable[Sequence[object]]:
    tokens = values.Tokens.of(MISSING, UNMONITORED)
    for text in said:
        read = values.read_value(text, tokens)
        trouble = read.trouble or ("带有检出符号" if read.below else "")
        yield text, None if trouble else read.value, read.state, trouble


def _fill_rows(session: Session, columns: Columns, shift: int) -> None:
    def measure(item: str) -> str:
        at = columns.measures.get(item)
        if at is None:
            return f"    CAST(NULL AS BIGINT) AS {item}, FALSE AS {item}_off"
        column = f"s.c{at + 1}"
        millionths = values.PLAIN_SQL.format(text=column)
        return filled(
            "air/index_measure.sql", column=column, item=item, plain=values.PLAIN, millionths=millionths
        ).rstrip()  # fmt: skip

    time = f"c{columns.time + 1}"
    session.run(
        filled(
            "air/index_table.sql",
            time=time,
            plain_time=times.PLAIN_SQL.format(text=f"s.{time}"),
            shift=str(shift),
            measures=",\n".join(map(measure, MEASURES)),
            joins="\n".join(
                f"LEFT JOIN read_cells AS v_{item} ON v_{item}.said = s.c{at + 1}"
                for item, at in columns.measures.items()
            ),
        )
    )


def _refuse_bad_cells(session: Session, path: Path, columns: Columns) -> None:
    """Cells that are neither values nor tokens, or below nought, and times that are none."""
    wrong = [
        f"SELECT s.line, {at} AS place, s.c{at + 1} AS said, coalesce(v.trouble, '') AS trouble"
        f" FROM lines AS s JOIN aqi_rows AS r ON r.id = s.line LEFT JOIN read_cells AS v ON v.said = s.c{at + 1}"
        f" WHERE v.trouble <> '' OR r.{item} < 0"
        for item, at in columns.measures.items()
    ]
    wrong.append(
        f"SELECT s.line, {columns.time}, coalesce(s.c{columns.time + 1}, ''), ''"
        " FROM lines AS s JOIN aqi_rows AS r ON r.id = s.line WHERE r.day IS NULL"
    )
    found = session.rows(f"{' UNION ALL '.join(wrong)} ORDER BY 1, 2 LIMIT {_MOST_TOLD + 1}")
    if not found:
        return
    told = []
    for line, place, said, trouble in found:
        why = f"不是数值（{trouble}）" if trouble else "是负数"
        what = f"{why}；缺测请留空或填 NA，未监测请填 /"
        if place == columns.time:
            what = "不是时间，应为 2026-04-10 11:00 的样子"
        told.append(f"第 {line} 行“{columns.headings[place]}”列“{said}”{what}")
    raise Refusal(f"“{path.name}”有读不出的内容，没有计算：\n{_listed(told)}")


def _notes(session: Session, columns: Columns, kind: Kind) -> list[str]:
    counted = "o3" if kind == "hour" else "o3_8h"
    notes = [columns.note] if columns.note else []
    lacking = [
        m for m in MEASURES if m not in columns.measures and m not in {"o3", "o3_8h"} - {counted}
    ]
    if lacking:
        notes.append(f"没有 {'、'.join(lacking)} 列，按缺测处理；不监测的项目请加列并填 /。")
    first, high = session.rows(
        "SELECT min(day), count(*) FILTER (co > ?) FROM aqi_rows", [_MOST_CO]
    )[0]
    if high:
        notes.append(f"有 {high} 行 CO 大于 150 mg/m³，疑为以 μg/m³ 计，请核对单位。")
    if early := before_law(first):
        notes.append(f"{early}。")
    beyond = session.rows("SELECT count(*) FROM aqi_index WHERE beyond <> ''")[0][0]
    if beyond:
        notes.append(f"有 {beyond} 行的浓度超出指数表、须改用另一时段的浓度而文件没有，AQI 留空。")
    return notes


def _listed(told: list[str]) -> str:
    more = "\n  ……其余从略" if len(told) > _MOST_TOLD else ""
    return "\n".join(f"  {one}" for one in told[:_MOST_TOLD]) + more


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _named(name: str) -> str:
    return name.replace('"', '""')
