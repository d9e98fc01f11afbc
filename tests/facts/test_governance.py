"""（七）投诉, （八）信用, and what parts 三–五 rest on: acts, emergency, capability, disclosure, attachments."""

from decimal import Decimal
from typing import Any

import pytest

from tests.dossiers import facts
from yuanjian.facts.amount import words


def complaint(number: int, **cells: Any) -> dict[str, Any]:
    row = {"no": f"12369-2020050{number}", "src": "12369", "date": "2020-05-01", "types": "水"}
    return row | {"status": "已完成", "true": "属实", "repeat": "否"} | cells


def test_complaints_none_of_none_has_no_rate() -> None:
    # Finding N14 of the seed: «投诉0件 … 完成率100%» — 0/0 does not apply.
    f = facts({"27": "无"})

    assert [f.value(f"complaints.{n}").text for n in ("received", "done", "rate")] == [
        "0",
        "0",
        "—",
    ]
    assert f.value("inspection.rate").state == "na"


def test_complaints_are_those_of_the_year_from_every_source() -> None:
    rows = [
        complaint(1, types="大气-异味；噪声"),
        complaint(2, status="整改中", types="大气-异味"),
        complaint(3, src="中央督察", status="不需"),
        complaint(4, src="市交办", status="未开始", true="不属实"),
        complaint(5, date="2019-12-31"),
    ]
    f = facts({"27": rows})

    names = ("received", "done", "in_progress", "not_started", "not_needed", "upheld")
    assert [f.value(f"complaints.{n}").text for n in names] == ["4", "2", "1", "1", "1", "3"]
    assert f.value("complaints.rate").text == "50"
    assert f.value("complaints.kinds").text == "大气-异味2件、水2件、噪声1件"
    assert [f.value(f"inspection.{n}").text for n in ("received", "done", "rate")] == [
        "1",
        "1",
        "100",
    ]
    assert [v.text for v in f.values("complaint.inspection")] == ["否", "否", "是", "否", "否"]


def test_acts_of_authorities_touch_credit_items_by_kind() -> None:
    act = {"date": "2020-06-01", "subj": "园区", "lvl": "县", "status": "已完成"}
    kinds = ("行政处罚", "通报", "约谈", "黑名单", "危废非法转移", "执法监测不达标")
    rows = [act | {"type": kind} for kind in kinds]
    rows[0] |= {"fine": "5.5"}
    rows.append(act | {"type": "通报", "lvl": "省"})
    f = facts({"28": rows})

    items = [v.text for v in f.values("enforcement.credit_items")]
    assert items == ["—", "—", "23", "4", "10", "6", "22"]
    assert f.value("enforcement.total").text == "7"
    assert f.value("enforcement.fines").text == "5.5"
    assert f.value("enforcement.notices_above").text == "1"
    assert f.value("enforcement.open").state == "zero"


def test_a_confirmed_none_of_acts_is_zero_with_its_source() -> None:
    value = facts({"28": "无"}).value("enforcement.dumping")

    assert value.state == "zero"
    assert [n.ref for n in value.because.walk() if n.kind == "row"] == ["28/无"]


def test_emergency_records_are_counted_in_the_year() -> None:
    rows = [
        {"type": "隐患排查", "date": "2020-03-01", "title": "春查", "n_find": 12, "n_fix": 9},
        {"type": "隐患排查", "date": "2019-03-01", "title": "旧查", "n_find": 99, "n_fix": 9},
        {"type": "应急演练", "date": "2020-11-18", "title": "综合演练"},
        {"type": "应急物资", "date": "2019-05-01", "title": "仓库", "mat_name": "吸油毡"},
        {"type": "应急物资", "date": "2020-05-01", "title": "仓库", "mat_name": "吸油毡"},
        {"type": "风险源数据库", "date": "2020-01-01", "title": "甲", "chem": "氨水", "q": "0.35"},
    ]
    f = facts({"29": rows})

    names = ("searches", "found", "fixed", "fixed_rate", "drills", "materials", "largest_q")
    assert [f.value(f"emergency.{n}").text for n in names] == [
        "1",
        "12",
        "9",
        "75",
        "1",
        "1",
        "0.35",
    ]
    assert f.value("emergency.drill_names").text == "综合演练"


