"""yuanjian init: begin a report year from the one before."""

from __future__ import annotations

import argparse
import getpass
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_data, add_json

if TYPE_CHECKING:
    from yuanjian.actions.carry_forward import Begun

HELP = "新年度从上年开始：不变的带过来，每年要新填的留空"
ABOUT = (
    HELP
    + """

  企业、项目、许可、点位、环评要求、管控条款、批复等文件带到新年度，来源记为“上年结转”；
  排放量、监测、经济数据、落实情况等每年要新填的留空，填报时上年的值显示在旁边。
  年末贮存量、本年值、年末企业数转为新年度的“上年末”“上年值”。只适用于一年的佐证（监测报告、照片）不带。
  新年度已有内容的表不动；重复执行不会改变什么。

例：
  yuanjian init --from 2021              2022 年度从 2021 年度开始
  yuanjian init --from 2021 --year 2023
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """From which year, which year, which park."""
    parser.add_argument(
        "--from", type=int, required=True, dest="source", metavar="年度", help="沿用哪一年度的资料"
    )
    parser.add_argument("--year", type=int, metavar="年度", help="新年度（默认其下一年）")
    parser.add_argument("--park", metavar="代码", help="园区代码；只有一个园区时可省略")
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Begin the year and say what came along."""
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    from yuanjian.actions.carry_forward import carry_forward
    from yuanjian.ledger.queries import park_year

    before = park_year(args.park, args.source)
    begun = carry_forward(before, args.year or args.source + 1, by=getpass.getuser())
    if args.json:
        print(json.dumps(as_json(begun), ensure_ascii=False, indent=1))
    else:
        show(begun)
    return 0


def as_json(begun: Begun) -> dict[str, object]:
    """What came along, for programs."""
    return {
        "park": begun.of.park.code, "year": begun.of.year, "from": begun.source, "rows": dict(begun.rows),
        "untouched": list(begun.untouched), "of_leavers": dict(begun.of_leavers), "files": begun.files,
        "fresh": list(begun.fresh),
    }  # fmt: skip


def show(begun: Begun) -> None:
    """By sheet what came along and which columns wait; then what did not come."""
    from yuanjian.commands._terminal import heading, table, wrapped
    from yuanjian.sheets.shelf import all_sheets

    of, forms = begun.of, all_sheets()
    heading(f"{of.park.name}（{of.park.code}）{of.year} 年度，从 {begun.source} 年度开始")
    if begun.rows:
        rows = [
            [forms[no].sheet.name, str(n), _waiting(no)] for no, n in sorted(begun.rows.items())
        ]
        table(rows, ["带过来的表", "行", "待新填的列"], right=frozenset({1}))
    else:
        print("  没有带入新的行。")

    def named(numbers: Iterable[str]) -> str:
        return "、".join(forms[no].sheet.name for no in numbers)

    print(wrapped(f"每年从空表开始：{named(begun.fresh)}", "  "))
    if begun.of_leavers:
        told = "、".join(f"{forms[no].sheet.name} {n} 行" for no, n in begun.of_leavers.items())
        print(wrapped(f"已退出企业的行没有带：{told}（05_企业名录、06 项目档案保留）", "  "))
    if begun.files:
        print(f"  附件文件随清单带过来 {begun.files} 个。")
    if begun.untouched:
        print(wrapped(f"{of.year} 年度已有内容、没有动的表：{named(begun.untouched)}", "  "))
    print(f"\n  接下来：yuanjian check --year {of.year}　看还缺什么")


def _waiting(no: str) -> str:
    from yuanjian.sheets.shelf import sheet

    names = [c.header for c in sheet(no).columns.values() if c.yearly]
    return "、".join(names[:4]) + (f"等{len(names)}列" if len(names) > 4 else "") or "—"
