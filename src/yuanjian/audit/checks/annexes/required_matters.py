"""What a park anywhere in China must have done and a report on its environment therefore tells: for now one matter.

No national rule on the chapters of such a report has been seen, so nothing is demanded but what a national
document lays on every park; its clauses were not compared with the official text, and the finding says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.annexes._form import finished, headings, in_hunan
from yuanjian.audit.finding import Finding, Quote
from yuanjian.facts.claim import Part
from yuanjian.facts.engine import Facts
from yuanjian.norms.document import document


@dataclass(frozen=True, slots=True)
class _Matter:
    name: str
    told: re.Pattern[str]
    norm: str
    advice: str


_MATTERS = (
    _Matter(
        "规划环评（跟踪评价）及其审查意见的落实情况",
        re.compile("规划环评|规划环境影响|环境影响报告书|跟踪评价|区域环评"),
        "duties/planning_eia_2020",
        "请补写规划环评、跟踪评价的审查时间和文号，以及审查意见逐条落实的情况；由上级园区统一开展的，写明依托的文件。",
    ),
)
_TELLING: frozenset[Part] = frozenset(
    (
        "overview", "management", "eia", "zoning", "water", "air", "soil", "waste", "complaints", "risk",
        "problems", "plans",
    )
)  # fmt: skip
_ENOUGH = 3


@check(
    "没有写到各地园区都应有的内容",
    "query",
    why="环环评〔2020〕65号：产业园区开展规划环评和跟踪评价并落实审查意见（条文待核对原文）",
)
def find(f: Facts) -> Iterator[Finding]:
    """Of reports outside Hunan, whose own form says what they must have; of whole ones only."""
    f.asked.add("text")
    if not f.dossier.text:
        raise NotAssessed("没有报告正文")
    if in_hunan(f):
        raise NotAssessed("湖南省的报告按该省的报告模板核对章节，见“缺少规定的章节”")
    there = headings(f)
    if len(_TELLING & there.keys()) < _ENOUGH:
        raise NotAssessed("看不出是园区的年度报告：没有概况、各环境要素、问题和计划等章节的标题")
    if not finished(f):
        raise NotAssessed("文件在中间中断，没有写到的内容无从核对")
    for matter in _MATTERS:
        if any(matter.told.search(p.folded) for p in f.dossier.text):
            continue
        source = document(matter.norm)
        yield Finding(
            f"全文没有写到{matter.name}",
            quotes=tuple(Quote(*p.quote()) for p in there.values())[:6],
            expected=f"写明{matter.name}",
            found="没有写到",
            advice=f"{matter.advice}依据{source.cited}，{source.status.label}。",
            verify=f"正文写有{matter.name}。",
        )
