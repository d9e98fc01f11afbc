"""yuanjian outlet: a year of outlets with online devices: validity, exceedances, substituted hours, loads."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yuanjian.commands._charts import charts_option
from yuanjian.commands._options import add_data
from yuanjian.commands._outputs import check_outputs, given_as_json, workbook_to_write
from yuanjian.commands.series import declaration_of, declaration_options
from yuanjian.core.atomic import write_whole
from yuanjian.core.refusal import Refusal

if TYPE_CHECKING:
    from yuanjian.commands._outlet_records import Beside, Held
    from yuanjian.commands._outlet_summary import Summary
    from yuanjian.commands._progress import Progress
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.outlets.about import Outlet
    from yuanjian.monitoring.outlets.outcome import OutletYear
    from yuanjian.monitoring.readers.ask import Question
    from yuanjian.monitoring.readers.declaration import Declaration, Medium
    from yuanjian.monitoring.readers.load import Loaded

HELP = "排口在线监测：按 HJ 75、HJ 76、HJ 356 算有效率、超标、缺失替代和排放量"
ABOUT = (
    HELP
    + """

  year   一年的小时值（或分钟值）：有效小时和日、月均值，折算浓度，小时和日均超标，
         缺失小时的替代及方法代码，日、月、年排放量，十二个季度的有效情况；
         与申报排放量、许可排放量、总量指标比较；生成可导入的 21_在线监测年汇总。

例：
  yuanjian outlet year DW001小时值.csv
  yuanjian outlet year 排口小时值.xlsx --about 排口.yaml --year 2021 --json 结果.json
  yuanjian outlet year 小时值.csv --about 排口.yaml --sheet21 在线年汇总.xlsx --park G439901
  yuanjian outlet year 小时值.csv --against           与台账对照，限值和企业名称从台账取
  yuanjian outlet year 小时值.csv --summary 平台年汇总.xlsx   与平台或企业报的年汇总逐列比较

  排口.yaml（排口说明，一个排口一段，都可以不写；没写的不猜，相应的不判断）：
    DA001:
      名称: 锅炉排气筒
      企业: 澄江岭穗冷链食品有限公司
      炉型: GB 13271-2014 燃气锅炉          或 基准氧含量: 3.5
      限值: {SO2: 50, NOx: {小时: 200, 日: 150}}   废水可写 执行标准: GB 18918—2002 一级A
      停运: [2021-02-01 00:00 至 2021-02-15 12:00]
      失控: [2021-05-01 08:00 至 2021-05-01 10:00]
      校准: [2021-04-20 10:00]
      许可排放量: {NOx: 0.45}               总量指标、申报排放量 同样写，单位 t/a
    单位写成 ppm 的按摩尔质量换算；只有一氧化氮和二氧化氮的，算出氮氧化物（以二氧化氮计）。
    还可以写：类型、浓度状态、流量状态（干基标况、湿基标况、湿基工况）、大气压（kPa）、
    投运、停用、F标记（生产停运、仪器停运）、监测间隔（小时）、情形（标准分情形的限值）
"""
)

_STEPS = 100  # of the progress bar, a file


def arguments(parser: argparse.ArgumentParser) -> None:
    """``year``: which files, what is known of the outlets, what to write."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    year = steps.add_parser(
        "year", help="排口年度核算", description=ABOUT, formatter_class=parser.formatter_class
    )
    year.add_argument("files", nargs="+", type=Path, metavar="文件", help="监测数据，可多份")
    year.add_argument("--year", type=int, metavar="年", help="核算年份；省略时取数据最多的一年")
    year.add_argument("--about", type=Path, metavar="文件", help="排口说明（YAML）")
    year.add_argument(
        "--tolerance",
        metavar="百分数",
        help="申报排放量与核算量允许相差核算量的百分之几，如 5；省略时按申报量的位数修约后比较",
    )
    year.add_argument(
        "--runs",
        type=int,
        default=8,
        metavar="条",
        help="每个因子列出几段替代、几个超标日（默认8）",
    )
    year.add_argument("--months", action="store_true", help="列出各月均值和排放量")
    year.add_argument("--json", type=Path, metavar="文件", help="结果写成 JSON（- 为标准输出）")
    charts_option(year)
    year.add_argument("--hours", type=Path, metavar="文件", help="逐时结果和方法代码写成 CSV")
    year.add_argument(
        "--sheet21",
        type=workbook_to_write,
        metavar="文件",
        help="生成可导入的 21_在线监测年汇总（.xlsx）",
    )
    year.add_argument(
        "--summary", type=Path, metavar="文件", help="平台或企业报的年汇总，逐列与数据比较"
    )
    year.add_argument(
        "--against",
        action="store_true",
        help="与台账对照：21表各列，07、09、15、22表的许可、总量和申报量；限值和企业名称也从台账取",
    )
    year.add_argument("--park", metavar="代码", help="哪个园区；不带 --against 时只写进 21 表")
    add_data(year)
    declaration_options(year, year=False)


