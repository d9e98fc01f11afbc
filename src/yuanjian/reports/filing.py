"""The package of a filing: report, annex, score, findings, 依据说明 and a manifest with hashes."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from yuanjian import __version__
from yuanjian.audit.check import Audit, run
from yuanjian.audit.credit.score import Score, score
from yuanjian.audit.credit.supply import supply
from yuanjian.audit.finding import SEVERITIES
from yuanjian.core.atomic import write_whole
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts
from yuanjian.norms.document import Document
from yuanjian.reports import CREATOR
from yuanjian.reports.annex import annex_bytes
from yuanjian.reports.annual.build import Annual, annual_report
from yuanjian.reports.basis import basis_bytes
from yuanjian.reports.findings_book import findings_bytes
from yuanjian.reports.package_folder import MANIFEST, sha256, write_folder, zip_bytes
from yuanjian.reports.pdf_files import OFFICE, Drawn
from yuanjian.reports.pictures import painted
from yuanjian.reports.roundtrip.edited import Edited, merged_files
from yuanjian.reports.roundtrip.merge import Merged
from yuanjian.reports.score_book import score_bytes
from yuanjian.reports.tree import Report
from yuanjian.reports.word.office_profile import OfficeProfile, office_profile
from yuanjian.sheets.gaps import Gap, gaps
from yuanjian.sheets.shelf import all_sheets

REPORT, PDF, ANNEX = "report.docx", "report.pdf", "annex.xlsx"
SCORE, FINDINGS, BASIS = "score.xlsx", "findings.xlsx", "依据说明.xlsx"
TITLES: Mapping[str, str] = {
    REPORT: "年度自评估报告",
    PDF: "年度自评估报告（PDF）",
    ANNEX: "附表：园区年度报告表格",
    SCORE: "信用评价试算",
    FINDINGS: "核对结果",
    BASIS: "依据说明（不随报告报送）",
}
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything of one filing. ``contents`` are the files by name, the manifest last.

    ``merged`` is there when the report was brought into a file that a human had edited; ``pdf_by`` names
    the program that made the PDF, where there is one.
    """

    annual: Annual
    outcome: Audit
    score: Score
    gaps: tuple[Gap, ...]
    contents: Mapping[str, bytes]
    notices: tuple[str, ...]
    merged: Merged | None = None
    pdf_by: str = ""

    @property
    def report(self) -> Report:
        """The report as a tree."""
        return self.annual.report

    @property
    def blanks(self) -> int:
        """How many figures and words of the report are still to be filled in."""
        return sum(figure.state == "missing" for _, figure in self.report.figures())


@dataclass(frozen=True, slots=True)
class Written:
    """Where a filing lies; ``kept`` names files of an earlier package that people had changed."""

    folder: Path
    archive: Path
    kept: tuple[str, ...] = field(default=())


def make_filing(
    facts: Facts,
    *,
    made: datetime,
    profile: OfficeProfile | None = None,
    pdf: bool = False,
    versions: Mapping[str, str] | None = None,
    edited: Edited | None = None,
    charts: bool = True,
) -> Filing:
    """Build all files of the filing in memory; nothing is written.

    ``pdf`` asks for a PDF, by LibreOffice (then the pages of the contents are exact) or typeset from the
    tree; where neither can, the filing is made without, and a notice says why. ``versions`` go into
    the manifest. ``edited`` is the Word file that people went on with: the report is merged into it.
    ``charts`` False leaves out pictures and their data tables.
    """
    supply(facts)
    annual = annual_report(facts, charts=charts)
    fonts = profile or office_profile()
    illustrated, undrawn = painted(annual.report, fonts)
    annual = replace(annual, report=illustrated)
    outcome, credit, lacking = run(facts), score(facts), tuple(gaps(facts.dossier.records))
    report = annual.report
    about = f"{report.park}　{report.year}年度"
    merged = None
    if edited is None:
        drawn = _drawn(report, made, fonts, pdf)
    else:
        merged, printed, notices = merged_files(report, edited, made, fonts, pdf)
        drawn = Drawn(merged.content, printed, OFFICE if printed else "", notices)
    files = {
        REPORT: drawn.word,
        **({PDF: drawn.pdf} if drawn.pdf else {}),
        ANNEX: annex_bytes(facts, report.park, made),
        SCORE: score_bytes(credit, about, made),
        FINDINGS: findings_bytes(outcome, lacking, about, made),
        BASIS: basis_bytes(facts, report, _documents(annual, credit), made),
    }
    told = (*annual.notices, *undrawn, *drawn.notices)
    filing = Filing(annual, outcome, credit, lacking, files, told, merged, drawn.by)
    manifest = _manifest(facts, filing, made, versions or {})
    text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    return replace(filing, contents={**files, MANIFEST: text})


