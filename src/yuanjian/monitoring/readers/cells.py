"""The cells of the staged view → ``_fresh``: times and values read, in SQL where they are plain, else by the grammars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers import times, values
from yuanjian.monitoring.readers.headers import Role, measured
from yuanjian.monitoring.readers.problem import SHOWN, Problem, Problems, UnreadableSeries
from yuanjian.monitoring.readers.shape import Column, Shape
from yuanjian.monitoring.readers.terms import Terms, factor, item_key, unit_of
from yuanjian.monitoring.readings import MOST, Grain

_MARK: Final = "\x1f"
_CHUNK: Final = 20_000


def insert_cells(
    session: Session, shape: Shape, terms: Terms, source: int, problems: Problems, folder: Path
) -> tuple[Grain, list[str]]:
    """Fill ``_fresh`` (as ``readings``) from ``_staged``; the grain that was found, and notes.

    Raises:
        UnreadableSeries: no time of the file can be read, or a unit cannot be converted.
    """
    scan = Scan(shape, terms)
    _read_times(session, scan, folder)
    _fill_columns(session, scan)
    _read_values(session, scan, folder)
    grain = _grain(session, scan)
    notes = _settle_windows(session, grain)
    session.run(
        _FRESH.format(scan=scan.cells, start=_start(terms, grain), **scan.words(grain, source))
    )
    _tell_times(session, scan, problems)
    notes += _tell_values(session, scan, problems)
    return grain, notes


@dataclass(frozen=True, slots=True)
class Scan:
    """The staged view as SQL: the point, the time's text, and the measured cells one below the other."""

    shape: Shape
    terms: Terms

    @property
    def point(self) -> str:
        """SQL of the point's name."""
        column = self.shape.point
        default = _quoted(self.terms.point)
        return f"coalesce(trim(c{column.index}), {default})" if column else default

    @property
    def time(self) -> str:
        """SQL of the time as one text, from whichever columns say it."""
        return _time(self.shape)

    @property
    def cells(self) -> str:
        """SQL: line, point, time, k (what is measured), raw, flag of every cell."""
        shape = self.shape
        if shape.long:
            return (
                f"SELECT line, {self.point} AS point, {self.time} AS time, {_long_key(shape)} AS k, "
                f"trim(c{shape.of('value')[0].index}) AS raw, {_one_flag(shape)} AS flag FROM _staged"
            )
        measured_columns = wide_columns(shape)
        keys = ", ".join(f"'{c.index}'" for c in measured_columns)
        raws = ", ".join(f"trim(c{c.index})" for c in measured_columns)
        flags = ", ".join(_flag(shape, c) for c in measured_columns)
        return (
            f"SELECT line, {self.point} AS point, {self.time} AS time, unnest([{keys}]) AS k, "
            f"unnest([{raws}]) AS raw, unnest([{flags}]) AS flag FROM _staged"
        )

    def words(self, grain: str, source: int) -> dict[str, Any]:
        """The other pieces of the insert."""
        numbers = ", ".join(str(n) for n in sorted(self.terms.tokens.numbers))
        return {
            "grain": grain,
            "source": source,
            "plain_time": times.PLAIN,
            "plain_value": values.PLAIN,
            "millionths": values.PLAIN_SQL.format(text="c.raw"),
            "numbers": numbers or "NULL",
            "most": MOST,
            "shift": _shift(self.terms),
        }


def wide_columns(shape: Shape) -> tuple[Column, ...]:
    """The columns that hold values, of a table that is not long."""
    return shape.of("value_of") or shape.of("value")


def _long_key(shape: Shape) -> str:
    unit = shape.of("unit")
    item = f"trim(c{shape.of('item')[0].index})"
    return (
        f"concat({item}, '{_MARK}', trim(c{unit[0].index}))"
        if unit
        else f"concat({item}, '{_MARK}')"
    )


def _one_flag(shape: Shape) -> str:
    flags = shape.of("flag")
    return f"trim(c{flags[0].index})" if flags else "CAST(NULL AS VARCHAR)"


def _flag(shape: Shape, column: Column) -> str:
    """The flag of a measured column: its own, else the one of the record."""
    for each in shape.of("flag_of"):
        if each.measured and column.measured and each.measured.item == column.measured.item:
            return f"trim(c{each.index})"
    return _one_flag(shape)


