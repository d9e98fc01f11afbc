"""Decisions about findings: they stick through re-runs, and show as old when what they judged has changed.

For a file alone they lie in a small file beside it, «report.docx.园鉴.json».
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from yuanjian.audit.finding import Found, Quote
from yuanjian.core.atomic import write_whole
from yuanjian.core.refusal import Refusal
from yuanjian.reports.review.keys import key_of

Verdict = Literal["confirmed", "mended", "explained", "rejected"]
VERDICT_WORDS: dict[Verdict, str] = {
    "confirmed": "须改", "mended": "已改", "explained": "已说明", "rejected": "不成立",
}  # fmt: skip
WANT_REASON: tuple[Verdict, ...] = ("explained", "rejected")
"""Decisions that settle a finding; they say why."""
SHORT = 8
"""Characters of a fingerprint that people are shown and may type."""
_SUFFIX = ".园鉴.json"
_FORMAT = 1
_LARGEST = 5_000_000
_DIGITS = re.compile(r"[\d.,%‰]+")


class BadDecisions(Refusal):
    """The file of decisions cannot be used; the text says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about one finding. ``until`` is its last day, None when it has none.

    ``evidence`` is the hash of what was judged.
    """

    finding: str
    evidence: str
    verdict: Verdict
    reason: str = ""
    until: date | None = None
    by: str = ""
    at: str = ""
    code: str = ""
    subject: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its fingerprint, the hash of its evidence and the decision about it, if any.

    ``old``: the decision judged other evidence. ``expired``: its last day is over.
    """

    found: Found
    fingerprint: str
    evidence: str
    decision: Decision | None = None
    old: bool = False
    expired: bool = False

    @property
    def settled(self) -> bool:
        """Explained or found not to hold, and that still stands: it no longer counts as open."""
        return (
            self.decision is not None
            and self.decision.verdict in WANT_REASON
            and not (self.old or self.expired)
        )

    @property
    def open_and_grave(self) -> bool:
        """Whether a reviewer would send the report back for it."""
        return self.found.severity in ("blocker", "major") and not self.settled


def judged(
    findings: Iterable[Found], decisions: Sequence[Decision], today: date
) -> tuple[tuple[Judged, ...], tuple[Decision, ...]]:
    """The findings with their decisions, and the decisions whose finding is gone.

    Where a finding was reworded so far that its fingerprint differs, a decision about the same check and
    subject goes to it when there is one of each only; it is then shown as old.
    """
    by_print = {d.finding: d for d in decisions}
    seen: dict[str, int] = defaultdict(int)
    made = []
    for found in findings:
        base = fingerprint(found)
        seen[base] += 1
        mark = base if seen[base] == 1 else _hash(base, str(seen[base]))
        made.append(_with(Judged(found, mark, evidence(found)), by_print.pop(mark, None), today))
    lost = _by_subject(list(by_print.values()), made, today)
    return tuple(made), tuple(lost)


def _by_subject(left: list[Decision], made: list[Judged], today: date) -> list[Decision]:
    """Give decisions without a finding to the only undecided finding of their check and subject."""
    free: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(made):
        if one.decision is None:
            free[one.found.code, one.found.finding.subject].append(at)
    wanting: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in left:
        wanting[decision.code, decision.subject].append(decision)
    lost = []
    for about, of_subject in wanting.items():
        if len(of_subject) == len(free[about]) == 1:
            at = free[about][0]
            made[at] = _with(made[at], of_subject[0], today)
        else:
            lost += of_subject
    return lost


def _with(one: Judged, decision: Decision | None, today: date) -> Judged:
    if decision is None:
        return one
    expired = decision.until is not None and today > decision.until
    return replace(one, decision=decision, old=decision.evidence != one.evidence, expired=expired)


def fingerprint(found: Found) -> str:
    """What makes it this finding: check, subject and what is compared; not pages, places or values."""
    one = found.finding
    sides = sorted({_side(q) for q in one.quotes})
    return _hash(found.code, one.subject, one.cause, *sides)


def _side(quote: Quote) -> str:
    if quote.fact:
        return f"{quote.fact}/{quote.subject}"
    return _DIGITS.sub("#", key_of(quote.text))


def evidence(found: Found) -> str:
    """What was judged: the words of the quotes and what was expected and found; not where they stand."""
    one = found.finding
    said = sorted(key_of(q.text) for q in one.quotes)
    return _hash(*said, key_of(one.expected), key_of(one.found))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def beside(path: Path) -> Path:
    """The file of decisions that belongs to a report."""
    return path.with_name(path.name + _SUFFIX)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions about the report at ``path``; none when there is no such file.

    Raises:
        BadDecisions: it is there but is not one of ours.
    """
    file = beside(path)
    if not file.is_file():
        return ()
    if file.stat().st_size > _LARGEST:
        raise BadDecisions(f"处理记录“{file.name}”过大，不像园鉴的文件。请移走后再试。")
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["format"] != _FORMAT:
            raise BadDecisions(f"处理记录“{file.name}”由较新的园鉴写成，请升级园鉴。")
        return tuple(_decision(one) for one in told["decisions"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadDecisions(
            f"处理记录“{file.name}”读不出来（可能被改坏）。请从备份恢复，或改名后重新登记。"
        ) from None


def _decision(told: dict[str, Any]) -> Decision:
    """One decision as it was written down; ValueError, KeyError or TypeError when it is no decision."""
    if told["verdict"] not in get_args(Verdict):
        raise ValueError(told["verdict"])
    until = date.fromisoformat(told["until"]) if told.get("until") else None
    words = {
        key: str(told.get(key) or "")
        for key in ("reason", "by", "at", "code", "subject", "message")
    }
    return Decision(
        str(told["finding"]), str(told["evidence"]), told["verdict"], until=until, **words
    )


def write_decisions(path: Path, decisions: Iterable[Decision]) -> Path:
    """Put the decisions beside the report at ``path``, whole or not at all."""
    told = [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(d).items()}
        for d in sorted(decisions, key=lambda d: (d.code, d.finding))
    ]
    whole = {"format": _FORMAT, "file": path.name, "decisions": told}
    file = beside(path)
    write_whole(file, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())
    return file


def decide(
    one: Judged, verdict: Verdict, *, reason: str, until: date | None, by: str, at: datetime
) -> Decision:
    """A decision about a finding as it stands now.

    Raises:
        Refusal: an explanation without a reason, or that ends before it begins.
    """
    if verdict in WANT_REASON and not reason.strip():
        raise Refusal(f"决定为“{VERDICT_WORDS[verdict]}”时须写明理由，请加 --reason。")
    if until is not None and until < at.date():
        raise Refusal(f"有效期 {until} 已经过去，请核对。")
    found = one.found
    return Decision(
        one.fingerprint, one.evidence, verdict, reason.strip(), until, by, at.isoformat(" ", "minutes"),
        found.code, found.finding.subject, found.finding.message,
    )  # fmt: skip
