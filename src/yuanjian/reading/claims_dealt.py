"""«分别»: a list of heads before a list of numbers, dealt out one to one.

«COD、氨氮排放量分别为3.1吨、0.4吨» · «投产、在建、停产企业分别为30家、2家和1家» · «东区和西区分别有企业9家、2家»
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from yuanjian.reading.claims_places import full_names, listed_places
from yuanjian.reading.grammar import Clause, Word
from yuanjian.reading.lexicon.entries import Lexicon, Reading
from yuanjian.reading.tokens import FIGURES

_EACH = re.compile(r"分别|依次|各(?:为|占|有|计|达)")
_BETWEEN = re.compile(r"(?:[、和及与,]|以及|(?:约|为))+")
_JOINT = re.compile(r"[、和及与]|以及")
_NAMED_BEHIND = re.compile(
    r",(?:以上|上述)?(?:数据|数值)?(?:均|都|全部)?(?:系|为|属|是)(?!否)(?=[^,。;]{2,40}[。;]|[^,。;]{2,40}$)"
)
_TIMES = frozenset({"last_year", "prev", "this_year", "year_end"})
_LISTED = 8
_NEAR = 24
"""Clauses that are looked at around such words: a list is not longer."""
_MOST = 12
_BEFORE = 80


def deal_out(text: str, clauses: Sequence[Clause], lexicon: Lexicon) -> None:
    """Give each number of such a list the words of its own head, and those that all of them share."""
    figures = [c for c in clauses if c.token is not None and not c.apposed]
    at = 0
    while at < len(figures):
        run = _run(text, figures, at)
        if len(run) > 1:
            _deal(text, run, lexicon)
        at += len(run)


def name_behind(text: str, clauses: Sequence[Clause], words: Sequence[Word]) -> None:
    """«COD 6.5t、氨氮0.2t，系全年排放量»: what a list is, said behind it, is said of all that stands in it."""
    starts = [c.start for c in clauses]
    for m in _NAMED_BEHIND.finditer(text):
        nth = bisect_left(starts, m.start())
        near = clauses[max(0, nth - _NEAR) : nth + _NEAR]
        before = [c for c in near if c.token is not None and c.end <= m.start()]
        if not before:
            continue
        mine = [c for c in before if c.sentence == before[-1].sentence]
        over = re.search("[,。;]|$", text[m.end() :])
        stop = m.end() + (over.start() if over else 0)
        stop = min([stop, *(c.token.start for c in near if c.token and _counts(c, m.end()))])
        said = [w for w in words if m.end() <= w.start < stop]
        if len(mine) > 1 and stop > m.end():
            for clause in mine:
                clause.named = said[:_LISTED]


def far_heads(reading: Reading) -> bool:
    """Whether the factors that a list is dealt out to may stand further before it."""
    return reading.subject == "factor" or bool(reading.takes)


def _run(text: str, figures: Sequence[Clause], at: int) -> list[Clause]:
    """The clauses of one list of numbers."""
    run = [figures[at]]
    first = figures[at].token
    if first is None or first.kind not in FIGURES:
        return run
    for clause in figures[at + 1 : at + _MOST]:
        before, token = run[-1].token, clause.token
        assert before is not None
        assert token is not None
        same = token.kind in FIGURES and (token.unit == first.unit or not first.unit)
        if not same or not _BETWEEN.fullmatch(text[before.end : token.start]):
            break
        run.append(clause)
    return run


def _deal(text: str, run: Sequence[Clause], lexicon: Lexicon) -> None:
    first = run[0]
    assert first.token is not None
    each = _EACH.search(text, first.start, first.token.start)
    end = each.start() if each else first.token.start
    start, told = first.start, first.left
    years = _years(text, first)
    if len(years) == len(run):  # «2020年、2021年工业总产值分别为75.41亿元和90.79亿元»
        for clause, said in zip(run, years, strict=True):
            clause.left, clause.period, clause.dealt = first.left, said, True
        return
    year = first.follows
    dated = year is not None and year.token is not None and year.token.kind in ("year", "period")
    if dated and year is not None and year.token is not None and year.right_end == start - 1:
        start, told = year.token.end, [*year.right, *told]  # «2021年COD、氨氮排放量分别为»
    heads = _heads(text, start, end)
    if each is None and len(heads) != len(run):
        return  # «SO2、NOx排放15.2t、47.8t» needs no «分别», other lists are none
    if len(heads) != len(run):
        _to_places(run, listed_places(text[max(0, start - _BEFORE) : start - 1]))
        return
    places = full_names([text[a:b] for a, b in heads])
    if all(places):
        _to_places(run, places)
        return
    words = [[w for w in told if a <= w.start < b] for a, b in heads]
    own = [
        [w for w in part if not w.concepts & lexicon.neutral or w.concepts & _TIMES]
        for part in words
    ]
    if all(own):  # «年初、年末贮存量»: the last head is that of all
        own = [
            p if _tells(p[-1:]) else [*p, *(w for w in own[-1] if not w.concepts & _TIMES)]
            for p in own
        ]
    if not all(own):
        if each is not None:
            _to_places(run, ())
        return
    shared = [w for w in told if w.start >= end]
    before, behind = own[0][:-1], own[-1][1:]
    if any(w.concepts & _TIMES for p in own for w in p):
        before, behind = [], []
        mine = own
    else:
        mine = [[own[0][-1]], *own[1:-1], [own[-1][0]]]
    for clause, part in zip(run, mine, strict=True):
        clause.left = [*before, *part, *behind, *shared]
        clause.dealt = True


def _tells(words: Sequence[Word]) -> bool:
    """Whether words say more than a time."""
    return any(not w.concepts & _TIMES for w in words)


def _years(text: str, first: Clause) -> list[str]:
    """The years listed before the words of a list."""
    found: list[str] = []
    at: Clause | None = first.follows
    end = first.start
    while (
        at is not None and at.token is not None and at.token.kind == "year" and len(found) < _MOST
    ):
        between = text[at.token.end : end]
        if found and not _BETWEEN.fullmatch(between):
            break
        found.insert(0, at.token.text)
        end = at.token.start
        at = at.follows
    return found if len(found) > 1 else []


def _to_places(run: Sequence[Clause], places: Sequence[str]) -> None:
    """Deal out to blocks named before; where there are none, the list is of nobody knows what."""
    first = run[0]
    for n, clause in enumerate(run):
        clause.undealt = len(places) != len(run)
        if not clause.undealt:
            clause.place, clause.left, clause.dealt = places[n], first.left, True


def _heads(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a list of heads."""
    found, at = [], start
    for m in _JOINT.finditer(text, start, end):
        found.append((at, m.start()))
        at = m.end()
    return [*found, (at, end)]


def _counts(clause: Clause, start: int) -> bool:
    """Whether a clause has a figure behind ``start``."""
    return clause.token is not None and clause.token.kind in FIGURES and clause.token.start >= start
