"""yuanjian proofs: files as proofs, cited to rows; what lacks a proof; the proof folder as one zip."""

from __future__ import annotations

import argparse
import getpass
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_json, add_park_year

if TYPE_CHECKING:
    from yuanjian.audit.proving import Proving
    from yuanjian.ledger.models import ParkYear

HELP = "佐证材料：收存文件、引用到各行、还缺哪些、打成一个压缩包"
ABOUT = (
    HELP
    + """

  list   还缺哪些佐证：没有佐证的行、没有文件的附件、没有用到的附件
  add    收存文件，自动编号并登记到34_附件清单；文件名以编号开头的（A031_…）归到该编号
  cite   把附件引用到某张表的行；--back 取消引用
  zip    佐证材料压缩包：按编号排列的文件，可打印的目录（Word 和网页），按信用评价指标和条款列出

例：
  yuanjian proofs add 佐证/*.pdf
  yuanjian proofs cite A031 --sheet 07 --row "甲公司 · 登记管理"
  yuanjian proofs list
  yuanjian proofs zip -o 佐证材料.zip
"""
)
_STEPS = {
    "list": "还缺哪些佐证", "add": "收存文件", "cite": "引用到行，或取消", "zip": "佐证材料压缩包",
}  # fmt: skip
_LISTED = 30


