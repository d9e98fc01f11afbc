"""yuanjian import of what firms returned: a folder, previewed by firm, taken in together, receipts."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yuanjian.actions.returned import Collected, Returned

_LISTED = 40


def import_returned(args: argparse.Namespace, store: Path) -> int:
    """Preview by firm, write, receipts; 3 when a file could not be read."""
    from yuanjian.actions.returned import collect, take_returned
    from yuanjian.commands._progress import Progress
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    progress: list[Progress] = []

    def step(done: int, total: int, name: str) -> None:
        if not progress:
            progress.append(Progress(total))
        else:
            progress[0].done()
        progress[0].working(name)

    found = collect(args.files, of, step)
    for one in progress:
        one.clear()
    show(found, None if args.all else _LISTED)
    if args.dry_run:
        print("  （预览，没有写入）")
    else:
        taken = take_returned(found, by=getpass.getuser(), store=store)
        wrote = f"已写入 {found.to_write} 行，来自 {len(taken)} 个文件"
        print(f"  {wrote if taken else '没有需要写入的内容'}")
    if args.receipt is not None:
        _receipts(found, args.receipt)
    return 3 if found.unread else 0


def show(found: Collected, limit: int | None) -> None:
    """A line for each firm's file, then what is to be mended, then the files that could not be read."""
    from yuanjian.commands._terminal import coloured, heading, table, wrapped

    of = found.of
    heading(f"{of.park.name}（{of.park.code}）{of.year} 年度　企业填报")
    print(
        f"  收到 {len(found.files)} 个文件：可导入 {len(found.readable)}，没有导入 {len(found.unread)}"
    )
    if found.readable:
        heads = ["企业", "文件", "新增", "更新", "相同", "不收", "须改", "留空"]
        rows = [_line(f) for f in found.readable]
        table(rows[:limit], heads, right=frozenset(range(2, 8)))
        if limit is not None and len(rows) > limit:
            print(f"    ……还有 {len(rows) - limit} 个文件，加 --all 全部列出")
        print("  “留空”：空白的格，保留台账原值；确实没有的应填“无”。")
    for one in found.readable[:limit]:
        told = _troubles(one)
        if told:
            print(coloured(f"  {one.firm}　{one.path.name}", "bold"))
            print("\n".join(wrapped(t, "    · ") for t in told[:limit]))
            if limit is not None and len(told) > limit:
                print(f"    ……还有 {len(told) - limit} 条，加 --all 全部列出")
    if found.unread:
        print(coloured(f"  没有导入的文件 {len(found.unread)} 个", "red"))
        for one in found.unread:
            print(wrapped(f"{one.path.name}　{one.why}", "    · "))


def _line(one: Returned) -> list[str]:
    from yuanjian.commands._terminal import cut

    seen = one.seen
    if seen is None or seen.firm is None:
        return ["", one.path.name, *[""] * 6]
    numbers = [
        *(seen.counts[v] for v in ("new", "changed", "same", "refused")), seen.errors, seen.kept_cells
    ]  # fmt: skip
    return [
        cut(str(seen.firm), 32),
        cut(one.path.name, 40),
        *(str(n) if n else "·" for n in numbers),
    ]


def _troubles(one: Returned) -> list[str]:
    from dataclasses import replace

    seen = one.seen
    if seen is None:
        return []
    every = [*seen.problems, *(p for c in seen.changes for p in c.problems)]
    kept = [
        p for p in every if p.level == "error" or (p.level == "info" and "空白，保留" in p.message)
    ]
    kept.sort(key=lambda p: p.level != "error")
    return list(dict.fromkeys(str(p.at(replace(p.place, file=""))) for p in kept))


def _receipts(found: Collected, folder: Path) -> None:
    from yuanjian.actions.receipts import write_receipts

    made = write_receipts(found, folder)
    if not made:
        print("  没有要退回修改的：各企业的填报没有错误和未填项")
        return
    print(f"  核对回执 {len(made)} 份，在 {folder.resolve()}")
    for one in made:
        held = one.receipt
        print(f"    {one.name}　须改正 {held.errors}、未填 {held.gaps}、请核实 {held.doubts}")
    print("  请发回各企业，在回执里改好后再放进文件夹导入。")
