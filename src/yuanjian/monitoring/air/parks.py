"""The years of all points of many parks, from the lake: by DuckDB here, on a Dask or on a Spark cluster.

Everything that is evaluated of a point lies in its park, so that groups of parks are evaluated one after the other
(memory is that of a group) or side by side, with the same result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from yuanjian.monitoring.air.law import Law
from yuanjian.monitoring.air.year import PointYear, evaluate
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import Lake
from yuanjian.monitoring.lake.view import open_on_spark, open_view, steadily

if TYPE_CHECKING:
    from yuanjian.monitoring.engines import Engine, Name
    from yuanjian.monitoring.engines.spark import SparkEngine

TOGETHER: Final = 8
"""Parks that are evaluated at once."""
_MARK: Final = "\x1f"
"""Between park and point where points of several parks stand in one table."""
_MEMORY: Final = "1500MB"
_READINGS: Final = (
    f"CREATE OR REPLACE TEMP VIEW readings AS SELECT park || '{_MARK}' || point AS point, item, stat, grain, start,"
    " value, state FROM lake_readings"
)

Found = tuple[str, PointYear]
"""A park and a year of one of its points."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one task evaluates."""

    folder: Path
    parks: tuple[str, ...]
    year: int
    law: Law
    threads: int | None = None


def parks_in(lake: Lake, year: int) -> list[str]:
    """The parks that have readings of a year."""
    return sorted({p.park for p in lake.manifest().parts if p.year == year})


def park_years(
    lake: Lake,
    year: int,
    law: Law | None = None,
    *,
    parks: Sequence[str] | None = None,
    engine: Name = "duckdb",
    cluster: str = "",
) -> Iterator[Found]:
    """Every point's year, by park and point. ``cluster``: address of a cluster; «»: processes of this machine.

    Closed days alone: readings that are still in the database are not asked.

    Raises:
        Refusal: the engine is not installed or its cluster does not answer.
    """
    wanted = sorted(parks if parks is not None else parks_in(lake, year))
    ruled = law or Law()
    if engine == "spark":
        from yuanjian.monitoring.engines.spark import SparkEngine

        with SparkEngine(cluster) as spark:
            yield from spark_years(spark, lake, year, ruled, wanted)
        return
    groups = [
        Group(lake.folder, tuple(wanted[at : at + TOGETHER]), year, ruled)
        for at in range(0, len(wanted), TOGETHER)
    ]
    if engine == "dask":
        from yuanjian.monitoring.engines.dask import DaskCluster

        with DaskCluster(cluster) as workers:
            for found in workers.each(group_years, [replace(g, threads=1) for g in groups]):
                yield from found
        return
    for group in groups:
        yield from group_years(group)


def group_years(group: Group) -> list[Found]:
    """One group, in a session of its own; a task of Dask."""
    lake = Lake(group.folder)
    with Session(memory=_MEMORY, threads=group.threads) as session:

        def ask() -> list[Found]:
            open_view(session, lake, name="lake_readings", parks=group.parks, years=[group.year])
            session.run(_READINGS)
            return _evaluated(session, group.year, group.law)

        return steadily(lake, ask)


def spark_years(
    spark: SparkEngine, lake: Lake, year: int, law: Law, parks: Sequence[str]
) -> list[Found]:
    """The years of all points of some parks at once, on a Spark cluster whose workers see the lake's folder.

    Raises:
        Refusal: the lake has nothing of these parks in the year.
    """
    open_on_spark(spark, lake, name="lake_readings", parks=parks, years=[year])
    spark.run(_READINGS)
    return _evaluated(spark, year, law)


def _evaluated(engine: Engine, year: int, law: Law) -> list[Found]:
    found = []
    for one in evaluate(engine, date(year, 1, 1), date(year, 12, 31), law):
        park, _, point = one.point.partition(_MARK)
        found.append((park, replace(one, point=point)))
    return found
