"""yuanjian actions: rectification items: list, open from the records, report as done, verify and strike off, forms."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yuanjian.commands._options import add_json, add_park_year

if TYPE_CHECKING:
    from yuanjian.actions.rectify import Actor
    from yuanjian.audit.drafts import Draft
    from yuanjian.ledger.models import ParkYear, Rectification
    from yuanjian.ledger.rectifying import Standing

HELP = "整改：事项清单、立项、报完成、核验销号、销号表"
ABOUT = (
    HELP
    + """

  list   整改清单，逾期的在前；--waiting 列出台账中可转为整改事项的行
  open   立项：--from 把台账的一行转为整改事项，或用 --title 等直接填写
  done   报整改完成：写明情况，附佐证（34_附件清单编号或文件），没有的写明理由
  close  核验销号：报完成的人不能自己核验（有其他可核验的人时）；--back 退回
  form   整改销号表（Word），每项一页；--list 为整张清单

例：
  yuanjian actions list
  yuanjian actions open --from 27/12369-20210501 --owner 规划建设局 --due 2022-06-30
  yuanjian actions done 3 --words 已更换过期物资 --proof A029
  yuanjian actions close 3 --as 李主任
  yuanjian actions form 3 -o 整改销号表.docx
"""
)
_STEPS = {
    "list": "整改清单", "open": "立项", "done": "报整改完成", "close": "核验销号或退回", "form": "销号表、清单（Word）",
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """The steps and what each asks for."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    made = {
        name: steps.add_parser(
            name, help=told, description=told, formatter_class=parser.formatter_class
        )
        for name, told in _STEPS.items()
    }
    made["list"].add_argument("--overdue", action="store_true", help="只看逾期的")
    made["list"].add_argument("--all", action="store_true", help="连同已销号的")
    made["list"].add_argument("--waiting", action="store_true", help="台账中可转为整改事项的行")
    _open_arguments(made["open"])
    for name in ("done", "close"):
        made[name].add_argument("number", type=int, metavar="编号", help="整改事项的编号")
        made[name].add_argument("--words", default="", metavar="文字", help="整改情况，或核验意见")
    made["done"].add_argument("--proof", default="", metavar="附件编号", help="如 A031、A032")
    made["done"].add_argument(
        "--file", type=Path, action="append", default=[], metavar="文件", help="佐证文件，可多次"
    )
    made["done"].add_argument("--unproven", default="", metavar="理由", help="没有佐证材料的理由")
    made["close"].add_argument(
        "--back", action="store_true", help="退回继续整改（--words 写明理由）"
    )
    made["form"].add_argument(
        "number", type=int, nargs="?", metavar="编号", help="省略时为全部事项"
    )
    made["form"].add_argument("--list", action="store_true", help="出一张清单，不是每项一页")
    made["form"].add_argument(
        "-o", "--out", type=Path, required=True, metavar="文件", help="写到哪个文件（.docx）"
    )
    for name, step in made.items():
        if name in ("open", "done", "close"):
            step.add_argument(
                "--as", dest="who", metavar="用户", help="以哪个用户的名义（默认本机用户）"
            )
        add_park_year(step)
        if name == "list":
            add_json(step)


def _open_arguments(step: argparse.ArgumentParser) -> None:
    step.add_argument(
        "--from", dest="origin", metavar="表/行", help="台账的一行，如 33/下一步计划 · 1"
    )
    for name, told in (
        ("title", "整改事项"), ("problem", "存在问题"), ("measure", "整改措施"), ("owner", "责任单位"),
        ("due", "完成时限，如 2022-06-30"), ("basis", "依据"),
    ):  # fmt: skip
        step.add_argument(f"--{name}", default="", metavar="文字", help=told)
    step.add_argument("--no-plan", action="store_true", help="不列入年度报告的下一步计划")


def run(args: argparse.Namespace) -> int:
    """Do the step; ``list`` gives 1 when something is overdue."""
    from yuanjian.ledger.opening import open_ledger

    args.store = open_ledger(args.data, create=False)
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    return {"list": _list, "open": _open, "done": _done, "close": _close, "form": _form}[args.step](
        args, of
    )


def _list(args: argparse.Namespace, of: ParkYear) -> int:
    from yuanjian.ledger.rectifying import standings

    every = standings(of, date.today())
    late = any(s.overdue for s in every)
    if args.waiting:
        return _waiting(args, of)
    shown = [s for s in every if (args.all or not s.closed) and (not args.overdue or s.overdue)]
    if args.json:
        print(json.dumps([as_json(s) for s in shown], ensure_ascii=False, indent=1))
        return int(late)
    closed, overdue = sum(s.closed for s in every), sum(s.overdue for s in every)
    counts = f"未销号 {len(every) - closed}，其中逾期 {overdue}；已销号 {closed}"
    print(f"{of.park.name}（{of.park.code}）{of.year} 年度　整改事项　{counts}")
    for one in shown:
        _line(one)
    if not shown:
        print("  没有。用 yuanjian actions list --waiting 看台账中可转为整改事项的行。")
    return int(late)


def _line(one: Standing) -> None:
    from yuanjian.commands._terminal import coloured, padded, wrapped

    colour = "red" if one.overdue else "green" if one.closed else ""
    state = coloured(padded(one.state_words, 16), *filter(None, [colour]))
    print(f"  {one.item.number:>3}  {one.due}  {state}  {one.title}")
    print(wrapped("　".join(filter(None, (one.owner, one.when))), " " * 37))


