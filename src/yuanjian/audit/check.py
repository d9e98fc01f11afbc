"""The declaration of a check, and the engine that runs them all. A check that could not run never counts as passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from yuanjian.audit.doubted import weighed
from yuanjian.audit.finding import SEVERITIES, Finding, Found, Severity, Unassessed, worded
from yuanjian.core import shelf
from yuanjian.core.dates import spoken_in
from yuanjian.facts.engine import Facts

Find = Callable[[Facts], Iterator[Finding | Unassessed]]


class NotAssessed(Exception):
    """Raised inside a check that lacks what it needs; the text says what is lacking, in Chinese."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: ``code`` is its path on the shelf, ``why`` the clause or the logic behind it."""

    code: str
    title: str
    severity: Severity
    why: str
    find: Find


def check(title: str, severity: Severity, *, why: str) -> Callable[[Find], Find]:
    """Declare the check that the decorated generator performs. Name it ``find``; one to a file."""

    def mark(find: Find) -> Find:
        code = find.__module__.split("audit.checks.", 1)[-1]
        find.__dict__["check"] = Check(code, title, severity, why, find)
        return find

    return mark


@cache
def all_checks() -> dict[str, Check]:
    """Every check by code."""
    return shelf.declared("yuanjian.audit.checks", "find", "check")


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome: findings worst first, what could not be assessed and why, how many checks ran."""

    findings: tuple[Found, ...]
    not_assessed: tuple[tuple[str, str], ...]
    checks_run: int


def run(facts: Facts, checks: Iterable[Check] | None = None) -> Audit:
    """Run checks over the facts of one dossier.

    Findings of one cause come as one; what rests on a figure that was not read surely only asks. A check that lacks
    what it needs, wholly or in part, is listed among ``not_assessed`` with the reason; only one that did nothing is
    not counted as run.
    """
    findings: list[Found] = []
    lacking: list[tuple[str, str]] = []
    called = _called(facts)
    ran = 0
    for one in checks if checks is not None else all_checks().values():
        facts.asked.clear()
        try:
            made = list(one.find(facts))
        except NotAssessed as no:
            lacking.append((one.code, _wanting(facts) or spoken_in(str(no))))
            continue
        if not made and _wants_rows(facts):
            lacking.append((one.code, NO_ROWS))
            continue
        ran += 1
        lacking += [(one.code, spoken_in(m.why)) for m in made if isinstance(m, Unassessed)]
        findings += [
            weighed(
                facts,
                Found(
                    one.code, m.severity or one.severity, one.title, one.why, worded(m),
                    named=called.get(m.subject, ""),
                ),
            )
            for m in made
            if isinstance(m, Finding)
        ]  # fmt: skip
    return Audit(tuple(one_a_cause(findings)), tuple(dict.fromkeys(lacking)), ran)


def _called(facts: Facts) -> dict[str, str]:
    """How people call the rows, by key; of two sheets with one key the first, where the thing is declared."""
    names: dict[str, str] = {}
    for no in sorted(facts.dossier.records):
        for record in facts.dossier.sheet(no):
            if record.called and record.called != record.key:
                names.setdefault(record.key, record.called)
    return names


NO_ROWS = "报告正文没有台账明细，有资料包时才能核对"
"""Why a check of rows says nothing about a report alone."""


NO_TEXT = "资料包里没有报告正文，有写好的报告时才能核对"
"""Why a check of a report's words says nothing about records alone."""


def _wanting(facts: Facts) -> str:
    """What kind of source a check lacks altogether; «» when it lacks something within one."""
    if _wants_rows(facts):
        return NO_ROWS
    told = facts.dossier.text or facts.dossier.claims
    return NO_TEXT if facts.asked == {"text"} and not told else ""


def _wants_rows(facts: Facts) -> bool:
    """Whether a check looked only at sheets that nobody filled, and the report stands in their place."""
    asked, dossier = facts.asked, facts.dossier
    if not (dossier.text or dossier.claims) or not asked or "text" in asked:
        return False
    return not any(dossier.sheet(no) for no in asked)


def one_a_cause(findings: Iterable[Found]) -> list[Found]:
    """Worst first; of the findings with one cause the worst stays, and carries the others.

    Of two that weigh the same, the one that says more about why (the dedicated check) leads.
    """
    by_cause: dict[str, list[Found]] = {}
    for number, found in enumerate(findings):
        by_cause.setdefault(found.finding.cause or f"#{number}", []).append(found)
    heads = []
    for same in by_cause.values():
        same.sort(key=lambda f: (_rank(f), f.code.startswith("rows.")))
        heads.append(_with(same[0], same[1:]))
    heads = _consequences_below(heads)
    heads.sort(key=lambda f: (_rank(f), f.code))
    return heads


def _consequences_below(heads: list[Found]) -> list[Found]:
    """Put findings that follow from the cause of another one, and weigh no more, under it."""
    causes = {h.finding.cause: h for h in heads if h.finding.cause}
    below: dict[str, list[Found]] = {}
    kept = []
    for head in heads:
        roots = [causes[c] for c in head.finding.follows if c in causes]
        root = next((r for r in roots if r is not head and _rank(r) <= _rank(head)), None)
        if root is None or root.finding.follows:  # a consequence carries no consequences
            kept.append(head)
        else:
            below.setdefault(root.finding.cause, []).append(head)
    return [_with(head, below.get(head.finding.cause, [])) for head in kept]


def _with(head: Found, others: list[Found]) -> Found:
    return replace(head, also=(*head.also, *others)) if others else head


def _rank(found: Found) -> int:
    return SEVERITIES.index(found.severity)


def by_family(audit: Audit) -> dict[str, tuple[Found, ...]]:
    """The findings by the family of their check («dates»), each family worst first."""
    ordered = sorted(audit.findings, key=lambda f: f.code.split(".")[0])
    return {
        family: tuple(same) for family, same in groupby(ordered, lambda f: f.code.split(".")[0])
    }


def needs(reason: str, *lacking: str) -> None:
    """Stop the check as not assessed when something is lacking."""
    named = [text for text in lacking if text]
    if named:
        raise NotAssessed(reason + "：" + "；".join(dict.fromkeys(named)))
