"""Times and values: what is written in any notation is read back exactly; SQL and the grammar agree."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import MISSING, UNMONITORED
from yuanjian.monitoring.readers.times import PLAIN_SQL, Untimed, read_time, read_zone
from yuanjian.monitoring.readers.values import PLAIN, Tokens, read_value, split_mark, written
from yuanjian.monitoring.readers.values import PLAIN_SQL as VALUE_SQL
from yuanjian.monitoring.readings import MOST

TOKENS = Tokens.of(MISSING, UNMONITORED)
HOURS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31)).map(
    lambda t: t.replace(minute=0, second=0, microsecond=0)
)
MINUTES = st.datetimes(datetime(1990, 1, 1), datetime(2060, 12, 31)).map(
    lambda t: t.replace(second=0, microsecond=0)
)

NOTATIONS = [
    "{0:%Y-%m-%d %H:%M}", "{0:%Y-%m-%d %H:%M:%S}", "{0:%Y/%m/%d %H:%M}", "{0:%Y-%m-%dT%H:%M:%S}", "{0:%Y%m%d%H%M}",
    "{0:%Y%m%d%H%M%S}", "{0.year}/{0.month}/{0.day} {0.hour}:{0:%M}", "{0.year}年{0.month}月{0.day}日 {0.hour}:{0:%M}",
    "{0.year}年{0.month}月{0.day}日{0.hour}时{0:%M}分", "{0.year}.{0.month}.{0.day} {0:%H:%M}", "{0:%Y-%m-%d  %H：%M}",
    "{0:%Y-%m-%d %H:%M:%S.000}", "{0:%Y-%m-%dT%H:%M:%S}+08:00", "{0:%Y-%m-%d %H:%M}+0800",
]  # fmt: skip


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(memory="256MB", threads=1)


@given(at=MINUTES, notation=st.sampled_from(NOTATIONS))
def test_a_time_in_any_notation_is_read_back(at: datetime, notation: str) -> None:
    assert read_time(notation.format(at)).at == at


@given(at=HOURS)
def test_an_hour_without_minutes_is_read_back(at: datetime) -> None:
    for text in (
        f"{at:%Y-%m-%dT%H}",
        f"{at:%Y%m%d%H}",
        f"{at.year}年{at.month}月{at.day}日{at.hour}时",
    ):
        read = read_time(text)
        assert (read.at, read.precision) == (at, "hour")


@given(
    at=MINUTES,
    zone=st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters)),
)
def test_a_time_with_an_offset_is_brought_to_beijing_time(at: datetime, zone: timedelta) -> None:
    minutes = int(zone.total_seconds()) // 60
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    assert read_time(f"{at:%Y-%m-%dT%H:%M:%S}{offset}").at == at - zone + timedelta(hours=8)
    assert read_zone(offset) == zone


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2016-01-01 24:00", datetime(2016, 1, 2)),
        ("2015-12-31T16:00:00Z", datetime(2016, 1, 1)),
        ("2016-01-01 05:00 UTC", datetime(2016, 1, 1, 13)),
        ("20160101 5:00", datetime(2016, 1, 1, 5)),
        (
            "42370.5",
            datetime(2016, 1, 1, 12),
        ),  # Excel counts 42370 days from 1899-12-30 to 2016-01-01
        ("42370.208333333336", datetime(2016, 1, 1, 5)),
        ("２０１６－０１－０１　０５：００", datetime(2016, 1, 1, 5)),
    ],
)
def test_a_time_says(text: str, at: datetime) -> None:
    assert read_time(text).at == at


@pytest.mark.parametrize(
    "text",
    ["2015-02-29 01:00", "2016-13-01", "2016-01-01 24:30", "2016-01-01 25:00", "1016-01-01", "abc",
     "08-26 13:00", "2016-01-01 05:00+99:00", "20161301", "12", ""],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_no_time(text: str) -> None:
    with pytest.raises(Untimed):
        read_time(text)


@pytest.mark.parametrize(
    "text",
    ["2026-01-01 04:00-05:00", "2026-01-01 04:00~2026-01-01 05:00", "2026年1月1日4时至5时", "2026-01-01 04:00:00~04:59:59",
     "2026/1/1 4:00—4:59", "2026-01-01 04:00 - 05:00"],
)  # fmt: skip
def test_an_hour_that_says_its_begin_and_its_end_is_read_by_the_label_in_force(text: str) -> None:
    assert read_time(text).at == datetime(2026, 1, 1, 5)
    assert read_time(text, at_end=False).at == datetime(2026, 1, 1, 4)


def test_a_range_over_midnight_ends_on_the_next_day_and_other_ranges_are_no_hour() -> None:
    assert read_time("2026-01-01 23:00-00:00").at == datetime(2026, 1, 2)
    assert read_time("2026-01-01 23:00-24:00").at == datetime(2026, 1, 2)
    with pytest.raises(Untimed, match="时段不是一个小时"):
        read_time("2026-01-01 00:00-08:00")


def test_a_minus_before_hours_is_a_zone_in_iso_8601_only() -> None:
    assert read_time("2026-01-01T04:00:00-05:00").at == datetime(2026, 1, 1, 17)
    assert read_time("2026-01-01 04:00-05:00", at_end=False).at == datetime(2026, 1, 1, 4)


def test_a_time_without_a_year_needs_one() -> None:
    assert read_time("08-26 13:00", year=2026).at == datetime(2026, 8, 26, 13)
    assert read_time("8月26日13时", year=2026).at == datetime(2026, 8, 26, 13)


@given(at=MINUTES, notation=st.sampled_from(NOTATIONS), cut=st.integers(0, 12))
def test_sql_reads_a_time_as_the_grammar_does_or_leaves_it(
    session: Session, at: datetime, notation: str, cut: int
) -> None:
    text = notation.format(at)[: -cut or None]
    found = session.rows(f"SELECT {PLAIN_SQL.format(text='t')} FROM (SELECT ? AS t)", [text])[0][0]
    if found is not None:
        assert found == read_time(text).at


@given(value=st.decimals(-999999, 999999, allow_nan=False, places=6))
def test_a_decimal_is_read_exactly_in_sql_and_in_the_grammar(
    session: Session, value: Decimal
) -> None:
    for text in (f"{value:f}", format(value.normalize(), "f")):
        read = read_value(text, Tokens(frozenset(), frozenset()))
        assert (read.value, read.state, read.rounded) == (int(value * 1_000_000), "valid", False)
        plain, found = session.rows(
            f"SELECT regexp_full_match(t, '{PLAIN}'), TRY({VALUE_SQL.format(text='t')}) FROM (SELECT ? AS t)",
            [text],
        )[0]
        assert not plain or found == read.value


@given(value=st.integers(-MOST, MOST))
def test_millionths_are_written_as_they_are_read(value: int) -> None:
    assert read_value(written(value), Tokens(frozenset(), frozenset())).value == value


@given(value=st.floats(0, 99999, allow_nan=False).map(repr))
def test_the_shortest_text_of_a_double_is_rounded_once_half_to_even(value: str) -> None:
    read = read_value(value, Tokens(frozenset(), frozenset()))
    assert read.value == int(
        (Decimal(value) * 1_000_000).to_integral_value(rounding="ROUND_HALF_EVEN")
    )


@pytest.mark.parametrize(
    ("text", "value", "state", "below"),
    [
        ("35", 35_000_000, "valid", False),
        ("＜0.01", 10_000, "valid", True),
        ("0.01L", 10_000, "valid", True),
        ("<2.5E-3", 2_500, "valid", True),
        ("未检出", None, "valid", True),
        ("ND", None, "valid", True),
        ("7.2E-3", 7_200, "valid", False),
        ("1,234.5", 1_234_500_000, "valid", False),
        ("/", None, "unmonitored", False),
        ("—", None, "missing", False),
        (" na ", None, "missing", False),
        ("-;", None, "missing", False),
        ("-999", None, "missing", False),
        ("-999.00", None, "missing", False),
        ("约12", None, "invalid", False),
        ("12~15", None, "invalid", False),
        ("0.5mg/L", None, "invalid", False),
        ("86o0", None, "invalid", False),
        ("1e9", None, "invalid", False),
        ("inf", None, "invalid", False),
        ("#DIV/0!", None, "invalid", False),
    ],
)
def test_a_cell_says(text: str, value: int | None, state: str, below: bool) -> None:
    read = read_value(text, TOKENS)
    assert (read.value, read.state, read.below) == (value, state, below)
    assert bool(read.trouble) == (state == "invalid")


@pytest.mark.parametrize(
    ("text", "parts"),
    [("12.5(T)", ("12.5", "T")), ("12.5 N", ("12.5", "N")), ("0.01L", ("0.01L", "")), ("35", ("35", "")),
     ("7E", ("7E", "")), ("12m", ("12m", ""))],
)  # fmt: skip
def test_a_letter_of_a_device_stands_behind_its_value(text: str, parts: tuple[str, str]) -> None:
    assert split_mark(text) == parts
