"""Punctuation written twice or of two kinds at once, and brackets that do not pair."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts

_TWICE = re.compile(r"[,。;:、]{2,6}")
_PAIRS = {")": "(", "]": "[", "》": "《"}
_SHOWN = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）"})
_LISTED = re.compile(r"(?:^|[,。;、:])[\d一二三四五六七八九十A-Za-z①-⑳]{1,3}$")


@check("标点重复、并用或括号不成对", "wording", why="GB/T 15834—2011 标点符号用法")
def find(f: Facts) -> Iterator[Finding]:
    """One finding a kind, with its places."""
    found: dict[str, list[Words]] = defaultdict(list)
    for passage in f.dossier.text:
        for match in _TWICE.finditer(passage.folded):
            found[match[0].translate(_SHOWN)].append(around(passage, *match.span(), 4))
        for at in _unpaired(passage):
            found["括号不成对"].append(around(passage, at, at + 1, 8))
    for what, places in found.items():
        named = what if what == "括号不成对" else f"标点“{what}”重复或并用"
        yield Finding(
            f"{named}，共 {len(places)} 处",
            quotes=tuple(p.quote for p in places[:6]),
            found=what,
            advice="请改为一个正确的标点，括号、书名号成对使用。",
            verify="没有重复、并用的标点和不成对的括号。",
        )


def _unpaired(passage: Passage) -> Iterator[int]:
    """Brackets of a paragraph without their other half; the bracket of a list's number has none."""
    if passage.in_table or passage.level:
        return
    text = passage.folded
    open_ones: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS.values():
            open_ones.append((char, at))
        elif char in _PAIRS:
            if open_ones and open_ones[-1][0] == _PAIRS[char]:
                open_ones.pop()
            elif not _LISTED.search(text[max(0, at - 5) : at]):
                yield at
    yield from (at for _, at in open_ones)
