"""A report against the records of the ledger: figures here, the rows of its tables in ``against_rows``, what it
states with yes or no in ``against_statements``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from yuanjian.audit.check import Audit
from yuanjian.audit.finding import SEVERITIES, Finding, Found, Quote, Severity, quote_value
from yuanjian.core.dates import Undated, read_date, spoken_in
from yuanjian.core.rounding import plain, to_decimal
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.claim import Claim
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts, Value, all_facts
from yuanjian.facts.told import ONLY_TOLD
from yuanjian.reports.review.against_rows import ADVICE, VERIFY, compared_rows, of_ledger
from yuanjian.reports.review.against_rows import CODE as ROWS
from yuanjian.reports.review.against_statements import CODE as STATEMENTS
from yuanjian.reports.review.against_statements import compared_statements
from yuanjian.reports.review.keys import key_of
from yuanjian.reports.review.outcome import number_in

CODE = "against.records"
TITLE = "报告与台账不一致"
WHY = "同一园区、同一年度的同一事实只有一个值（逻辑）"


def compared(audit: Audit, report: Dossier, code: str, ledger: Facts) -> Audit:
    """The audit of a report by the park ``code`` («» unknown), with what differs from the ledger in its findings."""
    if code and code != ledger.dossier.park:
        why = f"报告的园区代码是 {code}，台账是 {ledger.dossier.park}，没有对照"
        return replace(audit, not_assessed=(*audit.not_assessed, (CODE, why)))
    figures, lacking = _figures(report, ledger)
    if report.year != ledger.year:
        rows: list[Found] = []
        stated: list[Found] = []
        why = f"报告是 {report.year} 年度的，台账是 {ledger.year} 年度的，表格和说法没有对照"
        apart = [(ROWS, why), (STATEMENTS, why)]
    else:
        told = Facts(report)
        rows, absent = compared_rows(told, ledger)
        stated = compared_statements(told, ledger)
        apart = [(ROWS, why) for why in absent]
    findings = [*audit.findings, *figures, *rows, *stated]
    findings.sort(key=lambda f: SEVERITIES.index(f.severity))
    lacking += apart
    return Audit(tuple(findings), (*audit.not_assessed, *lacking), audit.checks_run + 3)


def _figures(report: Dossier, ledger: Facts) -> tuple[list[Found], list[tuple[str, str]]]:
    """Figures that the ledger has otherwise, and those that it has not at all."""
    groups: dict[tuple[str, str, str], list[tuple[Claim, Value]]] = {}
    lacking: list[str] = []
    for claim in report.claims:
        value = _recorded(claim, report.year, ledger)
        if value is None:
            continue
        if not value.known.known:
            if value.fact.says == ONLY_TOLD or not claim.known.known:
                continue
            lacking.append(f"台账没有“{value.fact.label}”：{value.known.reason or '未填报'}")
        elif _differs(claim, value):
            groups.setdefault((claim.fact, value.subject, value.period), []).append((claim, value))
    told = [(CODE, why) for why in dict.fromkeys(lacking)]
    return [_finding(same) for same in groups.values()], told


def _recorded(claim: Claim, year: int, ledger: Facts) -> Value | None:
    """The ledger's value of the same fact, subject, scope and period; None when it knows no such thing."""
    if claim.fact not in all_facts():
        return None
    facts: Facts | None = ledger if claim.period in ("", str(year)) else None
    if claim.period == str(year - 1):
        facts = ledger.prior
    if facts is None or facts.year != (year if facts is ledger else year - 1):
        return None
    for value in _values(facts, claim.fact):
        scoped = not claim.scope or not value.scope or claim.scope == value.scope
        if scoped and _same_subject(claim.subject, value.subject):
            return value
    return None


def _values(facts: Facts, fact: str) -> Iterable[Value]:
    try:
        return tuple(facts.values(fact))
    except LookupError:  # a fact of parts whose rows are not told
        return ()


def _same_subject(ours: str, theirs: str) -> bool:
    """Whether two subjects are one: the same words, or those of a key that the other is part of."""
    one, other = key_of(ours), key_of(theirs)
    if not one or not other:
        return one == other
    return one == other or one in other.split("·") or (len(one) > 2 and one in other)


def _differs(claim: Claim, value: Value) -> bool:
    """Whether no value fits both; a claim that leaves its figure open differs only when it excludes the other."""
    said, known = claim.known, value.known
    if isinstance(said, Words) or isinstance(known, Words):
        if not (isinstance(said, Words) and isinstance(known, Words)):
            return False
        both = said.text is not None and known.text is not None
        return both and _words(said) != _words(known)
    number = number_in(claim.amount)
    if number is None or known.number is None:
        return False
    if claim.bound == "at least":
        return known.number < number
    if claim.bound == "at most":
        return known.number > number
    if claim.approx:
        return abs(known.number - number) > abs(number) / 10
    bounds = claim.bounds() or (number, number)
    low, high = _as_printed(value, known)
    return high < bounds[0] or low > bounds[1]


def _words(said: Words) -> str:
    """What counts of a text; a date however it is written."""
    if said.day is not None:
        return said.day.isoformat()
    try:
        return read_date(said.text or "").isoformat()
    except Undated:
        return key_of(said.text or "")


def _as_printed(value: Value, known: Amount) -> tuple[Fraction, Fraction]:
    """The ledger's number, and what it becomes when a report rounds it."""
    assert known.number is not None
    try:
        shown = Fraction(value.text)
    except ValueError:
        shown = known.number
    return min(shown, known.number), max(shown, known.number)


def _finding(same: list[tuple[Claim, Value]]) -> Found:
    claim, value = same[0]
    quotes = tuple(_quotes(same))
    words = isinstance(claim.known, Words)
    severity: Severity = "query" if words or claim.approx else "major"
    said = "、".join(dict.fromkeys(_said(one) for one, _ in same))
    about = f"{value.subject}的" if value.subject else ""
    expected = f"{value.text}{value.fact.unit}"
    return Found(
        CODE, severity, TITLE, WHY,
        Finding(
            f"{about}{value.fact.label}：报告写 {said}，台账记录为 {expected}", quotes,
            expected=expected, found=said,
            advice=ADVICE, verify=VERIFY,
            subject=value.subject, cause=f"against/{claim.fact}/{value.subject}/{value.period}",
        ),
    )  # fmt: skip


def _said(claim: Claim) -> str:
    if isinstance(claim.known, Words):
        return f"“{spoken_in(claim.known.text or '')}”"
    assert claim.known.number is not None
    number = claim.digits or plain(to_decimal(claim.known.number))
    return f"{number}{claim.unit}"


def _quotes(same: list[tuple[Claim, Value]]) -> Iterator[Quote]:
    for claim, _ in same:
        yield Quote(claim.quote, claim.place, claim.fact, claim.subject)
    ledger = quote_value(same[0][1])
    yield of_ledger(ledger)
