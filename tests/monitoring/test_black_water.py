"""Black and odorous waters by the guide's table 1 and its grading."""

from pathlib import Path

import pytest

from yuanjian.cli import main
from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.water.black import BlackWater, black_file

HEADS = "点位,采样日期,透明度(cm),溶解氧(mg/L),氧化还原电位(mV),氨氮(mg/L)"


def graded(folder: Path, *rows: str) -> BlackWater:
    file = folder / "黑臭.csv"
    file.write_text("\n".join([HEADS, *rows]), encoding="utf-8")
    with Session(memory="256MB", threads=1) as session:
        return black_file(session, [file])


def point(name: str, *days: str) -> list[str]:
    return [f"{name},2023-05-{n:02},{values}" for n, values in enumerate(days, 1)]


@pytest.mark.parametrize(
    ("days", "grade"),
    [
        # One item heavy in 3 of 5 (60 %): transparency below 10 cm.
        (["9,1,0,10"] * 3 + ["20,1,0,10"] * 2, "重度黑臭"),
        # In 2 of 5 (40 %) alone: not.
        (["9,1,0,10"] * 2 + ["20,1,0,10"] * 3, "轻度黑臭"),
        # Two items heavy in 2 of 5 each (at least 30 %): transparency, ammonia above 15.
        (["9,1,0,16"] * 2 + ["20,1,0,10"] * 3, "重度黑臭"),
        # The bounds of the light band belong to it: 10 cm, 0.2 mg/L, −200 mV, 15 mg/L.
        (["10,0.2,-200,15"] * 3, "轻度黑臭"),
        (["26,2.1,51,7.9"] * 3, "均优于轻度黑臭界线"),
        (["26,2.1,51,8.0"] * 3, "轻度黑臭"),
    ],
)
def test_a_point_is_graded_by_the_share_of_its_data(
    days: list[str], grade: str, tmp_path: Path
) -> None:
    (found,) = graded(tmp_path, *point("甲", *days)).points

    assert found.grade == grade


def test_a_water_is_heavy_when_six_of_ten_points_are(tmp_path: Path) -> None:
    heavy, light = ["9,0.1,-300,16"] * 3, ["20,1,0,10"] * 3
    names = "甲乙丙丁戊"
    three = graded(
        tmp_path,
        *(r for n, name in enumerate(names) for r in point(name, *(heavy if n < 3 else light))),
    )
    two = graded(
        tmp_path,
        *(r for n, name in enumerate(names) for r in point(name, *(heavy if n < 2 else light))),
    )

    assert (three.heavy, three.grade) == (60, "重度黑臭")
    assert (two.heavy, two.grade) == (40, "轻度黑臭")


def test_too_few_points_and_times_and_items_are_told(tmp_path: Path) -> None:
    told = "\n".join(graded(tmp_path, "甲,2023-05-01,9,,0,10").notes)

    assert "检测点1个，指南要求每个水体不少于3个" in told
    assert "甲检测不足3次" in told
    assert "甲缺溶解氧，按已有指标判定" in told


def test_a_file_without_any_of_the_four_items_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "数据.csv"
    file.write_text("点位,采样日期,总磷\n甲,2023-05-01,0.3\n", encoding="utf-8")

    with (
        Session() as session,
        pytest.raises(Refusal, match="没有透明度、溶解氧、氧化还原电位、氨氮的监测值"),
    ):
        black_file(session, [file])


def test_the_officer_reads_the_grade(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "黑臭.csv"
    file.write_text("\n".join([HEADS, *point("甲", *["9,0.1,-300,16"] * 3)]), encoding="utf-8")

    assert main(["samples", str(file), "--medium", "黑臭水体"]) == 0

    said = capsys.readouterr().out
    rows = [line.split() for line in said.splitlines()]
    assert ["甲", "3", "100.0%", "100.0%", "100.0%", "100.0%", "重度黑臭"] in rows
    assert "整个水体：重度黑臭（重度黑臭的检测点占100.0%）" in said
