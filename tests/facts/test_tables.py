"""Tables 1, 2, 3 of the report: requirements, monitoring plan, control list."""

from typing import Any

import pytest

from tests.dossiers import facts

PLAN = {
    "plan_no": "M01", "cat": "环境质量", "medium": "环境空气", "p_factor": "TSP；PM10；SO2；NO2",
    "p_freq": "14", "a_point": "A01", "result": "未落实",
}  # fmt: skip
STATION = {"no": "A01", "type": "国控", "use": "正式评价", "zone": "二类"}
DAYS = [
    {"no": "A01", "date": f"2020-01-0{n}", "valid": "有效", "so2": 8, "no2": 30, "co": "1.0",
     "o3": 90, "pm10": 60, "pm25": 40}
    for n in range(1, 6)
]  # fmt: skip


def plan_row(f: Any, name: str) -> Any:
    return next(f.values(f"monitoring_plan.{name}"))


def test_a_plan_is_set_against_what_the_station_really_measured() -> None:
    # The seed report, table 2: TSP is planned and was not measured.
    f = facts({"11": [PLAN], "17": [STATION], "20": DAYS})

    assert plan_row(f, "actual_factors").text == "SO2、NO2、CO、O3、PM10、PM2.5"
    assert plan_row(f, "missing_factors").text == "TSP"
    assert plan_row(f, "actual_frequency").text == "5"


def test_several_points_count_by_the_one_that_was_measured_least() -> None:
    plan = PLAN | {"medium": "地表水", "p_factor": "pH；COD", "a_point": "R01；R02"}
    rows = [
        {"point": "R01", "date": "2020-01-06", "factor": "pH"},
        {"point": "R01", "date": "2020-07-06", "factor": "COD"},
        {"point": "R02", "date": "2020-07-06", "factor": "COD"},
        {"point": "R02", "date": "2019-07-06", "factor": "氨氮"},
    ]
    f = facts({"11": [plan], "19": rows})

    assert plan_row(f, "actual_factors").text == "pH、COD"
    assert plan_row(f, "missing_factors").state == "na"
    assert plan_row(f, "actual_frequency").text == "1"


def test_online_outlets_count_their_factors_and_days() -> None:
    plan = PLAN | {"cat": "污染源", "medium": "废水", "p_factor": "COD；氨氮", "a_point": "DW001"}
    online = {"subj": "澄江污水处理厂", "outlet": "DW001 总排口", "factor": "COD", "h_due": 8784}
    f = facts({"11": [plan], "21": [online]})

    assert plan_row(f, "missing_factors").text == "氨氮"
    assert plan_row(f, "actual_frequency").text == "366"


