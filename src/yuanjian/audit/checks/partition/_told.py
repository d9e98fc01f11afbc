"""A report's counts of firms by procedure: the groups that it tells add up to all firms, whatever their arrangement."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.claimed import Told, all_told, near, passage_of, quote_on, told
from yuanjian.audit.finding import Finding, Severity
from yuanjian.audit.sums import (
    TOTAL,
    Addition,
    cause_of_total,
    closes,
    counts_projects,
    fills,
    parts_told,
    whole_told,
)
from yuanjian.facts.engine import Facts

_FAR = 60
# «其余12家无需办理» tells their number: nothing is left open.
_REST = re.compile(
    r"(?:其余|剩余|剩下|其他企业|其它企业|余下)(?![一二三四五六七八九十百零两\d]+(?:家|户|个))"
)


@dataclass(frozen=True, slots=True)
class Groups:
    """One procedure: the groups that stand beside each other, and those that stand beside them or within.

    The first of ``needed`` must be told. ``gap``: how severe it is that some firms are in no group,
    ``alone`` when only one group is told. ``zero_tells``: that none is without says that all are counted.
    """

    name: str
    needed: tuple[str, ...]
    others: tuple[str, ...]
    gap: Severity = "blocker"
    alone: Severity = "major"
    credit: tuple[int, ...] = ()
    zero_tells: bool = True


def told_groups(f: Facts, groups: Groups) -> Iterator[Finding]:
    """The finding where no arrangement of the groups makes all firms."""
    whole = told(f, TOTAL)
    needed, others = parts_told(f, groups.needed), parts_told(f, groups.others)
    if whole is None or not needed or needed[0].fact != groups.needed[0]:
        raise NotAssessed(f"报告没有写明企业总数或{groups.name}的企业数")
    if not all(t.exact for t in (whole, *needed, *others)) or counts_projects(needed):
        return
    if closes(whole_told(f, TOTAL), needed, others) or _otherwise(f, needed, others):
        return
    all_ = Addition((*needed, *others))
    left = whole.number - all_.number
    short = whole.number - Addition(needed).number
    if fills(f, all_.parts, left) or fills(f, all_.parts, short):
        return
    if left > 0 and rest_is_told(f, (*needed, *others)):
        return
    cause = cause_of_total(f) or f"told {needed[0].fact}"
    yield replace(_finding(f, groups, whole, all_, Addition(needed), left), cause=cause)


def _otherwise(f: Facts, needed: Sequence[Told], others: Sequence[Told]) -> bool:
    """Whether another figure that the same paragraph tells for one of the groups closes the sum.

    Then one of the two is of something else («其中本年度3家»), which the reader has not told apart.
    """
    wholes = whole_told(f, TOTAL)
    for n, part in enumerate(needed):
        for again in all_told(f, part.fact, part.subject):
            if again.number == part.number or not near(again.claim, part.claim):
                continue
            if closes(wholes, [*needed[:n], again, *needed[n + 1 :]], others):
                return True
    return False


def _finding(
    f: Facts, groups: Groups, whole: Told, all_: Addition, least: Addition, left: Fraction
) -> Finding:
    over = least.number - whole.number
    said = all_ if over <= 0 else least
    what = f"多出 {over} 家" if over > 0 else f"还有 {left} 家没有说明"
    if over <= 0 and left < 0:
        what = f"相差 {-left} 家"
    alone = sum(p.number > 0 or groups.zero_tells for p in said.parts) <= 1
    severity: Severity = "blocker" if over > 0 else groups.alone if alone else groups.gap
    return Finding(
        f"{groups.name}：{said.says}，入园企业 {whole.shown} 家，{what}",
        quotes=(
            whole.quote,
            *(p.quote for p in said.parts[:-1]),
            quote_on(f, said.parts[-1].claim),
        ),
        expected=f"合计 {whole.shown} 家",
        found=f"{said.number} 家",
        advice=f"请逐家核对{groups.name}情况，写明各类企业数（含无需办理的及其理由），使各类之和等于入园企业数。",
        verify="各类之和等于入园企业数。",
        credit=groups.credit,
        severity=severity,
    )


def rest_is_told(f: Facts, parts: Sequence[Told]) -> bool:
    """Whether «其余企业…» says something of those that no group counts, or the text breaks off behind them."""
    last = max(parts, key=lambda p: (p.claim.place.paragraph or 0, p.claim.place.end))
    passage = passage_of(f, last.claim)
    if passage is None:
        return False
    first = min(p.claim.place.start for p in parts if near(p.claim, last.claim))
    behind = passage.text[last.claim.place.end :]
    around = unicodedata.normalize("NFKC", passage.text[first : last.claim.place.end + _FAR])
    cut = passage is f.dossier.text[-1] and not any(mark in behind for mark in "。；;")
    return cut or _REST.search(around) is not None


def reasons(
    f: Facts, pending: Told, facts: Sequence[str], what: str, *, severe: bool = True
) -> Iterator[Finding]:
    """The reasons told for those that are still without add up to their number."""
    parts = parts_told(f, facts)
    if not all(t.exact for t in (pending, *parts)):
        return
    told_sum = Addition(parts)
    left = pending.number - told_sum.number
    if (
        pending.number == 0
        or left <= 0
        or rest_is_told(f, (pending, *parts))
        or fills(f, (pending, *parts), left)
    ):
        return
    severity: Severity = "major" if parts and severe else "query"
    why = f"只说明了 {told_sum.says} 家的原因，" if parts else ""
    yield Finding(
        f"{pending.label} {pending.shown} 家，{why}{pending.shown}－{told_sum.number}＝{left} 家没有说明原因",
        quotes=(pending.quote, *told_sum.quotes),
        expected=f"说明 {pending.shown} 家的原因",
        found=f"{told_sum.number} 家",
        advice=f"请逐家说明未{what}的原因（在建、停产、无需办理的依据等）和完成时限；属应办未办的列入存在问题。",
        verify=f"各项原因的企业数之和等于 {pending.shown}。",
        severity=severity,
    )
