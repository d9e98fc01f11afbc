"""An action whose date had passed at the year's end while its requirement is still unmet."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.gaps._open import open_rows
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check("整改时限已过而要求仍未落实", "query", why="逻辑：完成时限在报告年度内的，年末应已落实")
def find(f: Facts) -> Iterator[Finding]:
    """Sheets 10, 11 and 12, against the last day of the report year."""
    for table, row, _ in open_rows(f):
        due = row.day("due")
        if due is None or due > year_end(f.year):
            continue
        yield Finding(
            f"完成时限 {due} 已过，{f.year} 年末仍为“{row.get('result')}”",
            quotes=(quote_row(row, "due", "result", "p_point" if table.sheet == "11" else "req"),),
            expected="已落实，或新的时限",
            found=str(row.get("result")),
            advice="已完成的更正结论并附材料；未完成的写明原因和新的时限。",
            verify="结论与时限相符。",
            subject=row.key,
            cause=cell_cause(row, "due"),
        )
