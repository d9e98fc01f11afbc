"""Units of the sheets and reports, with exact factors. One table; a test compares it with an independent library.

A count unit (个, 家, 户, 件 …) measures things one by one: any of them converts to any other by 1.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from yuanjian.core.rounding import Exact, exact, to_decimal
from yuanjian.core.text import fold, squeeze


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension and how many base units it is."""

    name: str
    dimension: str
    factor: Fraction


class Inconvertible(ValueError):
    """Two units that do not measure the same thing, or a unit that we do not know."""


_BASES: dict[str, dict[str, str]] = {
    "mass": {"t": "1", "kg": "1/1000", "g": "1/1000000", "mg": "1/1000000000", "万t": "10000"},
    "mass/year": {"t/a": "1", "kg/a": "1/1000", "g/a": "1/1000000", "万t/a": "10000"},
    "area": {
        "km²": "1",
        "ha": "1/100",
        "亩": "1/1500",
        "m²": "1/1000000",
        "万m²": "1/100",
        "万亩": "20/3",
    },
    "volume": {"m³": "1", "L": "1/1000", "万m³": "10000", "亿m³": "100000000"},
    "volume/day": {"m³/d": "1", "万m³/d": "10000", "m³/h": "24", "L/s": "432/5"},
    "volume/year": {"m³/a": "1", "万m³/a": "10000", "亿m³/a": "100000000"},
    "money": {"亿元": "1", "万元": "1/10000", "元": "1/100000000"},
    "dollars": {"亿美元": "1", "万美元": "1/10000", "美元": "1/100000000"},
    "length": {"m": "1", "km": "1000", "cm": "1/100", "mm": "1/1000"},
    "concentration": {"mg/L": "1", "μg/L": "1/1000", "g/L": "1000", "ng/L": "1/1000000"},
    "air concentration": {"μg/m³": "1", "mg/m³": "1000", "ng/m³": "1/1000"},
    "soil content": {"mg/kg": "1", "μg/kg": "1/1000", "g/kg": "1000"},
    "energy": {"tce": "1", "万tce": "10000"},
    "energy intensity": {"tce/万元": "1"},
    "water intensity": {"m³/万元": "1"},
    "share": {"%": "1", "‰": "1/10"},
    "points": {"个百分点": "1"},
    "time": {"d": "1", "h": "1/24"},
    "angle": {"°": "1"},
    "temperature": {"℃": "1"},
    "sound": {"dB(A)": "1"},
    "per year": {"次/年": "1"},
    "multiple": {"倍": "1"},
    "count": dict.fromkeys(
        [
            "个",
            "家",
            "户",
            "件",
            "条",
            "次",
            "人",
            "份",
            "处",
            "项",
            "台",
            "座",
            "起",
            "种",
            "辆",
            "口",
            "只",
            "位",
            "段",
            "期",
            "人次",
        ],
        "1",
    ),
    "year": {"年": "1"},
    "score": {"分": "1"},
}
_SPELLINGS = {
    "吨": "t", "公斤": "kg", "千克": "kg", "克": "g", "万吨": "万t", "吨/年": "t/a", "吨/a": "t/a", "t/年": "t/a",
    "千克/年": "kg/a", "公斤/年": "kg/a", "kg/年": "kg/a", "万吨/年": "万t/a",
    "平方公里": "km²", "平方千米": "km²", "公顷": "ha", "hm²": "ha", "平方米": "m²", "万平方米": "万m²", "㎡": "m²",
    "立方米": "m³", "方": "m³", "升": "L", "l": "L", "万立方米": "万m³", "亿立方米": "亿m³", "㎥": "m³",
    "立方米/天": "m³/d", "立方米/日": "m³/d", "m³/天": "m³/d", "m³/日": "m³/d", "m³/day": "m³/d",
    "万立方米/天": "万m³/d", "万立方米/日": "万m³/d", "万m³/天": "万m³/d", "万m³/日": "万m³/d", "立方米/小时": "m³/h",
    "立方米/年": "m³/a", "m³/年": "m³/a", "万立方米/年": "万m³/a", "万m³/年": "万m³/a", "亿m³/年": "亿m³/a",
    "人民币亿元": "亿元", "亿元人民币": "亿元", "米": "m", "千米": "km", "公里": "km", "厘米": "cm", "毫米": "mm",
    "mg/l": "mg/L", "毫克/升": "mg/L", "ug/L": "μg/L", "ug/l": "μg/L", "μg/l": "μg/L", "微克/升": "μg/L", "ng/l": "ng/L",
    "ug/m³": "μg/m³", "微克/立方米": "μg/m³", "毫克/立方米": "mg/m³", "ug/kg": "μg/kg", "毫克/千克": "mg/kg",
    "吨标煤": "tce", "吨标准煤": "tce", "万吨标煤": "万tce", "万吨标准煤": "万tce", "tce每万元": "tce/万元", "吨标煤/万元": "tce/万元",
    "m³每万元": "m³/万元", "立方米/万元": "m³/万元", "百分点": "个百分点", "天": "d", "日": "d", "小时": "h", "度": "°",
    "宗": "起", "名": "人", "套": "台", "轮": "次", "轮次": "次", "场次": "次",
    "dB": "dB(A)", "分贝": "dB(A)", "dBA": "dB(A)", "次/a": "次/年", "°C": "℃",
}  # fmt: skip
UNITS = {
    name: Unit(name, dimension, Fraction(factor))
    for dimension, table in _BASES.items()
    for name, factor in table.items()
}


def unit(text: str) -> Unit | None:
    """The unit that a text spells (m3, m³, M3, 立方米 …), or None."""
    plain = squeeze(fold(text)).replace("µ", "μ")
    plain = re.sub(r"(?<=[a-zA-Z])\^?([23])(?![\d])", lambda m: "²³"[int(m[1]) - 2], plain)
    for candidate in (plain, re.sub(r"^(.*)(?:每|／)(.*)$", r"\1/\2", plain), plain.lower()):
        name = _SPELLINGS.get(candidate, candidate)
        if name in UNITS:
            return UNITS[name]
    return None


def convert(value: Exact, source: str, target: str) -> Decimal:
    """``value`` of ``source`` units in ``target`` units, exact (to 12 decimals where the fraction never ends).

    Raises:
        Inconvertible: either unit is unknown, or they measure different things.
    """
    given, wanted = unit(source), unit(target)
    if given is None:
        raise Inconvertible(f"不认识的单位“{source}”")
    if wanted is None or given.dimension != wanted.dimension:
        raise Inconvertible(f"单位“{source}”不能换算为“{target}”")
    return to_decimal(exact(value) * given.factor / wanted.factor)
