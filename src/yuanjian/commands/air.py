"""yuanjian air: the air quality index of hours or days, and a year evaluated by the standards."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "环境空气：逐时逐日算 AQI（HJ 633），按年评价（HJ 663、GB 3095）"
ABOUT = (
    HELP
    + """

  aqi   每行后面加上 AQI、首要污染物、级别、各项分指数、缺项、能否发布。
        列：station,time,so2,no2,co,o3,o3_8h,pm10,pm25；CO 单位 mg/m³，其余 μg/m³。
        空白、—、NA 是缺测，/ 是不监测。日值文件的 o3_8h 是日最大8小时平均。
        版本按观测日期：2026年2月28日前用 HJ 633—2012，3月1日起用 HJ 633—2026。

例：
  yuanjian air aqi 小时值.csv --kind hour                 看结果
  yuanjian air aqi 日均值.csv --kind day --csv 结果.csv    写成 CSV（- 为标准输出）
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


def _index_arguments(index: argparse.ArgumentParser) -> None:
    index.add_argument(
        "file", type=Path, metavar="文件", help="CSV（UTF-8 或 GBK，可用 gzip 压缩）"
    )
    index.add_argument(
        "--kind", required=True, choices=["hour", "day"], help="hour 小时值，day 日均值"
    )
    _label(index)
    index.add_argument(
        "--standard",
        choices=["auto", "2012", "2026"],
        default="auto",
        help="HJ 633 的版本；默认按观测日期（auto）",
    )
    index.add_argument("--csv", type=Path, metavar="文件", help="结果写成 CSV（- 为标准输出）")


def _label(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--label",
        choices=["begin", "end"],
        default="end",
        help="小时值的时间是时段开始（begin）还是结束（end，默认；16时即15—16时）",
    )


def run(args: argparse.Namespace) -> int:
    """0; what cannot be read ends in a refusal (3)."""
    from yuanjian.commands._air_index import index

    return index(args)
