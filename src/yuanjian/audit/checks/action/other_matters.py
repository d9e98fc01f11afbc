"""Achievements that tell of production safety and fire, not of the environment."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, sentences
from yuanjian.audit.clauses import clause_of
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_SAFETY = re.compile(r"安全生产|消防|火灾|扑救|灭火|疫情防控|道路交通安全|食品安全|维稳|创文")
_MOST = 3


@check(
    "环保成效中写入安全、消防等其他工作",
    "query",
    why="自评估报告三：写生态环境管理的成效和做法，其他工作不能证明环境管理的落实",
)
def find(f: Facts) -> Iterator[Finding]:
    """Three mentions and more in the chapter on achievements."""
    found: list[Words] = []
    for passage in f.dossier.text:
        if passage.part != "results" or passage.in_table or passage.level:
            continue
        for sentence in sentences(passage):
            seen = set()
            for match in _SAFETY.finditer(sentence.folded):
                words = clause_of(sentence, match, 60)
                if words.start not in seen:
                    seen.add(words.start)
                    found.append(words)
    if len(found) < _MOST:
        return
    yield Finding(
        f"成效和做法中有 {len(found)} 处写的是安全生产、消防等工作",
        quotes=tuple(w.quote for w in found[:6]),
        expected="生态环境管理的做法、次数、结果",
        found=f"{len(found)} 处",
        advice="请只写生态环境管理的工作，写明次数、日期和结果；安全生产工作另行报送。",
        verify="成效写的是生态环境管理的工作。",
    )
