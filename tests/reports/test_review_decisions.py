"""Decisions stick through re-runs, show as old when the evidence changed, and lie in a small file beside the report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.reports.review_sample import found
from yuanjian.audit.finding import Found, Quote
from yuanjian.core.evidence import Place
from yuanjian.core.refusal import Refusal
from yuanjian.reports.review.decisions import (
    BadDecisions,
    Decision,
    Judged,
    beside,
    decide,
    fingerprint,
    judged,
    read_decisions,
    write_decisions,
)

AT = datetime(2021, 3, 1, 9, 30)
TODAY = AT.date()


def said(text: str, paragraph: int = 2, page: int | None = None) -> Quote:
    return Quote(text, Place("报告.pdf", paragraph=paragraph, start=0, end=len(text), page=page))


def explained(one: Found, until: date | None = None) -> Decision:
    (only,), _ = judged([one], (), TODAY)
    return decide(only, "explained", reason="海关口径", until=until, by="李工", at=AT)


def again(one: Found, decision: Decision, today: date = TODAY) -> Judged:
    (only,), lost = judged([one], [decision], today)
    assert lost == ()
    return only


def test_pages_paragraphs_blanks_and_widths_do_not_change_a_fingerprint() -> None:
    one = found(said("数量10个", 2, 3), said("上一年度末5个", 2, 3))
    moved = found(said("数量 １０ 个", 40, 9), said("上一年度末\n5个", 41, 9))
    assert fingerprint(one) == fingerprint(moved)
    assert again(moved, explained(one)).settled


def test_another_check_or_subject_is_another_finding() -> None:
    one = found(said("数量10个"))
    assert fingerprint(one) != fingerprint(replace(one, code="partition.eia"))
    assert fingerprint(one) != fingerprint(found(said("数量10个"), subject="E001"))


def test_a_decision_shows_as_old_when_a_figure_changed() -> None:
    judgement = again(found(said("数量11个")), explained(found(said("数量10个"))))
    assert judgement.decision is not None
    assert judgement.old
    assert not judgement.settled
    assert judgement.open_and_grave


def test_a_reworded_finding_of_the_same_check_and_subject_keeps_its_decision_as_old() -> None:
    judgement = again(found(said("园区企业共十家")), explained(found(said("数量10个"))))
    assert judgement.old


def test_of_two_findings_alike_each_has_a_fingerprint_of_its_own() -> None:
    both, _ = judged([found(said("数量10个", 2)), found(said("数量10个", 9))], (), TODAY)
    assert len({one.fingerprint for one in both}) == 2


def test_an_explanation_ends_after_its_last_day() -> None:
    one = found(said("数量10个"))
    decision = explained(one, until=date(2021, 12, 31))
    assert again(one, decision, date(2021, 12, 31)).settled
    late = again(one, decision, date(2022, 1, 1))
    assert late.expired
    assert not late.settled


def test_confirmed_and_mended_findings_stay_open() -> None:
    one = found(said("数量10个"))
    (only,), _ = judged([one], (), TODAY)
    for verdict in ("confirmed", "mended"):
        decision = decide(only, verdict, reason="", until=None, by="", at=AT)  # type: ignore[arg-type]
        assert again(one, decision).open_and_grave


def test_a_decision_whose_finding_is_gone_is_told() -> None:
    decision = explained(found(said("数量10个")))
    assert judged([], [decision], TODAY) == ((), (decision,))


def test_an_explanation_needs_a_reason_and_a_day_to_come() -> None:
    (only,), _ = judged([found(said("数量10个"))], (), TODAY)
    with pytest.raises(Refusal, match="理由"):
        decide(only, "explained", reason=" ", until=None, by="", at=AT)
    with pytest.raises(Refusal, match="过去"):
        decide(only, "explained", reason="口径", until=date(2020, 1, 1), by="", at=AT)


def test_decisions_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    report = tmp_path / "报告.docx"
    decision = explained(found(said("数量10个")), until=date(2021, 12, 31))
    file = write_decisions(report, [decision])
    assert file == beside(report) == tmp_path / "报告.docx.园鉴.json"
    assert read_decisions(report) == (decision,)
    assert read_decisions(tmp_path / "另一份.docx") == ()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"format": 1}', '{"format": 9, "decisions": []}', '{"format": 1, "decisions": [{"verdict": "x"}]}',
     '{"format": 1, "decisions": [{"verdict": "mended", "finding": "a", "evidence": "b", "until": "明年"}]}'],
)  # fmt: skip
def test_a_spoilt_file_of_decisions_is_refused_in_words(tmp_path: Path, content: str) -> None:
    report = tmp_path / "报告.docx"
    beside(report).write_text(content, encoding="utf-8")
    with pytest.raises(BadDecisions, match=r"处理记录“报告.docx.园鉴.json”"):
        read_decisions(report)


def test_the_file_is_readable_by_people(tmp_path: Path) -> None:
    file = write_decisions(tmp_path / "报告.txt", [explained(found(said("数量10个")))])
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["file"] == "报告.txt"
    assert told["decisions"][0]["message"] == "5＋1－0＝6，报告写10"
