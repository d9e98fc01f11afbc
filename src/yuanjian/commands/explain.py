"""yuanjian explain FACT: where a figure comes from, down to sheet, row, cell and file."""

import argparse
from difflib import get_close_matches

from yuanjian.commands._options import add_park_year
from yuanjian.commands._records import recorded

HELP = "说明一个数字的来历：公式、数据行、单元格、文件、依据"
ABOUT = (
    HELP
    + """

例：
  yuanjian explain enterprises.total
  yuanjian explain 已入园企业数量          也可以写名称
  yuanjian explain --list                  列出全部数字的编号和名称
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which fact, of which subject."""
    parser.add_argument("fact", nargs="?", metavar="编号或名称", help="如 enterprises.total")
    parser.add_argument(
        "--of", metavar="对象", default="", help="某一站点、企业、行的编号（同一数字有多个对象时）"
    )
    parser.add_argument("--list", action="store_true", help="列出全部数字")
    add_park_year(parser)


def run(args: argparse.Namespace) -> int:
    """Print the tree of reasons of every value asked for."""
    from yuanjian.audit.credit.supply import supply
    from yuanjian.core.refusal import Refusal
    from yuanjian.facts.engine import Facts, all_facts
    from yuanjian.facts.explain import explain

    known = all_facts()
    if args.list or not args.fact:
        for one in known.values():
            print(f"{one.id:<40}{one.label}{f'（{one.unit}）' if one.unit else ''}")
        return 0
    asked = [i for i, one in known.items() if args.fact in (i, one.label)]
    if not asked:
        near = get_close_matches(args.fact, [*known, *(k.label for k in known.values())], 3, 0.5)
        raise Refusal(
            f"没有“{args.fact}”这个数字。{'是不是：' + '、'.join(near) if near else ''}用 --list 可列出全部。"
        )
    facts = Facts(recorded(args)[1])
    supply(facts)
    values = [v for i in asked for v in facts.values(i) if args.of in ("", v.subject)]
    if not values:
        raise Refusal(f"没有对象“{args.of}”的这个数字。")
    for value in values:
        print("\n".join(explain(value)), end="\n\n")
    return 0
