"""The air quality index: worked values, a second implementation in fractions, and what CNEMC published."""

from __future__ import annotations

import csv
import gzip
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.monitoring import exact_index
from yuanjian.monitoring.air.index import MEASURES, Index, Kind, before_law, indices

D = Decimal
OLD, NEW = date(2020, 7, 1), date(2026, 3, 1)
WHOLE = {"so2": 5, "no2": 10, "co": D("0.5"), "o3": 20, "o3_8h": 20, "pm10": 20, "pm25": 10}


def one(on: date, kind: Kind = "day", **values: Decimal | int | None) -> Index:
    return indices([(on, values)], kind)[0]


@pytest.mark.parametrize(
    ("on", "values", "value", "primary"),
    [
        (OLD, {"co": D("2.2")}, 55, ("co",)),  # air.md 3: floats give 56
        (OLD, {"pm25": 106}, 139, ("pm25",)),
        (OLD, {"pm10": 51}, 51, ("pm10",)),
        (OLD, {"pm25": 58}, 79, ("pm25",)),
        (NEW, {"pm25": 58}, 96, ("pm25",)),
        (OLD, {"so2": 60}, 55, ("so2",)),  # air.md 9: a peer gives 20
        (OLD, {"pm10": 50, "pm25": 35}, 50, ()),  # 50 has no primary pollutant
        (OLD, {"pm10": 150, "no2": 80}, 100, ("no2", "pm10")),
        (OLD, {"pm25": 501}, 500, ("pm25",)),  # above the table
        (date(2026, 2, 28), {"pm10": 120}, 85, ("pm10",)),
        (NEW, {"pm10": 120}, 100, ("pm10",)),
    ],
)
def test_worked_days(
    on: date, values: dict[str, Decimal | int | None], value: int, primary: tuple[str, ...]
) -> None:
    found = one(on, **values)

    assert (found.value, found.primary) == (value, primary)


def test_above_the_short_tables_the_editions_differ() -> None:
    """SO2 1 h and O3 8 h above 800 (air.md 3): 2026 → 200 and 300; 2012 → the 24 h and the 1 h index."""
    assert one(NEW, "hour", so2=801).value == 200
    assert one(NEW, o3_8h=801).value == 300
    by_hour = one(OLD, o3_8h=801, o3=900)
    assert (by_hour.value, by_hour.primary, by_hour.items) == (350, ("o3",), {"o3": 350})
    without = one(OLD, o3_8h=801, pm10=20)
    assert (without.value, without.beyond, without.publishable) == (None, ("o3_8h",), "unknown")
    assert one(OLD, "hour", so2=801, pm10=20).beyond == ("so2",)


def test_an_hour_looks_at_the_hourly_ozone_and_a_day_at_the_8_hour_mean() -> None:
    both = {**WHOLE, "o3": 300, "o3_8h": 215}

    assert one(OLD, "hour", **both).items.get("o3") == 150
    assert "o3_8h" not in one(OLD, "hour", **both).items
    assert one(OLD, "day", **both).items.get("o3_8h") == 150
    assert "o3" not in one(OLD, "day", **both).items


@pytest.mark.parametrize(
    ("on", "values", "publishable"),
    [
        # What CNEMC did (shared/data/air/cnemc/README.md, «When is an AQI published»).
        (date(2018, 11, 29), {**WHOLE, "so2": None}, "yes"),
        (date(2018, 11, 29), {**WHOLE, "pm10": None, "pm25": None}, "no"),
        (date(2020, 5, 1), {**WHOLE, "so2": None}, "unknown"),  # nothing is known of these weeks
        (date(2020, 6, 29), {**WHOLE, "so2": None}, "no"),
        (date(2022, 1, 10), {**WHOLE, "pm25": 80, "so2": None}, "yes"),
        (NEW, WHOLE, "yes"),
        (NEW, {**WHOLE, "so2": None}, "unknown"),
        (NEW, {}, "no"),
    ],
)
def test_whether_an_index_is_published_goes_by_the_rule_of_the_day(
    on: date, values: dict[str, Decimal | int | None], publishable: str
) -> None:
    assert one(on, "hour", **values).publishable == publishable


def test_days_before_the_oldest_edition_go_by_it_and_are_told() -> None:
    assert one(date(2013, 5, 1), pm25=58).value == 79
    assert before_law(date(2013, 5, 1)).startswith("HJ 633-2012 自 2016-01-01 起")
    assert before_law(date(2016, 1, 1)) == ""


