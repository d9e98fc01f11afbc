"""A clause with a figure in it that is answered without one."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.shelf import sheet

_NOT_OURS = ("不涉及", "未涉及", "不适用", "无此类")


@check(
    "有量化指标的要求没有用数值作答",
    "major",
    why="逻辑：要求中有数值的，应以实际值与限值比较，才能判断是否符合",
)
def find(f: Facts) -> Iterator[Finding]:
    """Neither an actual value nor a quantity in the prose; what does not apply needs none."""
    for row in f.rows("12"):
        if row.get("result") == "不适用" or row.amount("act").state != "missing":
            continue
        said = str(row.words("impl").text or "")
        if not said or any(word in said for word in _NOT_OURS):
            continue
        if _quantity(row.get("req")) and not _quantity(said):
            yield _finding(row)


def _quantity(text: object) -> bool:
    """Whether a text names a quantity, by the rule that makes 量化指标 a required column."""
    when = sheet("12").columns["ind"].when
    return when is not None and when.test({"req": text})


def _finding(row: RowView) -> Finding:
    return Finding(
        f"第{row.words('clause').text}条要求中有数值，{row.because('impl').text.split('（')[0]}没有给出实际值，"
        f"结论为“{row.words('result').text or '（未填）'}”",
        quotes=(quote_row(row, "req"), quote_row(row, "impl", "ind", "lim", "act")),
        expected="量化指标、限值、实际值、单位",
        found="没有数值",
        advice="请填量化指标、限值、实际值和单位；园区没有单独统计的，写明采用哪个口径的数。",
        verify="填有实际值，可与限值比较。",
        subject=row.key,
        cause=cell_cause(row, "act"),
    )
