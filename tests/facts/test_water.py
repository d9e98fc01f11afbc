"""（三）水环境管理: plants, pipes, firms' waste water, sections, samples, groundwater, black water."""

from typing import Any

import pytest

from tests.dossiers import facts

PLANT = {
    "no": "W01", "name": "澄江污水处理厂", "own": "依托上级园区", "cap": "50000", "flow": "46800",
    "park_flow": "260.00", "t1": "MSBR", "online": "流量；pH；COD", "ok": "100", "n_law": "4", "n_bad": "0",
}  # fmt: skip


def stream(ent: str, **cells: Any) -> dict[str, Any]:
    """A stream of the size of the seed report's: 2.94 m³/d, 1073.0 m³ in the year."""
    row = {
        "ent": ent, "kind": "工业", "to": "纳管", "vol": "1073.0", "vol_d": "2.94", "basis": "纳管量",
        "cod": "0.1035", "nh3": "0.0143", "tn": "/", "tp": "/", "other": "无",
    }  # fmt: skip
    return row | cells


def test_plants_that_serve_the_park_are_counted_and_told_one_by_one() -> None:
    own = PLANT | {"no": "W02", "name": "甲公司污水站", "own": "企业自建"}
    f = facts({"13": [PLANT, own]})

    assert f.value("sewage.count").text == "1"
    assert [s.key for s in f.subjects("sewage")] == ["W01"]
    assert [v.text for v in f.values("plant.load")] == ["93.6", "93.6"]  # 46800/50000
    assert next(f.values("sewage.capacity")).text == "50000"
    assert next(f.values("sewage.online_rate")).text == "100"


def test_a_plant_without_online_monitoring_has_no_rate_and_a_blank_one_is_missing() -> None:
    without, blank = PLANT | {"online": "无", "ok": None}, PLANT | {"ok": None}

    assert next(facts({"13": [without]}).values("sewage.online_rate")).state == "na"
    assert next(facts({"13": [blank]}).values("sewage.online_rate")).state == "missing"


def test_a_plant_s_rate_is_the_lowest_of_its_factors_when_the_officer_gave_none() -> None:
    online = {"subj": "澄江污水处理厂", "outlet": "DW001 总排口", "kind": "废水", "h_ok": 8661}
    f = facts(
        {
            "13": [PLANT | {"ok": None}],
            "21": [
                online | {"factor": "COD", "h_due": 8784, "d_bad": 3},
                online | {"factor": "氨氮", "h_due": 8784, "d_bad": 0},
            ],
        }
    )

    # 8784 h are 366 days; (366-3)/366 = 99.1803… %; 8661/8784 = 98.5997… %
    assert [v.text for v in f.values("online.ok_rate")] == ["99.18", "100"]
    assert [v.text for v in f.values("online.valid_rate")] == ["98.6", "98.6"]
    assert next(f.values("sewage.online_rate")).text == "99.18"


def test_coverage_is_built_length_of_all_length_that_is_needed() -> None:
    rows = [
        {"block_no": "B01", "wwtp": "W01", "s_need": "8", "s_done": "8", "r_need": "9", "r_done": "8.5"},
        {"block_no": "B02", "wwtp": "W01", "s_need": "2", "s_done": "1", "r_need": "0", "r_done": "0"},
    ]  # fmt: skip
    f = facts({"14": rows})

    assert f.value("sewage.pipe_coverage").text == "90"  # 9/10
    assert f.value("sewage.rain_coverage").text == "94.44"  # 8.5/9
    assert [v.text for v in f.values("network.rain_coverage")] == ["94.44", "—"]  # 8.5/9, 0/0


def test_industrial_waste_water_of_the_seed_s_size() -> None:
    f = facts({"15": [stream("甲电子"), stream("甲电子", kind="生活", vol="365", vol_d="1")]})

    assert f.value("wastewater.firms").text == "1"
    assert f.value("wastewater.flow").text == "2.94"
    assert f.value("wastewater.piped_firms").text == "1"
    assert f.value("wastewater.central_rate").text == "100"
    assert f.value("wastewater.cod").text == "0.207"  # both streams carry 0.1035
    assert f.value("wastewater.other").state == "zero"
    assert f.value("wastewater.tn").state == "na"  # every row says «/»


def test_the_load_of_the_seed_means_96_milligrams_a_litre() -> None:
    # Finding N15 of the seed: 0.1035 t in 1073 m³ = 96.458… mg/L.
    assert facts({"15": [stream("甲电子")]}).value("wastewater.cod_concentration").text == "96.5"


