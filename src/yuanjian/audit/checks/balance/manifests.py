"""What was handed over is what the manifests say."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly, total
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_SHARE = 100


@check(
    "危险废物委托量与转移联单不符",
    "major",
    why="固体废物污染环境防治法 第八十二条：转移危险废物应当填写联单",
)
def find(f: Facts) -> Iterator[Finding]:
    """Within the printed digits and 1 % for weighing."""
    needs("危险废物不明", f.rows("25").gap)
    for row in f.rows("25"):
        parts = [
            exactly(0) if row.amount(k).state == "na" else cell(row, k) for k in ("u_out", "d_out")
        ]
        moved = exactly(0) if row.amount("t_m").state == "na" else cell(row, "t_m")
        if moved is None or None in parts:
            continue
        given = total([p for p in parts if p is not None])
        allowance = max(given.high, moved.high) / _SHARE
        if (given - moved).meets(Interval(-allowance, allowance)):
            continue
        out = (row.amount("u_out") + row.amount("d_out")).number or 0
        yield Finding(
            f"{row.words('ent').text} {row.words('name').text}：委托利用＋委托处置 ＝ {printed(out, None)} t，"
            f"联单转移量 {row.words('t_m').text} t",
            quotes=(quote_row(row, "t_m", "u_out", "d_out", "n_m"),),
            expected=f"{printed(out, None)} t",
            found=f"{row.words('t_m').text} t",
            advice="与固废管理信息系统的联单核对；跨年转移的，在备注写明联单号。",
            verify="委托量与联单转移量相符。",
            subject=row.key,
            credit=(10,),
            cause=cell_cause(row, "t_m"),
        )
