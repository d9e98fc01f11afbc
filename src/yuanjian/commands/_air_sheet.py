"""Sheet 20 and series: the days as a workbook that `yuanjian import` takes, and against the records."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.core.refusal import Refusal

if TYPE_CHECKING:
    from yuanjian.monitoring.air.stations import Evaluated
    from yuanjian.monitoring.engines.duck import Session


def stations_of(said: Sequence[str], points: Sequence[str]) -> dict[str, str]:
    """Point of the file → number of the station in sheet 17, from «测点=A01», or «A01» where there is one point.

    Raises:
        Refusal: a point is not named, or one is named that is not in the files.
    """
    found: dict[str, str] = {}
    for one in said:
        point, mark, number = one.rpartition("=")
        if not mark:
            if len(points) != 1:
                raise Refusal(
                    f"有 {len(points)} 个测点，--station 请写成 测点=站点编号，如 {points[0]}=A01。"
                )
            point = points[0]
        if point not in points:
            raise Refusal(f"--station：文件里没有测点“{point}”，有：{'、'.join(points[:12])}。")
        found[point] = number
    if lost := [point for point in points if point not in found]:
        raise Refusal(
            f"请用 --station 说明测点“{lost[0]}”是17表的哪个站点，如 --station {lost[0]}=A01。"
        )
    return found


def write_sheet(
    session: Session, stations: Mapping[str, str], year: int, path: Path, park: str
) -> Callable[[], int]:
    """Write the workbook; returns what tells of it.

    Raises:
        Refusal: a day cannot stand in the sheet.
    """
    from yuanjian.monitoring.air.day_sheet import cells
    from yuanjian.sheets.excel.template import Identity, write_template
    from yuanjian.sheets.row import SheetRow, check_row
    from yuanjian.sheets.shelf import sheet

    rows: list[SheetRow] = []
    for point, number in stations.items():
        for each in cells(session, point, year, number):
            checked = check_row(sheet("20"), each)
            if checked.row is None:
                wrong = "；".join(str(p) for p in checked.problems if p.level == "error")
                raise Refusal(f"{number} {each['date']}：{wrong}")
            rows.append(checked.row)
    write_template(
        path,
        park=Identity(park, ""), year=year, rows={"20": rows}, only=("20",),
    )  # fmt: skip

    def tell() -> int:
        print(f"\n  已生成 20_大气日均值（{year} 年 {len(rows)} 行）：{path}")
        print("  无效日的原因写作“其他”，请核对后用 yuanjian import 导入。")
        return 0

    return tell


def against(
    session: Session,
    stations: Mapping[str, str],
    year: int,
    found: Evaluated,
    args: argparse.Namespace,
) -> Callable[[], int]:
    """The days of the series against sheet 20 of the records; returns what tells of it (1: some differ)."""
    from yuanjian.audit.check import all_checks, run
    from yuanjian.commands._records import recorded
    from yuanjian.facts.air_series import air_series, with_series
    from yuanjian.facts.engine import Facts
    from yuanjian.monitoring.air.day_sheet import cells

    files = {point: one for one in found.loaded for point in one.points}
    series = [
        air_series(
            number, cells(session, point, year, number),
            file=files[point].path.name, sha256=files[point].sha256, said=found.assumed,
        )
        for point, number in stations.items()
    ]  # fmt: skip
    args.year = year
    of, frozen = recorded(args)
    outcome = run(Facts(with_series(frozen, series)), [all_checks()["air_days.series"]])

    def tell() -> int:
        from yuanjian.commands._findings import show_findings
        from yuanjian.commands._terminal import heading

        heading(f"与台账对照：{of.park.name}（{of.park.code}）{of.year} 年度 20 表")
        for _, why in outcome.not_assessed:
            print(f"  未核对：{why}")
        if not outcome.not_assessed:
            show_findings(outcome.findings)
        return int(bool(outcome.findings))

    return tell
