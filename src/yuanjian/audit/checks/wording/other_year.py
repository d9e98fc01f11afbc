"""Achievements of another year, and plans for a year that is over: the text of an older report."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences, without_rows
from yuanjian.audit.clauses import clause_around
from yuanjian.audit.finding import Finding
from yuanjian.audit.years import DOCUMENT, LOOKS_BACK, PLANNED, YEAR
from yuanjian.facts.engine import Facts


@check("文字写的是别的年度", "query", why="逻辑：成效和措施写报告年度，计划写报告年度之后")
def find(f: Facts) -> Iterator[Finding]:
    """A sentence that only names other years and looks back at nothing; a plan to be done by a year that is over."""
    if not without_rows(f, "33"):
        return
    for sentence in own_sentences(f):
        plain = DOCUMENT.sub(lambda m: "\0" * len(m[0]), sentence.folded)
        if sentence.passage.part == "results":
            years = list(YEAR.finditer(plain))
            others = {int(y[1]) for y in years}
            if years and not others & {f.year, f.year + 1} and not LOOKS_BACK.search(plain):
                named = "、".join(f"{y}年" for y in sorted(others))
                yield _finding(f, sentence, years[0], f"写的是{named}", f"{f.year}年的情况")
        elif sentence.passage.part == "plans":
            for match in PLANNED.finditer(plain):
                if int(match[1]) <= f.year:
                    said = f"计划的时间是{match[1]}年"
                    yield _finding(f, sentence, match, said, f"{f.year}年以后")
                    break


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
