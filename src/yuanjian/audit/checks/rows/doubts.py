"""What the rules of each sheet find doubtful inside a single row (they also speak at import)."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, Quote, cell_cause, owner
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.shelf import all_sheets

_SEVERAL = 3
Doubts = list[tuple[RowView, Problem]]


@check("单元格可疑", "query", why="逻辑：同一行内各列应当相容（见数据字典各表的校验）")
def find(f: Facts) -> Iterator[Finding]:
    """One finding a cell; a column that is doubtful in many rows makes one finding.

    The rules are those of the sheets: what a table of a report was read into is not judged by them.
    """
    for no, form in all_sheets().items():
        by_column: dict[str, Doubts] = {}
        for row in f.rows(no):
            filled = row.record.row if row.record.place.table is None else None
            for problem in filled.problems() if filled else ():
                if problem.level in ("doubt", "error"):
                    by_column.setdefault(problem.key, []).append((row, problem))
        for key, doubts in by_column.items():
            if len(doubts) > _SEVERAL:
                yield _many(form.sheet.name, form.columns[key].header if key else "", doubts)
            else:
                yield from (_one(row, problem) for row, problem in doubts)


def _one(row: RowView, problem: Problem) -> Finding:
    header = row.because(problem.key).text.split("（")[0] if problem.key else ""
    return Finding(
        f"{owner(row)}{header}“{problem.found}”：{problem.message}",
        quotes=(_quote(row, problem),),
        expected=problem.expected,
        found=problem.found,
        advice=f"{problem.mend or '请核对'}。",
        verify="改正，或在备注说明后不再可疑。",
        subject=row.key,
        cause=cell_cause(row, problem.key),
    )


def _many(name: str, header: str, doubts: Doubts) -> Finding:
    first = doubts[0][1]
    return Finding(
        f"{name}的{header}有 {len(doubts)} 行可疑，如：{first.message}",
        quotes=tuple(_quote(row, problem) for row, problem in doubts[:4]),
        expected=first.expected,
        found=first.found,
        advice=f"{first.mend or '请核对'}。",
        verify="各行改正，或在备注说明。",
    )


def _quote(row: RowView, problem: Problem) -> Quote:
    header = row.because(problem.key).text.split("（")[0] if problem.key else ""
    return Quote(
        f"{row.called}　{header}：{problem.found}".strip()[:300],
        row.record.cell(problem.key),
        subject=row.key,
    )
