"""«共24项», «三个区块»: a list against the count that is stated of it, and what is named twice in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_words, sentences
from yuanjian.audit.finding import Finding, Quote
from yuanjian.core.numbers import chinese_integer
from yuanjian.facts.engine import Facts
from yuanjian.norms.limits import find_standard
from yuanjian.norms.pollutants import pollutant

_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_THING = r"(?:项|个|种|类|家|条|处|座|大|所|名)"
_AFTER = re.compile(
    rf"(?:[,(]?等?(?:共计|合计|总计|总共|一共|共有|共|计)|等|\((?=[^()]{{1,4}}\))|[,。;]?(?:以上|上述|前述|这)(?:共计|合计|共)?){_N}{_THING}"
)
_LEADS = r"(?:即|:|包括|包含|涉及|分别(?:为|是|有)|依次(?:为|是)|具体(?:为|是|有)|主要(?:为|是|有)|为:|名单(?:为|是))"
_BEFORE = re.compile(
    rf"{_N}{_THING}[^,;。:、\d]{{0,8}}(?:,?{_LEADS}+|,(?:为|是|有)):?(?P<list>[^;。:]{{4,400}})$"
)
_BRACKETED = re.compile(
    rf"{_N}{_THING}[^,;。:、()\d]{{0,8}}\((?:{_LEADS})?(?P<list>[^()]{{4,200}})\)"
)
_FACTOR = re.compile(r"PM2\.5|PM10|SO2|NO2|O3|BOD5|CO2|H2S|NH3-N|NH3|N2O|PM1")
_SPLIT = re.compile(r"[、,]|(?<=[^\d])和(?=[^\d])|以及|及(?!时)")
_OPENS = re.compile(r".*(?::|为|是|包括|包含|有|对|测)", re.DOTALL)
_COUNTED = re.compile(
    rf"(?:\d|[零一二两三四五六七八九十])(?:{_THING}$|(?:家|户|个|吨|件|份|处|次|天|公里|万|亿|元|t|%|m|k))"
)
_WATER = "GB 3838"
_MOST_OF = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, its items, and the count that is stated of it."""

    words: Words
    count: Words
    number: int
    items: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """Whether the count cannot be; a list that ends with 等 may leave things out."""
        more = len(self.items) > self.number
        return more or (len(self.items) < self.number and not self.count.folded.startswith("等"))


@check("列举的项数与所写的数目不符", "query", why="逻辑：“共N项”等于列出的项数，同一项不重复列举")
def find(f: Facts) -> Iterator[Finding]:
    """Lists of at least three items whose end or head states how many they are."""
    for passage in own_words(f):
        for sentence in sentences(passage):
            for one in _lists(sentence):
                twice = [i for i, n in Counter(map(_key, one.items)).items() if n > 1]
                if one.wrong or twice:
                    yield _finding(f, one, twice)


def _lists(sentence: Words) -> Iterator[Listed]:
    text = sentence.folded
    for match in _AFTER.finditer(text):
        number = _number(match)
        start = _start(text, match.start())
        items = _items(text[start : match.start()])
        if number is not None and number >= 3 and len(items) >= 3 and not _parts(items):
            yield Listed(sentence.cut(start, match.start()), sentence.found(match), number, items)
    yield from _in_brackets(sentence)
    head = _BEFORE.search(text)
    if head is None or "等" in head["list"][-6:] or re.search(r"\d", head["list"]):
        return
    number, items = _number(head), _items(head["list"])
    if number is not None and number >= 2 and len(items) >= 2 and not _parts(items):
        count = sentence.cut(head.start(), head.start("list"))
        yield Listed(sentence.found(head, "list"), count, number, items)


def _in_brackets(sentence: Words) -> Iterator[Listed]:
    """«6项（PM10、PM2.5、SO2…）»; a bracket that names only some of many is no list of all."""
    for match in _BRACKETED.finditer(sentence.folded):
        said = match["list"]
        if "等" in said[-6:] or re.search(r"\d", _FACTOR.sub("", said)):
            continue
        number, items = _number(match), _items(said)
        if number is None or min(number, len(items)) < 3 or _parts(items):
            continue
        if abs(number - len(items)) <= max(2, number // 3):
            count = sentence.cut(match.start(), match.start("list"))
            yield Listed(sentence.found(match, "list"), count, number, items)


def _number(match: re.Match[str]) -> int | None:
    said = match["n"]
    return int(said) if said.isdigit() else chinese_integer(said)


def _start(text: str, end: int) -> int:
    """Where the list that ends here begins: behind its colon, 为 or 包括."""
    head = text[max(0, end - 400) : end]
    first = head.find("、")
    if first < 0:
        return end
    opens = _OPENS.match(head[:first])
    return max(0, end - 400) + (opens.end() if opens else 0)


def _items(text: str) -> tuple[str, ...]:
    return tuple(p for p in (part.strip(":等(") for part in _SPLIT.split(text)) if p)


def _parts(items: tuple[str, ...]) -> bool:
    """Whether the items carry numbers of their own: parts of a total, not a list."""
    return sum(_COUNTED.search(_FACTOR.sub("", i)) is not None for i in items) >= 2


def _key(item: str) -> str:
    return re.sub(r"\(.*?\)", "", item).upper()


def _finding(f: Facts, one: Listed, twice: list[str]) -> Finding:
    parts = (
        [f"写“{one.count.folded}”，实列 {len(one.items)} 项"]
        if len(one.items) != one.number
        else []
    )
    if twice:
        parts.append(f"“{'、'.join(twice)}”重复")
    lacking = _lacking(f, one)
    if lacking:
        parts.append(f"与 GB 3838 表1 的24项相比缺{'、'.join(lacking)}")
    return Finding(
        "，".join(parts),
        quotes=(one.count.quote, *_around(one, twice)),
        expected=f"{one.number} 项，不重复",
        found=f"{len(one.items)} 项",
        advice="请逐项核对名称和项数，删去重复的，补上漏写的。",
        verify="列出的项数等于所写的数目，没有重复。",
    )


def _around(one: Listed, twice: list[str]) -> tuple[Quote, ...]:
    """The list, or the stretches around what is named twice."""
    if not twice:
        return (one.words.quote,)
    found: list[Quote] = []
    text = one.words.folded
    at = text.upper().find(twice[0])
    while at >= 0 and len(found) < 3:
        start, end = (
            text.rfind("、", 0, max(at - 6, 0)) + 1,
            text.find("、", at + len(twice[0]) + 5),
        )
        found.append(one.words.cut(start, end if end >= 0 else len(text)).quote)
        at = text.upper().find(twice[0], at + 1)
    return tuple(found)


def _lacking(f: Facts, one: Listed) -> list[str]:
    """Items of the surface water standard that a list of nearly all of them leaves out."""
    rows = find_standard(_WATER, date(f.year, 12, 31))[0].rows(date(f.year, 12, 31))
    basic = [r["item"] for r in rows if r["table"] == "表1"]
    names = {_name(i) for i in one.items}
    lacking = [item for item in basic if _name(item) not in names]
    return lacking if len(basic) - len(lacking) >= _MOST_OF else []


def _name(item: str) -> str:
    known = pollutant(item)
    return known.name if known else _key(item)
