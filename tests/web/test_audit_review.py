"""One reviewed report: decisions and how they stick, copies to take away, hostile text, two years side by side."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from tests.reading.wordfile import p, word_file
from tests.web.park_report import WRONG, audited, lines, text_of, word_of
from yuanjian.actions.review_outcomes import opened
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Act, Decision, Job, Park, Review

DoJobs = Callable[[], list[Job]]
Enter = Callable[..., Client]


def mark_of(review: Review, number: int = 1) -> str:
    """The fingerprint of a finding."""
    return opened(review, django_settings.DATA).outcome.findings[number - 1].fingerprint


def decide(client: Client, review: Review, verdict: str, **said: str) -> HttpResponse:
    """As the buttons of a finding do it, through htmx."""
    address = f"/audit/{review.pk}/decide/{mark_of(review)}/"
    return client.post(address, {"verdict": verdict, **said}, headers={"HX-Request": "true"})


@pytest.fixture
def clerk(example_park: Park, visitor: Enter) -> Client:
    return visitor("clerk")


@pytest.fixture
def review(clerk: Client, do_jobs: DoJobs) -> Review:
    return audited(clerk, do_jobs, "自评估.txt", text_of())


@pytest.mark.parametrize(
    ("verdict", "words", "state"),
    [("confirmed", "须改", "confirmed"), ("explained", "已说明", "explained"), ("rejected", "不成立", "rejected")],
)  # fmt: skip
def test_a_decision_is_written_shown_and_in_the_log(
    clerk: Client, review: Review, verdict: str, words: str, state: str
) -> None:
    answer = decide(clerk, review, verdict, reason="口径为海关统计").content.decode()
    assert f'data-state="{state}"' in answer
    assert f"<strong>{words}</strong>" in answer
    assert "口径为海关统计" in answer
    made = Decision.objects.get()
    assert (made.review, made.code, made.verdict) == (review, "roll_forward.enterprises", verdict)
    act = Act.objects.latest("pk")
    assert (act.verb, act.subject, act.detail["verdict"]) == ("处理问题", "自评估.txt", words)
    assert "1/1" in clerk.get("/audit/").content.decode()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"verdict": "explained"}, "请写明理由"),
        ({"verdict": "rejected", "reason": "  "}, "请写明为什么不成立"),
        ({"verdict": "explained", "reason": "有", "until": "2001-01-01"}, "有效期 2001-01-01 已经过去"),
        ({"verdict": "explained", "reason": "有", "until": "明年"}, "有效期“明年”不是日期"),
        ({"verdict": "explained", "reason": "长" * 2001}, "理由有 2001 字"),
        ({"verdict": "好"}, "请选择“须改”“已说明”或“不成立”。"),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_written_says_why_and_keeps_what_was_typed(
    clerk: Client, review: Review, said: dict[str, str], words: str
) -> None:
    answer = decide(clerk, review, **said)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert said.get("reason", "") in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_decision_without_script_goes_back_to_its_finding(clerk: Client, review: Review) -> None:
    answer = clerk.post(f"/audit/{review.pk}/decide/{mark_of(review)}/", {"verdict": "confirmed"})
    assert answer.headers["Location"] == f"/audit/{review.pk}/#f1"


def test_the_newest_decision_counts_and_all_stay(clerk: Client, review: Review) -> None:
    decide(clerk, review, "confirmed")
    decide(clerk, review, "rejected", reason="园区口径")
    assert 'data-state="open"' in decide(clerk, review, "reopened").content.decode()
    assert Decision.objects.count() == 3
    assert "0/1" in clerk.get("/audit/").content.decode()


def test_an_explanation_whose_last_day_is_over_must_be_confirmed_anew(
    clerk: Client, review: Review
) -> None:
    today = timezone.localdate()
    decide(clerk, review, "explained", reason="等批复", until=today.isoformat())
    assert 'data-state="explained"' in clerk.get(f"/audit/{review.pk}/").content.decode()
    Decision.objects.update(expires=today - timedelta(days=1))
    page = clerk.get(f"/audit/{review.pk}/").content.decode()
    assert 'data-state="again"' in page
    assert "已过有效期" in page


def test_decisions_go_along_when_the_same_park_and_year_is_handed_in_again(
    clerk: Client, review: Review, do_jobs: DoJobs
) -> None:
    decide(clerk, review, "explained", reason="海关口径")
    later = audited(clerk, do_jobs, "改名后的终稿.txt", text_of(more="园区环境管理机构健全。"))
    assert later.outcome["earlier"] == str(review.pk)
    page = clerk.get(f"/audit/{later.pk}/").content.decode()
    assert 'data-state="explained"' in page
    assert "沿用自" in page
    assert "中的 1 条处理" in page
    assert "1/1" in clerk.get("/audit/", {"q": "终稿"}).content.decode()
    assert Decision.objects.count() == 1  # taken over, not copied


def test_a_decision_on_other_evidence_is_shown_as_old(
    clerk: Client, review: Review, do_jobs: DoJobs
) -> None:
    decide(clerk, review, "explained", reason="海关口径")
    later = audited(clerk, do_jobs, "自评估.txt", text_of(now=12))
    page = clerk.get(f"/audit/{later.pk}/").content.decode()
    assert 'data-state="again"' in page
    assert "原文在此之后有改动，请重新确认" in page
    third = audited(clerk, do_jobs, "自评估.txt", text_of(now=12))
    assert 'data-state="again"' in clerk.get(f"/audit/{third.pk}/").content.decode()


def test_a_decision_whose_finding_is_gone_is_named(
    clerk: Client, review: Review, do_jobs: DoJobs
) -> None:
    decide(clerk, review, "confirmed", reason="改为 6 家")
    mended = audited(clerk, do_jobs, "自评估.txt", text_of(now=6))
    assert mended.outcome["counts"]["blocker"] == 0
    page = clerk.get(f"/audit/{mended.pk}/").content.decode()
    assert "1 条处理对应的问题已不再出现" in page
    assert WRONG in page


def test_a_report_of_another_year_takes_no_decisions_over(
    clerk: Client, review: Review, do_jobs: DoJobs
) -> None:
    decide(clerk, review, "confirmed")
    other = audited(clerk, do_jobs, "自评估.txt", text_of(year=2020))
    assert "earlier" not in other.outcome


def test_the_same_file_can_be_audited_anew(clerk: Client, review: Review, do_jobs: DoJobs) -> None:
    decide(clerk, review, "rejected", reason="口径不同")
    answer = clerk.post(f"/audit/{review.pk}/again/", {"against": "1"})
    do_jobs()
    newer = Review.objects.latest("at")
    assert answer.headers["Location"] == f"/audit/{newer.pk}/"
    assert newer.document_id == review.document_id
    assert newer.against is not None
    assert 'data-state="rejected"' in clerk.get(f"/audit/{newer.pk}/").content.decode()


@pytest.mark.parametrize(
    ("form", "kind", "ending"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "_审核批注.docx"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "_问题清单.xlsx"),
        ("html", "text/html; charset=utf-8", "_审核.html"),
        ("json", "application/json", "_审核.json"),
        ("original", "application/octet-stream", ".docx"),
    ],
)  # fmt: skip
def test_a_copy_is_an_attachment_with_a_safe_name_and_its_own_type(
    clerk: Client, do_jobs: DoJobs, tmp_path: Path, form: str, kind: str, ending: str
) -> None:
    review = audited(clerk, do_jobs, '终稿"；%0d%0aX-A: 1.docx', word_of(tmp_path))
    answer = clerk.get(f"/audit/{review.pk}/file/{form}/")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    said = answer.headers["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''")
    assert unquote(said).endswith(ending)
    assert "\n" not in said
    assert len(answer.content) > 500


def test_the_reviewed_word_file_has_the_finding_as_a_comment_unless_it_does_not_hold(
    clerk: Client, do_jobs: DoJobs, tmp_path: Path
) -> None:
    review = audited(clerk, do_jobs, "自评估.docx", word_of(tmp_path))
    address = f"/audit/{review.pk}/file/docx/"
    assert WRONG in _part(clerk.get(address).content, "word/comments.xml")
    decide(clerk, review, "rejected", reason="口径不同")
    with zipfile.ZipFile(BytesIO(clerk.get(address).content)) as package:
        left = [n for n in package.namelist() if "comments" in n]
        assert not left or WRONG not in package.read(left[0]).decode()


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize(
    ("verdict", "listed"),
    [(None, True), ("confirmed", True), ("explained", False), ("rejected", False)],
)
def test_the_list_for_the_return_letter_has_what_is_undecided_or_to_be_changed(
    clerk: Client, review: Review, verdict: str | None, listed: bool
) -> None:
    if verdict:
        decide(clerk, review, verdict, reason="理由")
    book = load_workbook(BytesIO(clerk.get(f"/audit/{review.pk}/file/xlsx/").content))
    said = "\n".join(str(c.value) for row in book["问题清单"].iter_rows() for c in row)
    assert (WRONG in said) is listed


def test_the_json_is_the_contract_of_the_command(clerk: Client, review: Review) -> None:
    told = json.loads(clerk.get(f"/audit/{review.pk}/file/json/").content)
    assert told["profile"]["code"] == "G439901"
    assert told["findings"][0]["code"] == "roll_forward.enterprises"
    assert told["document"]["name"] == "自评估.txt"


def test_comments_for_a_text_file_are_refused_with_what_to_take_instead(
    clerk: Client, review: Review
) -> None:
    answer = clerk.get(f"/audit/{review.pk}/file/docx/")
    assert answer.status_code == 422
    assert "批注只能加在 Word 文档（.docx）里" in answer.content.decode()
    assert clerk.get(f"/audit/{review.pk}/file/exe/").status_code == 422


def test_hostile_text_is_shown_as_text_on_every_page(
    clerk: Client, do_jobs: DoJobs, tmp_path: Path
) -> None:
    script = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;\"'"
    body = [*lines(), f"{script}园区企业共 3 家。", f"本年度{script}新增企业 7 家。"]
    hostile = word_file(tmp_path / "h.docx", *map(p, body)).read_bytes()
    name = "<img src=x onerror=alert(3)>.docx"
    review = audited(clerk, do_jobs, name, hostile)
    for address in ("/audit/", f"/audit/{review.pk}/", f"/audit/{review.pk}/facts/"):
        page = clerk.get(address).content.decode()
        assert "<img" not in page.replace('<img src="/static/', "")
        assert "<script>alert" not in page
        assert "onerror=alert" not in page.replace("&lt;img src=x onerror=alert", "")
    reason = '"><script>alert(4)</script>'
    answer = decide(clerk, review, "confirmed", reason=reason).content.decode()
    assert "<script>" not in answer
    downloaded = clerk.get(f"/audit/{review.pk}/file/html/").content.decode()
    assert "<script>alert" not in downloaded


def test_numbers_that_were_not_understood_are_counted_and_marked(
    clerk: Client, do_jobs: DoJobs
) -> None:
    review = audited(clerk, do_jobs, "报告.txt", text_of(more="对8家企业开展了17次巡查走访活动。"))
    assert review.outcome["untraced"] >= 1
    page = clerk.get(f"/audit/{review.pk}/").content.decode()
    assert f"标出没读懂的数 <b>{review.outcome['untraced']}</b>" in page
    assert page.count('<span class="untraced"') >= 1


def test_what_was_read_is_a_list_that_leads_to_its_place(clerk: Client, review: Review) -> None:
    page = clerk.get(f"/audit/{review.pk}/facts/").content.decode()
    assert "已入园企业数量" in page
    assert '<a href="#p5" data-words="已入园企业数量：10 个">10 个</a>' in page


def test_a_kept_outcome_that_is_gone_is_said_and_the_file_can_be_audited_anew(
    clerk: Client, review: Review, do_jobs: DoJobs
) -> None:
    Review.objects.filter(pk=review.pk).update(outcome=review.outcome | {"kept": "0" * 64})
    page = clerk.get(f"/audit/{review.pk}/")
    assert page.status_code == 200
    assert "保存的审核结果读不出来" in page.content.decode()
    clerk.post(f"/audit/{review.pk}/again/")
    (job,) = do_jobs()
    assert job.state == Job.State.DONE
    assert not place_of(django_settings.DATA, "0" * 64).exists()


def test_two_years_side_by_side_show_what_changed_and_what_does_not_chain(
    clerk: Client, do_jobs: DoJobs
) -> None:
    last = audited(clerk, do_jobs, "去年.txt", text_of(year=2020, now=9))
    this = audited(clerk, do_jobs, "今年.txt", text_of(now=10))
    picked = clerk.get("/audit/compare/", {"of": [str(this.pk), str(last.pk)]})
    page = clerk.get(picked.headers["Location"]).content.decode()
    assert page.index("去年.txt") < page.index("今年.txt")  # the earlier year first
    assert "已入园企业数量" in page
    assert "+1" in page
    assert "核对前后衔接" in page

    clerk.post(f"/audit/compare/{this.pk}/{last.pk}/chain/")
    (job,) = do_jobs()
    assert job.state == Job.State.DONE, job.failure
    page = clerk.get(picked.headers["Location"]).content.decode()
    assert "上年末企业数与上年报告不一致" in page or "上年" in _section(page)
    clerk.post(f"/audit/compare/{this.pk}/{last.pk}/chain/")
    assert do_jobs() == []  # done once is enough


def test_what_two_reports_contradict_is_decided_and_kept_with_the_later_one(
    clerk: Client, do_jobs: DoJobs
) -> None:
    last = audited(clerk, do_jobs, "去年.txt", text_of(year=2020, now=9))
    this = audited(clerk, do_jobs, "今年.txt", text_of(now=10))
    clerk.post(f"/audit/compare/{last.pk}/{this.pk}/chain/")
    do_jobs()
    at = f"/audit/compare/{last.pk}/{this.pk}/"
    before = _section(clerk.get(at).content.decode())
    (address,) = set(re.findall(r'action="([^"]+/decide/[^"]+)"', before))
    assert "未处理" in before

    told = clerk.post(
        address, {"verdict": "rejected", "reason": ""}, headers={"HX-Request": "true"}
    )
    assert "请写明为什么不成立" in told.content.decode()
    assert not Decision.objects.exists()
    told = clerk.post(
        address, {"verdict": "rejected", "reason": "上年报告已更正"}, headers={"HX-Request": "true"}
    )
    assert "上年报告已更正" in told.content.decode()

    assert Decision.objects.get().review == this
    assert "上年报告已更正" in _section(clerk.get(at).content.decode())
    # It is no decision of the later report's own findings, and none that lost its finding.
    alone = clerk.get(f"/audit/{this.pk}/").content.decode()
    assert "上年报告已更正" not in alone
    kept = json.loads(clerk.get(f"/audit/{this.pk}/file/json/").content)
    assert kept["decisions_without_finding"] == []


def _section(page: str) -> str:
    return page[page.index('id="chained"') : page.index('id="changed"')]


@pytest.mark.parametrize("chosen", [0, 1, 3])
def test_a_comparison_takes_two(
    clerk: Client, review: Review, chosen: int, do_jobs: DoJobs
) -> None:
    every = [review, *(audited(clerk, do_jobs, f"{n}.txt", text_of(now=n)) for n in (7, 8))]
    answer = clerk.get("/audit/compare/", {"of": [str(r.pk) for r in every[:chosen]]})
    assert answer.status_code == 422
    assert f"现在勾选了 {chosen} 份" in answer.content.decode()
