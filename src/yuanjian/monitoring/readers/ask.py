"""What a file leaves open: questions in Chinese, each with what every answer would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Final

from yuanjian.core.dates import spoken
from yuanjian.core.rounding import plain, printed, to_decimal
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import Prepared, prepare
from yuanjian.monitoring.readers.sample import Sample, sample
from yuanjian.monitoring.readers.shape import Column
from yuanjian.monitoring.readers.terms import factor, item_key, suspicious, unit_of
from yuanjian.monitoring.readers.values import written
from yuanjian.monitoring.readings import ITEMS, SCALE

_GASES: Final = frozenset({"so2", "no2", "co", "o3"})
_STATE_CHANGED: Final = date(2018, 9, 1)  # GB 3095—2012 第1号修改单: gases at 298.15 K from then on
_FULL_DAY: Final = 20
_NAMED: Final = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its value in a declaration, its words, and what would follow from it."""

    value: str
    words: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a file does not say. ``part`` is the key of the declaration that answers it.

    ``assumed`` is the answer that ``load`` takes when none is given; a ``blocking`` question it refuses. ``about``
    names the columns in question.
    """

    part: str
    text: str
    choices: tuple[Choice, ...] = ()
    assumed: str = ""
    blocking: bool = False
    about: tuple[str, ...] = ()


def ask(path: Path, declaration: Declaration | None = None) -> list[Question]:
    """What the file, beside what was declared, leaves open; of several worksheets each question once.

    Raises:
        UnreadableSeries: the file as a whole is refused.
    """
    prepared, _ = prepare(path, declaration or Declaration())
    questions: dict[tuple[str, str], Question] = {}
    for one in prepared:
        for question in _asked(one):
            questions.setdefault((question.part, question.text), question)
    return list(questions.values())


def _asked(one: Prepared) -> Iterator[Question]:
    seen = sample(one)
    yield from _medium(one)
    yield from _label(one, seen)
    yield from _units(one, seen)
    yield from _kind(one)
    yield from _state(one, seen)
    yield from _ozone(one, seen)
    yield from _flags(seen)
    yield from _point(one)


_MEDIA: Final = {
    "air": ("环境空气", "按 GB 3095 评价；六项以外的不评价"),
    "flue_gas": ("废气", "按排放口计小时、日均值和排放量"),
    "wastewater": ("废水", "按排放口计流量加权日均值和排放量"),
    "water": ("地表水", "按 GB 3838 定类别；每行是一次采样"),
}


def _medium(one: Prepared) -> Iterator[Question]:
    if "medium" not in one.terms.assumed:
        return
    yield Question(
        "medium",
        f"测的是什么？列名看不出来，先按{_MEDIA.get(one.terms.medium, _MEDIA['air'])[0]}读",
        tuple(Choice(key, words, effect) for key, (words, effect) in _MEDIA.items()),
        one.terms.medium,
    )


def _label(one: Prepared, seen: Sample) -> Iterator[Question]:
    if "label" not in one.terms.assumed or seen.ranged or seen.grain not in ("hour", "minute"):
        return
    effects = dict(_day_means(seen)) if seen.grain == "hour" else {}
    yield Question(
        "label",
        "时间标的是时段的开始还是结束？文件没有说明",
        (
            Choice(
                "end", "时段末（如总站发布的数据）", effects.get("end", "“16:00”是15:00—16:00的值")
            ),
            Choice("begin", "时段初", effects.get("begin", "“16:00”是16:00—17:00的值")),
        ),
        "end",
    )


def _day_means(seen: Sample) -> Iterator[tuple[str, str]]:
    """What either convention makes of the first full day: its mean, from which hours."""
    values = {at: v for point, item, at, v in seen.values if (point, item) == seen.first}
    days = Counter(at.date() for at in values)
    for day in sorted(days):
        begin = datetime(day.year, day.month, day.day)
        for label, shift in (("end", 1), ("begin", 0)):
            hours = [begin + timedelta(hours=h + shift) for h in range(24)]
            held = [values[h] for h in hours if h in values]
            if len(held) < _FULL_DAY:
                break
            mean = printed(Fraction(sum(held), len(held) * SCALE), 2)
            said = f"{_hour(hours[0], day)}—{_hour(hours[-1], day)}的{len(held)}个值"
            yield (
                label,
                f"按此计，{spoken(day)}的{_called(seen.first[1])}日均值由标{said}得出，为 {mean}",
            )
        else:
            return


def _hour(at: datetime, day: date) -> str:
    return f"“{at.hour}时”" if at.date() == day else "“24时（次日0时）”"


def _called(item: str) -> str:
    return ITEMS[item][0] if item in ITEMS else item


def _units(one: Prepared, seen: Sample) -> Iterator[Question]:
    """The columns without a unit: one question for all that would be read in the same unit."""
    alike: dict[tuple[str, bool], list[Column]] = {}
    for column in one.shape.of("value_of", "value"):
        if one.terms.origins.get(f"units.{column.header}") != "假定":
            continue
        if column.measured is None:
            if not one.shape.long:
                text = f"“{column.header}”列测的是什么项目、什么单位？列名看不出来"
                yield Question("columns", text, assumed=column.header, about=(column.header,))
            continue
        key = item_key(column.measured.item, one.terms.medium)
        target = unit_of(column.measured.item, column.measured.stat, one.terms.medium)
        if target in _OTHER:
            alike.setdefault((target, suspicious(key, seen.middle(key))), []).append(column)
    for (target, blocking), columns in alike.items():
        yield _unit(columns, target, blocking, one, seen)


_OTHER: Final = {"mg/m³": "μg/m³", "μg/m³": "mg/m³", "mg/L": "μg/L"}


def _unit(
    columns: list[Column], target: str, blocking: bool, one: Prepared, seen: Sample
) -> Question:
    first = columns[0]
    item = item_key(first.measured.item if first.measured else "", one.terms.medium)
    middle = seen.middle(item)
    names = "、".join(c.header for c in columns)
    return Question(
        "units",
        f"“{names}”的单位是什么？表头没有写",
        tuple(
            Choice(unit, unit, _size(item, middle, unit, target))
            for unit in (target, _OTHER[target])
        ),
        target,
        blocking,
        tuple(c.header for c in columns),
    )


def _size(item: str, middle: int | None, unit: str, target: str) -> str:
    if middle is None:
        return ""
    times = factor(unit, target) or Fraction(1)
    said = plain(to_decimal(Fraction(middle, SCALE) * times, 6))
    return f"开头一段{_called(item)}的中位数 {written(middle)} {unit}" + (
        "" if unit == target else f"，即 {said} {target}"
    )


def _kind(one: Prepared) -> Iterator[Question]:
    if "kind" in one.terms.assumed and one.terms.medium == "air":
        yield Question(
            "kind",
            "是标准站（国控、省控、市控、园区标准站）还是小微站、走航？",
            (
                Choice("标准站", "标准站", "可作正式评价"),
                Choice("小微站", "小微站或走航", "只作参考，不与标准站的数据合在一起评价"),
            ),
            "标准站",
        )


def _state(one: Prepared, seen: Sample) -> Iterator[Question]:
    gases = sorted({item for _, item, _, _ in seen.values} & _GASES)
    if "state" not in one.terms.assumed or one.terms.medium != "air" or not gases:
        return
    example = next(((item, v) for _, item, _, v in seen.values if item in gases and v), None)
    effect = ""
    if example:
        item, value = example
        moved = printed(Fraction(value, SCALE) * Fraction(27315, 29815), 2)
        effect = (
            f"与2018年9月起的限值比较前须乘 0.9162，如{_called(item)} {written(value)} → {moved}"
        )
    before = seen.start is not None and seen.start.date() < _STATE_CHANGED
    yield Question(
        "state",
        "气态污染物是按哪种状态计的？2018年9月1日起用参比状态（298.15 K），此前用标准状态（273.15 K）",
        (
            Choice("298", "参比状态 298.15 K", "与现行限值直接比较"),
            Choice("273", "标准状态 273.15 K", effect),
        ),
        "273" if before else "298",
    )


def _ozone(one: Prepared, seen: Sample) -> Iterator[Question]:
    spans = {
        c.measured.window for c in one.shape.columns if c.measured and c.measured.item == "臭氧"
    }
    if seen.grain == "day" and spans == {0}:
        yield Question(
            "columns",
            "日值表里的臭氧只有一列，是日最大8小时平均吗？",
            (
                Choice("o3 max8h", "是，日最大8小时平均", "可以评价和算日 AQI"),
                Choice("o3 max", "不是，是日最大1小时", "不能用于臭氧日评价"),
            ),
            "o3 max8h",
        )


def _flags(seen: Sample) -> Iterator[Question]:
    if not seen.flags:
        return
    named = "、".join(f"“{flag}”" for flag in seen.flags[:_NAMED])
    yield Question(
        "flags",
        f"数据标记{named}是什么意思？",
        (
            Choice("无效", "不说明", "带这些标记的值一律作无效，不进均值和排放量"),
            Choice("正常", "正常", "这些值按有效计"),
        ),
        "无效",
        about=seen.flags,
    )


def _point(one: Prepared) -> Iterator[Question]:
    if "point" in one.terms.assumed:
        yield Question(
            "point",
            f"文件里没有测点列，是哪个测点？先记作“{one.terms.point}”",
            assumed=one.terms.point,
        )
