"""yuanjian series check: what an officer reads, what a program reads, and the exit codes."""

import json
from pathlib import Path

import pytest

from yuanjian.cli import main

CO = "站点,时间,CO,PM2.5(μg/m³)\n" + "".join(
    f"A,2020-01-01 {h:02}:00,{900 + h},{h}\n" for h in range(24)
)
GOOD = "站点,时间,CO(mg/m³),PM2.5(μg/m³)\n" + "".join(
    f"A,2020-01-01 {h:02}:00,0.9,{h}\n" for h in range(24)
)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")


def put(folder: Path, text: str, name: str = "站.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_file_is_read_and_its_open_questions_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["series", "check", str(put(tmp_path, GOOD))]) == 0
    said = capsys.readouterr().out
    assert "24 行，48 个值；1 个测点（A）；2 项：CO（mg/m³）、PM2.5（μg/m³）" in said
    assert "还要说明 3 项" in said and "--label end 或 --label begin" in said
    assert "没有读不出的，也没有存疑的。" in said


def test_what_is_said_is_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["--label", "begin", "--state", "298", "--kind", "国控"]
    assert main(["series", "check", str(put(tmp_path, GOOD)), *said]) == 0
    out = capsys.readouterr().out
    assert "还要说明" not in out
    assert "2020-01-01 00:00 至 2020-01-01 23:00" in out


def test_a_unit_that_must_be_said_is_asked_and_nothing_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path, CO)
    assert main(["series", "check", str(path)]) == 3
    out, err = capsys.readouterr()
    assert "“CO”的单位是什么？表头没有写（必须说明）" in out
    assert "--unit CO=μg/m³" in out
    assert "“CO”列没有写单位，中位数是 911，不像 mg/m³" in err
    assert main(["series", "check", str(path), "--unit", "CO=μg/m³"]) == 0
    assert "CO（mg/m³）" in capsys.readouterr().out


def test_doubts_and_unreadable_cells_are_listed_and_end_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD.replace("03:00,0.9,3", "03:00,o.9,-3")
    assert main(["series", "check", str(put(tmp_path, text))]) == 1
    out = capsys.readouterr().out
    assert "第5行“CO(mg/m³)”列：“o.9”" in out
    assert "超出合理范围　1 处" in out and "值 -3 低于 0" in out


def test_programs_read_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, GOOD.replace("05:00,0.9,5", "05:00,0.9,1500"))
    assert main(["series", "check", str(path), "--json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["grain"], told["records"], told["states"]) == ("hour", 24, {"valid": 48})
    assert [q["part"] for q in told["questions"]] == ["label", "kind", "state"]
    assert told["flag_counts"] == {"range": 1, "jump": 1}
    assert told["flags"][0]["reason"] == "值 1500 高于 1000，超出一般仪器的量程"


def test_one_unreadable_file_does_not_keep_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, good = put(tmp_path, "", "空.csv"), put(tmp_path, GOOD)
    assert main(["series", "check", str(empty), str(good)]) == 3
    out, err = capsys.readouterr()
    assert "空.csv：文件是空的" in err
    assert "24 行，48 个值" in out


def test_a_pair_without_its_sign_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["series", "check", str(put(tmp_path, GOOD)), "--unit", "CO"]) == 3
    assert "--unit：“CO”应写成 名称=值。" in capsys.readouterr().err
