"""Words that stand in one stretch with a figure, or in the one before it, and are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yuanjian.reading.grammar import Clause
from yuanjian.reading.lexicon.units import dimension

_COPULA = re.compile(
    "(?:园区|全园|全区|我园|本园区|该园区)?内?(?:全年|实际|总量|总数|数量|共计|总计|合计)?(?:为|是|达到?|系)"
)
_GOES_ON = re.compile("(?:全年|年内|累计|共计?|实际)*(?:完成|实现|达到?|为)了?(?:约|近)?")
_RISES = frozenset({"growth", "decline", "became"})
_LISTED = 6
_LIST_GOES_ON = re.compile("[、和及与,]|以及")


def in_one_stretch(clause: Clause) -> Clause:
    """«总产值2020年为5亿元»: the words before a year in the same stretch are those of the figure behind it."""
    before = clause.follows
    if (
        before is None
        or before.token is None
        or before.closes
        or before.token.kind not in ("year", "period")
    ):
        return clause
    return replace(clause, left=[*before.left, *clause.left])


def named_before(text: str, clause: Clause) -> Clause:
    """«办好排污许可证的，企业数量为10个», «氨氮的总量指标，园区为6.8吨/年»: the head stands before the comma."""
    end = clause.start - 1
    if end < 1 or clause.token is None or text[end] != ",":
        return clause
    goes_on = _GOES_ON.fullmatch(text, clause.start, clause.token.start)
    if goes_on and dimension(clause.token.unit) in ("money", "dollars"):
        start = max(text.rfind(mark, 0, end) for mark in ",;:。(、") + 1
        own = [w for w in clause.lead if start <= w.start < end and not w.concepts & _RISES]
        return replace(clause, left=[*own, *clause.left], dealt=True) if own else clause
    if text[end - 1] != "的" and not _COPULA.fullmatch(text, clause.start, clause.token.start):
        return clause
    start = max(text.rfind(mark, 0, end) for mark in ",;:。(、") + 1
    said = [w for w in clause.lead if start <= w.start < end]
    return replace(clause, left=[*said, *clause.left]) if said else clause


def is_capped(text: str, clauses: Sequence[Clause], index: int) -> bool:
    """«分别控制在138.7吨、8.5吨以内»: whether a figure, or the last one of its list, is what may not be exceeded."""
    for at in range(index, min(index + _LISTED, len(clauses))):
        token = clauses[at].token
        if token is None:
            return False
        if token.bound:
            return token.bound == "at most"
        other = clauses[at + 1].token if at + 1 < len(clauses) else None
        if other is None or not _LIST_GOES_ON.fullmatch(text, token.end, other.start):
            return False
    return False
