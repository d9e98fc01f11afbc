"""The declaration of a check, and the engine that runs them all. A check that could not run never counts as passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from yuanjian.audit.finding import SEVERITIES, Finding, Found, Severity
from yuanjian.core import shelf
from yuanjian.facts.engine import Facts

Find = Callable[[Facts], Iterator[Finding]]


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
    found: dict[str, Check] = {}
    for code, module in shelf.modules("yuanjian.audit.checks"):
        declared = getattr(module, "find", None)
        if declared is None or "check" not in declared.__dict__:
            raise ValueError(f"audit/checks/{code} declares no check named find")
        found[code] = declared.__dict__["check"]
    return found


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome: findings worst first, what could not be assessed and why, how many checks ran."""

    findings: tuple[Found, ...]
    not_assessed: tuple[tuple[str, str], ...]
    checks_run: int


def run(facts: Facts, checks: Iterable[Check] | None = None) -> Audit:
    """Run checks over the facts of one dossier."""
    findings: list[Found] = []
    lacking: list[tuple[str, str]] = []
    ran = 0
    for one in checks if checks is not None else all_checks().values():
        try:
            made = list(one.find(facts))
        except NotAssessed as no:
            lacking.append((one.code, str(no)))
            continue
        ran += 1
        findings += [
            Found(one.code, m.severity or one.severity, one.title, one.why, m) for m in made
        ]
    findings.sort(key=lambda found: (SEVERITIES.index(found.severity), found.code))
    return Audit(tuple(findings), tuple(lacking), ran)


def needs(reason: str, *lacking: str) -> None:
    """Stop the check as not assessed when something is lacking."""
    named = [text for text in lacking if text]
    if named:
        raise NotAssessed(reason + "：" + "；".join(dict.fromkeys(named)))
