"""Yes and no in a report's prose and tables: passages → statements, in linear time.

A requirement's text (the requirement column of tables 1 to 3, the standard of table 4) is kept as such and claims
nothing of the park. What is only supposed, or told of another time, is a mere mention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yuanjian.facts.claim import ASPECT, Modality, Passage, Statement
from yuanjian.reading.statements_clauses import Clause, clauses
from yuanjian.reading.statements_predicates import Said, further_on, judged
from yuanjian.reading.statements_subjects import subject_of
from yuanjian.reading.statements_topics import Hit, named

_LEANS = re.compile(r"(?:因此|因而|故|所以|从而|并|且|但|而|同时)")
_CAPTION = re.compile(r"(?:续?表|图)\d")
_LONGEST = 120


def statements(passages: Sequence[Passage]) -> tuple[Statement, ...]:
    """All statements of a report, in reading order."""
    return tuple(one for passage in passages if _running(passage) for one in _of(passage))


def _running(passage: Passage) -> bool:
    """Whether it says anything: no heading, caption or number."""
    silent = passage.key in ("head", "seq", "no", "pts", "self", "l1", "l2", "dim")
    return not (passage.level or silent or _CAPTION.match(passage.folded))


def _of(passage: Passage) -> Iterator[Statement]:
    text = passage.folded
    hits = named(text)
    if not hits:
        return
    parts = clauses(text)
    outer = [i for i, c in enumerate(parts) if not c.inner]
    starts = [c.start for c in parts]
    carried: dict[int, str] = {}
    told: set[tuple[str, bool, int]] = set()
    for hit in hits:
        at = _clause_of(parts, starts, hit)
        if at is None:
            continue
        clause = parts[at]
        following = _following(parts, outer, at)
        said = judged(text, clause, hit, following)
        subject = subject_of(text, clause, hit, said, carried.get(clause.sentence, ""))
        carried[clause.sentence] = subject
        made = [(aspect, said) for aspect in _aspects(passage, said)]
        if following is not None and clause.closes == "," and not _names(hits, following):
            more = further_on(text, following)
            made += [(more.aspect, replace(more, beyond=True))] if more is not None else []
        for aspect, one in made:
            statement = _statement(passage, parts, at, hit, one, subject, following, aspect)
            if (statement.topic, statement.polarity, at) not in told:
                told.add((statement.topic, statement.polarity, at))
                yield statement


def _names(hits: Sequence[Hit], clause: Clause) -> bool:
    """Whether a clause names a topic of its own."""
    return any(clause.start <= h.start < clause.end for h in hits)


def _aspects(passage: Passage, said: Said | None) -> tuple[str, ...]:
    """A step that was done («已备案»), or enough of it («充足»), says that it is there; the contrary says only itself."""
    if said is None or passage.required:
        return ("",)
    return ("", said.aspect) if said.aspect and said.polarity else (said.aspect,)


def _clause_of(parts: list[Clause], starts: list[int], hit: Hit) -> int | None:
    """The innermost clause that holds the hit's start: the last one that began before it and has not ended."""
    at = bisect_right(starts, hit.start) - 1
    for index in range(at, max(at - 12, -1), -1):
        if parts[index].end > hit.start:
            return index
    return None


def _following(parts: list[Clause], outer: list[int], at: int) -> Clause | None:
    where = bisect_right(outer, at)
    if parts[at].inner or where >= len(outer):
        return None
    following = parts[outer[where]]
    return following if following.sentence == parts[at].sentence else None


def _statement(
    passage: Passage,
    parts: list[Clause],
    at: int,
    hit: Hit,
    said: Said | None,
    subject: str,
    following: Clause | None,
    aspect: str,
) -> Statement:
    text = passage.folded
    clause = parts[at]
    start, end = clause.start, max(clause.end, hit.end)
    if said is not None and said.beyond and following is not None:
        end = following.end
    if _LEANS.match(text, start) and at > 0 and parts[at - 1].sentence == clause.sentence:
        start = parts[at - 1].start
    if end - start > _LONGEST:
        start, end = max(start, hit.start - 60), min(end, hit.end + 40)
    words, place = passage.quote(start, end)
    topic = f"{hit.topic.name}{ASPECT}{aspect}" if aspect else hit.topic.name
    polarity = said.polarity if said is not None else True
    return Statement(topic, polarity, _modality(passage, said, text, clause), words, place, subject)


def _modality(passage: Passage, said: Said | None, text: str, clause: Clause) -> Modality:
    if passage.required:
        return "requirement" if said is not None else "mention"
    if said is None:
        return "mention"
    if passage.part == "plans" and said.modality == "done":
        done = any(t.kind == "done" for t in clause.tokens)
        return "done" if done else "intention"
    return said.modality
