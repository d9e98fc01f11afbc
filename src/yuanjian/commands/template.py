"""yuanjian template: the park's yearly package as one workbook, empty or with what is recorded."""

import argparse
from pathlib import Path

from yuanjian.commands._options import add_data

HELP = "生成年度资料包（Excel），供填写；已有资料时可一并填入"
ABOUT = (
    HELP
    + """

例：
  yuanjian template --park G439901 --name 澄江综合保税区 --year 2021
  yuanjian template --park G439901 --year 2021 --filled      把已导入的资料填进去，便于修改后再导入
  yuanjian template --firm -o 企业年报包/                     每家企业一份，已预填本企业的内容
  yuanjian template --firm E003 --firm 某某电子               只做这几家
"""
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose package, for which year, where to."""
    parser.add_argument(
        "--park", metavar="代码", help="园区代码，G（国家级）或 S（省级）加六位数字"
    )
    parser.add_argument("--name", metavar="名称", default="", help="园区名称")
    parser.add_argument("--year", type=int, metavar="年度", help="报告年度，如 2021")
    parser.add_argument("--filled", action="store_true", help="填入已导入的资料")
    parser.add_argument(
        "--firm",
        nargs="?",
        const="全部",
        action="append",
        metavar="企业",
        help="企业年报包：企业编号或名称，可多次；不写名称则在园的企业各一份",
    )
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        metavar="文件夹",
        default=Path(),
        help="放到哪个文件夹（默认当前文件夹）",
    )
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Write the workbook and say where it is."""
    from yuanjian.core.refusal import Refusal

    if args.firm:
        return _firms(args)
    if args.filled:
        from yuanjian.ledger.opening import open_ledger

        open_ledger(args.data, create=False)
        from yuanjian.actions.make_template import export_package

        made = export_package(args.park, args.year, args.out)
    else:
        from yuanjian.actions.make_template import make_template

        if not args.park or not args.year:
            raise Refusal("请用 --park 写明园区代码，用 --year 写明报告年度。")
        made = make_template(args.park, args.name, args.year, args.out)
    print(f"已生成资料包：{made}")
    print("请先看“00_填写说明”。填好后用 yuanjian import 导入；可以只填一部分，多次导入。")
    return 0


def _firms(args: argparse.Namespace) -> int:
    """Every firm's own workbook, with how much of it is filled already."""
    from yuanjian.ledger.opening import open_ledger

    open_ledger(args.data, create=False)
    from yuanjian.actions.hand_out import chosen_firms, write_out
    from yuanjian.commands._terminal import table
    from yuanjian.ledger.queries import park_year

    of = park_year(args.park, args.year)
    made = write_out(of, chosen_firms(of, args.firm), args.out)
    table(
        [[h.firm.no, h.name, f"{h.filled}/{h.wanted}"] for h in made],
        ["编号", "文件", "已填必填格"],
        right=frozenset({2}),
    )
    filled, wanted = sum(h.filled for h in made), sum(h.wanted for h in made)
    share = f"，必填的格已预填 {filled * 100 // wanted}%" if wanted else ""
    print(f"已生成企业年报包 {len(made)} 份{share}，在 {args.out.resolve()}")
    print(
        "每份只含这家企业自己的内容。收回后放在一个文件夹里，用 yuanjian import 文件夹 合并导入。"
    )
    return 0
