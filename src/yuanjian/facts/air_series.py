"""Days of air stations that come from a series of hours, as the rows of sheet 20 that they stand for.

The sheet is one door of daily values, a series the other. Where only the series tells of a station, its days are
the rows that every fact, check, chart and annex reads; where both do, the sheet stays what the park said, and the
check ``air_days.series`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yuanjian.core.evidence import Place
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet

if TYPE_CHECKING:
    from yuanjian.facts.dossier import Dossier


@dataclass(frozen=True, slots=True)
class AirSeries:
    """The days of one station in a year. ``said``: what was assumed of the source, in Chinese."""

    station: str
    days: tuple[Record, ...]
    place: Place
    said: tuple[str, ...] = ()


def air_series(
    station: str,
    days: Iterable[Mapping[str, str]],
    *,
    file: str,
    sha256: str = "",
    said: Iterable[str] = (),
) -> AirSeries:
    """A station's days from the cells of ``monitoring.air.day_sheet``; ``file`` is where the hours stand.

    Raises:
        ValueError: a day cannot stand in sheet 20.
    """
    form = sheet("20")
    place = Place(file, "监测数据日均值", sha256=sha256)
    made = []
    for cells in days:
        checked = check_row(form, {**cells, "no": station})
        if checked.row is None:
            wrong = "；".join(str(p) for p in checked.problems if p.level == "error")
            raise ValueError(f"{station} {cells.get('date')}: {wrong}")
        made.append(Record("20", checked.row.key_text(), checked.row, False, place, computed=True))
    return AirSeries(station, tuple(made), place, tuple(said))


def with_series(dossier: Dossier, series: Iterable[AirSeries]) -> Dossier:
    """The dossier with the series; those of stations that sheet 20 does not tell of become its rows."""
    held = tuple(series)
    typed = tuple(r for r in dossier.sheet("20") if not r.none)
    told = {str(getattr(r.row, "no", "")) for r in typed}
    more = tuple(r for one in held if one.station not in told for r in one.days)
    if not more:
        return replace(dossier, series=held)
    return replace(dossier, series=held, records={**dossier.records, "20": (*typed, *more)})
