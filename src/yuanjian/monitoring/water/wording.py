"""Figures of water as they are read: means, multiples, shares, months. Rounded once, from the exact value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from yuanjian.core.rounding import printed
from yuanjian.monitoring.water.judging import Judged
from yuanjian.monitoring.water.ladder import LAKE, SURFACE, ladder
from yuanjian.monitoring.water.section import ItemMean, Period
from yuanjian.norms import water

MULTIPLE_PLACES: Final = 3
"""As the report prints a section's largest multiple."""


def mean_text(mean: ItemMean | None) -> str:
    """A mean with one decimal more than the limits of its item have."""
    if mean is None:
        return "—"
    rungs = ladder(SURFACE, mean.item, date(2020, 1, 1), LAKE)
    texts = [each.text for each in rungs.limits] if rungs else []
    places = max((len(t.partition(".")[2]) for t in texts if "~" not in t), default=1)
    return printed(mean.mean, places + 1)


def multiple_text(judged: Judged | None) -> str:
    """«0.234», or the index of pH and oxygen in brackets, or «—»."""
    if judged is None or judged.ok is not False:
        return "—"
    if judged.multiple is not None:
        return printed(judged.multiple, MULTIPLE_PLACES)
    if judged.index is not None:
        return f"指数{printed(judged.index, water.indices().decimals)}"
    return "不计倍数"


def exceeding_text(period: Period) -> str:
    """«总磷（0.25）、溶解氧（指数1.2）», «无», or «—» where nothing was judged."""
    if period.attained is None:
        return "—"
    told = [f"{i.item}（{multiple_text(i.target)}）" for i in period.exceeding]
    return "、".join(told) if told else "无"


def share_text(share: Fraction | None) -> str:
    """A share in per cent with one decimal."""
    return "—" if share is None else f"{printed(share, 1)}%"


def months_text(months: Iterable[int]) -> str:
    """«1—3、7» of months."""
    told: list[list[int]] = []
    for month in sorted(months):
        if told and month == told[-1][-1] + 1:
            told[-1].append(month)
        else:
            told.append([month])
    return "、".join(str(r[0]) if len(r) == 1 else f"{r[0]}—{r[-1]}" for r in told) or "无"
