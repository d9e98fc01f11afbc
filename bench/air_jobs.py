"""The work that ``bench/air.py`` times, each a process of its own.

    python -m bench.air_jobs make LAKE PARKS POINTS YEARS     a lake of hours, six items
    python -m bench.air_jobs csv FILE                         a station-year as a CSV file
    python -m bench.air_jobs scan LAKE                        DuckDB reads the columns that an evaluation needs
    python -m bench.air_jobs duckdb|dask|spark LAKE [PARKS]   the whole evaluation of its years
    python -m bench.air_jobs filed|polars LAKE                days, sums, percentiles, nothing rounded: ours, by hand
    python -m bench.air_jobs aqi|aqi-hub DAYS                 the index of so many days

Each prints what it found, so that results can be compared, and the seconds without the start of the process.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import TABLE, Lake, text

EXECUTORS = "local-cluster[2,1,2048]"
FIRST_YEAR = 2019
# Whole μg (CO tenths of mg) that scatter around a level of each item; one hour in 40 is missing.
_HOURS = """
SELECT {park}, 'P' || p, item, 'mean', 'hour', start,
    CASE WHEN chance % 40 > 0 THEN CAST(step * (level * (80 + month(start) + chance // 40 % 100) // 100) AS BIGINT)
    END AS value,
    CASE WHEN chance % 40 = 0 THEN 'missing' ELSE 'valid' END, FALSE, NULL, NULL, NULL, 'bench', 1
FROM (SELECT *, hash(p, item, start, {park}) AS chance FROM range({points}) AS points (p),
    (VALUES ('so2', 9, 1000000), ('no2', 28, 1000000), ('co', 8, 100000), ('o3', 75, 1000000), ('pm10', 60, 1000000),
        ('pm25', 34, 1000000)) AS items (item, level, step),
    range(TIMESTAMP '{year}-01-01', TIMESTAMP '{next}-01-01', INTERVAL 1 HOUR) AS hours (start))
"""
# Whole numbers and no SO2: aqi-hub takes the table of hours for the SO2 of a day, and errs at some tenths of CO.
_DAYS = """
SELECT n AS id, hash(n) % 120 AS pm25, hash(n, 1) % 200 AS pm10, 0 AS so2, hash(n, 3) % 120 AS no2,
    hash(n, 4) % 6 AS co, hash(n, 5) % 260 AS o3_8h FROM range({days}) AS days (n)
"""


def make(folder: Path, parks: int, points: int, years: int) -> int:
    """Write a lake, a file a park and year; the number of readings."""
    lake, rows = Lake(folder), 0
    with Session() as session:
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            for number in range(parks):
                park = text(f"S{430000 + number}")
                hours = _HOURS.format(park=park, points=points, year=year, next=year + 1)
                session.run(f"CREATE OR REPLACE TEMP TABLE fresh {TABLE}")
                session.run(f"INSERT INTO fresh {hours}")
                lake.add(session, "fresh")
                rows += session.rows("SELECT count(*) FROM fresh")[0][0]
    return rows


def csv(path: Path) -> int:
    """A station-year as vendors write it: a row an hour."""
    hours = _HOURS.format(park="'S'", points=1, year=FIRST_YEAR, next=FIRST_YEAR + 1)
    with Session() as session:
        session.run(f"CREATE TABLE fresh {TABLE}; INSERT INTO fresh {hours}")
        cells = ", ".join(
            f"max(CASE WHEN item = '{i}' THEN value END) / 1e6 AS {i}"
            for i in ("so2", "no2", "co", "o3", "pm10", "pm25")
        )
        session.run(
            f"COPY (SELECT point AS station, strftime(start, '%Y-%m-%d %H:%M') AS time, {cells} FROM fresh"
            f" GROUP BY point, start ORDER BY start) TO {text(str(path))} (FORMAT csv, HEADER)"
        )
        return int(session.rows("SELECT count(*) FROM fresh")[0][0])


def scan(folder: Path) -> str:
    """Read the columns that an evaluation needs."""
    lake = Lake(folder)
    with Session() as session:
        files = lake.files([p for p in lake.manifest().parts if p.kind == "readings"])
        found = session.rows(
            "SELECT sum(value), max(start), max(point), max(item), max(state), max(stat), max(grain)"
            f" FROM {files}"
        )
    return str(found[0][0])


def evaluate(folder: Path, engine: str, parks: int | None) -> str:
    """Every year of every point; a digest of all of it."""
    from yuanjian.monitoring.air.parks import park_years, parks_in

    lake, digest, count = Lake(folder), hashlib.sha256(), 0
    for year in sorted({p.year for p in lake.manifest().parts}):
        for park, one in park_years(
            lake, year, parks=parks_in(lake, year)[:parks], engine=engine,  # type: ignore[arg-type]
            cluster=EXECUTORS if engine == "spark" else "",
        ):  # fmt: skip
            figures = [sorted(m.items()) for m in (one.items, one.levels, one.primary)]
            said = (park, one.point, one.year, one.days, one.exceed_days, one.unindexed, figures)
            digest.update(repr(said).encode())
            count += 1
    return f"{count} {digest.hexdigest()[:16]}"


def filed(folder: Path) -> str:
    """Valid days, sums of days and percentiles of all points and items, nothing rounded, added up."""
    from yuanjian.monitoring.air.law import Law
    from yuanjian.monitoring.air.parks import park_years

    lake, law = Lake(folder), Law(profile="as filed")
    years = sorted({p.year for p in lake.manifest().parts})
    items = [i for y in years for _, one in park_years(lake, y, law) for i in one.items.values()]
    days, sums = sum(i.days for i in items), sum(i.mean * i.days for i in items)
    return f"{days} {float(sums):.3f} {float(sum(i.percentile for i in items)):.3f}"


def polars(folder: Path) -> str:
    """The same by the hand-written peer."""
    from bench.peer_polars import figures

    lake = Lake(folder)
    return figures([str(lake.path(p)) for p in lake.manifest().parts if p.kind == "readings"])


def aqi(days: int) -> str:
    """The sum of our indices of days (HJ 633—2026)."""
    from yuanjian.monitoring.air import index

    with Session() as session:
        session.run(index.ROWS)
        measures = ", ".join(
            f"1000000 * CAST({m} AS BIGINT), FALSE" if m != "o3" else "NULL, FALSE"
            for m in index.MEASURES
        )
        session.run(
            f"INSERT INTO aqi_rows SELECT id, DATE '2026-05-01', {measures} FROM ({_DAYS.format(days=days)})"
        )
        index.evaluate(session, "day")
        return str(session.rows("SELECT sum(aqi) FROM aqi_index")[0][0])


def aqi_hub(days: int) -> str:
    """The same by aqi-hub."""
    from aqi_hub.aqi_cn.aqi import cal_aqi_cn  # type: ignore[import-not-found]

    with Session() as session:
        rows = session.rows(
            f"SELECT pm25, pm10, so2, no2, co, o3_8h FROM ({_DAYS.format(days=days)})"
        )
    return str(sum(cal_aqi_cn(*row, data_type="daily")[0] for row in rows))


def main(what: str, at: str, *numbers: str) -> object:
    """One of the jobs."""
    counts = list(map(int, numbers))
    match what:
        case "make":
            return make(Path(at), *counts)
        case "csv" | "scan" | "filed" | "polars":
            return globals()[what](Path(at))
        case "aqi":
            return aqi(int(at))
        case "aqi-hub":
            return aqi_hub(int(at))
        case _:
            return evaluate(Path(at), what, counts[0] if counts else None)


if __name__ == "__main__":
    begin = time.perf_counter()
    print(main(*sys.argv[1:]))
    print(f"{time.perf_counter() - begin:.3f}")
