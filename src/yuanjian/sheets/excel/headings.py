"""Which columns a header text may mean, in every sheet: by header, by alias, with and without units in brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from yuanjian.core.text import fold, header_key, squeeze
from yuanjian.core.units import unit
from yuanjian.sheets.shelf import all_sheets

_BRACKETED = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*(?:\([^()]*\))?[^()\[\]〔〕【】]*)[)\]〕】]")
_STARS = str.maketrans("", "", "*※●◐○")


def exact_key(text: str) -> str:
    """A header with only blanks, width and stars folded away; brackets still count."""
    return squeeze(fold(text)).lower().translate(_STARS)


@cache
def _levels() -> tuple[dict[str, dict[str, str]], ...]:
    """Four dictionaries «folded text → {sheet number: key}», from the surest reading to the loosest."""
    levels: tuple[dict[str, dict[str, str]], ...] = ({}, {}, {}, {})
    for no, form in all_sheets().items():
        loose: dict[str, set[str]] = {}
        for key, column in form.columns.items():
            levels[0].setdefault(exact_key(column.header), {}).setdefault(no, key)
            for alias in column.aliases:
                levels[1].setdefault(exact_key(alias), {}).setdefault(no, key)
            for text in (column.header, *column.aliases):
                loose.setdefault(header_key(text), set()).add(key)
        for text, keys in loose.items():
            if text and len(keys) == 1:
                header = header_key(form.columns[next(iter(keys))].header)
                levels[2 if header == text else 3].setdefault(text, {})[no] = next(iter(keys))
    return levels


@lru_cache(maxsize=4096)
def meanings(text: str) -> Mapping[str, str]:
    """Sheet number → key of the column that a header text means there."""
    found: dict[str, str] = {}
    exact, loose = exact_key(text), header_key(text)
    if not loose:
        return found
    for number, level in enumerate(_levels()):
        for no, key in level.get(exact if number < 2 else loose, {}).items():
            found.setdefault(no, key)
    return found


@cache
def _spread() -> dict[str, int]:
    """In how many sheets each header occurs: «备注» says nothing about which sheet this is."""
    count: dict[str, int] = {}
    for form in all_sheets().values():
        for text in {header_key(c.header) for c in form.columns.values()}:
            count[text] = count.get(text, 0) + 1
    return count


@cache
def weight(no: str, key: str) -> float:
    """How much the header of a column tells about which sheet this is: 1 for one used nowhere else."""
    return 1 / _spread()[header_key(all_sheets()[no].columns[key].header)]


def stated_unit(text: str) -> str:
    """The unit that a header states in brackets («产生量（kg）» → kg), or «»."""
    for said in reversed(_BRACKETED.findall(fold(text))):
        found = unit(said.removeprefix("单位").lstrip(":"))
        if found is not None:
            return found.name
    return ""


_TAIL = re.compile(
    r"(?:一览表|统计表|汇总表|登记表|信息表|情况表|情况|台账|名录|清单|档案|总表|汇总|统计|表)+$"
)
_NUMBER = re.compile(r"^(\d{2})[_\-.、]?")


def named_sheet(name: str) -> tuple[str, bool]:
    """The sheet that a worksheet's name means and whether that is certain; («», False) when none.

    «05_企业名录» and «企业名录» are certain, «企业台账» is a hint.
    """
    plain = squeeze(fold(name)).strip("_")
    bare = header_key(_NUMBER.sub("", plain))
    bare = re.sub(r"\d+$", "", bare)
    for no, form in all_sheets().items():
        if header_key(form.sheet.title) == bare:
            return no, True
    core = _TAIL.sub("", bare)
    hints = [
        no
        for no, form in all_sheets().items()
        if core and _TAIL.sub("", header_key(form.sheet.title)) == core
    ]
    return (hints[0], False) if len(hints) == 1 else ("", False)