def test_the_share_that_goes_to_a_plant_is_by_volume_and_none_of_none_is_no_share() -> None:
    piped = stream("甲电子", vol="750")
    direct = stream("乙物流", vol="250", to="直排")
    reused = stream("丙食品", vol="500", to="回用")

    assert facts({"15": [piped, direct, reused]}).value("wastewater.central_rate").text == "75"
    assert facts({"15": "无"}).value("wastewater.central_rate").state == "na"
    assert facts({"15": [reused]}).value("wastewater.central_rate").text == "—"


def test_no_firm_that_discharges_makes_an_empty_sheet_a_zero_on_that_evidence() -> None:
    quiet = {"05": [{"ent_no": "E001", "counted": "是", "status": "投产", "ww": "否"}]}
    value = facts(quiet).value("wastewater.firms")

    assert value.state == "zero"
    assert any("废水是否外排＝是" in node.text for node in value.because.walk())
    unsaid = {"05": [{"ent_no": "E001", "counted": "是", "status": "投产"}]}
    assert facts(unsaid).value("wastewater.firms").state == "missing"


def test_loads_carry_their_basis_and_a_mixture_says_so() -> None:
    one = facts({"15": [stream("甲电子")]})
    both = facts({"15": [stream("甲电子"), stream("乙物流", basis="最终外排量")]})

    assert one.value("wastewater.cod").scope == "纳管量"
    assert both.value("wastewater.cod").scope == "最终外排量与纳管量混合"


@pytest.mark.parametrize(
    ("cells", "state", "text"),
    [
        (["铅=0.002；镍=0.5 kg/a"], "value", "0.0025"),
        (["无", "铅=0.002"], "value", "0.002"),
        (["/", "/"], "na", "—"),
        ([None], "missing", ""),
        (["铅若干"], "missing", ""),
        (["铅=若干"], "missing", ""),
    ],
)
def test_other_factors_are_summed_from_their_list(
    cells: list[str | None], state: str, text: str
) -> None:
    f = facts({"15": [stream(f"企业{n}", other=cell) for n, cell in enumerate(cells)]})
    value = f.value("wastewater.other")

    assert (value.state, value.text) == (state, text)


def test_class_one_pollutants_are_told_firm_by_firm() -> None:
    firm = {"ent_no": "E001", "name": "甲电子", "counted": "是", "status": "投产", "class1": "是"}
    told = stream("甲电子", c1_out="电镀车间排口", c1_ok="达标", on_link="是")

    assert facts({"05": [firm], "15": [told]}).value("wastewater.class1").text == (
        "甲电子电镀车间排口达标，在线监测已联网"
    )
    assert facts({"05": [firm], "15": [stream("甲电子")]}).value("wastewater.class1").state == (
        "missing"
    )
    none = facts({"05": [firm | {"class1": "否"}], "15": [told]}).value("wastewater.class1")
    assert none.state == "na"


SECTION = {
    "no": "R01", "name": "易家湾", "water": "湘江", "main": "是", "target": "Ⅲ", "std": "GB 3838—2002",
    "factors": "水温；pH；溶解氧；氨氮；总磷；总氮；粪大肠菌群；电导率", "freq": "12",
}  # fmt: skip


def sample(factor: str, raw: str, day: str = "2020-07-06", **cells: Any) -> dict[str, Any]:
    unit = "无量纲" if factor == "pH" else "mg/L"
    row = {"point": "R01", "date": day, "factor": factor, "raw": raw, "unit": unit, "kind": "例行"}
    return row | cells


def test_a_section_is_judged_by_its_class_and_its_assessed_factors() -> None:
    f = facts(
        {
            "16": [SECTION],
            "19": [
                sample("氨氮", "0.31"),
                sample("总氮", "2.4"),  # not assessed (环办〔2011〕22号)
                sample("pH", "7.2"),
                sample("氨氮", "1.2", "2020-08-03"),  # limit 1.0
                sample("总磷", "0.25", "2020-08-03"),  # limit 0.2 in rivers
                sample("氨氮", "0.9", "2020-09-03"),
                sample("氨氮", "3.0", "2019-09-03"),  # another year
            ],
        }
    )

    assert f.value("section.name").text == "易家湾"
    assert f.value("section.function").text == "Ⅲ"
    assert f.value("section.rate").text == "66.67"  # 2 of 3 days
    assert f.value("section.factors").text == "氨氮、总磷"
    assert f.value("section.multiple").text == "0.250"  # 0.25/0.2 − 1
    assert next(f.values("section.occasions")).text == "3"
    assert next(f.values("section.factor_count")).text == "8"
    # Water temperature, total nitrogen, faecal coliforms are not assessed; conductivity has no limit.
    assert next(f.values("section.assessed_factors")).text == "pH、溶解氧、氨氮、总磷"


