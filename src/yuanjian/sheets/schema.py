"""JSON Schema (2020-12) of a sheet's rows, as ``SheetRow.to_data`` writes them; from the declarations alone."""

from __future__ import annotations

from typing import Any

from yuanjian.sheets.column import Column
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MARKS: dict[str, Any] = {"enum": ["无", "/"]}
# Decimals travel as text, so that no digit is lost on the way.
_DECIMAL = r"^-?\d+(\.\d+)?$"


def row_schema(form: type[SheetRow]) -> dict[str, Any]:
    """The schema of one row of a sheet; computed columns are no part of it.

    Blank cells are absent, 无 and ``/`` stand as text. What a single cell cannot show (conditions,
    references, comparisons) is left to ``check_row``; conditions are told in ``description``.
    """
    columns = [c for c in form.columns.values() if not c.computed]
    return {
        "$schema": DIALECT,
        "$id": f"sheet-{form.sheet.no}",
        "title": form.sheet.name,
        "description": form.sheet.note,
        "type": "object",
        "additionalProperties": False,
        "required": [c.key for c in columns if c.key in form.sheet.keys and c.required],
        "properties": {c.key: column_schema(c) for c in columns},
    }


def column_schema(column: Column) -> dict[str, Any]:
    """The schema of one cell: a typed value or a mark."""
    told = [column.note, column.expected]
    if column.required:
        told.append("必填")
    if column.when:
        told.append(f"{column.when.words}时必填")
    schema: dict[str, Any] = {
        "title": column.header,
        "anyOf": [_value(column), _MARKS],
    }
    if described := "；".join(t for t in told if t):
        schema["description"] = described
    if column.unit:
        schema["x-unit"] = column.unit
    if column.ref:
        schema["x-ref"] = column.ref.split("|")
    if column.private:
        schema["x-private"] = True
    return schema


def _value(column: Column) -> dict[str, Any]:
    if column.kind == "integer":
        bounds = {"minimum": column.low, "maximum": column.high}
        return {"type": "integer"} | {k: int(v) for k, v in bounds.items() if v is not None}
    if column.kind in ("number", "percent"):
        bounds = {"x-minimum": column.low, "x-maximum": column.high}
        kept = {k: format(v, "f") for k, v in bounds.items() if v is not None}
        return {"type": "string", "pattern": _DECIMAL, **kept}
    if column.kind == "day":
        return {"type": "string", "format": "date"}
    if column.kind == "yesno":
        return {"type": "boolean"}
    if column.kind == "multi":
        return {"type": "array", "items": _word(column), "uniqueItems": True, "minItems": 1}
    return _word(column)


def _word(column: Column) -> dict[str, Any]:
    """A text, from a closed list where the column has one."""
    closed = column.options and not column.open_list and not column.ref
    if closed and column.kind in ("choice", "multi"):
        return {"enum": list(column.options)}
    word: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": column.longest}
    if column.kind == "code" and column.pattern:
        word["pattern"] = f"^(?:{column.pattern})$"
    return word


def package_schema() -> dict[str, Any]:
    """The schema of all sheets of a year: sheet number → rows."""
    forms = all_sheets()
    rows = {no: {"type": "array", "items": row_schema(form)} for no, form in forms.items()}
    return {
        "$schema": DIALECT,
        "$id": "yearly-package",
        "title": "园区年度资料包",
        "type": "object",
        "additionalProperties": False,
        "properties": rows,
    }
