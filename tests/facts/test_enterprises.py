"""一、园区概况: firms, and the four partitions of all firms (EIA, acceptance, plan, permit).

The register below has the shape of the seed report's park: firms that count and one that does not,
one that came, one that was cleared, one that left by itself.
"""

from typing import Any

import pytest

from tests.dossiers import dossier, facts
from yuanjian.facts.engine import Facts

NAMES = ("甲电子", "乙物流", "丙食品", "丁包装")


def firm(number: int, name: str, **cells: Any) -> dict[str, Any]:
    return {
        "ent_no": f"E{number:03}",
        "name": name,
        "counted": "是",
        "status": "投产",
        "in_date": "2018-05-01",
        "block_no": "B01",
    } | cells


def firms(**others: Any) -> list[dict[str, Any]]:
    """Four counted firms that are there at the end of 2020."""
    return [firm(n, name, **others) for n, name in enumerate(NAMES, 1)]


@pytest.fixture
def register() -> Facts:
    return facts(
        {
            "01": {"year": 2020, "ent_prev": 5},
            "02": [{"block_no": "B01"}, {"block_no": "B02"}],
            "05": [
                *firms(),
                firm(5, "戊新材", in_date="2020-03-01", block_no="B02", status="在建"),
                firm(6, "己化工", status="已退出", out_date="2020-07-01", out_type="清退"),
                firm(7, "庚服装", status="已退出", out_date="2020-09-01", out_type="自主退出"),
                firm(8, "辛贸易", status="已退出", out_date="2019-09-01", out_type="清退"),
                firm(9, "壬地产", counted="否"),
                firm(10, "癸仪器", in_date="2021-01-10"),
                firm(11, "子机械", status="已退出", out_date="2021-02-01", out_type="迁出"),
            ],
        }
    )


def texts(f: Facts, theme: str, *names: str) -> list[str]:
    return [f.value(f"{theme}.{name}").text for name in names]


def test_firms_present_are_those_that_count_and_were_there_on_the_last_day(register: Facts) -> None:
    # 甲乙丙丁戊 and 子 (left in 2021); not 己庚辛 (left before), 壬 (not counted), 癸 (came in 2021).
    assert register.value("enterprises.total").text == "6"


def test_the_year_s_movements_are_counted_by_date_and_way(register: Facts) -> None:
    moved = texts(register, "enterprises", "last_year", "new", "cleared", "left", "gone_otherwise")

    assert moved == ["5", "1", "1", "1", "0"]
    assert register.value("enterprises.new_names").text == "戊新材"


def test_last_year_is_what_the_park_says_and_what_we_recorded() -> None:
    before = dossier({"05": firms()}, year=2019)
    now = facts({"01": {"year": 2020, "ent_prev": 5}, "05": firms()}, prior=before)

    assert now.value("enterprises.last_year").text == "5"
    assert now.value("enterprises.last_year_recorded").text == "4"
    assert facts({}).value("enterprises.last_year_recorded").known.reason == "没有2019年度的资料"


def test_firms_are_counted_by_block(register: Facts) -> None:
    by_block = {v.subject: v.text for v in register.values("enterprises.block")}

    assert by_block == {"B01": "5", "B02": "1"}


def test_a_blank_that_decides_makes_the_count_missing_and_names_the_firm() -> None:
    f = facts({"05": [*firms(), firm(5, "戊新材", counted=None)]})

    value = f.value("enterprises.total")

    assert (value.state, value.text) == ("missing", "")
    assert value.known.reason == "05_企业名录：E005 戊新材的是否计入统计口径未填"


def test_a_firm_that_left_without_a_date_makes_the_movements_missing() -> None:
    f = facts({"05": [*firms(), firm(5, "戊", status="已退出", out_type="清退")]})

    assert f.value("enterprises.total").text == "4"
    assert f.value("enterprises.cleared").state == "missing"


def project(ent: str, number: int, eia: str, **cells: Any) -> dict[str, Any]:
    return {"proj_no": f"P{number:03}", "ent": ent, "eia": eia} | cells


APPROVED = {"eia_no": "澄环审〔2019〕1号", "eia_date": "2019-04-02"}


