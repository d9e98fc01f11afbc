"""Bare figures of a sentence: number and unit, whatever they count. For relations that hold for any of them.

What a figure is about is the reader's to say (``facts.claim``); here only shares, targets and ratios are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from yuanjian.audit.claimed import Words
from yuanjian.audit.intervals import Interval, exactly, printed
from yuanjian.core.numbers import chinese_integer

_FIGURE = re.compile(
    r"(?<![\dA-Za-z.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<more>余|多)?"
    r"(?P<unit>个百分点|百分点|%|亿美元|万美元|亿元人民币|万元人民币|亿元|万元|万吨|万人|km2|平方公里|公顷|"
    r"[\u4e00-\u9fff]|t/a|m3/d|km|m(?![a-zA-Z0-9])|t(?![a-zA-Z]))?"
)
_COUNTERS = frozenset("个家户件条次人份处项台座起种类辆天日名只批宗口套期轮")
_ABOUT = re.compile(r"(?:约|近|超过|超|不足|低于|高于|大约|接近)(?:为|达)?$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence with its unit, by its place in the folded sentence."""

    start: int
    end: int
    number: Decimal
    unit: str
    approx: bool
    said: str

    @property
    def interval(self) -> Interval:
        """What its digits can stand for; a counted number stands for itself."""
        if self.approx:
            exponent = self.number.normalize().as_tuple().exponent
            off = Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0)
            return Interval(Fraction(self.number) - off, Fraction(self.number) + off)
        if self.unit in _COUNTERS and self.number == self.number.to_integral_value():
            return exactly(self.number)
        return printed(self.number)


_CHINESE = re.compile(
    r"(?<![第十百零〇])(?P<number>[一二两三四五六七八九十百]{1,5})(?P<unit>[个家户件条次人份处项台座起天])(?!月)"
)
_SMALL = 2  # «一个», «两项» are words more often than counts


def figures_in(sentence: Words) -> list[Figure]:
    """The figures of a sentence, in order."""
    text = sentence.folded
    found = []
    for m in _FIGURE.finditer(text):
        unit = m["unit"] or ""
        number = Decimal(m["number"].replace(",", ""))
        about = bool(m["more"] or _ABOUT.search(text, max(0, m.start() - 6), m.start()))
        found.append(
            Figure(
                m.start(), m.end(), number, "个百分点" if unit == "百分点" else unit, about, m[0]
            )
        )
    for m in _CHINESE.finditer(text):
        value = chinese_integer(m["number"])
        if value is not None and value > _SMALL:
            found.append(Figure(m.start(), m.end(), Decimal(value), m["unit"], False, m[0]))
    return sorted(found, key=lambda figure: figure.start)
