"""yuanjian report: build the filing, take an edited Word file back (pull), compare two reports (diff)."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._options import add_json, add_park_year, add_scheme

if TYPE_CHECKING:
    from yuanjian.actions.build_report import Built

HELP = "生成年度自评估报告及全部附件；读回改过的 Word 报告；比较两稿"
ABOUT = (
    HELP
    + """

  build  全部文件放在一个文件夹和一个压缩包里，附清单和校验值。缺的数字印为待填标记，不会印成 0。
         文件夹里您改过的旧文件会移到“旧稿”，不会被覆盖掉。
  pull   读回在 Word、WPS 里改过的报告：哪段改了、挪了、删了、加了，有哪些修订和批注。
         修订可以在这里接受或拒绝：结果另存一份并读回，没选的修订原样留着，原文件不动。
         读回之后再 build，就在这份文件上继续：您的文字不动，数据变了的地方更新；
         两边都改过的，保留您的文字并加批注，请您确认。
  diff   两稿之间哪些数字变了、哪些文字变了。

例：
  yuanjian report build
  yuanjian report build -o D:\\报送 --pdf
  yuanjian report build --all --year 2021 -o D:\\报送   全部园区，一个园区一个文件夹
  yuanjian report pull 报告（主任改）.docx
  yuanjian report pull 报告（主任改）.docx --accept 李主任 --reject 3,5-7    处理修订，另存一份
  yuanjian report diff v1 v2
"""
)


_PRINTED = {
    "LibreOffice": "由 LibreOffice 按 Word 版面生成，带标签（可供读屏软件使用）",
    "Typst": "由内置排版程序 Typst 排出，带标签（可供读屏软件使用）；分页与 Word 不同",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """``build``, ``pull`` and ``diff``, and what each works on."""
    steps = parser.add_subparsers(title="步骤", metavar="步骤", dest="step", required=True)
    told = {
        "build": ("生成报告及全部附件", "生成报告及全部附件，放进一个文件夹和一个压缩包"),
        "pull": ("读回改过的 Word 报告", "读回改过的 Word 报告，之后的 build 在它上面继续"),
        "diff": ("比较两稿", "比较两稿：哪些数字变了，哪些文字变了"),
    }
    made = {
        name: steps.add_parser(
            name, help=short, description=long, formatter_class=parser.formatter_class
        )
        for name, (short, long) in told.items()
    }
    _build_arguments(made["build"])
    _pull_arguments(made["pull"])
    made["diff"].add_argument("old", metavar="旧稿", help="文件（.docx）或第几稿（如 v1）")
    made["diff"].add_argument("new", metavar="新稿", help="文件（.docx）或第几稿（如 v2）")
    for step in made.values():
        add_park_year(step)
        add_json(step)


def _pull_arguments(pull: argparse.ArgumentParser) -> None:
    pull.add_argument("file", type=Path, metavar="文件", help="改过的报告（.docx）")
    for name, word in (("accept", "接受"), ("reject", "拒绝")):
        pull.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="修订",
            help=f"{word}这些修订：序号（如 1,3-5）、作者姓名或 全部；可与另一项同用",
        )
    pull.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="文件",
        help="处理了修订的报告写到哪里（默认在原文件旁边）",
    )


def _build_arguments(build: argparse.ArgumentParser) -> None:
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
        "--pdf",
        action="store_true",
        help="另出带标签的 PDF：装有 LibreOffice 的按 Word 版面出并校准目录页码，没有的由内置程序排版",
    )
    build.add_argument(
        "--fresh", action="store_true", help="从头生成，不接着读回的文件写（读回的文件仍保留）"
    )
    build.add_argument(
        "--no-charts", dest="charts", action="store_false", help="报告中不放图和图的数据表"
    )
    build.add_argument(
        "--all", action="store_true", help="生成全部园区的（各取最近一年，或 --year 指定的年度）"
    )
    add_scheme(build)


def run(args: argparse.Namespace) -> int:
    """Do the step, and say what came of it."""
    if args.step == "diff":
        from yuanjian.commands._round_trip import compare

        return compare(args)
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    if args.step == "pull":
        from yuanjian.commands._round_trip import pull

        return pull(args)
    if args.all:
        from yuanjian.commands._every_park import build_all

        return build_all(args)
    return _build(args)


def _build(args: argparse.Namespace) -> int:
    from yuanjian.actions.build_report import build_report
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    built = build_report(
        of, args.out, by=getpass.getuser(), profile=args.profile, pdf=args.pdf,
        scheme=args.scheme, fresh=args.fresh, charts=args.charts,
    )  # fmt: skip
    if args.json:
        from yuanjian.commands._round_trip import built_as_json

        print(built_as_json(built))
    else:
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
    if filing.pdf_by:
        print(f"  PDF     {_PRINTED[filing.pdf_by]}")
    counts = {s: sum(f.severity == s for f in filing.outcome.findings) for s in SEVERITIES}
    told = "，".join(f"{SEVERITY_WORDS[s]} {n} 处" for s, n in counts.items() if n) or "未发现矛盾"
    if built.went_on is not None and filing.merged is not None:
        from yuanjian.commands._round_trip import went_on

        went_on(built.went_on, filing.merged)
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
        if "report.docx" in written.kept:
            hint = "要接着改过的报告写，请先用 yuanjian report pull 读回“旧稿”里的 report.docx，再生成。"
            print(wrapped(hint, "  "))
