"""Decide about a finding, of a park's year or of a reviewed file: must be mended, explained, not so, or open again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from yuanjian.actions.record_act import record_act
from yuanjian.core.dates import Undated, read_date
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Decision, ParkYear, Person, Review
from yuanjian.reports.review.decisions import Judged

_LONGEST = 2000
_REASON_WANTED = {
    Decision.Verdict.EXPLAINED: "请写明情况说明的内容：为什么这样填是对的，凭什么证明。",
    Decision.Verdict.REJECTED: "请写明为什么这条矛盾不成立。",
}


def decide(
    about: ParkYear | Review,
    judged: Judged,
    verdict: str,
    *,
    seen: str,
    by: Person,
    reason: str = "",
    expires: date | None = None,
) -> Decision:
    """Write down what a person decided about a finding as it stands now.

    Args:
        seen: the hash of the evidence that the person had before them.
        expires: the last day on which an explanation holds.

    Raises:
        Refusal: the evidence changed since the person saw it; the reason is missing or too long; the
            last day is over; there is no such verdict.
    """
    reason = reason.strip()
    if verdict not in Decision.Verdict.values:
        raise Refusal("没有这种处理结果，请刷新页面后再试。")
    if seen != judged.evidence:
        raise Refusal(
            "您打开页面之后，这条矛盾的依据又有变化，没有保存。请刷新页面，看过新的内容再处理。"
        )
    if not reason and (wanted := _REASON_WANTED.get(Decision.Verdict(verdict))):
        raise Refusal(wanted)
    if len(reason) > _LONGEST:
        raise Refusal(f"说明请不超过 {_LONGEST} 字，现为 {len(reason)} 字。")
    if expires is not None and expires < timezone.localdate():
        raise Refusal(f"有效期 {expires} 已经过去，请核对。")
    of_park = isinstance(about, ParkYear)
    with transaction.atomic():
        made = Decision.objects.create(
            park_year=about if of_park else None, review=None if of_park else about,
            fingerprint=judged.fingerprint, evidence=judged.evidence, code=judged.found.code,
            verdict=verdict, reason=reason,
            expires=expires if verdict == Decision.Verdict.EXPLAINED else None, by=by,
        )  # fmt: skip
        detail = {
            "finding": judged.fingerprint,
            "code": judged.found.code,
            "verdict": made.get_verdict_display(),
            "reason": reason,
        }
        record_act(str(by), "处理矛盾", str(about)[:200], detail)
    return made


def last_day(written: str) -> date | None:
    """The last day of an explanation as a form sends it; None when left blank.

    Raises:
        Refusal: it is no date.
    """
    if not written.strip():
        return None
    try:
        return read_date(written.strip())
    except Undated as no:
        raise Refusal(f"有效期“{written.strip()[:40]}”{no}。请按 年-月-日 填写，或留空。") from None
