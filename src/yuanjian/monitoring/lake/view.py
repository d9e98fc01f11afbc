"""Readings as they stand: the lake and the hot rows together, each interval once, in its latest version."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, TypeVar

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import EngineError
from yuanjian.monitoring.lake.manifest import Manifest, Part
from yuanjian.monitoring.lake.store import COLUMNS, KEY, TABLE, Lake, text

if TYPE_CHECKING:
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.engines.spark import SparkEngine

T = TypeVar("T")

HOT: Final = "hot_readings"
"""Hot rows in a session, with the columns of ``store.TABLE``. They are read before the manifest is: a row that
leaves the database meanwhile is in the lake by then, and one that is in both is seen once."""

_TRIES: Final = 20


def readings_sql(
    lake: Lake,
    manifest: Manifest,
    *,
    parks: Collection[str] | None = None,
    years: Collection[int] | None = None,
    hot: Collection[tuple[int, str]] = (),
) -> str:
    """SELECT of the readings of some parks and years (None: all) with ``park`` and the columns of ``store.TABLE``.

    ``hot``: the years and parks that the table ``HOT`` has rows of. A year and park with one file and no hot
    rows is read as it lies; only the others are compared row by row.
    """
    told = set(hot)
    plain, mixed = _apart(manifest, parks, years, told)
    selects = [_plain(lake, p) for p in plain]
    rows = [_rows(lake, p) for p in mixed]
    if told:
        rows.append(f"SELECT park, {COLUMNS} FROM {HOT}{_where(parks, years)}")
    if rows:
        selects.append(_latest(" UNION ALL ".join(rows)))
    return " UNION ALL ".join(selects)


def open_view(
    session: Session,
    lake: Lake,
    *,
    name: str = "readings",
    parks: Collection[str] | None = None,
    years: Collection[int] | None = None,
) -> Manifest:
    """Make the view ``name`` of the lake and of the rows in ``HOT``, where there are any; the manifest that it shows.

    Points are as their park numbers them: ask for one park, or join by ``park`` too.
    """
    hot: set[tuple[int, str]] = set()
    if session.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [HOT]):
        found = session.rows(f"SELECT DISTINCT extract(year FROM start), park FROM {HOT}")
        hot = {(int(year), park) for year, park in found}
    manifest = lake.manifest()
    select = readings_sql(lake, manifest, parks=parks, years=years, hot=hot)
    if not select:
        session.run(f"CREATE OR REPLACE TEMP TABLE _nothing {TABLE}")
        select = f"SELECT park, {COLUMNS} FROM _nothing"
    session.run(f"CREATE OR REPLACE TEMP VIEW {name} AS {select}")
    return manifest


def open_on_spark(
    spark: SparkEngine,
    lake: Lake,
    *,
    name: str = "readings",
    parks: Collection[str] | None = None,
    years: Collection[int] | None = None,
) -> None:
    """Make the view ``name`` of the lake on Spark, whose workers must find its folder under the same path.

    Raises:
        Refusal: the lake has no readings of these parks and years.
    """
    plain, mixed = _apart(lake.manifest(), parks, years, ())
    selects = []
    for table, parts in (("lake_plain", plain), ("lake_mixed", mixed)):
        if parts:
            spark.read(table, [str(lake.path(p)) for p in parts], str(lake.folder))
            rows = f"SELECT park, {COLUMNS} FROM {table}"
            selects.append(
                f"{rows} WHERE state <> 'withdrawn'" if parts is plain else _latest(rows)
            )
    if not selects:
        raise Refusal(f"监测数据目录“{lake.folder}”里没有这些园区、这些年份的数据。")
    spark.run(f"CREATE OR REPLACE TEMP VIEW {name} AS {' UNION ALL '.join(selects)}")


def steadily(lake: Lake, ask: Callable[[], T]) -> T:
    """What ``ask`` finds, asked again where files were swept away under it by a change of the manifest."""
    for tried in range(_TRIES):
        before = lake.manifest().generation
        try:
            return ask()
        except EngineError:
            if lake.manifest().generation == before or tried == _TRIES - 1:
                raise
            time.sleep(0.01 * tried)
    raise AssertionError("unreachable")


def _apart(
    manifest: Manifest,
    parks: Collection[str] | None,
    years: Collection[int] | None,
    hot: Collection[tuple[int, str]],
) -> tuple[list[Part], list[Part]]:
    """The parts of some parks and years that are read as they lie, and those that are compared row by row."""
    plain, mixed = [], []
    for at, parts in manifest.partitions().items():
        year, park = at
        if (parks is not None and park not in parks) or (years is not None and year not in years):
            continue
        shown = [p for p in parts if p.kind == "readings"]
        if len(shown) > 1 or at in hot:
            mixed += shown
        else:
            plain += shown
    return plain, mixed


def _latest(rows: str) -> str:
    return (
        f"SELECT park, {COLUMNS} FROM (SELECT *, row_number() OVER (PARTITION BY park, {KEY}"
        f" ORDER BY version DESC) AS place FROM ({rows})) WHERE place = 1 AND state <> 'withdrawn'"
    )


def _plain(lake: Lake, part: Part) -> str:
    return _rows(lake, part) + (" WHERE state <> 'withdrawn'" if part.withdrawn else "")


def _rows(lake: Lake, part: Part) -> str:
    return f"SELECT {text(part.park)} AS park, {COLUMNS} FROM {lake.files([part])}"


def _where(parks: Collection[str] | None, years: Collection[int] | None) -> str:
    told = []
    if parks is not None:
        told.append(f"park IN ({', '.join(map(text, parks)) or 'NULL'})")
    if years is not None:
        told.append(f"extract(year FROM start) IN ({', '.join(map(str, years)) or 'NULL'})")
    return f" WHERE {' AND '.join(told)}" if told else ""
