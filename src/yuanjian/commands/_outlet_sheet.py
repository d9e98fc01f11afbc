"""Sheet 21 from series, as a workbook that `yuanjian import` takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.outlets.year_sheet import cells, unjudged

if TYPE_CHECKING:
    from yuanjian.sheets.excel.template import Identity
    from yuanjian.sheets.row import SheetRow

_JUDGED: Final = ("d_bad", "h_bad")


def sheet_rows(years: Sequence[OutletYear]) -> list[SheetRow]:
    """Rows of sheet 21 of every outlet and item; exceedances that were not judged are blank.

    Raises:
        Refusal: an outlet does not say whose it is.
    """
    from yuanjian.sheets.row import check_row
    from yuanjian.sheets.shelf import sheet

    nameless = [y.outlet.point for y in years if not y.outlet.owner]
    if nameless:
        raise Refusal(
            f"没有写明{'、'.join(nameless)}属于哪家企业或设施，没有生成 21 表。"
            "请在排口说明中写“企业”，名称与 05、13 表一致。"
        )
    rows = []
    for each in (row for year in years for row in cells(year)):
        checked = check_row(sheet("21"), {**dict.fromkeys(_JUDGED, "0"), **each})
        if checked.row is None:
            wrong = "；".join(str(p) for p in checked.problems if p.level == "error")
            raise Refusal(f"{each['outlet']} {each['factor']}：{wrong}")
        rows.append(_blanked(checked.row, each))
    return rows


def _blanked(row: SheetRow, each: Mapping[str, str]) -> SheetRow:
    """What was not judged is blank, so that an officer fills it in."""
    return row.model_copy(update={key: None for key in _JUDGED if key not in each})


def write_sheet(
    years: Sequence[OutletYear], rows: Sequence[SheetRow], path: Path, park: Identity
) -> str:
    """Write the workbook; returns what must be said of it, in Chinese."""
    from yuanjian.sheets.excel.template import write_template

    write_template(path, park=park, year=years[0].year, rows={"21": rows}, only=("21",))
    said = f"  已生成 21_在线监测年汇总（{len(rows)} 行）：{path}\n  核对并补填空着的格（电子督办次数等）后，用 yuanjian import 导入。"
    lacking = [f"{y.outlet.point} {i.item}" for y in years for i in y.items if unjudged(i)]
    if lacking:
        said += f"\n  没有限值，超标次数留空待填：{'、'.join(lacking)}"
    return said
