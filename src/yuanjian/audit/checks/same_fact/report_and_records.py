"""A report against the records of the same year: each of its figures against the fact that the rows give."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, told_by
from yuanjian.audit.finding import Finding, quote_value
from yuanjian.audit.intervals import exactly
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts, Value, all_facts


@check("报告中的数与资料包不一致", "major", why="逻辑：报告的数应由资料包各表汇总得出")
def find(f: Facts) -> Iterator[Finding]:
    """Figures of the park; those of rows need their subject to be a row's."""
    if not f.dossier.claims or not f.dossier.records:
        raise NotAssessed("没有同时给出报告和资料包，无从比较")
    seen: set[tuple[str, str]] = set()
    for claim in f.dossier.claims:
        figure = told_by(claim)
        if figure is None or claim.scope or claim.period not in ("", str(f.year)):
            continue
        value = _recorded(f, figure)
        if value is None or (claim.fact, claim.subject) in seen:
            continue
        known = value.known
        if isinstance(known, Amount) and known.number is not None and not _agree(figure, value):
            seen.add((claim.fact, claim.subject))
            yield _finding(figure, value)


def _recorded(f: Facts, figure: Told) -> Value | None:
    """The fact as the rows give it; None where only the report tells it."""
    declared = all_facts().get(figure.fact)
    if declared is None or declared.per:
        return None
    value = f.value(figure.fact)
    from_rows = any(b.kind in ("rows", "row", "cell") for b in value.because.walk())
    return value if from_rows and not any(b.kind == "claim" for b in value.because.walk()) else None


def _agree(figure: Told, value: Value) -> bool:
    assert isinstance(value.known, Amount) and value.known.number is not None
    return figure.interval.meets(exactly(value.known.number))


def _finding(figure: Told, value: Value) -> Finding:
    return Finding(
        f"{figure.label}：报告写 {figure.said}，资料包为 {value.text} {value.fact.unit}".rstrip(),
        quotes=(figure.quote, quote_value(value)),
        expected=f"{value.text} {value.fact.unit}".strip(),
        found=figure.said,
        advice="请核对是报告没有随资料更新，还是资料漏填，改正其中一处。",
        verify="报告的数与资料包一致。",
        cause=f"told {figure.fact}",
    )
