"""Readings of the records: the hot ones of the database and the lake, as one table for an evaluation."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Final

from yuanjian.ledger.models import Reading
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import TABLE, Lake, text
from yuanjian.monitoring.lake.view import HOT, open_view

_FOLDER: Final = "监测数据"
_COLUMNS: Final = (
    "channel__station__park__code", "channel__station__point", "channel__item", "channel__stat", "channel__grain",
    "start", "value", "state", "below", "flag", "raw", "line", "document_id", "version",
)  # fmt: skip
_NULL: Final = "\x01"
"""Stands for NULL in the file; no cell is written so."""
_TOGETHER: Final = 5_000


def lake_of(store: Path) -> Lake:
    """The lake in the data folder."""
    return Lake(store / _FOLDER)


def open_readings(
    session: Session,
    store: Path,
    parks: Collection[str] | None = None,
    years: Collection[int] | None = None,
) -> None:
    """Make the view ``readings`` of some parks and years (None: all), each interval in its latest version.

    The database is read before the lake's manifest: a reading that moves meanwhile is seen in one of them.
    """
    copy_hot(session, parks)
    open_view(session, lake_of(store), parks=parks, years=years)


def copy_hot(session: Session, parks: Collection[str] | None = None) -> None:
    """Copy hot readings into the table ``view.HOT`` of a session, every version."""
    found = Reading.objects.all()
    if parks is not None:
        found = found.filter(channel__station__park__code__in=list(parks))
    session.run(f"CREATE OR REPLACE TEMP TABLE {HOT} {TABLE}")
    with tempfile.TemporaryDirectory(prefix="yuanjian-") as folder:
        path = Path(folder) / "hot.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            write = csv.writer(file)
            for row in found.values_list(*_COLUMNS).iterator(_TOGETHER):
                write.writerow([_NULL if cell is None else cell for cell in row])
        names = [column.split()[0] for column in TABLE.strip("()").split(", ")]
        kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        session.run(
            f"INSERT INTO {HOT} SELECT * REPLACE (make_timestamp(CAST(start AS BIGINT) * 1000000) AS start)"
            f" FROM read_csv({text(str(path))}, header = false, auto_detect = false, delim = ',', quote = '\"',"
            f" escape = '\"', nullstr = '{_NULL}', columns = {{{kinds}}})"
        )
