"""What the writer writes, the reader reads: every figure of the prescribed frames comes back from the text."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.reports.park import park_year
from yuanjian.demo.park import records
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.claim import Claim
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.reading.claims import read_claims
from yuanjian.reading.document import Document
from yuanjian.reading.document import Paragraph as Line
from yuanjian.reading.folding import folded
from yuanjian.reports.annual.build import annual_report
from yuanjian.reports.tree import Block, Figure, Heading, Paragraph, Report, plain

PRESCRIBED = ("s1.", "s2.")
"""Blocks of the prescribed frames; chapters three to five are the park's own words."""
TOLD_ELSEWHERE = {"economy.name", "economy.unit", "air_station.factor"}
"""What stands within another claim: its subject, its unit."""


def dossiers() -> Iterator[tuple[str, Dossier]]:
    for year in (2020, 2021):
        yield f"demo {year}", Dossier("G439901", year, records(year))
    yield "examples", park_year()


DOSSIERS = list(dossiers())


def document(report: Report) -> Document:
    lines: list[Line] = [Line(n, text) for n, text in enumerate(report.title, start=1)]
    for block in report.blocks:
        if isinstance(block, Heading):
            lines.append(Line(len(lines) + 1, block.text, level=block.level))
        elif isinstance(block, Paragraph):
            lines.append(Line(len(lines) + 1, plain(block.inlines)))
    return Document("报告.docx", "0" * 64, "docx", tuple(lines), ())


def written(report: Report) -> Iterator[tuple[Block, Figure]]:
    for block, figure in report.figures():
        if isinstance(block, Paragraph) and block.id.startswith(PRESCRIBED):
            yield block, figure


def tells(claim: Claim, figure: Figure) -> bool:
    """Whether a claim says what the figure said: the same fact (or the indicator by its name), the same value."""
    known = claim.known
    if claim.fact != figure.fact and not _named(claim, figure):
        return False
    if figure.state in ("missing", "na"):
        return known.state == figure.state or (figure.state == "na" and known.state == "zero")
    if isinstance(known, Amount):
        return known.number is not None and abs(known.number) == abs(Fraction(Decimal(figure.text)))
    assert isinstance(known, Words)
    return known.known and folded(known.text or "").text == folded(figure.text).text


def _named(claim: Claim, figure: Figure) -> bool:
    """An indicator of the economy may be told as the fact that it has of its own."""
    if figure.fact not in ("economy.value", "economy.growth"):
        return False
    name = figure.subject.split(" · ")[0]
    label = all_facts()[claim.fact].label.removesuffix("同比增幅")
    return claim.fact.startswith("economy.") and folded(label).text == folded(name).text


@pytest.mark.parametrize(("name", "dossier"), DOSSIERS, ids=[n for n, _ in DOSSIERS])
def test_every_figure_of_the_prescribed_frames_is_read_back(name: str, dossier: Dossier) -> None:
    report = annual_report(Facts(dossier)).report
    found, _ = read_claims(document(report))
    lost = [
        f"{figure.fact} {figure.subject} {figure.shown}"
        for _, figure in written(report)
        if figure.fact not in TOLD_ELSEWHERE and not any(tells(c, figure) for c in found)
    ]

    assert lost == []


@pytest.mark.parametrize(("name", "dossier"), DOSSIERS, ids=[n for n, _ in DOSSIERS])
def test_no_fact_is_read_with_a_value_that_was_not_written(name: str, dossier: Dossier) -> None:
    report = annual_report(Facts(dossier)).report
    figures = [f for _, f in report.figures()]
    facts = {f.fact for f in figures}
    found, _ = read_claims(document(report))

    strange = [
        f"{c.fact} {c.subject} {c.digits} «{c.quote}»"
        for c in found
        if c.fact in facts and not any(tells(c, f) for f in figures)
    ]
    assert strange == []


@pytest.mark.parametrize(("name", "dossier"), DOSSIERS, ids=[n for n, _ in DOSSIERS])
def test_no_number_of_the_prescribed_frames_stays_untraced(name: str, dossier: Dossier) -> None:
    report = annual_report(Facts(dossier)).report
    blocks = [b for b in report.blocks if isinstance(b, Heading | Paragraph)]
    prescribed = {
        len(report.title) + n
        for n, b in enumerate(blocks, start=1)
        if isinstance(b, Paragraph) and b.id.startswith(PRESCRIBED)
    }
    _, untraced = read_claims(document(report))

    assert [u.quote for u in untraced if u.place.paragraph in prescribed] == []
