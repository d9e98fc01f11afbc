"""yuanjian air: the air quality index of hours or days, and a year evaluated by the standards."""

from __future__ import annotations

import argparse
from pathlib import Path

from yuanjian.commands._charts import charts_option
from yuanjian.commands._options import add_data
from yuanjian.commands._outputs import workbook_to_write
from yuanjian.commands.series import declaration_options

HELP = "环境空气：逐时逐日算 AQI（HJ 633），按年评价（HJ 663、GB 3095）"
ABOUT = (
    HELP
    + """

  aqi   每行后面加上 AQI、首要污染物、级别、各项分指数、缺项、能否发布。
        列：station,time,so2,no2,co,o3,o3_8h,pm10,pm25；CO 单位 mg/m³，其余 μg/m³。
        空白、—、NA 是缺测，/ 是不监测。日值文件的 o3_8h 是日最大8小时平均。
        版本按观测日期：2026年2月28日前用 HJ 633—2012，3月1日起用 HJ 633—2026。
  year  由小时值（或日值）评价每个站点的年：有效天数、年均值、百分位数、超标天数和倍数、
        达标率、AQI 级别、综合指数；五年以上另算趋势。2026年跨两版标准，按日期分用，两版都列出。
        CSV、Excel、Parquet，宽表长表都可；单位、时标等写在来源声明里，或用选项说明。

例：
  yuanjian air aqi 小时值.csv --kind hour                 看结果
  yuanjian air aqi 日均值.csv --kind day --csv 结果.csv    写成 CSV（- 为标准输出）
  yuanjian air year 站点小时值.csv --year 2021 --label end
  yuanjian air year 站点1.csv 站点2.csv --area --json 评价.json   另算各站均值
  yuanjian air year 站点小时值.csv --charts 图.html        AQI 日历、各月均值、超标日
  yuanjian air year 站点小时值.csv --year 2021 --sheet20 日均值.xlsx --station A01
  yuanjian air year 站点小时值.csv --year 2021 --against --station A01     与填报的日均值对照
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """``aqi``, and what it works on."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    index = steps.add_parser(
        "aqi",
        help="逐时或逐日的 AQI",
        description="逐时或逐日的 AQI、首要污染物和级别",
        formatter_class=parser.formatter_class,
    )
    _index_arguments(index)
    _year_arguments(
        steps.add_parser(
            "year",
            help="按年评价",
            description="按年评价：HJ 663、GB 3095",
            formatter_class=parser.formatter_class,
        )
    )


def _index_arguments(index: argparse.ArgumentParser) -> None:
    index.add_argument(
        "file", type=Path, metavar="文件", help="CSV（UTF-8 或 GBK，可用 gzip 压缩）"
    )
    index.add_argument(
        "--kind", required=True, choices=["hour", "day"], help="hour 小时值，day 日均值"
    )
    index.add_argument(
        "--label",
        choices=["begin", "end"],
        default="end",
        help="小时值的时间是时段开始（begin）还是结束（end，默认；16时即15—16时）",
    )
    index.add_argument(
        "--standard",
        choices=["auto", "2012", "2026"],
        default="auto",
        help="HJ 633 的版本；默认按观测日期（auto）",
    )
    index.add_argument("--csv", type=Path, metavar="文件", help="结果写成 CSV（- 为标准输出）")


def _year_arguments(year: argparse.ArgumentParser) -> None:
    year.add_argument("files", nargs="+", type=Path, metavar="文件", help="小时值或日值，可多份")
    year.add_argument("--year", type=int, metavar="年度", help="只评价这一年；省略时逐年评价")
    year.add_argument(
        "--standard",
        choices=["auto", "2012", "2026"],
        default="auto",
        help="标准版本；默认按观测日期",
    )
    year.add_argument(
        "--class", dest="grade", choices=["一类", "二类"], default="二类", help="功能区（默认二类）"
    )
    year.add_argument("--area", action="store_true", help="另算各站均值（区域评价）")
    year.add_argument("--json", type=Path, metavar="文件", help="结果写成 JSON（- 为标准输出）")
    charts_option(year)
    year.add_argument(
        "--sheet20",
        type=workbook_to_write,
        metavar="文件",
        help="生成可导入的 20_大气日均值（.xlsx）",
    )
    year.add_argument(
        "--station",
        action="append",
        default=[],
        metavar="测点=编号",
        help="测点是17表的哪个站点，如 1001A=A01；只有一个测点时写 A01",
    )
    year.add_argument(
        "--against",
        action="store_true",
        help="与台账的 20 表逐日对照（要 --station）；有不同的退出码为 1",
    )
    year.add_argument("--park", metavar="代码", help="对照或写进 20 表的园区代码")
    add_data(year)
    _engine_options(year)
    declaration_options(year, year=False)


def _engine_options(year: argparse.ArgumentParser) -> None:
    group = year.add_argument_group("在集群上计算（一台机器放不下时用，结果与本机相同）")
    group.add_argument(
        "--engine",
        choices=["duckdb", "spark", "dask"],
        default="duckdb",
        help="duckdb 本机（默认）；spark、dask 集群，要先 pip install 'yuanjian[cluster]'",
    )
    group.add_argument(
        "--cluster",
        default="",
        metavar="地址",
        help="已有集群的地址，如 spark://主机:7077、tcp://主机:8786；省略时在本机另起进程计算",
    )
    group.add_argument(
        "--shared",
        type=Path,
        metavar="文件夹",
        help="集群各机都能用同一路径访问的文件夹，放计算用的数据",
    )


def run(args: argparse.Namespace) -> int:
    """0; what cannot be read ends in a refusal (3)."""
    if args.step == "year":
        from yuanjian.commands._air_year import year

        return year(args)
    from yuanjian.commands._air_index import index

    return index(args)
