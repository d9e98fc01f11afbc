"""The printed total against the start, the own scores and the ceiling."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.credit_form import credit_form, known_scheme
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.audit.stated import credit_items
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check(
    "信用评价总分与各项自评不符",
    "blocker",
    why="评价指标表说明一：总分＝初始分值＋各项自评分值，不超过满分",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Start plus own scores, at most the ceiling, as printed, or as the known table has them."""
    form, items = credit_form(f), credit_items(f)
    total = form.total
    if total is None or total.number is None or not items:
        return
    known = known_scheme(f)
    start = form.start.number if form.start is not None else known.start if known else None
    if start is None:
        yield Unassessed("报告没有写明信用评价的初始分值，总分无从核对")
        return
    if any(i.own is None for i in items):
        yield Unassessed("信用评价有未填的自评分值，总分无从核对")
        return
    own = [i.own for i in items if i.own]
    raw = start + sum(own, Decimal(0))
    top = form.ceiling.number if form.ceiling is not None else known.ceiling if known else None
    right = min(raw, top) if top is not None else raw
    if total.number == right:
        return
    sum_text = plain(start) + "".join(f"{v:+}" for v in own)
    capped = f"，满分 {plain(top)}" if top is not None and raw > top else ""
    yield Finding(
        f"总分写 {total.text}，按各项自评应为 {sum_text}＝{plain(raw)}{capped}",
        quotes=(
            total.quote,
            *([form.start.quote] if form.start else []),
            *[i.quote_own for i in items if i.own][:6],
        ),
        expected=plain(right),
        found=total.text,
        advice="请核对各项自评分值和总分，改为一致。",
        verify="初始分值＋各项自评分值＝总分，且不超过满分。",
        cause="credit/total",
    )
