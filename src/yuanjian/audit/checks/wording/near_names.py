"""Names that are nearly one: a station's or plant's with a character more or less, a firm's with another legal form,
a document's number under two titles or a title under two numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words
from yuanjian.audit.finding import Finding
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts

_PLACED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:楼顶|顶楼|自动监测站|监测站|监测点|子站|断面|水质净化厂|污水处理厂|净水厂)"
)
_WINDOWS = (8, 12)
"""Characters, the kind included, that two names must share but for one."""
_SAME_BEFORE, _SAME_BEHIND, _LONGEST = 3, 2, 20
# A character that tells one thing from another of its kind.
_TELLING = frozenset("一二三四五六七八九十东西南北中上下左右前后内外新老旧大小甲乙丙丁和与及")
_MONITORED = re.compile(
    r"([\u4e00-\u9fff])([\u4e00-\u9fff]{4})(?:环境|空气|大气|质量|自动|常规|小微|微型|在线)*(监测站|监测点)(?![位源])"
)
_COMMON = re.compile(
    r"[气声壤水尘界处测控规的设有在及和与]|环境|园区|城市|常规|小微|国控|省控|市控|个|座"
)
_FIRM = re.compile(
    r"(?:^|(?<=[、,;:。]))([\u4e00-\u9fffA-Za-z()]{4,30}?)(有限责任公司|股份有限公司|有限公司)"
)
_CITED = re.compile(
    r"《([^《》]{4,120})》(?:[(,]|的?批复)?([\u4e00-\u9fff]{2,8}\[(?:19|20)\d\d\]\d{1,4}号)"
)
_ISSUER = re.compile(r"^[\u4e00-\u9fff]{2,20}?(?:厅|局|委|部|办公厅|政府|国务院)关于")
_WHOLE = re.compile(r"[\w\u4e00-\u9fff]+")
_ADVICE = "请核实是否同一对象；是的，全文统一为一种写法，首次出现时注明简称。"

Forms = dict[str, list[Words]]


@check(
    "名称只差一两个字",
    "wording",
    why="文字规范：同一监测点、设施、企业、文件全文用同一名称和文号",
)
def find(f: Facts) -> Iterator[Finding]:
    """What stands together in one paragraph or table is told apart there, and so is no slip."""
    passages = [p for p in f.dossier.text if not p.required]
    for forms in (*_near_places(passages), *_two_kinds(passages), *_legal_forms(passages)):
        if not _told_apart(forms):
            yield _finding(forms, "疑为同一对象")
    yield from _documents(passages)


def _near_places(passages: Iterable[Passage]) -> Iterator[Forms]:
    """Names of places that differ by one character within, told once for however long a stretch they share."""
    stretches = _stretches(passages)
    told: list[Forms] = []
    for long, words in stretches.items():
        if len(long) - 1 not in _WINDOWS:
            continue
        for short in _one_less(long):
            forms = _widened(words, stretches[short]) if short in stretches else {}
            if forms and not any(_within(forms, other) for other in told):
                told.append(forms)
                yield forms


def _stretches(passages: Iterable[Passage]) -> dict[str, list[Words]]:
    """The characters before and with every kind of place, as many as two names must share, and one more."""
    found: dict[str, list[Words]] = defaultdict(list)
    lengths = {length + more for length in _WINDOWS for more in (0, 1)}
    for passage in passages:
        for match in _PLACED.finditer(passage.folded):
            for length in sorted(lengths):
                words = Words(passage, max(match.end() - length, 0), match.end())
                if len(words.folded) == length and _WHOLE.fullmatch(words.folded):
                    found[words.folded].append(words)
    return found


def _one_less(text: str) -> Iterator[str]:
    """The text without one inner character, where that one tells nothing apart."""
    for at in range(_SAME_BEFORE, len(text) - _SAME_BEHIND):
        if text[at] not in _TELLING and not text[at].isdigit() and not text[at].isascii():
            yield text[:at] + text[at + 1 :]


def _widened(one: list[Words], other: list[Words]) -> Forms:
    """Both names with the characters before them that they share."""
    a, b = one[0], other[0]
    before = zip(
        reversed(a.passage.folded[: a.start]), reversed(b.passage.folded[: b.start]), strict=False
    )
    more = 0
    for left, right in before:
        if left != right or more == _LONGEST or not _WHOLE.fullmatch(left):
            break
        more += 1
    found: Forms = defaultdict(list)
    for words in (*one, *other):
        wide = Words(words.passage, max(words.start - more, 0), words.end)
        found[wide.folded].append(wide)
    return found if len(found) == 2 else {one[0].folded: one, other[0].folded: other}


def _within(forms: Forms, told: Forms) -> bool:
    """Whether the same slip was told by a longer or shorter stretch of the same names."""
    return all(any(a.endswith(b) or b.endswith(a) for b in told) for a in forms)


def _two_kinds(passages: Iterable[Passage]) -> Iterator[Forms]:
    """One named place that is a 监测站 here and a 监测点 there."""
    found: dict[str, dict[str, list[tuple[str, Words]]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        for match in _MONITORED.finditer(passage.folded):
            if not _COMMON.search(match[2]):
                words = Words(passage, match.start(2), match.end())
                found[match[2]][match[3]].append((match[1], words))
    for kinds in found.values():
        before = {char for same in kinds.values() for char, _ in same}
        if len(kinds) > 1 and not before & _TELLING:
            yield {same[0][1].folded: [words for _, words in same] for same in kinds.values()}


def _legal_forms(passages: Iterable[Passage]) -> Iterator[Forms]:
    """A firm that is 有限公司 here and 有限责任公司 there, or whose name lacks one character."""
    found: dict[str, Forms] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        for match in _FIRM.finditer(passage.folded):
            found[match[1]][match[0]].append(Words(passage, *match.span()))
    for forms in found.values():
        if len(forms) > 1:
            yield dict(forms)
    for name, forms in found.items():
        for short in _one_less(name):
            if short in found:
                yield {**forms, **found[short]}


def _documents(passages: Iterable[Passage]) -> Iterator[Finding]:
    titles: dict[str, Forms] = defaultdict(lambda: defaultdict(list))
    numbers: dict[str, Forms] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        for match in _CITED.finditer(passage.folded):
            words = Words(passage, *match.span())
            title = _ISSUER.sub("关于", match[1])
            titles[match[2]][title].append(words)
            numbers[title][match[2]].append(words)
    for number, forms in titles.items():
        if len(forms) > 1 and any(not (a in b or b in a) for a, b in combinations(forms, 2)):
            yield _finding(forms, f"文号同为“{number}”，名称不同")
    for title, forms in numbers.items():
        if len(forms) > 1:
            yield _finding(forms, f"同为《{title}》，文号不同")


def _told_apart(forms: Forms) -> bool:
    """Whether two of the names stand in one paragraph or one table."""
    places = [
        {(w.passage.place.table or -(w.passage.place.paragraph or 0)) for w in words}
        for words in forms.values()
    ]
    return any(a & b for a, b in combinations(places, 2))


def _finding(forms: Forms, said: str) -> Finding:
    counted = "、".join(f"“{name}”{len(words)}处" for name, words in forms.items())
    return Finding(
        f"{counted}，{said}",
        quotes=tuple(w.quote for words in forms.values() for w in words[:2]),
        expected="一种写法",
        found="、".join(forms),
        advice=_ADVICE,
        verify="全文名称一致。",
    )
