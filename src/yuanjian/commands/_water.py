"""A water year on the terminal: sections, months, groups, comparison, what it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from yuanjian.commands._terminal import coloured, heading, table, wrapped
from yuanjian.core.rounding import plain, printed, to_decimal
from yuanjian.monitoring.water.ladder import class_name
from yuanjian.monitoring.water.river import main_of
from yuanjian.monitoring.water.told import WHY_LEFT, basis
from yuanjian.monitoring.water.wording import (
    exceeding_text,
    mean_text,
    months_text,
    multiple_text,
    share_text,
)

if TYPE_CHECKING:
    from yuanjian.monitoring.water.nutrition import Nutrition
    from yuanjian.monitoring.water.river import Group
    from yuanjian.monitoring.water.section import Period, SectionYear
    from yuanjian.monitoring.water.year import WaterYear

_MOST = 40
_ATTAINED = {True: "达标", False: "不达标", None: "—"}


def show(result: WaterYear, section: str | None = None) -> None:
    """Everything, or one section item by item; of a month without what only a year has."""
    monthly = result.wanted.month is not None
    read = sum({each.sha256: each.rows for each in result.loaded}.values())
    when = f"{result.year} 年 {result.wanted.month} 月" if monthly else f"{result.year} 年"
    kind = "月" if monthly else "年度"
    print(f"地表水{kind}评价　{when}　{len(result.sections)} 个断面　{read} 个监测值")
    shown = [s for s in result.sections if section in (None, s.section.point)]
    _sections(shown, monthly=monthly)
    if not monthly:
        _not_assessed(shown)
        _months(shown)
        _bad_months(shown)
    if section is not None or len(shown) == 1:
        _items(shown[0], "月均值" if monthly else "年均值")
        if not monthly:
            _periods(shown[0])
        _changes(result, shown[0].section.point)
    _lakes(shown, result.groups if section is None else ())
    if section is None:
        _groups(result.groups)
        if result.comparison is not None:
            _comparison(result)
    _problems(result)
    _basis(result)


def _sections(years: list[SectionYear], *, monthly: bool) -> None:
    heading("断面")
    rows = []
    for s in years:
        attained, judged = s.months_attained
        months = [f"{attained}/{judged}" if judged else "—", str(len(s.whole.months))]
        rows.append(
            [
                s.section.point, s.section.water or "—", s.section.body,
                class_name(s.section.target) if s.section.target else "未给",
                class_name(s.whole.quality) if s.whole.quality else "未评价",
                s.state or "—", _ATTAINED[s.whole.attained],
                *([] if monthly else months), exceeding_text(s.whole),
            ]
        )  # fmt: skip
    of = (
        ("类别", "状况", "达标")
        if monthly
        else ("年均类别", "状况", "年均达标", "达标月", "有效月")
    )
    table(
        rows,
        ("断面", "水体", "类型", "目标", *of, "超标因子（倍数）"),
        right=frozenset() if monthly else frozenset({7, 8}),
    )


def _not_assessed(years: list[SectionYear]) -> None:
    short: dict[str, list[str]] = {}
    for s in years:
        if s.whole.quality is None:
            short.setdefault(s.whole.reason, []).append(s.section.point)
    for reason, names in short.items():
        told = "、".join(names[:8]) + (f"等{len(names)}个断面" if len(names) > 8 else "")
        print(coloured(wrapped(f"{told}：{reason}（逐月类别见下）", "  "), "yellow"))


def _months(years: list[SectionYear]) -> None:
    heading("逐月类别（* 不达标，· 没有数据）")
    rows = [
        [s.section.point, *(_short(p) for p in s.months)]
        for s in years
        if any(p.months for p in s.months)
    ]
    table(rows, ("断面", *(f"{m}月" for m in range(1, 13))))


def _bad_months(years: list[SectionYear]) -> None:
    """Months below the target; those of a section that read alike in one line."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    for s in years:
        for month, p in enumerate(s.months, start=1):
            if p.attained is False:
                key = (s.section.point, class_name(p.quality), exceeding_text(p))
                alike.setdefault(key, []).append(month)
    rows = [
        [point, f"{months_text(m)}月", quality, told] for (point, quality, told), m in alike.items()
    ]
    if rows:
        heading("不达标的月份")
        table(rows[:_MOST], ("断面", "月份", "类别", "超标因子（倍数）"))
    if len(rows) > _MOST:
        print(f"  共{len(rows)}行，其余见 JSON")


