"""Achievements of another year, and plans for a year that is over: the text of an older report."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences, without_rows
from yuanjian.audit.clauses import clause_around
from yuanjian.audit.finding import Finding
from yuanjian.audit.years import DOCUMENT, HISTORY, LOOKS_BACK, PLANNED, YEAR
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts

_TOLD_YEARLY = (
    "results", "water", "air", "soil", "waste", "complaints", "risk", "monitoring", "management", "overview",
    "credit", "eia", "zoning",
)  # fmt: skip


_MIXED = ("overview", "credit", "eia", "zoning")
"""Chapters that tell of other years too, the park's history and when things were set up."""
_OF_A_YEAR = re.compile(
    r"(?:度|内)?,?(?:全年|园区|我区|全区|园区内|区内)?(?:范围|规划|新入园|新增|共|没有|未|无|不存在|受理|收到|实现|完成|规模以上|工业|监测|演练|培训|"
    r"排查|预审|审查|审议|否决|劝退|\d{1,4}(?:家|个|次)"
    r"|由[^,。;]{2,24}(?:实施完|承担|完成|开展|监测|检测))"
)
_AS_LAST_YEAR = re.compile(r"[同与和跟][上去]年度?[^,。;]{0,4}?(?:一样|相同|一致|持平|不变|无异)")
"""«产业定位同上年一样» looks at this year."""
_OF_NO_YEAR = ("park.", "history.", "document.", "enforcement.", "emergency.plan")
_BEGINS = re.compile(r"(?:^.{0,2}|[,;:](?:系|为|即|是)?|(?:企业|单位|园区|全区|区内|[水站]厂))$")
"""What only the year reported on has: nothing happened, nothing changed, so many came."""


@check("文字写的是别的年度", "query", why="逻辑：成效和措施写报告年度，计划写报告年度之后")
def find(f: Facts) -> Iterator[Finding]:
    """A sentence that only names other years and looks back at nothing; a plan to be done by a year that is over.

    In the chapters on water, air and the like only one that begins with last year, or the year before it.
    """
    if not without_rows(f, "33"):
        return
    for sentence in own_sentences(f):
        plain = DOCUMENT.sub(lambda m: "\0" * len(m[0]), sentence.folded)
        if sentence.passage.part in _TOLD_YEARLY and not sentence.passage.required:
            first = _of_another_year(f, sentence, plain)
            if first is not None:
                yield _finding(f, sentence, first, f"写的是{first[1]}年", f"{f.year}年的情况")
        elif sentence.passage.part == "plans":
            for match in PLANNED.finditer(plain):
                if int(match[1] or match[2]) <= f.year:
                    said = f"计划的时间是{match[1] or match[2]}年"
                    yield _finding(f, sentence, match, said, f"{f.year}年以后")
                    break


def _of_another_year(f: Facts, sentence: Words, plain: str) -> re.Match[str] | None:
    """The year of a sentence that tells of other years only, and does not look back."""
    years = list(YEAR.finditer(plain))
    others = {int(y[1]) for y in years}
    if not years or others & {f.year, f.year + 1}:
        return None
    if _figures_of_last_year_alone(f, sentence, plain, years[0]):
        return years[0]
    if LOOKS_BACK.search(_AS_LAST_YEAR.sub("", plain)):
        return None
    if sentence.passage.part != "results":
        begins = _BEGINS.search(plain[: years[0].start()]) is not None
        if not begins or not others <= {f.year - 1, f.year - 2}:
            return None
        if sentence.passage.part in _MIXED and not _OF_A_YEAR.match(plain, years[0].end()):
            return None
    return years[0]


def _figures_of_last_year_alone(
    f: Facts, sentence: Words, plain: str, first: re.Match[str]
) -> bool:
    """Whether it names last year alone and gives figures that the report does not tell for its own year anywhere."""
    if int(first[1]) != f.year - 1 or HISTORY.search(plain):
        return False
    told = [c for c in _claims(f, sentence) if not c.fact.startswith(_OF_NO_YEAR) and not c.scope]
    own = f.kept("facts of the report's year", lambda: _own(f))
    of_last = [c for c in told if c.period == str(f.year - 1)]
    return bool(of_last) and not any((c.fact, c.subject) in own for c in of_last)


def _claims(f: Facts, sentence: Words) -> list[Claim]:
    at, passage = sentence.passage.place.paragraph, sentence.passage
    first, last = passage.at[sentence.start], passage.at[sentence.end - 1]
    return [
        c for c in f.dossier.claims
        if c.place.paragraph == at and first <= c.place.start <= last
    ]  # fmt: skip


def _own(f: Facts) -> frozenset[tuple[str, str]]:
    return frozenset((c.fact, c.subject) for c in f.dossier.claims if c.period in ("", str(f.year)))


def _finding(f: Facts, sentence: Words, match: re.Match[str], found: str, expected: str) -> Finding:
    words = clause_around(sentence, *match.span())
    return Finding(
        f"“{words.quote.text[:60]}”{found}，报告年度为{f.year}年",
        quotes=(words.quote,),
        expected=expected,
        found=found,
        advice="请核对年份，是否为以前年度报告的文字；确为回顾的，写明与本年度的关系。",
        verify="成效写报告年度，计划写以后的年度。",
    )
