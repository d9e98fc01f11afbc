"""A station's year in the terminal: a table an item a row, days above the limit, indices, what does not suffice."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._air_index import NAMES
from yuanjian.commands._outputs import check_outputs, given_as_json
from yuanjian.commands._progress import Progress

if TYPE_CHECKING:
    from yuanjian.monitoring.air.clusters import Where
    from yuanjian.monitoring.air.law import Law
    from yuanjian.monitoring.air.stations import Evaluated
    from yuanjian.monitoring.air.trend import Trend
    from yuanjian.monitoring.air.year import ItemYear, PointYear
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.readers.declaration import Declaration

_HEADS = (
    "项目",
    "有效天",
    "年均",
    "限值",
    "百分位",
    "限值",
    "超标天",
    "达标率%",
    "最大倍数",
    "数据量",
    "年评价",
)
_RIGHT = frozenset(range(1, 9))


def year(args: argparse.Namespace) -> int:
    """Evaluate the files; the terminal, and JSON where it was asked for."""
    from yuanjian.commands._air_year_json import as_json
    from yuanjian.commands.series import declaration_of
    from yuanjian.monitoring.air.clusters import Where
    from yuanjian.monitoring.air.law import Law

    check_outputs([args.json, args.charts], args.files, workbook=args.sheet20)
    declaration = declaration_of(args, year=False)
    state = declaration.state if declaration.state in ("273", "298") else ""
    law = Law(standard=args.standard, zone=args.grade, state=state)
    behind: list[Callable[[], int]] = []

    def after(session: Session, found: Evaluated) -> None:
        if args.sheet20 or args.against:
            behind.extend(_for_sheet_20(session, found, args))
        if args.charts:
            behind.append(_charts(session, found, args))

    where = Where(args.engine, args.cluster, args.shared)
    found = evaluated(
        args.files, declaration, law, year=args.year, area=args.area, where=where, after=after
    )
    if given_as_json(as_json(found), args.json):
        return 0
    show(found)
    if args.json is not None:
        print(f"\n  已写入 {args.json}")
    return max((tell() for tell in behind), default=0)


def evaluated(
    paths: Sequence[Path],
    declaration: Declaration,
    law: Law,
    *,
    year: int | None = None,
    area: bool = False,
    where: Where | None = None,
    after: Callable[[Session, Evaluated], None] = lambda session, found: None,
) -> Evaluated:
    """What ``evaluate_files`` finds; ``after`` sees the session before it is closed."""
    from yuanjian.monitoring.air.stations import evaluate_files
    from yuanjian.monitoring.engines.duck import Session

    with Session() as session:
        with Progress(100) as bar:
            found = evaluate_files(
                session, paths, declaration, law, year=year, area=area, where=where,
                progress=lambda path: bar.shares(path.name),
            )  # fmt: skip
        after(session, found)
    return found


def _for_sheet_20(
    session: Session, found: Evaluated, args: argparse.Namespace
) -> Iterator[Callable[[], int]]:
    """The days of one year as a workbook and against the records; each yields what then tells of it."""
    from datetime import date

    from yuanjian.commands._air_sheet import against, stations_of, write_sheet
    from yuanjian.core.refusal import Refusal
    from yuanjian.monitoring.air.year import evaluate

    years = sorted({y.year for y in found.years})
    if len(years) > 1:
        raise Refusal(
            f"文件里有 {years[0]}—{years[-1]} 年的数据，20 表一年一份，请用 --year 指定。"
        )
    stations = stations_of(args.station, sorted(found.kinds))
    (year,) = years
    evaluate(session, date(year, 1, 1), date(year, 12, 31), found.law)
    if args.sheet20:
        yield write_sheet(session, stations, year, args.sheet20, args.park or "")
    if args.against:
        yield against(session, stations, year, found, args)


def _charts(session: Session, found: Evaluated, args: argparse.Namespace) -> Callable[[], int]:
    """The page of charts, every year by the law of each date."""
    from datetime import date

    from yuanjian.commands._charts import write_charts
    from yuanjian.monitoring.air.year import daily, daily_index, evaluate
    from yuanjian.reports.series_charts import Air, air_charts

    told: list[Air] = []
    for year in sorted({y.year for y in found.years}):
        again = evaluate(session, date(year, 1, 1), date(year, 12, 31), found.law, area=args.area)
        told += [(y, daily(session, y.point), daily_index(session, y.point)) for y in again]
    title = f"环境空气评价图：{'、'.join(dict.fromkeys(y.point for y, _, _ in told))}"
    notes = [f"{said}。" for said in found.assumed]
    kinds = [f"{p}是{k}" for p, k in found.kinds.items() if k]
    if kinds:
        notes.append(f"站点类型：{'；'.join(kinds)}。")
    said = write_charts(args.charts, title, air_charts(told), notes)

    def tell() -> int:
        print(f"\n{said}")
        return 0

    return tell


def show(found: Evaluated) -> None:
    from yuanjian.commands._series import show_questions
    from yuanjian.commands._terminal import coloured, heading, wrapped

    for one in found.loaded:
        states = one.states.get("missing", 0) + one.states.get("invalid", 0)
        kind = "小时值" if one.grain == "hour" else "日值"
        print(
            f"{one.path.name}　{kind} {one.rows} 个，其中缺测、无效 {states} 个　{one.start:%Y-%m-%d} 至 {one.end:%Y-%m-%d}"
        )
        for problem in one.problems[:5]:
            print(coloured(wrapped(f"· {problem}", "  ", "    "), "yellow"))
        if len(one.problems) > 5:
            print(f"    ……共 {sum(one.problem_counts.values())} 处")
    show_questions(found.questions)
    if found.doubts:
        said = "、".join(f"{title} {number} 处" for title, number in found.doubts.items())
        print(wrapped(f"存疑的值照样计入：{said}。逐条见 yuanjian series check。", "  "))
    for note in found.notes:
        print(coloured(wrapped(note, "  "), "grey"))
    filed = {(y.point, y.year): y for y in found.as_filed}
    for one_year in found.years:
        kind = found.kinds.get(one_year.point, "")
        heading(f"{one_year.point}{f'（{kind}）' if kind else ''}　{one_year.year} 年")
        _point(one_year, kind)
        _other(one_year, filed.get((one_year.point, one_year.year)), found)
    if found.trends:
        _trends(found.trends)


def _point(one: PointYear, kind: str) -> None:
    from yuanjian.commands._terminal import coloured, table, wrapped
    from yuanjian.core.rounding import printed
    from yuanjian.monitoring.readers.declaration import INDICATIVE

    said = "、".join(f"{NAMES[k]} {one.items[k].exceed_days}" for k in one.exceeding)
    rate = printed(one.rate, one.places("rate"))
    print(
        f"  有效 {one.days} 天，达标 {one.days - one.exceed_days} 天，达标率 {rate}%"
        f"；超标 {one.exceed_days} 天{f'（{said}）' if said else ''}"
    )
    table([_item(i, one) for i in one.items.values()], _HEADS, right=_RIGHT)
    print(
        wrapped(
            f"AQI：{_counts(one.levels, '天')}；首要污染物：{_counts(_named(one.primary), '天') or '无'}",
            "  ",
        )
    )
    print(wrapped(_composite(one), "  "))
    print(wrapped(f"依据：{_basis(one)}", "  "))
    short = [NAMES[k] for k, i in one.items.items() if not i.enough]
    if short:
        why = "有效数据不满足全年 324 天、每月 27 天（2月 25 天），年均值和百分位数只作参考"
        print(coloured(wrapped(f"{'、'.join(short)}：{why}", "  "), "yellow"))
    if kind in INDICATIVE:
        print(coloured(f"  {kind}的数据只作参考，不作正式评价。", "yellow"))


def _item(item: ItemYear, one: PointYear) -> list[str]:
    from yuanjian.core.rounding import printed

    attains = {None: "—", True: "达标", False: "不达标"}[item.attains]
    multiple = (
        "—" if item.multiple is None else printed(item.multiple, one.places("multiple", item.item))
    )
    return [
        NAMES[item.item],
        str(item.days),
        str(item.mean_stated),
        "—" if item.mean_limit is None else f"{item.mean_limit}",
        f"P{item.percent} {item.percentile_stated}",
        "—" if item.percentile_limit is None else f"{item.percentile_limit}",
        str(item.exceed_days),
        printed(item.rate, one.places("rate")),
        multiple,
        "足够" if item.enough else f"不足（{item.whole_months}个月够）",
        attains if item.enough else f"（{attains}）",
    ]


def _basis(one: PointYear) -> str:
    """The documents; where days go by two editions, until when the older one."""
    from datetime import date

    from yuanjian.monitoring.air.law import editions_on, spans

    told: dict[str, date] = {}
    for begin, end in spans(date(one.year, 1, 1), date(one.year, 12, 31)):
        book = editions_on(begin, one.law.standard)
        told[f"{book.limits}（{one.law.zone}区）、{book.evaluation.document.number}"] = end
    (*older, newest) = told.items()
    before = "；".join(f"{end.month}月{end.day}日以前的日评价按 {text}" for text, end in older)
    return (
        f"{before}；其后及年评价按 {newest[0]}".replace("-", "—")
        if before
        else newest[0].replace("-", "—")
    )


def _composite(one: PointYear) -> str:
    from yuanjian.core.rounding import printed

    if one.composite is None or one.ranking is None:
        return "综合指数：六项不全，不计算"
    places = one.places("composite")
    told = (
        f"综合指数：{printed(one.composite, places)}（HJ 663—2013 附录C，年均值、百分位数之比取大），"
        f"{printed(one.ranking, places)}（城市排名办法，只用年均值之比）"
    )
    return told + (
        "；HJ 663—2026 的权重写法待核对原文，未计算" if one.evaluation.endswith("2026") else ""
    )


def _other(one: PointYear, filed: PointYear | None, found: Evaluated) -> None:
    """The same year as reports file it, and by either edition where the law changes in it."""
    from yuanjian.commands._terminal import wrapped
    from yuanjian.core.rounding import printed

    if filed is not None:
        worst = "、".join(
            f"{NAMES[k]} {printed(m, filed.places('multiple', k))}"
            for k in filed.exceeding
            if (m := filed.items[k].multiple) is not None
        )
        rate = printed(filed.rate, filed.places("rate"))
        more = f"，最大超标倍数 {worst}" if worst else ""
        told = f"不修约口径（填报常用）：超标 {filed.exceed_days} 天，达标率 {rate}%{more}"
        print(wrapped(told, "  "))
    for edition, years in found.either.items():
        for other in years:
            if (other.point, other.year) == (one.point, one.year):
                rate = printed(other.rate, other.places("rate"))
                print(f"  全年都按 {edition} 版：超标 {other.exceed_days} 天，达标率 {rate}%")


def _trends(trends: Sequence[Trend]) -> None:
    from yuanjian.commands._terminal import heading, table
    from yuanjian.core.rounding import printed

    first = trends[0]
    heading(f"{first.years[0]}—{first.years[-1]} 年趋势（秩相关系数，HJ 663 附录D）")
    rows = [
        [
            one.point, NAMES[one.item], " → ".join(str(v) for v in one.values), printed(one.gamma, 3),
            "—" if one.critical is None else str(one.critical),
            f"（{one.direction}）" if one.lacking and one.direction else one.direction or "—",
            "—" if one.change is None else f"{printed(one.change, 1)}%",
            "、".join(map(str, one.lacking)) or "—",
        ]
        for one in trends
    ]  # fmt: skip
    table(
        rows,
        ("站点", "项目", "各年", "系数", "临界值", "趋势", "首末变化", "数据不足的年"),
        right=frozenset({3, 4, 6}),
    )


def _counts(counted: Mapping[str, int], unit: str) -> str:
    return "、".join(f"{name} {n} {unit}" for name, n in counted.items())


def _named(primary: Mapping[str, int]) -> dict[str, int]:
    return {NAMES[k]: n for k, n in sorted(primary.items(), key=lambda p: -p[1])}
