"""Edited Word files on the pages: taken back, what was changed shown, the next version goes on with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.reports.word_hand import Hand, questions, text_of
from tests.web.conftest import DemoYear, Visitor
from tests.web.test_report import write

if TYPE_CHECKING:
    from django.test import Client

    from yuanjian.ledger.models import Job

pytestmark = pytest.mark.django_db
Do = Callable[[], "list[Job]"]
OWN = "管委会班子会议研究后补充的一段。"


@pytest.fixture
def clerk(demo_year: DemoYear, visitor: Visitor, do_jobs: Do) -> Client:
    """Signed in, with a first version built."""
    browser = visitor("clerk")
    browser.post(demo_year("report.build"), {"profile": "gb2312"})
    (job,) = do_jobs()
    assert job.state == "done", job.failure
    return browser


def word_of(browser: Client, demo_year: DemoYear, version: int) -> bytes:
    address = demo_year("report.file", version=version, file_name="report.docx")
    return b"".join(browser.get(address).streaming_content)


def edited(browser: Client, demo_year: DemoYear) -> bytes:
    """The first version, as a leader edits it: a paragraph added, a sentence reworded, a proposal left open."""
    hand = Hand(word_of(browser, demo_year, 1))
    hand.insert(hand.one("园区代码为"), OWN)
    hand.replace("园区已入园企业数量", "全区现有入园企业")
    hand.track_insert(hand.one(OWN), "（请主任审定）", "李主任", "2022-01-20T08:00:00Z")
    return hand.saved()


def hand_in(
    browser: Client, demo_year: DemoYear, content: bytes, name: str = "报告（主任改）.docx"
):
    return browser.post(
        demo_year("report.take_back"), {"files": SimpleUploadedFile(name, content)}, follow=True
    )


def test_an_edited_report_is_taken_back_and_shown_and_the_next_version_goes_on_with_it(
    clerk: Client, demo_year: DemoYear, do_jobs: Do
) -> None:
    hand_in(clerk, demo_year, edited(clerk, demo_year))
    (job,) = do_jobs()
    assert job.state == "done", job.failure

    page = clerk.get(demo_year("report.edited")).content.decode()
    assert "报告（主任改）.docx" in page and "下一稿接着它写" in page
    assert re.search(r"改动 1，新增 1", page)
    address = re.search(r'href="(/p/[^"]+/report/edited/1/[0-9a-f]{64}/)"', page)
    assert address is not None
    shown = clerk.get(address[1]).content.decode()
    assert OWN in shown and "全区现有入园企业" in shown
    assert "（请主任审定）" in shown and "李主任" in shown
    original = clerk.get(address[1] + "file/")
    assert b"".join(original.streaming_content) == edited(clerk, demo_year)

    write(demo_year, "01", "2021", ent_prev=11)  # 上年末已入园企业数 10 → 11
    clerk.post(demo_year("report.build"), {"profile": "gb2312"})
    (job,) = do_jobs()
    assert job.state == "done", job.failure
    text = "\n".join(text_of(word_of(clerk, demo_year, 2)))
    assert OWN in text
    assert "全区现有入园企业12个" in text and "上一年度末已入园企业数量11个" in text
    version = clerk.get(demo_year("report.version", version=2)).content.decode()
    assert "接着改稿" in version and "报告（主任改）.docx" in version
    texts = clerk.get(demo_year("report.texts", version=2), {"with": "1"}).content.decode()
    assert OWN in texts and "全区现有入园企业" in texts


def test_where_people_and_data_changed_the_same_the_page_asks(
    clerk: Client, demo_year: DemoYear, do_jobs: Do
) -> None:
    hand = Hand(word_of(clerk, demo_year, 1))
    sentence = hand.one("上一年度末已入园企业数量10个")
    next(one for one in hand.texts(sentence) if one.text == "10").text = "9"
    write(demo_year, "01", "2021", ent_prev=11)
    hand_in(clerk, demo_year, hand.saved())
    do_jobs()
    page = clerk.get(demo_year("report.edited")).content.decode()
    address = re.search(r'href="(/p/[^"]+/report/edited/1/[0-9a-f]{64}/)"', page)
    assert address is not None
    shown = clerk.get(address[1]).content.decode()
    assert "两边都改过，请您定　1 处" in shown
    assert "旧 10 → 新 11" in shown
    clerk.post(demo_year("report.build"), {"profile": "gb2312"})
    do_jobs()
    assert len(questions(word_of(clerk, demo_year, 2))) == 1
    assert "1 处两边都改过" in clerk.get(demo_year("report.version", version=2)).content.decode()


def test_written_anew_the_words_of_people_stay_in_the_file_that_was_taken_back(
    clerk: Client, demo_year: DemoYear, do_jobs: Do
) -> None:
    hand_in(clerk, demo_year, edited(clerk, demo_year))
    do_jobs()
    clerk.post(demo_year("report.build"), {"profile": "gb2312", "fresh": "1"})
    do_jobs()
    assert OWN not in "".join(text_of(word_of(clerk, demo_year, 2)))
    clerk.post(demo_year("report.build"), {"profile": "gb2312"})
    do_jobs()
    assert OWN in "".join(text_of(word_of(clerk, demo_year, 3)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4 no word file", "不是 Word 文档（.docx）"),
        (b"PK\x03\x04 broken", "损坏"),
    ],
)
def test_a_file_that_is_no_word_file_is_refused_at_the_door(
    clerk: Client, demo_year: DemoYear, do_jobs: Do, content: bytes, words: str
) -> None:
    answer = hand_in(clerk, demo_year, content)
    assert words in answer.content.decode()
    assert do_jobs() == []


def test_a_word_file_of_somebody_else_is_told_so_and_nothing_is_kept(
    clerk: Client, demo_year: DemoYear, do_jobs: Do
) -> None:
    from io import BytesIO

    from docx import Document

    from yuanjian.ledger.models import Report

    buffer = BytesIO()
    foreign = Document()
    foreign.add_paragraph("另一份文件")
    foreign.save(buffer)
    hand_in(clerk, demo_year, buffer.getvalue(), "会议纪要.docx")
    (job,) = do_jobs()
    assert job.failure == (
        "“会议纪要.docx”里没有园鉴的标记，与第 1 稿也几乎没有相同的段落，不像是它的修改稿。"
        "请核对是不是选错了文件。"
    )
    assert job.failure in clerk.get(demo_year("report.edited")).content.decode()
    assert all("pulled" not in r.manifest for r in Report.objects.all())


def test_an_address_that_was_never_taken_back_is_said(clerk: Client, demo_year: DemoYear) -> None:
    answer = clerk.get(demo_year("report.edited_file", version=1, sha256="0" * 64))
    assert answer.status_code == 422
    assert "没有读回过这份文件" in answer.content.decode()


def test_proposals_are_accepted_and_rejected_on_the_page_and_the_rest_stays_open(
    clerk: Client, demo_year: DemoYear, do_jobs: Do
) -> None:
    hand = Hand(edited(clerk, demo_year))
    hand.track_insert(hand.one("园区代码为"), "（代码待核）", "张工", "2022-01-21T08:00:00Z")
    hand.track_delete(
        hand.texts(hand.one("上一年度末已入园企业数量"))[0], "局里", "2022-01-22T08:00:00Z"
    )
    hand_in(clerk, demo_year, hand.saved())
    do_jobs()
    page = clerk.get(demo_year("report.edited")).content.decode()
    address = re.search(r'href="(/p/[^"]+/report/edited/1/[0-9a-f]{64}/)"', page)
    assert address is not None
    shown = clerk.get(address[1]).content.decode()
    assert "修订　3 处" in shown
    numbers = {
        who: re.search(rf'<span class="quiet">(\d)\.</span>{who}', shown)[1]
        for who in ("张工", "李主任", "局里")
    }

    chosen = {f"change-{numbers['张工']}": "accept", f"change-{numbers['李主任']}": "reject"}
    clerk.post(address[1] + "settle/", chosen)
    (job,) = do_jobs()
    assert job.state == "done", job.failure
    page = clerk.get(demo_year("report.edited")).content.decode()
    assert "报告（主任改）_修订已定.docx" in page
    new = re.search(r'href="(/p/[^"]+/report/edited/1/[0-9a-f]{64}/)"', page)
    assert new is not None and new[1] != address[1]
    text = "".join(text_of(b"".join(clerk.get(new[1] + "file/").streaming_content)))
    assert OWN in text and "（代码待核）" in text and "（请主任审定）" not in text
    shown = clerk.get(new[1]).content.decode()
    assert "修订　1 处" in shown and "局里" in shown

    late = clerk.post(address[1] + "settle/", {"rest": "accept"}, follow=True).content.decode()
    assert "后来又交回了别的改稿，没有处理" in late
    none = clerk.post(new[1] + "settle/", {}, follow=True).content.decode()
    assert "没有选择要接受或拒绝的修订" in none
    clerk.post(new[1] + "settle/", {"rest": "reject"})
    (job,) = do_jobs()
    assert job.state == "done", job.failure
    newest = clerk.get(demo_year("report.edited")).content.decode()
    assert newest.count("_修订已定.docx</a>") == 2


def test_whoever_may_not_build_may_not_settle(
    clerk: Client, demo_year: DemoYear, do_jobs: Do, visitor: Visitor
) -> None:
    hand_in(clerk, demo_year, edited(clerk, demo_year))
    do_jobs()
    page = clerk.get(demo_year("report.edited")).content.decode()
    address = re.search(r'href="(/p/[^"]+/report/edited/1/[0-9a-f]{64}/)"', page)
    assert address is not None
    reader = visitor("reader")
    assert "处理选中的" not in reader.get(address[1]).content.decode()
    assert reader.post(address[1] + "settle/", {"rest": "accept"}).status_code == 403
