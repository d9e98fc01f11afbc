"""Drafts of rectification items: words, owner and date as the records have them; what calls for one."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.dossiers import facts
from yuanjian.audit.drafts import TITLE, of_finding, of_gap, of_row, waiting
from yuanjian.audit.finding import Finding, Found
from yuanjian.sheets.gaps import gaps

PARK = {"env_dept": "规划建设局"}
COMPLAINT = {
    "no": "12369-1", "src": "12369", "date": "2021-11-01", "types": "大气-异味", "text": "夜间有塑料异味",
    "due": "2021-12-30", "status": "整改中",
}  # fmt: skip
PLAN = {
    "type": "下一步计划", "seq": "1", "title": "建成收集点", "text": "建成一处；启用台账", "owner": "规划建设局",
    "due": "2022-10-31", "carry": "新增",
}  # fmt: skip
CLAUSE = {
    "doc_no": "D01", "seq": "9", "req": "建立监测档案", "impl": "尚未建立", "result": "未落实", "owner": "监测站",
    "due": "2022-09-30", "plan": "年内建立",
}  # fmt: skip


def sheets(**more: Any) -> dict[str, Any]:
    return {"01": PARK, "27": [COMPLAINT], "33": [PLAN], "10": [CLAUSE], **more}


def test_a_complaint_becomes_a_draft_with_its_day_and_the_parks_department() -> None:
    draft = of_row(facts(sheets()), "27", "12369-1")

    assert draft is not None
    assert (draft.title, draft.problem) == ("12369（12369-1）：大气-异味问题整改", "夜间有塑料异味")
    assert (draft.owner, draft.due, draft.plan) == ("规划建设局", date(2021, 12, 30), True)
    assert (draft.origin, draft.mark) == ("row", "row:27/12369-1")


def test_a_plan_keeps_its_words_to_the_letter() -> None:
    draft = of_row(facts(sheets()), "33", "下一步计划 · 1")

    assert draft is not None
    assert (draft.origin, draft.title, draft.measure) == (
        "plan",
        "建成收集点",
        "建成一处；启用台账",
    )
    assert (draft.owner, draft.due) == ("规划建设局", date(2022, 10, 31))


def test_a_requirement_that_part_five_lists_by_itself_is_no_second_plan() -> None:
    draft = of_row(facts(sheets()), "10", "D01 · 9")

    assert draft is not None
    assert draft.problem == "建立监测档案　现状：尚未建立"
    assert (draft.measure, draft.owner, draft.due) == ("年内建立", "监测站", date(2022, 9, 30))
    assert draft.plan is False


def test_a_row_that_is_not_there_gives_no_draft() -> None:
    assert of_row(facts(sheets()), "27", "12369-2") is None


def test_what_is_dealt_with_does_not_wait() -> None:
    assert [d.mark for d in waiting(facts(sheets()))] == [
        "plan:33/下一步计划 · 1", "row:27/12369-1", "row:10/D01 · 9",
    ]  # fmt: skip
    done = {
        "27": [{**COMPLAINT, "status": "已完成", "done": "2021-12-01"}],
        "33": [{**PLAN, "carry": "已解决"}],
        "10": [{**CLAUSE, "result": "已落实"}],
    }
    assert list(waiting(facts(sheets(**done)))) == []


def test_an_inspection_with_problems_left_waits_and_one_without_does_not() -> None:
    search = {
        "type": "隐患排查",
        "date": "2021-06-01",
        "title": "半年排查",
        "n_find": "5",
        "n_fix": "3",
    }

    (draft,) = waiting(facts({"29": [search]}))
    assert draft.problem == "2021-06-01 半年排查，发现问题 5 个，已整改 3 个。"
    assert list(waiting(facts({"29": [{**search, "n_fix": "5"}]}))) == []


def test_a_finding_is_a_plan_only_where_it_touches_the_credit_table() -> None:
    def found(*credit: int) -> Found:
        one = Finding("监测计划未落实", (), advice="补测", credit=credit)
        return Found("x.y", "major", "监测能力", "附表第11项", one)

    draft = of_finding(found(11), "ab12", "规划建设局")
    assert (draft.title, draft.problem, draft.measure) == ("监测能力", "监测计划未落实", "补测")
    assert (draft.basis, draft.mark, draft.plan) == ("附表第11项", "finding:ab12", True)
    assert of_finding(found(), "ab12").plan is False


def test_a_gap_names_who_fills_it_and_is_no_plan() -> None:
    firm = {"ent_no": "E001", "name": "甲公司"}
    gap = next(g for g in gaps(facts({"05": [firm]}).dossier.records) if g.header == "详细地址")
    draft = of_gap(gap, "addr")

    assert draft.title == "补填E001 甲公司 详细地址"
    assert draft.mark == "gap:05/E001/addr"
    assert draft.owner == gap.who
    assert draft.plan is False


def test_a_long_title_is_cut_to_what_the_form_takes() -> None:
    long = Found("x.y", "major", "监" * 100, "", Finding("问题", ()))
    assert len(of_finding(long, "a").title) == TITLE
