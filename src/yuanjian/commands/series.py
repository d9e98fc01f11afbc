"""yuanjian series: what a file of measured values holds, what it leaves open, and what in it is doubtful."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yuanjian.commands._options import add_data, add_json
from yuanjian.commands._progress import Progress

if TYPE_CHECKING:
    from yuanjian.monitoring.readers.declaration import Declaration

HELP = "监测数据文件：检查读出了什么、还要说明什么、哪些值存疑；导入台账"
ABOUT = (
    HELP
    + """

  check   不写入任何资料，逐个文件读一遍：时间、测点、项目、单位、有效和缺测的个数；文件没有写明的（时标、单位、
          参比状态、站点类型）列成问题，并说明每种答案会改变什么；读不出的写明行和列；
          超量程、长时间不变、突跳、断档、PM2.5大于PM10、单位弄混、重复、倒序、时钟变动列为存疑。
          读 .csv、.txt（UTF-8、GBK、UTF-16，可 gzip 压缩）、.xlsx、.xls、.parquet。
  take    导入台账：相同的值不变，不同的记为更正。17表的站点编号、名称或设备编号与测点相同的，
          站点日均值由此计入评价；也填了20表的，逐日对照。
  close   把已过去几天的数据由资料库移入归档文件。

  说明可以写在选项里，也可以写成数据旁边的小文件：“某站.csv.yaml”管一个文件，
  “来源声明.yaml”管整个文件夹，如：
      时标: 时段末
      单位: {CO: μg/m³}
      站点类型: 小微站

例：
  yuanjian series check 东四.csv
  yuanjian series take 东四.csv --park S439901 --label end
  yuanjian series check 东四.csv --label begin --unit CO=μg/m³ --state 273
  yuanjian series check 在线小时值.xlsx --column 浓度A=化学需氧量 --flag 1=正常
"""
)
_OK, _FOUND, _UNREADABLE = 0, 1, 3
_PAIRS = {"unit": "units", "column": "columns", "flag": "flags", "detection": "detection"}
_PLAIN = ("label", "grain", "medium", "state", "kind", "point", "year", "zone", "sheet")


def arguments(parser: argparse.ArgumentParser) -> None:
    """``check``: which files, and what is said about them."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    check = steps.add_parser(
        "check", help="读一遍并列出问题", description=ABOUT, formatter_class=parser.formatter_class
    )
    check.add_argument("files", nargs="+", type=Path, metavar="文件", help="监测数据，可多份")
    declaration_options(check)
    check.add_argument("--all", action="store_true", help="全部列出，不省略")
    add_json(check)
    take = steps.add_parser(
        "take",
        help="导入台账",
        description="把监测数据导入台账：相同的值不变，不同的记为更正，原文件留存；站点日均值由此计入评价。",
        formatter_class=parser.formatter_class,
    )
    take.add_argument("files", nargs="+", type=Path, metavar="文件", help="监测数据，可多份")
    take.add_argument("--park", metavar="代码", help="哪个园区；只有一个园区时可省略")
    declaration_options(take)
    add_data(take)
    close = steps.add_parser(
        "close",
        help="把已过去的日子归档",
        description="把已过去几天的监测数据由资料库移入归档文件，可随时中断重来。",
        formatter_class=parser.formatter_class,
    )
    add_data(close)


