"""Sections together and over years: shares, means of few sections, changes, trends, doubts, decisions."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path

from tests.monitoring.water_files import assessed, one, year_of
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.overrides import Override
from yuanjian.monitoring.water.ladder import LAKE, RIVER
from yuanjian.monitoring.water.listing import read_listing
from yuanjian.monitoring.water.year import Wanted, water_year


def river(values: dict[str, str], year: int = 2023) -> str:
    lines = [
        f"{name},{year}-{m:02}-08,{value}" for name, value in values.items() for m in range(1, 13)
    ]
    return "\n".join(["断面名称,采样日期,氨氮", *lines])


def test_a_river_of_five_sections_is_judged_by_its_shares(tmp_path: Path) -> None:
    # 氨氮 0.1 Ⅰ, 0.5 Ⅱ, 1.0 Ⅲ, 1.5 Ⅳ, 2.5 劣Ⅴ: Ⅰ～Ⅲ 3/5 = 60 %, 劣Ⅴ 20 % → 中度污染 (表2).
    text = river({"甲": "0.1", "乙": "0.5", "丙": "1.0", "丁": "1.5", "戊": "2.5"})
    (group,) = assessed(tmp_path, text, target=3).groups

    assert dict(group.counts) == {1: 1, 2: 1, 3: 1, 4: 1, 6: 1}
    assert (group.good, group.worst, group.state) == (60, 20, "中度污染")
    assert (group.attained, group.judged) == (3, 5)
    assert group.exceeding == (("氨氮", Fraction(40)),)


def test_a_river_of_fewer_sections_is_judged_by_their_mean(tmp_path: Path) -> None:
    # (0.1 + 2.5) ÷ 2 = 1.3 → Ⅳ → 轻度污染.
    (group,) = assessed(tmp_path, river({"甲": "0.1", "乙": "2.5"})).groups

    assert group.by_mean
    assert group.mean is not None
    assert (group.mean.quality, group.state) == (4, "轻度污染")


def test_a_lake_is_judged_by_the_mean_of_its_points_however_many_they_are(tmp_path: Path) -> None:
    # Five points, 氨氮 0.1, 0.1, 0.1, 0.1, 2.6: mean 0.6 → Ⅲ; by shares it would be 80 % and 20 %: 良好 as well, so
    # 劣Ⅴ of one point shows only in the counts. Chlorophyll 8 and 16 in turn: their mean with the others.
    listing = tmp_path / "清单.csv"
    points = ("甲", "乙", "丙", "丁", "戊")
    listing.write_text(
        "断面名称,水体,类型\n" + "".join(f"{p},清水湖,湖库\n" for p in points), encoding="utf-8"
    )
    values = {
        p: f"{a},{c},0.05,1.0,80,4"
        for p, a, c in zip(points, ("0.1",) * 4 + ("2.6",), (8, 16, 12, 8, 16), strict=True)
    }
    lines = [f"{p},2023-{m:02}-08,{v}" for p, v in values.items() for m in range(1, 13)]
    heads = "断面名称,采样日期,氨氮,叶绿素a(μg/L),总磷,总氮,透明度(cm),高锰酸盐指数"
    (lake,) = assessed(
        tmp_path, "\n".join([heads, *lines]), listing=tuple(read_listing(listing))
    ).groups

    assert lake.by_mean
    assert lake.mean is not None
    assert {i.item: i.mean for i in lake.mean.items}["氨氮"] == Fraction(3, 5)
    assert (lake.mean.quality, lake.state, dict(lake.counts)) == (3, "良好", {3: 4, 6: 1})
    assert lake.nutrition is not None
    # Mean chlorophyll 12 with TP 0.05, TN 1, SD 0.8 m, CODMn 4: 49.3 (test_water_parts).
    assert (str(lake.nutrition.index), lake.nutrition.level) == ("49.3", "中营养")


def test_listed_waters_are_told_apart_and_together(tmp_path: Path) -> None:
    listing = tmp_path / "清单.csv"
    listing.write_text(
        "断面名称,水体,类型,目标类别\n甲,澄江,河流,Ⅱ\n乙,清水湖,湖库,III类\n丁,澄江,河流,Ⅲ\n",
        encoding="gbk",
    )
    result = assessed(
        tmp_path,
        river({"甲": "0.6", "乙": "0.1", "丙": "0.1"}),
        listing=tuple(read_listing(listing)),
    )

    assert [g.name for g in result.groups] == ["澄江", "清水湖", "全部断面"]
    targets = {
        s.section.point: (s.section.body, s.section.target, s.whole.attained)
        for s in result.sections
    }
    assert targets == {"甲": (RIVER, 2, False), "乙": (LAKE, 3, True), "丙": (RIVER, None, None)}
    told = "\n".join(result.notes)
    assert "清单中的丁在本年没有数据" in told
    assert "丙不在清单中" in told


def test_a_year_is_set_against_the_one_before(tmp_path: Path) -> None:
    # States: 甲 Ⅱ 优 → Ⅲ 良好, one step; 乙 劣Ⅴ → Ⅳ, two steps; 丙 Ⅰ → Ⅱ, both 优.
    before = river({"甲": "0.5", "乙": "2.5", "丙": "0.1"}, 2022)
    now = river({"甲": "1.0", "乙": "1.5", "丙": "0.5", "丁": "1"}, 2023).partition("\n")[2]
    comparison = assessed(tmp_path, f"{before}\n{now}").comparison

    assert comparison is not None
    assert [(c.point, c.before, c.after, c.words) for c in comparison.sections] == [
        ("丙", 1, 2, "无明显变化"), ("乙", 6, 4, "明显好转"), ("甲", 2, 3, "有所变差"),
    ]  # fmt: skip
    assert comparison.shared == 3
    assert (comparison.good, comparison.worst) == (0, Fraction(-100, 3))


def test_items_are_set_against_the_year_before_and_tested_for_a_trend_over_five(
    tmp_path: Path,
) -> None:
    # 氨氮 0.20 … 0.40 rises every year: γ = 1 ≥ 0.900 (N = 5); 总磷 3,1,2,1,3 hundredths: d² by mean ranks.
    ammonia, phosphorus = (
        ("0.20", "0.25", "0.30", "0.35", "0.40"),
        ("0.03", "0.01", "0.02", "0.01", "0.03"),
    )
    rows = [
        f"甲,{2019 + n}-{m:02}-08,{ammonia[n]},{phosphorus[n]}"
        for n in range(5)
        for m in range(1, 13)
    ]
    result = assessed(tmp_path, "断面名称,采样日期,氨氮,总磷\n" + "\n".join(rows))

    assert [(c.item, c.rate) for c in result.changes] == [
        ("氨氮", Fraction(100, 7)),  # (0.40 − 0.35) ÷ 0.35
        ("总磷", Fraction(200)),
    ]
    # Ranks of 总磷: 4.5, 1.5, 3, 1.5, 4.5 against 1 … 5: Σd² = 12.25 + 0.25 + 0 + 6.25 + 0.25 = 19; 1 − 114/120.
    assert [(t.item, t.gamma, t.direction) for t in result.trends] == [
        ("氨氮", 1, "上升"), ("总磷", Fraction(1, 20), "无显著变化"),
    ]  # fmt: skip


def test_a_month_is_assessed_from_one_sample_and_set_against_the_same_month(tmp_path: Path) -> None:
    # August: 0.4 (Ⅱ) in 2022, 1.2 (Ⅳ) in 2023; the other months do not matter.
    lines = ["甲,2022-08-01,0.4", "甲,2022-09-01,9", "甲,2023-07-01,9", "甲,2023-08-01,1.2"]
    result = assessed(tmp_path, "断面名称,采样日期,氨氮\n" + "\n".join(lines), month=8, target=3)
    section = one(result)

    assert (section.whole.label, section.whole.quality, section.whole.attained) == (
        "2023年8月",
        4,
        False,
    )
    assert result.groups[0].state == "轻度污染"
    assert result.comparison is not None
    assert [(c.before, c.after, c.words) for c in result.comparison.sections] == [
        (2, 4, "明显变差")
    ]
    assert [c.rate for c in result.changes] == [Fraction(200)]
    assert not any("数据只到" in note for note in result.notes)


def test_doubtful_values_are_told_and_count_all_the_same(tmp_path: Path) -> None:
    result = assessed(
        tmp_path, year_of("氨氮", "0.4", months=range(1, 12)) + "\n澄江大桥,2023-12-08,-0.4"
    )

    assert [(d.item, d.rule, d.start.month) for d in result.doubts] == [("氨氮", "range", 12)]
    assert one(result).whole.items[0].n == 12


def test_a_decision_of_a_person_takes_a_value_out_of_the_mean(tmp_path: Path) -> None:
    file = tmp_path / "断面.csv"
    file.write_text(
        year_of("氨氮", "0.4", months=range(1, 12)) + "\n澄江大桥,2023-12-08,9.9", encoding="utf-8"
    )
    day = datetime(2023, 12, 8)
    why = Override(
        "澄江大桥", "氨氮", day, day, "invalid", "采样瓶破损", "王某", datetime(2024, 1, 5)
    )
    with Session(memory="256MB", threads=1) as session:
        result = water_year(session, [file], Wanted(), overrides=[why])

    assert [(i.mean, i.n) for i in one(result).whole.items] == [(Fraction(2, 5), 11)]
    assert result.left == (("澄江大桥", "氨氮", "invalid", 1),)
