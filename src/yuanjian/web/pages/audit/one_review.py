"""One reviewed report: its text with the marks, its findings with what was decided, its copies to take away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import PurePath
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe

from yuanjian.actions.review_decisions import decide as write_decision
from yuanjian.actions.review_outcomes import Opened, opened
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Job, Review
from yuanjian.reports.review.cards import Lacking, Tally, lacking, tallies
from yuanjian.reports.review.outcome import FactRead
from yuanjian.reports.review.outcome import Review as Outcome
from yuanjian.reports.review.page_text import marked_text, said, shown
from yuanjian.web.dispatch import part
from yuanjian.web.pages.audit.declared import page
from yuanjian.web.pages.audit.finding_view import STATES, Address, FindingView, finding_views
from yuanjian.web.pages.audit.reach import seen_by, the_review
from yuanjian.web.pages.jobs.view import JobLine, line_of
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

_MOST_LISTED = 1500


@dataclass(frozen=True)
class Read:
    """A figure that was read, or a number that was not understood: its words and where it stands."""

    label: str
    about: str
    value: str
    anchor: str
    title: str


@dataclass(frozen=True)
class Heading:
    """A line of the outline."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class ReviewPage:
    """The whole page of one review."""

    review: Review
    outcome: Outcome
    text: SafeString
    headings: tuple[Heading, ...]
    findings: tuple[FindingView, ...]
    tallies: tuple[Tally, ...]
    families: tuple[tuple[str, str, int], ...]
    states: tuple[tuple[str, str, int], ...]
    untraced: tuple[Read, ...]
    lacking: tuple[Lacking, ...]
    earlier: Review | None
    carried: int
    gone: tuple[dict[str, str], ...]

    @property
    def lacking_count(self) -> int:
        """How many checks could not run, wholly or in part."""
        return sum(len(one.checks) for one in self.lacking)

    @property
    def is_word(self) -> bool:
        """Whether comments can be put into the file."""
        return self.review.outcome.get("kind") == "docx"

    @property
    def has_text(self) -> bool:
        """Whether there is a text to mark: a workbook has none."""
        return self.outcome.document is not None


@dataclass(frozen=True)
class FactsRead:
    """The figures that were read; of very many the first."""

    facts: tuple[Read, ...]
    count: int

    @property
    def left_out(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.facts)


@dataclass(frozen=True)
class Waiting:
    """A review that cannot be shown: still in work, failed, or kept by another version (``why``)."""

    review: Review
    job: JobLine | None
    why: str


@page.get("<uuid:pk>/", "review.html")
def review(visit: Visit, pk: UUID) -> ReviewPage | HttpResponse:
    """Text and findings; while the audit runs, how far it is."""
    of = the_review(visit.person, pk)
    if "kept" not in of.outcome:
        return part(visit, "waiting.html", _waiting(visit, of))
    try:
        found = opened(of, settings.DATA)
    except Refusal as no:
        return part(visit, "waiting.html", Waiting(of, None, str(no)))
    return _page(visit, found)


def _waiting(visit: Visit, of: Review) -> Waiting:
    if of.job is None or of.job.state == Job.State.FAILED:
        return Waiting(of, None, of.job.failure if of.job else "审核没有完成，请重新审核。")
    mine = of.job.by_id == visit.person.pk
    return Waiting(of, line_of(of.job) if mine else None, "")


def _page(visit: Visit, found: Opened) -> ReviewPage:
    of, outcome = found.of, found.outcome
    findings = tuple(finding_views(found, _deciding(visit, of)))
    before = of.outcome.get("earlier")
    return ReviewPage(
        of, outcome, mark_safe(marked_text(outcome)), tuple(_headings(outcome)), findings,
        tuple(tallies(outcome)), _families(findings), _states(findings), _untraced(outcome),
        tuple(lacking(outcome.not_assessed)), seen_by(visit.person).filter(pk=before).first() if before else None,
        sum(one.carried for one in findings), tuple(of.outcome.get("gone", ())),
    )  # fmt: skip


def _deciding(visit: Visit, of: Review) -> Address:
    return lambda fingerprint: visit.link("audit.decide", pk=of.pk, fingerprint=fingerprint)


def _families(findings: Iterable[FindingView]) -> tuple[tuple[str, str, int], ...]:
    """Codes (joined by a blank where several have one name), name and count, by name."""
    every = sorted((f.card.family_words, f.card.family) for f in findings)
    grouped = (
        (words, [code for _, code in same]) for words, same in groupby(every, lambda p: p[0])
    )
    return tuple((" ".join(sorted(set(codes))), words, len(codes)) for words, codes in grouped)


def _states(findings: Iterable[FindingView]) -> tuple[tuple[str, str, int], ...]:
    all_of = [f.state for f in findings]
    return tuple((state, words, all_of.count(state)) for state, words in STATES)


def _headings(outcome: Outcome) -> Iterable[Heading]:
    if outcome.document is None:
        return
    for number, level in sorted(outcome.levels.items()):
        text = " ".join(outcome.document.paragraph(number).text.split())
        if text:
            yield Heading(min(level, 3), text[:60], f"p{number}")


