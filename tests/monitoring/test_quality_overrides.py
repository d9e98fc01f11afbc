"""A person's decision on values: beside them, with a reason, for a time."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.overrides import Override, apply
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load

FILE = """station,time,pm25,pm10
A,2016-01-01 00:00,40,50
A,2016-01-01 01:00,41,51
A,2016-01-01 01:00,47,51
A,2016-01-01 02:00,—,52
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "a.csv"
    path.write_text(FILE, encoding="utf-8")
    with Session(memory="256MB", threads=1) as opened:
        load(opened, path, Declaration(label="begin"))
        yield opened


def made(**said: Any) -> Override:
    usual = {
        "point": "A", "item": "pm25", "start": datetime(2016, 1, 1), "until": datetime(2016, 1, 1, 23),
        "state": "invalid", "reason": "校准", "person": "张三", "made": datetime(2016, 2, 1),
    }  # fmt: skip
    return Override(**{**usual, **said})


def fine(session: Session) -> list[tuple[Any, ...]]:
    return session.rows(
        "SELECT hour(start), value // 1000000, state FROM counted WHERE item = 'pm25' ORDER BY start"
    )


def test_a_value_that_was_set_aside_does_not_count_and_its_raw_value_stays(
    session: Session,
) -> None:
    before = session.rows("FROM readings ORDER BY ALL")
    apply(session, [made(until=datetime(2016, 1, 1))], date(2016, 3, 1))
    assert fine(session) == [(0, 40, "invalid"), (1, 41, "invalid"), (2, None, "missing")]
    assert session.rows("FROM readings ORDER BY ALL") == before


def test_of_two_values_told_for_an_hour_the_line_that_was_chosen_counts(session: Session) -> None:
    hour = datetime(2016, 1, 1, 1)
    decision = made(start=hour, until=hour, state="valid", line=4, reason="后一次为补传")
    apply(session, [decision], date(2016, 3, 1))
    assert fine(session) == [(0, 40, "valid"), (1, 47, "valid"), (2, None, "missing")]


def test_a_decision_makes_no_value_of_a_missing_one(session: Session) -> None:
    apply(session, [made(state="valid", point="*", item="*")], date(2016, 3, 1))
    assert fine(session)[2] == (2, None, "missing")


def test_a_decision_that_has_expired_does_not_apply(session: Session) -> None:
    decision = made(expires=date(2016, 2, 29))
    assert apply(session, [decision], date(2016, 2, 29)) == 1
    assert apply(session, [decision], date(2016, 3, 1)) == 0
    assert fine(session)[0] == (0, 40, "valid")


def test_the_decision_made_last_holds(session: Session) -> None:
    first = made()
    second = made(state="valid", reason="复核无误", made=datetime(2016, 2, 2))
    apply(session, [second, first], date(2016, 3, 1))
    assert fine(session)[0] == (0, 40, "valid")


def test_a_decision_needs_a_reason_and_a_person() -> None:
    for said in ({"reason": " "}, {"person": ""}):
        with pytest.raises(Refusal, match="须写明理由和经办人"):
            made(**said)
