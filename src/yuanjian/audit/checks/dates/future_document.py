"""A document whose number is of a year that had not begun when the report was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.dates._told import latest
from yuanjian.audit.claimed import own_sentences
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_NUMBERED = re.compile(r"[\u4e00-\u9fff]{2,10}[\[(〔](?P<year>(?:19|20)\d{2})[\])〕]\d{1,4}号?")


@check(
    "引用了成文之后的文件",
    "major",
    why="党政机关公文处理工作条例 第九条：发文字号的年份即发文之年；逻辑：不能引用尚未印发的文件",
)
def find(f: Facts) -> Iterator[Finding]:
    """Each document once."""
    last = latest(f)
    seen: set[str] = set()
    for words in own_sentences(f):
        for match in _NUMBERED.finditer(words.folded):
            if int(match["year"]) <= last.year or match[0] in seen:
                continue
            seen.add(match[0])
            yield Finding(
                f"文号 {match[0]} 的年份晚于报告成文（{last.year}年）",
                quotes=(words.found(match).quote,),
                expected=f"不晚于 {last.year} 年",
                found=match["year"],
                advice="请与文件原件核对文号中的年份。",
                verify="文号的年份不晚于成文之年。",
                subject=match[0],
            )
