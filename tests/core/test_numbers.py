"""The number grammar. Spellings are those that the sheets' guide and park reports show."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core.numbers import NumberRead, Unreadable, chinese_integer, read_number


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("2.94", "2.94", ""),
        ("2.94t", "2.94", "t"),
        ("２．９４", "2.94", ""),
        ("1,234.5", "1234.5", ""),
        ("5.0×10⁴", "50000", ""),
        ("5.0×10⁴m³/d", "50000", "m^3/d"),
        ("5.0E+04", "50000", ""),
        ("1.2×10⁻³", "0.0012", ""),
        ("-3.5", "-3.5", ""),
        ("−3.5", "-3.5", ""),
        ("95%", "95", "%"),
        ("5.2万", "52000", ""),
        ("5.2万吨", "5.2", "万吨"),
        ("三", "3", ""),
        ("十二", "12", ""),
        ("二十", "20", ""),
        ("一百零五家", "105", "家"),
    ],
)
def test_a_number_reads_as_written(written: str, value: str, unit: str) -> None:
    read = read_number(written)

    assert (read.value, read.unit, read.approx, read.nondetect) == (
        Decimal(value),
        unit,
        False,
        False,
    )


@pytest.mark.parametrize("written", ["约120", "近120", "120左右", "120余", "大约 120"])
def test_an_approximate_number_says_so(written: str) -> None:
    read = read_number(written)

    assert (read.value, read.approx) == (Decimal(120), True)


@pytest.mark.parametrize(
    ("written", "limit", "given_"),
    [
        ("0.004L", "0.004", True),
        ("<0.004", "0.004", True),
        ("＜0.004", "0.004", True),
        ("ND", "0", False),
        ("未检出", "0", False),
    ],
)
def test_a_non_detect_is_not_a_zero(written: str, limit: str, given_: bool) -> None:
    read = read_number(written)

    assert (read.nondetect, read.value, read.limit_given) == (True, Decimal(limit), given_)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "无",
        "/",
        "6~9",
        "6-9",
        "1,23",
        "1.2.3",
        "12,345,67",
        "一百五",
        "abc",
        "1/2",
        "10⁴",
        "3 4",
        "9" * 100,
        "十百",
        "１２，３",
    ],
)
def test_what_could_be_two_numbers_or_none_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        read_number(written)


def test_a_lost_superscript_is_refused_with_its_reading() -> None:
    with pytest.raises(Unreadable, match=r"×10\^4"):
        read_number("5.0×104")


def test_a_lost_superscript_is_read_where_documents_are_known_to_lose_it() -> None:
    assert read_number("5.0×104m³/d", lost_superscript=True).value == 50000


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12
    )
)
def test_every_plain_decimal_reads_back(value: Decimal) -> None:
    assert read_number(format(value, "f")) == NumberRead(value)


@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_grouped_rightly_read_back(value: int) -> None:
    assert read_number(f"{value:,}").value == value


@given(st.text(max_size=60))
def test_any_text_reads_or_is_refused_and_never_breaks(text: str) -> None:
    try:
        assert read_number(text).value.is_finite()
    except Unreadable as no:
        assert no.expected


_ONES = "零一二三四五六七八九"


def _said(n: int) -> str:
    """A number below 10 000 as Chinese says it, written independently of the reader."""
    out, zero = "", False
    for power, word in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = n // 10**power % 10
        if digit:
            out += ("零" if zero and out else "") + _ONES[digit] + word
            zero = False
        elif out:
            zero = True
    return out.replace("一十", "十", 1) if 10 <= n < 20 else out or "零"


@given(st.integers(min_value=0, max_value=9999))
def test_every_chinese_integer_below_ten_thousand_reads(value: int) -> None:
    assert chinese_integer(_said(value)) == value
