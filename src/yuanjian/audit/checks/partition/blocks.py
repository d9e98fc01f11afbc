"""Blocks that a park is said to have, against those that its firms or areas are told for."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, all_told, quote_on, quote_span, told
from yuanjian.audit.finding import Finding, Quote
from yuanjian.audit.sums import Addition, whole_told
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_BY_BLOCK = (
    ("enterprises.block", "enterprises.total", "企业数"),
    ("park.area_block", "park.area_approved", "面积"),
)


@check("区块数与分区块的数据不一致", "query", why="逻辑：分区块的数据应覆盖各区块，没有的写0并说明")
def find(f: Facts) -> Iterator[Finding]:
    """Fewer blocks counted than named although the counted ones use up the whole, or more than there are."""
    named = told(f, "park.blocks")
    if named is None or not named.exact or named.claim.unit in ("家", "户"):
        raise NotAssessed("没有写明区块数，或没有分区块的数据")
    for fact, whole, what in _BY_BLOCK:
        counted = {t.subject: t for t in all_told(f, fact, None) if t.subject}
        if len(counted) < 2 or len(counted) == named.number:
            continue
        parts = tuple(counted.values())
        full = Addition(parts).number in whole_told(f, whole)
        if len(counted) < named.number and not full:
            continue  # the rest may be the others': partition.parts looks at the sum
        terms = f"{'＋'.join(p.shown for p in parts)}＝{printed(Addition(parts).number, None)}"
        yield Finding(
            f"写明有 {named.shown} 个区块，写有{what}的是{'、'.join(counted)} {len(counted)} 个"
            + (f"，相加已等于全部（{terms}）" if full else ""),
            quotes=(quote_on(f, named.claim), *_spans(f, whole, parts)),
            expected=f"{named.shown} 个区块",
            found=f"{len(counted)} 个区块",
            advice=f"请补写其余区块的{what}（没有的写0并说明），或更正区块数。",
            verify=f"分区块的{what}覆盖全部区块。",
        )


def _spans(f: Facts, whole: str, parts: tuple[Told, ...]) -> tuple[Quote, ...]:
    """The parts with the whole before them, as the text tells them."""
    total = told(f, whole)
    spans = quote_span(f, total, parts[-1]) if total is not None else ()
    return spans if len(spans) == 1 else tuple(p.quote for p in parts)
