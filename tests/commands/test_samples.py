"""yuanjian samples: what an officer and a program read."""

import json
from pathlib import Path

import pytest

from yuanjian.cli import main


def test_boundary_noise_is_told_in_decibels(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    file = tmp_path / "厂界.csv"
    file.write_text(
        "监测点位,监测时间,Leq[dB(A)]\n东,2023-05-06 10:20,66.2\n东,2023-05-06 22:05,55\n",
        encoding="gbk",
    )

    assert main(["samples", str(file), "--medium", "厂界", "--zone", "3"]) == 0

    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    # GB 12348 表1: 3类 by day 65, by night 55.
    assert ["东", "3类", "0/1", "昼间等效声级（1.2", "dB(A)）"] in rows
    assert [
        "东",
        "2023-05-06",
        "10:20",
        "昼间等效声级",
        "66.2",
        "dB(A)",
        "65",
        "dB(A)",
        "1.2",
        "dB(A)",
        "超标",
    ] in rows


def test_soil_above_screening_says_what_follows_and_the_program_reads_every_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "土壤.csv", tmp_path / "结果.json"
    file.write_text(
        "点位,采样日期,监测项目,结果,单位\nS01,2023-06-01,砷,61,mg/kg\nS01,2023-06-01,铅,0.1L,mg/kg\n",
        encoding="utf-8",
    )

    assert (
        main(["samples", str(file), "--medium", "土壤", "--zone", "第二类用地", "--json", str(out)])
        == 0
    )

    assert "超过筛选值的：应开展进一步的详细调查和风险评估" in capsys.readouterr().out.replace(
        "\n    ", ""
    )
    (point,) = json.loads(out.read_text(encoding="utf-8"))["points"]
    assert (point["risk"], point["occasions"], point["attained"]) == ("超过筛选值", 1, 0)
    arsenic, lead = point["results"]
    assert (arsenic["value"], arsenic["limit"], arsenic["multiple"]) == (
        "61",
        "60",
        "0.016666666667",
    )
    assert (lead["raw"], lead["not_detected"], lead["verdict"]) == ("0.1L", True, "未超过筛选值")


def test_a_medium_that_is_not_known_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["samples", "无.csv", "--medium", "海水"])

    assert ended.value.code == 2
    assert "地下水、声、厂界、土壤" in capsys.readouterr().err
