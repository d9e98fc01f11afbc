"""A year of outlets on the terminal: validity, exceedances, loads, substituted hours, comparison, its basis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from yuanjian.commands._terminal import coloured, heading, table, wrapped
from yuanjian.core.rounding import plain, printed
from yuanjian.monitoring.outlets.outcome import METHODS, WHY
from yuanjian.monitoring.outlets.told import compared, millionths, tonnes, unverified, used
from yuanjian.monitoring.readings import SCALE

if TYPE_CHECKING:
    from yuanjian.monitoring.outlets.compare import Difference, Judged
    from yuanjian.monitoring.outlets.outcome import ItemYear, OutletYear, Quarter, Run
    from yuanjian.monitoring.outlets.told import Compared
    from yuanjian.monitoring.readers.ask import Question
    from yuanjian.monitoring.readers.load import Loaded

_COLOURS = {"有效": "green", "不足": "red", "停运": "grey", "无数据": "grey"}
_VERDICTS = {"超许可": "red", "未超": "green", "不能判定": "yellow"}
_PROBLEMS = 10


def show(
    years: Sequence[OutletYear],
    loaded: Sequence[tuple[Loaded, Sequence[Question]]],
    notes: Sequence[str],
    tolerance: Decimal | None,
    most: int,
    doubts: Sequence[str],
    *,
    months: bool = False,
) -> None:
    """Every outlet, then what the files left open and what the figures rest on."""
    read = sum(each.rows for each, _ in loaded)
    print(f"排口在线监测年度核算　{years[0].year} 年　{len(years)} 个排口　{read} 个监测值")
    for year in years:
        _outlet(year, tolerance, most, months)
    _problems([each for each, _ in loaded], notes)
    _questions(loaded)
    _doubts(doubts)
    _basis(years)


def _outlet(year: OutletYear, tolerance: Decimal | None, most: int, months: bool) -> None:
    o = year.outlet
    whose = f"　{o.owner}" if o.owner else ""
    base = f"　基准氧含量 {plain(o.oxygen)}%" if o.oxygen is not None else ""
    heading(f"{o.number} {o.name}".strip() + f"（{o.kind}）{whose}{base}")
    _items(year.items)
    _loads(year.items)
    if months:
        _months(year.items)
    _strip(year.strip)
    for item in year.items:
        _reasons(item)
        _exceeding(item, most)
    _runs(year.items, most)
    _compared(compared(year, tolerance))
    for remark in year.remarks:
        print(coloured(wrapped(f"· {remark}", "  ", "    "), "yellow"))


def _items(items: Sequence[ItemYear]) -> None:
    rows = [
        [
            i.item, str(i.due), str(i.measured), _rate(i.measured, i.due), str(i.reasons.get("stop", 0) or "·"),
            _limits(i), _count(i.hours_over), _count(i.days_over), _valid_days(i),
            f"{millionths(i.top)} {i.unit}".replace(" 无量纲", "") if i.days else "·",
        ]
        for i in items
    ]  # fmt: skip
    heads = (
        "因子",
        "应测h",
        "有效h",
        "有效率",
        "停运h",
        "限值",
        "小时超标",
        "日均超标",
        "有效日",
        "最大日均",
    )
    table(rows, heads, right=frozenset({1, 2, 3, 4, 6, 7, 8, 9}))


def _rate(part: int, whole: int) -> str:
    return f"{printed(Fraction(100 * part, whole), 2)}%" if whole else "—"


def _limits(item: ItemYear) -> str:
    held = item.limits
    if held is None:
        return "·"
    if held.low is not None:
        return (
            f"{plain(held.low)}～{plain(held.day)}"
            if held.day is not None
            else f"≥{plain(held.low)}"
        )
    if held.hour == held.day and held.day is not None:
        return plain(held.day)
    named = (("时", held.hour), ("日", held.day))
    return " ".join(f"{name}{plain(value)}" for name, value in named if value is not None)


def _count(number: int | None) -> str:
    return "·" if number is None else str(number)


def _valid_days(item: ItemYear) -> str:
    running = [d for d in item.days if d.due]
    return f"{sum(d.valid for d in running)}/{len(running)}" if item.days else "·"


def _loads(items: Sequence[ItemYear]) -> None:
    rows = [
        [
            i.item, tonnes(i.load.known), tonnes(i.load.substituted), str(i.load.substituted_hours or "·"),
            str(i.load.unknown_hours or "·"),
        ]
        for i in items
        if i.load
    ]  # fmt: skip
    if rows:
        print()
        heads = ("排放量", "吨", "其中替代", "替代h", "无法计算h")
        table(rows, heads, right=frozenset({1, 2, 3, 4}))


def _strip(quarters: Sequence[Quarter]) -> None:
    """The twelve quarters, a year a line."""
    for year in dict.fromkeys(q.year for q in quarters):
        held = [q for q in quarters if q.year == year]
        if all(q.state == "无数据" for q in held):
            continue
        told = "　".join(
            f"{'一二三四'[q.quarter - 1]}季度 "
            + coloured(f"{q.state}{_share(q)}", _COLOURS[q.state])
            for q in held
        )
        print(f"  {year} 年　{told}")


def _share(quarter: Quarter) -> str:
    return f"（{_rate(quarter.ok, quarter.due)}）" if quarter.state in ("有效", "不足") else ""


def _reasons(item: ItemYear) -> None:
    told = [f"{WHY[why]} {hours} h" for why, hours in item.reasons.items() if why != "stop"]
    if told:
        print(coloured(wrapped(f"{item.item}无效：{'；'.join(told)}", "  ", "    "), "grey"))


def _exceeding(item: ItemYear, most: int) -> None:
    """The days above the limit, the worst with its multiple (how far above, as a share of the limit)."""
    bad = [d for d in item.days if d.valid and d.exceeds and d.mean is not None]
    if not bad or item.limits is None:
        return
    worst = max(bad, key=lambda d: d.mean or 0)
    told = "、".join(f"{d.day:%m-%d}" for d in bad[:most]) + ("…" if len(bad) > most else "")
    limit, times = item.limits.day, ""
    if limit and worst.mean is not None and worst.mean > limit * SCALE:
        times = f"，超标 {printed(Fraction(worst.mean) / (Fraction(limit) * SCALE) - 1, 2)} 倍"
    top = f"最高 {millionths(worst.mean)}（{worst.day:%m-%d}{times}）"
    print(
        coloured(wrapped(f"{item.item}日均超标 {len(bad)} 天：{told}；{top}", "  ", "    "), "red")
    )


def _months(items: Sequence[ItemYear]) -> None:
    """Means and loads of the months; * where too few days were valid."""
    held = [i for i in items if i.months]
    numbers = sorted({m.month for i in held for m in i.months})
    rows = [
        [f"{number}月", *(cell for i in held for cell in _month(i, number))] for number in numbers
    ]
    heads = [
        "月份",
        *(head for i in held for head in (f"{i.item}均值", *(["吨"] if i.load else []))),
    ]
    if rows:
        print()
        table(rows, heads, right=frozenset(range(1, len(heads))))
        if any(not m.valid for i in held for m in i.months):
            print(coloured("  * 有效日不足，月均值无效", "grey"))


def _month(item: ItemYear, number: int) -> list[str]:
    """The cells of an item in a month: the mean, and the load where the item has one."""
    found = next((m for m in item.months if m.month == number), None)
    if found is None:
        return ["·", "·"] if item.load else ["·"]
    exact = "—" if found.mean is None else printed(Fraction(found.mean, SCALE), 3)
    mean = exact + ("" if found.valid else "*")
    load = "·" if found.load is None else tonnes(found.load)
    return [mean, load] if item.load else [mean]


def _runs(items: Sequence[ItemYear], most: int) -> None:
    rows = [
        [
            i.item,
            f"{r.since:%m-%d %H}时",
            f"{r.until:%m-%d %H}时",
            str(r.hours),
            WHY.get(r.why, r.why),
            *_method(r, i),
        ]
        for i in items
        for r in (i.runs[:most] if i.load else ())
    ]
    if rows:
        print()
        heads = ("缺失替代", "从", "至", "小时", "原因", "方法", "替代值")
        table(rows, heads, right=frozenset({3, 6}))
    more = sum(max(0, len(i.runs) - most) for i in items if i.load)
    if more:
        print(f"  另有 {more} 段，见 JSON（--json）或逐时表（--hours），或用 --runs 多列一些")


def _method(run: Run, item: ItemYear) -> tuple[str, str]:
    words = METHODS.get(run.method, run.method)
    if run.value is None:
        return words, "—"
    unit = "kg/h" if item.unit == "mg/m³" else item.unit
    return words, f"{printed(run.value, 3)} {unit}".replace(" 无量纲", "")


def _compared(found: Sequence[Compared]) -> None:
    for each in found:
        lines = [report_line(each.report, "申报")] if each.report else []
        judged = (("许可排放量", each.permit), ("总量指标", each.quota))
        lines += [limit_line(name, held) for name, held in judged if held]
        for line in lines:
            print(wrapped(f"{each.item}　{line}", "  ", "    "))


def report_line(r: Difference, source: str) -> str:
    """A reported load beside the recalculated one; ``source`` says who reports it."""
    agrees = {True: "相符", False: "不符", None: "不能判定"}[r.agrees]
    share = "" if r.share is None else f"，{printed(r.share * 100, 2)}%"
    return (
        f"{source} {plain(r.reported)} t，核算 {tonnes(r.recalculated)} t，相差 {tonnes(r.difference)} t{share}："
        f"{coloured(agrees, 'green' if r.agrees else 'yellow')}（{r.reason}）"
    )


def limit_line(name: str, judged: Judged) -> str:
    """A load against a limit of the year."""
    limit = "" if judged.limit is None else f" {plain(judged.limit)} t"
    return f"{name}{limit}{_left(judged)}：{coloured(judged.verdict, _VERDICTS[judged.verdict])}（{judged.reason}）"


def _left(judged: Judged) -> str:
    if judged.left is None:
        return ""
    return (
        f"，余 {tonnes(judged.left)} t" if judged.left >= 0 else f"，超出 {tonnes(-judged.left)} t"
    )


def _problems(loaded: Sequence[Loaded], notes: Sequence[str]) -> None:
    said = [*notes, *(f"{each.path.name}：{note}" for each in loaded for note in each.notes)]
    told = [f"{each.path.name}：{p}" for each in loaded for p in each.problems]
    if not said and not told:
        return
    heading("说明")
    for note in said:
        print(wrapped(f"· {note}", "  ", "    "))
    for problem in told[:_PROBLEMS]:
        print(coloured(wrapped(f"· {problem}", "  ", "    "), "yellow"))
    if len(told) > _PROBLEMS:
        print(f"  · 共 {len(told)} 处")


def _questions(loaded: Sequence[tuple[Loaded, Sequence[Question]]]) -> None:
    """What the files leave open, each question once."""
    from yuanjian.commands._series import show_questions

    show_questions(list({(q.part, q.text): q for _, asked in loaded for q in asked}.values()))


def _doubts(doubts: Sequence[str]) -> None:
    """What looks wrong in the data and was counted all the same."""
    if doubts:
        heading("数据疑点（照常计算，请核实）")
    for doubt in doubts:
        print(wrapped(f"· {doubt}", "  ", "    "))


def _basis(years: Sequence[OutletYear]) -> None:
    heading("依据")
    papers = dict.fromkeys(f.document for f in used(years))
    print(wrapped("、".join(p.cited for p in papers), "  ", "  "))
    if unverified(years):
        print(coloured("  其中的比例、小时数和替代方法待核对原文。", "grey"))
