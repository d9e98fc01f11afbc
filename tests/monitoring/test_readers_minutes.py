"""Hours from the minutes of micro-stations, and what GB 3095 asks of an hour."""

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load
from yuanjian.monitoring.readers.minutes import add_hours
from yuanjian.norms.sampling import hour_sampling

HOUR = datetime(2026, 1, 1, 5)


def put(folder: Path, values: list[str], every: int = 1) -> Path:
    path = folder / "微站.csv"
    rows = [f"M1,2026-01-01 05:{k * every:02},{v}\n" for k, v in enumerate(values)]
    path.write_text("设备编号,上报时间,PM2.5(μg/m³)\n" + "".join(rows), encoding="utf-8")
    return path


def hour(session: Session) -> tuple[int | None, str, str | None]:
    found = session.rows("SELECT start, value, state, raw FROM readings WHERE grain = 'hour'")
    assert [start for start, *_ in found] == [HOUR]
    _, value, state, raw = found[0]
    return value, state, raw


def test_45_minutes_make_an_hour_and_44_do_not(session: Session, tmp_path: Path) -> None:
    begin = Declaration(label="begin", grain="minute")
    load(session, put(tmp_path, ["30"] * 45 + ["NA"] * 15), begin)
    assert add_hours(session) == 1
    assert hour(session) == (30_000_000, "valid", "45 × 1 min")
    with Session(memory="256MB", threads=1) as other:
        load(other, put(tmp_path, ["30"] * 44 + ["—"] * 16), begin)
        add_hours(other)
        assert hour(other) == (30_000_000, "invalid", "44 × 1 min")


def test_records_every_five_minutes_count_five_minutes_each(
    session: Session, tmp_path: Path
) -> None:
    load(session, put(tmp_path, ["30", "31"] * 5 + ["NA"] * 2, every=5), Declaration(label="begin"))
    add_hours(session)
    assert hour(session) == (30_500_000, "valid", "10 × 5 min")


def test_an_hour_without_any_value_is_missing_and_one_that_is_there_stays(
    session: Session, tmp_path: Path
) -> None:
    load(session, put(tmp_path, ["NA"] * 60), Declaration(label="begin", grain="minute"))
    assert add_hours(session) == 1
    assert hour(session) == (None, "missing", None)
    assert add_hours(session) == 0


@settings(max_examples=20)
@given(values=st.lists(st.integers(0, 10**9), min_size=45, max_size=60))
def test_the_mean_of_minutes_is_exact_to_a_millionth_half_to_even(values: list[int]) -> None:
    with Session(memory="256MB", threads=1) as session:
        session.run(
            "CREATE TABLE readings (point VARCHAR, item VARCHAR, stat VARCHAR, grain VARCHAR, start TIMESTAMP,"
            " value BIGINT, state VARCHAR, raw VARCHAR, line BIGINT, below BOOLEAN, flag VARCHAR, source INTEGER)"
        )
        session.run(
            "INSERT INTO readings SELECT 'M1', 'pm25', 'mean', 'minute',"
            " TIMESTAMP '2026-01-01 05:00' + INTERVAL (k) MINUTE, v, 'valid', 'x', k, false, NULL, 1"
            " FROM (SELECT unnest(range(len(?))) AS k, unnest(?) AS v)",
            [values, values],
        )
        add_hours(session)
        assert hour(session)[0] == round(Fraction(sum(values), len(values)))


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2010, 1, 1), "GB 3095-2012"), (date(2026, 2, 28), "GB 3095-2012"), (date(2026, 3, 1), "GB 3095-2026")],
)  # fmt: skip
def test_the_minutes_of_an_hour_come_from_the_edition_in_force(day: date, number: str) -> None:
    found = hour_sampling(day)
    assert (found.document.number.replace("—", "-"), found.least_minutes) == (number, 45)
