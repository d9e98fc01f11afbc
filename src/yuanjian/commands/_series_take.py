"""Files of measured values into the records, and days that are over into the lake."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._progress import Progress

if TYPE_CHECKING:
    from yuanjian.actions.take_readings import Taken
    from yuanjian.ledger.models import Park
    from yuanjian.monitoring.readers.declaration import Declaration


def take(args: argparse.Namespace, declaration: Declaration) -> int:
    """Every file in turn; 3 when one could not be read, the others are taken."""
    from yuanjian.commands._failures import explained
    from yuanjian.ledger.opening import open_ledger

    store = open_ledger(args.data, create=False)
    from yuanjian.ledger.queries import park_year

    park = park_year(args.park, None).park
    unreadable = False
    for path in args.files:
        try:
            _told(path, _taken(park, path, declaration, store))
        except Exception as failure:
            sentence = explained(failure)
            if sentence is None:
                raise
            print(f"{path}：{sentence}", file=sys.stderr)
            unreadable = True
    return 3 if unreadable else 0


def _taken(park: Park, path: Path, declaration: Declaration, store: Path) -> Taken:
    from yuanjian.actions.take_readings import take_readings

    with Progress(100) as bar:
        return take_readings(
            park,
            path,
            declaration,
            by=getpass.getuser(),
            store=store,
            progress=bar.shares(path.name),
        )


def _told(path: Path, taken: Taken) -> None:
    from yuanjian.commands._terminal import coloured, wrapped

    read = taken.loaded
    print(f"{path.name}　{len(read.points)} 个测点　{read.start:%Y-%m-%d} 至 {read.end:%Y-%m-%d}")
    if taken.known:
        print("  这个文件按同样的说明导入过，没有变化")
        return
    said = f"  新增 {taken.new} 个值，更正 {taken.changed} 个，相同 {taken.same} 个"
    print(said + (f"，撤回 {taken.withdrawn} 个" if taken.withdrawn else ""))
    if read.problem_counts:
        number = sum(read.problem_counts.values())
        print(coloured(f"  有 {number} 处没有读成，逐条见 yuanjian series check", "yellow"))
    if read.terms.assumed:
        print(wrapped("文件没有写明的先按通常情形读，要说明的见 yuanjian series check", "  "))


def close(args: argparse.Namespace) -> int:
    """Move days that are over from the database into the lake."""
    from yuanjian.ledger.opening import open_ledger

    store = open_ledger(args.data, create=False)
    from yuanjian.actions.close_days import close_days

    done = close_days(store, by=getpass.getuser())
    print(f"归档 {done.moved} 个值，合并 {done.compacted} 组文件，清理 {done.swept} 个旧文件")
    return 0
