"""yuanjian score: the credit self-score as a range, with reasons, and what is worth most next."""

from __future__ import annotations

import argparse
import json
import re
import shutil
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from yuanjian.commands._options import add_json, add_park_year, add_scheme
from yuanjian.commands._records import recorded

if TYPE_CHECKING:
    from yuanjian.audit.credit.judgement import ItemScore
    from yuanjian.audit.credit.score import Score

HELP = "信用自评：得分区间、每项理由、先补哪一项最值"
ABOUT = (
    HELP
    + """

  悲观值：没有证据的项按最高分扣，加分项不给；乐观值：没有证据的项都能补齐。

例：
  yuanjian score
  yuanjian score --item 11              只看第11项的理由和数据
  yuanjian score --scheme hunan_2020    没有适用指标表的年度，按2020年试行表试算（标明“参考”）
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose score, by which table, which item."""
    parser.add_argument("--item", type=int, metavar="条款号", help="只看某一项")
    add_scheme(parser)
    add_park_year(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the score; 1 when no table applies, or the park's own score lies outside the range."""
    from yuanjian.audit.credit.score import score
    from yuanjian.core.refusal import Refusal
    from yuanjian.facts.engine import Facts

    of, frozen = recorded(args)
    result = score(Facts(frozen))
    if args.item is not None and result.items and args.item not in {i.number for i in result.items}:
        raise Refusal(f"没有第{args.item}项，条款号为1–{len(result.items)}。")
    if args.json:
        print(json.dumps(as_json(result), ensure_ascii=False, indent=1))
    elif args.item is not None and result.items:
        _whole_item(result.item(args.item))
    else:
        print(f"{of.park.name}（{of.park.code}）{of.year} 年度　信用自评")
        show(result)
    return int(result.applied is None or bool(result.differing))


def show(result: Score) -> None:
    """The range, the items that are not simply clear, and what to do next."""
    from yuanjian.commands._terminal import coloured, heading, wrapped

    if result.applied is None:
        print(wrapped(result.why_none, "  "))
        return
    table = result.applied.scheme
    print(f"  {table.document.title}（{table.document.number}）")
    if result.remark:
        print(coloured(wrapped(result.remark, "  "), "yellow"))
    total = f"{points(result.low)}～{points(result.high)} 分"
    print(f"\n  得分区间  {coloured(total, 'bold')}　{_meter(result)}")
    print(
        f"  初始 {points(table.start)} 分，满分 {points(table.ceiling)} 分；{result.grade or result.grade_note}"
    )
    if result.own_total is not None:
        print(f"  园区自评  {points(result.own_total)} 分")
    elif result.own_missing:
        print(f"  园区自评未填齐，缺第 {'、'.join(str(n) for n in result.own_missing)} 项")
    _items(result)
    if result.next_best:
        heading("先做哪件最值")
        for step in result.next_best[:6]:
            kind = "补证据" if step.kind == "prove" else "整改"
            head = f"第{step.number}项 {step.name}　{kind}，最多 +{points(step.worth)} 分"
            print(f"  {head}")
            for what in step.what:
                print(wrapped(what, "      · "))


def _items(result: Score) -> None:
    """One line an item; reasons for those that are not simply clear or that differ from the own score."""
    from yuanjian.audit.credit.judgement import VERDICT_WORDS
    from yuanjian.commands._terminal import coloured, cut, heading, padded, wrapped

    room = min(shutil.get_terminal_size().columns, 110) - 33
    heading("逐项")
    print(coloured("  条款  分值  试算   自评  结论      情形", "grey"))
    colours = {"triggered": "red", "unknown": "yellow", "clear": "green"}
    for one in result.items:
        verdict = one.judgement.verdict
        style = "green" if verdict == "triggered" and one.points > 0 else colours[verdict]
        told = (
            f"{points(one.low)}"
            if one.low == one.high
            else f"{points(one.low)}～{points(one.high)}"
        )
        own = "未填" if one.own is None else points(one.own)
        word = "可加分" if style == "green" and verdict == "triggered" else VERDICT_WORDS[verdict]
        print(
            f"  {one.number:>4}  {padded(f'{one.points:+}', 4, right=True)}  {padded(told, 5)}  {padded(own, 4)}  "
            f"{coloured(padded(word, 8), style)}  {cut(_short(one.wording), room)}"
        )
        if verdict != "clear" or one.differs:
            said = ("自评与数据不符：" if one.differs else "") + one.judgement.reason
            print(coloured(wrapped(said, " " * 32), "red" if one.differs else "grey"))


def _short(wording: str) -> str:
    """The wording of an item without the subject that they all begin with."""
    return re.sub("^产业园区内?", "", wording)


def _whole_item(one: ItemScore) -> None:
    """Everything about one item: wording, judgement, the rows behind it, what is lacking."""
    from yuanjian.audit.credit.judgement import VERDICT_WORDS
    from yuanjian.commands._terminal import heading, wrapped
    from yuanjian.facts.explain import trees

    print(f"第{one.number}项　{one.group} / {one.name}　{one.points:+} 分")
    print(wrapped(one.wording, "  "))
    told = points(one.low) if one.low == one.high else f"{points(one.low)}～{points(one.high)}"
    own = "未填" if one.own is None else points(one.own)
    print(f"  结论：{VERDICT_WORDS[one.judgement.verdict]}　试算 {told}　自评 {own}")
    print(wrapped(one.judgement.reason, "  "))
    if one.judgement.evidence:
        heading("数据和文件")
        print("\n".join("  " + line for line in trees(one.judgement.evidence)))
    if one.proofs:
        print("  举证附件：" + "、".join(one.proofs))
    if one.judgement.lacking:
        heading("还需要")
        for what in one.judgement.lacking:
            print(wrapped(what, "  · "))


def _meter(result: Score) -> str:
    """A bar from 0 to the ceiling: sure, open, out of reach."""
    assert result.applied is not None
    ceiling = int(result.applied.scheme.ceiling)
    low, high = max(0, round(result.low)), max(0, round(result.high))
    return "█" * low + "▒" * (high - low) + "·" * (ceiling - high)


def points(value: Decimal) -> str:
    """Points without a trailing zero: -2, 1, 0.5."""
    from yuanjian.core.rounding import plain

    return plain(value)


def as_json(result: Score) -> dict[str, Any]:
    """The score for programs; numbers as text, so that none is rounded on the way."""
    return {
        "scheme": result.applied.scheme.id if result.applied else None,
        "reference_only": bool(result.applied and result.applied.reference_only),
        "why_none": result.why_none, "low": str(result.low), "high": str(result.high),
        "own_total": None if result.own_total is None else str(result.own_total),
        "grade": result.grade or None, "grade_note": result.grade_note,
        "items": [
            {
                "number": i.number, "name": i.name, "points": str(i.points), "verdict": i.judgement.verdict,
                "reason": i.judgement.reason, "low": str(i.low), "high": str(i.high),
                "own": None if i.own is None else str(i.own), "lacking": list(i.judgement.lacking),
            }
            for i in result.items
        ],
    }  # fmt: skip
