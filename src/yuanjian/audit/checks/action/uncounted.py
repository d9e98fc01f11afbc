"""«多次», «每季度», «定期» in the achievements, with no number and no record."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, sentences
from yuanjian.audit.clauses import clause_of
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_OFTEN = re.compile(r"多次|数次|多轮|经常|每季度|每月|每周|定期|不定期|持续开展|大力开展|深入开展")
_ACT = re.compile(r"排查|检查|巡查|会议|培训|演练|宣传|执法|研究部署|召开|督查|督察|行动|监测")
_COUNTED = re.compile(
    r"(?:\d+|[一二三四五六七八九十百两]+)(?:余|多)?(?:次|场|期|轮|人次|家次|处|个问题|项问题|份)(?!性)|\d{1,2}月|附件"
)


@check("称“多次”“定期”，没有次数和记录", "query", why="逻辑：成效中的次数应写明并有记录可查")
def find(f: Facts) -> Iterator[Finding]:
    """One finding for the chapter: the sentences that say often and count nothing."""
    found: list[Words] = []
    for passage in f.dossier.text:
        if passage.part != "results" or passage.in_table or passage.level:
            continue
        for sentence in sentences(passage):
            match = _OFTEN.search(sentence.folded)
            if match and _ACT.search(sentence.folded) and not _COUNTED.search(sentence.folded):
                found.append(clause_of(sentence, match, 60))
    if found:
        often = dict.fromkeys(_OFTEN.findall("".join(w.folded for w in found)))
        yield Finding(
            f"{len(found)} 处写“{'”“'.join(often)}”，没有写次数，也没有记录",
            quotes=tuple(w.quote for w in found[:6]),
            expected="次数、日期、结果（附记录）",
            found="没有次数",
            advice="请写明次数、日期、发现和整改的问题数，附会议纪要、检查记录。",
            verify="写有次数并有记录可查。",
        )
