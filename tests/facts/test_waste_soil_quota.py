"""（五）土壤、（六）固体废物, and the total-load quotas with what was given out and emitted."""

from typing import Any

import pytest

from tests.dossiers import facts

WASTE = {
    "ent": "甲电子", "name": "废包装", "st0": "0", "gen": "10.000", "u_self": "10.000", "d_self": "0",
    "u_out": "0", "d_out": "0", "st1": "0", "ledger": "规范",
}  # fmt: skip
HAZARDOUS = {
    "ent": "甲电子", "name": "废活性炭", "st0": "0", "gen": "0.0800", "u_self": "0", "d_self": "0",
    "u_out": "0", "d_out": "0.0800", "st1": "0", "t_m": "0.0800", "max_d": "180",
}  # fmt: skip


def texts(f: Any, theme: str, *names: str) -> list[str]:
    return [f.value(f"{theme}.{n}").text for n in names]


def test_general_waste_of_the_seed_s_size() -> None:
    # The seed report: 1 firm, 10 t/a, all used by itself.
    f = facts({"24": [WASTE]})

    names = ("firms", "generated", "self_used", "self_disposed", "outsourced")
    assert texts(f, "waste", *names) == ["1", "10", "10", "0", "0"]
    assert next(f.values("waste.balance")).state == "zero"


def test_outsourced_is_used_and_disposed_of_by_others() -> None:
    rows = [WASTE | {"u_out": "1.5", "d_out": "2.25", "gen": "13.75"}, WASTE | {"ent": "乙物流"}]
    f = facts({"24": rows})

    assert texts(f, "waste", "firms", "outsourced", "generated") == ["2", "3.75", "23.75"]
    assert [v.text for v in f.values("waste.balance")] == ["0", "0"]
    # (20 + 1.5) used of 23.75 that there was
    assert f.value("waste.use_rate").text == "90.53"


def test_a_balance_that_does_not_close_shows_the_difference() -> None:
    rows = [WASTE | {"st1": "0.5"}, WASTE | {"st1": None}, WASTE | {"u_out": "/"}]
    f = facts({"24": rows})

    assert [(v.state, v.text) for v in f.values("waste.balance")] == [
        ("value", "-0.5"),
        ("missing", ""),
        ("zero", "0"),
    ]


def test_hazardous_waste_of_the_seed_s_size() -> None:
    # The seed report: 1 firm, 0.08 t/a, all disposed of by others.
    f = facts({"25": [HAZARDOUS, HAZARDOUS | {"ent": "乙物流", "gen": "0", "d_out": "0"}]})

    names = ("firms", "generated", "self_used", "outsourced", "stored_too_long")
    assert texts(f, "hazardous", *names) == ["1", "0.08", "0", "0.08", "0"]
    assert next(f.values("hazardous.balance")).state == "zero"


def test_a_management_plan_filed_after_31_march_is_late() -> None:
    # HJ 1259—2022 5.2.2: by 31 March of the year.
    rows = [HAZARDOUS | {"plan": "2020-03-31"}, HAZARDOUS | {"ent": "乙", "plan": "2020-04-01"}]

    assert facts({"25": rows}).value("hazardous.late_plans").text == "1"


def test_no_central_waste_plant_is_told_only_when_confirmed() -> None:
    assert facts({"26": "无"}).value("waste_facility.count").state == "zero"
    assert len(facts({"26": "无"}).subjects("waste_facility")) == 0
    assert facts({}).subjects("waste_facility").gap == "26_集中固废设施未填报"


def test_plots_by_state_of_remediation() -> None:
    plots = [
        {"no": "S01", "nature": "污染地块", "status": "已完成"},
        {"no": "S02", "nature": "污染地块", "status": "修复中"},
        {"no": "S03", "nature": "重点监管单位", "status": "不需"},
    ]
    f = facts({"23": plots})

    names = ("total", "done", "not_started", "in_progress", "key_units")
    assert texts(f, "plots", *names) == ["2", "1", "0", "1", "1"]


def test_soil_that_nobody_monitored_is_zero_times_and_has_no_rate() -> None:
    f = facts({"18": "无", "23": "无"})

    assert f.value("soil.monitored").state == "zero"
    assert f.value("soil.rate").state == "na"
    assert f.value("soil.factors").state == "na"
    assert facts({"18": "无"}).value("soil.monitored").state == "missing"