def _short(period: Period) -> str:
    if period.quality is None:
        return "·"
    mark = "*" if period.attained is False else ""
    return class_name(period.quality).removesuffix("类") + mark


def _items(s: SectionYear, mean: str) -> None:
    heading(f"{s.section.point}　逐因子（{mean}）")
    rows = [
        [
            i.item, f"{mean_text(i)} {i.unit}".replace(" 无量纲", ""), class_name(i.quality),
            _ATTAINED[i.target.ok if i.target else None], multiple_text(i.target),
            f"{plain(to_decimal(i.low))}～{plain(to_decimal(i.high))}",
            str(len(i.months)), str(i.n), str(i.below),
        ]
        for i in (*s.whole.items, *((s.whole.nitrogen,) if s.whole.nitrogen else ()))
    ]  # fmt: skip
    heads = ("因子", mean, "类别", "达标", "超标倍数", "最小～最大", "有效月", "监测值", "未检出")
    table(rows, heads, right=frozenset({6, 7, 8}))
    if any(i.below for i in s.whole.items):
        print("  未检出的按检出限的1/2参与计算，原始记录不变")
    for item, why in s.left_out.items():
        print(coloured(f"  {item}：{why}", "grey"))
    if s.occasions is not None:
        told = s.occasions
        print(f"  采样{told.days}天，各参评因子逐次均达标{told.attained}天")


def _periods(s: SectionYear) -> None:
    heading(f"{s.section.point}　季度和水期")
    rows = [
        [
            p.label, class_name(p.quality) if p.quality else "未评价", _ATTAINED[p.attained],
            months_text(p.months), exceeding_text(p) if p.quality else p.reason,
        ]
        for p in (*s.quarters, *s.seasons)
    ]  # fmt: skip
    table(rows, ("时段", "类别", "达标", "有数据的月份", "超标因子（倍数）"))


def _changes(result: WaterYear, point: str) -> None:
    changes = [c for c in result.changes if c.point == point]
    if changes:
        heading(f"{point}　与上年{'同月' if result.wanted.month else ''}比较")
        rows = [
            [c.item, mean_text(c.before), mean_text(c.after), c.after.unit, _rate(c.rate)]
            for c in changes
        ]
        table(rows, ("因子", "上年", "本年", "单位", "变幅"), right=frozenset({1, 2, 4}))
    trends = [t for t in result.trends if t.point == point]
    if trends:
        heading(f"{point}　多年变化（秩相关系数）")
        rows = [
            [
                t.item,
                f"{t.years[0]}—{t.years[-1]}",
                str(len(t.years)),
                printed(t.gamma, 3),
                t.direction or "没有临界值，不作判定",
            ]
            for t in trends
        ]
        table(rows, ("因子", "年份", "年数", "秩相关系数", "变化"), right=frozenset({2, 3}))


def _rate(rate: Fraction | None) -> str:
    return "—" if rate is None else f"{'+' if rate > 0 else ''}{printed(rate, 1)}%"


def _lakes(years: list[SectionYear], groups: tuple[Group, ...]) -> None:
    lakes = [s for s in years if s.nutrition is not None]
    if not lakes:
        return
    heading("湖库：总氮单独评价、营养状态")
    rows = []
    for s in lakes:
        assert s.nutrition is not None
        nitrogen = s.whole.nitrogen
        told = class_name(nitrogen.quality) if nitrogen else "—"
        rows.append([s.section.point, mean_text(nitrogen), told, *_nutrient(s.nutrition)])
    for g in groups:
        if g.nutrition is not None and g.sections > 1:
            rows.append([f"{g.name}（各点位平均）", "", "", *_nutrient(g.nutrition)])
    table(rows, ("点位", "总氮年均（mg/L）", "总氮类别", "TLI（Σ）", "营养状态"))


