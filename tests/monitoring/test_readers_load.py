"""Files of measured values into the table of readings."""

from datetime import datetime
from pathlib import Path

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load

WIDE = """station,time,so2,no2,co,o3,o3_8h,pm10,pm25
A,2016-01-01 01:00,3,4.5,0.7,—,/,10,NA
A,2016-01-01 24:00,3,4.25,0.7,,/,10,-999
"""


def written(folder: Path, text: str, name: str = "站.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_an_hour_labelled_by_its_end_begins_an_hour_earlier_and_24_belongs_to_its_day(
    session: Session, tmp_path: Path
) -> None:
    load(session, written(tmp_path, WIDE), Declaration(label="end"))
    assert session.rows("SELECT start, value FROM readings WHERE item = 'no2' ORDER BY start") == [
        (datetime(2016, 1, 1, 0), 4_500_000),
        (datetime(2016, 1, 1, 23), 4_250_000),
    ]


def test_an_hour_labelled_by_its_begin_begins_there(session: Session, tmp_path: Path) -> None:
    load(session, written(tmp_path, WIDE), Declaration(label="begin"))
    found = session.rows("SELECT start FROM readings WHERE item = 'no2' ORDER BY start")
    assert found == [(datetime(2016, 1, 1, 1),), (datetime(2016, 1, 2, 0),)]


def test_missing_and_not_monitored_are_two_things(session: Session, tmp_path: Path) -> None:
    # A slash says «not monitored»; a dash, NA, a blank and -999 say «missing».
    load(session, written(tmp_path, WIDE.replace(",/,", ",3,").replace("0.7", "/")))
    found = session.rows(
        "SELECT item, state, count(*) FROM readings WHERE value IS NULL GROUP BY ALL ORDER BY item"
    )
    assert found == [("co", "unmonitored", 2), ("o3", "missing", 2), ("pm25", "missing", 2)]


def test_what_is_no_number_is_invalid_with_its_line_and_column(
    session: Session, tmp_path: Path
) -> None:
    loaded = load(session, written(tmp_path, WIDE.replace("4.25", "4.2.5")))
    assert [(p.kind, p.line, p.column, p.text) for p in loaded.problems] == [
        ("value", 3, "no2", "4.2.5")
    ]
    found = session.rows("SELECT state, raw FROM readings WHERE item = 'no2' ORDER BY line")
    assert found == [("valid", "4.5"), ("invalid", "4.2.5")]


def test_an_hour_told_twice_differently_is_invalid_and_both_values_are_kept(
    session: Session, tmp_path: Path
) -> None:
    again = "A,2016-01-01 01:00,3,4.6,0.7,—,/,10,NA\n"
    loaded = load(session, written(tmp_path, WIDE + again))
    assert loaded.problem_counts == {"duplicate": 1}
    assert session.rows("SELECT state, line FROM readings WHERE item = 'no2' ORDER BY line") == [
        ("invalid", 2),
        ("valid", 3),
    ]
    assert session.rows("SELECT raw, line FROM conflicts ORDER BY line") == [("4.5", 2), ("4.6", 4)]


def test_reading_a_file_again_changes_nothing(session: Session, tmp_path: Path) -> None:
    path = written(tmp_path, WIDE + "A,2016-01-01 01:00,3,4.6,0.7,—,/,10,NA\n")
    first = load(session, path)
    before = session.rows("FROM readings ORDER BY ALL")
    second = load(session, path)
    assert session.rows("FROM readings ORDER BY ALL") == before
    assert (first.rows, first.sha256) == (second.rows, second.sha256)


def test_ozone_of_a_daily_file_is_the_largest_8_hour_mean(session: Session, tmp_path: Path) -> None:
    text = "station,time,o3,o3_8h\nA,2026-08-23,170,152\n"
    load(session, written(tmp_path, text), Declaration(grain="day"))
    found = session.rows("SELECT stat, grain, start, value FROM readings ORDER BY stat")
    assert found == [
        ("max", "day", datetime(2026, 8, 23), 170_000_000),
        ("max8h", "day", datetime(2026, 8, 23), 152_000_000),
    ]
