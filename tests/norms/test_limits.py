"""Limit look-ups; the worked values are in each norm's cases.yaml and name their tables."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from yuanjian.core.units import unit
from yuanjian.norms.document import Status, folders, read_yaml
from yuanjian.norms.limits import Ambiguous, UnknownStandard, limit, limits, standards
from yuanjian.norms.pollutants import pollutant

DAY = date(2020, 7, 6)
CASES = [
    (name, case) for name in folders("limits") for case in read_yaml("limits", name, "cases.yaml")
]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{n}-{c['item']}" for n, c in CASES])
def test_worked_cases(name: str, case: dict) -> None:
    found = limit(
        case.get("standard", f"limits/{name}"),
        case["item"],
        case.get("grade", ""),
        on=date.fromisoformat(case["on"]),
        applies=case.get("applies", ""),
    )
    if case["expect"] == "none":
        assert found is None
    else:
        assert {key: str(getattr(found, key)) for key in case["expect"]} == case["expect"]


def test_every_standard_has_cases_and_every_cell_can_be_read() -> None:
    counts = {s.document.number: len(list(limits(s.document.number, on=DAY))) for s in standards()}

    # rows × graded columns of the printed tables that have a figure
    assert counts == {
        "建城〔2015〕130号": 8,
        "GB 12348-2008": 40,
        "GB 18918-2002": 101,
        "GB 3095-2012": 46,
        "GB 3095-2026": 46,
        "GB 3096-2008": 18,
        "GB 36600-2018": 340,
        "GB 3838-2002": 206,
        "GB 8978-1996": 225,
        "GB/T 14848-2017": 465,
        "GB/T 31962-2015": 138,
    }
    assert {name for name, _ in CASES} == set(folders("limits"))


def test_every_item_is_a_known_pollutant_in_a_known_unit() -> None:
    for standard in standards():
        for each in limits(standard.document.number, on=DAY):
            assert pollutant(each.item) is not None, each
            if each.unit.endswith(("g/L", "g/m³", "g/kg", "dB(A)")):
                assert unit(each.unit) is not None, each


def test_a_stricter_class_never_allows_more() -> None:
    for number in ("GB 3838-2002", "GB/T 14848-2017", "GB 18918-2002", "GB 3095-2012"):
        found: dict[tuple[str, str, str], list[Decimal]] = {}
        for each in limits(number, on=DAY):
            if each.direction == "<=" and each.value is not None and each.grade:
                found.setdefault((each.item, each.applies, each.unit), []).append(each.value)
        for key, values in found.items():
            assert values == sorted(values), (number, key)


def test_soil_control_values_are_never_below_screening_values() -> None:
    by_item: dict[str, dict[str, Decimal]] = {}
    for each in limits("GB 36600-2018", on=DAY):
        assert each.value is not None
        by_item.setdefault(each.item, {})[each.grade] = each.value

    assert len(by_item) == 85
    for item, values in by_item.items():
        for land in ("第一类用地", "第二类用地"):
            assert values[f"{land}筛选值"] <= values[f"{land}管制值"], item


@pytest.mark.parametrize(
    "written",
    [
        "GB 3838-2002",
        "GB3838—2002",
        "ＧＢ 3838－2002",
        "GB 3838",
        "地表水环境质量标准",
        "《地表水环境质量标准》",
    ],
)
def test_a_standard_is_known_however_it_is_written(written: str) -> None:
    found = limit(written, "氨氮", "Ⅲ类", on=DAY)

    assert found is not None
    assert (found.norm, found.value) == ("limits/gb_3838_2002", Decimal(1))


@pytest.mark.parametrize("grade", ["Ⅲ", "III", "Ⅲ类", "III类", "三类", "3类", " ⅲ 类 "])
def test_a_class_is_known_however_it_is_written(grade: str) -> None:
    assert getattr(limit("GB 3838", "氨氮", grade, on=DAY), "value", None) == Decimal(1)


def test_grade_may_follow_the_standard_as_in_the_sheets() -> None:
    found = limit("GB 18918—2002 一级A", "COD", on=DAY)

    assert found is not None
    assert (found.grade, found.value) == ("一级A", Decimal(50))


def test_a_case_that_decides_must_be_said() -> None:
    with pytest.raises(Ambiguous, match=r"总磷的限值按水体分列，请指明：河流；湖、库") as caught:
        limit("GB 3838", "总磷", "Ⅲ", on=DAY)
    assert caught.value.choices == ("河流", "湖、库")

    with pytest.raises(Ambiguous, match="按级别分列，请指明：Ⅰ类、Ⅱ类"):
        limit("GB 3838", "氨氮", on=DAY)


def test_unknown_standards_editions_and_grades_are_errors_and_never_no_limit() -> None:
    with pytest.raises(UnknownStandard, match="标准库中没有“GB 99999”"):
        limit("GB 99999", "氨氮", on=DAY)
    with pytest.raises(UnknownStandard, match="标准库中没有“GB 3095-2019”"):
        limit("GB 3095-2019", "SO2", "二级", on=DAY, applies="年平均")
    with pytest.raises(UnknownStandard, match="在2015-12-31没有已收录的现行版本"):
        limit("GB 3095", "SO2", "二级", on=date(2015, 12, 31), applies="年平均")
    with pytest.raises(UnknownStandard, match="没有“六类”这一级别"):
        limit("GB 3838", "氨氮", "六类", on=DAY)


def test_an_item_outside_of_the_standard_has_no_limit() -> None:
    assert limit("GB 3838", "噪声", "Ⅲ", on=DAY) is None
    assert limit("GB 3095", "COD", "二级", on=DAY, applies="日平均") is None


def test_equal_meets_and_above_does_not() -> None:
    ammonia = limit("GB 3838", "氨氮", "Ⅲ", on=DAY)
    oxygen = limit("GB 3838", "溶解氧", "Ⅲ", on=DAY)
    acidity = limit("GB 3838", "pH", "Ⅲ", on=DAY)
    absent = limit("GB 8978", "烷基汞", on=DAY)

    assert ammonia is not None
    assert oxygen is not None
    assert acidity is not None
    assert absent is not None
    assert [ammonia.met_by(Decimal(v)) for v in ("1.0", "1.01")] == [True, False]
    assert [oxygen.met_by(Decimal(v)) for v in ("5", "4.9")] == [True, False]
    assert [acidity.met_by(Decimal(v)) for v in ("6", "9", "9.1", "5.9")] == [
        True,
        True,
        False,
        False,
    ]
    assert absent.met_by(Decimal("0.1")) is None


def test_only_values_read_in_a_copy_of_the_text_say_so() -> None:
    seen = {
        s.document.number
        for s in standards()
        if all(x.status is Status.TEXT_SEEN for x in limits(s.document.number, on=DAY))
    }
    unseen = {
        s.document.number
        for s in standards()
        if all(x.status is Status.UNVERIFIED for x in limits(s.document.number, on=DAY))
    }

    assert seen == {
        "GB 3838-2002",
        "GB 8978-1996",
        "GB 18918-2002",
        "GB 12348-2008",
        "GB 3095-2012",
    }
    assert unseen == {s.document.number for s in standards()} - seen


def source_rows(name: str) -> list[dict[str, str]]:
    path = Path(__file__).parents[3] / "shared/data/norms" / name
    if not path.is_file():
        pytest.skip("the tables that the limits were taken from lie only at the maker's")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "standard", "grades"),
    [
        ("groundwater_gbt14848_2017.csv", "GB/T 14848-2017", "I II III IV V"),
        (
            "soil_gb36600_2018.csv",
            "GB 36600-2018",
            "screen_first screen_second control_first control_second",
        ),
        ("effluent_gbt31962_2015.csv", "GB/T 31962-2015", "A B C"),
    ],
)
def test_figures_are_those_of_the_source_tables(name: str, standard: str, grades: str) -> None:
    for row in source_rows(name):
        for grade in grades.split():
            found = limit(standard, row["item"], grade, on=DAY)
            assert (found.text if found else "") == row[grade], (row["item"], grade)


def test_surface_water_figures_are_those_of_the_source_table() -> None:
    bodies = {"all": "", "river": "河流", "lake": "湖库", "drinking_source": "饮用水水源地"}
    for row in source_rows("surface_water_gb3838_2002.csv"):
        if row["direction"] == "change":
            continue
        for grade in ("I", "II", "III", "IV", "V") if row["table"] == "表1" else ("III",):
            found = limit("GB 3838", row["item"], grade, on=DAY, applies=bodies[row["water_body"]])
            assert found is not None
            assert (found.text, found.unit) == (row[grade], row["unit"]), (row["item"], grade)


def test_effluent_figures_are_those_of_the_source_table() -> None:
    for row in source_rows("effluent_gb8978_1996.csv"):
        for grade in ("grade1", "grade2", "grade3"):
            found = limit("GB 8978", row["item"], grade, on=DAY, applies=row["scope"])
            assert (found.text if found else "") == row[grade], (row["item"], row["scope"], grade)
