"""Years in prose that are not the report's: achievements of another year, plans for a year that is over."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._sentences import Sentence, sentences
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_YEAR = re.compile(r"(?<![\d〔（(\[-])(20\d{2})\s*年")
_DOCUMENT = re.compile(r"[〔（(\[]20\d{2}[〕）)\]]|《[^》]*》")
_BACKWARDS = re.compile(
    r"比|较|同期|以来|起|至今|截至|截止|自|从|于20\d{2}年|历年|年至|[—\-~～至到]20\d{2}|上年|去年|建成|批复|成立|设立|颁布|实施|印发|发布|投产|入园"
)
_PLANNED = re.compile(
    r"(20\d{2})\s*年(?:底|末|内|全年|上半年|下半年|第?[一二三四]季度|\d{1,2}月)?(?:底|末|份)?(?:之?前|以前)?"
    r"[^，,。；]{0,12}?(?:完成|建成|实现|达到|启动|开展|投入使用)"
)


@check("文字写的是别的年度", "query", why="逻辑：成效和措施写报告年度，计划写报告年度之后")
def find(f: Facts) -> Iterator[Finding]:
    """A sentence that only names other years and looks back at nothing; a plan to be done by a year that is over."""
    for sentence in sentences(f, "33", "text", types=("成效", "主要措施")):
        plain = _DOCUMENT.sub("", sentence.folded)
        years = [int(y) for y in _YEAR.findall(plain)]
        if (
            years
            and f.year not in years
            and f.year + 1 not in years
            and not _BACKWARDS.search(plain)
        ):
            what = "、".join(f"{y}年" for y in dict.fromkeys(years))
            yield _finding(f, sentence, f"写的是{what}", f"{f.year}年的情况")
    for sentence in sentences(f, "33", "text", types=("下一步计划",)):
        for match in _PLANNED.finditer(_DOCUMENT.sub("", sentence.folded)):
            if int(match[1]) <= f.year:
                yield _finding(f, sentence, f"计划的时间是{match[1]}年", f"{f.year}年以后")
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
