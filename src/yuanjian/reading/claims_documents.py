"""Dates and numbers of a document that one sentence tells in any order.

«厅于2017年9月8日以湘环评函〔2017〕28号文批复园区规划环评», «应急预案备案时间为2020年3月10日»: what the sentence is about says what
its only date and its only document number are of, where no reading of the lexicon has taken them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from yuanjian.reading.grammar import Clause
from yuanjian.reading.tokens import Token

_ISSUED = re.compile(
    r"取得|获得|获批|通过|出具|印发|下达|下发|批复|审查意见|审查|核发|审批|批准|备案|文号"
)
_USED = re.compile(
    r"学习|贯彻|落实|执行|遵照|对照|召开|组织|传达|检查|要求|委托|启动|编制完成|报送|修编|修订"
)
_MOST = 400


@dataclass(frozen=True, slots=True)
class _About:
    """What a sentence is about: the words that say so, those that must not stand in it, the facts, and the act.

    Where a sentence tells several dates, the act's is the one in whose stretch between two marks it stands.
    """

    said: re.Pattern[str]
    not_said: re.Pattern[str]
    date: str
    number: str
    act: re.Pattern[str]


_ABOUT = (
    _About(
        re.compile(r"规划(?:的)?(?:环评|环境影响)|区域环评"),
        re.compile(r"跟踪|扩区|调区|监测|项目环评|未满|不足五年|拟|尚未"),
        "park.eia_date",
        "park.eia_document",
        _ISSUED,
    ),
    _About(
        re.compile(r"预案"),
        re.compile(r"企业|公司|单位|\d家|到期|过期|拟|尚未|未备案|重新|专项预案|预案演练"),
        "plan.park_date",
        "",
        re.compile(r"备案|报备|登记编号|取得编号|取得"),
    ),
    _About(
        re.compile(r"演练"),
        re.compile(r"计划|拟|将|企业演练|桌面"),
        "emergency.drill_date",
        "",
        re.compile(r"演练"),
    ),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date or a document number, the fact that it is, and the words that tell it."""

    fact: str
    token: Token
    start: int
    end: int


def told_documents(text: str, clauses: Sequence[Clause], taken: Collection[int]) -> Iterator[Told]:
    """The dates and numbers of a paragraph's documents; ``taken``: where the tokens start that facts have."""
    for _, group in groupby(clauses, key=lambda c: c.sentence):
        own = list(group)
        dates = [c.token for c in own if c.token is not None and c.token.kind == "date"]
        numbers = [c.token for c in own if c.token is not None and c.token.kind == "document"]
        if not (dates or numbers):
            continue
        start, end = min(c.start for c in own), max(max(c.end, c.right_end) for c in own)
        if end - start <= _MOST:
            yield from _sentence(text, start, end, dates, numbers, taken)


def _sentence(
    text: str, start: int, end: int, dates: list[Token], numbers: list[Token], taken: Collection[int]
) -> Iterator[Told]:  # fmt: skip
    said = text[start:end]
    for about in _ABOUT:
        if not about.said.search(said):
            continue
        if about.not_said.search(said) or not about.act.search(said):
            continue
        date = _acted(text, start, end, dates, about)
        if date is not None and date.start not in taken and _of_issue(text, date, end):
            yield Told(about.date, date, *_around(text, start, end, date))
        if about.number and len(numbers) == 1 and numbers[0].start not in taken:
            yield Told(about.number, numbers[0], *_around(text, start, end, numbers[0]))
        if date is not None and about.number:
            return  # the document's; a plan and its drill may stand in one sentence


def _acted(text: str, start: int, end: int, dates: list[Token], about: _About) -> Token | None:
    """The one date of the act: the only one of the sentence, or the only one beside the act and nothing else."""
    if len(dates) == 1 and about.number:
        return dates[0]
    beside = []
    for date in dates:
        first, last = _around(text, start, end, date)
        before = text[
            max((text.rfind(mark, start, first - 1) + 1 for mark in ",;("), default=start) : first
        ]
        stretch = text[first:last]
        if about.act.search(stretch) or (
            text[first - 1 : first] == "(" and about.act.search(before)
        ):
            beside.append(date)
    if not beside and len(dates) == 1:
        others = [a for a in _ABOUT if a is not about and a.act.search(text, start, end)]
        return None if others else dates[0]
    return beside[0] if len(beside) == 1 else None


def _of_issue(text: str, token: Token, end: int) -> bool:
    """Whether the words behind a date, up to the next mark, speak of no other act."""
    behind = re.split("[,。;]", text[token.end : end], maxsplit=1)[0]
    act = _USED.search(behind)
    return act is None or "演练" in behind or act[0] == "组织"


def _around(text: str, start: int, end: int, token: Token) -> tuple[int, int]:
    """The clause that a token stands in."""
    first = max((text.rfind(mark, start, token.start) + 1 for mark in ",;("), default=start)
    stops = [at for mark in ",;)" if (at := text.find(mark, token.end, end)) >= 0]
    return max(first, start), min(stops, default=end)
