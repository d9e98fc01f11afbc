"""A process that adds versions to a lake, compacts and sweeps for ever: made to be killed.

    python lake_writer.py LAKE ACKNOWLEDGED

Interval k (of ``KEYS``) holds, in every version n that is told, the value 1000·n + k. Once ``add`` has returned, n is
appended to ACKNOWLEDGED: from then on nobody may see an older value.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import TABLE, Lake
from yuanjian.monitoring.lake.view import HOT, open_view

KEYS = 48


def rows_of(session: Session, version: int, table: str = "fresh") -> None:
    """A table with one version of all intervals: two parks, on both sides of a new year."""
    session.run(f"CREATE OR REPLACE TEMP TABLE {table} {TABLE}")
    session.run(
        f"INSERT INTO {table} SELECT 'P' || k % 2, 'A', 'pm10', 'mean', 'hour',"
        " TIMESTAMP '2020-12-31 12:00:00' + to_hours(k), 1000 * ? + k, 'valid', FALSE, NULL, '1', 1, 'x', ?"
        f" FROM range({KEYS}) AS r (k)",
        [version, version],
    )


def write_for_ever(folder: Path, acknowledged: Path) -> None:
    """Until killed."""
    lake = Lake(folder)
    log = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with Session(memory="256MB", threads=1) as session:
        open_view(session, lake)
        ((known,),) = session.rows("SELECT coalesce(max(version), 0) FROM readings")
        version = int(known)
        while True:
            version += 1
            rows_of(session, version)
            lake.add(session, "fresh")
            os.write(log, f"{version}\n".encode())
            lake.compact(session, most=2)
            lake.sweep(grace=0)


def seen(session: Session, lake: Lake) -> tuple[int, int, int, int]:
    """What a reader sees: rows, different intervals, the oldest version among them, wrong values."""
    session.run(f"DROP TABLE IF EXISTS {HOT}")
    open_view(session, lake)
    ((rows, keys, oldest, wrong),) = session.rows(
        "SELECT count(*), count(DISTINCT (park, start)), coalesce(min(version), 0), count(*) FILTER"
        " (value <> 1000 * version + date_diff('hour', TIMESTAMP '2020-12-31 12:00:00', start)) FROM readings"
    )
    return rows, keys, oldest, wrong


if __name__ == "__main__":
    write_for_ever(Path(sys.argv[1]), Path(sys.argv[2]))
