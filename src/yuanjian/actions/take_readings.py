"""Take a file of measured values into the records: what is new, what is told differently, what stays.

Readings of closed days go to the lake, those of open days to the database; both are compared with what is there. A
value that is there already changes nothing; a different one is a later version beside the earlier.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from yuanjian.actions.record_act import record_act
from yuanjian.actions.touch import touch
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import Channel, Document, Park, ParkYear, Reading, SeriesIntake, Station
from yuanjian.ledger.series import lake_of, open_readings
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import KEY, TABLE, text
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import Loaded, load
from yuanjian.monitoring.readers.records import Progress

OPEN_DAYS: Final = 3
"""A day is closed when it began more than so many days before today: late hours have come by then."""
_TOGETHER: Final = 2_000
_SAID: Final = "value, state, below, flag"
"""What makes a reading different; how it was written does not."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file. ``new`` intervals, ``changed`` ones (a later version), ``same``, ``withdrawn``: told
    by an earlier reading of the same file and not by this one. ``known``: it was taken in by these terms before."""

    loaded: Loaded
    new: int
    changed: int
    same: int
    withdrawn: int
    known: bool = False


def take_readings(
    park: Park,
    path: Path,
    declaration: Declaration | None = None,
    *,
    by: str,
    store: Path,
    today: date | None = None,
    progress: Progress | None = None,
) -> Taken:
    """Read a file and keep what it tells of the park's points.

    The same file by the same terms changes nothing. By other terms (a wrong hour label put right) intervals
    that it no longer tells are withdrawn.

    Raises:
        UnreadableSeries: the file as a whole is refused; nothing of it was taken.
    """
    with Session() as session:
        loaded = load(session, path, declaration, progress=progress)
        terms = _terms(loaded)
        sha256 = keep(store, path)
        with transaction.atomic():
            park = Park.objects.select_for_update().get(pk=park.pk)
            before = SeriesIntake.objects.filter(park=park)
            if before.filter(document_id=sha256, terms=terms).exists():
                return Taken(loaded, 0, 0, loaded.rows, 0, known=True)
            version = max(
                time.time_ns() // 1000, (before.aggregate(m=Max("version"))["m"] or 0) + 1
            )
            counts = _compared(session, park, store, sha256, version)
            document, _ = Document.objects.get_or_create(
                sha256=sha256, defaults={"name": path.name[:255], "size": path.stat().st_size}
            )
            SeriesIntake.objects.create(
                park=park, document=document, name=path.name[:255], version=version, terms=terms, counts=counts,
                by=by[:100],
            )  # fmt: skip
            opened = (today or date.today()) - timedelta(days=OPEN_DAYS)
            _keep_open(session, park, loaded, document, opened)
            # Facts of these years rest on the readings.
            changed = session.rows("SELECT DISTINCT extract(year FROM start) FROM changes")
            for of in ParkYear.objects.filter(park=park, year__in=[int(y) for (y,) in changed]):
                touch(of)
            record_act(
                by, "导入监测数据", park.code, {"file": path.name[:255], "sha256": sha256, **counts}
            )
            # Last, when nothing of the database can fail but the commit: were that to fail, the rows in the
            # lake are what this file says, and taking it in again finds them there.
            session.run(f"DELETE FROM changes WHERE start >= TIMESTAMP '{opened}'")
            lake_of(store).add(session, "changes")
    return Taken(loaded, **counts)


def _compared(
    session: Session, park: Park, store: Path, sha256: str, version: int
) -> dict[str, int]:
    """Table ``changes``: the rows of ``readings`` that say something new, with their version; how many of each."""
    session.run("ALTER TABLE readings RENAME TO told")
    years = [int(y) for (y,) in session.rows("SELECT DISTINCT extract(year FROM start) FROM told")]
    open_readings(session, store, [park.code], years)
    differs = f"({', '.join(f'h.{c}' for c in _SAID.split(', '))})"
    says = f"({', '.join(f't.{c}' for c in _SAID.split(', '))})"
    session.run(f"CREATE OR REPLACE TEMP TABLE changes {TABLE}")
    session.run(
        f"CREATE OR REPLACE TEMP TABLE held AS SELECT {KEY}, {_SAID}, source, version AS of FROM readings"
    )
    ((new, changed),) = session.rows(
        f"SELECT count(*) FILTER (h.of IS NULL), count(*) FILTER (h.of IS NOT NULL AND {says} IS DISTINCT FROM"
        f" {differs}) FROM told AS t LEFT JOIN held AS h USING ({KEY})"
    )
    session.run(
        f"INSERT INTO changes SELECT {text(park.code)}, {_columns('t')}, {text(sha256)}, {version}"
        f" FROM told AS t LEFT JOIN held AS h USING ({KEY})"
        f" WHERE h.of IS NULL OR {says} IS DISTINCT FROM {differs}"
    )
    session.run(
        f"INSERT INTO changes SELECT {text(park.code)}, {KEY}, NULL, 'withdrawn', FALSE, NULL, NULL, NULL, source,"
        f" {version} FROM held WHERE source = {text(sha256)} AND ({KEY}) NOT IN (SELECT ({KEY}) FROM told)"
    )
    ((written,),) = session.rows("SELECT count(*) FROM changes")
    ((told,),) = session.rows("SELECT count(*) FROM told")
    return {
        "new": new,
        "changed": changed,
        "same": told - new - changed,
        "withdrawn": written - new - changed,
    }


def _columns(of: str) -> str:
    return ", ".join(f"{of}.{c}" for c in [*KEY.split(", "), *_SAID.split(", "), "raw", "line"])


def _keep_open(
    session: Session, park: Park, loaded: Loaded, document: Document, opened: date
) -> None:
    """Stations, channels, and the changes of open days as hot readings."""
    stations = {
        point: Station.objects.get_or_create(
            park=park,
            point=point,
            defaults={"medium": loaded.terms.medium, "kind": loaded.terms.kind},
        )[0]
        for point in loaded.points
    }
    channels = {
        (point, item, stat, grain): Channel.objects.get_or_create(
            station=stations[point], item=item, stat=stat, grain=grain
        )[0].pk
        for point, item, stat, grain in session.rows(
            "SELECT DISTINCT point, item, stat, grain FROM told ORDER BY ALL"
        )
    }
    opened_rows = (
        "SELECT point, item, stat, grain, epoch(start)::BIGINT, value, state, below, flag, raw, line, version"
        f" FROM changes WHERE start >= TIMESTAMP '{opened}'"
    )
    for rows in session.batches(opened_rows, _TOGETHER):
        Reading.objects.bulk_create(_reading(channels, document, row) for row in rows)


def _reading(
    channels: Mapping[tuple[str, str, str, str], int], document: Document, row: tuple[Any, ...]
) -> Reading:
    *channel, start, value, state, below, flag, raw, line, version = row
    return Reading(
        channel_id=channels[tuple(channel)], start=start, value=value, state=state, below=bool(below),
        flag=flag and flag[:100], raw=raw and raw[:200], line=line, version=version, document=document,
    )  # fmt: skip


def _terms(loaded: Loaded) -> dict[str, Any]:
    """The terms by which a file was read, as they are compared and kept."""
    terms = loaded.terms
    return {
        "label": terms.label,
        "medium": terms.medium,
        "kind": terms.kind,
        "state": terms.state,
        "grain": loaded.grain,
        "zone": int(terms.zone.total_seconds()),
        "point": terms.point,
        "units": dict(terms.units),
        "year": terms.year,
        "detection": dict(terms.detection),
        "flags": dict(terms.flags),
    }
