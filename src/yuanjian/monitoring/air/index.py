"""The air quality index of hours or days (HJ 633): sub-indices, primary pollutants, level, whether it is published.

In: table ``aqi_rows``: ``id BIGINT``, ``day DATE`` of observation, a column for each of ``MEASURES``
[millionths of μg/m³, CO of mg/m³; NULL: no value] and beside it ``<measure>_off BOOLEAN``: not monitored.
Out: table ``aqi_index``, a row each: ``id, edition, aqi, prime, level, iaqi_<measure>…, missing, beyond,
publishable``. ``beyond`` names measures above a table that ends without an index: then there is no ``aqi``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from yuanjian.monitoring.readings import SCALE
from yuanjian.monitoring.sql import filled, text
from yuanjian.norms import aqi

if TYPE_CHECKING:
    from yuanjian.monitoring.engines import Engine
    from yuanjian.monitoring.engines.duck import Session

Kind = Literal["hour", "day"]
Standard = Literal["auto", "2012", "2026"]

MEASURES: Final = ("so2", "no2", "co", "o3", "o3_8h", "pm10", "pm25")
"""Columns of concentrations, in the order in which items are named; ``o3_8h`` is the day's largest 8-hour mean."""

ROWS: Final = (
    "CREATE OR REPLACE TABLE aqi_rows (id BIGINT, day DATE, "
    + ", ".join(f"{m} BIGINT, {m}_off BOOLEAN" for m in MEASURES)
    + ")"
)
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_PARTICLES = {"pm10", "pm25"}


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one hour or day; ``value`` None: nothing measured, or ``beyond`` is not empty."""

    value: int | None
    primary: tuple[str, ...]
    level: str
    items: Mapping[str, int]
    missing: tuple[str, ...]
    beyond: tuple[str, ...]
    publishable: Literal["yes", "no", "unknown"]
    edition: str


def evaluate(session: Engine, kind: Kind, standard: Standard = "auto") -> None:
    """``aqi_rows`` → ``aqi_index``, by the edition in force on the day, or by one for all days."""
    fill_law(session, kind, standard)
    session.run(
        filled(
            "air/index.sql",
            subindices=",\n".join(
                filled("air/subindex.sql", item=item).rstrip() for item in MEASURES
            ),
            scales="\n".join(
                f"    LEFT JOIN aqi_scale AS l_{item}"
                f" ON l_{item}.edition = e.edition AND l_{item}.item = '{item}'"
                for item in MEASURES
            ),
        )
    )


def fill_law(session: Engine, kind: Kind, standard: Standard = "auto") -> None:
    """The tables of law that ``index.sql`` joins."""
    session.run(text("air/law_index.sql"))
    known = aqi.editions()
    session.fill("aqi_editions", _spans(standard))
    session.fill("aqi_scale", [row for edition in known for row in _scales(edition, kind)])
    session.fill("aqi_levels", [row for edition in known for row in _levels(edition)])
    session.fill("aqi_publication", _publications())


def edition_of(on: date, standard: Standard = "auto") -> aqi.Edition:
    """The edition that rules a day. The oldest one rules what lies before it, too: see ``before_law``."""
    known = aqi.editions()
    if standard != "auto":
        return next(e for e in known if e.document.number.endswith(standard))
    return next((e for e in reversed(known) if (e.document.in_force or _FIRST) <= on), known[0])


def before_law(on: date) -> str:
    """What to tell of a day before the oldest edition was in force everywhere; «» for later days."""
    oldest = aqi.editions()[0].document
    if oldest.in_force is None or on >= oldest.in_force:
        return ""
    return f"{oldest.number} 自 {oldest.in_force} 起全国施行，更早的日期也按它计算（当时重点区域已分期实施）"


def _spans(standard: Standard) -> list[tuple[str, date, date, int]]:
    known = aqi.editions()
    if standard != "auto":
        one = edition_of(_LAST, standard)
        return [(one.document.number, _FIRST, _LAST, one.primary_above)]
    return [
        (
            one.document.number,
            _FIRST if one is known[0] else one.document.in_force or _FIRST,
            one.document.until or _LAST,
            one.primary_above,
        )
        for one in known
    ]


def _scales(edition: aqi.Edition, kind: Kind) -> Iterable[Sequence[str | int | None]]:
    """A row of ``aqi_scale`` for each measure that this kind of index looks at."""
    for measure in edition.measures:
        if measure.kind != kind:
            continue
        table = edition.of(measure.item, measure.period)
        spare = [None] * (len(aqi.INDICES) - len(table.points))
        indices = [index for index, _ in table.points]
        tops = [int(at * SCALE) for _, at in table.points]
        # The table is whole: its last index holds above it. Else a number, or another period's table.
        above = indices[-1] if not spare else int(table.above) if table.above.isdigit() else None
        yield (
            edition.document.number, measure.key, measure.role,
            *indices, *spare, *tops, *spare, tops[-1], above,
        )  # fmt: skip


def _levels(edition: aqi.Edition) -> Iterable[Sequence[str | int]]:
    for level in edition.levels:
        high = 10**9 if level.high is None else level.high
        yield edition.document.number, level.low, high, level.category


def _publications() -> Iterable[Sequence[date | bool | int | str]]:
    for number, edition in enumerate(aqi.editions()):
        for rule in edition.publication:
            if rule.needs and set(rule.needs) != _PARTICLES:
                raise ValueError(f"publication rule needs {rule.needs}")
            begin = _FIRST if not number else edition.document.in_force or _FIRST
            yield (
                rule.first or begin, rule.last or edition.document.until or _LAST,
                bool(rule.needs), rule.over, rule.above, rule.below,
            )  # fmt: skip


Values = Mapping[str, "Decimal | Fraction | int | Literal['/'] | None"]
"""Value by measure [μg/m³, CO mg/m³]; None or absent: missing; «/»: not monitored."""


def indices(
    rows: Sequence[tuple[date, Values]],
    kind: Kind = "day",
    standard: Standard = "auto",
    *,
    session: Session | None = None,
) -> list[Index]:
    """The index of each row, in order: (day of observation, its values). At most six decimals each."""
    if session is None:
        from yuanjian.monitoring.engines.duck import Session  # facts without days never load it

        with Session(memory="256MB", threads=1) as own:
            return indices(rows, kind, standard, session=own)
    session.run(ROWS)
    columns: list[list[object]] = [
        list(range(len(rows))),
        [day for day, _ in rows],
    ]
    for measure in MEASURES:
        given = [values.get(measure) for _, values in rows]
        columns += [[_millionths(v) for v in given], [v == "/" for v in given]]
    wanted = ", ".join("unnest(?::BIGINT[]), unnest(?::BOOLEAN[])" for _ in MEASURES)
    session.run(
        f"INSERT INTO aqi_rows SELECT unnest(?::BIGINT[]), unnest(?::DATE[]), {wanted}", columns
    )
    evaluate(session, kind, standard)
    found = session.rows(
        "SELECT aqi, prime, level, missing, beyond, publishable, edition, "
        + ", ".join(f"iaqi_{m}" for m in MEASURES)
        + " FROM aqi_index ORDER BY id"
    )
    return [_made(one) for one in found]


def _made(row: tuple[object, ...]) -> Index:
    value, prime, level, missing, beyond, publishable, edition, *items = row
    return Index(
        value=value,  # type: ignore[arg-type]
        primary=_split(prime),
        level=str(level or ""),
        items={m: i for m, i in zip(MEASURES, items, strict=True) if isinstance(i, int)},
        missing=_split(missing),
        beyond=_split(beyond),
        publishable=publishable,  # type: ignore[arg-type]
        edition=str(edition),
    )


def _split(joined: object) -> tuple[str, ...]:
    return tuple(filter(None, str(joined).split(",")))


def _millionths(value: Decimal | Fraction | int | str | None) -> int | None:
    if value is None or isinstance(value, str):
        return None
    scaled = value * SCALE
    if scaled != int(scaled):
        raise ValueError(f"{value} has more than six decimals")
    return int(scaled)
