"""Sheets 16–35 as declared: against the guide of the package, and their own examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sheets.guide import Line, read_guide
from yuanjian.core.text import header_key
from yuanjian.sheets import listings
from yuanjian.sheets.row import SheetRow, check_row
from yuanjian.sheets.shelf import sheet

NUMBERS = [f"{n}" for n in range(16, 36)]
WRITTEN_OUT = {
    "22.on_need…": "on_need, on_has, on_link",
    "29.mat…": "mat_name, mat_qty, mat_unit, mat_place, mat_valid",
}
KINDS = {"文": "text", "长": "long", "整": "integer", "日": "day", "枚": "choice", "多": "multi",
         "是否": "yesno", "码": "code", "A": "computed"}  # fmt: skip
ADDED = {"19.ent"}  # outlets are numbered from DW001 by every firm: the sample must say whose it is
OTHER_KIND = {
    "19.raw": "a lab result as written",
    "19.unit": "a choice among many units, the guide says 枚",
    "22.e_cap": "a percentage", "22.e_tr": "a percentage",
    "29.mat_qty": "a number, so that stocks can be counted", "29.tel": "a text",
    "32.no": "the key of the sheet, written before by the template",
}  # fmt: skip
OTHER_NEED = {
    "17.dist": "◐: a station inside the park has no distance",
    "27.done": "◐: an open case has no day of closing",
    "28.doc": "◐: a talk or an incident has no document number",
    "28.fine": "◐: only a penalty has an amount",
    "28.done": "◐: only what is mended has a day",
    "32.no": "●: the key of the sheet, written before by the template",
}


@pytest.fixture(scope="module")
def guide(shared: Path) -> list[Line]:
    path = shared / "reference" / "sheets.md"
    if not path.is_file():
        pytest.skip("no guide to the sheets (reference/sheets.md) beside this checkout")
    return read_guide(path, set(NUMBERS), WRITTEN_OUT)


def test_the_guide_names_the_columns_of_all_twenty_sheets(guide: list[Line]) -> None:
    assert {line.sheet for line in guide} == set(NUMBERS)
    assert len([line for line in guide if line.sheet == "25"]) == 16


def test_every_key_of_the_guide_is_declared_in_its_order_and_no_other(guide: list[Line]) -> None:
    for number in NUMBERS:
        wanted = [k for line in guide if line.sheet == number for k in line.keys]
        declared = [k for k in sheet(number).columns if f"{number}.{k}" not in ADDED]
        assert declared == [*wanted, "source", "proof", "remark"], number


def test_every_header_of_the_guide_is_the_header_of_its_columns(guide: list[Line]) -> None:
    for line in guide:
        columns = [sheet(line.sheet).columns[k] for k in line.keys]
        if len(columns) == 1:
            names = [header_key(h) for h in (columns[0].header, *columns[0].aliases)]
            assert header_key(line.header) in names, line
            continue
        known = " ".join(header_key(h) for c in columns for h in (c.header, *c.aliases))
        for piece in re.split(r"[/\s]+", line.header):
            assert header_key(piece) in known, (line, piece)


def test_units_are_those_of_the_guide(guide: list[Line]) -> None:
    for line in guide:
        units = [u.strip().replace("\u00b5", "\u03bc") for u in re.split(r" / |, ", line.unit)]
        for key in line.keys:
            column = sheet(line.sheet).columns[key]
            if column.kind in ("number", "percent", "integer") and column.unit and line.unit:
                assert column.unit in units, (line, column.unit)


def test_kinds_and_decimals_are_those_of_the_guide(guide: list[Line]) -> None:
    for line in guide:
        kinds = {KINDS.get(k, "number") for k in line.kind.split("/")}
        for key in line.keys:
            column = sheet(line.sheet).columns[key]
            if f"{line.sheet}.{key}" not in OTHER_KIND:
                assert column.kind in kinds, (line, column.kind)
            if found := re.fullmatch(r"数\((\d)\)", line.kind):
                assert column.places == int(found[1]), line


def test_what_is_required_is_what_the_guide_requires(guide: list[Line]) -> None:
    for line in guide:
        for key in line.keys:
            if f"{line.sheet}.{key}" not in OTHER_NEED:
                assert sheet(line.sheet).columns[key].needs == line.need, (line, key)


def example(form: type[SheetRow]) -> dict[str, object]:
    return {k: c.example for k, c in form.columns.items() if c.example}


@pytest.mark.parametrize("number", NUMBERS)
def test_the_example_row_is_complete_and_raises_no_doubt(number: str) -> None:
    checked = check_row(sheet(number), example(sheet(number)))
    assert [str(p) for p in checked.problems if p.level != "info"] == []
    assert checked.row is not None


@pytest.mark.parametrize("number", NUMBERS)
def test_the_example_row_comes_back_from_its_data_unchanged(number: str) -> None:
    row = check_row(sheet(number), example(sheet(number))).row
    assert row is not None
    again = type(row).from_data(row.to_data())
    assert again.to_data() == row.to_data()
    assert again.key_text() == row.key_text() != ""
    assert list(again.problems()) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_no_two_columns_of_a_sheet_answer_to_one_header(number: str) -> None:
    owners: dict[str, list[str]] = {}
    for key, column in sheet(number).columns.items():
        names = {header_key(h) for h in (column.header, *column.aliases)} - {""}
        assert names, key
        for name in names:
            owners.setdefault(name, []).append(key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("number", NUMBERS)
def test_other_spellings_lead_to_options_and_hide_none(number: str) -> None:
    for column in sheet(number).columns.values():
        assert set(column.spellings.values()) <= set(column.options), column.key
        assert not set(column.spellings) & set(column.options), column.key


@pytest.mark.parametrize("number", NUMBERS)
def test_keys_exist_and_can_tell_rows_apart(number: str) -> None:
    form = sheet(number)
    assert set(form.sheet.keys) <= set(form.columns)
    assert any(form.columns[k].required for k in form.sheet.keys)
    assert form.sheet.firm in {"", *form.columns}


def test_references_lead_to_columns_that_are_declared() -> None:
    for number in NUMBERS:
        for key, column in sheet(number).columns.items():
            for target in filter(None, column.ref.split("|")):
                assert target[3:] in sheet(target[:2]).columns, (number, key, target)


def test_listings_that_columns_name_exist() -> None:
    named = {c.listing for n in NUMBERS for c in sheet(n).columns.values() if c.listing}
    assert named == {"pollutant", "standard", "hazardous_waste"}
    assert named <= set(listings.LISTINGS)


def test_telephones_are_private_and_summaries_of_complaints_are_masked() -> None:
    columns = [(f"{n}.{k}", c) for n in NUMBERS for k, c in sheet(n).columns.items()]
    assert [at for at, c in columns if c.private] == ["29.tel"]
    assert [at for at, c in columns if c.masked] == ["27.text"]


COMPUTED = {
    "16.n_factor": "section.factor_count",
    "16.factors_ev": "section.assessed_factors",
    "17.std": "station.standard",
    "19.limit": "sample.limit",
    "19.ok": "sample.ok",
    "19.times": "sample.multiple",
    "20.aqi": "day.aqi",
    "20.prime": "day.primary",
    "20.ok": "day.ok",
    "21.eff": "online.valid_rate",
    "21.ok": "online.ok_rate",
    "24.bal": "waste.balance",
    "25.bal": "hazardous.balance",
    "27.insp": "complaint.inspection",
    "28.credit": "enforcement.credit_items",
    "30.credit": "capability.credit_items",
    "32.l1": "credit_item.level1",
    "32.l2": "credit_item.level2",
    "32.std": "credit_item.standard",
    "32.pts": "credit_item.points",
    "32.src": "credit_item.sources",
    "32.auto": "credit_item.score",
    "34.sha": "attachment.sha",
    "34.refs": "attachment.refs",
}


def test_computed_columns_name_the_fact_that_supplies_them() -> None:
    found = {f"{n}.{k}": c.fact for n in NUMBERS for k, c in sheet(n).columns.items() if c.computed}
    assert found == COMPUTED


EMPTY = ["16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "31"]


@pytest.mark.parametrize("number", [*EMPTY, "34", "35"])
def test_a_sheet_can_be_confirmed_empty_by_one_word_and_a_source(number: str) -> None:
    form = sheet(number)
    checked = check_row(form, {next(iter(form.columns)): "无", "source": "现场核实"})
    assert checked.none
    assert checked.row is not None
    assert checked.problems == ()


@pytest.mark.parametrize("number", ["30", "32", "33"])
def test_a_sheet_that_must_have_rows_cannot_be_confirmed_empty(number: str) -> None:
    form = sheet(number)
    checked = check_row(form, {next(iter(form.columns)): "无", "source": "现场核实"})
    assert not checked.none
    assert checked.row is None