def test_each_firm_is_in_one_group_of_the_eia_and_the_groups_add_up() -> None:
    f = facts(
        {
            "05": firms(),
            "06": [
                project("甲电子", 1, "登记表", eia_no="2018430300001", eia_date="2018-01-01"),
                project("甲电子", 2, "报告表", **APPROVED),
                project("乙物流", 3, "无需", eia_basis="名录外"),
                project("丙食品", 4, "登记表", eia_no="202043030000000012", eia_date="2020-02-01"),
                project("丁包装", 5, "报告书", eia_no="无"),
            ],
        }
    )

    groups = texts(f, "eia", "report", "table", "registered", "not_required", "without")
    assert groups == ["0", "1", "1", "1", "1"]
    assert f.value("enterprises.total").text == "4"
    # Approval is 报告书 and 报告表; the seed's way of counting adds the registrations.
    assert texts(f, "eia", "approved", "completed") == ["1", "2"]
    assert f.value("eia.without_names").text == "丁包装"
    assert f.value("eia.remainder").state == "na"


def test_a_firm_with_one_unapproved_project_is_without_approval() -> None:
    projects = [
        project("甲电子", 1, "报告表", **APPROVED),
        project("甲电子", 2, "报告表", eia_no="无"),
    ]
    f = facts({"05": [firm(1, "甲电子")], "06": projects})

    assert texts(f, "eia", "approved", "without") == ["0", "1"]


def test_an_approval_after_the_year_s_end_is_none_yet() -> None:
    late = project("甲电子", 1, "报告表", eia_no="澄环审〔2021〕3号", eia_date="2021-01-20")
    f = facts({"05": [firm(1, "甲电子")], "06": [late]})

    assert texts(f, "eia", "approved", "without", "new") == ["0", "1", "0"]


def test_new_approvals_are_projects_and_new_registrations_are_firms_of_the_year() -> None:
    this_year = {"eia_no": "澄环审〔2020〕1号", "eia_date": "2020-04-02"}
    f = facts(
        {
            "05": firms(),
            "06": [
                project("甲电子", 1, "报告表", **this_year),
                project("甲电子", 2, "报告书", **this_year),
                project("乙物流", 3, "登记表", **this_year),
                project("乙物流", 4, "登记表", **this_year),
                project("丙食品", 5, "报告表", **APPROVED),
                project("丁包装", 6, "豁免"),
            ],
        }
    )

    assert texts(f, "eia", "new", "registered_new") == ["2", "1"]


def test_a_firm_without_a_row_is_named_and_makes_the_groups_missing() -> None:
    f = facts({"05": firms(), "06": [project("甲电子", 1, "报告表", **APPROVED)]})

    assert f.value("eia.remainder").text == "乙物流、丙食品、丁包装"
    value = f.value("eia.without")
    assert value.state == "missing"
    assert value.known.reason.startswith("06_建设项目环评验收：乙物流没有一行；丙食品没有一行")


def test_a_number_not_filled_in_is_missing_not_unapproved() -> None:
    f = facts({"05": [firm(1, "甲电子")], "06": [project("甲电子", 1, "报告表")]})

    assert f.value("eia.without").state == "missing"
    assert "批复文号" in f.value("eia.without").known.reason


def test_a_firm_is_found_by_its_alias_and_in_any_width() -> None:
    rows = [firm(1, "甲电子(澄江)有限公司", alias="甲电子")]
    one = project("甲电子", 1, "报告表", **APPROVED)
    other = project("甲电子（澄江）有限公司", 2, "报告表", **APPROVED)
    f = facts({"05": rows, "06": [one, other]})

    assert f.value("eia.approved").text == "1"


@pytest.mark.parametrize(
    ("status", "acc", "run", "group"),
    [
        ("投产", "已验收", "2019-06-01", "done"),
        ("投产", "无需", None, "not_required"),
        ("投产", "验收中", "2020-06-01", "pending_in_process"),
        ("投产", "分期验收", "2020-06-01", "pending_staged"),
        ("在建", "未到期", None, "pending_construction"),
        ("停产", "未验收", "2018-06-01", "pending_stopped"),
        ("投产", "未到期", "2020-11-01", "pending_trial"),
        ("投产", "未到期", None, "pending_not_operating"),
        ("投产", "未验收", "2018-06-01", "pending_operating"),
    ],
)
def test_acceptance_puts_each_firm_into_one_group_with_its_reason(
    status: str, acc: str, run: str | None, group: str
) -> None:
    rows = [project("甲电子", 1, "报告表", acc=acc, run=run, **APPROVED)]
    f = facts({"05": [firm(1, "甲电子", status=status)], "06": rows})
    pending = [
        "in_process",
        "staged",
        "construction",
        "stopped",
        "trial",
        "not_operating",
        "operating",
    ]
    groups = ["done", "not_required", *(f"pending_{p}" for p in pending)]

    assert {g: f.value(f"acceptance.{g}").text for g in groups} == {
        g: "1" if g == group else "0" for g in groups
    }
    assert f.value("acceptance.pending").text == ("1" if group.startswith("pending") else "0")


