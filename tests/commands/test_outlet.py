"""yuanjian outlet year: from files to the terminal, JSON, hours and a sheet 21 that the importer takes."""

from __future__ import annotations

import csv
import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from yuanjian.cli import main
from yuanjian.sheets.cells import written
from yuanjian.sheets.excel.package import read_package, validate

ABOUT = """
DA001:
  名称: 锅炉排气筒
  企业: 澄江岭穗冷链食品有限公司
  炉型: GB 13271-2014 燃气锅炉
  限值: {SO2: 50}
  投运: 2021-03-01 00:00
  停用: 2021-03-11 00:00
  许可排放量: {SO2: 0.001}
  申报排放量: {SO2: 0.01}
"""


@pytest.fixture
def series(tmp_path: Path) -> Path:
    """Ten days of 28 mg/m³ at 9 % oxygen and 40 000 m³/h; one hour missing."""
    path = tmp_path / "小时值.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["排口", "时间", "二氧化硫(mg/m3)", "含氧量(%)", "废气流量(m3/h)"])
        for hour in range(240):
            at = datetime(2021, 3, 1, 1) + timedelta(hours=hour)
            so2 = "" if hour == 100 else "28"
            rows.writerow(["DA001", f"{at:%Y-%m-%d %H:%M}", so2, "9", "40000"])
    (tmp_path / "排口.yaml").write_text(ABOUT, encoding="utf-8")
    return path


def told(words: list[str | Path], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["outlet", "year", *map(str, words)]) == 0
    return capsys.readouterr().out


