"""Sheets 01–15 as declared: against the guide of the package, and their own examples."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from yuanjian.core.codes import credit_code, permit_number
from yuanjian.core.text import header_key
from yuanjian.sheets.row import SheetRow, check_row
from yuanjian.sheets.shelf import sheet

NUMBERS = [f"{n:02}" for n in range(1, 16)]

# The guide writes these keys short, or uses words that Python keeps for itself.
WRITTEN_OUT = {
    "p_cod…": ["p_cod", "p_nh3", "p_so2", "p_nox", "p_pm", "p_voc"],
    "t1…t5": ["t1", "t2", "t3", "t4", "t5"],
    "from, to": ["year_from", "year_to"],
}
KINDS = {"文": "text", "长": "long", "整": "integer", "日": "day", "枚": "choice", "多": "multi",
         "是否": "yesno", "码": "code", "A": "computed", "A/多": "computed"}  # fmt: skip
# Of each requirement that is not met the report names an action, who sees to it and by when.
ADDED = {"11.owner", "11.due", "12.owner"}
OTHER_KIND = {
    "01.province": "a list of divisions", "01.city": "a list of divisions", "01.county": "a list of divisions",
    "02.geojson": "the number of an attachment",
    "04.target": "a value, or a growth with its % sign", "04.yoy": "a percentage",
    "13.eff": "a percentage", "13.ok": "a percentage",
}  # fmt: skip
OTHER_NEED = {
    "01.area_note": "○: whether the area changed is known from last year's records only",
    "01.sign_date": "○: filled when the report is signed, long after the package is first imported",
    "06.change_doc": "◐: wanted where there was a change",
    "15.c1_out": "○: the condition lies in sheet 05, an audit looks at it",
}


@dataclass(frozen=True)
class Line:
    """One row of a table of the guide."""

    sheet: str
    header: str
    keys: list[str]
    unit: str
    kind: str
    need: str


@pytest.fixture(scope="module")
def guide(shared: Path) -> list[Line]:
    path = shared / "reference" / "sheets.md"
    if not path.is_file():
        pytest.skip("no guide to the sheets (reference/sheets.md) beside this checkout")
    lines: list[Line] = []
    number = ""
    for text in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"#### (\d\d)_(\S+)", text):
            number = found[1]
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", text)[1:-1]]
        if number in NUMBERS and len(cells) == 7 and cells[0] not in ("表头", "---"):
            keys = WRITTEN_OUT.get(cells[1]) or [k.strip() for k in cells[1].split(",")]
            lines.append(Line(number, cells[0], keys, cells[2], cells[3], cells[4]))
    return lines


def test_the_guide_names_the_columns_of_all_fifteen_sheets(guide: list[Line]) -> None:
    assert {line.sheet for line in guide} == set(NUMBERS)
    assert len([line for line in guide if line.sheet == "05"]) == 30


def test_every_key_of_the_guide_is_declared_in_its_order_and_no_other(guide: list[Line]) -> None:
    for number in NUMBERS:
        wanted = [k for line in guide if line.sheet == number for k in line.keys]
        tail = [] if number == "01" else ["source", "proof", "remark"]
        declared = [k for k in sheet(number).columns if f"{number}.{k}" not in ADDED]
        assert declared == wanted + tail, number


def test_what_the_guide_lacks_is_declared() -> None:
    declared = {f"{n}.{k}" for n in NUMBERS for k in sheet(n).columns}
    assert declared >= ADDED


def test_every_header_of_the_guide_is_the_header_of_its_columns(guide: list[Line]) -> None:
    for line in guide:
        columns = [sheet(line.sheet).columns[k] for k in line.keys]
        if len(columns) == 1:
            assert header_key(columns[0].header) == header_key(line.header), line
            continue
        names = "".join(header_key(c.header) for c in columns)
        for piece in re.split(r"[/\s]+及?", line.header):
            assert header_key(piece) in names, (line, piece)


def test_units_are_those_of_the_guide(guide: list[Line]) -> None:
    for line in guide:
        units = [u.strip() for u in line.unit.split(" / ")]
        for key in line.keys:
            column = sheet(line.sheet).columns[key]
            if column.kind in ("number", "percent", "integer"):
                assert column.unit in units, (line, column.unit)


def test_kinds_are_those_of_the_guide(guide: list[Line]) -> None:
    for line in guide:
        kinds = {KINDS.get(k) or "number" for k in line.kind.split("/")} | {KINDS.get(line.kind)}
        for key in line.keys:
            column = sheet(line.sheet).columns[key]
            if f"{line.sheet}.{key}" not in OTHER_KIND:
                assert column.kind in kinds, (line, column.kind)
            if found := re.fullmatch(r"数\((\d)\)", line.kind):
                assert column.places in (int(found[1]), None), line


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


def test_examples_refer_to_one_another() -> None:
    lost = []
    for number in NUMBERS:
        for key, column in sheet(number).columns.items():
            targets = [t.split(".") for t in column.ref.split("|") if t and t[:2] in NUMBERS]
            wanted = {sheet(no).columns[of].example for no, of in targets}
            if targets and column.example and column.example not in wanted:
                lost.append(f"{number}.{key}={column.example}")
    assert lost == ["12.doc_no=D02"]  # the control list is another document than the EIA D01


def test_codes_of_the_examples_have_right_check_digits() -> None:
    firm, permit = sheet("05").columns["uscc"].example, sheet("07").columns["no"].example
    assert credit_code(firm) is None
    assert permit_number(permit) is None
    assert permit.startswith(firm)


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


def test_names_and_telephones_are_private_and_nothing_else_is() -> None:
    private = [f"{n}.{k}" for n in NUMBERS for k, c in sheet(n).columns.items() if c.private]
    assert private == ["01.leader", "01.contact", "01.phone", "05.env_man", "05.env_tel"]


COMPUTED = {
    "03.five_y": "eia_file.five_years",
    "03.n_clause": "eia_file.clauses",
    "05.ind_name": "firm.industry_name",
    "06.need_acc": "project.needs_acceptance",
    "08.expire": "plan.expires",
    "09.alloc": "quota_row.allocated",
    "09.actual": "quota_row.actual",
    "09.ratio": "quota_row.ratio",
    "11.a_factor": "monitoring_plan.actual_factors",
    "11.miss": "monitoring_plan.missing_factors",
    "11.a_freq": "monitoring_plan.actual_frequency",
    "13.load": "plant.load",
    "14.s_cov": "network.sewage_coverage",
    "14.r_cov": "network.rain_coverage",
}


def test_computed_columns_name_the_fact_that_supplies_them() -> None:
    found = {f"{n}.{k}": c.fact for n in NUMBERS for k, c in sheet(n).columns.items() if c.computed}
    assert found == COMPUTED


@pytest.mark.parametrize("number", ["05", "06", "09", "10", "11", "13", "14", "15"])
def test_a_sheet_can_be_confirmed_empty_by_one_word_and_a_source(number: str) -> None:
    form = sheet(number)
    checked = check_row(form, {next(iter(form.columns)): "无", "source": "现场核实"})
    assert checked.none
    assert checked.row is not None
    assert checked.problems == ()


@pytest.mark.parametrize("number", ["02", "03", "04", "07", "08", "12"])
def test_a_sheet_that_must_have_rows_cannot_be_confirmed_empty(number: str) -> None:
    form = sheet(number)
    checked = check_row(form, {next(iter(form.columns)): "无", "source": "现场核实"})
    assert not checked.none
    assert checked.row is None


TRICKY = ["", "无", "/", "0", "-1", "是", "否", "１２", "2020-01-01", "2020-13-45", "=1+1", "1e999", "NaN",
          "A" * 600, "；；；", "同上", "\x00", 0, 1.5, True, float("nan"), float("inf"), -0.0]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_whatever_is_written_a_row_is_taken_or_refused_in_words(number: str) -> None:
    form, chance = sheet(number), random.Random(number)
    for _ in range(150):
        raw = {
            key: chance.choice([*TRICKY, *column.options, *[column.example] * 60])
            for key, column in form.columns.items()
        }
        checked = check_row(form, raw)
        errors = [p for p in checked.problems if p.level == "error"]
        assert (checked.row is None) == bool(errors)
        assert all(str(p) for p in checked.problems)
        if checked.row is not None:
            again = form.from_data(checked.row.to_data())
            assert again.to_data() == checked.row.to_data()
            assert list(again.problems()) == list(checked.row.problems())
