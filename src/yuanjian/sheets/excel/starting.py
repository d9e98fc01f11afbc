"""What an empty package already holds: the park's name and year, the capabilities, the items of the credit table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.list_sheet import Computed
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

if TYPE_CHECKING:
    from yuanjian.norms.credit import CreditScheme

_CREDIT = "32"
_CAPABILITIES = "30"


def starting_rows(
    code: str, name: str, year: int, scheme: CreditScheme | None = None
) -> dict[str, list[SheetRow]]:
    """Rows that are begun, not filled: what is left blank in them shows as missing.

    ``scheme`` is the credit table of the park's province and year; without one sheet 32 stays empty.
    """
    forms = all_sheets()
    rows: dict[str, list[SheetRow]] = {}
    if "01" in forms:
        known = {"year": year, "park_code": code, "park_name": name}
        rows["01"] = [forms["01"].from_data({k: v for k, v in known.items() if v})]
    if _CAPABILITIES in forms:
        form = forms[_CAPABILITIES]
        rows[_CAPABILITIES] = [form.from_data({"item": o}) for o in form.columns["item"].options]
    if _CREDIT in forms and scheme is not None:
        rows[_CREDIT] = [forms[_CREDIT].from_data({"no": item.no}) for item in scheme.items]
    return rows


def law_columns(scheme: CreditScheme | None, others: Computed | None = None) -> Computed:
    """Supplies the grey columns of sheet 32 that only quote the credit table; ``others`` supplies the rest."""

    def supply(no: str, row: SheetRow, column: Column) -> object:
        kind, _, what = column.fact.partition(".")
        if scheme is not None and no == _CREDIT and kind == "credit_item":
            number = getattr(row, "no", None)
            item = next((i for i in scheme.items if i.no == number), None)
            if item is not None and what in ("level1", "level2", "standard"):
                return str(getattr(item, what))
            if item is not None and what == "points":
                return item.points
        return others(no, row, column) if others is not None else None

    return supply
