"""Sheet 21 from series, as a workbook that `yuanjian import` takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.outlets.year_sheet import cells, unjudged

if TYPE_CHECKING:
    from yuanjian.sheets.row import SheetRow


def write_sheet(years: Sequence[OutletYear], path: Path, park: str) -> str:
    """Write the workbook; returns what must be said of it, in Chinese.

    Raises:
        Refusal: an outlet does not say whose it is, or the folder is not there.
    """
    from yuanjian.sheets.excel.template import Identity, write_template
    from yuanjian.sheets.row import check_row
    from yuanjian.sheets.shelf import sheet

    nameless = [y.outlet.point for y in years if not y.outlet.owner]
    if nameless:
        raise Refusal(
            f"没有写明{'、'.join(nameless)}属于哪家企业或设施，没有生成 21 表。请在排口说明中写“企业”，名称与 05、13 表一致。"
        )
    if not path.parent.is_dir():
        raise Refusal(f"没有文件夹“{path.parent}”，没有生成 21 表。")
    rows: list[SheetRow] = []
    for each in (row for year in years for row in cells(year)):
        form = sheet("21")
        filled = {**dict.fromkeys(_REQUIRED, "0"), **each}
        checked = check_row(form, filled)
        if checked.row is None:
            wrong = "；".join(str(p) for p in checked.problems if p.level == "error")
            raise Refusal(f"{each['outlet']} {each['factor']}：{wrong}")
        rows.append(_blanked(checked.row, each))
    write_template(
        path if path.suffix else path.with_suffix(".xlsx"),
        park=Identity(park, ""), year=years[0].year, rows={"21": rows}, only=("21",),
    )  # fmt: skip
    return _told(years, path, len(rows))


_REQUIRED = ("d_bad", "h_bad")


def _blanked(row: SheetRow, each: Mapping[str, str]) -> SheetRow:
    """What was not judged is blank in the workbook, so that an officer fills it in."""
    return row.model_copy(update={key: None for key in _REQUIRED if key not in each})


def _told(years: Sequence[OutletYear], path: Path, count: int) -> str:
    said = f"  已生成 21_在线监测年汇总（{count} 行）：{path}\n  电子督办次数和反馈次数须自行填写，核对后用 yuanjian import 导入。"
    open_items = [f"{y.outlet.point} {i.item}" for y in years for i in y.items if unjudged(i)]
    if open_items:
        said += f"\n  没有限值，超标次数留空待填：{'、'.join(open_items)}"
    return said