def _time(shape: Shape) -> str:
    def cell(column: Column) -> str:
        return f"regexp_replace(trim(c{column.index}), '\\.0+$', '')"

    when = shape.of("time", "date")
    if when:
        text = f"trim(c{when[0].index})"
        if clock := shape.of("clock", "hour", *(("time",) if when[0].role == "date" else ())):
            hour = cell(clock[0])
            text = f"concat({text}, ' ', {hour}, if(contains({hour}, ':') OR contains({hour}, '时'), '', ':00'))"
        if (apart := shape.of("year")) and not shape.of("month"):
            text = f"if(regexp_matches({text}, '^\\d{{4}}'), {text}, concat({cell(apart[0])}, '-', {text}))"
        return text
    roles: tuple[Role, ...] = ("year", "month", "day", "hour", "minute")
    year, month, day, hour, minute = (cell(p[0]) if (p := shape.of(role)) else "" for role in roles)
    text = f"{year}, '-', {month}"
    if day:
        text += f", '-', {day}"
    if day and hour:
        text += f", ' ', {hour}, ':', " + (f"lpad({minute}, 2, '0')" if minute else "'00'")
    return f"concat({text})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


# Odd texts: each distinct one is read once, by the grammar


def _read_times(session: Session, scan: Scan, folder: Path) -> None:
    def rows(text: str) -> tuple[str, ...]:
        try:
            read = times.read_time(text, year=scan.terms.year, offset=scan.terms.zone)
        except times.Untimed as no:
            return (text, "", "", "", str(no))
        return (text, read.at.isoformat(" "), read.precision, read.zone, "")

    query = (
        f"SELECT DISTINCT t FROM (SELECT {scan.time} AS t FROM _staged) "
        f"WHERE t IS NOT NULL AND NOT regexp_full_match(t, '{times.PLAIN}')"
    )
    kinds = {
        "text": "VARCHAR",
        "moment": "TIMESTAMP",
        "precision": "VARCHAR",
        "zone": "VARCHAR",
        "trouble": "VARCHAR",
    }
    _by_grammar(session, query, rows, folder / "times.txt", "_times", kinds)


def _read_values(session: Session, scan: Scan, folder: Path) -> None:
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
            read.unit,
            read.trouble,
        )

    query = (
        f"SELECT DISTINCT raw FROM ({scan.cells}) "
        f"WHERE raw IS NOT NULL AND NOT regexp_full_match(raw, '{values.PLAIN}')"
    )
    kinds = {
        "text": "VARCHAR", "value": "BIGINT", "state": "VARCHAR", "below": "BOOLEAN", "rounded": "BOOLEAN",
        "mark": "VARCHAR", "unit": "VARCHAR", "trouble": "VARCHAR",
    }  # fmt: skip
    _by_grammar(session, query, rows, folder / "values.txt", "_values", kinds)


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
            out.write(_MARK.join(cell.replace("\n", " ") for cell in rows(text)) + "\n")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in kinds.items())
    path = str(file).replace("'", "''")
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {table} AS FROM read_csv('{path}', auto_detect = false, header = false, "
        f"delim = '{_MARK}', quote = '', escape = '', nullstr = '', columns = {{{columns}}})"
    )


def _texts(session: Session, query: str) -> Iterator[str]:
    cursor = session.connection.execute(query)
    while chunk := cursor.fetchmany(_CHUNK):
        for (text,) in chunk:
            yield text


# What each column, or each item of a long table, measures


def _fill_columns(session: Session, scan: Scan) -> None:
    session.run(
        "CREATE OR REPLACE TEMP TABLE _columns (k VARCHAR, header VARCHAR, item VARCHAR, stat VARCHAR, unit VARCHAR, "
        "num BIGINT, den BIGINT, span INTEGER)"
    )
    shape, terms = scan.shape, scan.terms
    if not shape.long:
        session.fill("_columns", (_wide_row(c, terms) for c in wide_columns(shape)))
        return
    header = shape.of("value")[0].header
    keys = session.rows(f"SELECT DISTINCT {_long_key(shape)} FROM _staged")
    session.fill("_columns", (_long_row(key, header, terms) for (key,) in keys if key))


def _wide_row(column: Column, terms: Terms) -> tuple[Any, ...]:
    said = terms.units.get(column.header, "")
    what = column.measured
    if what is None:
        return (str(column.index), column.header, column.header, "mean", said, 1, 1, 0)
    return (str(column.index), *_measured_row(column.header, what, said, terms))


def _long_row(key: str, header: str, terms: Terms) -> tuple[Any, ...]:
    item, _, unit = key.partition(_MARK)
    what = measured(item)
    said = terms.units.get(item, "") or terms.units.get(header, "") or unit
    if what is None:
        return (key, header, item or None, "mean", said, 1, 1, 0)
    return (key, *_measured_row(header, what, said or what.unit, terms))


