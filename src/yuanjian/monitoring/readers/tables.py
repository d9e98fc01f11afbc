"""The tables of a session that readers fill."""

from typing import Final

from yuanjian.monitoring.engines.duck import Session

READINGS: Final = """
CREATE TABLE IF NOT EXISTS readings (
    point VARCHAR, item VARCHAR, stat VARCHAR, grain VARCHAR, start TIMESTAMP, value BIGINT, state VARCHAR,
    raw VARCHAR, line BIGINT, below BOOLEAN, flag VARCHAR, source INTEGER
);
CREATE TABLE IF NOT EXISTS conflicts AS FROM readings LIMIT 0;
CREATE TABLE IF NOT EXISTS flag_words (source INTEGER, flag VARCHAR, cause VARCHAR, state VARCHAR, label VARCHAR);
CREATE TABLE IF NOT EXISTS sources (source INTEGER, name VARCHAR, sha256 VARCHAR);
"""
"""``readings``: the columns of ``monitoring.readings``, one row a point, item, stat, grain and start; and

* ``raw``     the cell as it was written, also of values that do not count; NULL of a blank cell
* ``line``    its line (row of a workbook) in the file ``source``
* ``below``   not detected: ``value`` is the detection limit, the result lies below it
* ``flag``    what the device or platform says of the value, as written

``flag_words``: what each such flag means (``quality.states``): its cause is stop, maintenance, fault …, «unknown» when
nobody knows. ``conflicts``: every value of an interval that was told twice differently; its one row in ``readings``
is invalid.
"""


def open_tables(session: Session) -> None:
    """Create the tables where they are not there."""
    session.run(READINGS)


def source_number(session: Session, name: str, sha256: str) -> int:
    """The number of a file; the same file has the same number again."""
    known = session.rows("SELECT source FROM sources WHERE sha256 = ? AND name = ?", [sha256, name])
    if known:
        return int(known[0][0])
    return int(session.rows("SELECT coalesce(max(source), 0) + 1 FROM sources")[0][0])


def add_source(session: Session, number: int, name: str, sha256: str) -> None:
    """Note that a file was read under this number."""
    if not session.rows("SELECT 1 FROM sources WHERE source = ?", [number]):
        session.run("INSERT INTO sources VALUES (?, ?, ?)", [number, name, sha256])
