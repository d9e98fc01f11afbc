"""A thing that the report says is there, or was done, and elsewhere that it is not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding
from yuanjian.audit.stated import (
    ALL_FIRMS,
    EXISTING,
    SOME_FIRMS,
    VARIED,
    base,
    done,
    items_about,
    named,
    of_other_years,
    quotes_of,
    sentence_of,
)
from yuanjian.facts.claim import ASPECT, Statement
from yuanjian.facts.engine import Facts

_NEAR = 80
_TURNED = re.compile(
    r"原|此前|以前|过去|曾|之前|[去上]年|目前|现[已有在]|如今|已经|[^以]后|但|然而|不过|虽|尽管|其他|其余|部分|个别|少数|老|新|期|除|除外|外"
)
_PLAIN = frozenset({"备案", "公开", "投运", "验收", "联网"})
"""Steps that were taken or were not; how good something is, or how far it was carried out, is a matter of judgement."""


@check(
    "同一事项前后说法相反",
    "major",
    why="逻辑：同一年度、同一对象的同一事项，不能既有又无、既做又未做",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a topic. What is good enough and what is not is a matter of judgement: asked about."""
    by_topic: dict[str, list[Statement]] = defaultdict(list)
    for statement in done(f):
        if base(statement) not in VARIED:
            by_topic[statement.topic].append(statement)
    for topic, said in by_topic.items():
        yes, no = _sides(f, said)
        yes = [s for s in yes if not of_other_years(f, s)]
        no = [s for s in no if not of_other_years(f, s)]
        if yes and no:
            yield _finding(f, topic, yes, no)


def _sides(f: Facts, said: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """The statements on each side that one of the other side contradicts."""
    yes = [s for s in said if s.polarity]
    no = [s for s in said if not s.polarity]
    return (
        [y for y in yes if any(_against(f, y, n) for n in no)],
        [n for n in no if any(_against(f, y, n) for y in yes)],
    )


def _against(f: Facts, yes: Statement, no: Statement) -> bool:
    """Whether both cannot hold: of the same one, or of all firms and of some."""
    same = yes.subject == no.subject and yes.subject not in ("企业", SOME_FIRMS)
    if yes.topic in EXISTING:
        same = (
            True  # where one firm has it the park is not without, and «没有企业…» denies it of all
        )
    ranged = {yes.subject, no.subject} == {ALL_FIRMS, SOME_FIRMS}
    if not same and not ranged:
        return False
    one, other = yes.place, no.place
    apart = one.paragraph != other.paragraph or abs(one.start - other.start) > _NEAR
    return apart or _plainly(f, yes, no)


def _plainly(f: Facts, yes: Statement, no: Statement) -> bool:
    """Whether two sentences side by side contradict: neither speaks of another time or of a part, or turns."""
    first, second = sentence_of(f, yes), sentence_of(f, no)
    if first is None or second is None or first.start == second.start or yes.subject or no.subject:
        return False
    return not any(_TURNED.search(s.folded) for s in (first, second))


def _finding(f: Facts, topic: str, yes: list[Statement], no: list[Statement]) -> Finding:
    loose = ASPECT in topic and topic.partition(ASPECT)[2] not in _PLAIN
    return Finding(
        f"“{named(topic)}”前后说法相反：一处写“{yes[0].quote[:40]}”，另一处写“{no[0].quote[:40]}”",
        quotes=(*quotes_of(yes, 3), *quotes_of(no, 3)),
        expected="各处一致",
        found="有说是的，也有说否的",
        advice="请核实实际情况，统一各章节、各表和信用评价自评的说法，并附佐证材料。",
        verify="全文对该事项只有一种说法，且与信用评价自评一致。",
        subject=topic,
        credit=items_about(f, topic),
        severity="query" if loose else "blocker" if _answered_both_ways(yes, no) else None,
        cause=f"statement/{topic}",
    )


def _answered_both_ways(yes: Sequence[Statement], no: Sequence[Statement]) -> bool:
    """Whether the prescribed tables themselves answer the same point with yes and with no."""
    return any(s.place.table is not None for s in yes) and any(
        s.place.table is not None for s in no
    )
