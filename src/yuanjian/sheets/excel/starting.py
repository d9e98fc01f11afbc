"""What an empty package already holds: the park's name and year, the capabilities, the items of the credit table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yuanjian.sheets.excel.list_sheet import Computed
from yuanjian.sheets.record import Record
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
    items = {item.no: item for item in scheme.items} if scheme is not None else {}

    def supply(no: str, record: Record) -> Mapping[str, object]:
        supplied = dict(others(no, record)) if others is not None else {}
        item = items.get(getattr(record.row, "no", 0)) if no == _CREDIT else None
        if item is not None:
            quoted = {
                "l1": item.level1,
                "l2": item.level2,
                "std": item.standard,
                "pts": item.points,
            }
            supplied = quoted | supplied
        return supplied

    return supply
