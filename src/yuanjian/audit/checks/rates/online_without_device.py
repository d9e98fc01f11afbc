"""An on-line rate of a plant that has no on-line monitoring."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.core.marks import Mark
from yuanjian.facts.engine import Facts


@check("没有在线监测却填了在线达标率", "major", why="逻辑：没有监测数据时，率不适用（0/0 应填“/”）")
def find(f: Facts) -> Iterator[Finding]:
    """A rate of nothing is «/», not 100."""
    needs("污水处理设施不明", f.rows("13").gap)
    for row in f.rows("13"):
        if row.get("online") is not Mark.NONE:
            continue
        filled = [k for k in ("ok", "eff") if row.amount(k).known and row.get(k) is not Mark.NONE]
        if not filled:
            continue
        yield Finding(
            f"{row.words('name').text}在线监测因子为“无”，却填在线率 "
            + "、".join(f"{row.words(k).text}%" for k in filled),
            quotes=(quote_row(row, "online", *filled),),
            expected="/",
            found=row.words(filled[0]).text or "",
            advice="没有在线监测的，在线有效率和达标率填“/”；有的补填在线监测因子。",
            verify="没有监测的不填率。",
            cause=cell_cause(row, "online"),
        )
