"""A chapter of the prescribed report that is not there."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.annexes._form import finished, headings, in_hunan
from yuanjian.audit.finding import Finding, Quote, Unassessed
from yuanjian.facts.claim import Part, Passage
from yuanjian.facts.engine import Facts

# The prescribed chapters in order, each with the parts that may tell it.
_CHAPTERS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    ("园区概况", ("overview",)),
    ("规划环评批复要求落实情况", ("eia",)),
    ("“三线一单”落地应用情况", ("zoning",)),
    ("水环境管理", ("water",)),
    ("大气环境管理", ("air",)),
    ("土壤环境管理", ("soil",)),
    ("固体废物管理", ("waste",)),
    ("投诉管理", ("complaints",)),
    ("园区信用评价", ("credit",)),
    ("成效、主要措施做法", ("results",)),
    ("存在主要问题和难题", ("problems",)),
    ("下一步工作计划", ("plans",)),
)
_MATTERS: dict[Part, re.Pattern[str]] = {
    "overview": re.compile(r"园区位于|主导产业|(?:核准|规划)(?:范围)?面积"),
    "soil": re.compile(r"土壤(?:环境)?(?:质量)?(?:监测|污染)|污染地块"),
    "waste": re.compile(r"固体废物产生|危险废物产生|固废产生"),
    "complaints": re.compile(r"投诉|信访件|来信来访|举报件"),
    "air": re.compile(r"(?:空气|大气)(?:环境)?质量.{0,12}(?:达标|优良)"),
}
_ENOUGH = 7


@check("缺少规定的章节", "major", why="湖南省园区生态环境管理自评估报告模板：一至五章及第二章各节")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Only of a report in this form (most chapters are there) that does not break off before the missing one."""
    there = headings(f)
    found = [any(p in there for p in parts) or _told(f, parts[0]) for _, parts in _CHAPTERS]
    if sum(found) < _ENOUGH:
        return
    if not in_hunan(f):
        yield Unassessed("只收有湖南省的报告格式；全国和其他省份对章节的规定没有见到原文，不作判断")
        return
    last = max(i for i, one in enumerate(found) if one)
    missing = [name for i, (name, _) in enumerate(_CHAPTERS) if not found[i] and i < last]
    tail = [name for i, (name, _) in enumerate(_CHAPTERS) if i > last]
    if tail and finished(f):
        missing += tail
    elif tail:
        yield Unassessed(f"文件在“{_CHAPTERS[last][0]}”中断，其后的章节无从核对")
    yield from _finding(there, missing)


def _told(f: Facts, part: Part) -> bool:
    """Whether the matter of a chapter without a heading of its own is told elsewhere."""
    pattern = _MATTERS.get(part)
    return pattern is not None and any(
        pattern.search(p.folded) for p in f.dossier.text if not p.in_table and not p.level
    )


def _finding(there: dict[Part, Passage], missing: list[str]) -> Iterator[Finding]:
    if not missing:
        return
    headings = [Quote(*p.quote()) for p in there.values()]
    yield Finding(
        f"没有“{'”“'.join(missing)}”",
        quotes=tuple(headings[:6]),
        expected="各章节齐全",
        found=f"缺{len(missing)}节",
        advice="请补写；没有相应情况的，写明“不涉及”和原因，不要删去章节。",
        verify="规定的章节齐全。",
    )
