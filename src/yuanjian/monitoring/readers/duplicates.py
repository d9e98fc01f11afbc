"""One row a point, item, statistic and interval: equal repetitions become one, contradicting ones are invalid."""

from __future__ import annotations

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.problem import SHOWN, Problem, Problems
from yuanjian.monitoring.readers.values import written

KEY = "point, item, stat, grain, start"

_FIND = f"""
CREATE OR REPLACE TEMP TABLE _twice AS
WITH hashed AS (
    SELECT hash({KEY}) AS h FROM _fresh UNION ALL SELECT hash({KEY}) FROM readings
)
SELECT h FROM hashed GROUP BY h HAVING count(*) > 1
"""
# A conflict that is known stands in ``conflicts`` with all its values: its row in ``readings`` says nothing more.
_GATHER = f"""
CREATE OR REPLACE TEMP TABLE _told AS
WITH those AS (
    FROM _fresh WHERE hash({KEY}) IN (FROM _twice)
    UNION ALL BY NAME
    FROM readings WHERE hash({KEY}) IN (FROM _twice) AND ({KEY}) NOT IN (SELECT ({KEY}) FROM conflicts)
    UNION ALL BY NAME
    FROM conflicts WHERE hash({KEY}) IN (FROM _twice)
), judged AS (
    SELECT *,
        count(*) FILTER (state <> 'missing') OVER key AS present,
        row_number() OVER (PARTITION BY {KEY}, value, state, below ORDER BY source, line) AS nth
    FROM those WINDOW key AS (PARTITION BY {KEY})
)
SELECT *, count(*) OVER (PARTITION BY {KEY}) AS different,
    row_number() OVER (PARTITION BY {KEY} ORDER BY source, line) AS place
FROM judged WHERE nth = 1 AND (state <> 'missing' OR present = 0)
"""
_COLUMNS = "point, item, stat, grain, start, value, state, raw, line, below, flag, source"
_PUT = f"""
DELETE FROM _fresh WHERE hash({KEY}) IN (FROM _twice);
DELETE FROM readings WHERE hash({KEY}) IN (FROM _twice);
DELETE FROM conflicts WHERE hash({KEY}) IN (FROM _twice);
INSERT INTO conflicts BY NAME SELECT {_COLUMNS} FROM _told WHERE different > 1;
UPDATE _told SET state = 'invalid' WHERE different > 1;
INSERT INTO _fresh BY NAME SELECT {_COLUMNS} FROM _told WHERE place = 1;
"""


def settle_duplicates(session: Session, problems: Problems) -> list[str]:
    """Move ``_fresh`` into ``readings``, each interval once; what was told twice in notes and problems."""
    notes = []
    session.run(_FIND)
    if _count(session, "_twice"):
        before = _count(session, "_fresh")
        session.run(_GATHER)
        _tell(session, problems)
        session.run(_PUT)
        if again := before - _count(session, "_fresh"):
            notes.append(f"有 {again} 个值在文件里重复（同一测点、项目和时段），每个时段只留一个")
        session.run("DROP TABLE _told")
    session.run(f"INSERT INTO readings BY NAME SELECT {_COLUMNS} FROM _fresh; DROP TABLE _twice")
    return notes


def _count(session: Session, table: str) -> int:
    return int(session.rows(f"SELECT count(*) FROM {table}")[0][0])


def _tell(session: Session, problems: Problems) -> None:
    """The intervals with different values, the first of them with all that was told."""
    number = session.rows("SELECT count(*) FROM _told WHERE different > 1 AND place = 1")[0][0]
    if not number:
        return
    found = session.rows(f"""
        SELECT {KEY}, list(value ORDER BY place), list(line ORDER BY place), list(source ORDER BY place)
        FROM _told WHERE different > 1 GROUP BY ALL ORDER BY min(source), min(line) LIMIT {SHOWN}
    """)
    for index, (point, item, _, grain, start, values, lines, _) in enumerate(found):
        said = "、".join(
            f"第{line}行 {'—' if value is None else written(value)}"
            for value, line in zip(values, lines, strict=True)
        )
        problems.add(
            Problem(
                "duplicate",
                lines[-1],
                f"{point} {item} {start:%Y-%m-%d %H:%M} 有不同的值（{said}），该时段作无效",
                "请核对哪一个对，删去另一个后再读"
                + ("；若是不同垂线、深度或平行样，请加一列“样品编号”" if grain == "sample" else ""),
            ),
            number - len(found) + 1 if index == len(found) - 1 else 1,
        )
