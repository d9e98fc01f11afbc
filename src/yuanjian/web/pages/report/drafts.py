"""The annual report: its text with figures that explain themselves, what lacks, building it, its versions."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse

from yuanjian.actions.pull_report import pulled_of
from yuanjian.actions.work import start_job
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Job, Report
from yuanjian.ledger.queries import rows_hash
from yuanjian.reports.pdf import office_program
from yuanjian.reports.word.office_profile import DEFAULT_PROFILE, PROFILES
from yuanjian.web.files import stored
from yuanjian.web.pages.findings.standing import standings
from yuanjian.web.pages.jobs.view import JobLine
from yuanjian.web.pages.jobs.view import line_of as job_line
from yuanjian.web.pages.report.declared import page
from yuanjian.web.pages.report.going_on import GoneOn, going_on
from yuanjian.web.pages.report.preview import Preview, Section, preview
from yuanjian.web.pages.report.versions import (
    Compared,
    FileLine,
    VersionLine,
    compared,
    download_name,
    files_of,
    line_of,
)
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

_VERSIONS = 50


@dataclass(frozen=True)
class OutlineLine:
    """A section of the outline, and its states as (state, words), the gravest first."""

    section: Section
    states: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FontChoice:
    """A set of fonts that an office has."""

    name: str
    label: str
    default: bool


@dataclass(frozen=True)
class Building:
    """What the build form needs; ``job`` is one that is under way, ``edited`` the file that a build goes on with."""

    fonts: tuple[FontChoice, ...]
    pdf: bool
    job: JobLine | None
    may_build: bool
    edited: str


@dataclass(frozen=True)
class ReportPage:
    """The report as it would be built now."""

    preview: Preview
    outline: tuple[OutlineLine, ...]
    newest: VersionLine | None
    building: Building
    not_scored: str


@dataclass(frozen=True)
class VersionsPage:
    """All versions, newest first."""

    lines: tuple[VersionLine, ...]
    more: int
    building: Building


@dataclass(frozen=True)
class VersionPage:
    """One version: its files, and what changed since another one."""

    line: VersionLine
    files: tuple[FileLine, ...]
    notices: tuple[str, ...]
    before: Report | None
    compared: Compared | None
    others: tuple[Report, ...]
    building: Building
    gone_on: GoneOn | None


@page.get()
def show(visit: Visit) -> ReportPage:
    """The report with its outline."""
    made, score = preview(visit.book), visit.book.score
    newest = reports(visit).defer("figures").first()
    return ReportPage(
        made, _outline(visit, made), _line(visit, newest) if newest else None, building(visit),
        "" if score.applied else score.why_none,
    )  # fmt: skip


@page.get("versions/", "versions.html")
def versions(visit: Visit) -> VersionsPage:
    """What was built, when, by whom, from which state of the records."""
    held = list(reports(visit).defer("figures")[:_VERSIONS])
    more = max(0, reports(visit).count() - len(held)) if len(held) == _VERSIONS else 0
    return VersionsPage(tuple(_line(visit, r) for r in held), more, building(visit))


@page.get("versions/<int:version>/", "version.html")
def version(visit: Visit, version: int) -> VersionPage:
    """One version, compared with the one before it or with another one (``with``)."""
    report = report_of(visit, version)
    asked = visit.request.GET.get("with", "")
    others = tuple(reports(visit).defer("figures").exclude(pk=report.pk)[:_VERSIONS])
    earlier = next((r for r in others if r.version < version), None)
    chosen = next((r for r in others if str(r.version) == asked), None) or earlier
    pair = (chosen, report) if chosen is None or chosen.version < version else (report, chosen)
    known = chosen is not None and chosen.figures and report.figures
    return VersionPage(
        _line(visit, report), files_of(report), tuple(report.manifest.get("notices", ())), chosen,
        compared(pair[0], pair[1]) if known and pair[0] else None, others, building(visit), going_on(report),
    )  # fmt: skip


@page.get("versions/<int:version>/<str:file_name>/")
def file(visit: Visit, version: int, file_name: str) -> HttpResponse:
    """A file of a version, from the store."""
    report = report_of(visit, version)
    if file_name not in report.files:
        raise Refusal("这一稿没有这份文件。请返回稿件页重新选择。")
    return stored(report.files[file_name], download_name(report, file_name))


@page.post("build/", permission=Permission.BUILD)
def build(visit: Visit) -> HttpResponse:
    """Build a new version in the background; while one is under way, that one is shown."""
    said = visit.data
    if said.get("profile", DEFAULT_PROFILE) not in PROFILES:
        raise Refusal("没有这种字体方案，请重新选择。")
    if _under_way(visit) is None:
        arguments = {
            "profile": said.get("profile", DEFAULT_PROFILE), "pdf": "pdf" in said, "fresh": "fresh" in said,
            "charts": "charts" in said,
        }  # fmt: skip
        title = f"生成报告：{visit.park.name} {visit.of.year} 年度"
        start_job("build_report", title, by=visit.person, of=visit.of, arguments=arguments)
    return visit.go("report.versions")


def _under_way(visit: Visit) -> Job | None:
    waiting = [Job.State.WAITING, Job.State.RUNNING]
    return Job.objects.filter(kind="build_report", park_year=visit.of, state__in=waiting).first()


def building(visit: Visit) -> Building:
    """What every page of the report has at its head."""
    fonts = tuple(FontChoice(p.name, p.label, p.name == DEFAULT_PROFILE) for p in PROFILES.values())
    job = _under_way(visit)
    may = visit.may(Permission.BUILD)
    pulled = pulled_of(visit.of)
    edited = str(pulled[0][1]["name"]) if pulled else ""
    return Building(
        fonts, office_program() is not None, job_line(job) if job else None, may, edited
    )


def reports(visit: Visit) -> QuerySet[Report]:
    """The versions of the year that is open, newest first."""
    of_year = Report.objects.filter(park_year=visit.of).select_related("park_year__park")
    return of_year.order_by("-version")


def report_of(visit: Visit, version: int) -> Report:
    """A version by its number. Raises Refusal when there is none."""
    report = reports(visit).filter(version=version).first()
    if report is None:
        raise Refusal(f"没有第 {version} 稿。请在“各稿”里选择。")
    return report


def _line(visit: Visit, report: Report) -> VersionLine:
    return line_of(report, visit.book.kept("rows hash", lambda b: rows_hash(b.park_year)))


def _outline(visit: Visit, made: Preview) -> tuple[OutlineLine, ...]:
    disputed = [
        {q.fact for q in s.judged.found.finding.quotes if q.fact}
        for s in standings(visit.of, visit.book).open
    ]
    return tuple(_outline_line(s, sum(bool(d & s.facts) for d in disputed)) for s in made.sections)


def _outline_line(section: Section, conflicts: int) -> OutlineLine:
    """What lacks, what contradicts, what is written by hand; the rest is made from the records."""
    found = (
        ("lacks", len(section.lacks), "缺"), ("conflict", conflicts, "矛盾"), ("own", section.own, "自写"),
    )  # fmt: skip
    states = tuple((state, f"{words} {count}") for state, count, words in found if count)
    if section.blocks and not states:
        states = (("auto", "自动"),)
    return OutlineLine(section, states)
