"""`yuanjian air aqi`: the rows of a file with their index behind, and files that cannot be meant."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from yuanjian.cli import main

HEAD = "station,time,so2,no2,co,o3,o3_8h,pm10,pm25\n"
RESULT = [
    "aqi",
    "primary",
    "level",
    "iaqi_so2",
    "iaqi_no2",
    "iaqi_co",
    "iaqi_o3",
    "iaqi_o3_8h",
    "iaqi_pm10",
    "iaqi_pm25",
    "missing",
    "publishable",
]  # design.md 7


def written(folder: Path, text: str, *, coding: str = "utf-8", name: str = "值.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(coding))
    return path


def computed(path: Path, *words: str) -> list[dict[str, str]]:
    out = path.with_name("结果.csv")
    assert main(["air", "aqi", str(path), *words, "--csv", str(out)]) == 0
    return list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))


def test_the_rows_come_back_as_they_were_with_the_columns_of_the_contract_behind(
    tmp_path: Path,
) -> None:
    text = HEAD + 'A1,2026-02-28 12:00,3,20,2.20,100,,60,58\n"B,2",2026-03-02T03,/,—,NA,100,,,58\n'
    rows = computed(written(tmp_path, text), "--kind", "hour")

    assert list(rows[0]) == HEAD.strip().split(",") + RESULT
    assert list(rows[0].values()) == (
        [
            "A1",
            "2026-02-28 12:00",
            "3",
            "20",
            "2.20",
            "100",
            "",
            "60",
            "58",
            "79",
            "pm25",
            "良",
            "1",
            "10",
            "22",
            "32",
            "",
            "55",
            "79",
            "",
            "yes",
        ]
    )
    assert rows[1]["station"] == "B,2"
    assert (rows[1]["so2"], rows[1]["no2"], rows[1]["co"]) == ("/", "—", "NA")
    assert (rows[1]["aqi"], rows[1]["missing"], rows[1]["publishable"]) == (
        "96",
        "no2,co,pm10",
        "unknown",
    )


def test_items_at_the_maximum_are_joined_and_not_monitored_is_not_missing(tmp_path: Path) -> None:
    (row,) = computed(
        written(tmp_path, HEAD + "A,2027-01-01,/,80,/,,100,120,60\n"), "--kind", "day"
    )

    assert (row["aqi"], row["primary"], row["level"]) == ("100", "no2,pm10,pm25", "良")
    assert (row["missing"], row["publishable"]) == ("", "yes")


@pytest.mark.parametrize(("label", "index"), [("end", "79"), ("begin", "96")])
def test_the_label_decides_the_day_of_observation_and_with_it_the_edition(
    tmp_path: Path, label: str, index: str
) -> None:
    """PM2.5 of 58 at 2026-03-01 00:00: by its end an hour of 28 February (2012), by its begin one of March."""
    path = written(tmp_path, HEAD + "A,2026-03-01 00:00,1,1,1,1,,1,58\n")

    assert computed(path, "--kind", "hour", "--label", label)[0]["aqi"] == index


@pytest.mark.parametrize(("said", "index"), [("auto", "79"), ("2012", "79"), ("2026", "96")])
def test_an_edition_can_be_forced(tmp_path: Path, said: str, index: str) -> None:
    path = written(tmp_path, HEAD + "A,2020-03-01,1,1,1,,1,1,58\n")

    assert computed(path, "--kind", "day", "--standard", said)[0]["aqi"] == index


@pytest.mark.parametrize(
    ("coding", "marked"),
    [("utf-8", False), ("utf-8-sig", True), ("gb18030", True), ("utf-16", True)],
)
def test_encodings_of_the_office_are_read_and_excel_can_open_the_result(
    tmp_path: Path, coding: str, marked: bool
) -> None:
    text = "站点名称,时间,SO2(μg/m³),NO2,CO（mg/m³）,O3_8h,PM10,PM2.5\n实验中学,2020/1/9,3,20,0.5,46,60,58\n"
    path = written(tmp_path, text, coding=coding)

    (row,) = computed(path, "--kind", "day")

    assert (row["站点名称"], row["aqi"], row["missing"]) == ("实验中学", "79", "")
    assert (tmp_path / "结果.csv").read_bytes().startswith(b"\xef\xbb\xbf") is marked


def test_a_packed_file_and_other_delimiters_are_read(tmp_path: Path) -> None:
    path = tmp_path / "值.csv.gz"
    path.write_bytes(
        gzip.compress((HEAD + "A,2020-01-01,3,20,0.5,,46,60,58\n").replace(",", "\t").encode())
    )

    assert computed(path, "--kind", "day")[0]["aqi"] == "79"


def test_columns_that_the_file_has_already_keep_their_values_under_another_name(
    tmp_path: Path,
) -> None:
    (row,) = computed(written(tmp_path, "time,pm25,aqi\n2020-01-01,58,80\n"), "--kind", "day")

    assert (row["aqi_原"], row["aqi"]) == ("80", "79")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "是空的"),
        (HEAD, "只有表头，没有数据行"),
        ("station,pm25\nA,3\n", "表头里没有时间列（time）"),
        ("station,time,x\nA,2020-01-01,3\n", "表头里没有监测项目列"),
        ("time,pm25,PM2.5\n2020-01-01,3,4\n", "表头“pm25”和“PM2.5”都像是pm25 列"),
        ("time,CO(μg/m³)\n2020-01-01,300\n", "列“CO(μg/m³)”的单位是 ug/m3，这里需要 mg/m³"),
        ("time,pm25\n2020-13-01,3\n", "第 2 行“time”列“2020-13-01”不是时间"),
        ("time,pm25\n2020-01-01,\n,4\n", "第 3 行“time”列“”不是时间"),
        (
            "time,pm25\n2020-01-01,约30\n",
            "“pm25”列“约30”不是数值（",
        ),
        ("time,pm25\n2020-01-01,-5\n", "“pm25”列“-5”是负数"),
        ("time,pm25\n2020-01-01\n", "第2行：只有 1 列，表头有 2 列"),
        ("time,pm25\n2020-01-01,3,4\n", "第2行：有 3 列，表头只有 2 列"),
        ("time,o3,o3_24h,o3_8h,o3_8h_24h\n2020-01-01 05:00,1,1,1,1\n", "其臭氧各列名实不符"),
    ],
)
def test_what_cannot_be_read_is_told_in_chinese_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    out = tmp_path / "结果.csv"
    words = ["air", "aqi", str(written(tmp_path, text)), "--kind", "hour", "--csv", str(out)]

    assert main(words) == 3
    assert said in capsys.readouterr().err.replace("μg/m3", "ug/m3")
    assert not out.exists()


def test_every_bad_cell_is_told_in_one_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "time,pm25,so2\n2020-01-01,x,3\nheute,4,y\n")

    assert main(["air", "aqi", str(path), "--kind", "day"]) == 3
    assert capsys.readouterr().err.count(" 行“") == 3


def test_a_file_that_is_not_there_or_no_table_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["air", "aqi", str(tmp_path / "没有.csv"), "--kind", "day"]) == 3
    assert "找不到" in capsys.readouterr().err
    (tmp_path / "图.csv").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    assert main(["air", "aqi", str(tmp_path / "图.csv"), "--kind", "day"]) == 3
    assert "这是图片、PDF 或其他文件" in capsys.readouterr().err


def test_carbon_monoxide_in_micrograms_is_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "time,co\n2020-01-01,800\n")

    assert main(["air", "aqi", str(path), "--kind", "day"]) == 0
    assert "有 1 行 CO 大于 150 mg/m³，疑为以 μg/m³ 计" in capsys.readouterr().out


def test_the_terminal_shows_rows_and_how_often_each_level_came(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD + "A,2020-01-01,3,20,0.5,,46,60,58\nA,2020-01-02,3,20,0.5,,46,20,20\n"

    assert main(["air", "aqi", str(written(tmp_path, text)), "--kind", "day"]) == 0
    said = capsys.readouterr().out
    assert "日均值 2 行　HJ 633—2012" in said
    assert "首要污染物：PM2.5 1 次" in said
    assert "可 2" in said


def test_a_workbook_is_read_as_well(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "日均值.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["站点", "日期", "PM2.5", "CO"])
        sheet.write_row(1, 0, ["A", "2020-01-01", 58, 2.2])
        sheet.write_row(2, 0, ["A", "2020-01-02", "/", 2.2])

    rows = computed(path, "--kind", "day")

    assert [(r["站点"], r["aqi"], r["primary"]) for r in rows] == [
        ("A", "79", "pm25"),
        ("A", "55", "co"),
    ]


def test_rows_of_blanks_below_a_table_are_none(tmp_path: Path) -> None:
    rows = computed(written(tmp_path, "time,pm25\n2020-01-01,58\n\n,\n , \n"), "--kind", "day")

    assert [r["aqi"] for r in rows] == ["79"]


@pytest.mark.parametrize(("kind", "index"), [("day", "79"), ("hour", "79")])
def test_midnight_written_as_24_ends_the_day_that_it_names(
    tmp_path: Path, kind: str, index: str
) -> None:
    """PM2.5 58 is 79 by the edition of 2012, in force on 28 February 2026, and 96 from the next day on."""
    (row,) = computed(written(tmp_path, "time,pm25\n2026-02-28 24:00,58\n"), "--kind", kind)

    assert row["aqi"] == index


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("stations_2018-11-29T16.csv.gz", "hour", 1447),
        ("stations_2026-04-10T11_excerpt.csv", "hour", 34),
        ("cities_hour_2020-06-29T18.csv.gz", "hour", 362),
        ("cities_day_2018-11-11.csv.gz", "day", 367),
    ],
)
def test_tables_of_the_national_centre_give_what_it_published(
    shared: Path, tmp_path: Path, name: str, kind: str, count: int
) -> None:
    """As they are; the file's own index stays beside ours. Counts are those of the README of the data."""
    path = shared / "data/air/cnemc" / name
    if not path.exists():
        pytest.skip("no published data beside this checkout")
    copy = tmp_path / name
    copy.write_bytes(path.read_bytes())
    published = [r for r in computed(copy, "--kind", kind) if r["aqi_原"].isdecimal()]

    assert len(published) == count
    assert [r["timepoint"] for r in published if r["aqi"] != r["aqi_原"]] == []
