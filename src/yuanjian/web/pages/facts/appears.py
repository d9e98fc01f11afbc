"""Where a figure appears: paragraphs and tables of the report, contradictions, items of the credit table."""

from __future__ import annotations

from dataclasses import dataclass

from yuanjian.audit.finding import SEVERITY_WORDS, Severity, cells_of
from yuanjian.facts.engine import Value
from yuanjian.reports.annual.build import Annual, annual_report
from yuanjian.reports.tree import Block, Heading, Paragraph, Table, plain
from yuanjian.web.pages.findings.standing import fingerprints
from yuanjian.web.park_book import ParkBook

_QUOTED = 60
_FEW_CELLS = 6


@dataclass(frozen=True, slots=True)
class InReport:
    """A paragraph or table of the report; ``block`` is its anchor on the report's page."""

    block: str
    section: str
    words: str


@dataclass(frozen=True, slots=True)
class InFinding:
    """A contradiction that names the figure, or a cell that it rests on."""

    fingerprint: str
    severity: Severity
    severity_words: str
    words: str


@dataclass(frozen=True, slots=True)
class InCredit:
    """An item of the credit table that was judged by the figure."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Appearances:
    """Everywhere else that a figure stands."""

    report: tuple[InReport, ...]
    findings: tuple[InFinding, ...]
    credit: tuple[InCredit, ...]


def annual(book: ParkBook) -> Annual:
    """The report of a book as a tree, made once."""
    return book.kept("annual", lambda b: annual_report(b.facts))


def appearances(book: ParkBook, value: Value) -> Appearances:
    """Where a value of this year appears."""
    at = (value.fact.id, value.subject)
    return Appearances(
        tuple(book.kept("figures in the report", _in_report).get(at, ())),
        _in_findings(book, value),
        _in_credit(book, value),
    )


def _in_report(book: ParkBook) -> dict[tuple[str, str], list[InReport]]:
    found: dict[tuple[str, str], list[InReport]] = {}
    heads = _sections(annual(book))
    for block, figure in annual(book).report.figures():
        held = found.setdefault((figure.fact, figure.subject), [])
        if not held or held[-1].block != block.id:
            held.append(InReport(block.id, heads[block.id], _said(block, figure.shown)))
    return found


def _sections(made: Annual) -> dict[str, str]:
    """Under which heading each block stands."""
    found, head = {}, ""
    for block in made.report.blocks:
        head = block.text if isinstance(block, Heading) else head
        found[block.id] = head
    return found


def _said(block: Block, printed: str) -> str:
    """The words around a figure, or the table that it stands in."""
    if isinstance(block, Table):
        return " ".join(filter(None, (block.number, block.title)))
    text = plain(block.inlines) if isinstance(block, Paragraph) else ""
    at = max(text.find(printed), 0)
    start = max(0, at - _QUOTED // 2)
    cut = text[start : at + len(printed) + _QUOTED // 2]
    return f"{'…' if start else ''}{cut}{'…' if start + len(cut) < len(text) else ''}"


def _in_findings(book: ParkBook, value: Value) -> tuple[InFinding, ...]:
    cells = set(cells_of(value.because))
    few = cells if len(cells) <= _FEW_CELLS else set()
    found = []
    for one in fingerprints(book):
        finding = one.found.finding
        named = any(
            q.fact == value.fact.id and q.subject in ("", value.subject) for q in finding.quotes
        )
        if named or finding.cause in few:
            severity = one.found.severity
            words = SEVERITY_WORDS[severity]
            found.append(InFinding(one.fingerprint, severity, words, one.found.title))
    return tuple(found)


def _in_credit(book: ParkBook, value: Value) -> tuple[InCredit, ...]:
    return tuple(
        InCredit(item.number, item.wording)
        for item in book.score.items
        if any(n is value.because for e in item.judgement.evidence for n in e.walk())
    )
