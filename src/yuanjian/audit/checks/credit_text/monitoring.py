"""Items on monitoring scored as done while the report's own monitoring plan says that it was not carried out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, Quote, cell_cause, quote_row
from yuanjian.audit.stated import CreditItem, credit_items
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_TOPICS = ("自行监测", "环境监测能力")
_UNMET = re.compile(r"未(?:落实|开展|完成|执行|监测)|没有(?:落实|开展)|否|不符合")


@check(
    "监测计划未落实，自行监测的条款却不扣分",
    "blocker",
    why="评价指标表“监测能力”：未开展自行监测、没有相应监测能力的，扣该项分值",
)
def find(f: Facts) -> Iterator[Finding]:
    """Most of the environment's quality unmonitored: to be returned; less than that: to be shown or mended."""
    items = [i for i in credit_items(f) if i.points < 0 and i.own == 0 and _about(i)]
    rows = list(f.rows("11"))
    unmet = [r for r in rows if _is(r, _UNMET)]
    if not items or not unmet:
        return
    quality = [r for r in rows if r.get("cat") != "污染源"]
    grave = 2 * sum(r in unmet for r in quality) > len(quality)
    cost = plain(-sum((i.points for i in items), Decimal(0)))
    numbers = "、".join(str(i.number) for i in items)
    yield Finding(
        f"监测计划 {len(rows)} 项中有 {len(unmet)} 项“{unmet[0].get('result')}”，信用评价第{numbers}项（监测）却自评 0 分，最多应扣 {cost} 分",
        quotes=(*(i.quote for i in items), *_rows(unmet)),
        expected="按未落实的情况自评扣分，或证明以其他方式开展了监测",
        found="自评 0 分",
        advice="请按监测计划逐项写明监测点位、因子、频次和报告编号；未监测的据实自评，并在下一步计划写明补测时间。",
        verify="监测计划的结论与信用评价监测条款一致。",
        credit=tuple(i.number for i in items),
        severity=None if grave else "major",
        cause=cell_cause(items[0].row, "self"),
    )


def _about(item: CreditItem) -> bool:
    return any(t in item.topics for t in _TOPICS)


def _is(row: RowView, pattern: re.Pattern[str]) -> bool:
    result = row.get("result")
    return isinstance(result, str) and pattern.search(result) is not None


def _rows(unmet: list[RowView]) -> Iterator[Quote]:
    for row in unmet[:3]:
        yield quote_row(row, "result")
        yield quote_row(row, "plan")
