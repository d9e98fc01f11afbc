"""Series of outlets for tests: hours of one item as readings."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import Outlet
from yuanjian.monitoring.outlets.evaluate import evaluate
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.readers.tables import open_tables

Value = Decimal | int | str | None
Reading = tuple[str, str, str, datetime, Value, str]
"""Point, item, grain, begin, value in its unit, state."""
Key = tuple[str, str, datetime]
NO_FLAGS: Mapping[Key, str] = {}


def hours(item: str, start: datetime, values: Iterable[Value], point: str = "X") -> list[Reading]:
    """One value an hour from ``start``; None is missing."""
    return [
        (point, item, "hour", start + timedelta(hours=n), v, "missing" if v is None else "valid")
        for n, v in enumerate(values)
    ]


def session_of(readings: Iterable[Reading], flags: Mapping[Key, str] = NO_FLAGS) -> Session:
    """A session whose table ``readings`` holds these; ``flags`` of devices by point, item and begin of the hour."""
    session = Session(threads=1)
    open_tables(session)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "readings.csv")
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(
                (
                    p,
                    i,
                    "mean",
                    g,
                    at,
                    "" if v is None else int(Decimal(v) * 10**6),
                    state if flag in ("", "N") else "invalid",  # as the reader has it
                    flag,
                )
                for p, i, g, at, v, state in readings
                for flag in [flags.get((p, i, at), "")]
            )
        session.run(
            f"INSERT INTO readings (point, item, stat, grain, start, value, state, flag) "
            f"SELECT * FROM read_csv('{file}', header = false, all_varchar = true, nullstr = '')"
        )
    return session


def year_of(
    readings: Iterable[Reading],
    outlet: Outlet,
    year: int = 2021,
    flags: Mapping[Key, str] = NO_FLAGS,
) -> OutletYear:
    """The one outlet of a series evaluated."""
    with session_of(readings, flags) as session:
        (found,) = evaluate(session, [outlet], year)
    return found
