"""A record of risk work covers at most all firms of the park."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row, quote_value
from yuanjian.facts.engine import Facts


@check(
    "覆盖企业数大于入园企业数",
    "query",
    why="逻辑：覆盖企业数不大于入园企业数（含未计入统计口径的）",
)
def find(f: Facts) -> Iterator[Finding]:
    """All firms of the register count here, also those that the report does not count."""
    firms = f.rows("05")
    needs("企业数不明", firms.gap)
    total = f.value("enterprises.total")
    for row in f.rows("29"):
        covered = row.amount("n_ent").number
        if covered is None or covered <= len(firms):
            continue
        yield Finding(
            f"“{row.words('title').text}”覆盖企业 {covered} 家，企业名录共 {len(firms)} 家（年末在园 {total.text} 家）",
            quotes=(quote_row(row, "n_ent", "title"), quote_value(total)),
            expected=f"不大于 {len(firms)}",
            found=f"{covered}",
            advice="核对覆盖企业数；多次活动的人次、家次不能相加填报。",
            verify="覆盖企业数不大于企业名录的家数。",
            credit=(16,) if row.get("type") == "隐患排查" else (),
            cause=cell_cause(row, "n_ent"),
        )
