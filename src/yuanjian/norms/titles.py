"""Official titles of national laws, regulations, rules and standards, for reading how a report cites them."""

from __future__ import annotations

import re
from functools import cache

from yuanjian.norms.document import folders, read_yaml

_REPUBLIC = "中华人民共和国"
_TAIL = re.compile(
    r"[(（](?:试行|暂行|修订|修正|[\d年]{4,6}(?:修订|修正|本|版)?|征求意见稿|送审稿)[)）]$"
)
_PLACE = re.compile(r"省|自治区|市|县")
_SHORTEST = 6
_LAW = re.compile(r"(?:法|条例|办法|规定)$")
_OF_ALL = re.compile(r"污染|环境|生态|保护|防治|防止|防制|整治|治理|控制|管理|促进|中国|和|与|的")
"""Words that most of these laws have in their titles, and that are mixed up; what is left tells them apart."""
_SHORT = (("环保法", "环境保护法"), ("环评法", "环境影响评价法"), ("固废法", "固体废物污染环境防治法"), ("固体废物防治法", "固体废物污染环境防治法"),
          ("水污染法", "水污染防治法"), ("大气法", "大气污染防治法"), ("土壤法", "土壤污染防治法"), ("环保税法", "环境保护税法"),
          ("固体废弃物", "固体废物"), ("环保管理条例", "环境保护管理条例"))  # fmt: skip


@cache
def titles() -> frozenset[str]:
    """All titles, a law's also without the name of the republic."""
    found: set[str] = set()
    for folder in folders("titles"):
        for title in read_yaml("titles", folder, "norm.yaml")["titles"]:
            found |= {title, title.removeprefix(_REPUBLIC)}
    return frozenset(found)


def nearest(said: str) -> str | None:
    """The one official title that ``said`` is a slip of; None when it is one itself, or near none.

    One character may differ in a title of six to eleven, two in a longer one. Titles of provinces
    and cities are left alone: they differ from the national ones by their place.
    """
    plain = _TAIL.sub("", said.replace("（", "(").replace("）", ")"))
    known = titles()
    if plain in known or said in known or len(plain) < 3 or _PLACE.search(plain[:8]):
        return None
    spelt = _spelt_out(plain)
    if spelt != plain and spelt in known:
        return spelt
    most = 1 if len(plain) < 12 else 2
    near = [
        t for t in known if abs(len(t) - len(plain)) <= most and _distance(plain, t, most) <= most
    ] or _turned_round(plain, known)
    near = _of_one_matter(plain, known) or near
    if len(plain) < _SHORTEST:
        return None
    best = min(
        near,
        key=lambda t: (_matter(t) != _matter(plain), _distance(plain, t, len(t)), -len(t), t),
        default=None,
    )
    return best if best is not None and len(best) >= _SHORTEST else None


def _turned_round(said: str, known: frozenset[str]) -> list[str]:
    """The titles whose words stand in another order: 固体废物环境污染防治法 for 固体废物污染环境防治法."""
    if len(said) < _SHORTEST + 2:
        return []
    characters = sorted(said)
    return [
        t for t in known if len(t) == len(said) and t[-1] == said[-1] and sorted(t) == characters
    ]


def _of_one_matter(said: str, known: frozenset[str]) -> list[str]:
    """The laws of the Congress on the same matter: 固体废物污染防止法, 大气环境保护条例.

    Only of a title that claims to be such a law; a rule, a plan or a standard on the matter is another document.
    """
    claims = said.startswith(_REPUBLIC) or (said.endswith("法") and not said.endswith("办法"))
    matter = _matter(said)
    if not claims or not matter:
        return []
    laws = (t for t in known if t.endswith("法") and not t.endswith("办法"))
    return [
        t for t in laws
        if _matter(t) == matter
        and _OF_ALL.search(t.removeprefix(_REPUBLIC))
        and t.startswith(_REPUBLIC) == said.startswith(_REPUBLIC)
    ]  # fmt: skip


def _matter(title: str) -> str:
    return _OF_ALL.sub("", _LAW.sub("", title.removeprefix(_REPUBLIC))).replace(
        "固体废弃物", "固体废物"
    )


def _spelt_out(said: str) -> str:
    """A title with its short forms written out: 环保法 is the 环境保护法."""
    plain = said if said.startswith(_REPUBLIC) else re.sub(r"^中国(?!人民)", _REPUBLIC, said)
    for short, full in _SHORT:
        plain = plain.replace(short, full)
    return plain


def _distance(one: str, other: str, most: int) -> int:
    """Edit distance, given up beyond ``most``."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        if min(new) > most:
            return most + 1
        row = new
    return row[-1]
