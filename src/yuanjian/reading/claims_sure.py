"""How surely a figure was read: the one place that says what leaves it in doubt.

A figure is sure when its own words say what it counts, with nothing unforeseen between them and the number, and when
it is no question whether it counts what there is or what came in the year. Findings that rest on a doubtful figure
ask, they do not assert (``audit/doubted.py``). «新批复报告表3个» counts what came: it is a fact of its own where there
is one (``eia.new``), else no figure at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from yuanjian.reading.claims_context import Context
from yuanjian.reading.grammar import Clause
from yuanjian.reading.grammar_match import Match, concepts
from yuanjian.reading.lexicon.entries import Reading
from yuanjian.reading.tokens import FIGURES

CAME = "当年新增的数，不是现有总数"
"""Why a figure is left untraced."""

_FLOWS = {
    "eia.approved": "eia.new",
    "eia.registered": "eia.registered_new",
    "acceptance.done": "acceptance.new",
}
"""Facts that count what there is, and the facts that count what came of it in the year."""
_SISTERS = frozenset({"eia.report", "eia.table", "permit.key", "permit.simplified"})
"""Kinds that are told side by side."""
_STOCKS = _SISTERS | {
    "eia.approved", "eia.registered", "acceptance.done", "permit.held", "permit.registered", "plan.done",
}  # fmt: skip
"""Facts that count what there is of something that also comes anew every year."""
_NEWLY = re.compile(
    r"新(?:增加?|近|获)?的?(?:批复|审批|批|取得|获得|获批|核发|发放?|领取?|办理?|通过|完成|组织|验收|登记|备案|申领|申请|编制|编报|报批|获|增|受理)"
    r"|(?:当年|年内|年度内|[本今]年内|报告期内|期内)(?:度|内|新|共|又|有|陆续|先后|已|园区|企业|项目|环评|[,:])*"
    r"(?:批复|审批|取得|获得|获批|核发|发放|领取|办理|通过|完成|组织|验收|登记|备案|申领|编制|增加|受理)"
)
_ALL = re.compile(r"累计|现有|共有|截至|截止|年[末底]|历年|全部|所有|均")
_OF_THE_YEAR = re.compile(
    r"(?:[本今]年度?|全年|(?:19|20)\d\d年度?)(?:内|新|共|又|园区|企业|项目|[,:])*"
    r"(?:批复|审批|取得|获得|获批|核发|发放|领取|办理|组织|验收|增加|受理|完成)"
)
_FIRMS = "enterprises.total"
_COUNTED = ("家", "户", "个", "项", "件", "份")
_THINGS = ("个", "项", "件", "份")
_HEAD = 24


class Sureness:
    """Judges the figures of one text."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.arrived: dict[int, str] = {}
        """Where the numbers start that count what came in the year, and what of."""

    def flow(self, clause: Clause, match: Match, above: Collection[str]) -> Match | None:
        """The match, as the fact of what came in the year where the words say so; None where there is no such fact.

        ``above``: the facts that it is a part of.
        """
        if not self._came(clause, match.reading, above):
            return match
        fact = _FLOWS.get(match.reading.fact)
        return replace(match, reading=self.context.lexicon.reading(fact)) if fact else None

    def _came(self, clause: Clause, reading: Reading, above: Collection[str]) -> bool:
        """Whether a count of what there is («批复», «持证») is said of what came in the year."""
        assert clause.token is not None
        if reading.fact in _FLOWS.values():
            self.arrived[clause.token.start] = reading.fact
            return False
        if reading.fact not in _STOCKS:
            return False
        said, before = self._said(clause), clause.follows
        gone_on = before is not None and (
            before.token is not None
            and before.token.start in self.arrived
            and before.sentence == clause.sentence
            and (clause.dealt or reading.fact in _SISTERS)
        )
        within = reading.fact in above  # «已验收30家(本年度完成3家)»
        newly = _NEWLY.search(said) or (within and _OF_THE_YEAR.search(said))
        part = not set(_FLOWS.values()).isdisjoint(above)
        if not (newly or gone_on or part) or _ALL.search(said):
            return False
        self.arrived[clause.token.start] = reading.fact
        return True

    def doubt(self, clause: Clause, reading: Reading) -> str:
        """Why a figure may not be what it was read as, in Chinese; «» when it was read surely."""
        token = clause.token
        assert token is not None
        if token.kind not in FIGURES:
            return ""
        if token.unit in _COUNTED and self._inherited(clause, reading):
            return "说的是什么要看前一句，本句没有写明"
        managed = any("managed" in group for group in reading.own)
        if managed or (reading.fact == _FIRMS and reading.object):
            return "分不清说的是全部企业还是其中一部分"
        said = self._said(clause)
        if reading.fact not in _STOCKS or _ALL.search(said):
            return ""
        if _OF_THE_YEAR.search(said):
            return "分不清是当年的数还是年末的总数"
        return "分不清数的是项目还是企业" if token.unit in _THINGS and "项目" in said else ""

    def _inherited(self, clause: Clause, reading: Reading) -> bool:
        """Whether only a sentence before says what a figure is about."""
        context, before = self.context, clause.follows
        if not reading.context or context.topic_sentence == clause.sentence:
            return False
        own = [*clause.left, *clause.right, *clause.lead, *clause.heading]
        if clause.parent is not None:
            own += [*clause.parent.left, *clause.parent.right]
        if before is not None and before.sentence == clause.sentence:
            own += [*before.left, *before.right, *before.lead]
        said = concepts(own)
        told = (g for g in reading.context if not g & said)
        return any(group & context.lexicon.topics for group in told)

    def _said(self, clause: Clause) -> str:
        """The words around a number: of its sentence, from the figure before it to the next mark or number."""
        token, before = clause.token, clause.follows
        assert token is not None
        start = max(0, token.start - _HEAD)
        start = max([start, *(self.text.rfind(mark, start, token.start) + 1 for mark in "。;!?")])
        if before is not None and before.token is not None and before.token.kind in FIGURES:
            start = max(start, before.token.end)
        end = max(clause.right_end, token.end)
        behind = self.text[token.end : end].partition("(")[0]  # a bracket speaks of its own figure
        return self.text[start : token.start] + behind
