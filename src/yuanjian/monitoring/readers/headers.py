"""What one header says: the role of its column, or the item, statistic and unit of what was measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

from yuanjian.core.text import fold, squeeze
from yuanjian.norms.hj212 import factors
from yuanjian.norms.pollutants import pollutant

Role = Literal[
    "point", "name", "owner", "time", "date", "clock", "year", "month", "day", "hour", "minute",
    "item", "value", "unit", "flag", "part", "value_of", "flag_of", "across", "unread",
]  # fmt: skip

_NUMBERED = re.compile(
    r"^(?:[Nn]o\.?|NO\.|序号|编号|行号|[Ii][Dd]|#|Unnamed.*|index)$"
)  # NO alone is nitric oxide

_UNITS = (
    r"(?:[μu]g|mg|ng|g|kg|t)\s*/\s*(?:N?m\^?3|N?㎥|标?立方米|L|l|kg|h|d|s)|m\^?3/(?:h|d|s)|L/s|m/s|pp[bm]v?|mg|kg|"
    r"无量纲|℃|°C|%|倍|度|NTU|[μu]S/cm|mS/m|mV|dB(?:\(A\))?|hPa|kPa|Pa|cells/L|个/L|cm|mm"
)
_BRACKETED = re.compile(r"[(\[〔【{]([^()\[\]〔〕【】{}]*(?:\(A\))?)[)\]〕】}]")
_TRAILING = re.compile(rf"[\s_,，:：/-]+({_UNITS})$", re.IGNORECASE)
_UNIT = re.compile(rf"^(?:单位[:：]?)?({_UNITS})$", re.IGNORECASE)

Stat = Literal["mean", "min", "max", "sum", "spot", "flag", "index"]
_STATS: Final[tuple[tuple[str, Stat], ...]] = (
    (r"(?:数据)?(?:标记|标识|状态|flag|有效性)", "flag"),
    (r"i?aqi|指数|分指数|级别|等级|首要污染物", "index"),
    (r"最大值|最大|max(?:imum)?", "max"),
    (r"最小值|最小|min(?:imum)?", "min"),
    (r"累计值|累计|排放量|总量|cou|sum", "sum"),
    (r"实时值|瞬时值|实时|瞬时|rtd", "spot"),
    (r"平均浓度|排放浓度|平均值|平均|均值|浓度|实测值|实测|监测值|测量值|avg|mean|average|value|值|数值", "mean"),
)  # fmt: skip
_WINDOWS: Final[tuple[tuple[str, int], ...]] = (
    (r"日最大8小时(?:滑动)?|最大8小时(?:滑动)?|8小时最大|日最大8h|mda8|max8h|8hmax|最大8h", 80),
    (r"8小时(?:滑动)?|8hr?|八小时", 8),
    (r"24小时(?:滑动)?|24hr?|日|daily", 24),
    (r"1小时|1hr?|小时|一小时|hourly", 1),
)  # fmt: skip
_CONVERTED = re.compile(r"折算|zs(?=avg|min|max|$)", re.IGNORECASE)
_EDGES = " _-—,，:：./|()"
_EDGE = rf"[{re.escape(_EDGES)}]*"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a header says of a measured quantity.

    ``item``: the pollutant's name on the norms' shelf. ``window``: hours of its mean as the header says them
    (80: the daily largest of 8 hours; 0: not said). ``converted``: brought to the reference oxygen (折算).
    """

    item: str
    stat: Stat = "mean"
    unit: str = ""
    window: int = 0
    converted: bool = False


def role_of(header: str) -> Role | None:
    """The role of a column, or None when it is none of those (then ask ``measured``)."""
    if _NUMBERED.match(fold(header).strip()):
        return "unread"
    return _roles().get(_plain(header))


@cache
def _roles() -> dict[str, Role]:
    """Header → role, from ``roles.yaml``."""
    import yaml

    text = files("yuanjian.monitoring.readers").joinpath("roles.yaml").read_text(encoding="utf-8")
    told = yaml.load(text, Loader=yaml.BaseLoader)
    return {said: role for role, lists in told.items() for ways in lists for said in ways}


