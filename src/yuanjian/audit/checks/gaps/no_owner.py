"""A plan of next year without owner or date."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.core.marks import Mark
from yuanjian.facts.engine import Facts


@check(
    "下一步计划没有责任单位或时限",
    "query",
    why="逻辑：下一步计划有责任单位、完成时限，才可督办销号（自评估报告五）",
)
def find(f: Facts) -> Iterator[Finding]:
    """Sheet 33, type 下一步计划."""
    for row in f.rows("33").eq("type", "下一步计划"):
        lacking = [
            k for k in ("owner", "due") if row.get(k) is None or isinstance(row.get(k), Mark)
        ]
        if not lacking:
            continue
        named = "、".join(row.because(k).text.split("（")[0] for k in lacking)
        yield Finding(
            f"计划“{row.words('title').text or row.key}”没有填{named}",
            quotes=(quote_row(row, "title", *lacking),),
            expected="责任单位和完成时限",
            found=f"缺{named}",
            advice=f"补填{named}；长期工作写明年度节点。",
            verify="每项计划都有责任单位和完成时限。",
            subject=row.key,
            cause=cell_cause(row, "owner"),
        )
