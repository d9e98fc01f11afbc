"""Take an edited report back: what people changed in it is kept, and the next build goes on with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yuanjian.actions.record_act import record_act
from yuanjian.audit.credit.supply import supply
from yuanjian.core.refusal import Refusal
from yuanjian.facts.engine import Facts
from yuanjian.ledger.files import keep, place_of
from yuanjian.ledger.models import Document, ParkYear, Report
from yuanjian.ledger.queries import dossier
from yuanjian.reports.annual.build import annual_report
from yuanjian.reports.filing import REPORT
from yuanjian.reports.roundtrip.edited import Edited, fact_label
from yuanjian.reports.roundtrip.merge import Merged, merge
from yuanjian.reports.roundtrip.readback import ReadBack, docid_of, read_back
from yuanjian.reports.roundtrip.wordfile import WordFile, received_word
from yuanjian.reports.word.basemap import BaseMap
from yuanjian.reports.word.document import word_bytes

PULLED = "pulled"
"""Under this key a report's manifest lists the edited files that were made from it, oldest first."""


@dataclass(frozen=True)
class Pulled:
    """An edited file that was taken back, what is in it, and what today's data would do to it."""

    of: ParkYear
    version: int
    name: str
    read: ReadBack
    ahead: Merged

    @property
    def conflicts(self) -> int:
        """Blocks in which both people and data changed something."""
        return len({one.block for one in self.ahead.conflicts})


def pull_report(path: Path, *, by: str, of: ParkYear | None = None) -> Pulled:
    """Read an edited report back and keep it: the next build merges into it.

    Args:
        of: whose report it is, for a file that lost every mark of ours; else the file says so itself.

    Raises:
        Refusal: the file cannot be read, or is no report that this ledger built.
    """
    content = received_word(path)
    report = _built_from(content, of)
    told = WordFile.of(content).base or base_of_version(report)
    read = read_back(content, told)
    ahead = _ahead(report.park_year, Edited(content, told))
    _keep(report, path, read, by)
    return Pulled(report.park_year, report.version, path.name, read, ahead)


def newest_pulled(of: ParkYear) -> tuple[Edited, Mapping[str, Any], int] | None:
    """The edited file that was taken back last, its entry, and the version it was made from.

    Raises:
        Refusal: the store has lost it.
    """
    found = [
        (entry["at"], report, entry)
        for report in Report.objects.filter(park_year=of)
        for entry in report.manifest.get(PULLED, ())
    ]
    if not found:
        return None
    _, report, entry = max(found, key=lambda one: (one[0], one[1].version))
    content = _stored(entry["sha256"], entry["name"])
    return Edited(content, base_of_version(report)), entry, report.version


def stored_report(report: Report) -> bytes:
    """The Word file of a version, from the store. Raises Refusal when it is not there."""
    sha256 = report.files.get(REPORT)
    if sha256 is None:
        raise Refusal(f"第 {report.version} 稿生成时没有存档，无法取用。请从原来的文件夹找到它。")
    return _stored(sha256, f"第 {report.version} 稿")


def base_of_version(report: Report) -> BaseMap | None:
    """What was written into a version; None when the store no longer has it."""
    try:
        return WordFile.of(stored_report(report)).base
    except Refusal:
        return None


def _stored(sha256: str, name: str) -> bytes:
    try:
        return place_of(settings.DATA, sha256).read_bytes()
    except FileNotFoundError:
        raise Refusal(f"资料文件夹中缺少“{name}”的存档，请从备份恢复 files 文件夹。") from None


def _built_from(content: bytes, of: ParkYear | None) -> Report:
    """The version that an edited file was made from: the newest that wrote the same, else the newest."""
    docid = docid_of(content)
    known = Report.objects.select_related("park_year__park").order_by("-version")
    if re.fullmatch(r"[A-Za-z0-9]{1,10}", docid):
        reports = list(known.filter(docid__startswith=f"{docid}-"))
        if of is not None and reports and reports[0].park_year_id != of.pk:
            raise Refusal(f"这是 {reports[0].park_year} 的报告，不是 {of} 的。请核对文件。")
    elif of is not None:
        reports = list(known.filter(park_year=of))
    else:
        raise Refusal(
            "这份文件里已没有园鉴的标记，认不出是哪个园区、哪一年的报告。"
            "如确是园鉴生成的，请加 --park 和 --year 指明。"
        )
    if not reports:
        raise Refusal(
            "资料库中没有生成过这份报告，无法比对。请核对文件，或用 --data 指定资料文件夹。"
        )
    told = WordFile.of(content).base
    same = (r for r in reports if told is not None and base_of_version(r) == told)
    return next(same, reports[0])


def _ahead(of: ParkYear, edited: Edited) -> Merged:
    """What a build would do today; nothing is written."""
    made = timezone.localtime().replace(microsecond=0)
    facts = Facts(dossier(of))
    supply(facts)
    today = word_bytes(annual_report(facts).report, made=made)
    return merge(edited.content, today, made=made, base=edited.base, labels=fact_label)


def _keep(report: Report, path: Path, read: ReadBack, by: str) -> None:
    sha256 = keep(settings.DATA, path)
    counts = {
        state: read.count(state) for state in ("unchanged", "edited", "moved", "deleted", "new")
    }  # type: ignore[arg-type]
    entry = {
        "sha256": sha256, "name": path.name[:255], "at": timezone.now().isoformat(), "by": by[:100],
        "blocks": counts, "figures": read.figures, "traced": read.traced,
    }  # fmt: skip
    with transaction.atomic():
        size = path.stat().st_size
        Document.objects.get_or_create(
            sha256=sha256, defaults={"name": path.name[:255], "size": size}
        )
        kept = Report.objects.select_for_update().get(pk=report.pk)
        before = [e for e in kept.manifest.get(PULLED, ()) if e["sha256"] != sha256]
        kept.manifest = {**kept.manifest, PULLED: [*before, entry]}
        kept.save(update_fields=["manifest"])
        detail = {"version": report.version, "file": path.name[:255], "sha256": sha256}
        record_act(by, "读回报告", str(report.park_year), {**detail, "blocks": counts})
