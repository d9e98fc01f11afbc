"""Targets: what was reached, what was aimed at, and the rate of completion or the claim that it was met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.figures import Figure, figures_in
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import exactly
from yuanjian.core.rounding import printed as in_print
from yuanjian.facts.engine import Facts

_AIM = r"(?:目标|任务|计划|指标|考核(?=[数值为]))"
_AIM_BEFORE = re.compile(rf"{_AIM}[^,;:。%\d]{{0,16}}$")
_AIM_BEHIND = re.compile(
    rf"\)?的?(?:[\u4e00-\u9fff]{{0,6}}?)(?:年度|全年|市级|考核|进出口|招商)?{_AIM}"
)
_NO_AIM = re.compile("总量|控制|排放|完成率|增[长幅速]")
_RATE = re.compile(
    r"完成率|完成度|完成比例|达成率|(?:完成|占|为|达|是)[^,;。%]{0,20}的?(?:约|近|超过)?$|(?:目标|任务|计划)[^,;。%]{0,12}的(?:约)?$"
)
_NO_RATE = re.compile("增[长幅速]|同比|提高|下降|高于|低于|比重")
_EARLIER = re.compile(r"上年|去年|同期|((?:19|20)\d\d)年(?!度?(?:目标|任务|计划))")
_MET = re.compile(r"完成|达到|实现|达成|突破|高于|超过|超出|超额|多于")
_MET_BEHIND = re.compile(
    rf"已(?:经|全部|超额|顺利)?(?:达标|完成|实现|达成|达到)"
    rf"|(?:超额|圆满|顺利|全面|提前|如期)完成|完成(?:年度|全年|市定)?{_AIM}|{_AIM}[^,;。]{{0,8}}(?:完成|实现|达成|超出|超额|突破|达到)"
)
_FAR = 60
_MOST = 40
"""Figures of one sentence that are looked at: more are a table, or a hostile text."""


_DENIED = re.compile(r"未|没有|难以|尚|距|力争|争取|确保|将|计划完成|拟|差")


@dataclass(frozen=True, slots=True)
class _Aimed:
    """What was reached, what was aimed at, and the rate of completion where one is told."""

    reached: Figure
    aim: Figure
    rate: Figure | None


@check(
    "目标完成率或完成情况与数据不符", "major", why="逻辑：完成率＝完成值÷目标值；低于目标不能称完成"
)
def find(f: Facts) -> Iterator[Finding]:
    """A rate that is told must follow; a target that is said to be met must be."""
    for sentence in own_sentences(f):
        if re.search(_AIM, sentence.folded):
            for aimed in _aims(sentence, f.year):
                yield from _judged(sentence, aimed)


def _aims(sentence: Words, year: int) -> Iterator[_Aimed]:
    """Each target of a sentence with the figure of its unit that was reached: the nearest before it, else behind it."""
    text, figures = sentence.folded, figures_in(sentence)
    counted = [g for g in figures if g.unit and g.unit not in ("%", "个百分点", "年", "月", "日")]
    if len(counted) > _MOST:
        return
    aims = [g for g in counted if _is_aim(text, g)]
    for aim in aims:
        same = [g for g in counted if _unit(g) == _unit(aim) and g not in aims]
        same = [g for g in same if not _earlier(_clause(text, g), year)]
        before = [g for g in same if g.end <= aim.start and aim.start - g.end <= _FAR]
        behind = [g for g in same if g.start >= aim.end and g.start - aim.end <= _FAR]
        if before or behind:
            yield _Aimed(before[-1] if before else behind[0], aim, _rate(text, figures, aim))


def _is_aim(text: str, figure: Figure) -> bool:
    before = re.split("[,;:]", text[: figure.start])[-1]
    found = _AIM_BEFORE.search(before)
    behind = _AIM_BEHIND.match(re.split("[,;:]", text[figure.end :])[0][:16])
    # «目标任务10个项目,完成16个»: behind «完成» stands what was reached
    reached = found and re.search(
        r"(?:实际|已|共)?(?:完成|实现|引进|签约)[^()]{0,4}$", found[0][2:]
    )
    said = bool(found and not reached) or bool(behind)
    return said and not _NO_AIM.search(before + (behind[0] if behind else ""))


def _rate(text: str, figures: list[Figure], aim: Figure) -> Figure | None:
    """The rate of completion told behind a target."""
    for figure in figures:
        if figure.unit != "%" or not 0 <= figure.start - aim.end <= _FAR:
            continue
        before = re.split("[,;]", text[: figure.start])[-1]
        if _RATE.search(before) and not _NO_RATE.search(before):
            return figure
    return None


def _judged(sentence: Words, aimed: _Aimed) -> Iterator[Finding]:
    reached, aim, rate = aimed.reached, aimed.aim, aimed.rate
    first, last = sorted((reached, aim), key=lambda g: g.start)
    text, end = sentence.folded, max(last.end, rate.end if rate else 0)
    start = max(0, first.start - 12)
    if aim.interval.low <= 0 or _DENIED.search(text, start, min(len(text), end + 4)):
        return
    share = reached.interval / aim.interval * exactly(100)
    said = in_print(reached.number / aim.number * 100, 1).removesuffix(".0")
    quote = sentence.cut(max(text.rfind(",", 0, first.start) + 1, first.start - 20), end + 6)
    if rate is not None and not share.meets(rate.interval):
        message = f"{_plain(reached)}÷{_plain(aim)}＝{said}%，写的完成率是 {rate.said}"
        yield _finding(quote, message, f"{said}%", rate.said)
    elif rate is None and aim.interval.above(reached.interval) and _called_met(text, reached, aim):
        numbers = f"{reached.said}，目标 {aim.said}"
        message = f"完成 {numbers}，只有 {said}%，不能称完成"
        yield _finding(quote, message, "不低于目标", numbers)


def _called_met(text: str, reached: Figure, aim: Figure) -> bool:
    """Whether the words say that the target was met: «完成…目标(9.53亿美元)», «…,超额完成任务»."""
    if reached.start < aim.start:
        return bool(_MET.search(text, reached.end, aim.start)) or bool(
            _MET_BEHIND.search(text, aim.end, aim.end + 20)
        )
    return bool(_MET_BEHIND.search(text, reached.end, reached.end + _FAR))


def _clause(text: str, figure: Figure) -> str:
    return re.split("[,;:]", text[: figure.start])[-1]


def _earlier(words: str, year: int) -> bool:
    """Whether words are of a year before this report's."""
    return any(m[1] != str(year) for m in _EARLIER.finditer(words))


def _unit(figure: Figure) -> str:
    return figure.unit.removesuffix("人民币")


def _plain(figure: Figure) -> str:
    return figure.said.removesuffix(figure.unit)


def _finding(quote: Words, said: str, expected: str, found: str) -> Finding:
    return Finding(
        said,
        quotes=(quote.quote,),
        expected=expected,
        found=found,
        advice="请核对完成值、目标值和完成率；确未完成的写明差距和原因。",
        verify="完成率等于完成值除以目标值；称完成的不低于目标。",
    )
