"""The cells of the staged view → ``_fresh``: times and values in SQL where they are plain, else by the grammars."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.grammars import read_flags, read_times, read_values
from yuanjian.monitoring.readers.measuring import fill_columns, find_grain, settle_windows
from yuanjian.monitoring.readers.problem import Problems
from yuanjian.monitoring.readers.scan import Scan
from yuanjian.monitoring.readers.shape import Shape
from yuanjian.monitoring.readers.telling import tell_names, tell_times, tell_values
from yuanjian.monitoring.readers.terms import Terms
from yuanjian.monitoring.readings import MOST, Grain


def insert_cells(
    session: Session, shape: Shape, terms: Terms, source: int, problems: Problems, folder: Path
) -> tuple[Grain, list[str]]:
    """Add to ``_fresh`` (as ``readings``) what ``_staged`` holds; the grain that was found, and notes.

    Raises:
        UnreadableSeries: no time of the file can be read, or a unit cannot be converted.
    """
    scan = Scan(shape, terms)
    read_times(session, scan, folder)
    fill_columns(session, scan)
    read_values(session, scan, folder)
    read_flags(session, scan, source)
    grain = find_grain(session, scan)
    notes = settle_windows(session, grain)
    session.run(
        _FRESH.format(
            scan=scan.cells, start=_start(terms, grain), grain=grain, source=source, most=MOST
        )
    )
    notes += tell_times(session, scan, problems)
    notes += tell_names(session, scan, problems)
    notes += tell_values(session, scan, source, problems)
    return grain, notes


def _start(terms: Terms, grain: str) -> str:
    """SQL of the begin of the interval that ``moment`` labels."""
    match grain:
        case (
            "sample"
        ):  # samples of one moment that differ in vertical, depth … lie less than a second apart
            return (
                "moment + to_microseconds(if(part IS NULL, 0, "
                "CAST(md5_number_lower(part) % 999999 AS BIGINT) + 1))"
            )
        case "day" | "month":
            return f"date_trunc('{grain}', moment)"
        case _:
            back = f" - INTERVAL 1 {grain.upper()}" if terms.label == "end" else ""
            return f"date_trunc('{grain}', moment){back}"


_FRESH: Final = """
INSERT INTO _fresh BY NAME
WITH cells AS ({scan}), joined AS (
    SELECT c.line, c.point, c.part, c.raw, m.item, m.stat, m.num, m.den, m.lim,
        coalesce(v.mark, c.flag) AS flag, coalesce(v.below, false) AS below, ts.moment,
        v.value AS written, coalesce(v.state, 'missing') AS said
    FROM cells c JOIN _columns m ON m.k = c.k AND m.item IS NOT NULL
        JOIN _times ts ON ts.text = c.time AND ts.moment IS NOT NULL
        LEFT JOIN _values v ON v.text = c.raw
    WHERE c.point IS NOT NULL
), scaled AS (
    SELECT *, written * num AS product FROM joined
), divided AS (
    SELECT *, abs(product) // den AS q, abs(product) % den AS r FROM scaled
), rounded AS (
    SELECT *, sign(product) * (q + CAST(2 * r > den OR (2 * r = den AND q % 2 = 1) AS INTEGER)) AS v FROM divided
), valued AS (
    SELECT *, CAST(CASE WHEN abs(v) > {most} THEN NULL WHEN below AND v IS NULL THEN lim ELSE v END AS BIGINT)
        AS value
    FROM rounded
), judged AS (
    SELECT *, CASE WHEN said = 'valid' AND value IS NULL THEN 'invalid' ELSE said END AS state
    FROM valued
)
SELECT point, item, CASE WHEN '{grain}' = 'sample' AND stat = 'mean' THEN 'spot' ELSE stat END AS stat,
    '{grain}' AS grain, {start} AS start, value,
    CASE WHEN j.state = 'valid' AND coalesce(f.state, 'valid') <> 'valid' THEN 'invalid' ELSE j.state END AS state,
    raw, line, below, j.flag, CAST({source} AS INTEGER) AS source
FROM judged j LEFT JOIN flag_words f ON f.flag = j.flag AND f.source = {source}
"""