def _measured_row(header: str, what: Any, said: str, terms: Terms) -> tuple[Any, ...]:
    """header, item, stat, unit, numerator and denominator of the factor to that unit, hours of the mean."""
    target = unit_of(what.item, what.stat, terms.medium)
    times_by = factor(said, target)
    if times_by is None:
        raise UnreadableSeries(
            "declaration",
            f"“{header}”列的单位“{said}”不能换算为 {target}",
            f"请先换算，或在来源声明的“单位”中写明，如 单位: {{{header}: {target}}}",
        )
    item = item_key(what.item, terms.medium) + ("折算" if what.converted else "")
    return (
        header, item, what.stat, target or said, times_by.numerator, times_by.denominator, what.window
    )  # fmt: skip


# Grain and begin


def _grain(session: Session, scan: Scan) -> Grain:
    """The grain that was said, else the one that the times show.

    Raises:
        UnreadableSeries: no time can be read (``no_time``).
    """
    seen = session.rows(_TIMES_SEEN.format(time=scan.time, plain_time=times.PLAIN))[0]
    rows, minutes, hours, months = seen
    if not rows:
        first = session.rows(f"SELECT {scan.time} FROM _staged LIMIT 1")[0][0]
        raise UnreadableSeries(
            "no_time",
            f"所有行的时间都读不出来（如“{first}”）",
            "时间应为 2016-01-01 05:00 的样子，或在来源声明中写明时间列",
        )
    if scan.terms.grain:
        return scan.terms.grain
    sampled = scan.terms.medium in ("water", "groundwater", "soil", "noise")
    if months == rows:
        return "month"
    if minutes > 1:
        return "sample" if sampled else "minute"
    windows = {c.measured.window for c in scan.shape.of("value_of") if c.measured}
    if not hours:
        return "sample" if sampled else "day"
    if windows <= {24, 80} and windows:
        return "day"
    return "hour"


def _settle_windows(session: Session, grain: Grain) -> list[str]:
    """What a mean over several hours is in a file of this grain: of days the value itself, of hours not read.

    Of a day, ozone is its largest 8-hour mean, unless a second column says so: then the first is the largest hour.
    """
    if grain == "day":
        session.run(_DAY_WINDOWS)
        return []
    running = session.rows("SELECT DISTINCT header FROM _columns WHERE span > 1 ORDER BY header")
    session.run("UPDATE _columns SET item = NULL WHERE span > 1")
    names = "、".join(header for (header,) in running)
    return [f"滑动平均由小时值重新计算，没有读入：{names}"] if running else []


def _shift(terms: Terms) -> str:
    """SQL: what is added to a plain time to be in UTC+8."""
    minutes = 8 * 60 - int(terms.zone.total_seconds()) // 60
    return f"INTERVAL ({minutes}) MINUTE"


def _start(terms: Terms, grain: str) -> str:
    """SQL of the begin of the interval that ``moment`` labels."""
    match grain:
        case "sample":
            return "moment"
        case "day" | "month":
            return f"date_trunc('{grain}', moment)"
        case _:
            back = f" - INTERVAL 1 {grain.upper()}" if terms.label == "end" else ""
            return f"date_trunc('{grain}', moment){back}"


_DAY_WINDOWS: Final = """
UPDATE _columns SET stat = CASE
    WHEN span IN (8, 80) THEN 'max8h'
    WHEN EXISTS (FROM _columns o WHERE o.item = 'o3' AND o.span IN (8, 80)) THEN 'max'
    ELSE 'max8h' END
WHERE item = 'o3' AND stat = 'mean'
"""

_TIMES_SEEN: Final = """
WITH texts AS (SELECT {time} AS t, count(*) AS n FROM _staged GROUP BY ALL), read AS (
    SELECT n, coalesce(ts.moment, if(regexp_full_match(t, '{plain_time}'),
        try_strptime(replace(replace(t, '/', '-'), 'T', ' '), ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']), NULL)) AS moment,
        ts.precision AS precision
    FROM texts LEFT JOIN _times ts ON ts.text = t
)
SELECT count(moment), count(DISTINCT minute(moment)), count(*) FILTER (hour(moment) <> 0 OR minute(moment) <> 0),
    count(*) FILTER (precision = 'month')
FROM read
"""