def _value(most: int) -> st.SearchStrategy[Decimal | None]:
    number = st.decimals(min_value=0, max_value=most, places=3, allow_nan=False)
    return st.one_of(st.none(), number, st.sampled_from([0, 50, 150, 800]).map(Decimal))


_ROWS = st.lists(
    st.tuples(
        st.sampled_from([OLD, date(2026, 2, 28), NEW, date(2031, 1, 1)]),
        st.fixed_dictionaries({m: _value(160 if m == "co" else 4000) for m in MEASURES}),
    ),
    min_size=1,
    max_size=20,
)


@given(_ROWS, st.sampled_from(["hour", "day"]))
def test_the_sql_agrees_with_fractions_on_any_values(
    rows: list[tuple[date, dict[str, Decimal | None]]], kind: Kind
) -> None:
    for (on, values), found in zip(rows, indices(rows, kind), strict=True):
        wanted = exact_index.index(on, values, kind)
        assert (found.value, found.primary, found.level) == (
            wanted.value, wanted.primary, wanted.level,
        )  # fmt: skip
        assert wanted.value is None or found.items == dict(wanted.items)


_PUBLISHED = {
    "二氧化硫": "so2", "二氧化氮": "no2", "一氧化碳": "co", "臭氧1小时": "o3", "臭氧8小时": "o3_8h",
    "臭氧8小时(O3_8h)": "o3_8h", "颗粒物(PM10)": "pm10", "细颗粒物(PM2.5)": "pm25", "臭氧": "o3", "臭氧1小时(O3)": "o3",
}  # fmt: skip
_ABSENT = {"", "—", "-;", "NA", "/", "-"}
_FILES = [
    ("stations_2017-07-07T16.csv.gz", 1462),
    ("stations_2018-11-29T16.csv.gz", 1447),
    ("stations_2020-06-29T18.csv.gz", 1371),
    ("stations_2022-01-10T10_excerpt.csv", 14),
    ("stations_2026-04-10T11_excerpt.csv", 34),
    ("cities_hour_2020-06-29T18.csv.gz", 362),
    ("cities_day_2018-11-11.csv.gz", 367),
    ("cities_day_2026_taiyuan.csv", 5),
]


@pytest.mark.parametrize(("name", "count"), _FILES, ids=[name for name, _ in _FILES])
def test_every_published_index_level_and_primary_pollutant_is_reproduced(
    shared: Path, name: str, count: int
) -> None:
    """Counts are those of the README; the station feed's hourly ozone is in its column o3_24h."""
    path = shared / "data/air/cnemc" / name
    if not path.exists():
        pytest.skip("no published data beside this checkout")
    packed = path.read_bytes()
    plain = gzip.decompress(packed) if path.suffix == ".gz" else packed
    lines = plain.decode("utf-8").splitlines()
    rows = [r for r in csv.DictReader(lines) if r["aqi"] not in _ABSENT]
    daily = "day" in name
    columns = {
        "so2": "so2", "no2": "no2", "co": "co", "pm10": "pm10", "pm25": "pm2_5",
        "o3": "o3_24h" if name.startswith("stations") else "o3",
    }  # fmt: skip
    if daily:
        columns = {m: f"{c}_24h" for m, c in columns.items() if m != "o3"} | {"o3_8h": "o3_8h_24h"}
    measured = [
        (
            _day(r["timepoint"], daily),
            {m: None if r[c] in _ABSENT else D(r[c]) for m, c in columns.items()},
        )
        for r in rows
    ]

    found = indices(measured, "day" if daily else "hour")

    assert len(found) == count
    for row, judged in zip(rows, found, strict=True):
        said = row["primarypollutant"]
        named = {_PUBLISHED[part] for part in said.split(",") if part not in _ABSENT}
        if daily:
            named = {"o3_8h" if item == "o3" else item for item in named}
        assert (judged.value, set(judged.primary)) == (int(row["aqi"]), named), row
        assert judged.level == row.get("quality", judged.level)


def _day(said: str, daily: bool) -> date:
    """The day of observation: hours are labelled by their end."""
    moment = datetime.fromisoformat(said if "T" not in said or len(said) > 13 else f"{said}:00")
    return moment.date() if daily else (moment - timedelta(hours=1)).date()
