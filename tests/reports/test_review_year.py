"""The report year of a review, and what the reader is told about a year that was inferred."""

from __future__ import annotations

from datetime import date

import pytest

from yuanjian.reports.review.review import take_bytes

LAST = date.today().year - 1


@pytest.mark.parametrize(
    ("text", "year", "dossier_year", "said"),
    [
        ("澄江经济开发区2020年度环境管理自评估报告\n企业42家。\n2021年2月24日", 2020, 2020, ""),
        ("园区概况\n企业42家。\n2021年2月24日", 2020, 2020, "落款或封面日期的上一年为报告年度，按 2020 年度核对"),
        ("园区概况\n2019年4月扩区，2019年9月验收。", 2019, 2019, "写得最多的年份为报告年度，按 2019 年度核对"),
        ("园区概况\n企业42家。", None, LAST, f"以上一个日历年为报告年度，按 {LAST} 年度核对"),
    ],
)  # fmt: skip
def test_a_year_that_was_inferred_is_said_with_how(
    text: str, year: int | None, dossier_year: int, said: str
) -> None:
    taken = take_bytes(text.encode(), "报告.txt")
    assert (taken.about.year, taken.dossier.year) == (year, dossier_year)
    notes = [n for n in taken.notes if "没有写明年度" in n]
    assert len(notes) == bool(said)
    assert all(said in n for n in notes)


def test_a_year_that_the_user_names_needs_no_note() -> None:
    taken = take_bytes("园区概况\n企业42家。".encode(), "报告.txt", 2018)
    assert (taken.about.year, taken.dossier.year) == (2018, 2018)
    assert not [n for n in taken.notes if "没有写明年度" in n]
