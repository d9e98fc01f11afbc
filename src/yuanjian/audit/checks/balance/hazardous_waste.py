"""Sheet 25: every row balances."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.balance._balance import unbalanced
from yuanjian.audit.checks.balance._told import told_balance
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts


@check("危险废物收支不平衡", "major", why="逻辑：上年末贮存＋产生＝利用＋处置＋年末贮存（允许±1%）")
def find(f: Facts) -> Iterator[Finding]:
    """Beyond what the printed digits and 1 % for weighing explain."""
    if without_rows(f, "25"):
        yield from told_balance(f, "hazardous", "危险废物")
        return
    yield from unbalanced(f, "25", "hazardous.balance")
