"""Versions of a report: what each is made of, and which figures changed from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.conf import settings

from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Report
from yuanjian.reports.filing import TITLES
from yuanjian.reports.package_folder import MANIFEST


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a version; ``size`` [bytes], None when the store has lost it."""

    name: str
    title: str
    size: int | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list. ``stale``: the records have changed since."""

    report: Report
    stale: bool
    findings: str
    score: str
    blanks: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that changed; ``before`` or ``after`` is «» where it was not in that version."""

    label: str
    called: str
    before: str
    after: str
    fact: str
    subject: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions side by side; ``same`` counts the figures that did not change."""

    changed: tuple[Changed, ...]
    added: tuple[Changed, ...]
    removed: tuple[Changed, ...]
    same: int


def line_of(report: Report, rows_hash: str) -> VersionLine:
    """A version as the list shows it."""
    told: Mapping[str, Any] = report.manifest
    counts = told.get("findings", {})
    findings = "，".join(f"{SEVERITY_WORDS[s]} {counts[s]}" for s in SEVERITIES if counts.get(s))
    score = "～".join(dict.fromkeys(told.get("score", [])))
    said = findings or ("未发现矛盾" if counts else "")
    return VersionLine(report, report.rows_hash != rows_hash, said, score, told.get("blanks"))


def files_of(report: Report) -> tuple[FileLine, ...]:
    """The files of a version: the report first, the archive of all last."""
    order = [*TITLES, MANIFEST]
    names = sorted(report.files, key=lambda n: order.index(n) if n in order else len(order))
    found = []
    for name in names:
        path = place_of(settings.DATA, report.files[name])
        size = path.stat().st_size if path.is_file() else None
        found.append(FileLine(name, title_of(name), size))
    return tuple(found)


def title_of(name: str) -> str:
    """What a file is, in words."""
    if name.endswith(".zip"):
        return "全部文件（压缩包）"
    return "文件清单和校验值" if name == MANIFEST else TITLES.get(name, name)


def download_name(report: Report, name: str) -> str:
    """澄江综合保税区2021年度自评估报告（第3稿）.docx."""
    of = report.park_year
    title = title_of(name).replace("（PDF）", "").replace("：", "_").removeprefix("年度")
    return f"{of.park.name}{of.year}年度{title}（第{report.version}稿）{PurePath(name).suffix}"


def compared(before: Report, after: Report) -> Compared:
    """What changed from one version to a later one, in the order of the later report."""
    old, new = _by_figure(before.figures), _by_figure(after.figures)
    both = [at for at in new if at in old]
    differing = [at for at in both if _words(old[at]) != _words(new[at])]
    return Compared(
        tuple(_changed(new[at], _words(old[at]), _words(new[at])) for at in differing),
        tuple(_changed(new[at], "", _words(new[at])) for at in new if at not in old),
        tuple(_changed(old[at], _words(old[at]), "") for at in old if at not in new),
        len(both) - len(differing),
    )


_Figure = Mapping[str, str]


def _by_figure(told: Iterable[_Figure]) -> dict[tuple[str, str], _Figure]:
    return {(one["fact"], one["subject"]): one for one in told}


def _words(one: _Figure) -> str:
    bare = one["state"] in ("missing", "na") or not one["unit"]
    return one["value"] if bare else f"{one['value']} {one['unit']}".replace(" %", "%")


def _changed(one: _Figure, before: str, after: str) -> Changed:
    return Changed(one["label"], one.get("called", ""), before, after, one["fact"], one["subject"])