def test_soil_points_and_plots_count_together() -> None:
    point = {"no": "T01", "medium": "土壤", "zone": "第二类用地", "std": "GB 36600—2018"}
    sampled = {"point": "T01", "date": "2020-09-10", "unit": "mg/kg", "kind": "委托"}
    plots = [
        {"no": "S01", "nature": "一般", "date": "2020-09-10", "ok": "达标"},
        {"no": "S02", "nature": "一般", "date": "2020-09-11", "ok": "不达标", "bad": "镉", "times": "1.250"},
        {"no": "S03", "nature": "一般", "date": "2019-09-11", "ok": "不达标"},
    ]  # fmt: skip
    samples = [sampled | {"factor": "砷", "raw": "66"}, sampled | {"factor": "铅", "raw": "20"}]
    f = facts({"18": [point], "19": samples, "23": plots})

    # Screening value of arsenic, class 2: 60 mg/kg (GB 36600—2018 table 1): 66/60 − 1 = 0.1.
    assert texts(f, "soil", "monitored", "rate", "factors", "multiple") == [
        "3",
        "33.33",
        "砷、镉",
        "1.250",
    ]


def quota(pol: str, limit: str | None, **cells: Any) -> dict[str, Any]:
    return {"lvl": "园区", "subj": "澄江综合保税区", "pol": pol, "limit": limit} | cells


@pytest.mark.parametrize(
    ("limit", "state", "text"),
    [("120.5", "value", "120.5"), ("0", "zero", "0"), ("无", "na", "—"), (None, "missing", "")],
)
def test_a_quota_of_zero_and_no_quota_at_all_are_two_things(
    limit: str | None, state: str, text: str
) -> None:
    value = facts({"09": [quota("VOCs", limit)]}).value("quota.vocs")

    assert (value.state, value.text) == (state, text)


def test_a_pollutant_without_a_row_is_missing_and_others_are_none_when_no_row_tells_them() -> None:
    f = facts({"09": [quota("COD", "120.5"), quota("氨氮", "12", lvl="企业", subj="甲电子")]})

    assert f.value("quota.nh3n").state == "missing"
    assert f.value("quota.other").state == "na"
    assert facts({"09": "无"}).value("quota.cod").state == "na"
    more = facts({"09": [quota("总氮", "1.5"), quota("颗粒物", "2"), quota("COD", "9")]})
    assert more.value("quota.other").text == "3.5"


def test_rows_of_quotas_know_what_is_given_out_and_emitted() -> None:
    firms = [
        {"ent_no": "E001", "name": "甲电子", "counted": "是", "status": "投产"},
        {"ent_no": "E002", "name": "乙物流", "counted": "是", "status": "投产"},
    ]
    water = {"kind": "工业", "to": "纳管", "basis": "纳管量", "other": "铅=0.002"}
    project = {"eia": "报告表"}
    f = facts(
        {
            "05": firms,
            "06": [
                project | {"proj_no": "P001", "ent": "甲电子", "lim_cod": "0.15", "lim_voc": "1.2"},
                project | {"proj_no": "P002", "ent": "乙物流", "lim_cod": "0.05", "lim_voc": "/"},
                {"proj_no": "P003", "ent": "乙物流", "eia": "登记表"},
            ],
            "09": [
                quota("COD", "120.5"),
                quota("VOCs", "0"),
                quota("铅", "0.01"),
                quota("COD", "0.15", lvl="企业", subj="甲电子"),
                quota("VOCs", "无"),
            ],
            "15": [
                water | {"ent": "甲电子", "cod": "0.1035"},
                water | {"ent": "乙物流", "cod": "0.02"},
            ],
            "22": [{"ent": "甲电子", "voc": "0.992", "other": "无"}],
        }
    )

    def column(name: str) -> list[str]:
        return [v.text for v in f.values(f"quota_row.{name}")]

    assert column("allocated") == ["0.2", "1.2", "—", "0.15", "1.2"]
    assert column("actual") == ["0.1235", "0.992", "0.004", "0.1035", "0.992"]
    # 0.1235/120.5 = 0.10 %; a quota of 0 has no share; 0.1035/0.15 = 69 %
    assert column("ratio") == ["0.1", "—", "40", "69", "—"]
    assert next(f.values("quota_row.actual")).scope == "纳管量"


@pytest.mark.parametrize(
    ("said", "fact"),
    [("COD", "cod"), ("氨氮", "nh3n"), ("SO₂", "so2"), ("二氧化硫", "so2"), ("NOₓ", "nox"), ("VOCs", "vocs")],
)  # fmt: skip
def test_a_quota_is_found_however_the_pollutant_is_written(said: str, fact: str) -> None:
    assert facts({"09": [quota(said, "1.5")]}).value(f"quota.{fact}").text == "1.5"


def test_quotas_of_gases_are_set_against_sheet_22() -> None:
    gas = {"ent": "甲电子", "so2": "0.5", "nox": "0.25", "pm": "0.125", "voc": "1"}
    rows = [quota(p, "1") for p in ("SO2", "NOx", "颗粒物", "VOCs")]
    f = facts({"09": rows, "22": [gas]})

    assert [v.text for v in f.values("quota_row.ratio")] == ["50", "25", "12.5", "100"]