def as_json(one: Standing) -> dict[str, Any]:
    """An item for programs."""
    return {
        "number": one.item.number, "title": one.title, "problem": one.item.problem, "measure": one.measure,
        "owner": one.owner, "due": str(one.due), "days": one.days, "state": one.state_words, "overdue": one.overdue,
        "origin": one.item.origin, "sheet": one.item.sheet, "key": one.item.key, "plan": one.item.plan_key or None,
    }  # fmt: skip


def _waiting(args: argparse.Namespace, of: ParkYear) -> int:
    from yuanjian.audit.drafts import waiting
    from yuanjian.commands._terminal import heading, wrapped
    from yuanjian.facts.engine import Facts
    from yuanjian.ledger.queries import dossier
    from yuanjian.ledger.rectifying import watched

    taken = watched(of)
    drafts = [d for d in waiting(Facts(dossier(of))) if (d.sheet, d.key) not in taken]
    if args.json:
        print(json.dumps([f"{d.sheet}/{d.key}" for d in drafts], ensure_ascii=False, indent=1))
        return 0
    heading(f"可转为整改事项 {len(drafts)} 项")
    for draft in drafts:
        print(f"  --from '{draft.sheet}/{draft.key}'")
        said = "　".join(filter(None, (draft.title, draft.owner, str(draft.due or "未定时限"))))
        print(wrapped(said, "      "))
    return 0


def _open(args: argparse.Namespace, of: ParkYear) -> int:
    from dataclasses import replace

    from yuanjian.actions.rectify import due_day, open_item

    draft = _draft(args, of)
    words = {
        k: v.strip()
        for k in ("title", "problem", "measure", "owner", "basis")
        if (v := getattr(args, k))
    }
    plan = draft.plan and (draft.origin == "plan" or not args.no_plan)
    full = replace(draft, **words, due=due_day(args.due) or draft.due, plan=plan)
    item = open_item(of, full, by=_actor(args))
    said = f"，已列入下一步计划（{item.plan_key}）" if item.plan_key else ""
    print(f"已立项，编号 {item.number}{said}。")
    return 0


def _draft(args: argparse.Namespace, of: ParkYear) -> Draft:
    from yuanjian.audit.drafts import Draft, of_row
    from yuanjian.core.refusal import Refusal
    from yuanjian.facts.engine import Facts
    from yuanjian.ledger.queries import dossier
    from yuanjian.sheets.shelf import all_sheets

    if not args.origin:
        return Draft("")
    no, _, key = args.origin.partition("/")
    draft = of_row(Facts(dossier(of)), no, key) if no in all_sheets() else None
    if draft is None:
        raise Refusal(
            f"--from：台账没有“{args.origin}”这一行，用 yuanjian actions list --waiting 看有哪些。"
        )
    return draft


def _done(args: argparse.Namespace, of: ParkYear) -> int:
    from yuanjian.actions.rectify_steps import report_done
    from yuanjian.core.refusal import Refusal

    lost = [str(p) for p in args.file if not p.is_file()]
    if lost:
        raise Refusal(f"没有找到佐证文件：{'、'.join(lost)}")
    report_done(
        _item(of, args.number), words=args.words, proofs=args.proof, files=[(p.name, p) for p in args.file],
        unproven=args.unproven, store=args.store, by=_actor(args),
    )  # fmt: skip
    print(f"编号 {args.number} 已报整改完成，等待核验。")
    return 0


def _close(args: argparse.Namespace, of: ParkYear) -> int:
    from yuanjian.actions.rectify_steps import send_back, verify
    from yuanjian.core.refusal import Refusal
    from yuanjian.web.permissions import Permission, may, people_who_may, role_in

    actor, item = _actor(args), _item(of, args.number)
    if actor.person is not None and not may(role_in(actor.person, of.park), Permission.VERIFY):
        raise Refusal(f"“{actor.name}”没有核验销号的权限，请由园区负责人或审核人员核验。")
    if args.back:
        send_back(item, words=args.words, by=actor)
        print(f"编号 {args.number} 已退回继续整改。")
        return 0
    verify(item, by=actor, others=people_who_may(of.park, Permission.VERIFY), words=args.words)
    print(f"编号 {args.number} 已核验销号。")
    return 0


def _form(args: argparse.Namespace, of: ParkYear) -> int:
    from yuanjian.actions import closure_form
    from yuanjian.core.atomic import write_whole
    from yuanjian.core.refusal import Refusal
    from yuanjian.ledger.rectifying import standing, standings

    today = date.today()
    chosen = (standing(_item(of, args.number), today),) if args.number else standings(of, today)
    if not chosen:
        raise Refusal("这一年度还没有整改事项。")
    made = closure_form.listed(of, chosen, today) if args.list else closure_form.forms(of, chosen)
    write_whole(args.out, made)
    print(f"已生成 {args.out}（{len(chosen)} 项）")
    return 0


def _item(of: ParkYear, number: int) -> Rectification:
    from yuanjian.core.refusal import Refusal
    from yuanjian.ledger.models import Rectification

    items = Rectification.objects.filter(park_year=of, number=number)
    found: Rectification | None = items.select_related("park_year__park").first()
    if found is None:
        raise Refusal(f"没有编号为 {number} 的整改事项，用 yuanjian actions list --all 看有哪些。")
    return found


def _actor(args: argparse.Namespace) -> Actor:
    """The user named by --as, else who is signed in to this machine."""
    import getpass

    from yuanjian.actions.rectify import Actor

    return Actor.named(args.who) if args.who else Actor(getpass.getuser())
