"""One text of the law on three engines: the same years, value by value, in worker processes and executors."""

from __future__ import annotations

import importlib.util
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.air.law import Law
from yuanjian.monitoring.air.parks import park_years, spark_years
from yuanjian.monitoring.air.year import evaluate
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.lake.store import TABLE, Lake

EXECUTORS = "local-cluster[2,1,1024]"  # two JVMs of their own beside the driver
# For so few rows making programs of the plans takes longer than running them.
FEW_ROWS = {"spark.sql.codegen.wholeStage": "false", "spark.sql.shuffle.partitions": "2"}


def installed(*names: str, java: bool = False) -> pytest.MarkDecorator:
    """Skips where the extra «cluster» is not installed; in CI it is."""
    there = all(importlib.util.find_spec(name) for name in names)
    java_there = not java or bool(os.environ.get("JAVA_HOME") or shutil.which("java"))
    absent = not (there and java_there) and not os.environ.get("CI")
    return pytest.mark.skipif(
        absent, reason="the extra «cluster» or Java 17 is not installed: script/test --long"
    )


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Three parks of two points, a year of hours with gaps; one park in several files, with corrections."""
    made = Lake(tmp_path / "监测数据")
    with Session(memory="512MB", threads=1) as session:
        for version, parks in ((1, "('P1'), ('P10'), ('P2')"), (2, "('P2')")):
            session.run(f"CREATE OR REPLACE TEMP TABLE fresh {TABLE}")
            session.run(
                "INSERT INTO fresh SELECT park, 'A' || p, item, 'mean', 'hour', TIMESTAMP '2021-01-01' + to_hours(h),"
                f" hash(park, p, item, h, {version}) % 260 * (CASE WHEN item = 'co' THEN 10000 ELSE 1000000 END),"
                " CASE WHEN hash(h, item) % 23 = 0 THEN 'missing' ELSE 'valid' END, FALSE, NULL, NULL, NULL, 'x',"
                f" {version} FROM (VALUES {parks}) AS parks (park), range(2) AS points (p), range(8760) AS hours (h),"
                " (VALUES ('so2'), ('no2'), ('co'), ('o3'), ('pm10'), ('pm25')) AS items (item)"
                f" WHERE {version} = 1 OR h % 5 = 0"
            )
            made.add(session, "fresh")
    return made


@pytest.mark.long
def test_a_lake_evaluated_park_by_park_is_what_its_readings_give_at_once(lake: Lake) -> None:
    found = list(park_years(lake, 2021))
    assert [(park, one.point) for park, one in found] == [
        ("P1", "A0"), ("P1", "A1"), ("P10", "A0"), ("P10", "A1"), ("P2", "A0"), ("P2", "A1"),
    ]  # fmt: skip
    with Session(memory="512MB", threads=1) as session:
        parts = [p for p in lake.manifest().parts if p.park == "P1"]
        session.run(f"CREATE VIEW readings AS FROM {lake.files(parts)}")
        alone = evaluate(session, date(2021, 1, 1), date(2021, 12, 31), Law())
    assert [one for park, one in found if park == "P1"] == alone


@pytest.mark.long
@installed("distributed")
def test_dask_with_two_worker_processes_finds_the_same(lake: Lake) -> None:
    assert list(park_years(lake, 2021, engine="dask")) == list(park_years(lake, 2021))


@pytest.mark.long
@installed("pyspark", "sqlglot", java=True)
def test_spark_with_two_executors_finds_the_same(lake: Lake) -> None:
    from yuanjian.monitoring.engines.spark import SparkEngine

    parks = ["P1", "P2"]
    with SparkEngine(EXECUTORS, FEW_ROWS) as spark:
        for law in (Law(), Law(profile="as filed", state="273")):
            here = list(park_years(lake, 2021, law, parks=parks))
            assert len(here) == 4
            assert spark_years(spark, lake, 2021, law, parks) == here


@pytest.mark.parametrize("engine", ["dask", "spark"])
def test_an_engine_that_is_not_installed_is_told_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Refusal, match=r"pip install 'yuanjian\[cluster\]'"):
        list(park_years(Lake(tmp_path), 2021, parks=["P"], engine=engine))  # type: ignore[arg-type]


@installed("sqlglot")
@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("SELECT a // 2 AS x, a % 2 AS y", "SELECT a DIV 2 AS x, a % 2 AS y"),
        # Spark's sign is a double
        ("SELECT a // 2 + sign(a) AS x", "SELECT a DIV 2 + CAST(SIGN(a) AS BIGINT) AS x"),
        ("SELECT CAST(a AS HUGEINT) AS x", "SELECT CAST(a AS DECIMAL(38, 0)) AS x"),
        ("SELECT row_number() OVER () AS x", "SELECT ROW_NUMBER() OVER (ORDER BY NULL) AS x"),
        ("SELECT a FROM t WHERE p = ? AND q = ?", "SELECT a FROM t WHERE p = 'it''s' AND q = 7"),
    ],
)
def test_whole_numbers_stay_whole_in_sparks_words(said: str, there: str) -> None:
    from yuanjian.monitoring.engines.spark import translated

    assert translated(said, ["it's", 7] if "?" in said else []).replace("\\'", "''") == there


def test_a_session_draws_no_bar_of_its_own_into_the_output() -> None:
    with Session(memory="256MB", threads=1) as session:
        assert session.rows("SELECT current_setting('enable_progress_bar')") == [(False,)]
