"""Percentage points: a growth of 26.3 % and a target of 7.8 % lie 18.5 points apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._told import economic, growth_of
from yuanjian.audit.claimed import Told, Words, all_told, between, near, own_sentences
from yuanjian.audit.figures import Figure, figures_in
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly
from yuanjian.facts.engine import Facts, all_facts

_HIGHER = re.compile(
    r"(?:高出|高于|高|快于|快|多|领先|超出|超过|超|提高|提升|上升|增加|加快)[^,;]{0,20}$"
)
_LOWER = re.compile(r"(?:低于|低|慢于|慢|落后|下降|降低|回落|减少)[^,;]{0,20}$")
_COMPARES = re.compile(r"比|较|高于|低于|快于|慢于|高出|超出|超过|超|高|快|低|落后|由|从")
_AIM = re.compile("目标|计划|预期|预定|任务|考核|年初确定")
_FALLS = re.compile(r"(?:下降|减少|降低|负增长|回落)[^\d,;]{0,4}$")


@check(
    "百分点差与两个百分比不符",
    "major",
    why="逻辑：两个百分比之差以百分点表示，按各数的有效位数计误差",
)
def find(f: Facts) -> Iterator[Finding]:
    """Sentences that hold two percentages, a word that compares them, and their difference in points."""
    for sentence in own_sentences(f):
        if "百分点" not in sentence.folded:
            continue
        numbers = figures_in(sentence)
        for at, points in enumerate(numbers):
            rates = [n for n in numbers[:at] if n.unit == "%"][-2:]
            if points.unit != "个百分点" or len(rates) < 2:
                continue
            found = _judged(sentence, rates[0], rates[1], points)
            if found is not None:
                yield found
    yield from _told(f)


def _told(f: Facts) -> Iterator[Finding]:
    """The same over more than one sentence: growth, target and difference of one indicator, by the reader."""
    for above in all_told(f, "economy.growth_above_target", None):
        target = _before(f, "economy.target_growth", above, above.subject)
        growth = _growth(f, above)
        if target is None or growth is None or _one_sentence(f, growth, above):
            continue
        aim = exactly(target.number)  # a target is set, not measured
        gaps = (growth.interval - aim, aim - growth.interval)
        if any(above.interval.meets(gap) for gap in gaps):
            continue
        right = (gaps[0] if growth.number >= target.number else gaps[1]).says(4)
        yield Finding(
            f"{above.subject}：增长 {growth.said}，目标 {target.said}，相差 {right} 个百分点，写的是 {above.said}",
            quotes=(growth.quote, target.quote, above.quote),
            expected=f"{right} 个百分点",
            found=above.said,
            advice="请核对增幅、目标增幅和差值；百分点与百分比不要混用。",
            verify="两个百分比之差等于所写的百分点。",
            subject=above.subject,
        )


def _growth(f: Facts, above: Told) -> Told | None:
    for fact in economic(f):
        if all_facts()[fact].label == above.subject:
            return _before(f, growth_of(fact), above, "")
    return _before(f, "economy.growth", above, above.subject)


def _before(f: Facts, fact: str, above: Told, subject: str) -> Told | None:
    """The last figure of a fact before another one in its paragraph."""
    held = [t for t in all_told(f, fact, subject) if near(t.claim, above.claim)]
    held = [t for t in held if t.claim.place.start <= above.claim.place.start]
    return held[-1] if held else None


def _one_sentence(f: Facts, one: Told, other: Told) -> bool:
    return not any(mark in between(f, one.claim, other.claim) for mark in "。；;")


def _judged(sentence: Words, one: Figure, other: Figure, points: Figure) -> Finding | None:
    text = sentence.folded
    higher, lower = (p.search(text[: points.start]) for p in (_HIGHER, _LOWER))
    if not (higher or lower) or not _COMPARES.search(text[one.end : points.start]):
        return None
    if (
        any(mark in text[one.end : points.start] for mark in "①②③④")
        or points.start - other.end > 30
    ):
        return None
    first, second = _signed(text, one), _signed(text, other)
    stated = points.interval
    for difference in (first - second, second - first):
        if stated.meets(difference):
            return None
    gap = first - second if first.low >= second.low else second - first
    return Finding(
        f"{one.said}与{other.said}相差 {gap.says(4)} 个百分点，写的是 {points.said}",
        quotes=(_between(sentence, one, other).quote, sentence_part(sentence, points).quote),
        expected=f"{gap.says(4)} 个百分点",
        found=points.said,
        advice="请核对两个百分比和差值；“提高到”与“提高”、百分点与百分比不要混用。",
        verify="两个百分比之差等于所写的百分点。",
    )


def _signed(text: str, figure: Figure) -> Interval:
    interval = figure.interval
    if _aimed_at(text, figure):
        interval = exactly(figure.number)  # a target is set, not measured: 3 % is 3.0 %
    return (
        Interval(-interval.high, -interval.low) if _FALLS.search(text[: figure.start]) else interval
    )


def _aimed_at(text: str, figure: Figure) -> bool:
    before = re.split("[,;(]", text[: figure.start])[-1][-14:] or text[: figure.start][-8:]
    return bool(_AIM.search(before) or _AIM.match(text[figure.end :].lstrip("的年度全")[:4]))


def _between(sentence: Words, one: Figure, other: Figure) -> Words:
    start = max(sentence.folded.rfind(",", 0, one.start) + 1, one.start - 20)
    return sentence.cut(start, other.end)


def sentence_part(sentence: Words, figure: Figure) -> Words:
    """The clause that a figure stands in, up to its unit."""
    start = max(
        max(sentence.folded.rfind(m, 0, figure.start) for m in ",()") + 1, figure.start - 30
    )
    return sentence.cut(start, figure.end)