def write_filing(folder: Path, filing: Filing, made: datetime) -> Written:
    """Write the files into ``folder`` and, beside it, into one zip: each whole or not at all.

    Raises:
        FolderInUse: the folder holds something that is no package of ours.
        OSError: no space or no right to write.
    """
    kept = write_folder(folder, filing.contents, made)
    archive = folder.with_name(folder.name + ".zip")
    write_whole(archive, zip_bytes(filing.contents, made))
    return Written(folder, archive, kept)


def _drawn(report: Report, made: datetime, profile: OfficeProfile, pdf: bool) -> Drawn:
    """The Word file, with ``pdf`` the PDF as well."""
    from yuanjian.reports.pdf_files import word_with_pdf
    from yuanjian.reports.word.document import word_bytes

    if pdf:
        return word_with_pdf(report, made, profile)
    return Drawn(word_bytes(report, made=made, profile=profile))


def _documents(annual: Annual, credit: Score) -> tuple[Document, ...]:
    scheme = (credit.applied.scheme.document,) if credit.applied else ()
    return (annual.template.document, *scheme)


def _manifest(
    facts: Facts, filing: Filing, made: datetime, versions: Mapping[str, str]
) -> dict[str, Any]:
    report, credit = filing.report, filing.score
    severities = Counter(found.severity for found in filing.outcome.findings)
    return {
        "package": "园区生态环境管理年度自评估",
        "format": FORMAT,
        "park": {"name": report.park, "code": facts.dossier.park},
        "year": report.year,
        "made": made.isoformat(timespec="seconds"),
        "software": {"name": CREATOR, "version": __version__},
        "versions": dict(versions),
        "rules": [
            {"title": d.title, "number": d.number, "status": d.status.value}
            for d in _documents(filing.annual, credit)
        ],
        "sheets": _sheets(facts),
        "sources": _sources(facts),
        "report": {"docid": report.docid, "figures": sum(1 for _ in report.figures()),
                   "blank": filing.blanks}
        | ({"pdf_by": filing.pdf_by} if filing.pdf_by else {})
        | _merged(filing.merged),
        "findings": {s: severities.get(s, 0) for s in SEVERITIES}
        | {"not_assessed": len(filing.outcome.not_assessed), "gaps": len(filing.gaps)},
        "score": _score(credit),
        "files": [
            {"name": name, "title": TITLES[name], "bytes": len(content),
             "sha256": sha256(content)}
            for name, content in filing.contents.items()
        ],
    }  # fmt: skip


def _merged(merged: Merged | None) -> dict[str, Any]:
    """How many places were brought up to date in the edited file, and how many ask a human."""
    if merged is None:
        return {}
    asked = len(merged.conflicts)
    return {"merged": {"renewed": len(merged.settled) - asked, "asked": asked}}


def _score(credit: Score) -> dict[str, Any] | None:
    if credit.applied is None:
        return None
    own = None if credit.own_total is None else plain(credit.own_total)
    return {
        "scheme": credit.applied.scheme.id,
        "reference_only": credit.applied.reference_only,
        "low": plain(credit.low),
        "high": plain(credit.high),
        "own": own,
    }


def _sheets(facts: Facts) -> dict[str, Any]:
    """Form version and rows of every sheet; null rows: not filled in."""
    made = {}
    for no, form in all_sheets().items():
        rows = facts.rows(no)
        made[no] = {"form": form.sheet.version, "rows": len(rows) if rows.filled else None}
    return made


def _sources(facts: Facts) -> list[dict[str, str]]:
    """The files that the records were read from."""
    places = {
        (record.place.file, record.place.sha256)
        for records in facts.dossier.records.values()
        for record in records
        if record.place.file
    }
    return [{"file": file, "sha256": digest} for file, digest in sorted(places)]
