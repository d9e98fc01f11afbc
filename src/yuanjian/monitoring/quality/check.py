"""Runs the rules of the shelf over ``readings`` into the table ``flags``: doubts beside the values, never over them.

``flags``: point, item and stat («*»: all of the point), grain, start and until (begin of the first and last interval),
rule, severity («major» 须更正或举证, «query» 请核实), reason in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.tables import open_tables
from yuanjian.monitoring.readers.values import Tokens, read_value

Severity = Literal["major", "query"]

_TABLES: Final = """
CREATE OR REPLACE TABLE flags (
    point VARCHAR, item VARCHAR, stat VARCHAR, grain VARCHAR, start TIMESTAMP, until TIMESTAMP,
    rule VARCHAR, severity VARCHAR, reason VARCHAR
);
CREATE OR REPLACE TEMP TABLE thresholds (
    item VARCHAR, unit VARCHAR, low BIGINT, high BIGINT, jump BIGINT, stuck BIGINT,
    slip_high BIGINT, slip_low BIGINT, slip VARCHAR
);
CREATE OR REPLACE TEMP MACRO millionths(v) AS
    if(v < 0, '-', '') || rtrim(rtrim(printf('%d.%06d', abs(v) // 1000000, abs(v) % 1000000), '0'), '.');
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the shelf. ``sql`` selects point, item, stat, grain, start, until and reason."""

    id: str
    title: str
    why: str
    severity: Severity
    sql: str
    cases: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about one value, or about all of a stretch of time."""

    point: str
    item: str
    stat: str
    grain: str
    start: datetime
    until: datetime
    rule: str
    severity: Severity
    reason: str


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule of the shelf by its id, which is its file's name."""
    import yaml

    found = {}
    for entry in sorted(
        files("yuanjian.monitoring.quality").joinpath("rules").iterdir(), key=lambda e: e.name
    ):
        if entry.name.endswith(".yaml"):
            told = yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            name = entry.name.removesuffix(".yaml")
            found[name] = Rule(
                name,
                told["title"],
                told["why"],
                told["severity"],
                told["sql"],
                tuple(told["cases"]),
            )
    return found


def check(session: Session, *, today: date | None = None) -> None:
    """Fill ``flags`` anew from what ``readings`` and ``conflicts`` hold."""
    open_tables(session)
    session.run(_TABLES)
    on = (today or date.today()).isoformat()
    session.run(f"CREATE OR REPLACE TEMP MACRO today() AS TIMESTAMP '{on} 23:59:59'")
    items = [item for (item,) in session.rows("SELECT DISTINCT item FROM readings")]
    session.fill("thresholds", (_row(item) for item in items))
    for rule in rules().values():
        session.run(
            f"INSERT INTO flags SELECT point, item, stat, grain, start, until, '{rule.id}', '{rule.severity}', "
            f"reason FROM ({rule.sql})"
        )


def flags(session: Session, *, rule: str = "", most: int = 20) -> Iterator[Flag]:
    """The first flags in time, of one rule or of all."""
    where = "WHERE rule = ?" if rule else ""
    rows = session.rows(
        f"FROM flags {where} ORDER BY start, point, item, rule LIMIT {most}", [rule] if rule else []
    )
    return (Flag(*row) for row in rows)


def counts(session: Session) -> dict[str, int]:
    """Rule → number of flags, of the rules that found something; the graver first."""
    rows = session.rows(
        "SELECT rule, count(*) FROM flags GROUP BY ALL ORDER BY min(severity), 2 DESC, 1"
    )
    return {rule: int(number) for rule, number in rows}


def _row(item: str) -> tuple[Any, ...]:
    """The thresholds of an item, numbers in millionths; ``stuck`` counts records."""
    told = _thresholds().get(item) or _thresholds()["*"]
    numbers = [_millionths(told.get(key)) for key in ("low", "high", "jump")]
    slips = [_millionths(told.get(key)) for key in ("slip_high", "slip_low")]
    low = None if item == "氧化还原电位" else numbers[0]
    return (
        item,
        told.get("unit", ""),
        low,
        *numbers[1:],
        int(told["stuck"]),
        *slips,
        told.get("slip", ""),
    )


def _millionths(text: str | None) -> int | None:
    return None if text is None else read_value(text, Tokens(frozenset(), frozenset())).value


@cache
def _thresholds() -> Mapping[str, Mapping[str, str]]:
    import yaml

    text = (
        files("yuanjian.monitoring.quality").joinpath("thresholds.yaml").read_text(encoding="utf-8")
    )
    return {row["item"]: row for row in yaml.load(text, Loader=yaml.BaseLoader)}