def arguments(parser: argparse.ArgumentParser) -> None:
    """The steps and what each asks for."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    made = {
        name: steps.add_parser(
            name, help=told, description=told, formatter_class=parser.formatter_class
        )
        for name, told in _STEPS.items()
    }
    made["list"].add_argument("--all", action="store_true", help="全部列出（默认各列前30条）")
    made["add"].add_argument(
        "files", nargs="+", type=Path, metavar="文件", help="佐证文件，可以多个"
    )
    cited = made["cite"]
    cited.add_argument("numbers", nargs="+", metavar="附件编号", help="如 A031")
    cited.add_argument("--sheet", required=True, metavar="表号", help="哪张表，如 07")
    cited.add_argument(
        "--row", action="append", required=True, metavar="行", help="哪一行（编号或全称），可多次"
    )
    cited.add_argument("--back", action="store_true", help="取消引用")
    made["zip"].add_argument(
        "-o", "--out", type=Path, metavar="文件", help="写到哪个文件（默认 佐证材料_园区_年度.zip）"
    )
    for name, step in made.items():
        add_park_year(step)
        if name in ("list", "add"):
            add_json(step)


def run(args: argparse.Namespace) -> int:
    """Do the step; ``list`` answers 1 when something lacks a proof, ``add`` 3 when a file was refused."""
    from yuanjian.ledger.opening import open_ledger

    store = open_ledger(args.data, create=False)
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    if args.step == "list":
        return _list(of, args)
    if args.step == "add":
        return _add(of, args, store)
    return _cite(of, args) if args.step == "cite" else _zip(of, args, store)


def _list(of: ParkYear, args: argparse.Namespace) -> int:
    from yuanjian.audit.proving import proving
    from yuanjian.ledger.queries import dossier

    found = proving(dossier(of))
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        show(of, found, None if args.all else _LISTED)
    return int(bool(found.lacking or found.without_file or found.unlisted))


def as_json(found: Proving) -> dict[str, object]:
    """What is there and what is lacking, for programs."""
    return {
        "attachments": [
            {
                "no": a.number, "name": a.name, "type": a.kind, "file": a.file, "sha256": a.sha256 or None,
                "cited": [{"sheet": c.sheet, "key": c.key} for c in a.cited],
            }
            for a in found.attachments
        ],
        "lacking": [
            {"sheet": one.at.sheet, "key": one.at.key, "by": one.by} for one in found.lacking
        ],
        "unlisted": {n: [{"sheet": c.sheet, "key": c.key} for c in at] for n, at in found.unlisted.items()},
    }  # fmt: skip


def show(of: ParkYear, found: Proving, limit: int | None) -> None:
    """Counts first, then each list."""
    from yuanjian.commands._terminal import heading

    heading(f"{of.park.name}（{of.park.code}）{of.year} 年度　佐证材料")
    files = len(found.attachments) - len(found.without_file)
    print(f"  附件 {len(found.attachments)} 份，文件已收 {files} 个")
    _lines("没有佐证的行", (f"{x.at.words}　需要：{x.by}" for x in found.lacking), limit, "red")
    unlisted = (f"{n}　{'；'.join(c.words for c in at[:3])}" for n, at in found.unlisted.items())
    _lines("引用了、附件清单没有的编号", unlisted, limit, "red")
    absent = (f"{a.number} {a.name}　{a.file or '（文件名未填）'}" for a in found.without_file)
    _lines("没有收到文件的附件", absent, limit, "yellow")
    _lines("没有任何一行引用的附件", (f"{a.number} {a.name}" for a in found.idle), limit, "yellow")


def _lines(title: str, lines: Iterable[str], limit: int | None, colour: str) -> None:
    from yuanjian.commands._terminal import coloured, wrapped

    found = list(lines)
    if not found:
        return
    print(coloured(f"\n  {title} {len(found)} 处", colour))
    for line in found[:limit]:
        print(wrapped(f"· {line}", "    "))
    if limit is not None and len(found) > limit:
        print(f"    ……还有 {len(found) - limit} 处，加 --all 全部列出")


def _add(of: ParkYear, args: argparse.Namespace, store: Path) -> int:
    from yuanjian.actions.proofs import add_files
    from yuanjian.core.refusal import Refusal

    for path in args.files:
        if not path.is_file():
            raise Refusal(f"没有找到文件“{path}”。")
    added = add_files(of, [(p.name, p) for p in args.files], by=getpass.getuser(), store=store)
    if args.json:
        told = [{"name": a.name, "state": a.state, "no": a.number, "why": a.why} for a in added]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for one in added:
            print(f"  {one.name}　→　{one.words}")
        if any(a.state == "new" for a in added):
            print("  新登记的附件按文件名填写，请在34_附件清单核对；引用用 yuanjian proofs cite。")
    return 3 if any(a.state == "refused" for a in added) else 0


def _cite(of: ParkYear, args: argparse.Namespace) -> int:
    from yuanjian.actions.proofs import cite, uncite

    no = args.sheet[:2]
    keys = [_row_key(of, no, said) for said in args.row]
    done = (uncite if args.back else cite)(of, no, keys, args.numbers, by=getpass.getuser())
    print(f"  {'取消引用' if args.back else '已引用'}：改了 {done} 行。")
    return 0


def _row_key(of: ParkYear, no: str, said: str) -> str:
    """The key of the row that is so called, or whose key or number it is."""
    from yuanjian.core.refusal import Refusal
    from yuanjian.ledger.queries import records

    rows = records(of, no).get(no, ())
    found = [r.key for r in rows if said in (r.key, r.called)]
    found = found or [r.key for r in rows if said and said in r.key]
    if len(found) != 1:
        what = (
            "没有这一行"
            if not found
            else f"有 {len(found)} 行都像，请写全：" + "；".join(found[:5])
        )
        raise Refusal(f"{no} 表“{said}”：{what}。")
    return found[0]


def _zip(of: ParkYear, args: argparse.Namespace, store: Path) -> int:
    from yuanjian.actions.proof_bundle import folder_of, write_bundle

    folder = folder_of(of, store)
    out = args.out or Path(f"{folder.about.folder}.zip")
    write_bundle(folder, out)
    size = out.stat().st_size / 2**20
    print(f"  {out.resolve()}　{size:,.1f} MB，文件 {len(folder.files)} 个")
    held = folder.proving
    lacking = len(held.lacking) + len(held.unlisted)
    if lacking or held.without_file:
        print(f"  还缺佐证 {lacking} 处、缺文件 {len(held.without_file)} 个，列在目录末尾。")
    return 0
