"""A target said to be met in the achievements, which the figures do not meet."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import figure, growth, name_of, said
from yuanjian.audit.finding import Finding, Quote, quote_row
from yuanjian.audit.intervals import Interval, cell, printed
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_CLAIM = re.compile(
    r"(?:超额|圆满|全面|顺利)?(?:完成|达到|实现|达成).{0,12}(?:目标|任务)|(?:目标|任务).{0,12}(?:完成|达到|实现)"
)
_DENIED = re.compile(r"未|没有|不能|难以|尚|距|力争|争取|确保|计划|将")
_SENTENCE = re.compile(r"[^。；;！!\n]+")
# Of these less is better.
_CEILINGS = ("单位GDP能耗", "万元工业增加值用水量", "综合能源消费量(等价值)", "工业用水量")


@check(
    "目标未完成，成效却称完成",
    "major",
    why="逻辑：完成率＝本年值÷目标值（或增幅与目标增幅相比），低于目标不能称完成",
)
def find(f: Facts) -> Iterator[Finding]:
    """Only a sentence that names the indicator and claims its target; a target missed in silence is no error."""
    for row in f.rows("04"):
        missed = _missed(row)
        claim = _claim(f, name_of(row)) if missed else None
        if missed and claim is not None:
            prose, sentence = claim
            yield Finding(
                f"{name_of(row)}{missed}，33_成效问题计划却写“{sentence}”",
                quotes=(
                    quote_row(row, "name", "value", "yoy", "target"),
                    Quote(sentence[:300], prose.record.cell("text"), subject=prose.key),
                ),
                expected="未完成的写明差距和原因",
                found=sentence[:60],
                advice="请核对目标值、本年值和增幅；确未完成的，改写这一句，说明差距和措施。",
                verify="数据与文字一致。",
                subject=row.key,
            )


def _missed(row: RowView) -> str:
    """How far below its target an indicator is, in words; «» when it is not, or cannot be told."""
    text = said(row, "target")
    try:
        read = read_number(text) if text else None
    except Unreadable:
        return ""
    if read is None or read.approx or row.get("name") in _CEILINGS:
        return ""
    if read.unit not in ("", "%", said(row, "unit")):
        return ""
    by_growth = "%" in text and said(row, "unit") != "%"
    actual = cell(row, "yoy") or growth(row) if by_growth else figure(row, "value")
    target = printed(read.value)
    if actual is None or not target.above(actual):
        return ""
    if by_growth:
        return f"同比增幅 {actual.says(2)}%，低于目标 {text}"
    return f"本年值 {said(row, 'value')}，目标 {text}，完成率 {_share(actual, target)}"


def _share(actual: Interval, target: Interval) -> str:
    middle = (actual.low + actual.high) / (target.low + target.high) * 100
    return f"{float(middle):.1f}%"


def _claim(f: Facts, name: str) -> tuple[RowView, str] | None:
    short = name.split("(")[0].removeprefix("地区")
    for prose in f.rows("33"):
        if prose.get("type") not in ("成效", "主要措施"):
            continue
        for sentence in _SENTENCE.findall(said(prose, "text")):
            if short in sentence and _CLAIM.search(sentence) and not _DENIED.search(sentence):
                return prose, sentence.strip()
    return None
