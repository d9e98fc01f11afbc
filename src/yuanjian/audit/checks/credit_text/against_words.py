"""A deduction that the park does not take while its own text states the very condition."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause
from yuanjian.audit.stated import (
    EXISTING,
    NOT_FIVE_YEARS,
    VARIED,
    CreditItem,
    credit_items,
    done,
    named,
    of_other_years,
    quotes_of,
    sentence_of,
)
from yuanjian.core.rounding import plain
from yuanjian.facts.claim import Statement
from yuanjian.facts.engine import Facts

_EXCUSED = re.compile(
    r"[无不][需须必]|不需要|免[于予]|未到|不到|不涉及"
)  # not due is not left undone
_NOT_YET = re.compile(rf"{NOT_FIVE_YEARS}|尚未到期|按(?:照)?规定(?:暂|可|无|不)")


@check(
    "自评未扣分，报告文字却写明了扣分情形",
    "major",
    why="评价指标表：符合评价标准所述情形的，扣该项分值",
)
def find(f: Facts) -> Iterator[Finding]:
    """By the topics of the item's wording; a topic of which many things are said is left out."""
    for item in credit_items(f):
        if item.points > 0 or item.own is None or item.own != 0:
            continue
        against = _against(f, item)
        if against:
            yield _finding(item, against)


def _against(f: Facts, item: CreditItem) -> list[Statement]:
    found = []
    for statement in done(f):
        topic = statement.topic
        if topic not in item.topics or topic in VARIED:
            continue
        sentence = sentence_of(f, statement)
        if _EXCUSED.search(statement.quote) or (sentence and _NOT_YET.search(sentence.folded)):
            continue
        if of_other_years(f, statement):
            continue
        own = not statement.subject or topic in EXISTING
        if statement.polarity == item.topics[topic] and own:
            found.append(statement)
    return found


def _finding(item: CreditItem, against: list[Statement]) -> Finding:
    return Finding(
        f"第{item.number}项“{item.wording[:40]}”自评 0 分，报告却写“{against[0].quote[:40]}”",
        quotes=(item.quote, item.quote_own, *quotes_of(against, 3)),
        expected=plain(item.points),
        found="0",
        advice=f"请核实“{named(against[0].topic)}”的实际情况：确如文字所写，自评改为 {plain(item.points)} 分；已整改的，更正文字并附佐证。",
        verify="自评分值与全文一致。",
        credit=(item.number,),
        cause=cell_cause(item.row, "self"),
    )
