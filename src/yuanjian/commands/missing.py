"""yuanjian missing: what the year's records still lack, by sheet or by firm, with words to remind firms."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_json, add_park_year

if TYPE_CHECKING:
    from yuanjian.actions.still_missing import Owes
    from yuanjian.ledger.models import ParkYear

HELP = "还缺什么：按表，或按企业，并给出发到群里的提醒文字"
ABOUT = (
    HELP
    + """

例：
  yuanjian missing                     每张表还缺多少
  yuanjian missing --by-firm           每家企业还缺什么，填报包是否已收回
  yuanjian missing --by-firm --text    可直接粘贴到微信群的提醒，每家一段
"""
)
_FEW = 4


def arguments(parser: argparse.ArgumentParser) -> None:
    """By what, and in which words."""
    parser.add_argument("--by-firm", action="store_true", help="按企业列出")
    parser.add_argument("--text", action="store_true", help="提醒文字，每家企业一段")
    add_json(parser)
    add_park_year(parser)


def run(args: argparse.Namespace) -> int:
    """Print what is missing; 1 when anything is."""
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    if not (args.by_firm or args.text):
        return _by_sheet(of, args)
    from yuanjian.actions.still_missing import reminder, still_missing

    found = still_missing(of)
    lacking = [o for o in found if o.lacks]
    if args.json:
        told = [as_json(o, reminder(o, of)) for o in found]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    elif args.text:
        print("\n\n".join(reminder(o, of) for o in lacking) or "各企业都已填齐。")
    else:
        show(of, found)
    return int(bool(lacking))


def as_json(owes: Owes, text: str) -> dict[str, object]:
    """A firm with what it lacks, for programs."""
    return {
        "no": owes.firm.no, "name": owes.firm.name,
        "returned": owes.returned.isoformat() if owes.returned else None,
        "missing": [{"sheet": x.sheet, "key": x.key or None, "column": x.header or None} for x in owes.lacks],
        "text": text or None,
    }  # fmt: skip


def show(of: ParkYear, found: tuple[Owes, ...]) -> None:
    """A line for each firm, those that lack something first."""
    from yuanjian.commands._terminal import coloured, heading, wrapped

    lacking = [o for o in found if o.lacks]
    heading(f"{of.park.name}（{of.park.code}）{of.year} 年度　企业还缺什么")
    back = sum(o.returned is not None for o in found)
    print(f"  企业 {len(found)} 家：已收回填报 {back} 家，还有缺项 {len(lacking)} 家")
    for one in lacking:
        when = f"{one.returned:%Y-%m-%d} 收回" if one.returned else "未收回填报包"
        print(coloured(f"  {one.firm}", "bold") + f"　{when}　缺 {len(one.lacks)} 处")
        for title, lacks in one.sheets.items():
            headers = list(dict.fromkeys(x.header or "整表未填" for x in lacks))
            more = f" 等 {len(headers)} 项" if len(headers) > _FEW else ""
            print(wrapped(f"{title}：{'、'.join(headers[:_FEW])}{more}", "    · "))
    if lacking:
        print("  提醒文字：加 --text，可直接粘贴到群里。")


def _by_sheet(of: ParkYear, args: argparse.Namespace) -> int:
    from yuanjian.commands._terminal import heading, table
    from yuanjian.ledger.queries import records
    from yuanjian.sheets.gaps import progress

    lines = [p for p in progress(records(of)) if p.filled < p.wanted or not (p.rows or p.none)]
    if args.json:
        told = [{"sheet": p.sheet, "rows": p.rows, "filled": p.filled, "wanted": p.wanted} for p in lines]  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return int(bool(lines))
    heading(f"{of.park.name}（{of.park.code}）{of.year} 年度　还缺什么")
    if not lines:
        print("  各表必填的格都已填齐。")
        return 0
    rows = [[p.title, p.by, str(p.rows), str(p.wanted - p.filled) if p.rows else "整表未填"] for p in lines]  # fmt: skip
    table(rows, ["表", "由谁填", "行数", "缺"], right=frozenset({2, 3}))
    return 1