def test_capabilities_have_their_state_and_their_credit_items() -> None:
    rows = [
        {"item": "环境质量监控", "status": "已建成"},
        {"item": "应急指挥平台", "status": "依托上级"},
        {"item": "固废统一管理体系", "status": "未建"},
    ]
    f = facts({"30": rows})

    assert f.value("capability.waste_system").text == "未建"
    assert f.value("capability.archive").known.reason == "30_能力建设没有“信息管理档案”一行"
    assert f.value("capability.digital").text == "1"
    assert f.value("capability.unreported").text.startswith("大气监控预警、危废监管体系、监测能力")
    assert [v.text for v in f.values("capability.credit_items")] == ["13", "17", "9"]


def test_what_had_to_be_published_and_was_not_is_named() -> None:
    f = facts(
        {"31": [{"item": "年度监测报告", "title": "a"}, {"item": "自评估报告", "title": "b"}]}
    )

    assert f.value("disclosure.lacking").text == (
        "污染物排放状况、企业达标情况、环保设施建设运行、风险防控措施"
    )
    assert f.value("disclosure.lacking_count").text == "4"


def own_scores(**others: str) -> list[dict[str, Any]]:
    given = {"13": "1", "17": "1"} | others
    return [{"no": n, "self": given.get(str(n), "0")} for n in range(1, 25)]


PARK = {"year": 2020, "province": "湖南省"}


def test_the_park_s_own_total_of_the_seed_is_eleven() -> None:
    # The seed report, 表4: 9 + 1 + 1 = 11.
    f = facts({"01": PARK, "32": own_scores()})

    assert f.value("credit.total").text == "11"
    grade = f.value("credit.grade")
    assert (grade.state, grade.known.reason) == (
        "missing",
        "指标表各等级的分数界线未取得，不作推定",
    )


@pytest.mark.parametrize(("scores", "total"), [({"24": "1"}, "12"), ({"5": "-3"}, "8")])
def test_the_total_starts_at_nine_and_ends_at_twelve(scores: dict[str, str], total: str) -> None:
    f = facts({"01": PARK, "32": own_scores(**scores)})

    assert f.value("credit.total").text == total


def test_an_item_without_a_score_makes_the_total_missing_and_is_named() -> None:
    value = facts({"01": PARK, "32": own_scores()[:22]}).value("credit.total")

    assert value.known.reason == "32_信用评价举证没有第23、24项"


def test_a_year_without_a_table_has_no_total_unless_one_is_chosen() -> None:
    sheets = {"01": PARK | {"year": 2023}, "32": own_scores()}
    plain, chosen = facts(sheets, year=2023), facts(sheets, year=2023, scheme="hunan_2020")

    assert plain.value("credit.total").state == "na"
    assert chosen.value("credit.total").text == "11"
    assert chosen.value("credit.scheme").text.endswith("（参考）")


def test_items_carry_the_words_of_the_table_and_what_the_scoring_supplies() -> None:
    f = facts({"01": PARK, "32": own_scores()[:2]})
    f.supplies["credit_item.score"] = lambda _, r: words(f"{Decimal(r.get('no'))}触发")

    assert [v.text for v in f.values("credit_item.points")] == ["-1", "-2"]
    assert next(f.values("credit_item.level2")).text == "规划环境影响评价"
    assert [v.text for v in f.values("credit_item.score")] == ["1触发", "2触发"]
    assert next(f.values("credit_item.sources")).known.reason == "未作系统试算"


def test_attachments_know_their_file_and_who_cites_them() -> None:
    listed = [{"no": n, "file": f"{n}.pdf"} for n in ("A001", "A002")]
    rows = [{"no": "N01", "proof": "A001；A009"}, {"no": "N02", "proof": "A001"}]
    f = facts({"34": listed, "18": rows}, files={"A001.pdf": "ab12"})

    assert [v.text for v in f.values("attachment.refs")] == ["2", "0"]
    assert [v.text for v in f.values("attachment.sha")] == ["ab12", ""]
    names = ("unused", "unlisted", "not_received")
    assert [f.value(f"attachment.{n}").text for n in names] == ["A002", "A009", "A002"]


def test_plans_without_owner_or_date_are_named() -> None:
    plan = {"type": "下一步计划", "title": "洒水降尘", "owner": "建设管理局", "due": "2021-12"}
    rows = [plan | {"seq": 1}, plan | {"seq": 2, "title": "严抓手续", "owner": None}]
    rows.append({"type": "存在问题", "seq": 1, "title": "颗粒物超标", "carry": "延续"})
    f = facts({"33": rows})

    assert f.value("improvement.plans").text == "2"
    assert f.value("improvement.plans_open").text == "严抓手续"
    assert f.value("improvement.carried").text == "1"
