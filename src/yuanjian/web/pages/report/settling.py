"""Tracked changes of an edited file: listed with their numbers, accepted or rejected here instead of in Word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from yuanjian.actions.settle_proposals import open_proposals, settle_pulled
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import place_of
from yuanjian.reports.roundtrip.proposals import Proposal
from yuanjian.reports.roundtrip.settling import Choice
from yuanjian.web.pages.report.declared import page
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

_CHOICES: dict[str, Choice] = {"accept": "accept", "reject": "reject"}
_MOST = 400


@dataclass(frozen=True)
class ProposalLine:
    """A proposal with its number in the file; its words without line ends."""

    number: int
    proposal: Proposal
    before: str
    after: str
    about: str


@dataclass(frozen=True)
class Proposals:
    """What is open in a file. ``total`` counts those that are not listed as well."""

    lines: tuple[ProposalLine, ...]
    total: int
    may_settle: bool


def proposals_of(visit: Visit, entry: Mapping[str, Any], *, goes_on: bool) -> Proposals:
    """The proposals of a file that was taken back; settled in the newest file only."""
    found = open_proposals(_content(entry))
    lines = tuple(_line(n, one) for n, one in enumerate(found[:_MOST], 1))
    return Proposals(lines, len(found), goes_on and visit.may(Permission.BUILD))


@page.post("edited/<int:version>/<str:sha256>/settle/", permission=Permission.BUILD)
def settle(visit: Visit, version: int, sha256: str) -> HttpResponse:
    """Accept and reject what was chosen; the result is taken back like any edited file."""
    sent = visit.request.POST
    choices = {
        int(name[7:]): _CHOICES[said]
        for name, said in sent.items()
        if name.startswith("change-")
        and name[7:].isdecimal()
        and len(name) < 14
        and said in _CHOICES
    }
    rest = _CHOICES.get(sent.get("rest", ""))
    settle_pulled(visit.of, version, sha256, choices, rest, by=visit.person)
    return visit.go("report.edited")


def _content(entry: Mapping[str, Any]) -> bytes:
    try:
        return place_of(settings.DATA, entry["sha256"]).read_bytes()
    except FileNotFoundError:
        raise Refusal(
            f"资料文件夹中缺少“{entry['name']}”的存档，请从备份恢复 files 文件夹。"
        ) from None


def _line(number: int, one: Proposal) -> ProposalLine:
    move = one.kind == "move"  # the same words twice
    words = ("" if move else one.before, one.after, one.about)
    return ProposalLine(number, one, *(" ".join(w.split()) for w in words))