def run(args: argparse.Namespace) -> int:
    """Evaluate and print; 0 when the files could be evaluated, whatever the outlets emitted."""
    from yuanjian.monitoring.engines.duck import Session

    tolerance, outlets = _checked(args)
    with Session() as session:
        loaded = _load(session, args)
        years, notes, held = _evaluated(session, args, outlets)
        doubts = _doubts(session)
        if args.hours:
            _write_hours(session, args.hours, years[0].year)
    beside = _beside(args, years, held, tolerance)
    made = [_sheet(args, years, held)] if args.sheet21 else []
    made += [_charts(args, years)] if args.charts else []
    if given_as_json(_as_json(years, beside, tolerance), args.json):
        return 0
    from yuanjian.commands._outlets import show

    show(years, loaded, notes, tolerance, args.runs, doubts, months=args.months)
    for each in beside:
        each.show()
    print("\n" + "\n".join(made) if made else "")
    for path in filter(None, (args.json, args.hours)):
        print(f"  已写入 {path}")
    return 0


def _checked(args: argparse.Namespace) -> tuple[Decimal | None, tuple[Outlet, ...]]:
    """Everything that can be refused before a series is read."""
    from yuanjian.monitoring.outlets.about_file import read_about

    outs, read = (args.json, args.hours, args.charts), (*args.files, args.about, args.summary)
    check_outputs(outs, read, workbook=args.sheet21)
    return _tolerance(args.tolerance), read_about(args.about) if args.about else ()


def _as_json(
    years: Sequence[OutletYear], beside: Sequence[Summary | Beside], tolerance: Decimal | None
) -> dict[str, Any]:
    from yuanjian.monitoring.outlets.told import as_json

    found = as_json(years, tolerance)
    for each in beside:
        found |= each.as_json()
    return found


def _beside(
    args: argparse.Namespace,
    years: Sequence[OutletYear],
    held: Held | None,
    tolerance: Decimal | None,
) -> list[Summary | Beside]:
    """What the series is compared with: a summary, the records."""
    found: list[Summary | Beside] = []
    if args.summary:
        from yuanjian.commands._outlet_summary import summary_beside

        found.append(summary_beside(args.summary, years))
    if held:
        found.append(held.beside(years, tolerance))
    return found


def _sheet(args: argparse.Namespace, years: Sequence[OutletYear], held: Held | None) -> str:
    from yuanjian.commands._outlet_sheet import sheet_rows, write_sheet
    from yuanjian.sheets.excel.template import Identity

    rows = sheet_rows(years)
    if held:
        return write_sheet(years, held.completed(rows), args.sheet21, held.park)
    return write_sheet(years, rows, args.sheet21, Identity(args.park or "", ""))


def _charts(args: argparse.Namespace, years: Sequence[OutletYear]) -> str:
    from yuanjian.commands._charts import write_charts
    from yuanjian.reports.series_charts import outlet_charts

    title = f"排口在线监测图：{years[0].year}年"
    return write_charts(args.charts, title, outlet_charts(years))


def _tolerance(said: str | None) -> Decimal | None:
    from yuanjian.core.numbers import Unreadable, read_number

    if said is None:
        return None
    try:
        percent = read_number(said.removesuffix("%")).value
    except Unreadable:
        raise Refusal(f"--tolerance：“{said}”不是百分数，如 5。") from None
    if not 0 <= percent <= 100:
        raise Refusal(f"--tolerance：“{said}”应在 0 到 100 之间。")
    return percent / 100


