"""What the flags of devices mean for an outlet: a standstill of the plant, an analyser out of control, or other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from yuanjian.core.text import fold, squeeze
from yuanjian.monitoring import sql
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import Outlet
from yuanjian.monitoring.quality.states import NORMAL, said

Mark = Literal["stop", "control", "other"]

_OUT_OF_CONTROL: Final = frozenset({"失控"})
_PLANT_STOPS: Final = frozenset({"停产", "停炉", "生产设施停运", "排放源停运"})
_NAMED: Final = 6
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class _Flag:
    """A flag as an outlet's series has it: its cause (``quality.states``; «unknown»), and how many values carry it."""

    flag: str
    cause: str
    count: int


def mark_of(flag: str, cause: str, outlet: Outlet) -> Mark | None:
    """What a flag of a cause says, None where the value counts.

    HJ 212-2017 words F as a standstill of the instrument, platforms often mean the plant: unless it is
    declared that the plant is meant, an hour so flagged is not valid and its emission is substituted.
    """
    if cause == NORMAL:
        return None
    key = squeeze(fold(flag))
    if key in _OUT_OF_CONTROL:
        return "control"
    if key in _PLANT_STOPS or (cause == "stop" and outlet.flag_f_stops):
        return "stop"
    return "other"


def mark_hours(
    session: Session, outlets: Sequence[Outlet], readings: str
) -> dict[str, tuple[str, ...]]:
    """Fill ``outlet_flags`` and ``outlet_marks`` from the flags of ``readings``; by point what must be said of them."""
    found: dict[str, list[_Flag]] = {o.point: [] for o in outlets}
    for point, flag, cause, count in session.rows(_FLAGS.format(readings=readings)):
        if point in found:
            known = said(flag)
            means = cause or (known.cause if known else UNKNOWN)
            found[point].append(_Flag(flag, means, int(count)))
    session.fill(
        "outlet_flags",
        (
            (o.point, f.flag, mark)
            for o in outlets
            for f in found[o.point]
            if (mark := mark_of(f.flag, f.cause, o))
        ),
    )
    session.run(sql.filled("outlets/marks.sql", readings=readings))
    return {o.point: tuple(_remarks(o, found[o.point])) for o in outlets}


def _remarks(outlet: Outlet, flags: Sequence[_Flag]) -> Iterator[str]:
    unknown = [f.flag for f in flags if f.cause == UNKNOWN]
    if unknown:
        named = "、".join(f"“{flag}”" for flag in unknown[:_NAMED])
        yield f"不认识数据标记{named}，这些值按无效计，请核对平台的标记说明，并在来源声明的“标记”中写明"
    stops = sum(
        f.count for f in flags if f.cause == "stop" and mark_of(f.flag, f.cause, outlet) == "other"
    )
    if stops:
        yield (
            f"{stops} 个值标记为停运（F），按仪器停运计：算无效，排放量另行替代。"
            "如系生产设施停运，请在排口说明中写 F标记: 生产停运"
        )


_FLAGS: Final = """
SELECT r.point, r.flag, MAX(w.cause), COUNT(*)
FROM {readings} AS r LEFT JOIN flag_words AS w ON w.flag = r.flag
WHERE r.flag IS NOT NULL AND r.flag <> '' GROUP BY r.point, r.flag ORDER BY ALL
"""
