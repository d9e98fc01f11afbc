"""yuanjian air year --engine: the same report from a cluster, or a sentence that says what is missing."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tests.monitoring.test_engines import installed
from yuanjian.cli import main

OPTIONS = ["--label", "begin", "--state", "273", "--kind", "国控"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two stations, forty days of hours across the change of law of 2026-03-01, with gaps."""
    lines = ["station,time,so2,no2,co,o3,pm10,pm25"]
    for station in (1, 2):
        for hour in range(40 * 24):
            day, at = divmod(hour, 24)
            when = f"2026-0{2 if day < 28 else 3}-{day % 28 + 1:02} {at:02}:00"
            value = (hour * 7 * station) % 150 + 10
            pm = "" if hour % 31 == 0 else str(value)
            cells = (value // 10, value // 2, value / 100, value + 30, pm, value // 2)
            lines.append(f"S{station},{when},{','.join(map(str, cells))}")
    path = tmp_path / "站.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def evaluated(file: Path, out: Path, *options: str) -> object:
    assert main(["air", "year", str(file), *OPTIONS, "--json", str(out), *options]) == 0
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.mark.long
@installed("distributed")
@pytest.mark.parametrize("area", [(), ("--area",)], ids=["stations", "area"])
def test_dask_reports_the_same_as_this_machine(
    file: Path, tmp_path: Path, area: tuple[str, ...]
) -> None:
    here = evaluated(file, tmp_path / "here.json", *area)
    assert evaluated(file, tmp_path / "dask.json", "--engine", "dask", *area) == here


@pytest.mark.long
@installed("pyspark", "sqlglot", java=True)
def test_spark_reports_the_same_as_this_machine(file: Path, tmp_path: Path) -> None:
    here = evaluated(file, tmp_path / "here.json", "--area")
    spark = ("--engine", "spark", "--cluster", "local[1]", "--area")
    assert evaluated(file, tmp_path / "spark.json", *spark) == here


@pytest.mark.parametrize("engine", ["spark", "dask"])
def test_an_absent_engine_says_what_to_install(
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    engine: str,
) -> None:
    found = importlib.util.find_spec
    cluster = {"pyspark", "sqlglot", "distributed"}
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name in cluster else found(name, *a)
    )
    assert main(["air", "year", str(file), *OPTIONS, "--engine", engine]) == 3
    assert "请运行 pip install 'yuanjian[cluster]'" in capsys.readouterr().err


def test_a_shared_folder_that_is_not_there_is_told(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--engine", "dask", "--shared", str(tmp_path / "没有")]
    assert main(["air", "year", str(file), *OPTIONS, *options]) == 3
    assert "“" + str(tmp_path / "没有") + "”不存在" in capsys.readouterr().err
