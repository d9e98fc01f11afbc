"""A review as bytes that can be put away and opened again, whole: the document, figures, findings, decisions.

``kept(review)`` is JSON of our own (not the contract of ``as_json``, which programs read); ``reopened(bytes)`` gives
an equal review, from which every output is made again without reading the report anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from pydantic import TypeAdapter, ValidationError

from yuanjian.core.refusal import Refusal
from yuanjian.reports.review.decisions import Decision, judged
from yuanjian.reports.review.outcome import Review

_FORMAT = 1


class NotKept(Refusal):
    """The bytes are no review that this version can open; the text says so, in Chinese."""


@cache
def _shape() -> TypeAdapter[tuple[int, Review]]:
    return TypeAdapter(tuple[int, Review])


def kept(review: Review) -> bytes:
    """The review as UTF-8 JSON, fields that say nothing left out."""
    return _shape().dump_json((_FORMAT, review), exclude_defaults=True)


def reopened(content: bytes) -> Review:
    """The review that ``kept`` put away.

    Raises:
        NotKept: the bytes are damaged, or written by another version; the report has to be reviewed again.
    """
    try:
        number, review = _shape().validate_json(content)
    except (ValidationError, RecursionError):
        raise NotKept("保存的审核结果读不出来，请重新审核一次。") from None
    if number != _FORMAT:
        raise NotKept("保存的审核结果由另一个版本的园鉴写成，请重新审核一次。")
    return review


def with_decisions(review: Review, decisions: Sequence[Decision], today: date) -> Review:
    """The same review with these decisions in place of those that it had."""
    findings, lost = judged((one.found for one in review.findings), decisions, today)
    return replace(review, findings=findings, lost=lost)
