"""Odd texts of a staged table, each distinct one read once by its grammar: the tables ``_times`` and ``_values``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.states import said
from yuanjian.monitoring.readers import times, values
from yuanjian.monitoring.readers.scan import MARK, Scan

_CHUNK: Final = 20_000


def read_times(session: Session, scan: Scan, folder: Path) -> None:
    """``_times``: each text with the number of its records, moment (UTC+8), precision, zone and trouble.

    A record without any text has a row with NULL.
    """
    session.run(
        f"CREATE OR REPLACE TEMP TABLE _texts AS "
        f"SELECT text, count(*) AS n FROM (SELECT {scan.time} AS text FROM _staged) GROUP BY text"
    )

    def row(text: str) -> tuple[str, ...]:
        try:
            read = times.read_time(
                text,
                year=scan.terms.year,
                offset=scan.terms.zone,
                at_end=scan.terms.label == "end",
            )
        except times.Untimed as no:
            return (text, "", "", "", str(no))
        return (text, read.at.isoformat(" "), read.precision, read.zone, "")

    plain = times.PLAIN_SQL.format(text="text")
    odd = f"SELECT text FROM _texts WHERE text IS NOT NULL AND {plain} IS NULL"
    read = _by_grammar(session, odd, row, folder / "times.txt", _TIME_COLUMNS)
    session.run(f"""
        CREATE OR REPLACE TEMP TABLE _times AS
        SELECT text, n, {plain} + {scan.shift} AS moment, NULL AS precision, NULL AS zone, NULL AS trouble
        FROM _texts WHERE text IS NOT NULL AND {plain} IS NOT NULL
        UNION ALL BY NAME SELECT t.n, o.* FROM {read} o JOIN _texts t ON t.text = o.text
        UNION ALL BY NAME SELECT n, '时间是空的' AS trouble FROM _texts WHERE text IS NULL;
        DROP TABLE _texts
    """)


_TIME_COLUMNS: Final = {
    "text": "VARCHAR", "moment": "TIMESTAMP", "precision": "VARCHAR", "zone": "VARCHAR", "trouble": "VARCHAR",
}  # fmt: skip
_VALUE_COLUMNS: Final = {
    "text": "VARCHAR", "value": "BIGINT", "state": "VARCHAR", "below": "BOOLEAN", "rounded": "BOOLEAN",
    "mark": "VARCHAR", "trouble": "VARCHAR",
}  # fmt: skip


def read_values(session: Session, scan: Scan, folder: Path) -> None:
    """``_values``: each text with its value in millionths, state, and what more ``values.read_value`` says."""
    tokens = scan.terms.tokens
    session.run(
        f"CREATE OR REPLACE TEMP TABLE _texts AS "
        f"SELECT DISTINCT raw AS text FROM ({scan.cells}) WHERE raw IS NOT NULL"
    )

    def row(text: str) -> tuple[str, ...]:
        bare, mark = values.split_mark(text)
        read = values.read_value(bare, tokens)
        value = "" if read.value is None else str(read.value)
        return (
            text,
            value,
            read.state,
            str(int(read.below)),
            str(int(read.rounded)),
            mark,
            read.trouble,
        )

    plain = f"regexp_full_match(text, '{values.PLAIN}')"
    number = values.PLAIN_SQL.format(text="text")
    token = (
        f"coalesce({number} IN ({', '.join(map(str, sorted(tokens.numbers))) or 'NULL'}), false)"
    )
    odd = f"SELECT text FROM _texts WHERE NOT {plain}"
    read = _by_grammar(session, odd, row, folder / "values.txt", _VALUE_COLUMNS)
    session.run(f"""
        CREATE OR REPLACE TEMP TABLE _values AS
        SELECT text, if({token}, NULL, {number}) AS value, if({token}, 'missing', 'valid') AS state, false AS below,
            false AS rounded, NULL AS mark, NULL AS trouble
        FROM _texts WHERE {plain}
        UNION ALL BY NAME SELECT o.* FROM {read} o;
        DROP TABLE _texts
    """)


def read_flags(session: Session, scan: Scan, source: int) -> None:
    """What devices and platforms say of values: each flag into ``flag_words``."""
    flagged = bool(scan.shape.of("flag", "flag_of"))
    queries = [f"SELECT flag FROM ({scan.cells})"] if flagged else []
    queries.append("SELECT mark AS flag FROM _values")
    found = session.rows(
        f"SELECT DISTINCT flag FROM ({' UNION ALL '.join(queries)}) WHERE flag IS NOT NULL"
    )
    session.run("DELETE FROM flag_words WHERE source = ?", [source])
    session.fill("flag_words", [(source, *_flag_row(flag, scan)) for (flag,) in found])


def _flag_row(flag: str, scan: Scan) -> tuple[str, str, str, str]:
    means = said(flag, scan.terms.flags)
    return (
        (flag, means.cause, means.state, means.label)
        if means
        else (flag, "unknown", "invalid", flag)
    )


def _by_grammar(
    session: Session,
    query: str,
    row: Callable[[str], tuple[str, ...]],
    file: Path,
    kinds: dict[str, str],
) -> str:
    """Read the texts of a query by ``row``, in bounded memory; SQL of the table with what came of it."""
    with file.open("w", encoding="utf-8", newline="") as out:
        for text in _texts(session, query):
            out.write(MARK.join(cell.replace("\n", " ") for cell in row(text)) + "\n")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in kinds.items())
    path = str(file).replace("'", "''")
    return (
        f"read_csv('{path}', auto_detect = false, header = false, delim = '{MARK}', quote = '', escape = '', "
        f"nullstr = '', columns = {{{columns}}})"
    )


def _texts(session: Session, query: str) -> Iterator[str]:
    cursor = session.connection.execute(query)
    while chunk := cursor.fetchmany(_CHUNK):
        for (text,) in chunk:
            yield text
