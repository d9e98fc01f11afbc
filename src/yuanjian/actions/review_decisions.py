"""Decide about a finding of a reviewed file: it has to be changed, is explained, or does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yuanjian.actions.record_act import record_act
from yuanjian.actions.review_outcomes import opened
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Decision, Person, Review
from yuanjian.reports.review.decisions import Judged

_LONGEST = 2000
_WANTS_REASON = {
    Decision.Verdict.EXPLAINED: "请写明理由，例如口径、依据或证明材料，再选“已说明”。",
    Decision.Verdict.REJECTED: "请写明为什么不成立，再选“不成立”。",
}


def decide(
    of: Review, fingerprint: str, verdict: str, reason: str, until: str, *,
    by: Person, store: Path, among: Sequence[Judged] | None = None,
) -> Decision:  # fmt: skip
    """Append a decision; the newest one about a finding counts.

    Args:
        fingerprint: which finding of this review.
        among: the findings that this review gave together with another, where it is one of those.
        until: the last day of an explanation as YYYY-MM-DD, «» for none.

    Raises:
        Refusal: no such finding or verdict, a reason is missing, or the day is over or no day.
    """
    if verdict not in Decision.Verdict.values:
        raise Refusal("请选择“须改”“已说明”或“不成立”。")
    chosen = Decision.Verdict(verdict)
    reason = reason.strip()
    if not reason and chosen in _WANTS_REASON:
        raise Refusal(_WANTS_REASON[chosen])
    if len(reason) > _LONGEST:
        raise Refusal(f"理由有 {len(reason)} 字，请缩短到 {_LONGEST} 字以内。")
    expires = _day(until) if chosen is Decision.Verdict.EXPLAINED else None
    findings = opened(of, store).outcome.findings if among is None else among
    one = next((f for f in findings if f.fingerprint == fingerprint), None)
    if one is None:
        raise Refusal("这份审核里没有这个问题，可能页面已过期。请刷新后再试。")
    with transaction.atomic():
        made = Decision.objects.create(
            review=of, fingerprint=one.fingerprint, evidence=one.evidence, code=one.found.code,
            verdict=chosen, reason=reason, expires=expires, by=by,
        )  # fmt: skip
        detail = {"finding": one.found.code, "verdict": str(chosen.label), "reason": reason}
        record_act(str(by), "处理问题", of.name, detail | {"review": str(of.pk)})
    return made


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise Refusal(f"有效期“{text[:20]}”不是日期，请写成 2021-12-31 这样。") from None
    if day < timezone.localdate():
        raise Refusal(f"有效期 {day} 已经过去，请核对。")
    return day
