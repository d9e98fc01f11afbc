"""Groundwater, noise and soil: each result of a sample by its class, limit or risk value; then points over a year.

Groundwater: the class of the worst item (GB/T 14848—2017 第6章), and against the class of the zone. Noise: by day and by
night against the zone (GB 3096, GB 12348). Soil: against screening and control values of the land (GB 36600).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final, Literal

from yuanjian.core.rounding import round_half_even
from yuanjian.core.units import Inconvertible, unit
from yuanjian.monitoring.water.judging import Judged, judged
from yuanjian.monitoring.water.ladder import GROUND, canonical, ladder
from yuanjian.norms.document import read_yaml
from yuanjian.norms.limits import Limit, find_standard, limit

Medium = Literal["地下水", "声", "厂界", "土壤"]
STANDARDS: Final[Mapping[Medium, str]] = {
    "地下水": GROUND, "声": "GB 3096", "厂界": "GB 12348", "土壤": "GB 36600",
}  # fmt: skip
_ALIKE: Final = ({"无量纲", ""}, {"度", "铂钴色度单位"})
LEVEL: Final = "等效连续A声级"
CLEAR, SCREENED, CONTROLLED = "未超过筛选值", "超过筛选值", "超过管制值"
SOIL_ADVICE: Final[Mapping[str, str]] = {
    CLEAR: "一般情况下可以忽略土壤污染风险",
    SCREENED: "应开展进一步的详细调查和风险评估",
    CONTROLLED: "应采取风险管控或修复措施",
}
"""What follows from each (GB 36600—2018 5.3, not compared with the text)."""


@dataclass(frozen=True, slots=True)
class Result:
    """One result in its unit; of a non-detect (``below``) ``value`` is the detection limit.

    ``timed``: ``at`` has a clock, not only a day.
    """

    point: str
    item: str
    at: datetime
    value: Fraction
    unit: str
    below: bool = False
    raw: str = ""
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A result judged. ``word``: 达标, 超标, or of soil how it stands to both values; «» when it cannot be told.

    ``excess`` is in dB(A), of noise only; ``quality`` a class, of groundwater only. A ``reason`` beside a word is
    what to check.
    """

    result: Result
    item: str
    limit: Limit | None
    word: str
    judged: Judged | None
    quality: int | None = None
    quality_words: str = ""
    excess: Fraction | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PointYear:
    """A point in a year. An occasion is a day with results; it attains when every judged result does.

    ``quality`` is the worst class of the year's samples (groundwater), ``risk`` the worst word (soil).
    """

    point: str
    zone: str
    year: int
    verdicts: tuple[Verdict, ...]
    occasions: int
    attained: int
    quality: int | None
    quality_words: str
    risk: str

    @property
    def exceeding(self) -> tuple[Verdict, ...]:
        """Each exceeding item once, by its largest multiple or excess."""
        worst: dict[str, Verdict] = {}
        for v in self.verdicts:
            if v.word in ("超标", SCREENED, CONTROLLED):
                held = worst.get(v.item)
                if held is None or _size(v) > _size(held):
                    worst[v.item] = v
        return tuple(worst.values())

    @property
    def doubtful(self) -> tuple[Verdict, ...]:
        """Results that were judged and should be checked."""
        return tuple(v for v in self.verdicts if v.word and v.reason)

    @property
    def untold(self) -> tuple[Verdict, ...]:
        """Results that could not be judged."""
        return tuple(v for v in self.verdicts if not v.word)


def _size(verdict: Verdict) -> Fraction:
    multiple = verdict.judged.multiple if verdict.judged else None
    return verdict.excess or multiple or Fraction(0)


def zone_of(medium: Medium, said: str, year: int) -> str:
    """A zone, class or land as the standard calls it: «3» → «3类», «二类用地» → «第二类用地».

    Raises:
        UnknownStandard: the standard knows no such zone; the message says which there are.
    """
    found, _ = find_standard(STANDARDS[medium], date(year, 12, 31))
    if medium == "土壤":
        bare = said.strip().removesuffix("用地").removeprefix("第")
        key = found.grade(f"第{bare}用地筛选值")
        return found.grades[key][0].removesuffix("筛选值")
    return found.grades[found.grade(said)][0]


def ruled(medium: Medium, item: str, on: date) -> bool:
    """Whether the medium's standard has limits for an item that numbers are compared with."""
    found, _ = find_standard(STANDARDS[medium], on)
    return any(row["direction"] != "text" for row in found.rows_of(item, on))


def verdict_of(medium: Medium, zone: str, result: Result) -> Verdict:
    """A result judged by what rules its medium and zone on its day."""
    match medium:
        case "地下水":
            return _groundwater(zone, result)
        case "土壤":
            return _soil(zone, result)
        case _:
            return _noise(STANDARDS[medium], zone, result)


def _groundwater(zone: str, result: Result) -> Verdict:
    on = result.at.date()
    item, rungs = canonical(result.item), ladder(GROUND, result.item, on)
    if rungs is None:
        return _untold(result, item, "GB/T 14848—2017 没有该因子的分类限值")
    value, reason = in_unit(result, rungs.unit)
    if value is None:
        return _untold(result, item, reason)
    quality = rungs.quality(value, below=result.below)
    if quality is None:
        return _untold(result, item, "限值不是数值，不能判定")
    wanted = limit(GROUND, result.item, zone, on=on)
    assert wanted is not None
    # Class Ⅴ is «above Ⅳ»: better water meets that target as well.
    target = find_standard(GROUND, on)[0].grade(zone)
    place = list(find_standard(GROUND, on)[0].grades).index(target) + 1
    found = judged(value, wanted, below=result.below)
    if quality <= place and not found.ok:
        found = Judged(True, no_multiple="达标，无超标倍数")
    words = _class_words(quality, rungs.limits)
    return Verdict(result, item, wanted, "达标" if found.ok else "超标", found, quality, words)


