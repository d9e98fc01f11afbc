"""A requirement that is not met, no problem and no action."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.gaps._open import answered, lacking, open_rows
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.sheets.shelf import sheet


@check(
    "未落实的要求没有整改措施",
    "major",
    why="自评估报告四、五：存在的问题和下一步计划应与表1–表3的结论对应",
)
def find(f: Facts) -> Iterator[Finding]:
    """Unmet: needs correction. Partly met: asked about."""
    for table, row, unmet in open_rows(f):
        if answered(f, table, row):
            continue
        blank = lacking(table, row)
        columns = sheet(table.sheet).columns
        named = "、".join(columns[k].header for k in blank)
        yield Finding(
            f"{columns['result'].header}为“{row.get('result')}”，没有填{named}，"
            "33_成效问题计划也没有对应的问题或计划",
            quotes=(quote_row(row, "result", *blank, "p_point" if table.sheet == "11" else "req"),),
            found=str(row.get("result")),
            advice=f"补填{named}，或在33_成效问题计划写明问题、措施、责任单位和时限。",
            verify="每个未落实的要求都有措施、责任单位和时限。",
            subject=row.key,
            credit=(11, 12) if table.sheet == "11" else (),
            severity=None if unmet else "query",
            cause=cell_cause(row, "action"),
        )
