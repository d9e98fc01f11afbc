"""yuanjian demo: an invented park from nothing: packages, import, checks, score, report, all in one folder."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

HELP = "示例园区：从空白开始，走完填报、导入、核对、评分、出报告，再打开网页"
ABOUT = (
    HELP
    + """

  园区、企业和数字都是虚构的，里面故意留了几处常见的差错，供试用核对功能。
  全部内容写在一个文件夹里，删掉文件夹即可，不影响其他资料。
"""
)
_MARK = ".yuanjian-demo"
_LEDGER, _PACKAGES, _SERIES = "台账", "资料包", "监测数据"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and whether to open pages."""
    parser.add_argument(
        "--dir",
        type=Path,
        metavar="文件夹",
        default=Path("园鉴示例"),
        help="放到哪个文件夹（默认 ./园鉴示例）",
    )
    parser.add_argument("--no-serve", action="store_true", help="完成后结束，不打开网页")
    parser.add_argument("--no-open", action="store_true", help="打开网页服务，但不自动打开浏览器")
    parser.add_argument(
        "--port", type=int, metavar="端口", help="网页的端口（默认同 yuanjian serve）"
    )


def run(args: argparse.Namespace) -> int:
    """The whole journey with two years of the example park, then its pages; exit 0 when it went through."""
    folder = _prepared(args.dir)
    print(f"示例园区（虚构）　写入 {folder}\n")
    print("1. 生成两个年度填好的资料包")
    packages = _packages(folder / _PACKAGES)
    from yuanjian.ledger.opening import open_ledger
    from yuanjian.web.serving import keep_secret

    keep_secret(folder / _LEDGER)  # before the settings are read: sessions outlive this process
    store = open_ledger(folder / _LEDGER)
    print("\n2. 导入")
    for path in packages:
        _take_in(path, store)
    print("\n3. 核对、评分、生成报告")
    from yuanjian.actions.build_report import build_report
    from yuanjian.demo.park import PARK, YEARS
    from yuanjian.ledger.queries import park_year

    built = build_report(park_year(PARK.code, YEARS[-1]), folder, by="示例")
    from yuanjian.commands.report import summary

    summary(built)
    print("\n4. 用一个真实站点的小时值做年评价（与示例园区无关，日期是它自己的）")
    _air(folder / _SERIES)
    _next(folder, YEARS[-1])
    if args.no_serve:
        return 0
    from yuanjian.commands.serve import open_pages

    print()
    return open_pages(folder / _LEDGER, port=args.port, browser=not args.no_open)


def _prepared(folder: Path) -> Path:
    """An empty folder, or an earlier demo of ours cleared of its ledger and packages."""
    from yuanjian.core.refusal import Refusal

    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"“{folder}”是一个文件，请用 --dir 换一个文件夹。")
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise Refusal(f"“{folder}”里已有其他内容，示例没有写入。请用 --dir 指定一个新的文件夹。")
    _refuse_while_open(folder / _LEDGER)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    for name in (_LEDGER, _PACKAGES, _SERIES):
        shutil.rmtree(folder / name, ignore_errors=True)
    return folder


def _refuse_while_open(ledger: Path) -> None:
    """The ledger of an earlier demo is about to be deleted: not under the feet of its pages."""
    from yuanjian.core.refusal import Refusal
    from yuanjian.web.serving import Opened

    if not ledger.is_dir():
        return
    opened = Opened(ledger, shared=False)
    if opened.elsewhere:
        raise Refusal(
            f"这个示例正打开着网页（{opened.address}），没有重做。请先关闭它，或用 --dir 换一个文件夹。"
        )
    opened.close()


def _packages(folder: Path) -> list[Path]:
    from yuanjian.demo.park import write_packages

    folder.mkdir(parents=True)
    packages = write_packages(folder)
    for path in packages:
        print(f"   {path.name}")
    return packages


def _take_in(path: Path, store: Path) -> None:
    from yuanjian.actions.take_in import accept, preview

    seen = preview(path)
    accept(seen, by="示例", store=store)
    counts = seen.counts
    print(f"   {seen.year} 年度：新增 {counts['new']} 行，不收 {counts['refused']} 行")


def _air(folder: Path) -> None:
    """The real station-year, evaluated as `yuanjian air year` does."""
    from yuanjian.commands._air_year import evaluated, show
    from yuanjian.commands._air_year_json import as_json
    from yuanjian.commands._outputs import given_as_json
    from yuanjian.demo.air import SOURCE, write_hours
    from yuanjian.monitoring.air.law import Law
    from yuanjian.monitoring.readers.declaration import Declaration

    path = write_hours(folder)
    print(f"   数据：{SOURCE}\n   时标：原数据没有说明，这里假定为时段末\n")
    found = evaluated([path], Declaration(), Law())
    show(found)
    given_as_json(as_json(found), folder / "年评价.json")
    print(f"\n  文件夹  {folder}")


def _next(folder: Path, year: int) -> None:
    """What to try from here."""
    where = f'--data "{folder / _LEDGER}"'
    print("\n接下来可以试：")
    print(f"   yuanjian serve {where}                       打开网页，在浏览器里看和改")
    print(f"   yuanjian check {where}                       每处矛盾的两边原文和算式")
    print(f"   yuanjian score {where} --item 11             一项扣分的理由和数据")
    print(f"   yuanjian explain enterprises.total {where}   一个数字的来历")
    print(
        f'   yuanjian air year "{folder / _SERIES}/"*.gz --label begin    小时值的时间若是时段初，评价怎样变'
    )
    print(f"   改“{_PACKAGES}”里 {year} 年的表，再 yuanjian import … {where}，重新 check")