@page.get("<uuid:pk>/facts/", "facts.html")
def facts(visit: Visit, pk: UUID) -> FactsRead:
    """What was read, as a list that leads to its places; fetched when it is looked at."""
    outcome = opened(the_review(visit.person, pk), settings.DATA).outcome
    listed = tuple(_fact(outcome, fact) for fact in outcome.facts[:_MOST_LISTED])
    return FactsRead(listed, len(outcome.facts))


def _fact(outcome: Outcome, fact: FactRead) -> Read:
    place = fact.quote.place
    about = "　".join(p for p in (fact.subject, fact.scope, fact.period) if p)
    at = f"p{place.paragraph}" if place.paragraph is not None else ""
    where = "" if at else outcome.where(place)
    return Read(fact.label, "　".join(filter(None, (about, where))), shown(fact), at, said(fact))


def _untraced(outcome: Outcome) -> tuple[Read, ...]:
    return tuple(
        Read(
            one.quote, one.why or outcome.where(one.place), f"{one.text}{one.unit}",
            f"p{one.place.paragraph}" if one.place.paragraph is not None else "", one.text,
        )
        for one in outcome.untraced[:_MOST_LISTED]
    )  # fmt: skip


@page.post(
    "<uuid:pk>/decide/<str:fingerprint>/", "finding.html", permission=Permission.DECIDE
)  # fmt: skip
def decide(visit: Visit, pk: UUID, fingerprint: str) -> FindingView | HttpResponse:
    """Write a decision; the answer is the finding as it now stands, or with why it was not written."""
    of = the_review(visit.person, pk)
    sent = visit.data
    reason, failed = sent.get("reason", ""), ""
    try:
        write_decision(
            of, fingerprint, sent.get("verdict", ""), reason, sent.get("until", ""),
            by=visit.person, store=settings.DATA,
        )  # fmt: skip
    except Refusal as no:
        if not visit.is_part:
            raise
        failed = str(no)
    for one in finding_views(opened(of, settings.DATA), _deciding(visit, of)):
        if one.card.fingerprint == fingerprint:
            if not visit.is_part:
                return visit.go_to(visit.link("audit.review", pk=pk) + f"#f{one.card.number}")
            return replace(one, failed=failed, reason=reason if failed else "")
    raise Refusal(failed)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page.get("<uuid:pk>/file/<str:form>/")
def download(visit: Visit, pk: UUID, form: str) -> HttpResponse:
    """A copy to take away: ``docx`` with comments, ``xlsx`` for the return letter, ``html``, ``json``, ``original``."""
    of = the_review(visit.person, pk)
    if form not in _FORMS:
        raise Refusal("没有这种格式。请从“下载”菜单中选择。")
    kind, ending, make = _FORMS[form]
    content = make(opened(of, settings.DATA))
    name = PurePath(of.name).stem + ending if ending else of.name
    headers = {
        "Content-Disposition": content_disposition_header(True, name),
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def _without(found: Opened, *states: str) -> Outcome:
    """The outcome without the findings in these states."""
    views = finding_views(found, lambda fingerprint: "")
    kept = tuple(
        judged
        for view, judged in zip(views, found.outcome.findings, strict=True)
        if view.state not in states
    )
    return replace(found.outcome, findings=kept)


def _word(found: Opened) -> bytes:
    from yuanjian.reports.review.word_comments import commented

    if found.of.outcome.get("kind") != "docx":
        raise Refusal("批注只能加在 Word 文档（.docx）里。这份文件请下载问题清单或网页。")
    path = place_of(settings.DATA, found.of.document_id)
    if not path.is_file():
        raise Refusal("原文件已不在资料文件夹里，无法加批注。请从备份恢复，或重新提交这份文件。")
    return commented(path, _without(found, "rejected"), _now())


def _list(found: Opened) -> bytes:
    from yuanjian.reports.review.list_book import list_bytes

    return list_bytes(_without(found, "rejected", "explained"), _now())


def _html(found: Opened) -> bytes:
    from yuanjian.reports.review.page import page_bytes

    return page_bytes(found.outcome)


def _json(found: Opened) -> bytes:
    from yuanjian.reports.review.as_json import json_bytes

    return json_bytes(found.outcome)


def _original(found: Opened) -> bytes:
    path = place_of(settings.DATA, found.of.document_id)
    if not path.is_file():
        raise Refusal("原文件已不在资料文件夹里。请从备份恢复资料文件夹。")
    return path.read_bytes()


def _now() -> datetime:
    return timezone.localtime().replace(microsecond=0, tzinfo=None)


_FORMS: dict[str, tuple[str, str, Callable[[Opened], bytes]]] = {
    "docx": (_WORD, "_审核批注.docx", _word),
    "xlsx": (_EXCEL, "_问题清单.xlsx", _list),
    "html": ("text/html; charset=utf-8", "_审核.html", _html),
    "json": ("application/json", "_审核.json", _json),
    "original": ("application/octet-stream", "", _original),
}