def test_a_section_that_attains_has_no_factors_and_no_multiple() -> None:
    f = facts({"16": [SECTION], "19": [sample("氨氮", "1.0")]})  # equal attains

    assert f.value("section.rate").text == "100"
    assert f.value("section.factors").state == "na"
    assert f.value("section.multiple").state == "na"


def test_a_section_without_data_is_missing_and_no_section_does_not_apply() -> None:
    assert facts({"16": [SECTION], "19": []}).value("section.rate").state == "missing"
    other = [sample("氨氮", "0.3", point="R02")]
    value = facts({"16": [SECTION], "19": other}).value("section.rate")
    assert value.known.reason == "19_手工监测数据没有断面R01在2020年的数据"
    two = facts({"16": [SECTION, SECTION | {"no": "R02"}]}).value("section.name")
    assert "有2行，应恰有一行" in two.known.reason


@pytest.mark.parametrize(
    ("factor", "raw", "cells", "limit", "ok", "multiple"),
    [
        ("氨氮", "1.2", {}, "1", "超标", "0.200"),
        ("氨氮", "1200", {"unit": "μg/L"}, "1", "超标", "0.200"),
        ("氨氮", "0.025L", {}, "1", "达标", "—"),
        ("pH", "9.3", {}, "6~9", "超标", "—"),
        ("溶解氧", "4.6", {}, "5", "超标", "—"),
        ("汞", "0.00015L", {}, "0.0001", "达标", "—"),  # half of the detection limit, 0.000075
        ("氰化物", "ND", {}, "0.2", "", ""),  # no detection limit known
        ("氰化物", "ND", {"mdl": "0.004"}, "0.2", "达标", "—"),
        ("电导率", "35", {"unit": "mS/m"}, "—", "—", "—"),
        ("氨氮", "1.2", {"unit": "mg/kg"}, "1", "", ""),  # units that do not measure the same
    ],
)
def test_a_sample_has_its_limit_its_verdict_and_its_multiple(
    factor: str, raw: str, cells: dict[str, str], limit: str, ok: str, multiple: str
) -> None:
    f = facts({"16": [SECTION], "19": [sample(factor, raw, **cells)]})

    got = [next(f.values(f"sample.{name}")).text for name in ("limit", "ok", "multiple")]
    assert got == [limit, ok, multiple]


def test_an_outlet_s_sample_is_judged_by_the_standard_of_its_owner() -> None:
    outlet = {"point": "DW001", "ent": "澄江污水处理厂"}
    f = facts(
        {
            "13": [PLANT | {"std": "GB 18918—2002 一级A"}],
            "15": [stream("甲电子", std="GB 8978—1996 三级")],
            "19": [
                sample("COD", "55", **outlet),
                sample("COD", "520", point="DW001", ent="甲电子"),
                sample("COD", "55", point="DW001", ent="乙物流"),
            ],
        }
    )

    # GB 18918 1A: 50; GB 8978 table 4, grade 3, other trades: 500; 乙物流 has no standard.
    assert [v.text for v in f.values("sample.limit")] == ["50", "500", ""]
    assert [v.text for v in f.values("sample.ok")] == ["超标", "超标", ""]


def test_what_must_not_be_detected_exceeds_as_soon_as_it_is() -> None:
    outlet = {"point": "DW001", "ent": "甲电子"}
    rows = [sample("烷基汞", raw, **outlet) for raw in ("0.00001", "ND", "0.00001L")]
    f = facts({"15": [stream("甲电子", std="GB 8978—1996 一级")], "19": rows})

    # GB 8978—1996 table 1, item 2: 不得检出.
    assert [v.text for v in f.values("sample.ok")] == ["超标", "达标", "达标"]
    assert next(f.values("sample.multiple")).text == "—"


def test_a_limit_comes_with_clause_and_certainty_as_evidence() -> None:
    f = facts({"16": [SECTION], "19": [sample("氨氮", "1.2")]})
    nodes = list(next(f.values("sample.ok")).because.walk())

    (limit,) = [n for n in nodes if n.kind == "limit"]
    assert (limit.ref, limit.text, limit.value) == (
        "limits/gb_3838_2002",
        "GB 3838—2002 表1第7项（Ⅲ类，氨氮）",
        "1 mg/L",
    )
    assert limit.children[0].text.startswith("已核对原文")


