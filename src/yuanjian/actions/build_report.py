"""Build the filing of a park's year from the records, keep it, and remember what was built from what."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yuanjian.actions.pull_report import newest_pulled
from yuanjian.actions.record_act import record_act
from yuanjian.audit.finding import SEVERITIES
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.facts.rows import RowView
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import ParkYear, Report
from yuanjian.ledger.queries import dossier, rows_hash
from yuanjian.reports.filing import Filing, Written, make_filing, write_filing
from yuanjian.reports.package_folder import MANIFEST
from yuanjian.reports.word.office_profile import office_profile


@dataclass(frozen=True)
class Built:
    """A filing that was built: which version, what is in it, where it lies."""

    name: str
    year: int
    version: int
    filing: Filing
    written: Written
    went_on: WentOn | None = None


@dataclass(frozen=True)
class WentOn:
    """The edited file that a build was merged into, and the version that it was made from."""

    name: str
    sha256: str
    version: int


def folder_name(of: ParkYear) -> str:
    """报送材料_G439901_2021."""
    return f"报送材料_{of.park.code}_{of.year}"


def build_report(
    of: ParkYear,
    folder: Path,
    *,
    by: str,
    profile: str | None = None,
    pdf: bool = False,
    scheme: str | None = None,
    made: datetime | None = None,
    fresh: bool = False,
    charts: bool = True,
) -> Built:
    """Write the filing into ``folder``/报送材料_…, with its zip beside it, and record the version.

    Its files are kept in the store as well, so that every version can be fetched later. The report is
    merged into the edited file that was taken back last, where there is one.

    Args:
        profile: the office profile that names the fonts, by default the house's.
        pdf: also a PDF; by LibreOffice with exact page numbers in the contents, else typeset.
        scheme: a credit table chosen for a year without one of its own (参考).
        fresh: write the report anew, whatever people edited.
        charts: with pictures and their data tables.

    Raises:
        Refusal: the folder is in use, or there is no such profile.
        OSError: no space or no right to write; nothing is changed then.
    """
    made = made or timezone.localtime().replace(microsecond=0)
    facts, rows, filing, on = _made(of, made, profile, pdf, scheme, fresh, charts)
    written = write_filing(folder / folder_name(of), filing, made)
    version = _record(of, facts, filing, written, on, by=by, rows=rows, folder=str(written.folder))
    return Built(of.park.name, of.year, version, filing, written, on)


def build_into_store(
    of: ParkYear, *, by: str, job: str, profile: str | None = None, pdf: bool = False, fresh: bool = False,
    charts: bool = True,
) -> int:  # fmt: skip
    """Build the filing and keep it in the store alone; returns its version.

    ``job`` names the work that asked for it: asked again by the same one (the process had died), the
    version that it made is returned and nothing is built.
    """
    known = Report.objects.filter(park_year=of, manifest__job=job).first()
    if known is not None:
        return known.version
    made = timezone.localtime().replace(microsecond=0)
    facts, rows, filing, on = _made(of, made, profile, pdf, None, fresh, charts)
    with tempfile.TemporaryDirectory(prefix="yuanjian-report-") as place:
        written = write_filing(Path(place) / folder_name(of), filing, made)
        return _record(of, facts, filing, written, on, by=by, rows=rows, job=job)


def _made(
    of: ParkYear,
    made: datetime,
    profile: str | None,
    pdf: bool,
    scheme: str | None,
    fresh: bool,
    charts: bool,
) -> tuple[Facts, str, Filing, WentOn | None]:
    facts = Facts(dossier(of, scheme=scheme))
    rows = rows_hash(of)
    fonts = office_profile(profile) if profile else None
    pulled = None if fresh else newest_pulled(of)
    edited = pulled[0] if pulled else None
    on = WentOn(pulled[1]["name"], pulled[1]["sha256"], pulled[2]) if pulled else None
    filing = make_filing(
        facts,
        made=made,
        profile=fonts,
        pdf=pdf,
        versions={"rows": rows},
        edited=edited,
        charts=charts,
    )
    return facts, rows, filing, on


def _record(
    of: ParkYear, facts: Facts, filing: Filing, written: Written, on: WentOn | None, *,
    by: str, rows: str, **more: str,
) -> int:  # fmt: skip
    """Keep the files and write down the version."""
    paths = [written.folder / name for name in filing.contents] + [written.archive]
    files = {path.name: keep(settings.DATA, path) for path in paths}
    manifest = hashlib.sha256(filing.contents[MANIFEST]).hexdigest()
    with transaction.atomic():
        ParkYear.objects.select_for_update().get(pk=of.pk)
        last = Report.objects.filter(park_year=of).order_by("-version").first()
        version = last.version + 1 if last else 1
        Report.objects.create(
            park_year=of, docid=f"{filing.report.docid}-{version}", version=version, by=by[:100],
            rows_hash=rows, manifest={"sha256": manifest, **_counts(filing), **_went_on(filing, on), **more},
            files=files, figures=list(_figures(facts, filing)),
        )  # fmt: skip
        record_act(
            by, "生成报告", str(of), {"version": version, "rows": rows, "manifest": manifest}
        )
    return version


def _went_on(filing: Filing, on: WentOn | None) -> dict[str, Any]:
    """Which edited file the version goes on from, and how many places ask a human."""
    if on is None or filing.merged is None:
        return {}
    asked = len(filing.merged.conflicts)
    return {"edited": {"name": on.name, "sha256": on.sha256, "version": on.version, "asked": asked}}


def _counts(filing: Filing) -> dict[str, Any]:
    """What the list of versions says of one: findings, score, places to fill in, notices."""
    severities = Counter(found.severity for found in filing.outcome.findings)
    score = filing.score
    return {
        "findings": {s: severities[s] for s in SEVERITIES},
        "score": [plain(score.low), plain(score.high)] if score.applied else [],
        "blanks": filing.blanks,
        "notices": list(filing.notices),
    }


def _figures(facts: Facts, filing: Filing) -> Iterator[dict[str, str]]:
    """Every figure that the report prints, once, in reading order."""
    known, period = all_facts(), str(facts.year)
    named: dict[str, dict[str, str]] = {}
    seen = set()
    for _, figure in filing.report.figures():
        at, fact = (figure.fact, figure.subject), known.get(figure.fact)
        if fact is None or at in seen:
            continue
        seen.add(at)
        if fact.per and fact.per not in named:
            rows = facts.dossier.sheet(fact.per)
            named[fact.per] = {r.key: RowView(r).called for r in rows}
        called = named[fact.per].get(figure.subject, figure.subject) if fact.per else ""
        yield {
            "fact": fact.id, "subject": figure.subject, "period": period, "label": fact.label,
            "called": called, "value": figure.shown, "unit": fact.unit, "state": figure.state,
        }  # fmt: skip