_FRESH: Final = """
CREATE OR REPLACE TEMP TABLE _fresh AS
WITH cells AS ({scan}), joined AS (
    SELECT c.line, c.point, c.raw, m.item, m.stat, m.num, m.den, coalesce(nullif(v.mark, ''), c.flag) AS flag,
        coalesce(ts.moment, if(regexp_full_match(c.time, '{plain_time}'), try_strptime(
            replace(replace(c.time, '/', '-'), 'T', ' '), ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']) + {shift}, NULL)) AS moment,
        if(v.text IS NULL AND regexp_full_match(c.raw, '{plain_value}'), {millionths}, v.value) AS written,
        coalesce(v.state, if(c.raw IS NULL, 'missing', 'valid')) AS said, coalesce(v.below, false) AS below
    FROM cells c JOIN _columns m ON m.k = c.k AND m.item IS NOT NULL
        LEFT JOIN _times ts ON ts.text = c.time LEFT JOIN _values v ON v.text = c.raw
), scaled AS (
    SELECT *, CAST(written AS HUGEINT) * num AS product,
        said = 'valid' AND NOT below AND written IN ({numbers}) AS token
    FROM joined WHERE moment IS NOT NULL
), divided AS (
    SELECT *, abs(product) // den AS q, abs(product) % den AS r FROM scaled
), rounded AS (
    SELECT *, sign(product) * (q + CAST(2 * r > den OR (2 * r = den AND q % 2 = 1) AS INTEGER)) AS v FROM divided
)
SELECT point, item, CASE WHEN '{grain}' = 'sample' AND stat = 'mean' THEN 'spot' ELSE stat END AS stat,
    '{grain}' AS grain, {start} AS start,
    CAST(CASE WHEN token OR abs(v) > {most} THEN NULL ELSE v END AS BIGINT) AS value,
    CASE WHEN token THEN 'missing' WHEN said = 'valid' AND (v IS NULL OR abs(v) > {most}) THEN 'invalid' ELSE said END
        AS state,
    raw, line, below, flag, CAST({source} AS INTEGER) AS source
FROM rounded
"""


# What could not be read


def _tell_times(session: Session, scan: Scan, problems: Problems) -> None:
    header = "、".join(c.header for c in scan.shape.of("time", "date", "year")) or "时间"
    bad = (
        f"SELECT line, t, coalesce(ts.trouble, '时间是空的') AS trouble FROM (SELECT line, {scan.time} AS t FROM _staged) "
        f"LEFT JOIN _times ts ON ts.text = t WHERE t IS NULL OR ts.trouble <> '' ORDER BY line"
    )
    odd = session.rows("SELECT count(*) FROM _times WHERE trouble <> ''")[0][0]
    number = (
        session.rows(f"SELECT count(*) FROM ({bad})")[0][0] if odd or _blank(session, scan) else 0
    )
    for line, text, trouble in session.rows(f"{bad} LIMIT {SHOWN}") if number else ():
        said = f"“{text[:40]}”{trouble}" if text else trouble
        problems.add(Problem("time", line, f"{said}，该行没有读入", "", header, text or ""))
    if number > SHOWN:
        problems.counts["time"] += number - SHOWN


def _blank(session: Session, scan: Scan) -> bool:
    return bool(session.rows(f"SELECT 1 FROM _staged WHERE {scan.time} IS NULL LIMIT 1"))


def _tell_values(session: Session, scan: Scan, problems: Problems) -> list[str]:
    """Cells that are neither a value nor a token; notes on what was rounded."""
    bad = (
        f"SELECT line, header, raw, v.trouble FROM ({scan.cells}) c JOIN _values v ON v.text = c.raw "
        "JOIN _columns m ON m.k = c.k WHERE v.trouble <> '' ORDER BY line, m.k"
    )
    if session.rows("SELECT count(*) FROM _values WHERE trouble <> ''")[0][0]:
        number = session.rows(f"SELECT count(*) FROM ({bad})")[0][0]
        for line, header, raw, trouble in session.rows(f"{bad} LIMIT {SHOWN}"):
            problems.add(
                Problem(
                    "value",
                    line,
                    f"“{raw[:40]}”{trouble}，作无效",
                    "请核对，或在来源声明的“缺测”中写明",
                    header,
                    raw,
                )
            )
        problems.counts["value"] += max(0, number - SHOWN)
    rounded = session.rows("SELECT count(*) FROM _values WHERE rounded")[0][0]
    return [f"有 {rounded} 种写法的小数超过6位，按第6位取舍（四舍六入五成双）"] if rounded else []
