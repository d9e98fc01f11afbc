"""Sections of surface water in a year, worked by hand and against a second, slow implementation."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from tests.monitoring.water_files import assessed, one, year_of
from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.water.ladder import LAKE, RIVER
from yuanjian.monitoring.water.listing import read_listing
from yuanjian.monitoring.water.year import Wanted, water_year

# --- real data -----------------------------------------------------------------------------------------------


def test_the_published_class_of_76_of_77_real_sections_comes_out(shared: Path) -> None:
    # CNEMC, national surface-water automatic stations, 2026-08-26; the exception fits the lake limit of total P.
    file = shared / "data/surface_water/sections_2026-08-26.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        published = {r["断面名称"]: int(r["水质类别"]) for r in csv.DictReader(lines)}
    with Session() as session:
        result = water_year(session, [file], Wanted(target=3))
    found = {s.section.point: s.months[7].quality or -1 for s in result.sections}

    assert len(found) == 77
    assert {p: (published[p], q) for p, q in found.items() if q != published[p]} == {
        "察尔森水库西入口": (3, 2)
    }
    assert all(s.whole.quality is None for s in result.sections)  # one month is no year
    with Session() as session:
        month = water_year(session, [file], Wanted(month=8))
    assert {s.section.point: s.whole.quality or -1 for s in month.sections} == found
    with Session() as session:
        lakes = water_year(session, [file], Wanted(body=LAKE))
    exception = next(s for s in lakes.sections if s.section.point == "察尔森水库西入口")
    assert exception.months[7].quality == 3


# --- worked by hand -------------------------------------------------------------------------------------------


def test_a_year_s_class_is_that_of_the_worst_mean_and_exceeding_items_have_their_multiple(
    tmp_path: Path,
) -> None:
    # Means: 氨氮 (0.9+1.5)/2 = 1.2 → Ⅳ (≤1.5), over Ⅲ by 0.2; 总磷 (0.1+0.2)/2 = 0.15 → Ⅲ; DO 8 → Ⅰ; pH 7 → Ⅰ.
    section = one(
        assessed(tmp_path, year_of("pH,溶解氧,氨氮,总磷", "7,8,0.9,0.1", "7,8,1.5,0.2"), target=3)
    )

    assert (section.whole.quality, section.state, section.whole.attained) == (4, "轻度污染", False)
    assert section.whole.deciding == ("氨氮",)
    assert [(i.item, i.target and i.target.multiple) for i in section.whole.exceeding] == [
        ("氨氮", Fraction(1, 5))
    ]
    assert section.months_attained == (6, 12)  # every other month has 1.5 mg/L
    assert section.occasions is not None
    assert (section.occasions.days, section.occasions.attained) == (12, 6)
    assert [p.quality for p in section.months[:3]] == [3, 4, 3]  # 氨氮 0.9 Ⅲ, 1.5 Ⅳ


def test_a_value_equal_to_the_limit_attains(tmp_path: Path) -> None:
    # GB 3838 表1 Ⅲ: 氨氮 ≤1.0, 溶解氧 ≥5, pH 6~9.
    section = one(assessed(tmp_path, year_of("pH,溶解氧,氨氮", "9,5,1.0", "6,5,1.0"), target=3))

    assert (section.whole.quality, section.whole.attained) == (3, True)


def test_ph_outside_its_range_is_worse_than_any_class_and_has_an_index_instead_of_a_multiple(
    tmp_path: Path,
) -> None:
    section = one(assessed(tmp_path, year_of("pH,溶解氧", "9.5,4"), target=3))
    found = {i.item: i.target for i in section.whole.exceeding}

    assert section.whole.quality == 6
    assert found["pH值"] is not None and found["溶解氧"] is not None
    assert (found["pH值"].multiple, found["溶解氧"].multiple) == (None, None)
    assert found["pH值"].index == Fraction(5, 4)  # (9.5−7)÷(9−7), HJ 2.3-2018 附录D
    assert found["溶解氧"].index == Fraction(5, 4)  # 5÷4


def test_a_mean_of_ph_that_hides_acid_and_alkaline_samples_is_told(tmp_path: Path) -> None:
    # (5 + 9.4) ÷ 2 = 7.2 lies within 6~9, neither sample does.
    result = assessed(tmp_path, year_of("pH", "5", "9.4"))

    assert one(result).whole.quality == 1
    assert any("pH值平均在范围内而单次超出的：澄江大桥（5～9.4）" in note for note in result.notes)


def test_a_non_detect_counts_with_half_its_detection_limit_and_is_kept_as_written(
    tmp_path: Path,
) -> None:
    # Mercury: limit of Ⅲ 0.0001; 0.0004L counts 0.0002 → Ⅳ (≤0.001), not 0.0004 and not 0.
    text = year_of("溶解氧,汞", "8,0.0004L")
    with Session(memory="256MB", threads=1) as session:
        file = tmp_path / "断面.csv"
        file.write_text(text, encoding="utf-8")
        section = one(water_year(session, [file], Wanted(target=3)))
        raw = session.rows("SELECT DISTINCT raw, below FROM readings WHERE item = '汞'")
    mercury = next(i for i in section.whole.items if i.item == "汞")

    assert (mercury.mean, mercury.quality, mercury.below) == (Fraction(2, 10_000), 4, 12)
    assert raw == [("0.0004L", True)]


def test_half_of_an_odd_millionth_is_not_lost(tmp_path: Path) -> None:
    section = one(assessed(tmp_path, year_of("汞", "0.000005L", "0.000005")))

    assert section.whole.items[0].mean == Fraction(75, 2) / 10_000_000  # (2.5 + 5) ÷ 2 millionths


def test_water_temperature_nitrogen_and_coliforms_have_no_part_in_the_class(tmp_path: Path) -> None:
    section = one(assessed(tmp_path, year_of("水温,总氮,粪大肠菌群,溶解氧", "30,9,90000,8")))

    assert section.whole.quality == 1
    assert set(section.left_out) == {"水温", "总氮", "粪大肠菌群"}


def test_a_lake_has_its_own_phosphorus_and_its_nitrogen_apart(tmp_path: Path) -> None:
    # GB 3838 表1: 总磷 0.05 is Ⅲ in a lake (≤0.05), Ⅱ in a river (≤0.1); 总氮 1.2 is Ⅳ (≤1.5).
    text = year_of("总磷,总氮", "0.05,1.2")
    lake, river = (
        one(assessed(tmp_path, text, body=LAKE)),
        one(assessed(tmp_path, text, body=RIVER)),
    )

    assert (lake.whole.quality, river.whole.quality) == (3, 2)
    assert lake.whole.nitrogen is not None
    assert lake.whole.nitrogen.quality == 4
    assert river.whole.nitrogen is None


def test_too_few_months_are_said_and_not_assessed(tmp_path: Path) -> None:
    # 环办〔2011〕22号 一（二）3: at least eight months; 2: at least two of a quarter.
    seven = one(assessed(tmp_path, year_of("氨氮", "0.4", months=range(1, 8)), target=3))
    eight = one(assessed(tmp_path, year_of("氨氮", "0.4", months=range(1, 9)), target=3))

    assert (seven.whole.quality, seven.whole.attained) == (None, None)
    assert seven.whole.reason == "有数据的月份7个，少于8个，不作评价"
    assert eight.whole.quality == 2
    assert [q.quality for q in seven.quarters] == [2, 2, None, None]
    assert [len(q.months) for q in seven.quarters] == [3, 3, 1, 0]


def test_items_with_few_months_count_and_are_told_and_so_is_a_year_that_is_not_over(
    tmp_path: Path,
) -> None:
    lines = year_of("氨氮,汞", "0.4,", months=range(1, 10)).replace(
        "2023-03-08,0.4,", "2023-03-08,0.4,0.0002"
    )
    result = assessed(tmp_path, lines)

    assert one(result).whole.quality == 4  # mercury 0.0002 is Ⅳ (≤0.001)
    told = "\n".join(result.notes)
    assert "数据只到9月，年均值为已有月份的平均" in told
    assert "有效月数少于8个的因子仍按已有数据参评：澄江大桥（汞）" in told


def test_months_count_alike_however_many_samples_they_have(tmp_path: Path) -> None:
    # January four samples of 2.0, the other months one of 0.5: (2.0 + 11 × 0.5) ÷ 12 = 0.625 → Ⅲ.
    january = "\n".join(f"澄江大桥,2023-01-{d:02},2.0" for d in (1, 9, 16, 23))
    text = year_of("氨氮", "0.5", months=range(2, 13)) + "\n" + january
    section = one(assessed(tmp_path, text))

    assert section.whole.items[0].mean == Fraction(5, 8)
    assert (section.whole.quality, section.whole.items[0].n) == (3, 15)


def test_verticals_of_one_day_are_samples_and_without_a_column_for_them_they_contradict(
    tmp_path: Path,
) -> None:
    # (0.30 + 0.32 + 0.025/2) ÷ 3 = 0.210833…
    rows = "甲,左,2023-01-05,0.30\n甲,中,2023-01-05,0.32\n甲,右,2023-01-05,0.025L\n"
    verticals = one(assessed(tmp_path, "断面名称,垂线,采样日期,氨氮\n" + rows, target=3))
    untold = "断面名称,采样日期,氨氮\n甲,2023-01-05,0.30\n甲,2023-01-05,0.32\n甲,2023-02-05,0.3\n"
    result = assessed(tmp_path, untold)

    (ammonia,) = verticals.months[0].items
    assert (ammonia.mean, ammonia.n, ammonia.below) == (Fraction(253, 1200), 3, 1)
    assert verticals.occasions is not None
    assert verticals.occasions.days == 1
    assert one(result).whole.months == (2,)
    (problem,) = result.loaded[0].problems
    assert "有不同的值（第2行 0.3、第3行 0.32）" in problem.message
    assert problem.mend.endswith("若是不同垂线、深度或平行样，请加一列“样品编号”")


def test_main_items_are_the_worst_classes_then_the_larger_multiples_and_metals_first(
    tmp_path: Path,
) -> None:
    # Over Ⅲ: COD 60 (劣Ⅴ, +2), 总磷 0.5 (劣Ⅴ, +1.5), 氨氮 1.2 (Ⅳ), BOD5 5 (Ⅳ); 铅 0.06 (Ⅴ) comes first.
    section = one(assessed(tmp_path, year_of("COD,总磷,氨氮,BOD5,铅", "60,0.5,1.2,5,0.06")))

    assert [i.item for i in section.main_items] == ["铅", "化学需氧量", "总磷"]


def test_a_long_file_says_the_same_as_a_wide_one(tmp_path: Path) -> None:
    wide = one(assessed(tmp_path, year_of("氨氮,总磷", "0.9,0.1"), target=3))
    long = "断面名称,采样日期,监测项目,监测结果,单位\n" + "\n".join(
        f"澄江大桥,2023-{m:02}-08,{item},{value},{unit}"
        for m in range(1, 13)
        for item, value, unit in (("氨氮", "900", "μg/L"), ("总磷", "0.1", "mg/L"))
    )
    other = one(assessed(tmp_path, long, target=3))

    assert other.whole == wide.whole
    assert other.occasions == wide.occasions


def test_midnight_of_new_year_s_day_belongs_to_that_day(tmp_path: Path) -> None:
    # Four-hourly readings of an automatic station: each is a sample at its moment, no mean of the hours before.
    hours = "\n".join(
        f"甲,2023-{m:02}-{d:02} {h:02}:00,0.4"
        for m in range(1, 13)
        for d in (1, 2)
        for h in range(0, 24, 4)
    )
    result = assessed(tmp_path, f"断面名称,监测时间,氨氮\n{hours}")

    assert {s.year for s in result.sections} == {2023}
    assert [i.n for i in one(result).whole.items] == [12 * 2 * 6]
    assert result.comparison is None


def test_the_list_of_sections_may_be_a_worksheet(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["说明"])
    sheet = book.create_sheet("断面")
    for row in (
        ["断面编号*", "断面名称*", "水体", "类型", "目标类别"],
        ["R01", "甲", "澄江", "河流", "Ⅲ"],
    ):
        sheet.append(row)
    file = tmp_path / "清单.xlsx"
    book.save(file)

    (found,) = read_listing(file)
    assert (found.no, found.name, found.water, found.body, found.target) == (
        "R01", "甲", "澄江", RIVER, 3,
    )  # fmt: skip


# --- bad input ------------------------------------------------------------------------------------------------


def test_a_year_without_data_is_refused_with_the_years_there_are(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有2020年的数据，有的年份：2023"):
        assessed(tmp_path, year_of("氨氮", "0.4"), year=2020)


def test_a_file_without_a_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="没有一个能用的监测值"):
        assessed(tmp_path, year_of("氨氮", "--"))


def test_a_non_detect_without_its_limit_is_left_out_and_told(tmp_path: Path) -> None:
    result = assessed(tmp_path, year_of("氨氮,汞", "0.4,未检出"))

    assert [i.item for i in one(result).whole.items] == ["氨氮"]
    assert result.left == (("澄江大桥", "汞", "no_limit", 12),)


def test_what_nobody_said_is_told_as_assumed(tmp_path: Path) -> None:
    told = "\n".join(assessed(tmp_path, year_of("氨氮", "0.4").replace("大桥", "水库")).notes)

    assert "1个断面没有说明是河流还是湖库，按河流限值评价（假定），其中澄江水库名称像湖库" in told
    assert "1个断面没有目标类别，只定类别，不判达标" in told


def test_a_yearly_package_is_sent_to_its_importer_and_a_file_without_sections_says_so(
    tmp_path: Path,
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["说明"])
    book.active.title = "00_填写说明"
    for name in ("16_水质断面", "19_手工监测数据"):
        book.create_sheet(name).append(["点位或排口编号", "采样日期", "因子", "结果"])
    file = tmp_path / "资料包.xlsx"
    book.save(file)

    with Session() as session, pytest.raises(Refusal, match="是园区年度资料包，不是监测数据文件"):
        water_year(session, [file], Wanted())
    told = assessed(tmp_path, "采样日期,氨氮\n2023-01-05,0.3\n").notes
    assert told[0].startswith("断面.csv没有断面（点位）列，全部数据算作一个断面“断面”")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("断面名称,水体,目标类别\n甲,澄江,六类\n", "第2行：目标类别“六类”不认识，请写 Ⅰ 至 Ⅴ"),
        ("断面名称,类型\n甲,海\n", "第2行：类型“海”不认识，请写 河流 或 湖库"),
        ("断面名称,水体\n甲,澄江\n甲,清江\n", "第3行：“甲”与第2行重复"),
        ("断面名称,水体\n,澄江\n", "第2行：没有编号，也没有名称"),
        ("断面名称,水体\n", "只有表头，没有点位"),
        ("甲,澄江\n乙,清江\n", "没有认得的表头"),
    ],
)
def test_a_bad_list_of_sections_is_refused_row_by_row(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "清单.csv"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(Refusal, match=said):
        read_listing(file)
