"""A list of factors against the number that it says it has, twins in it, and the basic items of the standard."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_words
from yuanjian.audit.clauses import around
from yuanjian.audit.factor_lists import Named, factors_in, names
from yuanjian.audit.finding import Finding, listed
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts
from yuanjian.norms.limits import limits
from yuanjian.norms.pollutants import pollutant

_COUNT = re.compile(r"(共|共计|合计|总计|等)(\d{1,3})(?:项|个)(?:监测)?(?:指标|因子|项目|参数)?")
_SURFACE = "GB 3838-2002"
_BASIC = "表1"
_MOSTLY = 0.75


@check(
    "监测因子清单有误",
    "query",
    why="逻辑：所列因子数应与所称项数一致，不重复；地表水按GB 3838—2002表1基本项目24项",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a list of at least six factors."""
    for passage in own_words(f):
        named = factors_in(passage.folded)
        if len(named) < 6:
            continue
        wrong = list(_wrong(f, passage, named))
        if wrong:
            yield _finding(passage, named, [w for w, _ in wrong], [q for _, q in wrong])


def _wrong(f: Facts, passage: Passage, named: Sequence[Named]) -> Iterator[tuple[str, Words]]:
    stated = _stated(passage, named)
    parts = _listed(passage, named)
    if stated is not None and (stated[0] < parts or (stated[0] != parts and not stated[2])):
        yield f"称{stated[0]}项，实列{parts}项", stated[1]
    twice = [n for n, count in Counter(n.factor.name for n in named).items() if count > 1]
    for name in twice:
        where = [n for n in named if n.factor.name == name]
        yield f"{name}重复", around(passage, where[0].start, where[0].end, 8)
        yield f"{name}重复", around(passage, where[-1].start, where[-1].end, 8)
    missing = _missing_basic(f, passage, named) if stated is not None or twice else []
    if missing:
        yield (
            f"与GB 3838—2002表1基本项目相比缺{listed(missing)}",
            around(passage, named[0].start, named[-1].end, 0),
        )


def _stated(passage: Passage, named: Sequence[Named]) -> tuple[int, Words, bool] | None:
    """The number of factors that the list says it has, right behind it, and whether it says «among others»."""
    match = _COUNT.search(passage.folded, named[-1].end, named[-1].end + 12)
    if match is None:
        return None
    return int(match[2]), around(passage, *match.span(), 0), match[1] == "等"


def _listed(passage: Passage, named: Sequence[Named]) -> int:
    """How many things the list holds, those that no dictionary knows included."""
    body = passage.folded[named[0].start : named[-1].end]
    return len([part for part in re.split(r"[、,;]", body) if part])


def _missing_basic(f: Facts, passage: Passage, named: Sequence[Named]) -> list[str]:
    """The basic items of surface water that a list that is mostly made of them leaves out."""
    basic = _basic(f)
    there = set(names(list(named)))
    known = [b for b in basic if b in there]
    if len(known) < len(basic) * _MOSTLY or "断面" not in passage.folded:
        return []
    return [b for b in basic if b not in there]


def _basic(f: Facts) -> tuple[str, ...]:
    def read() -> tuple[str, ...]:
        rows = limits(_SURFACE, on=date(f.year, 12, 31))
        items = dict.fromkeys(r.item for r in rows if _BASIC in r.clause)
        known = (pollutant(item) for item in items)
        return tuple(p.name for p in known if p is not None)

    return f.kept("basic items of surface water", read)


def _finding(
    passage: Passage, named: Sequence[Named], wrong: list[str], quotes: list[Words]
) -> Finding:
    what = "；".join(dict.fromkeys(wrong))
    first = {q.quote.text: q.quote for q in quotes}
    return Finding(
        f"监测因子清单：{what}",
        quotes=tuple(first.values())[:6],
        expected="项数与清单一致、不重复、不缺基本项目",
        found=what,
        advice="请与监测报告核对后改正因子清单和项数；缺测的基本项目写明原因。",
        verify="项数与清单一致，基本项目齐全。",
    )
