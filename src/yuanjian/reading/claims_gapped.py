"""Figures whose head was left out because the one before has it: «PM2.5最大超标0.9倍，PM10为0.7倍», «产生796吨（26家）»."""

from __future__ import annotations

from yuanjian.reading.claims_carried import Carried, counted
from yuanjian.reading.grammar import Clause
from yuanjian.reading.grammar_match import concepts
from yuanjian.reading.lexicon.entries import Reading

_WHO = {
    "waste.generated": "waste.firms",
    "hazardous.generated": "hazardous.firms",
    "wastewater.flow": "wastewater.firms",
    "wastewater.volume": "wastewater.firms",
}
"""What firms produce, and the fact that counts them."""
_OF_FIRMS = frozenset("家户")
_SOME = frozenset({"involved", "of_firms", "waste_firm", "sum", "firm", "vague_firm"})
_SUM_OF_KINDS = {
    frozenset({"eia.report", "eia.table"}): "eia.approved",
    frozenset({"permit.key", "permit.simplified"}): "permit.held",
}
_OF_KINDS = frozenset(
    {"eia", "eia_approval", "approval", "permit", "firm", "project", "done", "sum"}
)
_STOCKS = frozenset({"acceptance.done", "eia.approved"})


def gapped(carried: Carried, clause: Clause) -> Reading | None:
    """The reading of a figure that names only another factor, or nothing but how many firms."""
    if not carried.told or clause.token is None:
        return None
    return _another_factor(carried, clause) or _who(carried, clause)


def _another_factor(carried: Carried, clause: Clause) -> Reading | None:
    last = carried.told[-1]
    other, token = last.clause.token, clause.token
    if last.reading.subject != "factor" or last.clause.sentence != clause.sentence:
        return None
    own = [w for w in clause.left if not w.concepts & carried.lexicon.neutral]
    named = bool(own) and all(any(c.startswith("factor_") for c in w.concepts) for w in own)
    same = other is not None and token is not None and other.unit == token.unit
    return last.reading if named and same and not clause.right else None


def _who(carried: Carried, clause: Clause) -> Reading | None:
    """«危险废物产生量796.17吨（26家）»: how many firms, in a bracket right behind."""
    token, last = clause.token, carried.told[-1]
    assert token is not None
    fact = _WHO.get(last.reading.fact)
    if fact is None or token.unit not in _OF_FIRMS or last.clause.sentence != clause.sentence:
        return None
    bracketed = clause.apposed and clause.follows is last.clause
    if not bracketed and clause.parent is not last.clause:
        return None
    inside = clause.left[len(last.clause.left) :] if clause.apposed else clause.left
    allowed = carried.lexicon.neutral | _SOME
    return carried.lexicon.reading(fact) if all(w.concepts & allowed for w in inside) else None


def of_this_year(carried: Carried, clause: Clause) -> frozenset[str]:
    """The stock told right before: «完成自主验收43家，本年完成1家» tells what of it came in the year."""
    last = carried.told[-1] if carried.told else None
    if last is None or last.clause.sentence != clause.sentence:
        return frozenset()
    if not concepts(clause.left) & {"this_year", "new"}:
        return frozenset()
    return _STOCKS & {last.reading.fact}


def kinds_summed(carried: Carried, clause: Clause) -> Reading | None:
    """«报告书8家、报告表32家，两项共40家»: what the two kinds told right before make up."""
    token = clause.token
    if token is None or len(carried.told) < 2 or carried.strange(clause):
        return None
    allowed = carried.lexicon.neutral | _OF_KINDS
    own = [w for w in clause.left if not w.concepts <= carried.lexicon.neutral]
    said = any("sum" in w.concepts for w in clause.left)
    if not said or not all(w.concepts & allowed for w in own):
        return None
    kinds = carried.told[-2:]
    whole = _SUM_OF_KINDS.get(frozenset(t.reading.fact for t in kinds))
    near = all(
        t.clause.sentence == clause.sentence
        and t.clause.token is not None
        and counted(t.clause.token, token)
        for t in kinds
    )
    return carried.lexicon.reading(whole) if whole and near else None
