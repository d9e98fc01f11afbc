"""The engine of checks: what is found, what could not be assessed, one finding a cause."""

from __future__ import annotations

from collections.abc import Iterator

from tests.dossiers import dossier, facts
from yuanjian.audit.check import Check, by_family, needs, run
from yuanjian.audit.finding import Finding, Quote, Severity, Unassessed
from yuanjian.facts.engine import Facts


def _check(code: str, *made: Finding | Unassessed, severity: Severity = "major") -> Check:
    def find(f: Facts) -> Iterator[Finding | Unassessed]:
        yield from made

    return Check(code, f"检查 {code}", severity, "逻辑", find)


def _finding(message: str, cause: str = "", severity: Severity | None = None) -> Finding:
    return Finding(message, (Quote("原文"),), cause=cause, severity=severity)


def test_findings_come_worst_first_and_a_finding_may_be_milder_than_its_check() -> None:
    outcome = run(
        facts(), [_check("a.one", _finding("甲"), _finding("乙", severity="query")),
                  _check("b.two", _finding("丙"), severity="blocker")],
    )  # fmt: skip
    assert [(f.finding.message, f.severity) for f in outcome.findings] == [
        ("丙", "blocker"), ("甲", "major"), ("乙", "query"),
    ]  # fmt: skip


def test_findings_of_one_cause_are_one_and_the_worst_carries_the_others() -> None:
    outcome = run(
        facts(),
        [_check("rows.doubts", _finding("轻", "06/P001/start"), severity="query"),
         _check("dates.late", _finding("重", "06/P001/start")),
         _check("dates.other", _finding("另一处", "06/P002/start"))],
    )  # fmt: skip
    assert [f.finding.message for f in outcome.findings] == ["重", "另一处"]
    assert [f.finding.message for f in outcome.findings[0].also] == ["轻"]


def test_of_two_equal_findings_the_dedicated_check_leads() -> None:
    outcome = run(
        facts(),
        [_check("rows.doubts", _finding("泛", "x"), severity="query"),
         _check("same_fact.zone", _finding("专", "x"), severity="query")],
    )  # fmt: skip
    assert [f.code for f in outcome.findings] == ["same_fact.zone"]


def test_findings_without_a_cause_are_never_merged() -> None:
    outcome = run(facts(), [_check("a.one", _finding("甲"), _finding("乙"))])
    assert len(outcome.findings) == 2


def test_a_check_that_lacks_what_it_needs_is_not_counted_as_run() -> None:
    def find(f: Facts) -> Iterator[Finding]:
        needs("缺数", "05_企业名录未填报", "05_企业名录未填报")
        yield _finding("不应出现")

    outcome = run(facts(), [Check("a.one", "检查", "major", "逻辑", find)])
    assert (outcome.findings, outcome.checks_run) == ((), 0)
    assert outcome.not_assessed == (("a.one", "缺数：05_企业名录未填报"),)


def test_a_check_that_did_part_of_its_work_is_run_and_says_what_it_left_out() -> None:
    outcome = run(facts(), [_check("a.one", Unassessed("甲公司未填"), _finding("乙"))])
    assert (len(outcome.findings), outcome.checks_run) == (1, 1)
    assert outcome.not_assessed == (("a.one", "甲公司未填"),)


def test_findings_are_grouped_by_the_family_of_their_check() -> None:
    outcome = run(facts(), [_check("dates.a", _finding("甲")), _check("load.b", _finding("乙"))])
    assert {k: len(v) for k, v in by_family(outcome).items()} == {"dates": 1, "load": 1}


def test_one_wrong_opening_number_is_one_finding_though_two_checks_see_it() -> None:
    firm = {
        "ent_no": "E001",
        "name": "甲公司",
        "counted": "是",
        "status": "投产",
        "in_date": "2018-03-01",
    }
    prior = dossier({"05": [firm]}, year=2019)
    outcome = run(facts({"01": {"ent_prev": 5}, "05": [firm]}, prior=prior))
    about = [f for f in outcome.findings if f.code.startswith("roll_forward.")]
    assert [f.code for f in about] == ["roll_forward.enterprises"]
    assert [f.code for f in about[0].also] == ["roll_forward.last_year_count"]


def _following(message: str, cell: str, severity: Severity | None = None) -> Finding:
    return Finding(message, (Quote("原文"),), follows=(cell,), severity=severity)


def test_what_follows_from_a_doubtful_cell_is_shown_under_the_finding_on_that_cell() -> None:
    outcome = run(
        facts(),
        [_check("load.strength", _finding("浓度", "15/甲/cod")),
         _check("quota.exceeded", _following("超总量", "15/甲/cod"))],
    )  # fmt: skip
    assert [f.code for f in outcome.findings] == ["load.strength"]
    assert [f.code for f in outcome.findings[0].also] == ["quota.exceeded"]


def test_a_worse_consequence_stands_by_itself() -> None:
    outcome = run(
        facts(),
        [_check("rows.doubts", _finding("可疑", "15/甲/cod", "query")),
         _check("quota.zero", _following("指标为零", "15/甲/cod", "blocker"))],
    )  # fmt: skip
    assert [f.code for f in outcome.findings] == ["quota.zero", "rows.doubts"]
