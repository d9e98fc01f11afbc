"""yuanjian import: workbooks into the ledger, preview first."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_park_year

if TYPE_CHECKING:
    from yuanjian.actions.take_in import Preview
    from yuanjian.sheets.problem import Problem

HELP = "导入填好的资料包：逐行比对，列出错误，写入没有错误的行"
ABOUT = (
    HELP
    + """

  新增、更新、相同、不收，逐行列出；更新的旧值和新值并排。有错误的行不收，其余照常。
  再次导入同一个文件不改变任何资料。文件里没有而台账里有的行保留不动，并列出名称。

例：
  yuanjian import 收到/*.xlsx --dry-run      只看，不写入
  yuanjian import 园区年度资料包_S439901_2021.xlsx
  yuanjian import 企业发回/ --receipt 回执/      企业发回的年报包，整个文件夹：按企业合并，退回的写成回执
"""
)
_LISTED = 40
_ABSENT = 10
_CELLS = 4  # cells that a problem common to many names


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and whether to write."""
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="文件",
        help="资料包（.xlsx、.xls、.et），可以多个；写文件夹的，按企业发回的年报包导入",
    )
    parser.add_argument(
        "--firms", action="store_true", help="这些是企业发回的：按企业合并，空白的格不覆盖原值"
    )
    parser.add_argument(
        "--receipt", type=Path, metavar="文件夹", help="把须改正的写成核对回执，放到这个文件夹"
    )
    parser.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    parser.add_argument(
        "--remove-absent", action="store_true", help="文件里没有的行从台账中删去（保留历史）"
    )
    parser.add_argument("--all", action="store_true", help="列出全部行和问题（默认各列前40条）")
    add_park_year(parser)


def run(args: argparse.Namespace) -> int:
    """Preview every file, write those that can be read; 3 when one cannot."""
    from yuanjian.ledger.opening import open_ledger

    store = open_ledger(args.data)
    if args.firms or args.receipt is not None or any(p.is_dir() for p in args.files):
        from yuanjian.commands._firms import import_returned

        return import_returned(args, store)
    failed = [path for path in args.files if not _one(path, args, store)]
    if failed and len(args.files) > 1:
        print(f"\n{len(failed)} 个文件没有导入：" + "、".join(p.name for p in failed))
    return 3 if failed else 0


def _one(path: Path, args: argparse.Namespace, store: Path) -> bool:
    """One file; False when it could not be read."""
    from yuanjian.actions.take_in import accept, preview, remove_absent
    from yuanjian.commands._terminal import heading
    from yuanjian.core.refusal import Refusal

    heading(f"{path.name}")
    try:
        seen = preview(path, park=args.park, year=args.year)
    except Refusal as no:
        print(f"  没有导入：{no}")
        return False
    show(seen, None if args.all else _LISTED)
    if args.dry_run:
        print("  （预览，没有写入）")
        return True
    if seen.counts["new"] or seen.counts["changed"]:
        accept(seen, by=getpass.getuser(), store=store)
    if args.remove_absent and seen.absent:
        print(f"  已删去台账中多出的 {remove_absent(seen, by=getpass.getuser())} 行（历史保留）")
    print("  " + _written(seen))
    return True


def _written(seen: Preview) -> str:
    counts = seen.counts
    if not counts["new"] and not counts["changed"]:
        return f"与台账相同，没有写入（相同 {counts['same']}，不收 {counts['refused']}）"
    return (
        f"已写入：新增 {counts['new']}、更新 {counts['changed']}；"
        f"相同 {counts['same']}，不收 {counts['refused']}"
    )


def show(seen: Preview, limit: int | None) -> None:
    """A preview as an officer reads it: totals by sheet, what changes, what is wrong."""
    from yuanjian.commands._terminal import coloured, table
    from yuanjian.sheets.changes import VERDICT_WORDS, VERDICTS, count
    from yuanjian.sheets.shelf import all_sheets

    print(f"  园区 {seen.park} {seen.park_name}　{seen.year} 年度")
    if seen.firm is not None:
        print(
            f"  企业填报：{seen.firm}　只导入本企业的行；空白的格保留台账原值 {seen.kept_cells} 处"
        )
    rows, same = [], 0
    for no, form in all_sheets().items():
        of_sheet = [c for c in seen.changes if c.sheet == no]
        counts = count(of_sheet)
        if of_sheet and counts["same"] == len(of_sheet):
            same += 1
        elif of_sheet:
            rows.append(
                [form.sheet.name, *(str(counts[v]) if counts[v] else "·" for v in VERDICTS)]
            )
    if rows:
        table(rows, ["表", *(VERDICT_WORDS[v] for v in VERDICTS)], right=frozenset({1, 2, 3, 4}))
    if same:
        print(f"  {'其余 ' if rows else ''}{same} 张表与台账相同")
    _changed(seen, limit)
    _problems(seen, limit)
    if seen.absent:
        print(coloured(f"  台账中有、文件里没有 {len(seen.absent)} 行（保留不动）", "yellow"))
        names = [f"    {all_sheets()[no].sheet.name}　{key}" for no, key in seen.absent]
        print("\n".join(names[:_ABSENT]))
        if len(names) > _ABSENT:
            print(f"    ……共 {len(names)} 行")


def _changed(seen: Preview, limit: int | None) -> None:
    from yuanjian.commands._terminal import coloured

    lines = [
        f"    {c.sheet} {c.key}　{d.header}：{d.old or '（空）'} → {d.new or '（空）'}"
        for c in seen.changes
        if c.verdict == "changed"
        for d in c.differences
    ]
    _listed(coloured("  更新内容（旧 → 新）", "bold"), lines, limit)


def _problems(seen: Preview, limit: int | None) -> None:
    from yuanjian.commands._terminal import coloured, wrapped
    from yuanjian.sheets.problem import LEVEL_WORDS

    found: Sequence[Problem] = [*seen.problems, *(p for c in seen.changes for p in c.problems)]
    for level, style in (("error", "red"), ("doubt", "yellow"), ("gap", "grey"), ("info", "grey")):
        of_level = [p for p in found if p.level == level]
        lines = [wrapped(line, "    · ") for line in _said_once(of_level)]
        _listed(coloured(f"  {LEVEL_WORDS[level]} {len(of_level)} 处", style), lines, limit)


def _said_once(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem, without the file that the heading names; what many cells have in common is said once."""
    alike: dict[Problem, list[str]] = {}
    for problem in problems:
        place = problem.place
        sheet = replace(place, file="", row=None, cell="", sha256="")
        alike.setdefault(problem.at(sheet), []).append(place.cell or f"第{place.row}行")
    for problem, cells in alike.items():
        if str(problem.place) and cells[0] != "第None行":
            problem = problem.at(replace(problem.place, sheet=f"{problem.place.sheet} {cells[0]}"))
        others = "、".join(cells[1 : 1 + _CELLS]) + ("等" if len(cells) > 1 + _CELLS else "")
        yield f"{problem}" + (f"（{others}共{len(cells) - 1}处与此相同）" if others else "")


def _listed(head: str, lines: list[str], limit: int | None) -> None:
    if not lines:
        return
    print(head)
    print("\n".join(lines[:limit]))
    if limit is not None and len(lines) > limit:
        print(f"    ……还有 {len(lines) - limit} 条，加 --all 全部列出")
