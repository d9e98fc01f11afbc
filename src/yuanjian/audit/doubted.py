"""A contradiction that rests on a figure which was not read surely: it asks, it does not assert."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from yuanjian.audit.finding import Found, Quote
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts


def weighed(f: Facts, found: Found) -> Found:
    """The finding as a query, with the reason, where one of its quotes is a doubtful figure; else as it is."""
    if found.severity not in ("blocker", "major"):
        return found
    doubtful = f.kept("doubtful claims by paragraph", lambda: _by_paragraph(f))
    claim = next((c for q in found.finding.quotes if (c := _in(q, doubtful)) is not None), None)
    if claim is None:
        return found
    advice = f"“{claim.quote}”{claim.doubt}，请先核对原文所指。{found.finding.advice}"
    return replace(found, severity="query", finding=replace(found.finding, advice=advice))


def _by_paragraph(f: Facts) -> Mapping[int | None, Sequence[Claim]]:
    found: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in f.dossier.claims:
        if claim.doubt:
            found[claim.place.paragraph].append(claim)
    return found


def _in(quote: Quote, doubtful: Mapping[int | None, Sequence[Claim]]) -> Claim | None:
    """The doubtful figure that a quote holds; a quote that is of no fact rests on its words alone."""
    place = quote.place
    if not quote.fact or place.paragraph is None:
        return None
    own = (c for c in doubtful.get(place.paragraph, ()))
    return next((c for c in own if place.start <= c.place.start and c.place.end <= place.end), None)
