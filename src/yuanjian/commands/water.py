"""yuanjian water: surface water by GB 3838: classes, attainment, exceeding items, coverage, a year against another."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._outputs import check_outputs, given_as_json
from yuanjian.core.refusal import Refusal

if TYPE_CHECKING:
    from yuanjian.monitoring.water.year import Wanted

HELP = "地表水：按 GB 3838 定类别、判达标，算超标因子和倍数、优良比例"
ABOUT = (
    HELP
    + """

  year   断面（湖库点位）年度评价：月均值、年均值、类别、达标、超标因子及倍数、
         丰平枯水期和季度、河流状况、与上年比较。一份或几份 CSV，几年的也可一起给。

例：
  yuanjian water year 断面2023.csv --target Ⅲ
  yuanjian water year 断面2022.csv 断面2023.csv --sections 断面清单.csv --json 结果.json
  yuanjian water year 水库.csv --body 湖库 --target Ⅱ --section 坝前
  yuanjian water year 断面.csv --month 8                          一个月的评价（月报）
  yuanjian water year 断面.csv --seasons 丰=4-7,平=3,8-10,枯=11-12,1-2

  宽表（一行一个断面一次采样，一列一个因子）和长表（因子一列、结果一列）都可以。
  断面清单：表头为 断面名称,水体,类型,目标类别，类型写 河流 或 湖库。
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """``year``: which files, which year, what the sections are."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    year = steps.add_parser(
        "year", help="断面年度评价", description=ABOUT, formatter_class=parser.formatter_class
    )
    year.add_argument("files", nargs="+", type=Path, metavar="文件", help="监测数据，可多份")
    year.add_argument("--year", type=int, metavar="年", help="评价年份；省略时取数据中最近一年")
    year.add_argument("--month", type=int, metavar="月", help="只评价这一个月，并与上年同月比较")
    year.add_argument("--body", metavar="类型", help="清单没有写类型的断面：河流（默认）或 湖库")
    year.add_argument("--target", metavar="类别", help="清单没有写目标类别的断面：Ⅰ 至 Ⅴ")
    year.add_argument("--sections", type=Path, metavar="清单", help="断面清单（CSV）")
    year.add_argument("--section", metavar="断面", help="逐因子列出这一个断面")
    year.add_argument(
        "--seasons", metavar="月份", help="丰、平、枯水期的月份，如 丰=4-9,平=3,10-11,枯=12,1-2"
    )
    year.add_argument("--json", type=Path, metavar="文件", help="结果写成 JSON（- 为标准输出）")


def run(args: argparse.Namespace) -> int:
    """Assess and print; 0 when the files could be assessed, whatever the water is like."""
    from yuanjian.commands._water import show
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.water.told import as_json
    from yuanjian.monitoring.water.year import water_year

    check_outputs([args.json], [*args.files, args.sections])
    wanted = _wanted(args)
    with Session() as session:
        result = water_year(session, args.files, wanted)
    if args.section and args.section not in {s.section.point for s in result.sections}:
        names = "、".join(s.section.point for s in result.sections[:12])
        raise Refusal(f"数据中没有断面“{args.section}”，有：{names}。")
    if given_as_json(as_json(result), args.json):
        return 0
    show(result, args.section)
    if args.json is not None:
        print(f"\n  结果已写入 {args.json}")
    return 0


def _wanted(args: argparse.Namespace) -> Wanted:
    from yuanjian.monitoring.water.ladder import class_of_text
    from yuanjian.monitoring.water.listing import body_of, read_listing
    from yuanjian.monitoring.water.season_months import read_seasons
    from yuanjian.monitoring.water.year import Wanted

    body = body_of(args.body) if args.body else None
    if args.body and body is None:
        raise Refusal(f"--body 写“{args.body}”不认识，请写 河流 或 湖库。")
    target = class_of_text(args.target) if args.target else None
    if args.target and (target is None or target > 5):
        raise Refusal(f"--target 写“{args.target}”不认识，请写 Ⅰ 至 Ⅴ，如 --target Ⅲ。")
    listing = tuple(read_listing(args.sections)) if args.sections else ()
    seasons = read_seasons(args.seasons) if args.seasons else None
    if args.month is not None and not 1 <= args.month <= 12:
        raise Refusal(f"--month 写“{args.month}”不对，请写 1 至 12。")
    return Wanted(args.year, args.month, body, target, listing, seasons)
