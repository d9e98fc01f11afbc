"""Days of the park's air stations from the readings in the records: what a dossier takes beside sheet 20."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.facts.air_series import AirSeries, air_series
from yuanjian.ledger.models import ParkYear, SeriesIntake, Station

if TYPE_CHECKING:
    from yuanjian.sheets.record import Record

_AIR = "air"
_LABELS = {"end": "小时值的时间按时段末", "begin": "小时值的时间按时段初"}


def air_days(of: ParkYear, store: Path, stations: tuple[Record, ...]) -> tuple[AirSeries, ...]:
    """The days of those stations of sheet 17 whose number, name or device names a point of the readings.

    Empty, without opening an engine, where the park has no such readings.
    """
    points = dict(_points(of, stations))
    if not points:
        return ()
    from yuanjian.ledger.series import open_readings
    from yuanjian.monitoring.air.day_sheet import cells
    from yuanjian.monitoring.air.law import Law
    from yuanjian.monitoring.air.year import evaluate
    from yuanjian.monitoring.engines.duck import Session

    intakes = SeriesIntake.objects.filter(park=of.park).order_by("version")
    told = [i for i in intakes if i.terms.get("medium") == _AIR]
    with Session(memory="512MB") as session:
        open_readings(session, store, [of.park.code], [of.year])
        evaluate(session, date(of.year, 1, 1), date(of.year, 12, 31), Law(state=_state(told)))
        made = [
            air_series(
                number, cells(session, point, of.year, number),
                file="、".join(dict.fromkeys(i.name for i in told)),
                sha256=told[-1].document_id if told else "", said=_said(told),
            )
            for point, number in points.items()
        ]  # fmt: skip
    return tuple(one for one in made if one.days)


def _points(of: ParkYear, stations: tuple[Record, ...]) -> Iterator[tuple[str, str]]:
    """Point of the readings → number of the station in sheet 17."""
    known = set(Station.objects.filter(park=of.park, medium=_AIR).values_list("point", flat=True))
    for record in stations:
        row: Mapping[str, object] = record.row.to_data()
        number = str(row.get("no") or "")
        for key in ("no", "name", "device"):
            point = str(row.get(key) or "")
            if number and point in known:
                yield point, number
                break


def _state(told: list[SeriesIntake]) -> str:
    """The state of gases that all files declare; «» where they do not agree or do not say."""
    states = {i.terms.get("state") for i in told}
    (one,) = states if len(states) == 1 else (None,)
    return one if one in ("273", "298") else ""


def _said(told: list[SeriesIntake]) -> list[str]:
    labels = dict.fromkeys(i.terms.get("label") for i in told if i.terms.get("grain") == "hour")
    return [_LABELS[label] for label in labels if label in _LABELS]
