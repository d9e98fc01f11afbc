"""Reports for tests: a few sentences read as a report, or claims stated one by one.

reported("园区已入园企业数量42个，其中上年末40个。", year=2020)
reported(claims=[{"fact": "enterprises.total", "value": "42", "unit": "个", "quote": "企业42个"}])
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from yuanjian.core.evidence import Place
from yuanjian.facts.amount import Amount, Known, Words
from yuanjian.facts.claim import Claim, Passage
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import all_facts
from yuanjian.reading.claims import read_claims
from yuanjian.reading.document import Document
from yuanjian.reading.folding import folded
from yuanjian.reading.lexicon.units import factor
from yuanjian.reading.open import read_document
from yuanjian.reading.passages import passages
from yuanjian.reading.prescribed_tables import read_tables
from yuanjian.reading.prose_rows import prose_rows
from yuanjian.reading.statements import statements

NAME = "自评估报告.txt"


def document_of(text: str) -> Document:
    """The text as a text file that was read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_text(text, encoding="utf-8")
        return read_document(path)


def dossier_of(
    document: Document, *, year: int, park: str = "澄江综合保税区", **more: Any
) -> Dossier:
    """What an audit knows of a document: rows of its tables, claims, statements and passages."""
    tables = read_tables(document)
    text = passages(document, tables)
    records = {t.kind.sheet: t.records for t in tables}
    for no, rows in prose_rows(text).items():
        records[no] = (*records.get(no, ()), *rows)
    claims, _ = read_claims(document, text)
    return Dossier(
        park, year, {**records, **more.pop("records", {})}, claims=claims,
        statements=statements(text), text=text, **more,
    )  # fmt: skip


def reported(
    text: str = "", *, claims: Sequence[Mapping[str, Any]] = (), year: int = 2020, **more: Any
) -> Dossier:
    """A dossier of a report: ``text`` is read; ``claims`` stand instead of what would be read from it."""
    if not claims:
        return dossier_of(document_of(text), year=year, **more)
    lines = text.splitlines() or ["，".join(c["quote"] for c in claims) + "。"]
    park = more.pop("park", "澄江综合保税区")
    made = tuple(claim(stated, lines) for stated in claims)
    return Dossier(park, year, claims=made, text=tuple(_passages(lines)), **more)


def claim(stated: Mapping[str, Any], lines: Sequence[str]) -> Claim:
    """A claim as a case states it; its quote is looked up in the lines. No value: the text leaves it blank."""
    told = dict(stated)
    fact, quote, value = told.pop("fact"), told.pop("quote"), told.pop("value", "")
    number = next(n for n, line in enumerate(lines, 1) if quote in line)
    start = lines[number - 1].index(quote)
    place = Place(NAME, sha256="0" * 64, paragraph=number, start=start, end=start + len(quote))
    unit, declared = told.pop("unit", ""), all_facts()[fact]
    known: Known = Amount(reason="原文空白")
    printed = None
    if told.pop("words", False):
        known = Words(value)
    elif value:
        printed = Decimal(value)
        known = Amount(Fraction(printed))
    scale = factor(unit, declared.unit) if unit and declared.unit else Fraction(1)
    assert scale is not None, f"{unit} is no {declared.unit}"
    return Claim(
        fact, declared.label, known, unit, quote, place, digits=value, printed=printed,
        factor=scale, **told,
    )  # fmt: skip


def _passages(lines: Sequence[str]) -> list[Passage]:
    made = []
    for number, line in enumerate(lines, 1):
        fold = folded(line)
        place = Place(NAME, sha256="0" * 64, paragraph=number, start=0, end=len(line))
        made.append(Passage(line, place, fold.text, fold.at))
    return made
