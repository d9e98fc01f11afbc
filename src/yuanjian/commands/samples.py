"""yuanjian samples: groundwater, noise and soil samples judged point by point."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.commands._outputs import check_outputs, given_as_json

if TYPE_CHECKING:
    from yuanjian.monitoring.water.point_file import PointFile

HELP = "手工监测：地下水定类别、噪声分昼夜判达标、土壤与筛选值和管制值比较、黑臭水体分级"
ABOUT = (
    HELP
    + """

  地下水按 GB/T 14848，声环境按 GB 3096，厂界噪声按 GB 12348，建设用地土壤按 GB 36600。
  黑臭水体按《城市黑臭水体整治工作指南》的透明度、溶解氧、氧化还原电位、氨氮分级（一次一个水体）。
  噪声可分列昼间、夜间，也可只有一列等效声级而写明采样时刻。

例：
  yuanjian samples 地下水.csv --medium 地下水 --zone Ⅲ类
  yuanjian samples 厂界噪声.xlsx --medium 厂界 --zone 3类
  yuanjian samples 土壤.csv --medium 土壤 --points 点位清单.csv --json 结果.json
"""
)
_MOST = 60


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, what was sampled, and the zones."""
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="监测数据，可多份")
    parser.add_argument(
        "--medium", required=True, choices=("地下水", "声", "厂界", "土壤", "黑臭水体"),
        metavar="要素", help="地下水、声（声环境）、厂界（厂界噪声）、土壤 或 黑臭水体",
    )  # fmt: skip
    parser.add_argument(
        "--zone", default="", metavar="功能区", help="各点共同的功能区、水质目标或用地类型"
    )
    parser.add_argument("--points", type=Path, metavar="清单", help="点位清单（点位名称,功能区）")
    parser.add_argument("--year", type=int, metavar="年", help="评价年份；省略时取数据中最近一年")
    parser.add_argument("--json", type=Path, metavar="文件", help="结果写成 JSON（- 为标准输出）")


def run(args: argparse.Namespace) -> int:
    """Judge and print; 0 when the files could be judged, whatever the results are."""
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.water.listing import read_listing
    from yuanjian.monitoring.water.point_file import point_file
    from yuanjian.monitoring.water.point_told import as_json

    check_outputs([args.json], [*args.files, args.points])
    if args.medium == "黑臭水体":
        from yuanjian.commands._black_water import run as run_black

        return run_black(args)
    listing = read_listing(args.points) if args.points else []
    with Session() as session:
        result = point_file(
            session, args.files, args.medium, zone=args.zone, listing=listing, year=args.year
        )
    if given_as_json(as_json(result), args.json):
        return 0
    _show(result)
    if args.json is not None:
        print(f"\n  结果已写入 {args.json}")
    return 0


def _show(result: PointFile) -> None:
    from yuanjian.commands._terminal import heading, table, wrapped
    from yuanjian.monitoring.water.point_told import advice, basis, exceeding_text, standing

    names = {"地下水": "地下水", "声": "声环境", "厂界": "厂界噪声", "土壤": "建设用地土壤"}
    print(f"{names[result.medium]}监测评价　{result.year} 年　{len(result.points)} 个点位")
    heading("点位")
    noise = result.medium in ("声", "厂界")
    last = "超标项（最大超标）" if noise else "超标因子（最大倍数）"
    kind = {"地下水": ["类别"], "土壤": ["风险判定"]}.get(result.medium, [])
    times = "未超筛选值/次" if result.medium == "土壤" else "达标/监测次数"
    rows = [
        [
            p.point, p.zone, f"{p.attained}/{p.occasions}" if p.occasions else "—",
            *([standing(p)] if kind else []), exceeding_text(p),
        ]
        for p in result.points
    ]  # fmt: skip
    table(rows, ("点位", "功能区", times, *kind, last))
    _exceeding(result)
    told = [*result.notes, *advice(result.points), *_untold(result)]
    told += [f"请核实　{p.point} {v.item}：{v.reason}" for p in result.points for v in p.doubtful]
    told += [
        f"{each.path.name}：{p}" for each in result.loaded for p in (*each.notes, *each.problems)
    ]
    if told:
        heading("说明")
        for note in told[:_MOST]:
            print(wrapped(f"· {note}", "  ", "    "))
    heading("评价依据")
    for one in basis(result):
        print(
            wrapped(
                f"· {one['document']}【{one['status']}】{one['clause']} {one['what']}", "  ", "    "
            )
        )


def _exceeding(result: PointFile) -> None:
    from yuanjian.commands._terminal import heading, table
    from yuanjian.monitoring.water.point_told import excess_text, result_text
    from yuanjian.monitoring.water.points import CLEAR

    rows = [
        [
            p.point, f"{v.result.at:%Y-%m-%d %H:%M}" if v.result.timed else f"{v.result.at:%Y-%m-%d}",
            v.item, result_text(v),
            f"{v.limit.text} {v.limit.unit}" if v.limit else "—", excess_text(v), v.word,
        ]
        for p in result.points
        for v in p.verdicts
        if v.word and v.word not in ("达标", CLEAR)
    ]  # fmt: skip
    if rows:
        heading("超过筛选值的监测值" if result.medium == "土壤" else "超标的监测值")
        table(rows[:_MOST], ("点位", "时间", "因子", "结果", "限值", "超标", "判定"))
    if len(rows) > _MOST:
        print(f"  共{len(rows)}个，其余见 JSON")


def _untold(result: PointFile) -> list[str]:
    """Results that could not be judged, and readings without a value, each kind once."""
    from yuanjian.monitoring.water.told import WHY_LEFT

    kinds: dict[str, list[str]] = {}
    for p in result.points:
        for v in p.untold:
            kinds.setdefault(f"{v.item}：{v.reason}", []).append(p.point)
    for point, item, why, _ in result.left:
        kinds.setdefault(f"{item}：{WHY_LEFT[why]}", []).append(point)
    return [
        f"没有评价　{what}（{'、'.join(dict.fromkeys(points))}）" for what, points in kinds.items()
    ]
