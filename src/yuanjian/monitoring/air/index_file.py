"""The index of every row of a text file: the same rows with index, primary pollutants, level and sub-indices behind."""

from __future__ import annotations

import codecs
import contextlib
import csv
import gzip
import io
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.air.columns import Columns, columns_of
from yuanjian.monitoring.air.index import MEASURES, Kind, Standard, before_law, evaluate
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readings import MOST, SCALE
from yuanjian.monitoring.sql import filled

MISSING: Final = ("", "—", "na", "-", "--", "-;", "－", "——", "nan", "null", "none", "n/a")
"""Not there, in lower case."""
UNMONITORED: Final = ("/", "／")
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
_DELIMITERS = ",\t;"
_LOOSE = re.compile(
    r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2})(?:[:时点]?(\d{2})?)分?)?$"
)


@dataclass(slots=True)
class IndexedFile:
    """A file whose rows have their index: tables ``lines`` and ``aqi_index`` of the session, by ``id``."""

    path: Path
    columns: Columns
    rows: int
    bom: bool
    notes: list[str] = field(default_factory=list)


def index_file(
    session: Session, path: Path, kind: Kind, *, label: str = "end", standard: Standard = "auto"
) -> IndexedFile:
    """Read a file (CSV in UTF-8, GBK or UTF-16, also packed with gzip) and evaluate each of its rows.

    ``label``: whether an hour is labelled by its begin or its end; it decides the date of observation.

    Raises:
        OSError: the file cannot be opened.
        Refusal: it has no header or rows that we understand, or cells that are no values; all are told.
    """
    with tempfile.TemporaryDirectory(prefix="yuanjian-") as folder:
        source, bom, coding = _as_utf8(path, Path(folder))
        headings, delimiter = _header(source, path)
        columns = columns_of(headings, kind)
        _read(session, source, delimiter, len(headings))
    rows = session.rows("SELECT count(*) FROM lines")[0][0]
    if not rows:
        raise Refusal(f"“{path.name}”只有表头，没有数据行。")
    _times(session, columns)
    _values(session, columns, 1 if kind == "hour" and label == "end" else 0)
    _refuse_bad_cells(session, path, columns)
    evaluate(session, kind, standard)
    found = IndexedFile(path, columns, rows, bom or coding != "utf-8")
    found.notes += _notes(session, columns, kind)
    return found


def write_csv(session: Session, found: IndexedFile, out: Path) -> None:
    """The rows of the file in their order, as they were written, with the columns of ``RESULT``; whole or not at all.

    UTF-8; with a byte order mark when the file had one or was not in UTF-8 (so Excel reads it right).
    """
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    os.close(handle)
    part = Path(name)
    try:
        session.run(
            f"COPY ({selected(found)} ORDER BY s.id) TO '{_quoted(part)}' (HEADER, DELIMITER ',')"
        )
        if found.bom:
            _with_bom(part)
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
    return f"SELECT {', '.join(own)}, {ours} FROM lines AS s JOIN aqi_index AS i ON i.id = s.id"


def _with_bom(part: Path) -> None:
    marked = part.with_suffix(".bom")
    with part.open("rb") as plain, marked.open("wb") as out:
        out.write(codecs.BOM_UTF8)
        while piece := plain.read(1 << 20):
            out.write(piece)
    marked.replace(part)


def _as_utf8(path: Path, folder: Path) -> tuple[Path, bool, str]:
    """The file, or a copy of it in plain UTF-8; whether it had a mark; its encoding."""
    with path.open("rb") as raw:
        head = raw.read(4)
    if head.startswith(b"PK"):
        raise Refusal(f"“{path.name}”是 Excel 工作簿或压缩包，请另存为 CSV 再算。")
    packed = head.startswith(b"\x1f\x8b")
    coding = _coding(path, packed)
    bom = head.startswith(codecs.BOM_UTF8)
    if coding == "utf-8" and not packed:
        return path, bom, coding
    plain = folder / "plain.csv"
    with _opened(path, packed) as source, plain.open("w", encoding="utf-8", newline="") as out:
        reader = codecs.getreader(coding)(source)
        while piece := reader.read(1 << 20):
            out.write(piece)
    return plain, bom, coding


@contextlib.contextmanager
def _opened(path: Path, packed: bool) -> Iterator[io.BufferedIOBase]:
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as stream:
            yield stream
    except (EOFError, gzip.BadGzipFile):
        raise Refusal(f"压缩文件“{path.name}”不完整或已损坏，请重新下载。") from None


def _coding(path: Path, packed: bool) -> str:
    with _opened(path, packed) as stream:
        head = stream.read(4)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        for coding in ("utf-8", "gb18030"):
            stream.seek(0)
            if _decodes(stream, coding):
                return coding
    raise Refusal(
        f"“{path.name}”既不是 UTF-8，也不是 GBK 编码的文本，读不出来。请另存为 UTF-8 的 CSV。"
    )


def _decodes(stream: io.BufferedIOBase, coding: str) -> bool:
    decoder = codecs.getincrementaldecoder(coding)()
    try:
        while piece := stream.read(1 << 20):
            if b"\0" in piece:
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _header(source: Path, path: Path) -> tuple[list[str], str]:
    with source.open(encoding="utf-8-sig", newline="") as text:
        line = text.readline()
    if not line.strip():
        raise Refusal(f"“{path.name}”是空的，或第一行不是表头。")
    delimiter = max(_DELIMITERS, key=line.count)
    return [h.strip() for h in next(csv.reader([line], delimiter=delimiter))], delimiter