def test_no_groundwater_point_is_zero_once_the_sheet_is_filled() -> None:
    noise = {"no": "N01", "medium": "声", "zone": "3类", "std": "GB 3096—2008"}
    well = {"no": "G01", "medium": "地下水-污染源", "zone": "Ⅲ类", "std": "GB/T 14848—2017"}

    assert facts({"18": [noise]}).value("groundwater.points").state == "zero"
    assert facts({}).value("groundwater.points").state == "missing"
    f = facts({"18": [well], "19": [sample("氨氮", "0.75", point="G01")]})
    assert f.value("groundwater.points").text == "1"
    assert f.value("groundwater.rate").text == "0"  # class III: 0.50 mg/L
    assert f.value("groundwater.multiple").text == "0.500"


def test_black_water_bodies_by_state() -> None:
    rows = [{"name": n, "status": s} for n, s in (("甲塘", "已完成"), ("乙渠", "未开工"))]
    f = facts({"35": rows})

    names = ("total", "done", "not_started", "in_progress")
    assert [f.value(f"black_water.{n}").text for n in names] == ["2", "1", "1", "0"]


def monthly(factor: str, raws: list[str], **cells: Any) -> list[dict[str, Any]]:
    return [sample(factor, raw, f"2020-{m:02}-06", **cells) for m, raw in enumerate(raws, 1)]


def test_a_section_s_class_is_that_of_its_year_s_means() -> None:
    # 氨氮: six months of 0.9, six of 1.5 → mean 1.2, class Ⅳ (≤1.5); 总磷 0.1 → Ⅱ in a river.
    rows = [*monthly("氨氮", ["0.9", "1.5"] * 6), *monthly("总磷", ["0.1"] * 12)]
    f = facts({"16": [SECTION], "19": rows})
    value = next(f.values("section.quality"))

    assert value.text == "Ⅳ类"
    assert next(f.values("section.state")).text == "轻度污染"
    assert next(f.values("section.months")).text == "12"
    assert [n.text for n in value.because.walk() if n.kind == "limit"] == [
        "GB 3838—2002 表1第7项（Ⅳ类，氨氮）"
    ]
    (mean,) = [n for n in value.because.walk() if n.kind == "note" and "年均值" in n.text]
    assert (mean.text, mean.value) == ("氨氮年均值（有数据的月份12个，未检出0次）", "1.200 mg/L")
    assert f.value("section.rate").text == "50"  # month by month


def test_a_section_with_few_months_or_another_standard_has_no_class_of_the_year() -> None:
    seven = next(
        facts({"16": [SECTION], "19": monthly("氨氮", ["0.9"] * 7)}).values("section.quality")
    )
    sea = SECTION | {"std": "GB 3097—1997"}
    other = next(
        facts({"16": [sea], "19": monthly("氨氮", ["0.9"] * 12)}).values("section.quality")
    )
    unread = [*monthly("氨氮", ["0.9"] * 11), sample("氨氮", "ND", "2020-12-06")]

    assert (seven.state, seven.known.reason) == ("na", "有数据的月份7个，少于8个，不作评价")
    assert (other.state, other.known.reason) == ("na", "GB 3097—1997不分水质类别")
    assert next(facts({"16": [SECTION], "19": unread}).values("section.quality")).state == "missing"


def test_wells_have_their_class_and_plots_their_risk() -> None:
    points = [
        {"no": "G01", "medium": "地下水-污染源", "zone": "Ⅲ类", "std": "GB/T 14848—2017"},
        {"no": "S01", "medium": "土壤", "zone": "第二类用地", "std": "GB 36600—2018"},
        {"no": "N01", "medium": "声", "zone": "3类", "std": "GB 3096—2008"},
    ]
    rows = [
        sample("氨氮", "0.75", point="G01"),  # Ⅲ 0.50, Ⅳ 1.50
        sample("氯化物", "40", point="G01"),  # Ⅰ 50
        sample("砷", "61", point="S01", unit="mg/kg"),  # screening 60, control 140
        sample("铅", "100", point="S01", unit="mg/kg"),
    ]
    f = facts({"18": points, "19": rows})

    assert [v.text for v in f.values("groundwater.quality")] == ["Ⅳ类", "—", "—"]
    assert [v.text for v in f.values("soil.risk")] == ["—", "超过筛选值", "—"]
    unread = facts({"18": points, "19": [*rows, sample("铅", "ND", point="S01", unit="mg/kg")]})
    assert [v.state for v in unread.values("soil.risk")] == ["na", "missing", "na"]
