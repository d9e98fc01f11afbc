"""The tree refuses what could not be written, and keeps the four states apart."""

import pytest

from tests.reports.sample import cell, report, words
from yuanjian.reports.tree import Column, Figure, Heading, Paragraph, Report, Table, layout, plain


def test_a_missing_figure_prints_as_a_marked_blank_and_never_as_zero():
    assert plain((Figure("quota.voc", "0", "missing"),)) == "【待填】"


def test_a_figure_that_does_not_apply_prints_as_a_dash():
    assert plain((Figure("complaints.rate", "100", "na"),)) == "—"


def test_a_counted_zero_prints_as_zero():
    assert plain((Figure("enterprises.cleared", "0", "zero"),)) == "0"


def test_two_blocks_may_not_share_an_id():
    twice = (Paragraph("a", words("一")), Heading("a", 1, "二"))

    with pytest.raises(ValueError, match="used twice"):
        Report("d", ("题",), twice, "园区", 2020)


def test_the_docid_holds_letters_and_digits_only():
    with pytest.raises(ValueError, match="docid"):
        Report("no_underscore", ("题",), (), "园区", 2020)


def test_covered_cells_are_left_out_and_found_on_the_grid():
    rows = ((cell("甲", rowspan=2), cell("1")), (cell("2"),))

    assert [(p.row, p.column) for p in layout(rows, 2)] == [(0, 0), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    "rows",
    [
        ((cell("甲"),),),  # too few
        ((cell("甲", colspan=3),),),  # too wide
        ((cell("甲", rowspan=2), cell("乙")),),  # reaches below the table
        ((cell("甲", rowspan=2), cell("乙")), (cell("丙"), cell("丁"))),  # overlaps
    ],
)
def test_a_table_whose_cells_do_not_fit_is_refused(rows):
    with pytest.raises(ValueError, match=r"fit|holes"):
        Table("t", "表1", "题", (Column(1), Column(1)), (), rows)


def test_all_figures_are_found_with_their_blocks():
    found = {(block.id, figure.fact) for block, figure in report().figures()}

    assert ("enterprises", "enterprises.last_year") in found
    assert ("table2", "quota.voc") in found
