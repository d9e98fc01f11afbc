"""A bonus that the park gives itself without a word about it, or against its own words."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause
from yuanjian.audit.stated import (
    CreditItem,
    base,
    credit_items,
    done,
    named,
    own_mentions,
    quotes_of,
)
from yuanjian.core.rounding import plain
from yuanjian.facts.claim import Statement
from yuanjian.facts.engine import Facts


@check(
    "加分没有文字佐证，或与文字相反", "major", why="评价指标表加分项：须有建成或实施的事实和证明"
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a bonus."""
    for item in credit_items(f):
        if item.points < 0 or not item.own or not item.topics:
            continue
        said = [s for s in done(f) if base(s) in item.topics]
        against = [s for s in said if not s.polarity and s.topic == base(s)]
        if against:
            yield _against(item, against)
        elif not any(s.polarity for s in said):
            yield _absent(item, [s for s in own_mentions(f) if base(s) in item.topics])


def _against(item: CreditItem, against: list[Statement]) -> Finding:
    return Finding(
        f"第{item.number}项“{item.wording[:40]}”自评加 {plain(item.points)} 分，报告却写“{against[0].quote[:50]}”",
        quotes=(item.quote, item.quote_own, *quotes_of(against, 3)),
        expected="0，或写明已建成的内容并附证明",
        found=plain(item.own or item.points),
        advice="请写明加分对应的是哪一项建设内容、建成时间和联网情况并附证明；没有建成的，自评改为 0。",
        verify="正文写有加分的事实，与其他章节不矛盾。",
        credit=(item.number,),
        cause=cell_cause(item.row, "self"),
    )


def _absent(item: CreditItem, mentions: list[Statement]) -> Finding:
    """Named without a word of its being there: asked about; never named: to be proved."""
    topic = named(next(iter(item.topics)))
    return Finding(
        f"第{item.number}项自评加 {plain(item.points)} 分，报告正文没有写“{topic}”的建设情况",
        quotes=(item.quote, item.quote_own, *quotes_of(mentions, 2)),
        expected="正文写明建设内容、建成时间，并附证明",
        found="没有写到",
        advice="请在正文补充建设内容、建成时间、运行情况并附证明材料；没有的，自评改为 0。",
        verify="正文写有加分的事实并列有证明。",
        credit=(item.number,),
        severity="query" if mentions else None,
        cause=cell_cause(item.row, "self"),
    )
