"""`yuanjian series take` and `close`: what they print, and that a file that cannot be read does not stop the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from yuanjian.cli import main
from yuanjian.ledger.models import Park, ParkYear, Reading, SeriesIntake

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def park(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Park:
    monkeypatch.setattr("yuanjian.ledger.opening.open_ledger", lambda data, create: tmp_path)
    made = Park.objects.create(code="S439901", name="某某园区")
    ParkYear.objects.create(park=made, year=2021)
    return made


def hours(path: Path, pm25: str = "30") -> Path:
    lines = [f"A01,2021-03-01 {hour:02}:00,50,{pm25}" for hour in range(24)]
    path.write_text("\n".join(["站点,时间,PM10,PM2.5", *lines]) + "\n", encoding="utf-8")
    return path


def test_a_file_is_taken_once_and_a_corrected_one_is_told_as_corrections(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = hours(tmp_path / "站.csv")
    words = ["series", "take", str(path), "--park", "S439901", "--label", "begin"]

    assert main(words) == 0
    assert "新增 48 个值，更正 0 个，相同 0 个" in capsys.readouterr().out
    assert main(words) == 0
    assert "导入过，没有变化" in capsys.readouterr().out
    hours(path, pm25="31")
    assert main(words) == 0
    assert "新增 0 个值，更正 24 个，相同 24 个" in capsys.readouterr().out
    assert SeriesIntake.objects.count() == 2


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = hours(tmp_path / "站.csv")

    assert main(["series", "take", str(tmp_path / "没有.csv"), str(path), "--park", "S439901"]) == 3
    said = capsys.readouterr()
    assert "没有.csv：找不到文件" in said.err
    assert "新增 48 个值" in said.out
    assert main(["series", "close"]) == 0
    assert "归档 0 个值" in capsys.readouterr().out
    assert Reading.objects.count() == 0  # days of 2021 went to the lake at once
