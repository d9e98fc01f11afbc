"""Items without deduction of whose matter the report says nothing: by the table's rule it may cost all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.claimed import own_sentences
from yuanjian.audit.clauses import clause_of
from yuanjian.audit.finding import Finding, Quote, cell_cause
from yuanjian.audit.stated import (
    VARIED,
    CreditItem,
    base,
    credit_items,
    named,
    own_mentions,
    quote_statement,
)
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts

# What is told instead, and is not the same: the reader should see it beside the item.
_INSTEAD = {"污水处理厂执法监测": re.compile(r"在线监测达标率[^,;。]{0,12}")}
# Where the figures of another chapter speak for the item.
_TOLD_BY_FIGURES = {
    "项目环评": ("eia.approved", "eia.without"),
    "废水集中处理": ("wastewater.central_rate",),
    "规划环评": ("park.eia_document", "park.eia_title"),
    "规划重大调整": ("park.eia_document",),
}


@check(
    "自评未扣分，报告没有写到",
    "query",
    why="评价指标表说明二：若自查报告中未上报某项指标内容的，此项指标按最高分进行扣分",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding for all such items. Plans do not count as told, nor does the credit table itself."""
    told = {base(s) for s in own_mentions(f)}
    facts = {c.fact for c in f.dossier.claims}
    silent: list[_Silent] = []
    for item in credit_items(f):
        if item.points > 0 or item.own is None or item.own != 0 or not item.topics:
            continue
        topics = _asked(item)
        figures = {fact for t in topics for fact in _TOLD_BY_FIGURES.get(t, ())}
        if not told.intersection(topics) and not facts.intersection(figures):
            silent.append(_Silent(item, topics))
    if silent:
        yield _finding(f, silent)


@dataclass(frozen=True, slots=True)
class _Silent:
    """An item without deduction, and the topics of which the report says nothing."""

    item: CreditItem
    topics: list[str]

    @property
    def named(self) -> str:
        """«第20项 应急物资»."""
        return f"第{self.item.number}项 " + "、".join(dict.fromkeys(named(t) for t in self.topics))


def _asked(item: CreditItem) -> list[str]:
    """The topics to be told of: of what must be there, not the general ones that any chapter names."""
    own = [t for t, polarity in item.topics.items() if not polarity and t not in VARIED]
    return own or list(item.topics)


def _finding(f: Facts, silent: list[_Silent]) -> Finding:
    all_topics = [t for one in silent for t in one.topics]
    instead = list(_told_instead(f, all_topics))
    planned = [
        quote_statement(s)
        for s in f.dossier.statements
        if s.modality == "intention" and base(s) in all_topics
    ]
    more = f"（只写了“{instead[0].text}”）" if instead else ""
    points = plain(-sum((one.item.points for one in silent), Decimal(0)))
    names = "；".join(one.named for one in silent)
    return Finding(
        f"自评 0 分而报告没有写到情况的 {len(silent)} 项：{names}{more}；按说明二最多可扣 {points} 分",
        quotes=(
            *(q for one in silent for q in (one.item.quote, one.item.quote_own)),
            *instead[:1],
            *planned[:3],
        ),
        expected="写明各项的情况",
        found="没有写到",
        advice="请在正文相应章节补写各项：做了什么、何时、数量和文件，并附佐证；确实没有的，据实自评。",
        verify="正文写有各项内容，与自评一致。",
        credit=tuple(one.item.number for one in silent),
        cause=cell_cause(silent[0].item.row, "self")
        if len(silent) == 1
        else "credit table/unmentioned",
    )


def _told_instead(f: Facts, topics: list[str]) -> Iterator[Quote]:
    for topic in topics:
        pattern = _INSTEAD.get(topic)
        for sentence in own_sentences(f) if pattern else ():
            assert pattern is not None
            match = pattern.search(sentence.folded)
            if match and sentence.passage.table != "4":
                yield clause_of(sentence, match).quote
