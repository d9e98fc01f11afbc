"""A water year for programs and for the eye: numbers as text (none is rounded on the way), the law that was used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from yuanjian.core.rounding import plain, to_decimal
from yuanjian.monitoring.water.ladder import LAKE, SURFACE, class_name
from yuanjian.monitoring.water.nutrition import Nutrition
from yuanjian.monitoring.water.river import Comparison, Group, main_of
from yuanjian.monitoring.water.section import ItemMean, Period, SectionYear
from yuanjian.monitoring.water.year import WaterYear
from yuanjian.norms import water
from yuanjian.norms.document import Document
from yuanjian.norms.limits import find_standard

WHY_LEFT: Final[Mapping[str, str]] = {
    "missing": "缺测", "invalid": "无效", "no_limit": "未检出而没有检出限",
}  # fmt: skip


def basis(result: WaterYear) -> list[dict[str, str]]:
    """The documents that decided something: title, clause, how far they were read."""
    rule, lakes = water.method(), any(s.section.body == LAKE for s in result.sections)
    standard, _ = find_standard(SURFACE, date(result.year, 12, 31))
    used: list[tuple[Document, str, str]] = [(standard.document, "表1", "各类限值")]

    def by(clause: str, what: str) -> None:
        used.append((rule.document, rule.clauses[clause], what))

    by("items", "参评因子：表1中除水温、总氮、粪大肠菌群外的21项")
    by("month", "一月有多次监测的取算术平均")
    if result.wanted.month is None:
        by("year", f"各月均值的算术平均；一年少于{rule.least_year}个月不作年度评价")
        by("quarter", f"一季少于{rule.least_quarter}个月不作季度评价")
    by("section", "单因子评价：取最差因子的类别；主要污染指标")
    by("river", f"断面类别比例；少于{rule.few_sections}个断面按各断面平均")
    if lakes:
        by("lake", "湖库按各点位平均")
    if result.comparison is not None:
        by("change", "水质变化的用语")
    if result.trends:
        by("change", "秩相关系数法，显著性水平0.05")
    if any(i.target and i.target.index is not None for s in result.sections for i in s.whole.items):
        index = water.indices()
        used.append((index.document, index.clause, "pH值、溶解氧的标准指数（不计超标倍数）"))
    if lakes:
        nutrient = water.nutrition()
        used.append((nutrient.document, nutrient.clause, "湖库营养状态；总氮单独评价"))
    if result.wanted.seasons is None and result.wanted.month is None:
        months = "丰、平、枯水期的月份，请按当地划分用 --seasons 写明"
        used.append((water.seasons().document, "", months))
    return [
        {
            "document": document.cited,
            "clause": clause,
            "what": what,
            "status": document.status.label,
        }
        for document, clause, what in used
    ]


def as_json(result: WaterYear) -> dict[str, Any]:
    """The whole result."""
    return {
        "year": result.year, "month": result.wanted.month,
        "files": [
            {
                "name": each.path.name, "sha256": each.sha256, "records": each.records,
                "values": each.rows, "layout": each.layout, "unread_columns": list(each.unread),
                "problems": [str(p) for p in each.problems], "problem_counts": dict(each.problem_counts),
                "notes": list(each.notes),
            }
            for each in result.loaded
        ],
        "sections": [_section(s) for s in result.sections],
        "groups": [_group(g) for g in result.groups],
        "comparison": _comparison(result.comparison),
        "item_changes": [
            {
                "point": c.point, "item": c.item, "unit": c.after.unit, "before": _number(c.before.mean),
                "after": _number(c.after.mean), "change_percent": _number(c.rate),
            }
            for c in result.changes
        ],
        "trends": [
            {
                "point": t.point, "item": t.item, "years": list(t.years),
                "rank_correlation": _number(t.gamma), "direction": t.direction,
            }
            for t in result.trends
        ],
        "doubts": [
            {"point": d.point, "item": d.item, "from": f"{d.start:%Y-%m-%d %H:%M}", "rule": d.rule, "reason": d.reason}
            for d in result.doubts
        ],
        "uncounted": [
            {"point": point, "item": item, "why": WHY_LEFT[why], "values": n}
            for point, item, why, n in result.left
        ],
        "notes": list(result.notes),
        "basis": basis(result),
    }  # fmt: skip


def _section(s: SectionYear) -> dict[str, Any]:
    months_ok, months_judged = s.months_attained
    return {
        "point": s.section.point, "water": s.section.water, "body": s.section.body,
        "target": class_name(s.section.target) if s.section.target else None,
        **_period(s.whole),
        "state": s.state or None,
        "main_items": [i.item for i in s.main_items],
        "months_attained": months_ok, "months_judged": months_judged,
        "occasions": None if s.occasions is None else {
            "days": s.occasions.days, "attained": s.occasions.attained, "values": s.occasions.values,
        },
        "months": [_period(p) for p in s.months if p.months],
        "quarters": [_period(p) for p in s.quarters],
        "seasons": [_period(p) for p in s.seasons],
        "nutrition": _nutrition(s.nutrition),
        "left_out": dict(s.left_out),
    }  # fmt: skip


def _period(p: Period) -> dict[str, Any]:
    return {
        "label": p.label,
        "class": class_name(p.quality) if p.quality else None,
        "attained": p.attained,
        "not_assessed": p.reason or None,
        "months_with_data": list(p.months),
        "deciding": list(p.deciding),
        "exceeding": [
            {
                "item": i.item,
                "multiple": _number(i.target.multiple),
                "index": _number(i.target.index),
            }
            for i in p.exceeding
            if i.target
        ],
        "items": [_item(i) for i in p.items],
        "nitrogen": _item(p.nitrogen) if p.nitrogen else None,
    }


def _item(i: ItemMean) -> dict[str, Any]:
    return {
        "item": i.item, "unit": i.unit, "mean": _number(i.mean), "class": class_name(i.quality),
        "attained": i.target.ok if i.target else None, "months": list(i.months), "values": i.n,
        "not_detected": i.below, "min": _number(i.low), "max": _number(i.high),
    }  # fmt: skip


def _group(g: Group) -> dict[str, Any]:
    return {
        "name": g.name, "year": g.year, "sections": g.sections, "assessed": g.assessed,
        "counts": {class_name(quality): n for quality, n in sorted(g.counts.items())},
        "good_percent": _number(g.good), "worst_percent": _number(g.worst),
        "attained": g.attained, "judged": g.judged, "state": g.state or None,
        "by_mean_of_sections": g.by_mean,
        "mean_class": class_name(g.mean.quality) if g.mean else None,
        "main_items": main_of(g), "nutrition": _nutrition(g.nutrition),
    }  # fmt: skip


def _comparison(c: Comparison | None) -> dict[str, Any] | None:
    if c is None:
        return None
    return {
        "before": c.before, "after": c.after, "sections_compared": c.shared,
        "good_points": _number(c.good), "worst_points": _number(c.worst), "change": c.words or None,
        "sections": [
            {"point": s.point, "before": _class(s.before), "after": _class(s.after), "change": s.words or None}
            for s in c.sections
        ],
    }  # fmt: skip


def _nutrition(n: Nutrition | None) -> dict[str, Any] | None:
    if n is None:
        return None
    return {
        "index": None if n.index is None else str(n.index), "level": n.level or None,
        "parts": {item: str(part) for item, part in n.parts.items()}, "missing": list(n.missing),
    }  # fmt: skip


def _class(quality: int | None) -> str | None:
    return class_name(quality) if quality else None


def _number(value: Fraction | None) -> str | None:
    return None if value is None else plain(to_decimal(value))
