"""Findings as people read them: rows by their names, dates as a text writes them."""

from __future__ import annotations

from tests.dossiers import dossier
from yuanjian.audit.check import all_checks, run
from yuanjian.audit.finding import Found
from yuanjian.facts.engine import Facts

FIRM = {
    "ent_no": "E003", "name": "澄江甲电子有限公司", "counted": "是", "status": "在建", "in_date": "2021-03-01",
}  # fmt: skip


def found(code: str, sheets: dict[str, list[dict[str, str]]]) -> Found:
    """The one finding of a check."""
    (one,) = run(Facts(dossier(sheets)), [all_checks()[code]]).findings
    return one


def test_a_row_is_called_by_its_name_and_its_dates_are_spoken() -> None:
    one = found(
        "dates.entered_later",
        {"05": [FIRM]},
    )
    assert one.finding.subject == "E003"
    assert one.about == "E003 澄江甲电子有限公司"
    assert one.finding.message == (
        "澄江甲电子有限公司入园日期 2021年3月1日，晚于 2020年12月31日，未计入年末在园企业"
    )
    assert (one.finding.expected, one.finding.found) == ("不晚于 2020年12月31日", "2021年3月1日")


def test_the_words_of_a_cell_stay_as_they_were_written() -> None:
    one = found(
        "dates.entered_later",
        {"05": [FIRM]},
    )
    assert "2021-03-01" in one.finding.quotes[0].text


def test_records_alone_lack_the_words_of_a_report() -> None:
    outcome = run(Facts(dossier({"05": [FIRM]})), [all_checks()["magnitude.tax"]])
    assert outcome.not_assessed == (
        ("magnitude.tax", "资料包里没有报告正文，有写好的报告时才能核对"),
    )
