"""Real data published by others, read and counted as their descriptions say."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.check import check, counts, flags
from yuanjian.monitoring.readers.ask import ask
from yuanjian.monitoring.readers.load import load

# NA of 35 064 hours: PM2.5, PM10, SO2, NO2, CO, O3 (README of the data set's copy).
PRSA = {
    "Aotizhongxin": (925, 718, 935, 1023, 1776, 1719),
    "Dongsi": (750, 553, 663, 1601, 3197, 664),
    "Huairou": (953, 777, 980, 1639, 1422, 1151),
}
ITEMS = ("pm25", "pm10", "so2", "no2", "co", "o3")


@pytest.fixture
def session() -> Iterator[Session]:
    with Session(memory="512MB", threads=1) as opened:
        yield opened


@pytest.mark.parametrize("station", sorted(PRSA))
def test_the_missing_hours_of_a_beijing_station_are_those_of_its_description(
    session: Session, shared: Path, station: str
) -> None:
    path = shared / f"data/air/prsa/PRSA_Data_{station}_20130301-20170228.csv.gz"
    loaded = load(session, path)
    assert (loaded.records, loaded.rows, loaded.points) == (35064, 6 * 35064, (station,))
    missing = dict(
        session.rows("SELECT item, count(*) FROM readings WHERE state = 'missing' GROUP BY item")
    )
    assert tuple(missing[item] for item in ITEMS) == PRSA[station]
    assert loaded.problem_counts == {}


def test_carbon_monoxide_of_beijing_is_in_micrograms_by_its_layout(
    session: Session, shared: Path
) -> None:
    load(session, shared / "data/air/prsa/PRSA_Data_Dongsi_20130301-20170228.csv.gz")
    first = session.rows("SELECT raw, value FROM readings WHERE item = 'co' ORDER BY start LIMIT 1")
    assert first == [("300", 300_000)]  # 300 μg/m³ = 0.3 mg/m³
    assert session.rows("SELECT max(value) FROM readings WHERE item = 'co'") == [(10_000_000,)]


def test_an_undocumented_hour_label_is_asked_with_what_it_changes(shared: Path) -> None:
    questions = ask(shared / "data/air/prsa/PRSA_Data_Dongsi_20130301-20170228.csv.gz")
    label = next(q for q in questions if q.part == "label")
    # 2013-03-01, PM2.5: hours 1…24 sum to 149, hours 0…23 to 154 (added up apart).
    assert [c.effect[-4:] for c in label.choices] == ["6.21", "6.42"]


@pytest.mark.parametrize(
    ("name", "rows", "unmonitored"),
    [
        ("stations_2017-07-07T16.csv.gz", 1495, 0),
        ("stations_2018-11-29T16.csv.gz", 1497, 0),
        ("stations_2020-06-29T18.csv.gz", 1497, 0),
        ("stations_2022-01-10T10_excerpt.csv", 15, 0),
        ("stations_2026-04-10T11_excerpt.csv", 37, 2),
    ],
)
def test_an_hour_of_the_national_centre_is_read_whole(
    session: Session, shared: Path, name: str, rows: int, unmonitored: int
) -> None:
    loaded = load(session, shared / "data/air/cnemc" / name)
    assert (loaded.records, loaded.rows, loaded.problem_counts) == (rows, 6 * rows, {})
    assert loaded.states.get("unmonitored", 0) == unmonitored


def test_the_crossed_ozone_columns_of_the_station_feed_are_read_by_what_they_hold(
    session: Session, shared: Path
) -> None:
    load(session, shared / "data/air/cnemc/stations_2022-01-10T10_excerpt.csv")
    found = session.rows(
        "SELECT start, value FROM readings WHERE point = '1620A' AND item = 'o3' AND grain = 'hour'"
    )
    assert found == [
        (datetime(2022, 1, 10, 9), 9_000_000)
    ]  # o3_24h = 9 is the hour, o3 = 72 is not


def test_a_city_day_is_a_day_with_the_largest_8_hour_mean_of_ozone(
    session: Session, shared: Path
) -> None:
    load(session, shared / "data/air/cnemc/cities_day_2026_taiyuan.csv")
    found = session.rows(
        "SELECT item, stat, value FROM readings WHERE start = '2026-08-23' ORDER BY item"
    )
    assert found == [
        ("co", "mean", 700_000), ("no2", "mean", 15_000_000), ("o3", "max8h", 152_000_000),
        ("pm10", "mean", 52_000_000), ("pm25", "mean", 36_000_000), ("so2", "mean", 9_000_000),
    ]  # fmt: skip


def test_gaps_blanks_and_flat_runs_of_a_plant_are_those_of_its_description(
    session: Session, shared: Path
) -> None:
    loaded = load(session, shared / "data/wastewater/plant_hourly_2021-01_2021-09.csv")
    assert (loaded.records, loaded.states["missing"]) == (1105, 4)
    check(session)
    assert counts(session)["gap"] == 71
    runs = sorted((int(f.reason.split()[1]) for f in flags(session, rule="stuck")), reverse=True)
    assert runs == [83, 50, 36, 33, 33, 33, 30]
    longest = next(f for f in flags(session, rule="gap", most=99) if "4464" in f.reason)
    assert (longest.start, longest.until) == (
        datetime(2021, 1, 28, 8), datetime(2021, 8, 2, 7)
    )  # fmt: skip  # hours that end 2021-01-28 09:00 … 08-02 08:00: between the records 08:00 and 09:00


def test_sections_are_read_with_their_year_apart_from_the_time(
    session: Session, shared: Path
) -> None:
    loaded = load(session, shared / "data/surface_water/sections_2026-08-26.csv")
    assert (loaded.records, len(loaded.points), loaded.grain) == (77, 77, "sample")
    found = session.rows(
        "SELECT start, value, stat FROM readings WHERE point = '沙窝' AND item = '溶解氧'"
    )
    assert found == [(datetime(2026, 8, 26, 13), 1_630_000, "spot")]


def test_strange_ozone_of_dongsi_is_out_of_range(session: Session, shared: Path) -> None:
    load(session, shared / "data/air/prsa/PRSA_Data_Dongsi_20130301-20170228.csv.gz")
    check(session)
    found = [f for f in flags(session, rule="range", most=99) if "1071" in f.reason]
    assert found and {f.item for f in found} == {"o3"}
