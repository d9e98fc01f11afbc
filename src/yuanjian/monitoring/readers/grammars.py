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
    def rows(text: str) -> tuple[str, ...]:
        try:
            read = times.read_time(text, year=scan.terms.year, offset=scan.terms.zone)
        except times.Untimed as no:
            return (text, "", "", "", str(no))
        return (text, read.at.isoformat(" "), read.precision, read.zone, "")

    query = (
        f"SELECT DISTINCT t FROM (SELECT {scan.time} AS t FROM _staged) "
        f"WHERE t IS NOT NULL AND {times.PLAIN_SQL.format(text='t')} IS NULL"
    )
    kinds = {
        "text": "VARCHAR",
        "moment": "TIMESTAMP",
        "precision": "VARCHAR",
        "zone": "VARCHAR",
        "trouble": "VARCHAR",
    }
    _by_grammar(session, query, rows, folder / "times.txt", "_times", kinds)


def read_values(session: Session, scan: Scan, folder: Path) -> None:
    tokens = scan.terms.tokens

    def rows(text: str) -> tuple[str, ...]:
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

    query = (
        f"SELECT DISTINCT raw FROM ({scan.cells}) "
        f"WHERE raw IS NOT NULL AND NOT regexp_full_match(raw, '{values.PLAIN}')"
    )
    kinds = {
        "text": "VARCHAR", "value": "BIGINT", "state": "VARCHAR", "below": "BOOLEAN", "rounded": "BOOLEAN",
        "mark": "VARCHAR", "trouble": "VARCHAR",
    }  # fmt: skip
    _by_grammar(session, query, rows, folder / "values.txt", "_values", kinds)


def read_flags(session: Session, scan: Scan) -> None:
    """What devices and platforms say of values: each flag that is new into ``flag_words``."""
    flagged = bool(scan.shape.of("flag", "flag_of"))
    queries = [f"SELECT flag FROM ({scan.cells})"] if flagged else []
    queries.append("SELECT nullif(mark, '') AS flag FROM _values")
    found = session.rows(
        f"SELECT DISTINCT flag FROM ({' UNION ALL '.join(queries)}) "
        "WHERE flag IS NOT NULL AND flag NOT IN (SELECT flag FROM flag_words)"
    )
    session.fill("flag_words", (_flag_row(flag, scan) for (flag,) in found))


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
    rows: Callable[[str], tuple[str, ...]],
    file: Path,
    table: str,
    kinds: dict[str, str],
) -> None:
    """Read the texts of a query by ``rows`` into a table; in bounded memory, however many there are."""
    with file.open("w", encoding="utf-8", newline="") as out:
        for text in _texts(session, query):
            out.write(MARK.join(cell.replace("\n", " ") for cell in rows(text)) + "\n")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in kinds.items())
    path = str(file).replace("'", "''")
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {table} AS FROM read_csv('{path}', auto_detect = false, header = false, "
        f"delim = '{MARK}', quote = '', escape = '', nullstr = '', columns = {{{columns}}})"
    )


def _texts(session: Session, query: str) -> Iterator[str]:
    cursor = session.connection.execute(query)
    while chunk := cursor.fetchmany(_CHUNK):
        for (text,) in chunk:
            yield text
