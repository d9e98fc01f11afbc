"""JSON Schema and data dictionary follow the declarations, column by column."""

import re
from typing import Any

import pytest

from yuanjian.sheets.dictionary import render
from yuanjian.sheets.row import SheetRow, check_row
from yuanjian.sheets.schema import column_schema, package_schema, row_schema
from yuanjian.sheets.shelf import all_sheets

FORMS = list(all_sheets().values())


def fits(schema: dict[str, Any], value: Any) -> bool:
    """As much of JSON Schema as ours use."""
    if "anyOf" in schema:
        return any(fits(s, value) for s in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    kinds: dict[str, Any] = {"string": str, "integer": int, "boolean": bool, "array": list}
    if not isinstance(value, kinds[schema["type"]]):
        return False
    if schema["type"] == "array":
        return all(fits(schema["items"], v) for v in value) and len(value) >= schema["minItems"]
    if schema["type"] == "integer":
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return re.search(schema.get("pattern", ""), str(value)) is not None


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.sheet.no)
def test_the_example_of_every_sheet_fits_its_schema(form: type[SheetRow]) -> None:
    example = {k: c.example for k, c in form.columns.items() if c.example and not c.computed}
    row = check_row(form, example).row
    assert row is not None
    schema = row_schema(form)
    data = row.to_data()
    assert set(schema["required"]) <= set(data)
    misfits = {k: v for k, v in data.items() if not fits(schema["properties"][k], v)}
    assert misfits == {}


def test_marks_fit_everywhere_and_wrong_words_nowhere() -> None:
    columns = all_sheets()["05"].columns
    for column in columns.values():
        if not column.computed:
            assert fits(column_schema(column), "/")
    assert not fits(column_schema(columns["status"]), "关门了")
    assert not fits(column_schema(columns["ww"]), "是")
    assert not fits(column_schema(columns["credit_year"]), 1999)
    assert not fits(column_schema(columns["lon"]), "112,9")


def test_computed_columns_are_no_part_of_a_row() -> None:
    assert "ind_name" not in row_schema(all_sheets()["05"])["properties"]
    assert list(package_schema()["properties"]) == list(all_sheets())


def test_what_leaves_no_park_and_what_points_elsewhere_is_marked() -> None:
    columns = all_sheets()["05"].columns
    assert column_schema(columns["env_tel"])["x-private"] is True
    assert column_schema(columns["block_no"])["x-ref"] == ["02.block_no"]
    assert column_schema(columns["lon"])["x-unit"] == "°"


def test_the_dictionary_names_every_column_of_every_sheet() -> None:
    page = render()
    assert page == render()
    for form in FORMS:
        section = page.split(f"## {form.sheet.name}\n", 1)[1].split("\n## ", 1)[0]
        lines = [line for line in section.splitlines() if line.startswith("| ")][2:]
        assert [re.findall(r"`([^`]+)`", line)[0] for line in lines] == list(form.columns)
        cells = {len(re.split(r"(?<!\\)\|", line)) for line in lines}
        assert cells == {9}, "seven cells a line, whatever a note holds"


def test_the_dictionary_says_what_a_reference_means_in_words() -> None:
    assert "→ 02_区块与用地.区块编号" in render()
    assert "已退出" in render().split("`out_date`")[1].splitlines()[0]
