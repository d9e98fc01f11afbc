"""Move readings of closed days from the database into the lake, and make few files of many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.take_readings import OPEN_DAYS
from yuanjian.ledger.models import Park, Reading
from yuanjian.ledger.series import copy_hot, lake_of
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.view import HOT

_EPOCH = datetime(1970, 1, 1)
_FEW_FILES = 8


@dataclass(frozen=True, slots=True)
class Closed:
    """``moved`` readings, ``compacted`` park-years, ``swept`` files."""

    moved: int
    compacted: int
    swept: int


def close_days(
    store: Path, *, by: str, before: date | None = None, most: int = _FEW_FILES
) -> Closed:
    """Close all days before ``before`` (by default those that are old enough), compact and sweep.

    It may be killed at any moment and done again: a reading leaves the database only when the lake's manifest
    has it, and one that is in both is seen once.
    """
    before = before or date.today() - timedelta(days=OPEN_DAYS)
    until = int((datetime(before.year, before.month, before.day) - _EPOCH).total_seconds())
    lake = lake_of(store)
    with Session() as session:
        with transaction.atomic():
            # Whoever takes readings in holds the lock of their park until they are committed.
            parks = list(Park.objects.select_for_update().order_by("pk"))
            copy_hot(session, [park.code for park in parks])
            session.run(f"DELETE FROM {HOT} WHERE start >= TIMESTAMP '{before}'")
            lake.add(session, HOT)
            gone = Reading.objects.filter(start__lt=until, channel__station__park__in=parks)
            moved, _ = gone.delete()
            if moved:
                record_act(by, "监测数据归档", str(before), {"readings": moved})
        return Closed(moved, lake.compact(session, most=most), lake.sweep())
