"""Years in prose that are not the report's: achievements of another year, plans for a year that is over."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._sentences import Sentence, sentences
from yuanjian.audit.finding import Finding
from yuanjian.audit.years import DOCUMENT, LOOKS_BACK, PLANNED, YEAR
from yuanjian.facts.engine import Facts


@check("文字写的是别的年度", "query", why="逻辑：成效和措施写报告年度，计划写报告年度之后")
def find(f: Facts) -> Iterator[Finding]:
    """A sentence that only names other years and looks back at nothing; a plan to be done by a year that is over."""
    for sentence in sentences(f, "33", "text", types=("成效", "主要措施")):
        plain = DOCUMENT.sub("", sentence.folded)
        years = [int(y) for y in YEAR.findall(plain)]
        if (
            years
            and f.year not in years
            and f.year + 1 not in years
            and not LOOKS_BACK.search(plain)
        ):
            what = "、".join(f"{y}年" for y in dict.fromkeys(years))
            yield _finding(f, sentence, f"写的是{what}", f"{f.year}年的情况")
    for sentence in sentences(f, "33", "text", types=("下一步计划",)):
        for match in PLANNED.finditer(DOCUMENT.sub("", sentence.folded)):
            if int(match[1] or match[2]) <= f.year:
                yield _finding(
                    f, sentence, f"计划的时间是{match[1] or match[2]}年", f"{f.year}年以后"
                )
                break


def _finding(f: Facts, sentence: Sentence, what: str, expected: str) -> Finding:
    return Finding(
        f"“{sentence.text[:60]}”{what}，报告年度为{f.year}年",
        quotes=(sentence.quote,),
        expected=expected,
        found=what,
        advice="请核对年份，是否为上年报告的文字；确为回顾的，写明与本年度的关系。",
        verify="成效写报告年度，计划写以后的年度。",
        subject=sentence.row.key,
    )
