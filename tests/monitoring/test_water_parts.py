"""Parts of the judgement of water: nutrient state, seasons, month cells made twice."""

import math
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.load import load
from yuanjian.monitoring.water.cells import Value, cells_of
from yuanjian.monitoring.water.ladder import class_of_text
from yuanjian.monitoring.water.months import month_cells
from yuanjian.monitoring.water.nutrition import nutrition_of
from yuanjian.monitoring.water.season_months import read_seasons

LAKE = {"叶绿素a": "12", "总磷": "0.05", "总氮": "1.0", "透明度": "80", "高锰酸盐指数": "4"}


def cells(values: dict[str, str]) -> dict[str, list]:
    return {
        item: cells_of([Value("坝前", item, date(2023, 7, 4), Fraction(text))])
        for item, text in values.items()
    }


def test_the_nutrient_index_of_a_lake() -> None:
    # By the printed formulae, with SD 0.8 m and chlorophyll 12 mg/m³, weights of r².
    parts = {
        "叶绿素a": (10 * (2.5 + 1.086 * math.log(12)), 1),
        "总磷": (10 * (9.436 + 1.624 * math.log(0.05)), 0.84**2),
        "总氮": (10 * (5.453 + 1.694 * math.log(1)), 0.82**2),
        "透明度": (10 * (5.118 - 1.94 * math.log(0.8)), 0.83**2),
        "高锰酸盐指数": (10 * (0.109 + 2.661 * math.log(4)), 0.83**2),
    }
    expected = sum(t * w for t, w in parts.values()) / sum(w for _, w in parts.values())
    found = nutrition_of(cells(LAKE))

    assert found.index is not None
    assert float(found.index) == round(expected, 1) == 49.3
    assert found.level == "中营养"
    assert {i: float(p) for i, p in found.parts.items()} == {
        i: round(t, 1) for i, (t, _) in parts.items()
    }


def test_a_lake_that_lacks_an_item_has_no_index_and_says_which() -> None:
    found = nutrition_of(cells({k: v for k, v in LAKE.items() if k != "透明度"}))

    assert (found.index, found.level, found.missing) == (None, "", ("透明度",))


def test_months_made_in_sql_are_those_made_row_by_row(tmp_path: Path) -> None:
    file = tmp_path / "断面.csv"
    file.write_text(
        "断面名称,采样日期,氨氮,汞\n甲,2023-01-05,0.31,0.00004L\n甲,2023-01-19,0.33,0.00007\n甲,2023-02-05,0.1,—\n",
        encoding="utf-8",
    )
    values = [
        Value("甲", "氨氮", date(2023, 1, 5), Fraction("0.31")),
        Value("甲", "氨氮", date(2023, 1, 19), Fraction("0.33")),
        Value("甲", "氨氮", date(2023, 2, 5), Fraction("0.1")),
        Value("甲", "汞", date(2023, 1, 5), Fraction("0.00004"), below=True),
        Value("甲", "汞", date(2023, 1, 19), Fraction("0.00007")),
    ]
    with Session(memory="256MB", threads=1) as session:
        load(session, file)

        assert month_cells(session) == cells_of(values)


@pytest.mark.parametrize(
    "said", ["丰=4-7,平=3,8-10,枯=11-12,1-2", "丰水期=4～7月；平=3、8—10；枯水期=11,12,1,2"]
)
def test_seasons_are_read_as_people_write_them(said: str) -> None:
    assert read_seasons(said) == {
        "丰水期": (4, 5, 6, 7), "平水期": (3, 8, 9, 10), "枯水期": (11, 12, 1, 2),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("丰=4-9,平=3,枯=12,1-2", "10月、11月没有归入任何水期"),
        ("丰=4-9,平=3-4,10-11,枯=12,1-2", "4月写了两次"),
        ("汛=4-9,枯=10-12,1-3", "水期“汛”不认识"),
        ("丰=4-13,枯=1-3", "水期的月份“4-13”读不出"),
        ("4-9", "没有说是丰、平还是枯"),
    ],
)
def test_seasons_that_do_not_divide_the_year_are_refused(said: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_seasons(said)


def test_classes_are_read_as_people_write_them() -> None:
    said = ["Ⅲ", "III类", "三类", "3", "Ⅴ类", "劣Ⅴ类", "好", ""]

    assert [class_of_text(text) for text in said] == [3, 3, 3, 3, 5, 6, None, None]
