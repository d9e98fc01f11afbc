"""Workbooks read back with openpyxl, which is not what wrote them."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reports.workbook import BookColumn, BookRow, BookSheet, book_bytes, sheet_names

MADE = datetime(2021, 2, 24, 9, 30)


def written(*cells: object):
    sheet = BookSheet("表", "题", (BookColumn("甲"),), tuple(BookRow((c,)) for c in cells))  # type: ignore[arg-type]
    book = openpyxl.load_workbook(io.BytesIO(book_bytes([sheet], title="题", made=MADE)))
    return [row[0] for row in book["表"].iter_rows(min_row=3)]


def test_text_that_looks_like_a_formula_stays_text():
    cells = written("=1+1", "+86", "-5", "@SUM(A1)", '=HYPERLINK("http://x")')

    assert [c.data_type for c in cells] == ["s"] * 5
    assert all(c.quotePrefix for c in cells)
    assert cells[0].value == "=1+1"


def test_numbers_keep_the_decimals_that_were_written():
    exact, whole, long = written(Decimal("0.1030"), 12, Decimal("12345678901234567890"))

    assert (exact.value, exact.number_format) == (0.103, "0.0000")
    assert (whole.value, whole.number_format) == (12, "0")
    assert (long.value, long.data_type) == ("12345678901234567890", "s")


def test_zero_and_blank_are_two_things():
    zero, blank = written(0, None)

    assert zero.value == 0
    assert blank.value is None


def test_dates_are_dates_and_those_before_the_calendar_are_text():
    day, old = written(date(2020, 12, 31), date(1899, 5, 1))

    assert day.value == datetime(2020, 12, 31)
    assert old.value == "1899-05-01"


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    (cell,) = written("长" * 40_000)

    assert len(cell.value) == 32_767
    assert cell.value.endswith("…（单元格容纳不下，全文见原表）")


@given(st.lists(st.text(max_size=40), max_size=20))
def test_any_names_become_names_that_excel_takes(names):
    made = sheet_names(names)

    assert len({n.lower() for n in made}) == len(names)
    assert all(0 < len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in made)


def test_the_same_tables_give_the_same_bytes():
    sheet = BookSheet("表", "题", (BookColumn("甲"),), (BookRow(("一",)),))

    assert book_bytes([sheet], title="t", made=MADE) == book_bytes([sheet], title="t", made=MADE)
