"""Take an edited report back: what people changed in it is kept, and the next build goes on with it."""

from __future__ import annotations

import gzip
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
from yuanjian.ledger.files import keep, keep_bytes, place_of
from yuanjian.ledger.models import Document, ParkYear, Report
from yuanjian.ledger.queries import dossier
from yuanjian.reports.annual.build import annual_report
from yuanjian.reports.filing import REPORT
from yuanjian.reports.pictures import painted
from yuanjian.reports.roundtrip.edited import Edited, fact_label
from yuanjian.reports.roundtrip.keeping import Kept, kept, reopened
from yuanjian.reports.roundtrip.merge import Merged, merge
from yuanjian.reports.roundtrip.readback import ReadBack, State, docid_of, read_back
from yuanjian.reports.roundtrip.wordfile import WordFile, received_word
from yuanjian.reports.word.basemap import BaseMap
from yuanjian.reports.word.document import word_bytes
from yuanjian.reports.word.office_profile import office_profile

_LEAST = (
    0.25  # of the blocks that were written must be known again in a file without a mark of ours
)
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


def pull_report(path: Path, *, by: str, of: ParkYear | None = None, name: str = "") -> Pulled:
    """Read an edited report back and keep it: the next build merges into it.

    Args:
        of: whose report it is, for a file that lost every mark of ours; else the file says so itself.
        name: what its sender called it, where the path does not say so.

    Raises:
        Refusal: the file cannot be read, or is no report that this ledger built.
    """
    content = received_word(path)
    report = _built_from(content, of)
    told = WordFile.of(content).base or base_of_version(report)
    read = read_back(content, told)
    if not docid_of(content) and read.count("unchanged", "edited", "moved") < _LEAST * (
        len(read.blocks) - read.count("new")
    ):
        raise Refusal(
            f"“{name or path.name}”里没有园鉴的标记，与第 {report.version} 稿也几乎没有相同的段落，不像是它的修改稿。"
            "请核对是不是选错了文件。"
        )
    ahead = _ahead(report.park_year, Edited(content, told))
    called = (name or path.name)[:255]
    _keep(report, path, called, Kept(read, ahead.settled), by)
    return Pulled(report.park_year, report.version, called, read, ahead)


def pulled_of(of: ParkYear) -> list[tuple[Report, Mapping[str, Any]]]:
    """The edited files of a year with the versions that they were made from, newest first."""
    found = [
        (report, entry)
        for report in Report.objects.filter(park_year=of).defer("figures")
        for entry in report.manifest.get(PULLED, ())
    ]
    return sorted(found, key=lambda one: (one[1]["at"], one[0].version), reverse=True)


def outcome_of(entry: Mapping[str, Any]) -> Kept:
    """What was read in an edited file.

    Raises:
        Refusal: it was not kept, is lost, or is of another version.
    """
    try:
        return reopened(gzip.decompress(place_of(settings.DATA, entry["outcome"]).read_bytes()))
    except (KeyError, OSError, EOFError):
        raise Refusal(f"“{entry['name']}”的读回结果没有存档，请把这份文件再读回一次。") from None


def newest_pulled(of: ParkYear) -> tuple[Edited, Mapping[str, Any], int] | None:
    """The edited file that was taken back last, its entry, and the version it was made from.

    Raises:
        Refusal: the store has lost it.
    """
    found = pulled_of(of)
    if not found:
        return None
    report, entry = found[0]
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
    report, _ = painted(annual_report(facts).report, office_profile())
    today = word_bytes(report, made=made)
    return merge(edited.content, today, made=made, base=edited.base, labels=fact_label)


def _keep(report: Report, path: Path, name: str, outcome: Kept, by: str) -> None:
    sha256, read = keep(settings.DATA, path), outcome.read
    states: tuple[State, ...] = ("unchanged", "edited", "moved", "deleted", "new")
    counts = {state: read.count(state) for state in states}
    entry = {
        "sha256": sha256, "name": name, "at": timezone.now().isoformat(), "by": by[:100], "blocks": counts,
        "figures": read.figures, "traced": read.traced, "asked": len({s.block for s in outcome.conflicts}),
        "proposals": len(read.proposals), "remarks": len(read.remarks),
        "outcome": keep_bytes(settings.DATA, gzip.compress(kept(outcome), 6, mtime=0)),
    }  # fmt: skip
    with transaction.atomic():
        size = path.stat().st_size
        Document.objects.get_or_create(sha256=sha256, defaults={"name": name, "size": size})
        held = Report.objects.select_for_update().get(pk=report.pk)
        before = [e for e in held.manifest.get(PULLED, ()) if e["sha256"] != sha256]
        held.manifest = {**held.manifest, PULLED: [*before, entry]}
        held.save(update_fields=["manifest"])
        detail = {"version": report.version, "file": name, "sha256": sha256}
        record_act(by, "读回报告", str(report.park_year), {**detail, "blocks": counts})
