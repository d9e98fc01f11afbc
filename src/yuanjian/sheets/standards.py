"""Names of standards as the sheets keep them: «GB 18918—2002 一级A», whatever way they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from yuanjian.core.text import fold, squeeze

if TYPE_CHECKING:
    from yuanjian.norms.limits import Standard

# Prefix, number, year; local standards name their province: DB43/T 1546—2018, DB 43/1546-2018.
_NUMBER = re.compile(
    r"(?P<kind>GBZ|GB|HJ|CJ|DB\d{2,4}|QX|SL|NY)(?P<free>/T|/Z)?/?(?P<no>\d+(?:\.\d+)*)"
    r"(?:-(?P<year>(?:19|20)\d{2}|\d{2}(?!\d)))?",
    re.IGNORECASE,
)
_DASHES = re.compile(r"[‐‑‒–—―－−~]+")
_IDLE = re.compile(r"《[^》]*》|\(试行\)|试行|(?:及|和|与)?其?修改单|表\d+|[()（）《》、，,;；:：]")
_AROUND = re.compile(r"^(?:中的?|的)|(?:标准)?(?:限值)?(?:要求)?$")
# Without limits on our shelf, yet often named by parks: titles as on their covers.
_OTHERS = (
    "GB 16297—1996", "GB 14554—93", "GB 37822—2019", "GB 13271—2014", "GB 9078—1996", "GB 31571—2015",
    "GB 21900—2008", "GB 15618—2018",
)  # fmt: skip
# Whose limit follows the zone of a point: their names are offered without a grade.
_BY_ZONE = ("GB 3095", "GB 3096", "GB 3838", "GB 12348", "GB 36600", "GB/T 14848")


def standard_name(said: str) -> str | None:
    """The name of the standard that a text means, with its grade if one is said; None: not clear.

    A standard of the shelf must have the edition and the grade that are said; of others only the
    form of the number is known (a local standard, say).
    """
    plain = _DASHES.sub("-", squeeze(fold(said)))
    found = _NUMBER.search(plain)
    if found is None:
        return _by_title(plain)
    rest = _grade_part(plain[found.end() :])
    number = _number(found["kind"], found["free"] or "", found["no"])
    editions = _editions().get(_bare(number))
    if editions is None:
        return f"{number}—{found['year']} {rest}".strip() if found["year"] else None
    if found["year"]:
        editions = tuple(e for e in editions if e.document.number.endswith(f"-{found['year']}"))
    return _graded(editions[0], rest) if len(editions) == 1 else None


def standard_names() -> tuple[str, ...]:
    """The names that a drop-down offers: those of the shelf, by grade where the grade is chosen."""
    offered: list[str] = []
    for editions in _editions().values():
        for each in editions:
            name = _printed(each)
            by_zone = name.rsplit("—", 1)[0] in _BY_ZONE
            ways = [] if by_zone else [words[0] for words in each.grades.values()]
            offered += [f"{name} {way}" for way in ways] or [name]
    return (*offered, *_OTHERS)


def _by_title(plain: str) -> str | None:
    """«污水综合排放标准三级»: a title of which the shelf has one edition only."""
    named = [
        (each, title)
        for editions in _editions().values()
        for each in editions
        if (title := squeeze(fold(each.document.title.removesuffix("（试行）")))) in plain
    ]
    if len(named) != 1:
        return None
    each, title = named[0]
    return _graded(each, _grade_part(plain.replace(title, "")))


def _graded(each: Standard, rest: str) -> str | None:
    from yuanjian.norms.limits import UnknownStandard

    if not rest:
        return _printed(each)
    try:
        return f"{_printed(each)} {each.grades[each.grade(rest)][0]}"
    except UnknownStandard:
        return None


def _grade_part(text: str) -> str:
    return _AROUND.sub("", _AROUND.sub("", _IDLE.sub("", text)))


def _number(kind: str, free: str, no: str) -> str:
    kind, free = kind.upper(), free.upper()
    if kind.startswith("DB"):
        return f"{kind}{free} {no}" if free else f"{kind}/{no}"
    return f"{kind}{free} {no}"


def _bare(number: str) -> str:
    """Without «/T»: nobody is sure which standards are recommended ones."""
    return number.upper().replace("/T", "").replace(" ", "")


def _printed(each: Standard) -> str:
    return each.document.number.replace("-", "—")


@cache
def _editions() -> Mapping[str, tuple[Standard, ...]]:
    """Standards of the shelf by bare number, editions together; guides without a number left out."""
    from yuanjian.norms.limits import standards  # law is read when the first standard is met

    found: dict[str, tuple[Standard, ...]] = {}
    for each in standards():
        if _NUMBER.match(squeeze(each.document.number)):
            bare = _bare(each.family)
            found[bare] = (*found.get(bare, ()), each)
    return found
