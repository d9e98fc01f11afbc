"""Judged points for programs and for the eye, with the law that was used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from yuanjian.core.rounding import plain, printed, to_decimal
from yuanjian.monitoring.water.point_file import PointFile
from yuanjian.monitoring.water.points import (
    SCREENED,
    SOIL_ADVICE,
    STANDARDS,
    PointYear,
    Verdict,
)
from yuanjian.monitoring.water.told import WHY_LEFT
from yuanjian.monitoring.water.wording import MULTIPLE_PLACES
from yuanjian.norms.document import Document
from yuanjian.norms.limits import find_standard

_CLAUSES = {
    "地下水": ("表1、表2；第6章", "单指标评价，取最差指标的类别；未检出按检出限的1/2"),
    "声": ("表1", "各类声环境功能区的限值，昼间、夜间分别评价"),
    "厂界": ("表1", "厂界外声环境功能区的排放限值，昼间、夜间分别评价"),
    "土壤": ("表1、表2", "筛选值和管制值；未检出的以检出限比较"),
}


def excess_text(verdict: Verdict) -> str:
    """«0.250» (times), «1.3 dB(A)», or why there is no number."""
    if verdict.excess is not None:
        return f"{plain(to_decimal(verdict.excess))} dB(A)"
    if verdict.judged is None:
        return "—"
    if verdict.judged.multiple is not None:
        return printed(verdict.judged.multiple, MULTIPLE_PLACES)
    return "不计倍数" if verdict.judged.ok is False else "—"


def result_text(verdict: Verdict) -> str:
    """«0.75 mg/L»; of a non-detect its detection limit: «<0.0003 mg/L»."""
    result = verdict.result
    sign = "<" if result.below else ""
    return f"{sign}{plain(to_decimal(result.value))} {result.unit}".removesuffix(" 无量纲")


def exceeding_text(point: PointYear) -> str:
    """«氨氮（0.500）、总硬度（0.022）», or «无»."""
    return "、".join(f"{v.item}（{excess_text(v)}）" for v in point.exceeding) or "无"


def standing(point: PointYear) -> str:
    """The class of a well, the standing of a plot; «—» of noise."""
    return point.quality_words or point.risk or "—"


def basis(result: PointFile) -> list[dict[str, str]]:
    """The documents that decided."""
    found, _ = find_standard(STANDARDS[result.medium], date(result.year, 12, 31))
    document: Document = found.document
    clause, what = _CLAUSES[result.medium]
    return [
        {
            "document": document.cited,
            "clause": clause,
            "what": what,
            "status": document.status.label,
        }
    ]


def advice(points: Sequence[PointYear]) -> list[str]:
    """What follows for plots above their screening values."""
    worst = {p.risk for p in points if p.risk in list(SOIL_ADVICE)[1:]}
    return [
        f"{word}的：{SOIL_ADVICE[word]}（GB 36600—2018，待核对原文）"
        for word in SOIL_ADVICE
        if word in worst
    ] + (["超过筛选值但不高于土壤环境背景值的，不纳入污染地块管理"] if SCREENED in worst else [])


def as_json(result: PointFile) -> dict[str, Any]:
    """The whole result; numbers as text."""
    return {
        "medium": result.medium, "year": result.year,
        "files": [
            {
                "name": each.path.name, "sha256": each.sha256, "records": each.records, "values": each.rows,
                "problems": [str(p) for p in each.problems], "notes": list(each.notes),
            }
            for each in result.loaded
        ],
        "points": [
            {
                "point": p.point, "zone": p.zone, "occasions": p.occasions, "attained": p.attained,
                "class": p.quality_words or None, "risk": p.risk or None,
                "results": [_result(v) for v in p.verdicts],
            }
            for p in result.points
        ],
        "uncounted": [
            {"point": point, "item": item, "why": WHY_LEFT[why], "values": n}
            for point, item, why, n in result.left
        ],
        "notes": [*result.notes, *advice(result.points)],
        "basis": basis(result),
    }  # fmt: skip


def _result(v: Verdict) -> dict[str, Any]:
    at = v.result.at
    return {
        "item": v.item, "time": f"{at:%Y-%m-%d %H:%M}" if v.result.timed else f"{at:%Y-%m-%d}",
        "value": _number(v.result.value), "unit": v.result.unit, "not_detected": v.result.below,
        "raw": v.result.raw, "limit": v.limit.text if v.limit else None,
        "limit_unit": v.limit.unit if v.limit else None, "verdict": v.word or None,
        "class": v.quality_words or None, "multiple": _number(v.judged.multiple) if v.judged else None,
        "excess_db": _number(v.excess),
        "not_judged": None if v.word else v.reason, "to_check": v.reason if v.word and v.reason else None,
    }  # fmt: skip


def _number(value: Fraction | None) -> str | None:
    return None if value is None else plain(to_decimal(value))
