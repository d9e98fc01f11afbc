"""Folding, dates and codes."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core import codes
from yuanjian.core.dates import Undated, read_date, spoken, spoken_in
from yuanjian.core.text import document_number, fold, header_key, tidy


@pytest.mark.parametrize(
    "spelling", ["产生量", "产生量(t/a)", "产生量（t/a）*", "产 生\n量", "产生量[t/a]", "产生量："]
)
def test_spellings_of_one_header_are_one(spelling: str) -> None:
    assert header_key(spelling) == "产生量"


def test_a_raised_digit_never_reads_as_a_plain_one() -> None:
    assert fold("10⁴") == "10^4"
    assert fold("10⁻¹²") == "10^-12"


@pytest.mark.parametrize(
    "written",
    [
        "湘环评函[2014]30号",
        "湘环评函［2014］30号",
        "湘环评函(2014)30 号",
        "湘环评函﹝2014﹞30号",
        "湘环评函〔2014〕30号",
    ],
)
def test_a_document_number_gets_its_brackets(written: str) -> None:
    assert document_number(written) == "湘环评函〔2014〕30号"  # GB/T 9704—2012 7.3.5


def test_control_characters_do_not_survive() -> None:
    assert tidy(" 甲\x00乙\x1b_x000D_\r\n丙 ") == "甲乙\n丙"


@pytest.mark.parametrize(
    "written",
    [
        "2020-12-31",
        "2020/12/31",
        "2020.12.31",
        "2020年12月31日",
        "２０２０年１２月３１日",
        "二〇二〇年十二月三十一日",
        "20201231",
        "2020-12-31 00:00:00",
        date(2020, 12, 31),
        datetime(2020, 12, 31, 8),
    ],
)
def test_a_date_has_many_spellings(written: object) -> None:
    assert read_date(written) == date(2020, 12, 31)


@pytest.mark.parametrize(
    "written", ["2020-02-30", "44196", "2020-05", "昨天", "2020", "", "2020-13-01", "31/12/2020"]
)
def test_what_is_no_whole_date_is_refused(written: str) -> None:
    with pytest.raises(Undated):
        read_date(written)


def test_a_serial_number_is_refused_with_the_day_it_would_be() -> None:
    with pytest.raises(Undated, match="2020-12-31"):
        read_date("44196")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_spoken_date_reads_back(day: date) -> None:
    assert read_date(spoken(day)) == day


def test_the_check_character_of_a_credit_code_holds() -> None:
    # GB 32100—2015 annex: 91350100M000100Y43 is its worked example
    assert codes.credit_code("91350100M000100Y43") is None


@given(
    st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=1, max_size=1), st.integers(0, 16)
)
def test_one_wrong_character_in_a_credit_code_is_always_seen(char: str, at: int) -> None:
    right = "91350100M000100Y43"
    wrong = right[:at] + char + right[at + 1 :]

    assert (codes.credit_code(wrong) is None) == (wrong == right)


@pytest.mark.parametrize(
    ("number", "fine"),
    [
        ("91350100M000100Y43001W", True),
        ("91350100M000100Y43001", False),
        ("91350100M000100Y44001W", False),
    ],
)
def test_a_permit_number_carries_a_valid_credit_code(number: str, fine: bool) -> None:
    assert (codes.permit_number(number) is None) == fine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-01-10 投产，期限为 2020-12-31", "2019年1月10日投产，期限为 2020年12月31日"),
        ("写作“2019-01-10”的日期", "写作“2019-01-10”的日期"),
        *((number, number) for number in ("430903-2020-012-L", "GB 3838-2002", "12020-01-01", "2020-13-01")),
        ("不晚于2021-03-31。", "不晚于2021年3月31日。"),
    ],
)  # fmt: skip
def test_dates_in_a_sentence_are_spoken_and_numbers_of_documents_are_left(
    text: str, said: str
) -> None:
    assert spoken_in(text) == said
