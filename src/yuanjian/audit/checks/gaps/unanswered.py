"""A requirement that is not met, no problem and no action."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.gaps._open import Table, answered, lacking, open_rows, reported
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
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
        if reported(row):
            yield _of_report(table, row, unmet)
            continue
        blank = lacking(table, row)
        columns = sheet(table.sheet).columns
        named = "、".join(columns[k].header for k in blank)
        told = row.record.place.table is not None
        where = "报告的存在问题、下一步计划" if told else f"没有填{named}，33_成效问题计划也"
        asked = (
            "p_when"
            if table.sheet == "11" and told
            else "p_point"
            if table.sheet == "11"
            else "req"
        )
        cells = [quote_row(row, "result", *([] if told else [*blank, asked]))]
        yield Finding(
            f"{columns['result'].header}为“{row.get('result')}”，{where}没有对应的问题或计划",
            quotes=(*cells, quote_row(row, asked)) if told else tuple(cells),
            found=str(row.get("result")),
            advice=f"{'' if told else f'补填{named}，或'}在存在问题和下一步计划中写明问题、措施、责任单位和时限。",
            verify="每个未落实的要求都有措施、责任单位和时限。",
            subject=row.key,
            credit=(11, 12) if table.sheet == "11" else (),
            severity=None if unmet else "query",
            cause=cell_cause(row, "action"),
        )


def _of_report(table: Table, row: RowView, unmet: bool) -> Finding:
    """A report has no columns for actions: its chapters on problems and plans must take the row up."""
    asked = "p_when" if table.sheet == "11" else "req"
    return Finding(
        f"{row.called}的结论为“{row.get('result')}”，报告四、五没有写对应的问题和计划",
        quotes=(quote_row(row, "result"), quote_row(row, asked)),
        expected="存在问题和下一步计划中有对应的措施、责任单位和时限",
        found=str(row.get("result")),
        advice="在存在问题中写明未落实的原因，在下一步计划中写明措施、责任单位和时限。",
        verify="每个未落实的要求都有措施、责任单位和时限。",
        subject=row.key,
        credit=(11, 12) if table.sheet == "11" else (),
        severity=None if unmet else "query",
        cause=cell_cause(row, "action"),
    )