def _plain(header: str) -> str:
    bare = _BRACKETED.sub("", fold(header))
    return re.sub(r"[\s_\-*:：]", "", squeeze(bare)).lower() or squeeze(fold(header)).lower()


@lru_cache(maxsize=4096)
def measured(header: str) -> Measured | None:
    """What a header says was measured, or None when it names no pollutant or parameter that we know."""
    text = fold(header).replace("µ", "μ").replace("α", "a").strip()
    text, unit = _without_unit(text)
    for candidate in (text, _BRACKETED.sub("", text)):
        if found := _read(candidate, unit):
            return found
    inner = _BRACKETED.search(text)  # 细颗粒物(PM2.5), 颗粒物[g/m3]
    return _read(inner[1], unit) if inner else None


def unit_in(text: str) -> str:
    """The unit that a cell is, in brackets or not; «» when it is none."""
    plain = fold(text).replace("µ", "μ").strip()
    found = _UNIT.match(plain) or _UNIT.match(plain.strip("()[]〔〕【】"))
    return found[1] if found else ""


def is_second_row(cells: Sequence[str]) -> bool:
    """Whether a row stands below a header and belongs to it: units or statistics only, two at least."""
    filled = [c for c in cells if c]
    known = [c for c in filled if unit_in(c) or _is_statistic(c)]
    places = [c for c in filled if c not in known and role_of(c)]
    return len(known) >= 2 and len(known) + len(places) == len(filled)


def is_index(text: str) -> bool:
    """Whether a name is that of an index or grade, which is computed, not measured: AQI, 水质类别."""
    return bool(
        re.search(r"aqi|指数$|级别|等级|类别|首要污染物", fold(text), re.IGNORECASE)
    ) and not _named(text)


def _is_statistic(text: str) -> bool:
    bare = _CONVERTED.sub("", _without_unit(fold(text))[0]).strip(_EDGES)
    return not bare or any(re.fullmatch(pattern, bare, re.IGNORECASE) for pattern, _ in _STATS)


def _without_unit(text: str) -> tuple[str, str]:
    """The header without its unit, and the unit."""
    for found in _BRACKETED.finditer(text):
        if unit := _UNIT.match(found[1].strip()):
            return (text[: found.start()] + text[found.end() :]).strip(), unit[1]
    if behind := _TRAILING.search(text):
        return text[: behind.start()].strip(), behind[1]
    return text, ""


def _read(text: str, unit: str) -> Measured | None:
    converted = bool(_CONVERTED.search(text))
    found = _peeled(_CONVERTED.sub("", text), "mean", frozenset())
    if found is None:
        return None
    item, stat, windows = found
    window = 80 if {8, 24} <= windows or 80 in windows else max(windows, default=0)
    return Measured(item, stat, unit, window, converted)


def _peeled(
    text: str, stat: Stat, windows: frozenset[int]
) -> tuple[str, Stat, frozenset[int]] | None:
    """The pollutant under words of statistic and window, which stand at either end in any order."""
    if len(windows) < 2:
        for pattern, hours in _WINDOWS:
            for rest in _without(pattern, text):
                if hours not in windows and (found := _peeled(rest, stat, windows | {hours})):
                    return found
    if stat == "mean":
        for pattern, said in _STATS:
            for rest in _without(pattern, text):
                if found := _peeled(rest, said, windows):
                    return found
    name = _named(text)
    return (name, stat, windows) if name else None


def _without(pattern: str, text: str) -> Iterator[str]:
    """The text without what the pattern finds at its end, and at its begin; where something is left."""
    for anchored in (rf"{_EDGE}(?:{pattern}){_EDGE}$", rf"^{_EDGE}(?:{pattern}){_EDGE}"):
        rest, found = re.subn(anchored, "", text, flags=re.IGNORECASE)
        if found and rest:
            yield rest


def _named(text: str) -> str | None:
    text = text.strip(_EDGES)
    if not text:
        return None
    if re.fullmatch(r"[a-z]\d{5}|[a-z]\d{2}|\d{3}", text.lower()) and (
        codes := factors(text.lower())
    ):
        known = pollutant(codes[0].name)
        return known.name if known else codes[0].name
    known = pollutant(text)
    return known.name if known else None
