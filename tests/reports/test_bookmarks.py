"""Bookmarks keep to what Word, WPS and LibreOffice carry through a save."""

import re

from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reports.word.bookmarks import Bookmarks

_IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_.\-]{0,60}", fullmatch=True)


@given(st.lists(_IDS, max_size=30), st.lists(st.tuples(_IDS, st.text(max_size=30)), max_size=30))
def test_names_are_short_hidden_plain_and_unique_without_regard_to_case(blocks, facts):
    bookmarks = Bookmarks("abc1234567")
    names = [bookmarks.piece(b, "paragraph", "") for b in blocks]
    names += [bookmarks.figure("b", f, s, "value", "1", "1") for f, s in facts]

    assert all(re.fullmatch(r"_p[kf]_[A-Za-z0-9_]{1,36}", n) for n in names)
    assert all(len(n) <= 40 for n in names)
    assert len({n.lower() for n in names}) == len(names)


def test_a_name_says_document_block_and_part():
    bookmarks = Bookmarks("y2020")

    assert bookmarks.piece("economy", "paragraph", "") == "_pk_y2020_economy_0"
    assert bookmarks.piece("economy", "paragraph", "") == "_pk_y2020_economy_1"


def test_the_same_fact_printed_again_gets_a_running_number():
    bookmarks = Bookmarks("y2020")
    names = [bookmarks.figure("b", "enterprises.total", "", "value", "10", "10") for _ in "12"]

    assert names == ["_pf_enterprises_total", "_pf_enterprises_total_2"]


def test_two_long_ids_with_a_common_beginning_stay_two():
    bookmarks = Bookmarks("y2020")
    one = bookmarks.piece("problems.table1.requirement.number_1", "paragraph", "")
    two = bookmarks.piece("problems.table1.requirement.number_2", "paragraph", "")

    assert one.rsplit("_", 1)[0] != two.rsplit("_", 1)[0]


def test_the_same_report_gives_the_same_names():
    def names() -> list[str]:
        bookmarks = Bookmarks("d")
        return [bookmarks.figure("b", "air.days", "A01 示范站", "value", "1", "1") for _ in "123"]

    assert names() == names()
