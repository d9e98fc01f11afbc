"""A review for programs, in the names of docs/house.md, section 7. Indexes count from 1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from yuanjian.audit.finding import Found, Quote
from yuanjian.core.evidence import Place
from yuanjian.core.rounding import to_decimal
from yuanjian.reports.review.decisions import SHORT, Judged
from yuanjian.reports.review.outcome import FactRead, Review, quotes_of
from yuanjian.reports.review.quoting import LONGEST

_EXACT_DIGITS = 15  # that a JSON number keeps in every reader


def json_bytes(review: Review) -> bytes:
    """The review as UTF-8 JSON."""
    return (json.dumps(as_json(review), ensure_ascii=False, indent=1) + "\n").encode()


def as_json(review: Review) -> dict[str, Any]:
    """The review as plain data. More than the contract: untraced numbers, rows, decisions, notes, effects."""
    document = review.document
    return {
        "document": {
            "name": review.name, "sha256": review.sha256,
            "paragraphs": len(document.paragraphs) if document else 0,
        },
        "profile": {
            "park": review.about.park or None, "code": review.about.code or None,
            "year": review.about.year, "province": review.about.province or None,
        },
        "facts": [_fact(one) for one in review.facts],
        "untraced": [
            {"text": u.text, "unit": u.unit, "why": u.why, "quote": _quote(Quote(u.quote, u.place))}
            for u in review.untraced
        ],
        "findings": [judged_json(number, one) for number, one in enumerate(review.findings, 1)],
        "not_assessed": [{"code": code, "why": why} for code, why in review.not_assessed],
        "checks_run": review.checks_run,
        "seconds": round(review.seconds, 3),
        "rows": dict(review.rows),
        "decisions_without_finding": [
            {"finding": d.finding, "code": d.code, "verdict": d.verdict, "message": d.message}
            for d in review.lost
        ],
        "notes": list(review.notes),
        "effects": {str(number): words for number, words in review.effects.items()},
    }  # fmt: skip


def _fact(one: FactRead) -> dict[str, Any]:
    return {
        "id": one.id, "label": one.label, "subject": one.subject, "scope": one.scope,
        "period": one.period, "value": _number(one.value), "unit": one.unit, "state": one.state,
        "digits": one.digits, "quote": _quote(one.quote),
    }  # fmt: skip


def _number(value: Fraction | str | None) -> int | float | str | None:
    """A number as JSON where no digit is lost on the way, else its digits as text."""
    if not isinstance(value, Fraction):
        return value
    if value.denominator == 1 and abs(value.numerator) < 10**_EXACT_DIGITS:
        return value.numerator
    decimal: Decimal = to_decimal(value)
    if len(decimal.as_tuple().digits) <= _EXACT_DIGITS:
        return float(decimal)
    return format(decimal, "f")


def judged_json(number: int, one: Judged) -> dict[str, Any]:
    """One finding, as numbered in all outputs."""
    found = one.found
    told: dict[str, Any] = {"number": number, "id": one.fingerprint[:SHORT], **_found(found)}
    told["quotes"] = [_quote(quote) for quote in quotes_of(one)]
    told["verify"] = found.finding.verify
    told["fingerprint"] = one.fingerprint
    told["also"] = [_found(other) for other in found.also]
    told["decision"] = _decision(one)
    return told


def _found(found: Found) -> dict[str, Any]:
    one = found.finding
    return {
        "code": found.code, "severity": found.severity, "title": found.title, "message": one.message,
        "expected": one.expected, "found": one.found, "clause": found.clause, "advice": one.advice,
        "subject": one.subject, "about": found.about, "credit": list(one.credit),
        "quotes": [_quote(quote) for quote in one.quotes],
    }  # fmt: skip


def _decision(one: Judged) -> Mapping[str, Any] | None:
    made = one.decision
    if made is None:
        return None
    until = made.until.isoformat() if made.until else None
    return {
        "verdict": made.verdict, "reason": made.reason, "until": until, "by": made.by,
        "at": made.at, "old": one.old, "expired": one.expired,
    }  # fmt: skip


def _quote(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text[:LONGEST], **_place(quote.place)}


def _place(place: Place) -> dict[str, Any]:
    """A place of a document, or of a workbook; what a place does not have is null or absent."""
    if place.paragraph is not None or place.table is not None:
        return {
            "paragraph": place.paragraph, "start": place.start + 1, "end": place.end,
            "table": place.table, "row": place.row, "column": place.column, "page": place.page,
            "file": place.file,
        }  # fmt: skip
    told: dict[str, Any] = {"paragraph": None, "sheet": place.sheet, "row": place.row}
    return {**told, "cell": place.cell, "file": place.file}
