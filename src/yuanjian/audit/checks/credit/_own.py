"""The park's own score (sheet 32) beside the judgement of each item."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NO_ROWS, NotAssessed, needs
from yuanjian.audit.credit.judgement import ItemScore
from yuanjian.audit.credit.score import Score, score
from yuanjian.audit.credit_form import known_scheme
from yuanjian.audit.finding import Quote, cell_cause, quote_row
from yuanjian.core.evidence import Because, Place
from yuanjian.facts.engine import Facts
from yuanjian.facts.explain import cell_said
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.credit import own_scores


def scored(f: Facts) -> Score:
    """The score; the check stops where there is no table or no own score."""
    outcome = score(f)
    if outcome.applied is None:
        raise NotAssessed(outcome.why_none)
    needs("没有自评分值可比", f.rows("32").gap)
    printed = known_scheme(f) if f.dossier.text else outcome.applied.scheme
    if printed is None or printed.id != outcome.applied.scheme.id:
        cited = outcome.applied.scheme.document.cited
        raise NotAssessed(f"报告所附的信用评价指标表与{cited}的不同，各项无法对应")
    return outcome


def proven(f: Facts) -> Score:
    """The score where there are records to prove it by; what a report alone tells is compared by credit_text.*."""
    outcome = scored(f)
    if f.dossier.text:
        raise NotAssessed(NO_ROWS)
    return outcome


def own_rows(f: Facts) -> dict[int, RowView]:
    """Sheet 32 by item number."""
    return own_scores(f)


def both_sides(row: RowView, one: ItemScore) -> tuple[Quote, ...]:
    """The own score, then the rows that the judgement rests on."""
    return (quote_row(row, "self", "why"), *evidence_quotes(one))


def evidence_quotes(one: ItemScore, most: int = 4) -> tuple[Quote, ...]:
    """The evidence of a judgement as quotes, each place once."""
    found: dict[Place, Quote] = {}
    for node in _placed(one.judgement.evidence):
        place = node.place or Place()
        text = cell_said(node) if node.kind == "cell" else f"{node.text} {node.value}"
        found.setdefault(place, Quote(text.strip()[:300], place, subject=node.ref))
    return tuple(list(found.values())[:most])


def _placed(evidence: tuple[Because, ...]) -> Iterator[Because]:
    for root in evidence:
        for node in root.walk():
            if node.place is not None and node.place.sheet:
                yield node


def cause_of(row: RowView) -> str:
    """The cause that an own score is."""
    return cell_cause(row, "self")


def explained(row: RowView) -> bool:
    """Whether the park gave its reason for another score, with a proof."""
    return isinstance(row.get("why"), str) and isinstance(row.get("proof"), tuple)
