"""Handing report files in: what is taken by its content, what is refused and in which words, what the list shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.reading.wordfile import p, word_file
from tests.web.conftest import DemoYear
from tests.web.park_report import WRONG, audited, pdf_of, send, text_of, word_of
from yuanjian.actions.review_files import shown_name
from yuanjian.ledger.models import Act, Job, Park, ParkYear, Review
from yuanjian.reading import guards

DoJobs = Callable[[], list[Job]]
Enter = Callable[..., Client]


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_a_report_is_audited_in_every_format_and_shown_with_its_finding(
    kind: str, example_park: Park, visitor: Enter, do_jobs: DoJobs, tmp_path: Path
) -> None:
    content = {"txt": text_of, "docx": lambda: word_of(tmp_path), "pdf": lambda: pdf_of(tmp_path)}
    clerk = visitor("clerk")
    review = audited(clerk, do_jobs, f"自评估.{kind}", content[kind]())
    assert review.outcome["kind"] == kind
    assert review.outcome["counts"]["blocker"] == 1
    assert (review.park, review.outcome["about"]["year"]) == (example_park, 2021)

    page = clerk.get(f"/audit/{review.pk}/").content.decode()

    assert WRONG in page
    assert "园区已入园企业数量10个" in page
    assert '<mark class="blocker"' in page
    assert 'href="#q1-1"' in page
    assert "上年末＋新入园－清退－退出＝本年末。" in page  # how to verify the mend


def test_an_excel_package_is_audited_too_and_says_that_it_has_no_text(
    demo_year: DemoYear, visitor: Enter, do_jobs: DoJobs, demo_packages: list[Path]
) -> None:
    clerk = visitor("clerk")
    review = audited(clerk, do_jobs, "资料包.xlsx", demo_packages[1].read_bytes())
    assert review.outcome["kind"] == "xlsx"
    assert (
        review.outcome["counts"]["blocker"] == 4
    )  # the slips of the example, as «check» finds them

    page = clerk.get(f"/audit/{review.pk}/").content.decode()

    assert 'id="pane-text"' not in page
    assert "01_园区概况 C47" in page  # 成文日期 before the year's end


def test_several_files_are_a_job_each_and_a_bad_one_stops_no_other(
    example_park: Park, visitor: Enter, do_jobs: DoJobs, tmp_path: Path
) -> None:
    clerk = visitor("clerk")
    page = send(
        clerk,
        ("一.txt", text_of()),
        ("照片.docx", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("二.docx", word_of(tmp_path, year=2020)),
    )
    assert "没有提交：这是图片，没有文字可读。请提供 .docx、带文字的 .pdf 或 .txt。" in page
    assert [job.title for job in do_jobs()] == ["审核 一.txt", "审核 二.docx"]
    assert Review.objects.count() == 2
    assert list(Act.objects.filter(verb="提交审核").values_list("subject", flat=True)) == [
        "一.txt", "二.docx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.docx", b"", "文件是空的（0 字节）。请重新下载或重新保存。"),
        ("报告.docx", b"MZ\x90\0\x03\0\0\0" + bytes(range(256)) * 8, "这不是文本文件"),
        ("报告.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "这是旧格式的文档（.doc 或 .wps）"),
        ("报告.docx", b"<html><body>report</body></html>", "这是网页或 XML 文件"),
        ("报告.docx", b"PK\x03\x04" + bytes(200), "文件不完整或已损坏"),
    ],
)  # fmt: skip
def test_a_file_is_refused_by_its_content_whatever_its_name(
    name: str, content: bytes, words: str, example_park: Park, visitor: Enter
) -> None:
    page = send(visitor("clerk"), (name, content))
    assert words in page
    assert not Review.objects.exists()
    assert not Job.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_its_size(
    example_park: Park, visitor: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "MAX_FILE", 2 * 2**20)
    page = send(visitor("clerk"), ("大.txt", b"a" * (3 * 2**20)))
    assert "文件有 3 MB，超过 2 MB。请压缩或移出其中的图片，另存后再提交。" in page
    assert not Review.objects.exists()


def test_a_zip_bomb_is_refused_before_a_job_is_made(
    example_park: Park, visitor: Enter, tmp_path: Path
) -> None:
    bomb = word_file(tmp_path / "b.docx", "<w:p/>" * 4_000_000).read_bytes()
    assert len(bomb) < 2**20
    page = send(visitor("clerk"), ("报告.docx", bomb))
    assert "疑为压缩炸弹" in page
    assert not Job.objects.exists()


def test_a_report_whose_text_cannot_be_read_fails_with_a_sentence_and_can_be_tried_again(
    example_park: Park, visitor: Enter, do_jobs: DoJobs, tmp_path: Path
) -> None:
    clerk = visitor("clerk")
    send(clerk, ("空白.docx", word_file(tmp_path / "e.docx", p("")).read_bytes()))
    (job,) = do_jobs()
    assert job.state == Job.State.FAILED
    review = Review.objects.get()
    assert job.failure in clerk.get("/audit/").content.decode()
    page = clerk.get(f"/audit/{review.pk}/").content.decode()
    assert job.failure in page
    assert "重新审核" in page


def test_a_full_disk_is_said_and_nothing_is_half_done(
    example_park: Park, visitor: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("yuanjian.actions.review_files.keep", full)
    assert "文件没有存下来" in send(visitor("clerk"), ("报告.txt", text_of()))
    assert not Review.objects.exists()


def test_nothing_sent_is_said_and_a_wrong_year_too(example_park: Park, visitor: Enter) -> None:
    clerk = visitor("clerk")
    nothing = clerk.post("/audit/hand-in/", {})
    assert nothing.status_code == 422
    assert "没有收到文件。" in nothing.content.decode()
    odd = clerk.post("/audit/hand-in/", {"files": _file(text_of()), "year": "二〇二一"})
    assert "报告年度“二〇二一”不对：请填 2000–2100 之间的年份" in odd.content.decode()
    assert not Review.objects.exists()


def _file(content: bytes):  # type: ignore[no-untyped-def]
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("报告.txt", content)


def test_the_year_that_was_typed_is_the_one_that_counts(
    example_park: Park, visitor: Enter, do_jobs: DoJobs
) -> None:
    review = audited(visitor("clerk"), do_jobs, "报告.txt", text_of(), year="2020")
    assert review.outcome["about"]["year"] == 2020


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("自评估报告.docx".encode("gbk").decode("latin-1"), "自评估报告.docx"),
        ("园区（终稿）.pdf".encode("gbk").decode("latin-1"), "园区（终稿）.pdf"),
        ("Ärger über café.txt", "Ärger über café.txt"),
        ("C:\\Users\\王\\报告.docx", "报告.docx"),
        ("../../etc/passwd", "passwd"),
        ("报\x00告\u202excod.txt", "报告xcod.txt"),
        ("...", "未命名"),
        ("长" * 300 + ".docx", "长" * 115 + ".docx"),
    ],
)
def test_a_name_is_shown_safely_and_gbk_taken_for_western_letters_is_put_right(
    said: str, shown: str
) -> None:
    assert shown_name(said) == shown


def test_a_report_is_compared_with_the_ledger_of_a_park_that_the_person_may_see(
    demo_year: DemoYear, other_park: ParkYear, visitor: Enter, do_jobs: DoJobs
) -> None:
    mine = audited(visitor("clerk"), do_jobs, "报告.txt", text_of(), against="1")
    assert mine.against == demo_year.of
    stranger = visitor("clerk", park=other_park.park)
    theirs = audited(stranger, do_jobs, "报告.txt", text_of(), against="1")
    assert theirs.against is None
    page = stranger.get(f"/audit/{theirs.pk}/").content.decode()
    assert "台账中没有您可查看的 G439901 2021 年度资料，没有与台账对照" in page


def test_what_differs_from_the_ledger_quotes_its_record(
    demo_year: DemoYear, visitor: Enter, do_jobs: DoJobs
) -> None:
    clerk = visitor("clerk")
    alone = audited(clerk, do_jobs, "报告.txt", text_of())
    review = audited(clerk, do_jobs, "报告.txt", text_of(), against="1")
    assert review.outcome["counts"]["major"] > alone.outcome["counts"]["major"]
    page = clerk.get(f"/audit/{review.pk}/").content.decode()
    assert "已入园企业数量：报告写 10个，台账记录为 12个" in page
    assert "台账：已入园企业数量 12个" in page
    assert '<a class="to-sheet" href="/p/G439901/2021/sheets/05/">' in page


def test_the_list_has_park_year_counts_and_state_and_can_be_searched(
    example_park: Park, visitor: Enter, do_jobs: DoJobs
) -> None:
    clerk = visitor("clerk")
    assert "还没有审核过报告" in clerk.get("/audit/").content.decode()
    audited(clerk, do_jobs, "第一稿.txt", text_of())
    page = clerk.get("/audit/").content.decode()
    assert "澄江综合保税区" in page
    assert "必须退回 <b>1</b>" in page
    assert "0/1" in page
    assert "第一稿.txt" in clerk.get("/audit/", {"q": "澄江"}).content.decode()
    nothing = clerk.get("/audit/", {"q": "没有的"}).content.decode()
    assert "没有找到“没有的”。" in nothing
    assert "第一稿.txt" not in nothing


def test_while_the_audit_runs_the_page_shows_how_far_it_is(
    example_park: Park, visitor: Enter, do_jobs: DoJobs
) -> None:
    clerk = visitor("clerk")
    page = send(clerk, ("报告.txt", text_of()))
    review = Review.objects.get()
    assert review.job is not None
    assert f"/jobs/{review.job.pk}/?follow=1" in page  # one file: on to its review when it is done
    assert "正在审核" in clerk.get(f"/audit/{review.pk}/").content.decode()
    do_jobs()
    told = clerk.get(f"/jobs/{review.job.pk}/", {"follow": "1"}).content.decode()
    assert f'data-follow="/audit/{review.pk}/"' in told


def test_a_job_that_runs_twice_leaves_one_outcome(
    example_park: Park, visitor: Enter, do_jobs: DoJobs
) -> None:
    review = audited(visitor("clerk"), do_jobs, "报告.txt", text_of())
    Job.objects.filter(pk=review.job_id).update(state=Job.State.WAITING)
    do_jobs()
    again = Review.objects.get()
    assert again.outcome["kept"] != ""
    assert again.outcome["counts"] == review.outcome["counts"]
