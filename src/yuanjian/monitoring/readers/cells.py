"""The cells of the staged view → ``_fresh``: times and values in SQL where they are plain, else by the grammars."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.grammars import read_times, read_values
from yuanjian.monitoring.readers.measuring import fill_columns, find_grain, settle_windows
from yuanjian.monitoring.readers.problem import SHOWN, Problem, Problems
from yuanjian.monitoring.readers.scan import Scan
from yuanjian.monitoring.readers.shape import Shape
from yuanjian.monitoring.readers.terms import Terms
from yuanjian.monitoring.readings import Grain


def insert_cells(
    session: Session, shape: Shape, terms: Terms, source: int, problems: Problems, folder: Path
) -> tuple[Grain, list[str]]:
    """Fill ``_fresh`` (as ``readings``) from ``_staged``; the grain that was found, and notes.

    Raises:
        UnreadableSeries: no time of the file can be read, or a unit cannot be converted.
    """
    scan = Scan(shape, terms)
    read_times(session, scan, folder)
    fill_columns(session, scan)
    read_values(session, scan, folder)
    grain = find_grain(session, scan)
    notes = settle_windows(session, grain)
    session.run(
        _FRESH.format(scan=scan.cells, start=_start(terms, grain), **scan.words(grain, source))
    )
    _tell_times(session, scan, problems)
    notes += _tell_values(session, scan, problems)
    return grain, notes


def _start(terms: Terms, grain: str) -> str:
    """SQL of the begin of the interval that ``moment`` labels."""
    match grain:
        case "sample":
            return "moment"
        case "day" | "month":
            return f"date_trunc('{grain}', moment)"
        case _:
            back = f" - INTERVAL 1 {grain.upper()}" if terms.label == "end" else ""
            return f"date_trunc('{grain}', moment){back}"


_FRESH: Final = """
CREATE OR REPLACE TEMP TABLE _fresh AS
WITH cells AS ({scan}), joined AS (
    SELECT c.line, c.point, c.raw, m.item, m.stat, m.num, m.den, coalesce(nullif(v.mark, ''), c.flag) AS flag,
        coalesce(ts.moment, {plain_time} + {shift}) AS moment,
        if(v.text IS NULL AND regexp_full_match(c.raw, '{plain_value}'), {millionths}, v.value) AS written,
        coalesce(v.state, if(c.raw IS NULL, 'missing', 'valid')) AS said, coalesce(v.below, false) AS below
    FROM cells c JOIN _columns m ON m.k = c.k AND m.item IS NOT NULL
        LEFT JOIN _times ts ON ts.text = c.time LEFT JOIN _values v ON v.text = c.raw
), scaled AS (
    SELECT *, CAST(written AS HUGEINT) * num AS product,
        said = 'valid' AND NOT below AND written IN ({numbers}) AS token
    FROM joined WHERE moment IS NOT NULL
), divided AS (
    SELECT *, abs(product) // den AS q, abs(product) % den AS r FROM scaled
), rounded AS (
    SELECT *, sign(product) * (q + CAST(2 * r > den OR (2 * r = den AND q % 2 = 1) AS INTEGER)) AS v FROM divided
)
SELECT point, item, CASE WHEN '{grain}' = 'sample' AND stat = 'mean' THEN 'spot' ELSE stat END AS stat,
    '{grain}' AS grain, {start} AS start,
    CAST(CASE WHEN token OR abs(v) > {most} THEN NULL ELSE v END AS BIGINT) AS value,
    CASE WHEN token THEN 'missing' WHEN said = 'valid' AND (v IS NULL OR abs(v) > {most}) THEN 'invalid' ELSE said END
        AS state,
    raw, line, below, flag, CAST({source} AS INTEGER) AS source
FROM rounded
"""


def _tell_times(session: Session, scan: Scan, problems: Problems) -> None:
    header = "、".join(c.header for c in scan.shape.of("time", "date", "year")) or "时间"
    bad = (
        f"SELECT line, t, coalesce(ts.trouble, '时间是空的') AS trouble FROM (SELECT line, {scan.time} AS t FROM _staged) "
        f"LEFT JOIN _times ts ON ts.text = t WHERE t IS NULL OR ts.trouble <> '' ORDER BY line"
    )
    odd = session.rows("SELECT count(*) FROM _times WHERE trouble <> ''")[0][0]
    number = (
        session.rows(f"SELECT count(*) FROM ({bad})")[0][0] if odd or _blank(session, scan) else 0
    )
    for line, text, trouble in session.rows(f"{bad} LIMIT {SHOWN}") if number else ():
        said = f"“{text[:40]}”{trouble}" if text else trouble
        problems.add(Problem("time", line, f"{said}，该行没有读入", "", header, text or ""))
    if number > SHOWN:
        problems.counts["time"] += number - SHOWN


def _blank(session: Session, scan: Scan) -> bool:
    return bool(session.rows(f"SELECT 1 FROM _staged WHERE {scan.time} IS NULL LIMIT 1"))


def _tell_values(session: Session, scan: Scan, problems: Problems) -> list[str]:
    """Cells that are neither a value nor a token; notes on what was rounded."""
    bad = (
        f"SELECT line, header, raw, v.trouble FROM ({scan.cells}) c JOIN _values v ON v.text = c.raw "
        "JOIN _columns m ON m.k = c.k WHERE v.trouble <> '' ORDER BY line, m.k"
    )
    if session.rows("SELECT count(*) FROM _values WHERE trouble <> ''")[0][0]:
        number = session.rows(f"SELECT count(*) FROM ({bad})")[0][0]
        for line, header, raw, trouble in session.rows(f"{bad} LIMIT {SHOWN}"):
            problems.add(
                Problem(
                    "value",
                    line,
                    f"“{raw[:40]}”{trouble}，作无效",
                    "请核对，或在来源声明的“缺测”中写明",
                    header,
                    raw,
                )
            )
        problems.counts["value"] += max(0, number - SHOWN)
    rounded = session.rows("SELECT count(*) FROM _values WHERE rounded")[0][0]
    return [f"有 {rounded} 种写法的小数超过6位，按第6位取舍（四舍六入五成双）"] if rounded else []
