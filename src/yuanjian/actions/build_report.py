"""Build the filing of a park's year from the records, write it, and remember what was built from what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yuanjian.actions.record_act import record_act
from yuanjian.facts.engine import Facts
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
) -> Built:
    """Write the filing into ``folder``/报送材料_…, with its zip beside it, and record the version.

    Args:
        profile: the office profile that names the fonts, by default the house's.
        pdf: also a PDF (by LibreOffice), with exact page numbers in the contents.
        scheme: a credit table chosen for a year without one of its own (参考).

    Raises:
        Refusal: the folder is in use, or there is no such profile.
        OSError: no space or no right to write; nothing is changed then.
    """
    made = made or timezone.localtime().replace(microsecond=0)
    facts = Facts(dossier(of, scheme=scheme))
    rows = rows_hash(of)
    filing = make_filing(
        facts,
        made=made,
        profile=office_profile(profile) if profile else None,
        pdf=pdf,
        versions={"rows": rows},
    )
    written = write_filing(folder / folder_name(of), filing, made)
    with transaction.atomic():
        ParkYear.objects.select_for_update().get(pk=of.pk)
        last = Report.objects.filter(park_year=of).order_by("-version").first()
        version = last.version + 1 if last else 1
        manifest = hashlib.sha256(filing.contents[MANIFEST]).hexdigest()
        Report.objects.create(
            park_year=of, docid=f"{filing.report.docid}-{version}", version=version, by=by[:100],
            rows_hash=rows, manifest={"sha256": manifest, "folder": str(written.folder)},
        )  # fmt: skip
        record_act(
            by, "生成报告", str(of), {"version": version, "rows": rows, "manifest": manifest}
        )
    return Built(of.park.name, of.year, version, filing, written)
