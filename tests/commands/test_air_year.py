"""`yuanjian air year`: what the terminal and JSON say of a station's year, and files that cannot be meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from tests.dossiers import dossier
from yuanjian.cli import main
from yuanjian.facts.air_series import air_series, with_series
from yuanjian.facts.engine import Facts
from yuanjian.monitoring.air.day_sheet import cells
from yuanjian.monitoring.air.year import evaluate
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load

HEAD = "station,time,so2,no2,co,o3,o3_8h,pm10,pm25"


def hourly(
    path: Path, begin: date, days: int, pm25: Callable[[date], object], station: str = "A1"
) -> Path:
    """Hours labelled by their end: 10 of everything, CO 0.5, PM2.5 as wanted."""
    lines = [HEAD]
    for number in range(days * 24):
        start = datetime(begin.year, begin.month, begin.day) + timedelta(hours=number)
        label = start + timedelta(hours=1)
        lines.append(f"{station},{label:%Y-%m-%d %H:%M},10,10,0.5,10,,10,{pm25(start.date())}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def daily(
    path: Path, begin: date, days: int, pm25: Callable[[int], object], station: str = "A1"
) -> Path:
    lines = [HEAD]
    for number in range(days):
        lines.append(f"{station},{begin + timedelta(number)},10,10,0.5,,10,20,{pm25(number)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def evaluated(*words: str | Path) -> dict[str, Any]:
    out = Path(words[0]).with_suffix(".json")
    assert main(["air", "year", *map(str, words), "--json", str(out)]) == 0
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_a_year_of_hours_is_evaluated_and_every_figure_says_what_it_rests_on(
    tmp_path: Path,
) -> None:
    """PM2.5 80 in January (31 days above 75), else 20: mean (31·80 + 335·20) / 366 = 25.08."""
    path = hourly(
        tmp_path / "小时.csv", date(2020, 1, 1), 366, lambda d: 80 if d.month == 1 else 20
    )
    found = evaluated(path, "--label", "end")

    (station,) = found["stations"]
    assert (station["station"], station["year"], station["limits"]) == ("A1", 2020, "GB 3095-2012")
    assert (station["valid_days"], station["exceed_days"], station["rate"]) == (366, 31, 91.5)
    assert station["items"]["pm25"] == {
        "valid_days": 366, "enough": True, "whole_months": 12,
        "mean": 25, "mean_limit": 35, "mean_attains": True,
        "percentile": 95, "percentile_value": 80, "percentile_limit": 75, "percentile_attains": False,
        "attains": False, "exceed_days": 31, "rate": 91.5, "max_multiple": 0.07, "largest_day": 80,
        "single_index": 1.07,
    }  # fmt: skip
    assert station["levels"] == {"优": 335, "轻度污染": 31}
    assert station["primary"] == {"pm25": 31}
    assert station["as_filed"]["items"]["pm25"]["mean"] == 25.082
    assert station["as_filed"]["items"]["pm25"]["max_multiple"] == 0.067
    assert (station["as_filed"]["rate"], station["by_edition"]) == (91.53, {})
    assert [said for said in found["assumed"] if "时间标的" in said] == []


def test_a_label_that_nobody_said_is_an_assumption_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = hourly(tmp_path / "小时.csv", date(2020, 1, 1), 3, lambda d: 20)

    assert evaluated(path)["assumed"][0] == (
        "时间标的是时段的开始还是结束？文件没有说明，假定为“时段末（如总站发布的数据）”"
    )
    said = capsys.readouterr().out
    assert "→ 时段末（如总站发布的数据）" in said
    assert "有效数据不满足全年 324 天、每月 27 天" in said


def test_the_label_moves_hours_between_days(tmp_path: Path) -> None:
    """24 labels of one day, 01:00 … 24:00: by their end one whole day; by their begin 23 hours and one."""
    path = hourly(tmp_path / "小时.csv", date(2020, 3, 1), 1, lambda d: 20)

    by_end = evaluated(path, "--label", "end")["stations"][0]
    by_begin = evaluated(path, "--label", "begin")["stations"][0]

    assert (by_end["from"], by_begin["from"]) == ("2020-03-01", "2020-03-01")
    with_gap = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([with_gap[0], *with_gap[5:]]) + "\n", encoding="utf-8"
    )  # 20 hours left
    assert evaluated(path, "--label", "end")["stations"][0]["items"]["pm25"]["valid_days"] == 1
    # 19 hours, 5 … 23: no mean, but 14 windows of ozone of at least 6 hours.
    assert set(evaluated(path, "--label", "begin")["stations"][0]["items"]) == {"o3"}


def test_the_year_2026_goes_by_date_and_both_editions_stand_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """PM2.5 70 all year: attains 75 for 59 days, exceeds 60 for 306."""
    path = daily(tmp_path / "日.csv", date(2026, 1, 1), 365, lambda n: 70)
    (station,) = evaluated(path)["stations"]

    assert station["exceed_days"] == 306
    assert {e: y["exceed_days"] for e, y in station["by_edition"].items()} == {
        "2012": 0,
        "2026": 365,
    }
    said = capsys.readouterr().out
    assert "全年都按 2012 版：超标 0 天，达标率 100.0%" in said
    assert "以前的日评价按 GB 3095—2012（二类区）、HJ 663—2013" in said


def test_five_years_have_a_trend_and_gases_are_brought_to_one_state(tmp_path: Path) -> None:
    """PM2.5 50, 40, 30, 25, 20 fall strictly: γ = −1. NO2 of 10 stays 10 at 298.15 K only where it was so already."""
    falling = [50, 40, 30, 25, 20]
    paths = [
        daily(tmp_path / f"{year}.csv", date(year, 1, 1), 365, lambda _, v=value: v)  # type: ignore[misc]
        for year, value in zip(range(2017, 2022), falling, strict=True)
    ]
    found = evaluated(paths[0], *paths[1:])
    trends = {one["item"]: one for one in found["trends"]}

    assert trends["pm25"]["values"] == falling
    assert (trends["pm25"]["gamma"], trends["pm25"]["direction"]) == (-1, "下降")
    assert trends["pm25"]["change_percent"] == -60
    assert trends["no2"]["values"] == [9, 9, 10, 10, 10]  # 10 × 0.9162 → 9; 2018: 243 days of 9
    assert any("跨2018年9月1日" in note for note in found["notes"])


def test_the_area_is_the_mean_of_its_points_and_micro_stations_stay_out_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = daily(tmp_path / "一.csv", date(2020, 1, 1), 30, lambda n: 70)
    two = daily(tmp_path / "二.csv", date(2020, 1, 1), 30, lambda n: 81, station="A2")

    found = evaluated(one, two, "--area")
    assert [s["station"] for s in found["stations"]] == ["A1", "A2", "区域均值"]
    assert found["stations"][2]["items"]["pm25"]["mean"] == 76  # 75.5 → even
    (tmp_path / "二.csv.yaml").write_text("站点类型: 小微站\n", encoding="utf-8")
    assert main(["air", "year", str(one), str(two), "--area"]) == 3
    assert "小微站、走航的数据不能与标准站的合并求均值" in capsys.readouterr().err
    assert main(["air", "year", str(one), str(two)]) == 0
    assert "小微站的数据只作参考，不作正式评价" in capsys.readouterr().out


def test_carbon_monoxide_whose_unit_nobody_said_is_refused_when_it_cannot_be_milligrams(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "平台.csv"
    lines = [f"A,2020-01-01 {h:02}:00,800,30" for h in range(24)]
    path.write_text("\n".join(["站点,时间,CO,PM2.5", *lines]) + "\n", encoding="utf-8")

    assert main(["air", "year", str(path)]) == 3
    assert "没有写单位，中位数是 800，不像 mg/m³" in capsys.readouterr().err
    found = evaluated(path, "--unit", "CO=μg/m³", "--label", "begin")
    assert found["stations"][0]["items"]["co"]["mean"] == 0.8


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (f"{HEAD}\nA,2020-01-01,1,1,1,1,1,1,1\n", ["--year", "2019"], "文件里没有 2019 年的数据"),
        (f"{HEAD}\nA,2020-01-01,,,,,,,\n", [], "任何一天都不能评价"),
        ("断面,时间,高锰酸盐指数,总磷\nS1,2020-01-01,2.1,0.05\n", [], "不是环境空气数据"),
        (f"{HEAD}\nA,2020-01-01,1,1,1,1,1,1,1\n", ["--unit", "CO"], "--unit：“CO”应写成 名称=值"),
    ],
)
def test_what_cannot_be_evaluated_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: list[str], said: str
) -> None:
    path = tmp_path / "数据.csv"
    path.write_text(text, encoding="utf-8")

    assert main(["air", "year", str(path), *words]) == 3
    assert said in capsys.readouterr().err


def test_one_real_station_year_prints_as_an_officer_reads_it(
    shared: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shared / "data/air/prsa/PRSA_Data_Aotizhongxin_20130301-20170228.csv.gz"
    if not path.exists():
        pytest.skip("no hours of Beijing beside this checkout")
    monkeypatch.setenv("COLUMNS", "110")

    assert main(["air", "year", str(path), "--year", "2016", "--label", "begin"]) == 0
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert (
        "  有效 362 天，达标 182 天，达标率 50.3%；超标 180 天（NO2 48、CO 11、O3 79、PM10 59、PM2.5 132）"
        in lines
    )
    assert (
        "  PM2.5     358    74    35  P95 212    75     132     63.1      3.95  足够    不达标"
        in lines
    )


def test_the_days_of_a_series_become_sheet_20_of_a_package(tmp_path: Path) -> None:
    """Three days: 70, a day of 19 hours (invalid), a day without any (missing); CO is not monitored."""
    path = tmp_path / "小时.csv"
    lines = ["station,time,so2,no2,co,o3,o3_8h,pm10,pm25"]
    for day, present in ((1, 24), (2, 19), (3, 0)):
        for hour in range(24):
            value = "10,10,/,10,,80,70" if hour < present else ",,/,,,,"
            lines.append(f"1001A,2020-03-{day:02} {hour:02}:00,{value}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    book = tmp_path / "20表.xlsx"

    found = evaluated(
        path, "--label", "begin", "--sheet20", book, "--station", "A01", "--park", "G439901"
    )
    rows = list(
        openpyxl.load_workbook(book)["20_大气日均值"].iter_rows(
            min_row=5, max_row=7, values_only=True
        )
    )

    assert found["stations"][0]["station"] == "1001A"
    heads = ("no", "date", "pm25", "pm10", "so2", "no2", "co", "o3", "valid")
    assert [dict(zip(heads, row[1:10], strict=True)) for row in rows] == [
        dict(zip(heads, ("A01", datetime(2020, 3, day), *cells), strict=True))
        for day, cells in (
            (1, (70, 80, 10, 10, "/", 10, "有效")),
            (2, (None, None, None, None, "/", 10, "有效")),  # 17 windows of ozone even so
            (3, (None, None, None, None, None, None, "缺测")),
        )
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "请用 --station 说明测点“A1”是17表的哪个站点"),
        (["--station", "B=A01"], "文件里没有测点“B”，有：A1"),
    ],
)
def test_a_point_must_be_told_which_station_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    path = daily(tmp_path / "日.csv", date(2020, 1, 1), 3, lambda n: 20)

    assert main(["air", "year", str(path), "--sheet20", str(tmp_path / "a.xlsx"), *words]) == 3
    assert said in capsys.readouterr().err


def test_the_days_of_a_series_are_laid_against_the_records(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheet tells 57 where the hours give 75."""
    station = {"no": "A01", "name": "甲站", "type": "国控", "use": "正式评价", "zone": "二类"}
    typed = {"no": "A01", "date": "2020-01-02", "pm25": "57", "pm10": "20", "valid": "有效"}
    frozen = dossier({"17": [station], "20": [typed]}, year=2020)
    of = SimpleNamespace(park=SimpleNamespace(name="澄江综合保税区", code="G439901"), year=2020)
    monkeypatch.setattr("yuanjian.commands._records.recorded", lambda args: (of, frozen))
    path = daily(tmp_path / "日.csv", date(2020, 1, 1), 3, lambda n: 75)

    assert main(["air", "year", str(path), "--against", "--station", "A01"]) == 1
    said = capsys.readouterr().out
    assert "与台账对照：澄江综合保税区（G439901）2020 年度 20 表" in said
    assert "2020年1月2日 PM2.5 填 57，算得" in said.replace("\n     ", "")


def test_a_series_read_evaluated_and_frozen_gives_the_facts_of_its_station(tmp_path: Path) -> None:
    """PM2.5 80 on the first ten days of 366, class 2: 10 above 75, 97.27 %."""
    path = hourly(
        tmp_path / "小时.csv", date(2020, 1, 1), 366, lambda d: 80 if d < date(2020, 1, 11) else 20
    )
    station = {"no": "A01", "name": "甲站", "type": "国控", "use": "正式评价", "zone": "二类"}
    with Session() as session:
        load(session, path, Declaration(label="end"))
        (year,) = evaluate(session, date(2020, 1, 1), date(2020, 12, 31))
        days = air_series("A01", cells(session, "A1", 2020, "A01"), file=path.name)
    f = Facts(with_series(dossier({"17": [station]}, year=2020), [days]))

    assert (year.days, year.exceed_days) == (366, 10)
    assert [f.value(fact).text for fact in ("air.days", "air.exceed_days", "air.rate")] == [
        "366",
        "10",
        "97.27",
    ]
    assert f.value("air.factors").text == "PM2.5"
    assert next(f.values("air_station.sufficient")).text == "是"
