"""The computed columns of a sheet's row: what the system writes where people write nothing."""

from __future__ import annotations

from yuanjian.facts.engine import Facts, Value
from yuanjian.facts.rows import RowView
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import sheet


def computed_values(facts: Facts, sheet_no: str, row: RowView | Record) -> dict[str, Value]:
    """The value behind each computed column of a row, by column key."""
    subject = row if isinstance(row, RowView) else RowView(row)
    columns = sheet(sheet_no).columns
    return {
        key: facts.value(column.fact, subject) for key, column in columns.items() if column.computed
    }


def computed_columns(facts: Facts, sheet_no: str, row: RowView | Record) -> dict[str, str]:
    """The computed columns of a row as they are printed, by column key.

    «—» where a value does not apply, «» where it is missing (the officer sees an empty grey cell).
    A row that says 无 for the whole sheet has none.
    """
    record = row.record if isinstance(row, RowView) else row
    if record.none:
        return {}
    return {key: value.text for key, value in computed_values(facts, sheet_no, record).items()}
