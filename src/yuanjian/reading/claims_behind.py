"""What the words behind a number make of it: a condition that things are counted by, or who and how much at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yuanjian.reading.grammar import Clause, Word
from yuanjian.reading.lexicon.units import dimension

_THRESHOLD = re.compile(r"(?:的|且|并|及)?[\u4e00-\u9fff]{0,12}(?:企业|项目|单位|公司)")
EVERY = re.compile(
    r"(?:企业|项目|结果|以上|上述)?(?:已经|目前|现已|已)?(?:均|全部|都|一律|逐一|100%)"
)
"""Behind a number: what follows is said of every one of them."""
_LOOK = 60
_AMOUNTS = ("mass", "mass/year", "volume", "volume/day", "volume/year")


def is_condition(text: str, clause: Clause) -> bool:
    """«5000万美元以上龙头企业»: a condition that things are counted by."""
    token = clause.token
    assert token is not None
    behind = text[token.end : min(clause.right_end, token.end + _LOOK)]
    if token.bound and _THRESHOLD.match(behind):
        return True
    return bool(token.unit and re.match(r"且|并且", behind))


def who_and_how_much(clauses: Sequence[Clause], index: int) -> bool:
    """«25家企业产生固废100吨»: the same words say who and how much."""
    token, behind = clauses[index].token, clauses[index + 1].token
    if token is None or behind is None or dimension(token.unit) != "count":
        return False
    return dimension(behind.unit) in _AMOUNTS


def of_every(text: str, clause: Clause, told: bool) -> bool:
    """«发现隐患12处，已全部整改»: what is said behind the comma is said of all that the words before count."""
    return told and clause.closes == "," and bool(EVERY.match(text, clause.right_end + 1))


def leaving_one(words: Sequence[Word], neutral: frozenset[str]) -> list[Word]:
    """«12个处理设施已建成运营10个»: the last word before the next number is that number's own."""
    own = [i for i, w in enumerate(words) if not w.concepts <= neutral]
    return list(words[: own[-1]] if len(own) > 1 else words)
