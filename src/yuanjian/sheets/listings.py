"""Named lists that columns draw from: the pollutants and the official catalogues of ``norms``.

Law is read when the first word is looked up, so that importing the sheets stays cheap.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from yuanjian.core.text import fold, squeeze
from yuanjian.sheets.standards import standard_name, standard_names

# Where officers and their forms write the symbol, not the name; all others go by their name.
_BY_SYMBOL = frozenset(
    {"pH值", "化学需氧量", "二氧化硫", "二氧化氮", "氮氧化物", "一氧化碳", "臭氧", "挥发性有机物", "总悬浮颗粒物"}
)  # fmt: skip
_PROVINCES = (
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市",
    "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省",
    "广东省", "广西壮族自治区", "海南省", "重庆市", "四川省", "贵州省", "云南省", "西藏自治区", "陕西省",
    "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区", "台湾省", "香港特别行政区", "澳门特别行政区",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """``find`` gives the canonical word for a spelling, or None; ``words`` are those offered in a drop-down."""

    title: str
    hint: str
    find: Callable[[str], str | None]
    words: Callable[[], tuple[str, ...]]


def _none() -> tuple[str, ...]:
    """Too many for a drop-down."""
    return ()


@lru_cache(maxsize=4096)
def _pollutant(said: str) -> str | None:
    from yuanjian.norms.pollutants import pollutant

    found = pollutant(said)
    if found is None:
        return None
    return found.symbol if found.name in _BY_SYMBOL else found.name


def _pollutants() -> tuple[str, ...]:
    from yuanjian.norms.pollutants import pollutants

    return tuple(p.symbol if p.name in _BY_SYMBOL else p.name for p in pollutants())


@lru_cache(maxsize=4096)
def _industry(said: str) -> str | None:
    from yuanjian.norms.catalogues import industry

    found = industry(said)
    return found.code if found and found.level == 4 else None


@lru_cache(maxsize=4096)
def _hazardous_waste(said: str) -> str | None:
    from yuanjian.norms.catalogues import hazardous_waste

    # The day only decides on the remark beside an entry, and none is shown here.
    found = hazardous_waste(said, date.today()).entry
    return found.code if found else None


def _division(*levels: str) -> Callable[[str], str | None]:
    """Finds a division of one of ``levels`` by its name, in full or shortened."""

    @lru_cache(maxsize=256)
    def find_division(said: str) -> str | None:
        from yuanjian.norms.catalogues import division

        found = division(said)
        return found.name if found and found.level in levels else None

    return find_division


def _divisions(*levels: str) -> Callable[[], tuple[str, ...]]:
    def names() -> tuple[str, ...]:
        from yuanjian.norms.catalogues import divisions

        return tuple(dict.fromkeys(d.name for d in divisions() if d.level in levels))

    return names


def _province(said: str) -> str | None:
    plain = _short_province(squeeze(fold(said)))
    return next((p for p in _PROVINCES if _short_province(p) == plain), None)


def _short_province(name: str) -> str:
    return re.sub(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$", "", name)


_COUNTIES = ("county", "statistical_zone")
LISTINGS: dict[str, Listing] = {
    "pollutant": Listing(
        "因子字典", "因子的名称、符号或别名，如 COD、氨氮、PM2.5", _pollutant, _pollutants
    ),
    "standard": Listing(
        "标准库",
        "标准号和级别，如 GB 18918—2002 一级A",
        lru_cache(1024)(standard_name),
        standard_names,
    ),
    "industry": Listing(
        "国民经济行业分类", "GB/T 4754—2017 的四位小类代码，如 3990", _industry, _none
    ),
    "hazardous_waste": Listing(
        "《国家危险废物名录（2021年版）》",
        "如用其他年版的代码，请在备注中注明版本；否则请核对代码",
        _hazardous_waste,
        _none,
    ),
    "division_province": Listing(
        "省级行政区划", "省、自治区、直辖市全称，如 湖南省", _province, lambda: _PROVINCES
    ),
    "division_city": Listing(
        "市级行政区划",
        "设区的市、自治州全称，如 长沙市",
        _division("prefecture"),
        _divisions("prefecture"),
    ),
    "division_county": Listing(
        "县级行政区划", "县、市、区全称", _division(*_COUNTIES), _divisions(*_COUNTIES)
    ),
}


def find(name: str, said: str) -> str | None:
    """The canonical word of listing ``name`` for what was written, or None."""
    return LISTINGS[name].find(said)


def title(name: str) -> str:
    """The Chinese title of a listing."""
    return LISTINGS[name].title


def hint(name: str) -> str:
    """What a right entry looks like."""
    return LISTINGS[name].hint


def words(name: str) -> tuple[str, ...]:
    """The words offered in a drop-down (empty when there are too many for one)."""
    return LISTINGS[name].words()


def nearest(name: str, said: str) -> tuple[str, ...]:
    """Up to three words of the listing that look like what was written."""
    by_key = {squeeze(fold(w)).lower(): w for w in words(name)}
    close = get_close_matches(squeeze(fold(said)).lower(), by_key, n=3, cutoff=0.6)
    return tuple(by_key[key] for key in close)
