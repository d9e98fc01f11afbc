"""A word or a character written twice, or half a word left over: 依托依托, 核准准面积, 的消环境."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.clauses import around
from yuanjian.audit.finding import Finding
from yuanjian.audit.shelf_words import words_of
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts

_TWICE = re.compile(r"([\u4e00-\u9fff]{2,12}?)\1")
_TWIN = re.compile(r"([\u4e00-\u9fff])\1")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STEP = re.compile(r"[一二三四五六七八九十逐各]|^年$|[^一-鿿]年$|年年")


@check("文字重复、多字或缺字", "wording", why="文字规范：没有多余和缺漏的字词")
def find(f: Facts) -> Iterator[Finding]:
    """One finding for each slip, with all places where the same stands."""
    found: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    for passage in f.dossier.text:
        if passage.key == "head":
            continue
        for start, end, what in _slips(passage):
            words = around(passage, start, end, 2)
            found[passage.folded[start:end]].append((words, what))
    for slip, places in found.items():
        yield Finding(
            f"“{slip}”{places[0][1]}" + (f"，共 {len(places)} 处" if len(places) > 1 else ""),
            quotes=tuple(words.quote for words, _ in places[:5]),
            found=slip,
            advice="请核对并改正；引用批复原文的，与原件核对。",
            verify="全文没有这一写法。",
        )


def _slips(passage: Passage) -> Iterator[tuple[int, int, str]]:
    text = passage.folded
    seen: set[int] = set()
    for match in _TWICE.finditer(text):
        if _broken(passage, match.end(1)):
            continue
        if not _STEP.search(match[1]) and len(set(match[1])) > 1:
            seen.update(range(*match.span()))
            yield match.start(), match.end(), "疑为词语重复"
    for match in _TWIN.finditer(text):
        broken = _broken(passage, match.start() + 1)
        if match.start() not in seen and not broken and _is_slip(text, match):
            before = max(match.start() - 1, 0)
            yield before, min(match.end() + 1, len(text)), "疑为多写一字"
    yield from _halves(text)


def _broken(passage: Passage, at: int) -> bool:
    """Whether a line ends before ``folded[at]``: two lines of a cell meet, not two words."""
    return "\n" in passage.text[passage.at[at - 1] : passage.at[at]]


def _is_slip(text: str, match: re.Match[str]) -> bool:
    alone, pairs, both, _ = _table()
    if _TWIN.match(text, match.end()) or _TWIN.match(
        text, max(match.start() - 2, 0), match.start()
    ):
        return False  # 方方面面
    before = text[match.start() - 1] if match.start() else ""
    behind = text[match.end()] if match.end() < len(text) else ""
    if match[1] in alone:
        fine_before, fine_behind = alone[match[1]]
        return bool(
            _HAN.match(before) and _HAN.match(behind)
            and before not in fine_before and behind not in fine_behind
        )  # fmt: skip
    if match[1] in both:
        ends, starts = both[match[1]]
        return (bool(before) and before in ends) != (bool(behind) and behind in starts)
    if match[1] in pairs:
        ends, starts = pairs[match[1]]
        return bool(before) and before in ends and not (behind and behind in starts)
    return False


def _halves(text: str) -> Iterator[tuple[int, int, str]]:
    """A character that only stands in words, between characters that make none with it."""
    bound = _table()[-1]
    pattern = _bound_pattern()
    for match in pattern.finditer(text):
        before = text[match.start() - 1] if match.start() else ""
        behind = text[match.end()] if match.end() < len(text) else ""
        fine_before, fine_behind = bound[match[0]]
        if not (_HAN.match(before) and _HAN.match(behind)):
            continue
        if before not in fine_before and behind not in fine_behind and before != match[0] != behind:
            yield match.start() - 1, min(match.end() + 2, len(text)), "疑有多字或缺字"


@cache
def _bound_pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(_table()[-1]) + "]")


_Table = dict[str, tuple[str, str]]


@cache
def _table() -> tuple[_Table, _Table, _Table, _Table]:
    told = words_of("wording", "twins")
    alone = {t["twin"]: (t["before"], t["behind"]) for t in told["alone"]}
    pairs = {t["twin"]: (t["ends"], t["starts"]) for t in told["pairs"]}
    both = {t["twin"]: (t["ends"], t["starts"]) for t in told["both"]}
    bound = {t["char"]: (t["before"], t["behind"]) for t in told["bound"]}
    return alone, pairs, both, bound