def _class_words(quality: int, limits: Sequence[Limit]) -> str:
    """«Ⅳ类», or «Ⅳ～Ⅴ类» where the standard does not tell the two apart (radioactivity)."""
    alike = [
        n
        for n, each in enumerate(limits, 1)
        if each.text == limits[quality - 1].text and n > quality
    ]
    names = "ⅠⅡⅢⅣⅤ"
    above = alike and limits[quality - 1].direction == ">"
    return f"{names[quality - 1]}～{names[alike[-1] - 1]}类" if above else f"{names[quality - 1]}类"


def _soil(zone: str, result: Result) -> Verdict:
    on, item = result.at.date(), canonical(result.item)
    screen, control = (
        limit("GB 36600", result.item, f"{zone}{word}", on=on) for word in ("筛选值", "管制值")
    )
    if screen is None or control is None:
        return _untold(result, item, "GB 36600—2018 没有该因子的风险值")
    value, reason = in_unit(result, screen.unit)
    if value is None:
        return _untold(result, item, reason)
    first = judged(value, screen, below=result.below, half=False)
    if first.ok is None:
        return _untold(result, item, first.reason)
    second = judged(value, control, below=result.below, half=False)
    word = CLEAR if first.ok else SCREENED if second.ok else CONTROLLED
    return Verdict(result, item, screen, word, first)


def _noise(standard: str, zone: str, result: Result) -> Verdict:
    item = canonical(result.item)
    if item == LEVEL:
        if not result.timed:
            return _untold(
                result, item, "没有采样时刻，分不出昼间、夜间；请写明时刻，或分列昼间、夜间"
            )
        item = "昼间等效声级" if is_day(standard, result.at) else "夜间等效声级"
    found = _noise_limit(standard, item, zone, result)
    if found is None:
        return _untold(result, item, f"{standard} 没有该项的限值")
    value, reason = in_unit(result, found.unit)
    if value is None or found.value is None:
        return _untold(result, item, reason)
    told = judged(value, found)
    excess = None if told.ok else value - Fraction(found.value)
    word = "达标" if told.ok else "超标"
    return Verdict(
        result, item, found, word, told, excess=excess, reason=_rounded(value, found, word)
    )


def _rounded(value: Fraction, found: Limit, word: str) -> str:
    """What to check of a level with decimals that its standard wants rounded, where that decides."""
    rule = read_yaml("limits", found.norm.removeprefix("limits/"), "norm.yaml").get("rounding")
    if not rule:
        return ""
    whole = round_half_even(value, int(rule["decimals"]))
    after = "达标" if found.met_by(whole) else "超标"
    if after == word:
        return ""
    return f"结果没有修约到个位；按 {rule['clause']} 修约为 {whole} dB(A) 则{after}，请核实是否为修正、修约后的值"


def _noise_limit(standard: str, item: str, zone: str, result: Result) -> Limit | None:
    """At the boundary (表1): the rows of structure-borne noise indoors are cases of their own."""
    return limit(standard, item, zone, on=result.at.date())


def is_day(standard: str, at: datetime) -> bool:
    """Whether a measurement begins by day."""
    found, _ = find_standard(standard, at.date())
    hours = read_yaml("limits", found.document.id.removeprefix("limits/"), "norm.yaml")["day"]
    return int(hours["from"]) <= at.hour < int(hours["to"])


def _untold(result: Result, item: str, reason: str) -> Verdict:
    return Verdict(result, item, None, "", None, reason=reason)


def in_unit(result: Result, wanted: str) -> tuple[Fraction | None, str]:
    """The value in the unit of the limit; or why not."""
    if result.unit in (wanted, *wanted.split("或")) or any(
        {result.unit, wanted} <= same for same in _ALIKE
    ):
        return result.value, ""
    given, target = unit(result.unit), unit(wanted)
    if given is None or target is None or given.dimension != target.dimension:
        return None, str(Inconvertible(f"单位“{result.unit}”不能换算为“{wanted}”"))
    return result.value * given.factor / target.factor, ""


def point_year(
    medium: Medium, point: str, zone: str, year: int, results: Iterable[Result]
) -> PointYear:
    """A point's year by its results."""
    verdicts = tuple(verdict_of(medium, zone, r) for r in results if r.at.year == year)
    days: dict[object, bool] = {}
    for v in verdicts:
        if v.word:
            day = v.result.at.date()
            days[day] = days.get(day, True) and v.word in ("达标", CLEAR)
    worst = max((v for v in verdicts if v.quality), key=lambda v: v.quality or 0, default=None)
    risk = max(
        (v.word for v in verdicts if v.word in SOIL_ADVICE), key=list(SOIL_ADVICE).index, default=""
    )
    return PointYear(
        point, zone, year, verdicts, len(days), sum(days.values()),
        worst.quality if worst else None, worst.quality_words if worst else "", risk,
    )  # fmt: skip
