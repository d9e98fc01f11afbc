"""What the form left behind: alternatives that nobody struck out, placeholders, instructions."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_UNIT = r"(?:个|家|件|年|月|日|万|亿|吨|t/|%|平方公里|公里|km|人|次|号)"
_RESIDUE = re.compile(
    r"(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?P<choice>市区\(县\)|市\(州\)(?=位于|\S{0,4}园)|县\(市、区\)|省\(区、市\)"
    r"|国家级/省级|国家/省级|省级/国家级|是/否|有/无|(?:个|家)/(?:个|家))"
    r"|(?P<level>级别(?:为|是|:)级(?:工业|产业)?(?:园区|开发区)?)"
    rf"|(?<![A-Za-z0-9])(?P<letter>[Xx×]{{1,4}}|[Xx]{{2,8}})(?={_UNIT})"
    r"|(?P<name>(?<![A-Za-z0-9])(?:X{2,8}|x{2,8}|×{2,8}|\*{2,8}|※{1,8}|○{2,8}|〇{2,8}|△{2,8}|□{2,8})(?![A-Za-z0-9]))"
    r"|(?P<line>_{2,30})"
    r"|(?P<hole>\{\{[^{}]{1,24}\}\}|\[(?:请?填写?|待填|待补|此处|插入)[^\[\]]{0,20}\]|<(?:请|填写|园区|企业|名称|日期|数字)[^<>]{0,12}>)"
    r"|(?P<gap>[(\[<{]{1,2}[^()\[\]<>{},。;]{0,8}(?:待(?:填|统计|汇总|核算|测算|收集|补(?![办建植测种缴])|定|核|完善|更新|录|提供|确认)|"
    r"[请需应](?:填|补充|补录|核实|核定|确认|完善|更新|插入|提供|录入))[^()\[\]<>{},。;]{0,8}[)\]>}]{1,2})"
    r"|(?P<told>请填写|此处填写|\(填写[^()]{0,30}\)|(?:数据|数字|内容|日期|名称|此处)(?:待补|待填|待定)|待补充|待填报|待填写|\(可另附页\)|"
    r"\(示例\)|填表说明:|\{[a-z_]+\.[a-z_.@]+\})"
)  # fmt: skip


@check(
    "模板的空位、选项或提示没有处理",
    "query",
    why="填报要求：报告中不留模板的占位符、备选项和填写提示",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a kind of residue; what only needs striking out is a matter of wording."""
    found: dict[str, list[Words]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for passage in own_words(f):
        for match in _RESIDUE.finditer(passage.folded):
            found[match[0]].append(around(passage, *match.span(), 6))
            kinds[match[0]] = match.lastgroup or ""
    for text, places in found.items():
        only_words = kinds[text] in ("choice", "told")
        yield Finding(
            f"“{places[0].quote.text}”留有模板的{'备选项或提示' if only_words else '空位'}“{text}”"
            + (f"，共 {len(places)} 处" if len(places) > 1 else ""),
            quotes=tuple(p.quote for p in places[:5]),
            expected="本园区的实际内容",
            found=text,
            advice="请填写实际内容，删去不适用的选项和填写提示。",
            verify="全文没有模板的占位符和提示。",
            severity="wording" if only_words else None,
        )
