"""A deed that an item asks for (a drill, a search), told without a date, a number or a record."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause
from yuanjian.audit.stated import CreditItem, credit_items, done, named, quotes_of, sentence_of
from yuanjian.facts.claim import Statement
from yuanjian.facts.engine import Facts

_DEEDS = ("应急演练", "环境隐患排查", "自行监测", "清洁生产审核")
_RECORD = re.compile(
    r"\d{1,2}月|\d{1,2}日|(?:\d+|[一二三四五六七八九十两]+)(?:余|多)?(?:次|场|期|轮|处|项|个问题|份|人次?)(?!性)|附件|见附|记录(?:在案|见)|[(〔\[]20\d\d"
)


@check(
    "应有记录的工作没有时间、次数或记录",
    "query",
    why="评价指标表：定期演练、隐患排查、自行监测以记录为证",
)
def find(f: Facts) -> Iterator[Finding]:
    """By item: no sentence about the deed holds anything that can be looked up."""
    for item in credit_items(f):
        if item.points > 0 or item.own is None or item.own != 0:
            continue
        for topic in _DEEDS:
            if topic == "自行监测" and len(f.rows("11")):
                continue  # the table of the monitoring plan is its record
            said = [s for s in done(f) if s.topic == topic and s.polarity and not s.subject]
            if topic in item.topics and said and not any(_recorded(f, s) for s in said):
                yield _finding(item, topic, said)


def _recorded(f: Facts, statement: Statement) -> bool:
    sentence = sentence_of(f, statement)
    return sentence is None or _RECORD.search(sentence.folded) is not None


def _finding(item: CreditItem, topic: str, said: list[Statement]) -> Finding:
    return Finding(
        f"第{item.number}项自评 0 分，“{named(topic)}”只有笼统说法，没有时间、次数或记录：“{said[0].quote[:50]}”",
        quotes=(item.quote, *quotes_of(said, 3)),
        expected="时间、次数、参加单位、记录（附件）",
        found=said[0].quote[:60],
        advice=f"请补写{named(topic)}的时间、次数、内容和参加单位，附记录、照片或通报。",
        verify="写有可核实的时间、次数，并列有记录。",
        credit=(item.number,),
        cause=cell_cause(item.row, "self"),
    )
