"""A figure that is measured in something and stands without its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import passage_of, quote_claim
from yuanjian.audit.finding import Finding, listed
from yuanjian.facts.amount import Amount
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts, all_facts

_NEEDLESS = ("", "个", "家", "件", "处", "次", "项", "条", "户", "起", "座", "倍", "分", "年")


@check(
    "数字没有单位",
    "query",
    why="国务院《关于在我国统一实行法定计量单位的命令》；GB 3100：量由数值和单位组成",
)
def find(f: Facts) -> Iterator[Finding]:
    """All in one question; counts read well without 个 and are left alone."""
    bare = [c for c in f.dossier.claims if _bare(f, c)]
    if not bare:
        return
    names = listed(dict.fromkeys(f"{c.label} {c.digits}" for c in bare))
    yield Finding(
        f"没有写单位：{names}",
        quotes=tuple(quote_claim(c) for c in bare[:6]),
        expected="数值后写单位",
        found=names,
        advice="请补写单位；几个数共用一个单位的，在最后一个数后写明并用“、”连接。",
        verify="各数都有单位。",
    )


def _bare(f: Facts, claim: Claim) -> bool:
    declared = all_facts().get(claim.fact)
    if declared is None or declared.unit in _NEEDLESS or not isinstance(claim.known, Amount):
        return False
    if not claim.digits or not claim.known.known or claim.known.number == 0:
        return False
    passage = passage_of(f, claim)
    if passage is not None and passage.in_table:
        return False  # the unit stands in the head
    if passage is not None and claim.unit and _given(claim.unit, passage.folded):
        return False  # said once for all («单位：t/a»)
    return claim.quote.rstrip().endswith(claim.digits.rstrip())


def _given(unit: str, text: str) -> bool:
    """Whether a text says once for all numbers what their unit is."""
    said = re.escape(unit)
    return "单位:" in text or bool(
        re.search(rf"\({said}\)|单位[^,;。]{{0,4}}{said}|[以按]{said}[为计]", text)
    )
