"""No command writes over what it reads, and says which folder is not there, before it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from yuanjian.cli import main

_AIR = "station,time,so2,no2,co,o3,o3_8h,pm10,pm25\nA01,2020-01-24,8,31,1.1,50,46,51,58\n"
_WATER = "断面名称,监测日期,氨氮(mg/L)\n白鹭渡,2020-01-24,0.3\n"
_WELL = "点位,监测日期,氨氮(mg/L)\nW01,2020-01-24,0.3\n"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["air", "year"], _AIR),
        (["water", "year"], _WATER),
        (["samples", "--medium", "地下水"], _WELL),
        (["samples", "--medium", "黑臭水体"], _WELL),
        (["outlet", "year"], _AIR),
    ],
)
def test_the_file_that_is_read_is_never_written_over(
    words: list[str], text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "数据.csv"
    file.write_text(text, encoding="utf-8")
    assert main([*words, str(file), "--json", str(file)]) == 3
    assert file.read_text(encoding="utf-8") == text
    assert "是要读的文件，为免覆盖原文件，请换一个文件名" in capsys.readouterr().err

    assert main([*words, str(file), "--json", str(tmp_path / "没有" / "果.json")]) == 3
    assert f"没有文件夹“{tmp_path / '没有'}”" in capsys.readouterr().err


def test_a_workbook_without_an_ending_is_the_workbook_that_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "数据.xlsx"
    file.write_bytes(b"kept")
    for words in (["air", "year"], ["outlet", "year"]):
        option = "--sheet20" if words[0] == "air" else "--sheet21"
        assert main([*words, str(file), option, str(tmp_path / "数据")]) == 3
        assert "是要读的文件，为免覆盖原文件" in capsys.readouterr().err
        assert main([*words, str(file), option, str(tmp_path / "果.csv")]) == 3
        assert "文件名应以 .xlsx 结尾，不是“果.csv”" in capsys.readouterr().err
    assert file.read_bytes() == b"kept"
