"""Options that several verbs share."""

import argparse
from pathlib import Path


def add_data(parser: argparse.ArgumentParser) -> None:
    """--data: which data folder."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="文件夹",
        help="资料文件夹（默认 ~/园鉴，或环境变量 YUANJIAN_DATA）",
    )


def add_park_year(parser: argparse.ArgumentParser) -> None:
    """--park and --year: which park's which year; the newest of the only park when not said."""
    parser.add_argument("--park", metavar="代码", help="园区代码，如 S439901；只有一个园区时可省略")
    parser.add_argument("--year", type=int, metavar="年度", help="报告年度；省略时取最近一年")
    add_data(parser)


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json: for programs instead of people."""
    parser.add_argument("--json", action="store_true", help="输出 JSON，供其他程序读取")


def add_scheme(parser: argparse.ArgumentParser) -> None:
    """--scheme: a credit table chosen for a year that has none of its own."""
    parser.add_argument(
        "--scheme",
        metavar="名称",
        help="指定信用评价指标表（用于没有适用表的年度，结果标明“参考”）",
    )
