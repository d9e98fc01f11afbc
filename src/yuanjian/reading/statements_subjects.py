"""Whom a clause speaks of: the park, all firms, some, a plant, an office."""

from __future__ import annotations

import re

from yuanjian.reading.statements_clauses import Clause, Token
from yuanjian.reading.statements_predicates import MAIN, Said
from yuanjian.reading.statements_topics import Hit

_SUBJECTS = {
    "subject_park": "", "subject_all": "各企业", "subject_some": "部分企业", "subject_plant": "污水处理厂",
    "subject_office": "主管部门",
}  # fmt: skip
_ALL = re.compile(r"均|都|全部|各|所有|每家|一律")
_SOME = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?家$|部分$|个别$|少数$|有的$")
_OWNED = re.compile(r"(?:企业|公司|单位)(?:的|自身|内部|环境)?$")
_OBJECT = re.compile(r"(?:对|向|与|为|组织|联合|会同|邀请|带领)[^,。;]{0,10}$")
_FOR_PARK = re.compile(
    r"(?:为|替|给|受|向|对)(?:本|全|整个|我)?(?:园区|开发区|经开区|高新区|保税区|工业园|产业园|集中区|管委会|全区|区内)"
)


def subject_of(text: str, clause: Clause, hit: Hit, said: Said | None, carried: str) -> str:
    """Whom the clause speaks of; ``carried`` is whom the sentence spoke of before."""
    start = max(clause.start, hit.start - 8)
    if _OWNED.search(text[start : hit.start]):
        return _firms(text, clause, hit.start, hit.end)
    stop = hit.start
    if said is not None and said.main >= 0:
        stop = said.main if said.main > hit.start and said.main < hit.end else min(stop, said.main)
    seen = carried
    if _FOR_PARK.search(text, clause.start, clause.end):
        return ""  # «某公司为园区提供…» is what the park has
    governed = False
    for token in clause.tokens:
        if token.start >= stop:
            break
        around = text[max(clause.start, token.start - 12) : token.start]
        if token.kind.startswith("subject_") and not governed and not _OBJECT.search(around):
            seen = _kind(text, clause, token, hit.end)
        # «仍有部分企业未…»: 有 brings in whom the clause speaks of.
        governed = governed or (
            token.kind in MAIN and text[token.start : token.end] not in ("有", "存在")
        )
    return seen


def _kind(text: str, clause: Clause, token: Token, end: int) -> str:
    if token.kind in _SUBJECTS:
        return _SUBJECTS[token.kind]
    return _firms(text, clause, token.start, end)


def _firms(text: str, clause: Clause, start: int, end: int) -> str:
    if _SOME.search(text[max(clause.start, start - 8) : start]):
        return "部分企业"
    return "各企业" if _ALL.search(text[clause.start : end]) else "企业"
