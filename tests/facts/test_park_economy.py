"""一、园区概况: the park, its planning EIA, its economy."""

from typing import Any

import pytest

from tests.dossiers import facts

PARK = {
    "year": 2020, "park_name": "澄江综合保税区", "park_code": "G439901", "level": "国家级",
    "province": "湖南省", "city": "益阳市", "county": "赫山区", "lead_ind": "保税加工；保税物流",
    "area_approved": "1.62", "area_plan": "3.12", "bound_e": "长潭西线", "bound_s": "沪昆高铁",
    "bound_w": "保税四路", "bound_n": "沙塘路", "steward": "否", "sign_date": "2021-02-24",
}  # fmt: skip


def test_the_park_is_told_as_the_officer_wrote_it() -> None:
    f = facts({"01": PARK})

    names = ("name", "code", "level", "location", "lead_industries", "area_approved", "bounds")
    assert [f.value(f"park.{n}").text for n in names] == [
        "澄江综合保税区",
        "G439901",
        "国家级",
        "湖南省益阳市赫山区",
        "保税加工、保税物流",
        "1.62",
        "东至长潭西线、南至沪昆高铁、西至保税四路、北至沙塘路",
    ]
    assert f.value("report.date").text == "2021年2月24日"
    assert f.value("report.year").text == "2020"
    assert f.value("park.steward_name").state == "na"
    assert f.value("park.environment_staff").known.reason == "01_园区概况未填专职环保人员数"


def test_blocks_add_up_to_an_area() -> None:
    rows = [
        {"block_no": "B01", "area": "7.0015", "land1": "60", "land2": "0", "land3": "0"},
        {"block_no": "B02", "area": "1.7943", "land1": "3.5", "land2": "1", "land3": "/"},
    ]
    f = facts({"02": rows})

    # 常宁 2020: 7.0015 + 1.7943 = 8.7958 km².
    assert f.value("park.area_of_blocks").text == "8.7958"
    assert [v.text for v in f.values("park.area_block")] == ["7.0015", "1.7943"]
    assert f.value("park.land_industrial").text == "64.5"
    assert f.value("park.land_class3").state == "zero"


FILE = {"doc_no": "D01", "type": "规划环评", "status": "已批复", "valid": "是", "major": "否"}


def test_the_planning_eia_is_the_newest_reply_in_force() -> None:
    rows = [
        FILE | {"reply_title": "旧函", "reply_no": "湘环评〔2012〕13号", "reply_date": "2012-03-01"},
        FILE | {"doc_no": "D02", "type": "调扩区环评", "reply_title": "新函",
                "reply_no": "湘环评函[2014]30号", "reply_date": "2014-03-10"},
        FILE | {"doc_no": "D03", "reply_title": "废函", "reply_date": "2018-01-01", "valid": "否"},
        FILE | {"doc_no": "D04", "type": "跟踪评价", "status": "送审稿", "valid": "否"},
    ]  # fmt: skip
    f = facts({"03": rows})

    assert f.value("park.eia_title").text == "新函"
    assert f.value("park.eia_document").text == "湘环评函〔2014〕30号"
    assert f.value("park.eia_age").text == "6"
    assert f.value("park.tracking_status").text == "送审稿"
    assert f.value("park.major_changes").state == "zero"


def test_a_park_without_a_reply_says_so_and_an_unfilled_sheet_does_not() -> None:
    draft = facts({"03": [FILE | {"status": "编制中", "valid": "否"}]})

    assert draft.value("park.eia_title").state == "na"
    assert facts({}).value("park.eia_title").state == "missing"


def indicator(name: str, **cells: Any) -> dict[str, Any]:
    return {"name": name, "scope": "园区", "unit": "亿元"} | cells


def test_growth_is_what_was_reported_and_what_the_two_years_give() -> None:
    # The seed report: 4.9243 and 2.8252 give 74.3 %, where the text says 74.8 % for one of two.
    rows = [
        indicator("固定资产投资", value="4.9243", prev="2.8252"),
        indicator("产业投资", value="4.9243", prev="2.8252", yoy="74.8"),
        indicator("地区生产总值", yoy="26.3"),
        indicator("税收收入", value="1.2", prev="0"),
        indicator("工业总产值", value="9", prev="10"),
    ]
    f = facts({"04": rows})

    assert [v.text for v in f.values("economy.growth")] == ["74.3", "74.8", "26.3", "", "-10"]
    recomputed = [v.text for v in f.values("economy.growth_recomputed")]
    assert recomputed == ["74.3", "74.3", "", "—", "-10.0"]
    assert f.value("economy.gdp_growth").text == "26.3"
    assert f.value("economy.gdp").state == "missing"


def test_named_indicators_are_the_park_s_own_in_one_unit() -> None:
    rows = [
        indicator("税收收入", value="52300", unit="万元"),
        indicator("税收收入", value="99", scope="全市"),
        indicator("其他", name_o="技工贸总收入", value="330", yoy="16.47"),
        indicator("进出口额(美元)", value="9.147", unit="亿美元", fx="6.4502"),
        indicator("单位GDP能耗", value="0.1102", unit="tce每万元"),
        indicator("工业增加值", value="3", unit="人"),
    ]
    f = facts({"04": rows})

    assert f.value("economy.tax").text == "5.23"
    assert f.value("economy.income").text == "330"
    assert f.value("economy.income_growth").text == "16.47"
    assert f.value("economy.trade_usd").text == "9.147"
    assert f.value("economy.energy_intensity").text == "0.1102"
    assert "不能换算为亿元" in f.value("economy.value_added").known.reason
    assert [v.scope for v in f.values("economy.value")][:2] == ["园区", "全市"]
    assert [v.text for v in f.values("economy.unit")][4] == "tce/万元"


def test_a_report_tells_the_indicators_of_the_park_only() -> None:
    rows = [indicator("税收收入", value="5"), indicator("税收收入", value="99", scope="全市")]

    assert [s.key for s in facts({"04": rows}).subjects("economy")] == ["税收收入 · 园区"]
    assert facts({}).subjects("economy").gap == "04_经济指标未填报"


@pytest.mark.parametrize("name", ["gdp", "output", "fixed_investment", "trade", "tax", "attracted"])
def test_an_indicator_that_is_not_listed_is_missing(name: str) -> None:
    value = facts({"04": [indicator("从业人数", value="5", unit="人")]}).value(f"economy.{name}")

    assert value.state == "missing"
    assert "04_经济指标没有（或多于）一行口径为园区的" in value.known.reason


def test_an_industry_is_named_by_its_code() -> None:
    rows = [{"ent_no": "E001", "ind_code": "3990"}, {"ent_no": "E002"}]

    names = [v.text for v in facts({"05": rows}).values("firm.industry_name")]
    assert names == ["其他电子设备制造", ""]  # GB/T 4754—2017, 3990
