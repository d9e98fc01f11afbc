"""yuanjian duties: what falls due by law and by the records, and what is overdue, as a table or a calendar file."""

from __future__ import annotations

import argparse
import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yuanjian.commands._options import add_json, add_park_year

if TYPE_CHECKING:
    from yuanjian.audit.duty import Calendar, Together

HELP = "法定期限：近期到期和已逾期的事项，附依据条款；可导出日历"
ABOUT = (
    HELP
    + """

  按台账推算：许可证延续、执行报告、应急预案修编、竣工验收、年度披露、危废管理计划和申报、
  规划跟踪评价、准入清单，以及台账各表自己写明的时限。标 * 的条文尚未核对原文。

例：
  yuanjian duties
  yuanjian duties --days 180
  yuanjian duties --ics 法定期限.ics      导入 Outlook、企业微信、钉钉或手机日历
"""
)
_FURTHEST = 3660


def arguments(parser: argparse.ArgumentParser) -> None:
    """How far to look, from which day, and where the calendar file goes."""
    parser.add_argument(
        "--days", type=int, default=90, metavar="天数", help="往后看多少天（默认90）"
    )
    parser.add_argument("--on", metavar="日期", help="以哪一天为今天（默认当天）")
    parser.add_argument(
        "--ics", type=Path, metavar="文件", help="把未到期的事项写成日历文件（.ics）"
    )
    add_park_year(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """1 when something is overdue."""
    from yuanjian.core.refusal import Refusal

    if not 0 < args.days <= _FURTHEST:
        raise Refusal(f"--days：天数应在 1 到 {_FURTHEST} 之间。")
    today = _today(args.on)
    from yuanjian.audit.duty import calendar, elsewhere
    from yuanjian.commands._records import recorded
    from yuanjian.facts.engine import Facts

    of, frozen = recorded(args)
    from yuanjian.ledger.rectifying import terms, watched

    found = calendar(Facts(frozen), today, args.days, settled=watched(of), more=terms(of, today))
    if args.ics:
        from yuanjian.core.atomic import write_whole
        from yuanjian.reports.ics import calendar_file

        made = calendar_file(
            found.ahead, park=of.park.name, code=of.park.code, made=datetime.now().astimezone()
        )
        write_whole(args.ics, made)
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
        return int(bool(found.past))
    print(f"{of.park.name}（{of.park.code}）{of.year} 年度台账　法定期限（以 {today} 为今天）")
    if of.year < today.year - 1:
        print(f"  这是 {of.year} 年度的台账，之后年度办过的事项不在其中，逾期的请先核对。")
    _show(found, args.days)
    print(f"\n  另有 {len(elsewhere())} 项期限随事件起算或日期未见，见网页“法定期限”。")
    if args.ics:
        print(f"  日历文件：{args.ics}（{len(found.ahead)} 项）")
    return int(bool(found.past))


def _today(said: str | None) -> date:
    from yuanjian.core.dates import Undated, read_date
    from yuanjian.core.refusal import Refusal

    if said is None:
        return date.today()
    try:
        return read_date(said)
    except Undated as no:
        raise Refusal(f"--on：“{said}”{no}。") from None


def _show(found: Calendar, days: int) -> None:
    from yuanjian.audit.duty import together
    from yuanjian.commands._terminal import coloured, heading

    past, ahead = together(found.past), together(found.ahead)
    if past:
        heading(f"已逾期 {len(found.past)} 项")
        for one in past:
            _line(one, "red")
    heading(f"{days} 天内到期 {len(found.ahead)} 项")
    for one in ahead:
        _line(one, "yellow" if one.days <= 30 else "")
    if not ahead:
        print("  没有。")
    if any(t.first.unverified for t in (*past, *ahead)):
        print(coloured("\n  * 条文待核对原文，以现行文本和当地要求为准。", "grey"))


def _line(one: Together, colour: str) -> None:
    """Day and distance, what and whom; below it the basis and what more there is to say."""
    from yuanjian.commands._terminal import coloured, padded, wrapped

    first = one.first
    left = f"  {first.day}  "
    distance = padded(one.words, 12)
    print(left + coloured(distance, *filter(None, [colour])) + f"  {first.what}")
    star = "*" if first.unverified else ""
    print(wrapped(f"{one.who}　依据：{first.basis}{star}", " " * 28))
    told = first.told if len(one.terms) == 1 else ()
    if told:
        print(coloured(wrapped("；".join(told), " " * 28), "grey"))


def as_json(found: Calendar) -> dict[str, Any]:
    """The calendar for programs."""
    return {
        "today": str(found.span.today), "until": str(found.span.until),
        "terms": [
            {
                "day": str(d.term.day), "days": d.days, "overdue": d.days < 0, "what": d.term.what, "who": d.term.who,
                "basis": d.term.basis, "clock": d.term.clock.id if d.term.clock else None,
                "verified": None if d.term.clock is None else not d.term.unverified,
                "sheet": d.term.sheet, "key": d.term.key, "column": d.term.column, "told": list(d.term.told),
            }
            for d in (*found.past, *found.ahead)
        ],
    }  # fmt: skip
