"""Words that are written for others: 此生 for 次生, 末完成 for 未完成."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.audit.shelf_words import words_of
from yuanjian.facts.engine import Facts


@check("疑为错别字", "wording", why="文字规范：用词与国家通用语言文字和环境管理术语一致")
def find(f: Facts) -> Iterator[Finding]:
    """One finding a word, with all its places; quoted requirements included."""
    pattern, entries = _table()
    found: dict[str, list[Words]] = defaultdict(list)
    for passage in f.dossier.text:
        for match in pattern.finditer(passage.folded):
            one, text = entries[match[0]], passage.folded
            if one.unless_behind and not text[match.end() :].strip():
                continue  # the end of a heading: nothing follows that could be missing
            if text.startswith(one.unless_behind, match.end()):
                continue
            if text.endswith(one.unless, 0, match.start()):
                continue
            found[match[0]].append(around(passage, *match.span(), 3))
    for wrong, places in found.items():
        right = entries[wrong].right
        yield Finding(
            f"“{wrong}”疑为“{right}”" + (f"，共 {len(places)} 处" if len(places) > 1 else ""),
            quotes=tuple(p.quote for p in places[:5]),
            expected=right,
            found=wrong,
            advice=f"请改为“{right}”；引用批复原文的，与原件核对。",
            verify="全文没有这一写法。",
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """``unless`` and ``unless_behind``: what makes it right, standing before or behind it (empty tuples: nothing)."""

    right: str
    unless: tuple[str, ...]
    unless_behind: tuple[str, ...]


@cache
def _table() -> tuple[re.Pattern[str], dict[str, _Entry]]:
    entries = {
        told["wrong"]: _Entry(
            told["right"], tuple(told.get("unless", ())), tuple(told.get("unless_behind", ()))
        )
        for told in words_of("wording", "confusions")
    }
    words = sorted(entries, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), entries
