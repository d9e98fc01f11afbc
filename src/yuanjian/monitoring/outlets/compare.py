"""A load recalculated from the series against what was reported, permitted, allotted; exact, nothing rounded first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from yuanjian.core.rounding import round_half_even
from yuanjian.monitoring.outlets.outcome import Load

Verdict = Literal["超许可", "未超", "不能判定"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Reported less recalculated [t]; ``share`` of the recalculated (None when that is 0).

    ``agrees``: within the tolerance; None: cannot be told, because hours are lacking. ``reason`` in Chinese.
    """

    reported: Decimal
    recalculated: Fraction
    difference: Fraction
    share: Fraction | None
    agrees: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A load against a limit of the year [t]. ``left``: what remains of it, below 0 when it is exceeded."""

    verdict: Verdict
    limit: Decimal | None
    left: Fraction | None
    reason: str


def against_report(load: Load, reported: Decimal, tolerance: Decimal | None = None) -> Difference:
    """Whether a reported load is what the series gives.

    Without a tolerance (a share, 0.05 for 5 %) the two agree when the recalculated load, rounded as the
    reported one is written, is the reported one.
    """
    exact = load.known
    difference = Fraction(reported) - exact
    share = difference / exact if exact else None
    if not load.whole:
        reason = f"有 {load.unknown_hours} 小时的排放量没有依据可算，核算量不完整"
        return Difference(reported, exact, difference, share, None, reason)
    if tolerance is None:
        places = max(0, -int(reported.as_tuple().exponent))
        agrees = round_half_even(exact, places) == reported
        reason = f"核算量按申报量的 {places} 位小数修约后{'相同' if agrees else '不同'}"
        return Difference(reported, exact, difference, share, agrees, reason)
    agrees = abs(difference) <= Fraction(tolerance) * exact
    percent = format((tolerance * 100).normalize(), "f")
    reason = f"相差{'不超过' if agrees else '超过'}核算量的 {percent}%"
    return Difference(reported, exact, difference, share, agrees, reason)


def against_limit(load: Load | None, limit: Decimal | None, what: str) -> Judged:
    """Whether a year's load keeps a limit (``what``: 许可排放量, 总量指标).

    Lacking hours can only add: a known part above the limit exceeds it all the same.
    """
    if limit is None:
        return Judged("不能判定", None, None, f"没有{what}")
    if load is None:
        return Judged("不能判定", limit, None, "没有流量，算不出排放量")
    left = Fraction(limit) - load.known
    if left < 0:
        more = "（另有小时未计入）" if not load.whole else ""
        return Judged("超许可", limit, left, f"排放量大于{what}{more}")
    if not load.whole:
        reason = f"有 {load.unknown_hours} 小时的排放量没有依据可算；已算出的部分未超{what}"
        return Judged("不能判定", limit, left, reason)
    return Judged("未超", limit, left, f"排放量不大于{what}")
