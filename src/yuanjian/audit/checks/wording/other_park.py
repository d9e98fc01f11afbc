"""The name of another place's park in a report: boilerplate, or a comparison."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import own_sentences, without_rows
from yuanjian.audit.clauses import clause_around
from yuanjian.audit.finding import Finding
from yuanjian.audit.park_names import named_parks, other_parks
from yuanjian.facts.amount import Words
from yuanjian.facts.engine import Facts

_TITLE = re.compile(r"《[^《》]{0,200}》")
_RELATED = re.compile(
    r"学习|考察|借鉴|对标|交流|相比|移交|迁往|转移至|委托|依托|位于|属于|隶属|托管|飞地|共建|合作|原为|原名|更名|合并|毗邻|相邻|紧邻|重叠|接壤|以[东南西北]"
)


@check(
    "文字中出现其他园区的名称",
    "query",
    why="逻辑：报告写本园区的情况，其他园区的名称多为套用文字所遗留",
)
def find(f: Facts) -> Iterator[Finding]:
    """Parks whose place the report's title, name and first chapter do not know; titles of documents are quoted."""
    if not without_rows(f, "01"):
        return
    park = _own_name(f)
    if not park:
        return
    titles = [p.folded for p in f.dossier.text if p.part == "title" and not p.in_table]
    overview = [p.folded[:400] for p in f.dossier.text if p.part == "overview" and not p.in_table]
    known = park + "".join(titles + [p for p in overview if len(p) > 12][:1])
    own = park + "".join(titles + overview)
    seen: set[str] = set()
    for sentence in own_sentences(f):
        if sentence.passage.part in ("title", "annexes", "signature"):
            continue
        shown = _TITLE.sub(lambda m: "\0" * len(m[0]), sentence.folded)
        named = (*other_parks(shown, own), *named_parks(shown, known))
        for name in () if _RELATED.search(shown) else named:
            if name in seen:
                continue
            seen.add(name)
            at = shown.index(name)
            yield Finding(
                f"文中提到“{name}”，本报告的园区是“{park}”",
                quotes=(clause_around(sentence, at, at + len(name)).quote,),
                expected=park,
                found=name,
                advice="请核对是否套用了其他园区的文字；确需提到的，写明关系。",
                verify="文中没有其他园区的名称，或写明关系。",
            )


def _own_name(f: Facts) -> str:
    """The park's name as the report states it, or its title."""
    for claim in f.dossier.claims:
        if claim.fact == "park.name" and isinstance(claim.known, Words) and claim.known.text:
            return claim.known.text
    return next((p.folded for p in f.dossier.text if p.part == "title" and len(p.folded) > 6), "")
