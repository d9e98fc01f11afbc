"""From a file to its review: reading → dossier → facts → checks, all in memory, with no database."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from yuanjian.audit.check import run
from yuanjian.audit.credit.effect import effects
from yuanjian.audit.credit.supply import supply
from yuanjian.core.archive import ArchiveRefused, head_and_digest
from yuanjian.facts.claim import Untraced
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts
from yuanjian.reading.document import Document
from yuanjian.reading.guards import MAX_FILE, worded
from yuanjian.reading.profile import YearFrom
from yuanjian.reports.review.against import compared
from yuanjian.reports.review.decisions import Decision, judged
from yuanjian.reports.review.outcome import (
    About,
    FactRead,
    Review,
    headings,
    read_claim,
    read_value,
)
from yuanjian.reports.review.quoting import Quoting
from yuanjian.sheets.record import Record

_INFERRED: dict[YearFrom, str] = {
    "signature": "落款或封面日期的上一年为报告年度",
    "dates": "前几段里写得最多的年份为报告年度",
    "": "也推断不出，以上一个日历年为报告年度",
}
_LONGEST_STEM, _LONGEST_SUFFIX = 60, 10  # characters of a file name; the disk counts bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as facts can be computed from it; ``document`` is None for a workbook."""

    name: str
    sha256: str
    about: About
    dossier: Dossier
    document: Document | None = None
    untraced: tuple[Untraced, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


def review(
    source: Path | Document,
    *,
    against: Dossier | None = None,
    decisions: Sequence[Decision] = (),
    year: int | None = None,
    today: date | None = None,
) -> Review:
    """Read a report or a package and check it.

    Args:
        source: a .docx, .pdf, .txt, .xlsx or .xls file, or a document that was read already.
        against: the records of the ledger that its figures are compared with.
        decisions: what was decided about its findings before.
        year: the report year, where the text does not say it or says another.
        today: the day on which decisions must not have expired.

    Raises:
        Refusal: the file as a whole cannot be read.
    """
    return reviewed(take(source, year), against=against, decisions=decisions, today=today)


def reviewed(
    taken: Taken,
    *,
    against: Dossier | None = None,
    decisions: Sequence[Decision] = (),
    today: date | None = None,
) -> Review:
    """The same for a file that was read already."""
    begun = time.perf_counter()
    facts = Facts(taken.dossier)
    supply(facts)
    audit = run(facts)
    if against is not None:
        audit = compared(audit, taken.dossier, taken.about.code, Facts(against))
    told = audit.findings
    if taken.document is not None:
        quoting = Quoting(taken.document)
        told = tuple(quoting.verbatim(found) for found in told)
    findings, lost = judged(told, decisions, today or date.today())
    sections, levels = headings(taken.dossier.text)
    required = (p.place.paragraph for p in taken.dossier.text if p.required)
    return Review(
        taken.name, taken.sha256, taken.about, taken.document, _facts_read(taken, facts), taken.untraced,
        findings, audit.not_assessed, audit.checks_run, taken.seconds + time.perf_counter() - begun,
        {no: len(rows) for no, rows in taken.dossier.records.items() if rows}, lost, taken.notes, sections, levels,
        frozenset(number for number in required if number is not None), effects(facts, told),
    )  # fmt: skip


def _facts_read(taken: Taken, facts: Facts) -> tuple[FactRead, ...]:
    """The claims of a report; of a workbook every fact that its rows give."""
    if taken.document is not None:
        return tuple(read_claim(claim) for claim in taken.dossier.claims)
    return tuple(read_value(value) for value in facts.everything() if value.known.known)


def take(source: Path | Document, year: int | None = None) -> Taken:
    """Read a file into a dossier.

    Raises:
        Refusal: it cannot be read.
    """
    begun = time.perf_counter()
    if isinstance(source, Document):
        taken = _report(source, year)
    elif _is_workbook(source):
        taken = _package(source, year)
    else:
        from yuanjian.reading.open import read_document

        taken = _report(read_document(source), year)
    return replace(taken, seconds=time.perf_counter() - begun)


def take_bytes(content: bytes, name: str, year: int | None = None) -> Taken:
    """The same for a file that is not on a disk, such as an upload; ``name`` is what its sender called it.

    Raises:
        Refusal: it cannot be read.
    """
    called = Path(name.replace("\\", "/").replace("\0", "")).name.strip(". ") or "报告"
    suffix = Path(called).suffix[:_LONGEST_SUFFIX]
    stem = called.removesuffix(suffix)[:_LONGEST_STEM]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}{suffix}"
        path.write_bytes(content)
        return take(path, year)


def _is_workbook(path: Path) -> bool:
    """Whether the content, whatever the name, is an Excel workbook."""
    import zipfile

    from yuanjian.sheets.excel.old_workbook import holds_sheets, is_old

    try:
        head, _ = head_and_digest(path, MAX_FILE)
    except ArchiveRefused as no:
        raise worded(no, path) from None
    if is_old(head):
        return holds_sheets(path)
    if not head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.lstrip("/").startswith("xl/") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _report(document: Document, year: int | None) -> Taken:
    """Prescribed tables to rows, prose to claims and statements."""
    from yuanjian.reading.claims import read_claims
    from yuanjian.reading.passages import passages
    from yuanjian.reading.prescribed_tables import read_tables
    from yuanjian.reading.profile import profile_of
    from yuanjian.reading.prose_rows import prose_rows
    from yuanjian.reading.statements import statements

    profile = profile_of(document)
    tables = read_tables(document)
    text = passages(document, tables)
    claims, untraced = read_claims(document, text)
    records: dict[str, list[Record]] = {}
    for table in tables:
        records.setdefault(table.kind.sheet, []).extend(table.records)
    for no, rows in prose_rows(text).items():
        records.setdefault(no, []).extend(rows)
    about = About(profile.park, profile.code, year or profile.year, profile.province)
    assumed = about.year or date.today().year - 1
    dossier = Dossier(
        about.code or about.park, assumed, {no: tuple(rows) for no, rows in records.items()},
        claims=claims, statements=statements(text), text=text, province=profile.province,
    )  # fmt: skip
    notes = document.notes
    if not year and profile.year_from in _INFERRED:
        how = _INFERRED[profile.year_from]
        notes += (f"报告没有写明年度，{how}，按 {assumed} 年度核对；不对请指定报告年度后重新审核",)
    return Taken(document.name, document.sha256, about, dossier, document, untraced, notes)


def _package(path: Path, year: int | None) -> Taken:
    from yuanjian.norms.catalogues import division
    from yuanjian.sheets.excel.package import read_package, validate

    read = read_package(path)
    checked = validate(read)
    records = checked.records()
    code, notes = read.park, []
    year = year or read.year
    province = division(code[1:3] + "0000")
    refused = sum(row.record is None for row in checked.rows)
    if refused:
        notes.append(f"{refused} 行有错，没有参与核对；导入时可逐条查看")
    if year is None:
        notes.append("资料包没有写明年度，涉及时间的核对按上年进行；请填写 01_园区概况 的报告年度")
    about = About(read.stated("park_name"), code, year, province.name if province else "")
    dossier = Dossier(code, year or date.today().year - 1, records)
    return Taken(read.name, read.sha256, about, dossier, notes=tuple(notes))