# Every firm numbers its outlets from DW001; the plan says in words whose it means.
DW = PLAN | {"cat": "污染源", "medium": "废水", "p_factor": "COD；氨氮；总磷", "a_point": "DW001"}
OWNERS: dict[str, Any] = {
    "05": [{"ent_no": "E001", "name": "澄江甲电子有限公司", "alias": "甲电子"},
           {"ent_no": "E002", "name": "澄江乙食品有限公司", "alias": "乙食品"},
           {"ent_no": "E003", "name": "澄江丙印刷有限公司"}],
    "13": [{"no": "W01", "name": "澄江污水处理厂", "outlet": "DW001 总排口"}],
    "19": [
        {"point": "DW001", "ent": "澄江甲电子有限公司", "date": "2020-04-01", "factor": "COD"},
        {"point": "DW001", "ent": "澄江甲电子有限公司", "date": "2020-10-09", "factor": "COD"},
        {"point": "DW001", "ent": "乙食品", "date": "2020-04-02", "factor": "氨氮"},
        {"point": "DW001", "ent": "澄江丙印刷有限公司", "date": "2019-04-02", "factor": "铬"},
    ],
    "21": [{"subj": "澄江污水处理厂", "outlet": "DW001 总排口", "factor": "总磷", "h_due": 8784}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("p_point", "factors", "times"),
    [
        ("澄江污水处理厂总排口", "总磷", "366"),
        ("污水处理厂排口", "总磷", "366"),
        ("工业废水外排企业总排口", "COD、氨氮", "1"),
        ("甲电子废水总排口", "COD", "2"),
        ("澄江乙食品有限公司和澄江甲电子有限公司的排口", "COD、氨氮", "1"),
        ("各企业和污水处理厂总排口", "COD、氨氮、总磷", "1"),
        ("总排口", "COD、氨氮、总磷", "1"),
    ],
)
def test_an_outlet_number_means_the_outlets_of_those_whom_the_plan_names(
    p_point: str, factors: str, times: str
) -> None:
    f = facts({"11": [DW | {"p_point": p_point}], **OWNERS})

    found = plan_row(f, "actual_factors").text
    assert "、".join(sorted(found.split("、"), key=["COD", "氨氮", "总磷"].index)) == factors
    assert plan_row(f, "actual_frequency").text == times


def test_a_firm_without_data_does_not_get_those_of_another_firm() -> None:
    f = facts({"11": [DW | {"p_point": "澄江丙印刷有限公司排口"}], **OWNERS})

    assert plan_row(f, "actual_factors").state == "na"
    assert plan_row(f, "missing_factors").text == "COD、氨氮、总磷"
    assert plan_row(f, "actual_frequency").state == "zero"


def test_a_sample_that_does_not_say_whose_outlet_it_is_from_leaves_the_plan_undecided() -> None:
    samples = [*OWNERS["19"], {"point": "DW001", "date": "2020-05-01", "factor": "铜"}]
    f = facts({"11": [DW | {"p_point": "甲电子废水总排口"}], **OWNERS, "19": samples})

    assert plan_row(f, "actual_factors").known.reason == (
        "19_手工监测数据：DW001有1行未填排口所属企业或设施，分不清是谁的排口"
    )
    assert plan_row(f, "actual_frequency").state == "missing"


def test_where_one_alone_has_the_outlet_its_samples_need_no_name() -> None:
    rows = [{"point": "dw001", "date": "2020-05-01", "factor": "COD"},
            {"point": "DW0012", "date": "2020-05-02", "factor": "铜"}]  # fmt: skip
    f = facts({"11": [DW | {"p_point": "污水处理厂排口"}], "13": OWNERS["13"], "19": rows})

    assert plan_row(f, "actual_factors").text == "COD"
    assert plan_row(f, "actual_frequency").text == "1"


def test_while_samples_are_not_filled_in_nothing_is_said_of_the_outlets_of_firms() -> None:
    f = facts({"11": [DW | {"p_point": "各企业总排口"}], "13": OWNERS["13"]})

    assert plan_row(f, "actual_frequency").state == "missing"


def test_a_point_that_was_not_monitored_is_zero_times_and_lacks_everything() -> None:
    f = facts({"11": [PLAN | {"a_point": "无"}]})

    assert plan_row(f, "actual_factors").state == "na"
    assert plan_row(f, "missing_factors").text == "TSP、PM10、SO2、NO2"
    assert plan_row(f, "actual_frequency").state == "zero"


@pytest.mark.parametrize("name", ["actual_factors", "missing_factors", "actual_frequency"])
def test_without_data_nothing_is_said_of_a_plan(name: str) -> None:
    assert plan_row(facts({"11": [PLAN], "17": [STATION]}), name).state == "missing"
    assert plan_row(facts({"11": [PLAN | {"a_point": None}]}), name).state == "missing"


def test_requirements_of_the_reply_are_counted_by_result() -> None:
    rows = [
        {"seq": n, "doc_no": "D01", "result": result}
        for n, result in enumerate(("已落实", "已落实", "部分落实", "未落实", "不适用"), 1)
    ]
    f = facts({"10": rows, "03": [{"doc_no": "D01", "reply_date": "2014-03-10"}]})

    names = ("total", "done", "open", "not_done", "not_applicable", "open_names")
    assert [f.value(f"clauses.{n}").text for n in names] == ["5", "2", "2", "1", "1", "3、4"]
    assert next(f.values("eia_file.clauses")).text == "5"


@pytest.mark.parametrize(
    ("cells", "state", "text"),
    [
        ({"reply_date": "2015-12-31"}, "value", "是"),  # 2020 − 2015 = 5
        ({"reply_date": "2016-01-01"}, "value", "否"),
        ({"status": "送审稿"}, "na", "—"),
        ({"status": "已批复"}, "missing", ""),
    ],
)
def test_five_years_are_counted_from_the_reply(
    cells: dict[str, str], state: str, text: str
) -> None:
    value = next(facts({"03": [{"doc_no": "D01"} | cells]}).values("eia_file.five_years"))

    assert (value.state, value.text) == (state, text)


def test_clauses_of_the_control_list_are_counted_by_result() -> None:
    rows = [
        {"unit_code": "ZH43030420001", "clause": c, "result": r}
        for c, r in (("1.1", "符合"), ("2.2", "基本符合"), ("2.3", "不符合"), ("4.3", "不适用"))
    ]
    f = facts({"12": rows})

    names = ("total", "met", "mostly_met", "not_met", "not_applicable", "open_names")
    assert [f.value(f"zoning.{n}").text for n in names] == ["4", "1", "1", "1", "1", "2.2、2.3"]


def test_figures_of_the_control_list_keep_their_digits() -> None:
    row = {"unit_code": "ZH43030420001", "clause": "4.1", "lim": "0.1138", "act": "0.1102"}
    f = facts({"12": [row, row | {"clause": "4.2", "act": "/"}]})

    assert [v.text for v in f.values("zoning.actual")] == ["0.1102", "—"]
    assert next(f.values("zoning.limit")).text == "0.1138"
