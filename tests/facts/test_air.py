"""（四）大气环境管理: stations by their days, the park by its formal stations, the index of a day.

Limits (daily, class 2): GB 3095—2012 PM2.5 75, PM10 150, O3 (8 h) 160; from 2026-03-01 the transition
limits of GB 3095—2026: PM2.5 60, PM10 120.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.dossiers import dossier, facts
from yuanjian.facts.air_series import air_series, with_series
from yuanjian.facts.engine import Facts

STATION = {
    "no": "A01", "name": "科大一教", "type": "国控", "use": "正式评价", "zone": "二类",
    "factors": "SO2；NO2；CO；O3；PM10；PM2.5",
}  # fmt: skip
CLEAN = {"pm25": 40, "pm10": 60, "so2": 8, "no2": 31, "co": "1.1", "o3": 90}


def day(on: str | date, no: str = "A01", **cells: Any) -> dict[str, Any]:
    return {"no": no, "date": str(on), "valid": "有效"} | CLEAN | cells


def year_like_the_seed() -> list[dict[str, Any]]:
    """352 valid days of 2020; PM2.5 above on 46 days, PM10 on 7, O3 on 1; 48 days in all.

    Largest values: PM2.5 185.1→185 (1.4667), PM10 207 (0.38), O3 169 (0.05625).
    """
    rows = []
    for n in range(352):
        cells: dict[str, Any] = {}
        if n < 46:
            cells["pm25"] = 185 if n == 0 else 90
        if 41 <= n < 48:
            cells["pm10"] = 207 if n == 41 else 160
        if n == 47:
            cells["o3"] = 169
        rows.append(day(date(2020, 1, 1) + timedelta(n), **cells))
    return rows


@pytest.fixture(scope="module")
def seed() -> Facts:
    return facts({"17": [STATION], "20": year_like_the_seed()})


def station(f: Facts, name: str) -> str:
    return next(f.values(f"air_station.{name}")).text


def test_a_station_s_year_of_the_seed_s_size(seed: Facts) -> None:
    # The seed report: 352 days, 86.36 %, PM2.5 46 days, PM10 7 days, O3 1 day.
    assert station(seed, "days") == "352"
    assert station(seed, "exceed_days_any") == "48"
    assert station(seed, "exceed_days_sum") == "54"
    assert station(seed, "rate") == "86.36"  # 304/352
    assert station(seed, "coverage") == "96.17"  # 352/366


def test_each_factor_above_its_limit_has_its_days_and_its_multiple(seed: Facts) -> None:
    told = [
        (d.subject, d.text, m.text)
        for d, m in zip(
            seed.values("air_station.exceed_days"), seed.values("air_station.multiple"), strict=True
        )
    ]

    # 169/160 − 1 = 0.05625, 207/150 − 1 = 0.38, 185/75 − 1 = 1.4667
    assert told == [
        ("A01/O3", "1", "0.056"),
        ("A01/PM10", "7", "0.380"),
        ("A01/PM2.5", "46", "1.467"),
    ]


def test_the_park_s_air_is_that_of_its_only_formal_station(seed: Facts) -> None:
    names = ("days", "exceed_days", "rate", "factors", "multiples")

    assert [seed.value(f"air.{n}").text for n in names] == [
        "352",
        "48",
        "86.36",
        "O3、PM10、PM2.5",
        "0.056、0.380、1.467",
    ]


def test_a_micro_station_is_told_by_its_device_and_is_not_the_park_s_air() -> None:
    micro = STATION | {"type": "小微站", "use": "参考", "device": "YS-07"}
    f = facts({"17": [micro], "20": [day("2020-01-01")]})

    assert station(f, "device") == "YS-07"
    assert f.value("air.rate").state == "missing"
    assert "没有用途为“正式评价”的站点" in f.value("air.rate").known.reason
    assert next(facts({"17": [STATION]}).values("air_station.device")).state == "na"


def test_a_day_at_the_limit_attains_and_an_invalid_day_does_not_count() -> None:
    rows = [
        day("2020-01-01", pm25=75),
        day("2020-01-02", pm25=76),
        day("2020-01-03", pm25=300, valid="无效"),
        {"no": "A01", "date": "2020-01-04", "valid": "缺测"},
        day("2019-12-31", pm25=300),
    ]
    f = facts({"17": [STATION], "20": rows})

    assert (station(f, "days"), station(f, "rate")) == ("2", "50")
    assert [v.text for v in f.values("day.ok")] == ["是", "否", "—", "—", "否"]


def test_a_blank_item_is_missing_that_day_and_neither_zero_nor_attained() -> None:
    only_pm = {"pm10": None, "so2": "/", "no2": "/", "co": "/", "o3": "/"}
    f = facts({"17": [STATION], "20": [day("2020-01-01", pm25=80, **only_pm)]})

    assert station(f, "exceed_days_any") == "1"
    assert [v.subject for v in f.values("air_station.factor")] == ["A01/PM2.5"]


def test_a_station_without_days_is_missing_and_its_factors_are_not_known() -> None:
    f = facts({"17": [STATION], "20": [day("2020-01-01", no="A02")]})
    a01 = next(iter(f.rows("17")))

    assert f.value("air_station.rate", a01).state == "missing"
    told = f.subjects("air_station.factor", a01)
    assert (len(told), told.gap) == (0, "20_大气日均值没有站点A01在2020年的数据")


def test_a_year_that_changes_the_law_is_judged_day_by_day() -> None:
    rows = [
        day("2026-02-28", pm25=70),
        day("2026-03-01", pm25=70),
        day("2026-03-02", pm10=130, pm25=50),
    ]
    f = facts({"17": [STATION], "20": rows}, year=2026)

    assert [v.text for v in f.values("day.ok")] == ["是", "否", "否"]
    assert station(f, "rate") == "33.33"
    # 70/60 − 1, 130/120 − 1
    assert [v.text for v in f.values("air_station.multiple")] == ["0.083", "0.167"]
    assert next(f.values("station.standard")).text == "GB 3095—2012、GB 3095—2026（过渡阶段）"


def test_several_formal_stations_are_averaged_by_day_and_item() -> None:
    other = STATION | {"no": "A02"}
    rows = [
        day("2020-01-01", pm25=70),
        day("2020-01-01", no="A02", pm25=81),  # mean 75.5 → 76 (half to even) > 75
        day("2020-01-02", pm25=70),
        day("2020-01-02", no="A02", pm25=80),  # mean 75 attains
        day("2020-01-03", no="A02", pm25=20),
    ]
    f = facts({"17": [STATION, other], "20": rows})

    assert f.value("air.days").text == "3"
    assert f.value("air.rate").text == "66.67"
    assert f.value("air.multiples").text == "0.013"  # 76/75 − 1


@pytest.mark.parametrize(
    ("cells", "aqi", "primary"),
    [
        # Golden values of the reference on HJ 633: CO 2.2 → 55, PM2.5 106 → 139, PM10 51 → 51.
        ({"co": "2.2", "pm25": 10, "pm10": 20, "o3": 50}, "55", "CO"),
        ({"pm25": 106}, "139", "PM2.5"),
        ({"pm25": 10, "pm10": 51, "o3": 50, "co": "0.5"}, "51", "PM10"),
        ({"pm25": 58, "pm10": 60}, "79", "PM2.5"),
        ({"pm25": 10, "pm10": 20, "o3": 50, "co": "0.5", "no2": 10}, "25", "—"),
        ({"pm25": 35, "pm10": 50, "o3": 100, "no2": 20}, "50", "—"),
        ({"pm25": 75, "pm10": 150}, "100", "PM10、PM2.5"),
        ({"pm25": 600, "pm10": 700}, "500", "PM10、PM2.5"),
    ],
)
def test_the_index_of_a_day_by_the_edition_of_2012(
    cells: dict[str, Any], aqi: str, primary: str
) -> None:
    f = facts({"17": [STATION], "20": [day("2020-01-24", **cells)]})

    assert [next(f.values(f"day.{n}")).text for n in ("aqi", "primary")] == [aqi, primary]


def test_the_edition_of_2026_gives_another_index_and_none_while_an_item_is_missing() -> None:
    rows = [
        day("2026-03-05", pm25=58, pm10=60),  # 58 → 96 by the break points of 2026
        day("2026-03-06", pm25=50, so2=None),
        day("2026-03-07", pm25=116, so2=None),
    ]
    f = facts({"17": [STATION], "20": rows}, year=2026)

    assert [v.text for v in f.values("day.aqi")] == ["96", "—", "152"]
    # 116: (200−150)/(150−115)·(116−115)+150 = 151.43 → 152


def test_enough_days_are_324_in_all_and_27_in_each_month(seed: Facts) -> None:
    # 352 days from 1 January end on 17 December: December has only 17.
    assert station(seed, "sufficient") == "否"
    whole = [day(date(2020, 1, 1) + timedelta(n)) for n in range(366)]
    assert station(facts({"17": [STATION], "20": whole}), "sufficient") == "是"


def test_waste_gas_is_summed_over_firms() -> None:
    row = {"ent": "甲电子", "so2": "0", "nox": "/", "pm": "0.1", "voc": "0.9920", "other": "无"}
    f = facts({"22": [row, row | {"ent": "乙物流", "voc": "0.008"}]})

    names = ("firms", "so2", "nox", "vocs", "pm", "other")
    values = [f.value(f"waste_gas.{n}") for n in names]
    assert [v.text for v in values] == ["2", "0", "—", "1", "0.2", "0"]
    assert [v.state for v in values[1:3]] == ["zero", "na"]


def test_of_four_stations_three_must_have_a_value_that_day() -> None:
    """75 % of the points, 50 % of fewer than four (norms/shelf/evaluation): two of four are too few."""
    stations = [STATION | {"no": f"A0{n}"} for n in range(1, 5)]
    rows = [day("2020-01-01", no=f"A0{n}", pm25=80) for n in range(1, 5)]
    rows += [day("2020-01-02", no=f"A0{n}", pm25=80) for n in range(1, 4)]
    rows += [day("2020-01-03", no=f"A0{n}", pm25=80) for n in range(1, 3)]
    f = facts({"17": stations, "20": rows})

    assert f.value("air.days").text == "2"


def test_an_item_that_is_missing_too_often_makes_the_year_insufficient() -> None:
    """Every day has PM2.5, ozone only the first 300: below 324."""
    whole = [day(date(2020, 1, 1) + timedelta(n), o3=50 if n < 300 else None) for n in range(366)]

    assert station(facts({"17": [STATION], "20": whole}), "sufficient") == "否"


def test_the_days_of_a_series_stand_for_sheet_20_where_nobody_filled_it() -> None:
    """80 exceeds 75: one of two days; the row's evidence names the file of hours."""
    days = [
        {"date": "2020-01-01", "pm25": "80", "pm10": "90", "valid": "有效"},
        {"date": "2020-01-02", "pm25": "70", "pm10": "90", "valid": "有效"},
    ]
    one = air_series("A01", days, file="小时值.csv", sha256="f" * 64, said=["小时值的时间按时段末"])
    f = Facts(with_series(dossier({"17": [STATION]}), [one]))

    assert (station(f, "days"), station(f, "rate")) == ("2", "50")
    assert [v.text for v in f.values("day.aqi")] == ["107", "94"]
    because = next(iter(f.values("air_station.days"))).known.because
    assert any(
        node.place and node.place.file == "小时值.csv" for one in because for node in one.walk()
    )


def test_a_sheet_that_is_filled_stays_what_the_park_said() -> None:
    one = air_series(
        "A01", [{"date": "2020-01-01", "pm25": "80", "valid": "有效"}], file="小时值.csv"
    )
    other = air_series(
        "A02", [{"date": "2020-01-01", "pm25": "80", "valid": "有效"}], file="小时值.csv"
    )
    typed = dossier({"17": [STATION, STATION | {"no": "A02"}], "20": [day("2020-01-01", pm25=70)]})
    f = Facts(with_series(typed, [one, other]))

    assert [v.text for v in f.values("air_station.exceed_days_any")] == ["0", "1"]
    assert len(f.dossier.series) == 2
