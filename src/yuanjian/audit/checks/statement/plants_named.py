"""More sewage plants named in the text than the report counts."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, sentences, told
from yuanjian.audit.clauses import clause_of
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_PLANT = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:污水处理厂|污水厂|水质净化厂|再生水厂)")
_KINDS = re.compile(r"(?:污水处理厂|污水厂|水质净化厂|再生水厂)$")
# What stands before a proper name, or instead of one.
_BEFORE = re.compile(
    r".*(?:排入|接入|纳入|进入|对接|送至|依托|排至|排往|汇入|排向|园区|开发区|保税区|产业园|工业园|集中区|经开区|高新区|已有|现有|集中|城市|城镇|市政"
    r"|工业|区域|配套|新建|规划|所有|名称|工程|附近|周边|下游|上游|分区|[经由为和与及是在的至到往该各本座个家后县镇、])"
)


@check(
    "污水处理厂的数量与文中提到的厂名不一致",
    "query",
    why="逻辑：园区污水排入几座厂，数量、厂名和去向应一致",
)
def find(f: Facts) -> Iterator[Finding]:
    """The names that the sewage of the park is said to go to, requirements included, against the count."""
    count = told(f, "sewage.count")
    if count is None:
        return
    found: dict[str, Words] = {}
    for passage in f.dossier.text:
        for sentence in sentences(passage):
            for match in _PLANT.finditer(sentence.folded):
                name = _name(match[0])
                if name:
                    found.setdefault(name, clause_of(sentence, match))
    if len(found) <= count.number:
        return
    names = "、".join(found)
    yield Finding(
        f"集中污水处理设施写{count.said}，文中提到的有 {len(found)} 座：{names}",
        quotes=(count.quote, *(w.quote for w in list(found.values())[:5])),
        expected=f"{count.said}，或写明各厂与园区的关系",
        found=names,
        advice="请核实园区污水的实际去向：是否仍有排入其他污水处理厂的区域，各厂的水量和达标情况；已停用的写明时间。",
        verify="数量、厂名和排水去向一致。",
        credit=(5, 6),
        cause="sewage/count",
    )


def _name(words: str) -> str:
    """The proper name of a plant («九华»), «» for a common noun."""
    plain = _BEFORE.sub("", _KINDS.sub("", words))
    return plain if 2 <= len(plain) <= 6 else ""
