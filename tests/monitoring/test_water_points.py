"""Groundwater, noise and soil, result by result; literal values of the standards' tables."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.water.listing import Listed
from yuanjian.monitoring.water.point_file import PointFile, point_file
from yuanjian.monitoring.water.points import Medium, Result, Verdict, verdict_of, zone_of
from yuanjian.norms.limits import UnknownStandard


def verdict(
    medium: Medium,
    zone: str,
    item: str,
    value: str,
    unit: str = "mg/L",
    *,
    below: bool = False,
    at: datetime | None = None,
) -> Verdict:
    result = Result(
        "甲", item, at or datetime(2023, 5, 6), Fraction(value), unit, below, value, at is not None
    )
    return verdict_of(medium, zone_of(medium, zone, 2023), result)


# --- groundwater: GB/T 14848—2017 ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "value", "unit", "quality", "word", "multiple"),
    [
        ("氨氮", "0.75", "mg/L", "Ⅳ类", "超标", Fraction(1, 2)),  # Ⅲ 0.50, Ⅳ 1.50
        ("氨氮", "0.5", "mg/L", "Ⅲ类", "达标", None),  # equal attains
        ("总硬度", "700", "mg/L", "Ⅴ类", "超标", Fraction(5, 9)),  # Ⅳ 650, Ⅲ 450
        ("硫酸盐", "50", "mg/L", "Ⅰ类", "达标", None),
        ("铜", "0.04", "mg/L", "Ⅱ类", "达标", None),
        ("三氯甲烷", "0.061", "mg/L", "Ⅳ类", "超标", Fraction(1, 60)),  # 60 μg/L
        ("pH", "8.7", "无量纲", "Ⅳ类", "超标", None),  # 6.5~8.5; 8.5<pH≤9.0
        ("pH", "9.1", "无量纲", "Ⅴ类", "超标", None),
        (
            "总α放射性",
            "0.6",
            "Bq/L",
            "Ⅳ～Ⅴ类",
            "超标",
            Fraction(1, 5),
        ),  # above Ⅲ the two are not told apart
        ("总大肠菌群", "3", "MPN/100mL", "Ⅰ类", "达标", None),  # 3, 3, 3: the best of equal limits
    ],
)
def test_a_groundwater_result_has_its_class_and_its_multiple(
    item: str, value: str, unit: str, quality: str, word: str, multiple: Fraction | None
) -> None:
    found = verdict("地下水", "Ⅲ", item, value, unit)

    assert (found.quality_words, found.word) == (quality, word)
    assert found.judged is not None
    assert found.judged.multiple == multiple


def test_better_water_meets_class_v_although_its_limit_is_a_lower_bound() -> None:
    # GB/T 14848 表1: the cell of class Ⅴ for ammonia is «>1.50».
    assert verdict("地下水", "Ⅴ类", "氨氮", "0.2").word == "达标"


def test_a_groundwater_non_detect_counts_half_and_is_the_only_thing_that_is_not_detected() -> None:
    # 砷 Ⅰ 0.001: 0.002L counts 0.001. 阴离子表面活性剂 Ⅰ 不得检出, Ⅱ 0.1.
    assert verdict("地下水", "Ⅲ", "砷", "0.002", below=True).quality_words == "Ⅰ类"
    assert verdict("地下水", "Ⅲ", "阴离子表面活性剂", "0.05", below=True).quality_words == "Ⅰ类"
    assert verdict("地下水", "Ⅲ", "阴离子表面活性剂", "0.05").quality_words == "Ⅱ类"


# --- noise: GB 3096—2008, GB 12348—2008 ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("medium", "zone", "clock", "value", "item", "excess"),
    [
        ("声", "3类", (21, 59), "65", "昼间等效声级", None),
        ("声", "3类", (22, 0), "55.1", "夜间等效声级", Fraction(1, 10)),
        ("声", "4a类", (5, 59), "56.3", "夜间等效声级", Fraction(13, 10)),
        ("声", "4b", (6, 0), "70.5", "昼间等效声级", Fraction(1, 2)),
        ("厂界", "2类", (10, 0), "61", "昼间等效声级", Fraction(1)),
        ("厂界", "4类", (23, 0), "55", "夜间等效声级", None),
    ],
)
def test_a_level_is_judged_by_day_or_by_night_of_its_zone(
    medium: Medium,
    zone: str,
    clock: tuple[int, int],
    value: str,
    item: str,
    excess: Fraction | None,
) -> None:
    found = verdict(medium, zone, "Leq", value, "dB(A)", at=datetime(2023, 5, 6, *clock))

    assert (found.item, found.excess) == (item, excess)
    assert found.word == ("达标" if excess is None else "超标")


def test_a_level_without_a_time_of_day_cannot_be_judged_and_says_so() -> None:
    found = verdict("声", "3类", "Leq", "66", "dB(A)")

    assert found.word == ""
    assert found.reason.startswith("没有采样时刻，分不出昼间、夜间")
    assert verdict("声", "3类", "夜间", "56", "dB(A)").word == "超标"


def test_a_boundary_level_that_rounding_decides_is_to_be_checked() -> None:
    # HJ 706—2014 5.4: corrected levels are whole decibels: 65.4 is 65, which attains; 65.5 goes to the even 66.
    decided, other = (verdict("厂界", "3类", "昼间", value, "dB(A)") for value in ("65.4", "65.5"))

    assert (decided.word, other.word) == ("超标", "超标")
    assert "修约为 65 dB(A) 则达标" in decided.reason
    assert other.reason == ""
    assert verdict("声", "3类", "昼间", "65.4", "dB(A)").reason == ""  # no such rule for GB 3096


# --- soil: GB 36600—2018 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "item", "value", "unit", "word"),
    [
        ("第一类用地", "砷", "20", "mg/kg", "未超过筛选值"),  # 20, 120
        ("第一类用地", "砷", "20.1", "mg/kg", "超过筛选值"),
        ("二类用地", "砷", "61", "mg/kg", "超过筛选值"),  # 60, 140
        ("第二类用地", "砷", "141", "mg/kg", "超过管制值"),
        ("第二类用地", "苯并[a]芘", "1600", "μg/kg", "超过筛选值"),  # 1.5, 15 mg/kg
        ("第二类用地", "铁", "5", "mg/kg", ""),  # no values for it
    ],
)
def test_soil_stands_below_screening_between_or_above_control(
    zone: str, item: str, value: str, unit: str, word: str
) -> None:
    assert verdict("土壤", zone, item, value, unit).word == word


def test_soil_not_detected_above_the_screening_value_cannot_be_judged() -> None:
    found = verdict("土壤", "第一类用地", "六价铬", "5", "mg/kg", below=True)  # screening 3.0

    assert (found.word, found.reason) == ("", "检出限高于标准限值，不能判定")


SOIL = st.sampled_from([("砷", 60, 140), ("铅", 800, 2500), ("镉", 65, 172), ("镍", 900, 2000)])


@given(item=SOIL, value=st.integers(0, 3_000_000))
def test_any_soil_value_is_on_the_side_of_its_two_limits(
    item: tuple[str, int, int], value: int
) -> None:
    # GB 36600—2018 表1, second land.
    name, screen, control = item
    expected = (
        "未超过筛选值"
        if value <= screen * 1000
        else "超过筛选值"
        if value <= control * 1000
        else "超过管制值"
    )

    assert verdict("土壤", "第二类用地", name, f"{value / 1000:.3f}", "mg/kg").word == expected


# --- files ------------------------------------------------------------------------------------------------------


def judged(folder: Path, text: str, medium: Medium, **how: object) -> PointFile:
    file = folder / "数据.csv"
    file.write_text(text, encoding="utf-8")
    with Session(memory="256MB", threads=1) as session:
        return point_file(session, [file], medium, **how)  # type: ignore[arg-type]


WELLS = """井号,采样日期,氨氮(mg/L),苯并[a]芘(μg/L),砷(mg/L)
G01,2023-05-06,0.75,0.0005L,0.0003L
G01,2023-11-06,0.10,0.012,0.0003L
G02,2023-05-06,0.30,0.001,未检出
"""


def test_wells_are_judged_sample_by_sample_and_small_limits_keep_their_digits(
    tmp_path: Path,
) -> None:
    # GB/T 14848 表2: 苯并[a]芘 Ⅰ 0.002, Ⅲ 0.01 μg/L; half of 0.0005 is 0.00025 μg/L.
    result = judged(tmp_path, WELLS, "地下水", zone="Ⅲ")
    first, second = result.points

    assert (first.occasions, first.attained, first.quality_words) == (2, 0, "Ⅳ类")
    assert {v.item: v.judged and v.judged.multiple for v in first.exceeding} == {
        "氨氮": Fraction(1, 2), "苯并[a]芘": Fraction(1, 5),
    }  # fmt: skip
    tiny = next(v.result for v in first.verdicts if v.item == "苯并[a]芘")
    assert (tiny.value, tiny.below, tiny.unit, tiny.raw) == (
        Fraction("0.0005"),
        True,
        "μg/L",
        "0.0005L",
    )
    assert (second.occasions, second.attained, second.quality_words) == (1, 1, "Ⅲ类")
    assert result.left == (("G02", "砷", "no_limit", 1),)


def test_zones_come_from_the_list_and_a_point_without_one_is_refused(tmp_path: Path) -> None:
    text = "监测点位,监测日期,昼间,夜间\n东侧,2023-05-06,66,54\n南侧,2023-05-06,66,54\n"
    listing = [
        Listed("N01", "东侧", zone="4a类"),
        Listed("N02", "南侧", zone="3类"),
        Listed("N03", "西侧"),
    ]
    result = judged(tmp_path, text, "声", listing=listing)

    assert [(p.point, p.zone, p.attained) for p in result.points] == [
        ("东侧", "4a类", 1),
        ("南侧", "3类", 0),
    ]
    assert result.notes == ("清单中的西侧在本年没有数据",)
    with pytest.raises(Refusal, match=r"东侧、南侧没有声功能区（如 3类），不能评价"):
        judged(tmp_path, text, "声")
    with pytest.raises(Refusal, match=r"功能区“9类”不能用：GB 3096-2008没有“9类”这一级别"):
        judged(tmp_path, text, "声", zone="9类")


def test_a_unit_of_something_else_is_refused_and_a_year_without_data_too(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="mg/L"):
        judged(tmp_path, "点位,采样日期,砷(mg/L)\nS01,2023-06-01,1\n", "土壤", zone="第二类用地")
    with pytest.raises(Refusal, match=r"没有2020年的数据，有的年份：2023"):
        judged(tmp_path, WELLS, "地下水", zone="Ⅲ", year=2020)


def test_an_unknown_zone_names_those_there_are() -> None:
    with pytest.raises(UnknownStandard, match="第一类用地筛选值、第二类用地筛选值"):
        zone_of("土壤", "第三类用地", 2023)