def test_registrations_need_no_acceptance_and_new_ones_are_of_the_year() -> None:
    f = facts(
        {
            "05": firms(),
            "06": [
                project("甲电子", 1, "登记表", eia_no="1"),
                project("乙物流", 2, "报告表", acc="已验收", acc_date="2020-05-20", **APPROVED),
                project("丙食品", 3, "报告表", acc="已验收", acc_date="2019-05-20", **APPROVED),
                project("丁包装", 4, "无需"),
            ],
        }
    )

    assert texts(f, "acceptance", "done", "new", "pending", "not_required") == ["2", "1", "0", "2"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"eia": "报告表", "run": "2020-01-10"}, "是"),
        ({"eia": "报告书", "run": "2021-01-10"}, "否"),
        ({"eia": "登记表", "run": "2020-01-10"}, "否"),
        ({"eia": "报告表", "acc": "验收中"}, "是"),
        ({"eia": "报告表", "acc": "未到期"}, "否"),
        ({"eia": "报告表"}, ""),
        ({}, ""),
    ],
)
def test_a_project_needs_acceptance_once_it_runs(cells: dict[str, str], expected: str) -> None:
    f = facts({"06": [{"proj_no": "P001", "ent": "甲电子"} | cells]})

    (value,) = f.values("project.needs_acceptance")
    assert value.text == expected


def test_plans_of_firms_add_up_and_the_park_s_own_is_not_a_firm_s() -> None:
    row = {"subj": "企业", "need": "是", "status": "已备案"}
    f = facts(
        {
            "05": firms(),
            "08": [
                {"subj": "园区", "ent": "澄江综合保税区", "need": "依托上级园区",
                 "parent_plan": "澄江经开区突发环境事件应急预案"},
                row | {"ent": "甲电子", "date": "2020-09-15"},
                row | {"ent": "乙物流", "status": "修编中", "date": "2017-03-01"},
                row | {"ent": "丙食品", "need": "否", "why": "无风险物质", "status": "不需"},
                row | {"ent": "丁包装", "date": "2021-01-05"},
            ],
        }
    )  # fmt: skip

    assert texts(f, "plan", "done", "pending", "not_required") == ["1", "2", "1"]
    assert f.value("plan.pending_names").text == "乙物流、丁包装"
    assert f.value("plan.park_status").text == "依托上级园区"
    assert f.value("plan.park_title").text == "澄江经开区突发环境事件应急预案"
    assert f.value("plan.park_filing").state == "na"


def test_a_plan_runs_three_years_and_the_last_day_is_the_day_before() -> None:
    # Example of the sheets' guide: filed 2020-09-15, to be reviewed by 2023-09-14.
    rows = [
        {"subj": "企业", "ent": "甲电子", "need": "是", "status": "已备案", "date": "2020-09-15"},
        {"subj": "企业", "ent": "乙物流", "need": "否", "status": "不需"},
        {"subj": "企业", "ent": "丙食品", "need": "是", "status": "已备案", "date": "2017-09-15"},
    ]
    f = facts({"08": rows})

    assert [v.text for v in f.values("plan.expires")] == ["2023年9月14日", "—", "2020年9月14日"]
    assert f.value("plan.expired").text == "1"


PERMIT = {"no": "91430300MA4L16JQ9P001W", "issue": "2020-04-28", "valid_to": "2025-04-27"}


def test_permits_of_firms_add_up_and_an_expired_one_is_none() -> None:
    f = facts(
        {
            "05": [*firms(), firm(5, "戊新材", status="在建")],
            "07": [
                {"ent": "甲电子", "cls": "简化管理", **PERMIT},
                {"ent": "乙物流", "cls": "登记管理", **PERMIT},
                {"ent": "丙食品", "cls": "重点管理", **PERMIT, "valid_to": "2020-12-30"},
                {"ent": "丁包装", "cls": "无需", "basis": "名录外"},
                {"ent": "戊新材", "cls": "无需", "basis": "在建"},
            ],
        }
    )

    assert texts(f, "permit", "held", "registered", "not_required", "without") == [
        "1",
        "1",
        "2",
        "1",
    ]
    assert f.value("permit.not_required_construction").text == "1"
    assert f.value("permit.without_names").text == "丙食品"
    assert f.value("permit.expired").text == "1"
