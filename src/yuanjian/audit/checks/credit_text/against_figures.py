"""A deduction that the park does not take while the report's own figures show its condition."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import all_told, own_sentences
from yuanjian.audit.clauses import clause_of
from yuanjian.audit.finding import Finding, Quote, cell_cause
from yuanjian.audit.stated import CreditItem, credit_items
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts

# Of a topic: the facts that are above 0, or below 100, when its condition holds.
_ABOVE_NONE = {
    "污水处理厂执法监测": ("sewage.enforcement_failures", "enforcement.failed_tests"),
    "黑名单企业": ("enforcement.blacklistings", "enterprises.blacklisted"),
    "危险废物非法转移处置": ("enforcement.dumping",),
    "突发环境事件": ("enforcement.incidents",),
    "省级以上通报": ("enforcement.notices_above",),
    "限批挂牌约谈": ("enforcement.restrictions",),
    "项目环评": ("eia.without",),
}  # fmt: skip
_BELOW_ALL = {"废水集中处理": ("wastewater.central_rate",)}
_TEST = re.compile(
    r"(?:执法|监督性?|监督)(?:监测|检测|抽测)[^。;]{0,40}?(?:超标|不达标|不合格|超过限值)"
)
_NONE = re.compile(
    r"(?:未|无|没有|不存在|0次|零)[^,。;]{0,6}(?:超标|不达标|不合格)|(?:均|全部)(?:达标|合格)"
)


@check(
    "自评未扣分，报告的数字显示应扣", "major", why="评价指标表：符合评价标准所述情形的，扣该项分值"
)
def find(f: Facts) -> Iterator[Finding]:
    """By the topics of the item's wording."""
    for item in credit_items(f):
        if item.points > 0 or item.own is None or item.own != 0:
            continue
        found = _shown(f, item)
        if found is not None:
            yield _finding(item, *found)


def _shown(f: Facts, item: CreditItem) -> tuple[Quote, str] | None:
    for topic in item.topics:
        for fact in _ABOVE_NONE.get(topic, ()):
            for one in all_told(f, fact, None):
                if one.number > 0:
                    return one.quote, f"{one.label}{one.said}"
        for fact in _BELOW_ALL.get(topic, ()):
            for one in all_told(f, fact, None):
                if one.interval.high < 100:
                    return one.quote, f"{one.label}{one.said}"
        if topic == "污水处理厂执法监测":
            return _failed_test(f)
    return None


def _failed_test(f: Facts) -> tuple[Quote, str] | None:
    for sentence in own_sentences(f):
        match = _TEST.search(sentence.folded)
        if match and sentence.passage.table != "4" and not _NONE.search(match[0]):
            quote = clause_of(sentence, match).quote
            return quote, quote.text
    return None


def _finding(item: CreditItem, quote: Quote, said: str) -> Finding:
    return Finding(
        f"第{item.number}项“{item.wording[:40]}”自评 0 分，报告却写“{said[:50]}”",
        quotes=(item.quote, item.quote_own, quote),
        expected=plain(item.points),
        found="0",
        advice=f"请核实：数字属实的，自评改为 {plain(item.points)} 分；数字有误的更正，并附佐证。",
        verify="自评分值与全文的数字一致。",
        credit=(item.number,),
        cause=cell_cause(item.row, "self"),
    )