def _nutrient(told: Nutrition) -> tuple[str, str]:
    if told.index is None:
        return "—", f"缺{'、'.join(told.missing)}，不作评价"
    return str(told.index), told.level


def _groups(groups: tuple[Group, ...]) -> None:
    heading("类别比例")
    rows = []
    for g in groups:
        counts = [str(g.counts.get(quality, 0)) for quality in range(1, 7)]
        state = g.state or "—"
        rows.append(
            [
                g.name, f"{g.assessed}/{g.sections}", *counts, share_text(g.good), share_text(g.worst),
                f"{g.attained}/{g.judged}" if g.judged else "—",
                f"{state}（按平均）" if g.by_mean and g.state else state, "、".join(main_of(g)) or "无",
            ]
        )  # fmt: skip
    heads = (
        "水体", "参评", *(class_name(q) for q in range(1, 7)), "Ⅰ～Ⅲ类", "劣Ⅴ", "达标断面", "状况", "主要污染指标",
    )  # fmt: skip
    table(rows, heads, right=frozenset(range(1, 11)))


def _comparison(result: WaterYear) -> None:
    c = result.comparison
    assert c is not None
    month = f" {result.wanted.month} 月" if result.wanted.month else ""
    heading(f"{c.after} 年{month}与 {c.before} 年{month}")
    if c.good is not None and c.worst is not None:
        words = c.words or "断面少于5个，不按比例评述"
        print(
            f"  两年都参评的断面{c.shared}个：Ⅰ～Ⅲ类比例{_points(c.good)}，劣Ⅴ类比例{_points(c.worst)}，{words}"
        )
    rows = [
        [s.point, class_name(s.before), class_name(s.after), s.words or "不能比较"]
        for s in c.sections
    ]
    table(rows, ("断面", f"{c.before}年", f"{c.after}年", "变化"))


def _points(value: Fraction) -> str:
    if not value:
        return "持平"
    return f"{'上升' if value > 0 else '下降'}{printed(abs(value), 1)}个百分点"


def _problems(result: WaterYear) -> None:
    files = {each.sha256: each for each in result.loaded}.values()
    told = [f"{each.path.name}：{p}" for each in files for p in each.problems]
    left: dict[str, int] = {}
    for _, _, why, n in result.left:
        left[why] = left.get(why, 0) + n
    counted = "，".join(f"{WHY_LEFT[why]}{n}个" for why, n in left.items())
    notes = [*result.notes, *(f"{e.path.name}：{n}" for e in files for n in e.notes)]
    doubts = [
        f"请核实 {d.point} {d.item} {d.start:%Y-%m-%d}：{d.reason}（已参与计算）"
        for d in result.doubts
    ]
    if not (told or counted or notes or doubts):
        return
    heading("说明")
    for note in notes:
        print(wrapped(f"· {note}", "  ", "    "))
    if counted:
        print(wrapped(f"· 没有参与计算的监测值：{counted}", "  ", "    "))
    for problem in [*told[:10], *doubts[:10]]:
        print(coloured(wrapped(f"· {problem}", "  ", "    "), "yellow"))
    total = sum(n for each in files for n in each.problem_counts.values())
    if total > min(len(told), 10):
        print(coloured(f"  · 共{total}处，其余见 JSON", "yellow"))


def _basis(result: WaterYear) -> None:
    heading("评价依据")
    by_document: dict[tuple[str, str], list[str]] = {}
    for one in basis(result):
        told = f"{one['clause']} {one['what']}".strip()
        by_document.setdefault((one["document"], one["status"]), []).append(told)
    for (document, status), told_ in by_document.items():
        print(wrapped(f"· {document}【{status}】{'；'.join(told_)}", "  ", "    "))
