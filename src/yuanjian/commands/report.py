"""yuanjian report build: the annual self-assessment in Word, its annex, score, findings, all in one folder."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_park_year, add_scheme

if TYPE_CHECKING:
    from yuanjian.actions.build_report import Built

HELP = "生成年度自评估报告（Word）、附表、信用试算、核对结果和依据说明"
ABOUT = (
    HELP
    + """

  全部文件放在一个文件夹和一个压缩包里，附清单和校验值。缺的数字印为待填标记，不会印成 0。
  文件夹里您改过的旧文件会移到“旧稿”，不会被覆盖掉。

例：
  yuanjian report build
  yuanjian report build -o D:\\报送 --pdf
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """``build`` and where to."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    build = steps.add_parser(
        "build",
        help="生成报告及全部附件",
        description="生成报告及全部附件，放进一个文件夹和一个压缩包",
        formatter_class=parser.formatter_class,
    )
    build.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="文件夹",
        default=Path(),
        help="放到哪个文件夹（默认当前文件夹）",
    )
    build.add_argument(
        "--profile", metavar="名称", help="字体方案（默认 仿宋_GB2312 等公文常用字体）"
    )
    build.add_argument(
        "--pdf", action="store_true", help="另出 PDF，并据此校准目录页码（需要 LibreOffice）"
    )
    add_scheme(build)
    add_park_year(build)


def run(args: argparse.Namespace) -> int:
    """Build and say what is in it."""
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    from yuanjian.actions.build_report import build_report
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    built = build_report(
        of, args.out, by=getpass.getuser(), profile=args.profile, pdf=args.pdf, scheme=args.scheme
    )
    summary(built)
    return 0


def summary(built: Built) -> None:
    """Where it lies, what is in it, what is still open: what an officer wants to know first."""
    from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS
    from yuanjian.commands._terminal import heading, table, wrapped
    from yuanjian.core.rounding import plain
    from yuanjian.reports.filing import TITLES

    filing, written = built.filing, built.written
    heading(f"{built.name}　{built.year} 年度自评估　第 {built.version} 稿")
    rows = [
        [n, TITLES[n], f"{len(c) / 1024:,.0f} KB"]
        for n, c in filing.contents.items()
        if n in TITLES
    ]
    table(rows, ["文件", "内容", "大小"], right=frozenset({2}))
    print(f"  文件夹  {written.folder.resolve()}")
    print(f"  压缩包  {written.archive.resolve()}")
    counts = {s: sum(f.severity == s for f in filing.outcome.findings) for s in SEVERITIES}
    told = "，".join(f"{SEVERITY_WORDS[s]} {n} 处" for s, n in counts.items() if n) or "未发现矛盾"
    print(f"\n  核对  {told}；还缺 {len(filing.gaps)} 处；报告中待填 {filing.blanks} 处")
    score = filing.score
    if score.applied is None:
        print(wrapped(f"信用  {score.why_none}", "  "))
    else:
        own = "未填齐" if score.own_total is None else f"{plain(score.own_total)} 分"
        print(
            f"  信用  试算 {plain(score.low)}～{plain(score.high)} 分，园区自评 {own}；{score.grade or score.grade_note}"
        )
        if score.remark:
            print(wrapped(score.remark, "  "))
    for notice in filing.notices:
        print(wrapped(f"注意  {notice}", "  "))
    if written.kept:
        print(wrapped("您改过的旧文件已移到“旧稿”：" + "、".join(written.kept), "  "))
