"""The same said twice side by side: 状况与情况, 超过…以上, 约…左右."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_NUMBER = r"\d[\d.,]{0,12}\S{0,4}?"
_TWICE = re.compile(
    rf"(?:状况|情况|现状)(?:与|和|及)(?:状况|情况|现状)|超过{_NUMBER}以上|(?:不足|低于){_NUMBER}以下|(?:约|大约|大概){_NUMBER}左右"
    r"|开展进行|进行开展|(?:大约|约)近|接近约|目前现已|来自于|截止到至|共计约共"
)


@check("同义重复", "wording", why="文字规范：不叠用意思相同的词语")
def find(f: Facts) -> Iterator[Finding]:
    """One finding for all of them."""
    found: dict[str, Words] = {}
    for passage in f.dossier.text:
        if passage.required:
            continue
        for match in _TWICE.finditer(passage.folded):
            found.setdefault(match[0], around(passage, *match.span(), 4))
    if found:
        named = "、".join(f"“{slip}”" for slip in list(found)[:6])
        yield Finding(
            f"{named}意思重复",
            quotes=tuple(words.quote for words in list(found.values())[:6]),
            found=named,
            advice="请只留其中一个说法。",
            verify="没有叠用同义的词语。",
        )
