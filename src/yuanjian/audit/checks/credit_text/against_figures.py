"""A deduction that the park does not take while the report's own figures show its condition."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import all_told, own_sentences
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
    r"(?:执法|监督性?|监管性)(?:监测|检测|抽测|采样|抽检|抽查|检查)|抽测|抽检|抽查采样"
)
_OF_PLANT = re.compile(r"污水|净化厂|净化中心|净水厂|处理厂|出水|尾水")
_CLAUSE = re.compile(r"[^,。;:!?、]+")
_FAILED = re.compile(
    r"超标|超限|(?:不|未|没有|未能)(?:稳定|全部|完全)?(?:达标|合格|达到[^,。;]{0,12}(?:标准|限值|要求))|不合格|(?:超出|超过|高于|大于)[^,。;]{0,12}(?:限值|标准)"
)
_NONE = re.compile(
    r"(?:未(?!达|能达|合|稳|全|完)|无|没有?(?!达|合|稳|全)|不存在|不曾|从未|并未|零|杜绝|避免|防止|如|若|一旦"
    r"|(?<![\d.])0[次起个])[^,。;]{0,10}?(?:超标|超限|不达标|不合格|超出|超过|高于)"
    r"|(?:超标|超限|不达标|不合格)[^,。;\d]{0,6}(?:[0零](?![\d.])|无|未|没有|不存在)"
)
_RATE = re.compile(r"(?:达标|合格)率[^,。;\d]{0,4}(\d{1,3}(?:\.\d+)?)%")
_FIRMS = re.compile(r"企业|公司")


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
    """A sentence on tests of the plant by the authority, and the clause of it that tells of a failure."""
    for sentence in own_sentences(f):
        text = sentence.folded
        test = _TEST.search(text)
        if test is None or sentence.passage.table == "4" or not _OF_PLANT.search(text):
            continue
        for clause in _CLAUSE.finditer(text):
            if clause.end() > test.start() and _fails(clause[0]):
                start = min(test.start(), clause.start())
                quote = sentence.cut(start, clause.end()).quote
                return quote, quote.text
    return None


def _fails(clause: str) -> bool:
    rate = _RATE.search(clause)
    if rate is not None:
        return float(rate[1]) < 100
    if _FIRMS.search(clause):
        return False
    return _FAILED.search(clause) is not None and not _NONE.search(clause)


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
