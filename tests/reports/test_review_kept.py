"""A review that was put away opens as it was, and gives the same outputs; an upload is read like a file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.reports.review_sample import sample
from yuanjian.reports.review.as_json import json_bytes
from yuanjian.reports.review.decisions import decide
from yuanjian.reports.review.keeping import NotKept, kept, reopened, with_decisions
from yuanjian.reports.review.page import page_bytes
from yuanjian.reports.review.review import review, reviewed, take_bytes
from yuanjian.reports.review.word_comments import commented

REPORT = """澄江经济开发区2020年度环境管理自评估报告
一、园区概况
澄江经济开发区位于澄江市，园区代码为S439901，核准范围面积8.5平方公里，园区所在河段为Ⅲ类。
截止到年底，园区已入园企业数量10个，其中，上一年度末已入园企业数量5个，本年度内新入园企业数量1个，本年度清退企业数量0个。
"""
TODAY = date(2021, 3, 1)


def test_a_kept_review_opens_equal_with_words_numbers_and_decisions() -> None:
    found = reviewed(take_bytes(REPORT.encode(), "报告.txt"), today=TODAY)
    one = next(f for f in found.findings if f.found.code.startswith("roll_forward"))
    made = decide(
        one, "explained", reason="口径不同", until=date(2022, 1, 1), by="审核员", at=datetime(2021, 3, 1)
    )  # fmt: skip
    found = with_decisions(found, [made], TODAY)
    again = reopened(kept(found))
    assert again == found
    assert {type(fact.value).__name__ for fact in again.facts} >= {"Fraction", "str"}
    assert sum(f.settled for f in again.findings) == 1
    assert page_bytes(again) == page_bytes(found)
    assert json_bytes(again) == json_bytes(found)


def test_a_kept_review_of_a_word_file_still_makes_the_commented_file(tmp_path: Path) -> None:
    path, _ = sample(tmp_path)
    found = review(path)
    again = reopened(kept(found))
    made = datetime(2021, 3, 1)
    assert commented(path, again, made) == commented(path, found, made)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1, {}]", b'[1, {"name": 3', b"[" * 100_000])
def test_bytes_that_are_no_review_are_refused_in_chinese(content: bytes) -> None:
    with pytest.raises(NotKept, match="重新审核"):
        reopened(content)


def test_a_review_kept_in_another_form_is_refused() -> None:
    content = kept(reviewed(take_bytes(REPORT.encode(), "报告.txt")))
    with pytest.raises(NotKept, match="另一个版本"):
        reopened(content.replace(b"[1,", b"[2,", 1))


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("报告.txt", "报告.txt"),
        ("../../etc/报告.txt", "报告.txt"),
        ("C:\\文件\\报告.txt", "报告.txt"),
        ("长" * 300 + ".txt", "长" * 60 + ".txt"),
        ("..", "报告"),
    ],
)
def test_an_upload_keeps_the_name_that_its_sender_gave_it(name: str, called: str) -> None:
    assert take_bytes(REPORT.encode(), name).name == called
