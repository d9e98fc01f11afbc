"""A black and odorous water on the terminal and as JSON."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from yuanjian.commands._outputs import given_as_json

if TYPE_CHECKING:
    from yuanjian.monitoring.water.black import BlackWater


def run(args: argparse.Namespace) -> int:
    """Grade the water of the files and print it."""
    from yuanjian.monitoring.engines.duck import Session
    from yuanjian.monitoring.water.black import black_file

    with Session() as session:
        result = black_file(session, args.files, args.year)
    if given_as_json(_as_json(result), args.json):
        return 0
    _show(result)
    if args.json is not None:
        print(f"\n  结果已写入 {args.json}")
    return 0


def _show(result: BlackWater) -> None:
    from yuanjian.commands._terminal import heading, table, wrapped
    from yuanjian.monitoring.water.black import ITEMS
    from yuanjian.monitoring.water.wording import share_text

    print(f"黑臭水体分级　{result.year} 年　{len(result.points)} 个检测点")
    heading("检测点（各指标达到重度黑臭级别的数据比例）")
    rows = [
        [p.point, str(p.times), *(share_text(p.heavy_share(item)) for item in ITEMS), p.grade]
        for p in result.points
    ]
    table(rows, ("检测点", "天数", *ITEMS, "判定"), right=frozenset(range(1, 6)))
    print(f"\n  整个水体：{result.grade}（重度黑臭的检测点占{share_text(result.heavy)}）")
    heading("说明")
    print(wrapped("· 以已识别为黑臭水体为前提", "  ", "    "))
    told = [
        f"{each.path.name}：{p}" for each in result.loaded for p in (*each.notes, *each.problems)
    ]
    for note in (*result.notes, *told):
        print(wrapped(f"· {note}", "  ", "    "))
    heading("评价依据")
    one = _basis()
    print(wrapped(f"· {one['document']}【{one['status']}】{one['clause']}", "  ", "    "))


def _basis() -> dict[str, str]:
    from yuanjian.monitoring.water.black import STANDARD, grading
    from yuanjian.norms.limits import find_standard

    document = find_standard(STANDARD, date(2020, 1, 1))[0].document
    return {
        "document": document.cited,
        "clause": f"表1；{grading()['clause']}",
        "status": document.status.label,
    }


def _as_json(result: BlackWater) -> dict[str, Any]:
    return {
        "year": result.year, "grade": result.grade, "heavy_points_percent": str(result.heavy),
        "points": [
            {
                "point": p.point, "times": p.times, "grade": p.grade,
                "items": {
                    item: {"values": n, "heavy": heavy, "light": light}
                    for item, (n, heavy, light) in p.data.items()
                },
            }
            for p in result.points
        ],
        "notes": list(result.notes),
        "basis": [_basis()],
    }  # fmt: skip
