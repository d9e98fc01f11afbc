"""Parts named one by one with their figure: «由新城片（192公顷）和西区（67公顷）两部分构成», «分别为2.02km²和1.98km²»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences, told
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly, printed, total
from yuanjian.audit.sums import TOTAL
from yuanjian.core import units
from yuanjian.facts.engine import Facts

_N = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_AREA = "平方公里|平方千米|km2|公顷|hm2|ha|亩"
_COUNT = "家|户|个"
_PART = rf"[\u4e00-\u9fffA-Za-z]{{1,12}}\((?:{_N})(?:{_AREA}|{_COUNT})\)"
_NAMED = re.compile(
    rf"(?:由|分为|包括|包含|分布在|分布于|涵盖|位于)(?P<list>{_PART}(?:(?:、|和|及|,|与){_PART}){{1,7}})(?P<tail>[^\d]{{0,12}})"
)
_RESPECTIVELY = re.compile(
    rf"面积分别为(?P<list>(?:{_N})(?:{_AREA})?(?:(?:、|和|及|,|与)(?:{_N})(?:{_AREA})?){{1,7}})"
    rf"[^\d。]{{0,12}}(?:总面积|合计|共计|总计|面积共)[^\d]{{0,6}}(?P<whole>{_N})(?P<unit>{_AREA})"
)
_FIGURE = re.compile(rf"(?P<n>{_N})(?P<u>{_AREA}|{_COUNT})?")
_SOME = re.compile("等|其中|主要|之一")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its unit, as an interval in km² or as a count."""

    said: str
    interval: Interval
    area: bool


@check(
    "逐一列举的各部分之和不等于总数", "major", why="逻辑：整体由所列各部分组成，各部分之和等于整体"
)
def find(f: Facts) -> Iterator[Finding]:
    """The whole is the last figure of that kind before the list; for firms the number of firms."""
    for sentence in own_sentences(f):
        for match in _NAMED.finditer(sentence.folded):
            if not _SOME.search(match["list"] + match["tail"]):
                yield from _judged(f, sentence, match, _whole(f, sentence, match))
        for match in _RESPECTIVELY.finditer(sentence.folded):
            yield from _judged(f, sentence, match, _figure(match["whole"], match["unit"]))


def _judged(
    f: Facts, sentence: Words, match: re.Match[str], whole: Figure | None
) -> Iterator[Finding]:
    parts = _parts(match["list"])
    if whole is None or len(parts) < 2 or any(p.area is not whole.area for p in parts):
        return
    summed = total([p.interval for p in parts])
    if summed.meets(whole.interval):
        return
    unit = "km²" if whole.area else "家"
    first = told(f, TOTAL)
    count = () if whole.area or first is None else (first.quote,)
    head = sentence.folded.rfind(whole.said, 0, match.end())
    words = sentence.cut(min(head, match.start()) if head >= 0 else match.start(), match.end())
    yield Finding(
        f"{'＋'.join(p.said for p in parts)}＝{summed.says(4)} {unit}，总数写 {whole.said}",
        quotes=(words.quote, *count),
        expected=whole.said,
        found=f"{summed.says(4)} {unit}",
        advice="请逐项核对，改正总数或有误的一项。",
        verify="各部分之和等于总数。",
    )


def _parts(text: str) -> list[Figure]:
    """The figures of a list; one without a unit takes that of the last."""
    found = list(_FIGURE.finditer(text))
    last = next((m["u"] for m in reversed(found) if m["u"]), None)
    return [_figure(m["n"], m["u"] or last) for m in found] if last else []


def _whole(f: Facts, sentence: Words, match: re.Match[str]) -> Figure | None:
    area = any(p.area for p in _parts(match["list"]))
    before = [m for m in _FIGURE.finditer(sentence.folded, 0, match.start()) if m["u"]]
    own = [_figure(m["n"], m["u"]) for m in before]
    same = [figure for figure in own if figure.area is area]
    if area:
        return same[-1] if same else None
    firms = told(f, TOTAL)
    return (
        Figure(f"{firms.shown}家", firms.interval, False)
        if firms is not None and firms.exact
        else None
    )


def _figure(text: str, unit: str) -> Figure:
    number = Decimal(text.replace(",", ""))
    if unit in _COUNT.split("|"):
        return Figure(f"{text}{unit}", exactly(number), False)
    measured = units.unit(unit)
    scale = exactly(measured.factor) if measured is not None else exactly(1)
    return Figure(f"{text}{unit}", printed(number) * scale, True)
