"""Statutory clocks; the worked days are in each norm's cases.yaml and name their source."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.norms.document import Status, folders, read_yaml
from yuanjian.norms.duties import (
    PLAIN,
    PLAIN_WORKDAYS,
    NotAClock,
    Workdays,
    add_period,
    clock,
    clocks,
)

CASES = [case for name in folders("duties") for case in read_yaml("duties", name, "cases.yaml")]
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['clock']}-{c['trigger']}" for c in CASES])
def test_worked_cases(case: dict[str, str]) -> None:
    trigger = date.fromisoformat(case["trigger"])
    if case["day"] == "none":
        with pytest.raises(NotAClock):
            clock(case["clock"]).due(trigger)
        return
    due = clock(case["clock"]).due(trigger)

    assert str(due.day) == case["day"]
    assert (PLAIN_WORKDAYS in due.remarks) == ("remark" in case)
    assert PLAIN_WORKDAYS.startswith(case.get("remark", "工作日仅按周一至周五推算"))


def test_each_of_the_32_clocks_has_a_case() -> None:
    assert len(clocks()) == 32
    assert {c.id for c in clocks()} == {case["clock"] for case in CASES}


def test_only_clauses_that_were_read_say_so() -> None:
    read = {c.id for c in clocks() if c.status is Status.TEXT_SEEN}

    assert read == {
        "permit.registration",
        "hazardous.plan",
        "hazardous.monthly",
        "hazardous.quarterly",
        "hazardous.annual",
        "hazardous.records",
    }
    assert all(c.clause_status is Status.TEXT_SEEN for c in clocks() if c.id in read)
    assert Counter(c.clause_status for c in clocks() if c.clause) == {
        Status.TEXT_SEEN: 6,
        Status.UNVERIFIED: 15,
    }


def test_a_clock_tells_its_law() -> None:
    renewal = clock("permit.renewal")

    assert (renewal.value, renewal.unit, renewal.operator) == (Decimal(60), "day", "before")
    assert renewal.document.cited == "《排污许可管理条例》（国务院令第736号）"
    assert renewal.clause == "第十四条"
    assert [c.id for c in clocks("竣工环保验收")] == [
        "acceptance.period",
        "acceptance.period_extended",
        "acceptance.publication",
        "acceptance.publicity",
        "acceptance.platform",
    ]


def test_unknown_clock_is_an_error() -> None:
    with pytest.raises(KeyError):
        clock("permit.nothing")


def test_known_holidays_move_the_day_and_silence_the_remark() -> None:
    # 2020 Dragon Boat holiday: 06-25 to 06-27 off, Sunday 06-28 worked (国办发明电〔2019〕16号)
    known = Workdays(
        off=frozenset({date(2020, 6, 25), date(2020, 6, 26)}),
        on=frozenset({date(2020, 6, 28)}),
        years=frozenset({2020}),
    )
    due = clock("acceptance.platform").due(date(2020, 6, 24), known)

    assert due.day == date(2020, 7, 2)
    assert due.remarks == ()


def test_a_year_beyond_the_known_holidays_keeps_the_remark() -> None:
    known = Workdays(years=frozenset({2020}))

    assert clock("disclosure.adhoc").due(date(2020, 12, 30), known).remarks == (PLAIN_WORKDAYS,)


@given(DAYS, st.integers(1, 60))
def test_workdays_there_and_back(day: date, count: int) -> None:
    last = PLAIN.add(day, count)
    days = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]

    assert sum(d.weekday() < 5 for d in days) == count
    assert last.weekday() < 5


@given(DAYS, st.integers(1, 120))
def test_a_period_of_months_ends_on_the_corresponding_day_or_the_months_last(
    day: date, months: int
) -> None:
    end = add_period(day, months, "month")

    assert (end.year - day.year) * 12 + end.month - day.month == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(DAYS)
def test_yearly_dates_come_within_a_year_after_the_trigger(day: date) -> None:
    due = clock("disclosure.annual").due(day).day

    assert timedelta(0) < due - day <= timedelta(days=366)
    assert (due.month, due.day) == (3, 15)