def _read(session: Session, source: Path, delimiter: str, width: int) -> None:
    named = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(1, width + 1))
    session.run("SET preserve_insertion_order = true")
    session.run(
        "CREATE OR REPLACE TABLE lines AS SELECT row_number() OVER () AS id, * FROM read_csv("
        f"'{_quoted(source)}', header = false, skip = 1, auto_detect = false, store_rejects = true,"
        f" delim = '{delimiter}', quote = '\"', escape = '\"', columns = {{{named}}})"
    )
    wrong = session.rows(
        "SELECT DISTINCT line, error_type FROM reject_errors ORDER BY line LIMIT ?",
        [_MOST_TOLD + 1],
    )
    if wrong:
        words = {"MISSING COLUMNS": "列数比表头少", "TOO MANY COLUMNS": "列数比表头多"}
        raise Refusal(
            _listed(
                [
                    f"第 {line} 行：{words.get(kind, '不合 CSV 格式（引号没有成对等）')}"
                    for line, kind in wrong
                ]
            )
        )


def _times(session: Session, columns: Columns) -> None:
    """Times that SQL cannot read, each once: 2026-04-10T11, 2026年4月10日11时."""
    time = f"c{columns.time + 1}"
    odd = session.rows(
        f"SELECT DISTINCT {time} FROM lines WHERE try_cast({time} AS TIMESTAMP) IS NULL AND {time} IS NOT NULL"
    )
    session.run("CREATE OR REPLACE TABLE read_times (said VARCHAR, moment TIMESTAMP)")
    session.fill("read_times", [(said, at) for (said,) in odd if (at := _time(said)) is not None])


def _time(said: str) -> datetime | None:
    found = _LOOSE.match(said.strip())
    if found is None:
        return None
    year, month, day, hour, minute = (int(p or 0) for p in found.groups())
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        return None


def _values(session: Session, columns: Columns, shift: int) -> None:
    def measure(item: str) -> str:
        at = columns.measures.get(item)
        if at is None:
            return f"    CAST(NULL AS BIGINT) AS {item}, FALSE AS {item}_off"
        return filled(
            "air/index_measure.sql", column=f"s.c{at + 1}", item=item, scale=str(SCALE),
            tokens=_texts(MISSING), off=_texts(UNMONITORED),
        ).rstrip()  # fmt: skip

    session.run(
        filled(
            "air/index_table.sql", time=f"c{columns.time + 1}", shift=str(shift),
            measures=",\n".join(map(measure, MEASURES)),
        )
    )  # fmt: skip


def _refuse_bad_cells(session: Session, path: Path, columns: Columns) -> None:
    """Cells that are neither values nor tokens, below nought or beyond belief, and times that are none."""
    tokens = _texts((*MISSING, *UNMONITORED))
    wrong = []
    for item, at in columns.measures.items():
        cell = f"trim(s.c{at + 1})"
        wrong.append(
            f"SELECT s.id, {at} AS place, s.c{at + 1} AS said FROM lines AS s JOIN aqi_rows AS r ON r.id = s.id"
            f" WHERE (r.{item} IS NULL AND lower({cell}) NOT IN ({tokens})) OR r.{item} < 0 OR r.{item} > {MOST}"
        )
    wrong.append(
        f"SELECT s.id, {columns.time}, coalesce(s.c{columns.time + 1}, '')"
        " FROM lines AS s JOIN aqi_rows AS r ON r.id = s.id WHERE r.day IS NULL"
    )
    found = session.rows(f"{' UNION ALL '.join(wrong)} ORDER BY 1, 2 LIMIT {_MOST_TOLD + 1}")
    if not found:
        return
    told = []
    for row, place, said in found:
        what = "不是时间，应为 2026-04-10 11:00 的样子" if place == columns.time else _why(said)
        told.append(f"第 {row} 条数据“{columns.headings[place]}”列“{said}”{what}")
    raise Refusal(f"“{path.name}”有读不出的内容，没有计算：\n{_listed(told)}")


def _why(said: str) -> str:
    if re.fullmatch(r"-\d+(\.\d+)?", said.strip()):
        return "是负数；缺测请留空或填 NA，未监测请填 /"
    return "不是数值；缺测请留空或填 NA，未监测请填 /"


def _notes(session: Session, columns: Columns, kind: Kind) -> list[str]:
    counted = "o3" if kind == "hour" else "o3_8h"
    notes = []
    lacking = [
        m for m in MEASURES if m not in columns.measures and m not in {"o3", "o3_8h"} - {counted}
    ]
    if lacking:
        notes.append(f"没有 {'、'.join(lacking)} 列，按缺测处理；不监测的项目请加列并填 /。")
    high = session.rows("SELECT count(*) FROM aqi_rows WHERE co > ?", [150 * SCALE])[0][0]
    if high:
        notes.append(f"有 {high} 行 CO 大于 150 mg/m³，疑为以 μg/m³ 计，请核对单位。")
    first = session.rows("SELECT min(day) FROM aqi_rows")[0][0]
    if early := before_law(first):
        notes.append(f"{early}。")
    beyond = session.rows("SELECT count(*) FROM aqi_index WHERE beyond <> ''")[0][0]
    if beyond:
        notes.append(
            f"有 {beyond} 行的浓度超出该版本指数表、须改用另一时段浓度而文件没有，AQI 留空。"
        )
    return notes


def _listed(told: list[str]) -> str:
    more = "\n  ……其余从略" if len(told) > _MOST_TOLD else ""
    return "\n".join(f"  {one}" for one in told[:_MOST_TOLD]) + more


def _texts(words: tuple[str, ...]) -> str:
    return ", ".join("'" + w.replace("'", "''") + "'" for w in words)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _named(name: str) -> str:
    return name.replace('"', '""')