def test_the_year_is_told_with_validity_loads_and_comparison(
    series: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    said = told([series, "--about", series.with_name("排口.yaml")], capsys)

    # 28 · 17.5/12 = 40.833; 240 h × 1.12 kg = 0.2688 t, one hour of it substituted
    assert "DA001 锅炉排气筒（废气）　澄江岭穗冷链食品有限公司　基准氧含量 3.5%" in said
    assert (
        "二氧化硫    240    239   99.58%      ·  50           0         0   10/10  40.833 mg/m³"
        in said
    )
    assert "二氧化硫  0.2688    0.0011      1          ·" in said
    assert "此前180个有效小时的最大值  1.120 kg/h" in said
    assert "超出 0.2678 t：超许可" in said
    assert "申报 0.01 t，核算 0.2688 t，相差 -0.2588 t，-96.28%：不符" in said
    assert "时间标的是时段的开始还是结束？文件没有说明" in said
    assert "待核对原文" in said


def test_json_is_exact_and_hours_carry_their_method(
    series: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about, table = series.with_name("排口.yaml"), tmp_path / "逐时.csv"
    found = json.loads(told([series, "--about", about, "--hours", table, "--json", "-"], capsys))

    (outlet,) = found["outlets"]
    item = outlet["items"][0]
    assert item["load"] == {
        "known": "0.2688", "substituted": "0.00112", "substituted_hours": 1, "unknown_hours": 0,
    }  # fmt: skip
    assert item["top_day"] == "40.833333"
    assert [q["state"] for q in outlet["quarters"]] == ["无数据"] * 8 + ["有效"] + ["无数据"] * 3
    assert {b["status"] for b in found["basis"]} == {"unverified"}
    with table.open(encoding="utf-8-sig") as lines:
        rows = {row["时段开始"]: row for row in csv.DictReader(lines) if row["因子"] == "二氧化硫"}
    assert rows["2021-03-05 04:00"]["方法代码"] == "max180"
    assert rows["2021-03-05 04:00"]["排放量（kg）"] == "1.12"
    assert rows["2021-03-05 05:00"]["方法代码"] == "measured"


def test_sheet_21_is_a_workbook_that_the_importer_takes(
    series: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "年汇总.xlsx"
    words = [
        series,
        "--about",
        series.with_name("排口.yaml"),
        "--sheet21",
        book,
        "--park",
        "G439901",
    ]
    said = told(words, capsys)
    read = read_package(book)
    rows = {row.raw.values["factor"]: row for row in validate(read) if row.sheet == "21"}

    assert "已生成 21_在线监测年汇总（2 行）" in said
    assert (read.park, read.year, [s.no for s in read.sheets]) == ("G439901", 2021, ["21"])
    assert {k: written(rows["SO2"].raw.values[k]) for k in ("h_due", "h_ok", "d_bad", "h_bad", "max", "lim")} == {
        "h_due": "240", "h_ok": "239", "d_bad": "0", "h_bad": "0", "max": "40.833", "lim": "50",
    }  # fmt: skip
    assert {p.key for row in rows.values() for p in row.problems if p.level == "error"} == {"subj"}
    again = told([series, "--about", series.with_name("排口.yaml"), "--summary", book], capsys)
    assert (
        "两边都有的列全部相同。" in again
    )  # neither the template's example nor its units are taken for rows


def refused(words: list[str | Path], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["outlet", "year", *map(str, words)]) == 3
    return capsys.readouterr().err


def test_slips_are_told_with_what_to_do(
    series: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "别的.yaml"
    other.write_text("DA002:\n  类型: 废气\n", encoding="utf-8")
    unseen = tmp_path / "测点.csv"
    unseen.write_text("测点,时间,流量\nX,2021-01-01 01:00,5\n", encoding="utf-8")

    assert "没有 2019 年的小时值，数据在 2021—2021 年" in refused(
        [series, "--year", "2019"], capsys
    )
    assert "数据里的排口是：DA001" in refused([series, "--about", other], capsys)
    assert "不是百分数" in refused([series, "--tolerance", "少量"], capsys)
    assert "看不出排口“X”是废气还是废水" in refused([unseen], capsys)
    assert "找不到文件" in refused([tmp_path / "没有.csv"], capsys)
    assert "没有写明DA001属于哪家企业" in refused(
        [series, "--sheet21", tmp_path / "a.xlsx"], capsys
    )
    assert "找不到" in refused([series, "--about", tmp_path / "无.yaml"], capsys)
    about = series.with_name("排口.yaml")
    assert "应以 .xlsx 结尾" in refused(
        [series, "--about", about, "--sheet21", tmp_path / "a.csv"], capsys
    )
    assert "是要读的文件" in refused([series, "--json", series], capsys)
    assert "没有文件夹" in refused([series, "--json", tmp_path / "无" / "a.json"], capsys)


def test_a_file_that_may_be_air_or_a_river_is_one_of_outlets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gas, water = tmp_path / "DA001.csv", tmp_path / "DW001.csv"
    hours = [f"2021-01-01 {h:02}:00" for h in range(1, 11)]
    gas.write_text("时间,SO2,流量\n" + "".join(f"{h},35,40000\n" for h in hours), encoding="utf-8")
    water.write_text("时间,COD,氨氮\n" + "".join(f"{h},35,1\n" for h in hours), encoding="utf-8")
    found = json.loads(told([gas, water, "--json", "-"], capsys))

    items = {(o["point"], o["kind"], i["item"]): i for o in found["outlets"] for i in o["items"]}
    assert items["DA001", "废气", "二氧化硫"]["unit"] == "mg/m³"
    # air.md 6: 35 mg/m³ × 40 000 m³/h = 1.40 kg/h
    assert items["DA001", "废气", "二氧化硫"]["days"][0]["load"] == "0.014"
    assert ("DW001", "废水", "化学需氧量") in items


def test_days_above_the_limit_months_and_missing_time_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    path, about = tmp_path / "DW001.csv", tmp_path / "排口.yaml"
    about.write_text("DW001:\n  限值: {氨氮: 5}\n  申报排放量: {氨氮: 0.01}\n", encoding="utf-8")
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["时间", "氨氮(mg/L)", "流量(m3/h)"])
        for hour in range(24 * 31):
            at = datetime(2021, 1, 1) + timedelta(hours=hour)
            rows.writerow([f"{at:%Y-%m-%d %H:%M}", 8 if at.day in (5, 6) else 2, 10])
    said = told([path, "--about", about, "--label", "begin", "--months"], capsys)

    # (29 · 2 + 2 · 8)/31 = 2.387; 24 h · 10 m³ · (29 · 2 + 2 · 8) g = 17.76 kg; 8/5 − 1 = 0.6
    assert "氨氮日均超标 2 天：01-05、01-06；最高 8（01-05，超标 0.60 倍）" in said
    assert "1月      2.387  0.0178" in said
    assert re.search(r"12月 +—\* +·", said)  # nothing is known of it, which is not nought
    assert "数据只有01月01日00时—01月31日23时，其余时间按缺测计" in said
    folded = "".join(said.split())
    assert "不能判定（有8016小时的排放量没有依据可算，核算量不完整）" in folded


def test_firms_that_number_their_outlets_alike_stay_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = tmp_path / "平台导出.csv", tmp_path / "年汇总.xlsx"
    rows = ["企业名称,排口编号,监测时间,COD(mg/L),流量(m3/h)"]
    for hour in range(1, 11):
        rows += [
            f"甲公司,DW001,2021-01-01 {hour:02}:00,20,10",
            f"乙公司,DW001,2021-01-01 {hour:02}:00,40,10",
        ]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = json.loads(told([path, "--json", "-"], capsys))

    loads = {o["owner"]: o["items"][0]["days"][0]["load"] for o in found["outlets"]}
    assert loads == {"乙公司": "0.004", "甲公司": "0.002"}
    assert "已生成 21_在线监测年汇总（4 行）" in told([path, "--sheet21", book], capsys)
    (sheet,) = read_package(book).sheets
    assert {(r.values["subj"], r.values["outlet"]) for r in sheet.rows} == {
        ("甲公司", "DW001"), ("乙公司", "DW001"),
    }  # fmt: skip


def test_the_flue_gas_of_the_largest_boilers_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "DA001.csv"
    path.write_text(
        "时间,氮氧化物(mg/m3),废气流量(m3/h)\n2021-01-01 01:00,50,3500000\n2021-01-01 02:00,50,4000001\n",
        encoding="utf-8",
    )
    found = json.loads(told([path, "--json", "-"], capsys))

    (gas, flow) = found["outlets"][0]["items"]
    assert (gas["load"]["known"], flow["measured"]) == ("0.175", 1)