def _load(session: Session, args: argparse.Namespace) -> list[tuple[Loaded, Sequence[Question]]]:
    """Every file, and what each leaves open."""
    from yuanjian.commands._progress import Progress

    declaration = declaration_of(args, year=False)
    with Progress(_STEPS * len(args.files)) as bar:
        return [
            _read(session, path, declaration, bar, number * _STEPS)
            for number, path in enumerate(args.files)
        ]


def _read(
    session: Session, path: Path, declaration: Declaration, bar: Progress, before: int
) -> tuple[Loaded, Sequence[Question]]:
    """One file; ``before``: steps of the bar that other files have taken."""
    from yuanjian.monitoring.readers.ask import ask
    from yuanjian.monitoring.readers.load import load

    def told(done: int, whole: int) -> None:
        bar.reach(before + done * _STEPS // max(whole, 1), path.name)

    told(0, 1)
    try:
        said = _of_outlets(declaration, ask(path, declaration))
        return load(session, path, said, progress=told), ask(path, said)
    except Refusal as no:
        raise Refusal(f"{path.name}：{no}") from None


def _of_outlets(declaration: Declaration, questions: Sequence[Question]) -> Declaration:
    """Where a file does not tell its medium, it is one of outlets: flue gas, not air; waste water, not a river."""
    kinds: dict[str, Medium] = {"air": "flue_gas", "water": "wastewater"}
    for question in questions:
        if question.part == "medium" and question.assumed in kinds:
            return replace(declaration, medium=kinds[question.assumed])
    return declaration


def _evaluated(
    session: Session, args: argparse.Namespace, outlets: tuple[Outlet, ...]
) -> tuple[tuple[OutletYear, ...], list[str], Held | None]:
    """The year that was asked for, what must be said of the choice, and the records where they were asked for."""
    from yuanjian.monitoring.outlets.evaluate import evaluate, kinded, years

    seen = years(session)
    if not seen:
        raise Refusal(
            "文件中没有小时值或分钟值，不能核算。日均值、年汇总请直接填 21_在线监测年汇总。"
        )
    year = args.year or next(iter(seen))
    notes = _unmatched(session, outlets)
    others = [f"{y} 年 {count} 个值" for y, count in sorted(seen.items()) if y != year]
    if others and args.year is None:
        notes.append(
            f"数据不止一年，核算值最多的 {year} 年；另有 {'、'.join(others)}（用 --year 指定）"
        )
    held = None
    if args.against:
        from yuanjian.commands._outlet_records import open_records

        held = open_records(args, year)
        outlets = tuple(held.known(o) for o in kinded(session, outlets))
    return evaluate(session, outlets, year), notes, held


def _doubts(session: Session) -> list[str]:
    """What looks wrong in the series: by rule how often, and the first of it."""
    from yuanjian.monitoring.quality.check import check, counts, flags, rules

    check(session)
    told = []
    for rule, number in counts(session).items():
        first = next(iter(flags(session, rule=rule, most=1)))
        where = f"{first.point} {first.item}".replace(" *", "")
        told.append(
            f"{rules()[rule].title} {number} 处，如 {where} {first.start:%Y-%m-%d %H}时：{first.reason}"
        )
    return told


def _unmatched(session: Session, outlets: Sequence[Outlet]) -> list[str]:
    """Declared outlets that the data do not have: a slip of a name would leave out all that is declared."""
    points = [p for (p,) in session.rows("SELECT DISTINCT point FROM readings ORDER BY 1")]
    lost = [o.point for o in outlets if o.point not in points]
    if not lost:
        return []
    if len(lost) == len(outlets):
        raise Refusal(
            f"排口说明中的排口（{'、'.join(lost)}）数据里都没有；数据里的排口是：{'、'.join(points)}。"
            "请把排口说明中的名称改成与数据一致。"
        )
    return [f"排口说明中的 {'、'.join(lost)} 在数据中没有"]


def _write_hours(session: Session, path: Path, year: int) -> None:
    import csv
    import io

    from yuanjian.monitoring.outlets.hours import HEADS, hour_rows

    held = io.StringIO()
    out = csv.writer(held, lineterminator="\r\n")
    out.writerow(HEADS)
    out.writerows(hour_rows(session, year))
    write_whole(path, b"\xef\xbb\xbf" + held.getvalue().encode())
