"""--charts of `air year` and `outlet year`: one page with pictures, the words that say what they show, and tables."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.test_air_year import hourly
from yuanjian.cli import main
from yuanjian.reports.charts.paint import NoFont, Painter

ABOUT = """
DA001:
  名称: 锅炉排气筒
  类型: 废气
  限值: {SO2: 30}
  投运: 2021-01-01 00:00
"""


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pictures are not drawn here (tests/reports/charts does that); titles of those asked for."""
    asked: list[str] = []

    def paint(self: Painter, chart: object, form: str = "png") -> bytes:
        asked.append(chart.title)  # type: ignore[attr-defined]
        return b"PNG"

    monkeypatch.setattr(Painter, "paint", paint)
    return asked


def said(page: str) -> list[str]:
    return re.findall(r'<p class="said">(.*?)</p>', page)


def test_a_year_of_hours_of_air_gives_calendar_months_days_and_coverage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """PM2.5 80 in January (31 days above 75), else 20; the last ten days are not there."""
    path = hourly(
        tmp_path / "小时.csv", date(2020, 1, 1), 356, lambda d: 80 if d.month == 1 else 20
    )
    page = tmp_path / "图.html"

    assert main(["air", "year", str(path), "--label", "end", "--charts", str(page)]) == 0

    text = page.read_text(encoding="utf-8")
    assert said(text) == [
        "A12020年空气质量指数（AQI）日历：优325天、轻度污染31天；缺测10天；指数最高的是1月1日，为107（轻度污染）。",
        "A12020年PM2.5各月平均浓度与年平均限值对照：最高为1月的80μg/m³，最低为2月的20μg/m³；"
        "有1个月高于年平均限值35μg/m³（1月）；12月有效天数不足。",
        "A12020年PM2.5逐日浓度与超标日：有效356天；超标31天，其中1月31天；最大值为1月1日的80μg/m³。",
        "2020年逐日数据有效情况：A1有效356天、缺测10天。",
    ]
    assert text.count('<img src="data:image/png;base64,UE5H" alt="') == 4
    assert '<th scope="row">1月</th><td>31</td><td>80</td><td>31</td>' in text
    assert f"图 4 幅，已写入 {page}" in capsys.readouterr().out


def flue_gas(path: Path) -> Path:
    """Half a year of 28 mg/m³, 60 on the first of February."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["排口", "时间", "二氧化硫(mg/m3)", "废气流量(m3/h)"])
        for hour in range(181 * 24):
            at = datetime(2021, 1, 1, 1) + timedelta(hours=hour)
            value = 60 if (at - timedelta(hours=1)).date() == date(2021, 2, 1) else 28
            rows.writerow(["DA001", f"{at:%Y-%m-%d %H:%M}", value, "40000"])
    path.with_name("排口.yaml").write_text(ABOUT, encoding="utf-8")
    return path


def test_outlets_give_twelve_quarters_and_the_days_of_what_exceeded(
    tmp_path: Path, undrawn: list[str]
) -> None:
    path, page = flue_gas(tmp_path / "小时值.csv"), tmp_path / "图.html"
    about = path.with_name("排口.yaml")

    words = ["outlet", "year", path, "--about", about, "--charts", page, "--label", "end"]
    assert main([str(word) for word in words]) == 0

    strip, days = said(page.read_text(encoding="utf-8"))
    assert strip == (
        "各排口十二个季度的在线监测情况：DA001 锅炉排气筒达标1个季度、超标1个季度、无数据10个季度"
        "（超标：2021年一季度）。"
    )
    assert "超标1天，其中2月1天；最大值为2月1日的60.000mg/m³" in days
    assert undrawn == [
        "各排口十二个季度的在线监测情况",
        "DA001 锅炉排气筒 2021年二氧化硫日均值与超标日",
    ]


def test_without_a_chinese_font_words_and_tables_are_written_and_the_page_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(self: Painter, chart: object, form: str = "png") -> bytes:
        raise NoFont()

    monkeypatch.setattr(Painter, "paint", none)
    path = hourly(tmp_path / "小时.csv", date(2020, 1, 1), 60, lambda d: 20)
    page = tmp_path / "图.html"

    assert main(["air", "year", str(path), "--label", "end", "--charts", str(page)]) == 0

    text = page.read_text(encoding="utf-8")
    assert "<img" not in text
    assert "请安装任意一种：黑体" in text
    assert len(said(text)) == 4


def test_a_page_that_would_take_the_place_of_the_data_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = hourly(tmp_path / "小时.csv", date(2020, 1, 1), 60, lambda d: 20)
    before = path.read_bytes()

    assert main(["air", "year", str(path), "--label", "end", "--charts", str(path)]) == 3
    assert "为免覆盖原文件" in capsys.readouterr().err
    assert main(["air", "year", str(path), "--charts", str(tmp_path / "无" / "图.html")]) == 3
    assert "不存在" in capsys.readouterr().err
    assert path.read_bytes() == before
