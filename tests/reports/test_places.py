"""Places in the workbooks beside the report: rows that follow one another as one, the file said once."""

import pytest

from tests.dossiers import facts
from yuanjian.audit.finding import Quote
from yuanjian.core.evidence import Because, Place
from yuanjian.reports.basis import _places, _runs
from yuanjian.reports.findings_book import _quote


@pytest.mark.parametrize(
    ("rows", "said"),
    [([5], "第5行"), ([5, 6, 7], "第5–7行"), ([5, 6, 8, 10, 11], "第5–6、8、10–11行")],
)
def test_rows_that_follow_one_another_are_one(rows: list[int], said: str) -> None:
    assert _runs(rows) == said


def test_many_scattered_rows_are_counted() -> None:
    assert _runs(list(range(1, 200, 2))).endswith("、79等100行")


def test_a_figure_of_a_list_names_its_rows_once() -> None:
    rows = [{"ent_no": f"E{n:03}", "counted": "是", "status": "投产"} for n in range(1, 46)]
    value = facts({"05": rows}).value("enterprises.total")

    assert _places(list(value.because.walk())) == "05_企业名录 第5–49行"


def test_a_cell_keeps_its_value_and_a_row_its_number() -> None:
    def node(row: int, cell: str, value: str) -> Because:
        return Because("cell", "", "年排放量", value, Place("包.xlsx", "15_企业废水", row, cell))

    assert _places([node(5, "F5", "1260"), node(6, "", ""), node(5, "F5", "1260")]) == (
        "15_企业废水 F5＝1260\n15_企业废水 第6行"
    )


def test_a_quote_names_its_file_where_there_are_several() -> None:
    quote = Quote("上年值：3.0", Place("2020.xlsx", "04_经济指标", 9, "G9"))

    assert _quote(quote, "2020.xlsx") == "“上年值：3.0”　04_经济指标 G9"
    assert _quote(quote, "") == "“上年值：3.0”　04_经济指标 G9（2020.xlsx）"