def declaration_options(parser: argparse.ArgumentParser, *, year: bool = True) -> None:
    """What may be said about a source; ``year=False`` where a verb's own --year means another thing."""
    group = parser.add_argument_group("来源说明（没有写的，文件旁边的声明有就用，否则列为问题）")
    group.add_argument(
        "--label", choices=["begin", "end"], help="时间是时段开始（begin）还是结束（end）"
    )
    group.add_argument("--grain", metavar="粒度", help="分钟、小时、日、月、样品")
    group.add_argument(
        "--medium", metavar="介质", help="环境空气、废气、废水、地表水、地下水、土壤、噪声"
    )
    group.add_argument("--state", metavar="状态", help="气态污染物的参比状态：298、273、实况")
    group.add_argument(
        "--kind",
        metavar="类型",
        help="国控、省控、市控、园区标准站、小微站、走航、在线设备、手工监测、断面",
    )
    group.add_argument("--point", metavar="测点", help="文件没有测点列时，是哪个测点")
    if year:
        group.add_argument("--year", metavar="年份", help="时间没有写年份时，是哪一年")
    group.add_argument("--zone", metavar="时区", help="时间不是北京时间时，如 +00:00")
    group.add_argument("--sheet", metavar="工作表", help="只读这一张工作表")
    for name, words, example in (
        ("unit", "项目=单位", "CO=μg/m³"),
        ("column", "列名=项目", "浓度A=化学需氧量；不要的写 列名=不读"),
        ("flag", "标记=含义", "1=正常"),
        ("detection", "项目=检出限", "总磷=0.01"),
    ):
        group.add_argument(
            f"--{name}", action="append", default=[], metavar=words, help=f"如 {example}；可多次"
        )
    group.add_argument(
        "--missing", action="append", metavar="写法", help="表示缺测的写法，如 -99；可多次"
    )


def declaration_of(args: argparse.Namespace, *, year: bool = True) -> Declaration:
    """What the options of ``declaration_options`` say.

    Raises:
        UnreadableSeries: a word that is not known.
    """
    from yuanjian.monitoring.readers.declaration import declared

    told: dict[str, Any] = {
        key: getattr(args, key) for key in _PLAIN if (year or key != "year") and getattr(args, key)
    }
    for option, key in _PAIRS.items():
        if pairs := dict(_pair(option, text) for text in getattr(args, option)):
            told[key] = pairs
    if args.missing:
        told["missing"] = ["", *args.missing]
    return declared(told)


def _pair(option: str, text: str) -> tuple[str, str]:
    from yuanjian.core.refusal import Refusal

    name, found, value = text.partition("=")
    if not found or not name.strip() or not value.strip():
        raise Refusal(f"--{option}：“{text}”应写成 名称=值。")
    return name.strip(), value.strip()


def run(args: argparse.Namespace) -> int:
    """1 when something could not be read or is gravely doubtful, 3 when a file could not be read at all."""
    from yuanjian.commands._failures import explained

    if args.step != "check":
        from yuanjian.commands._series_take import close, take

        return close(args) if args.step == "close" else take(args, declaration_of(args))
    declaration = declaration_of(args)
    outcomes, unreadable, results = [], False, []
    for path in args.files:
        try:
            outcome = _checked(path, declaration, everything=args.all, shown=not args.json)
        except Exception as failure:
            sentence = explained(failure)
            if sentence is None:
                raise
            print(f"{path}：{sentence}", file=sys.stderr)
            unreadable = True
            continue
        outcomes.append(outcome.grave)
        results.append(outcome.as_json)
    if args.json:
        print(json.dumps(results, ensure_ascii=False, indent=1))
    return _UNREADABLE if unreadable else _FOUND if any(outcomes) else _OK


def _checked(path: Path, declaration: Declaration, *, everything: bool, shown: bool) -> Any:
    """Read and check one file, and print it."""
    from yuanjian.commands._series import Outcome, show
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.quality.check import check
    from yuanjian.monitoring.readers.ask import ask
    from yuanjian.monitoring.readers.load import load
    from yuanjian.monitoring.readers.minutes import add_hours

    questions = ask(path, declaration)
    with Session() as session, Progress(100) as bar:
        bar.working(path.name)
        shares = [0]

        def told(done: int, whole: int) -> None:
            share = done * 100 // max(whole, 1)
            while shares[0] < share:
                shares[0] += 1
                bar.done()
            bar.working(path.name)

        try:
            loaded = load(session, path, declaration, progress=told)
        except Exception:
            bar.clear()
            if shown and questions:
                from yuanjian.commands._series import show_questions

                print(path.name)
                show_questions(questions)
            raise
        hours = add_hours(session)
        check(session)
        bar.clear()
        outcome = Outcome(loaded, questions, hours, session)
        if shown:
            show(outcome, everything=everything)
        return outcome.frozen()
