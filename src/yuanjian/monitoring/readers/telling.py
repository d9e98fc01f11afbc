"""What could not be read of a staged table, as problems with line and column, and as notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from yuanjian.core.dates import spoken
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.problem import SHOWN, Problem, Problems
from yuanjian.monitoring.readers.scan import MARK, Scan
from yuanjian.monitoring.readers.times import ALONE, read_zone

Words = Callable[[str, str, str], str]
"""A message from a cell's text, the trouble with it, and its flag."""

_SUMMARY = "合计|总计|小计|平均|均值|最大|最小|超标|个数|备注|注[:：]|说明|制表|审核|单位[:：]"


def tell_times(session: Session, scan: Scan, problems: Problems) -> list[str]:
    """Records without a time: problems, but for rows of totals and remarks, which are noted."""
    notes = _zones(session) + _titled(session, scan)
    if not session.rows("SELECT 1 FROM _times WHERE moment IS NULL LIMIT 1"):
        return notes
    header = "、".join(c.header for c in scan.shape.of("date", "time", "year")) or "时间"
    untimed = (
        f"SELECT line, t, ts.trouble, "
        f"coalesce(regexp_matches(concat_ws(' ', t, {_first_cells(scan)}), '{_SUMMARY}'), false) AS summary "
        f"FROM (SELECT *, {scan.time} AS t FROM _staged) JOIN _times ts ON ts.text IS NOT DISTINCT FROM t "
        f"WHERE ts.moment IS NULL"
    )
    number = session.rows(f"SELECT count(*) FROM ({untimed}) WHERE NOT summary")[0][0]
    shown = session.rows(f"FROM ({untimed}) WHERE NOT summary ORDER BY line LIMIT {SHOWN}")
    for line, text, trouble, _ in shown:
        said = f"“{text[:40]}”{trouble}" if text else trouble
        problems.add(Problem("time", line, f"{said}，该行没有读入", "", header, text or ""))
    problems.more("time", number - len(shown))
    lines = [
        str(n)
        for (n,) in session.rows(
            f"SELECT line FROM ({untimed}) WHERE summary ORDER BY line LIMIT 6"
        )
    ]
    more = "等" if len(lines) > 5 else ""
    return notes + ([f"第{'、'.join(lines[:5])}{more}行是合计或备注，没有读入"] if lines else [])


def _zones(session: Session) -> list[str]:
    """Zones that times say themselves and that are not Beijing's: they were converted."""
    zones = session.rows("SELECT DISTINCT zone FROM _times WHERE zone <> '' ORDER BY zone")
    other = [zone for (zone,) in zones if read_zone(zone) != timedelta(hours=8)]
    return [f"时间带时区 {'、'.join(other)}，已换算为北京时间"] if other else []


def tell_names(session: Session, scan: Scan, problems: Problems) -> list[str]:
    """Records that name no point or, in a long table, no item; items of a long table that are not read."""
    blank: list[tuple[str, str, str, str]] = []
    if scan.shape.point:
        mend = "请补上；工作表里合并的单元格请先取消合并"
        blank.append(("point", scan.shape.point.header, f"{scan.point} IS NULL", mend))
    if scan.shape.long:
        item = scan.shape.of("item")[0]
        blank.append(("item", item.header, f"nullif(trim(c{item.index}), '') IS NULL", "请补上"))
    counts = ", ".join(f"count(*) FILTER ({w}), min(line) FILTER ({w})" for _, _, w, _ in blank)
    if counts:
        timed = f"FROM _staged JOIN _times ts ON ts.text = {scan.time} AND ts.moment IS NOT NULL"
        (found,) = session.rows(f"SELECT {counts} {timed}")
        for (kind, header, _, mend), number, first in zip(
            blank, found[::2], found[1::2], strict=True
        ):
            if number:
                what = "测点" if kind == "point" else "项目"
                problems.add(
                    Problem(kind, first, f"{what}是空的，该行没有读入", mend, header), number
                )
    if not scan.shape.long:
        return []
    left = session.rows(
        f"SELECT DISTINCT split_part(k, '{MARK}', 1) AS name FROM _columns "
        "WHERE item IS NULL AND span = 0 ORDER BY name"
    )
    names = "、".join(name for (name,) in left if name)
    return [f"不是监测值，没有读入：{names}"] if names else []


def _titled(session: Session, scan: Scan) -> list[str]:
    """That times of day were read with the date of a title."""
    column = scan.shape.of("time")
    if scan.shape.day is None or not column or scan.shape.of("date"):
        return []
    cell = f"trim(c{column[0].index})"
    found = session.rows(
        f"SELECT 1 FROM _staged WHERE regexp_full_match({cell}, '{ALONE}') LIMIT 1"
    )
    return [f"时间只有钟点，日期取自标题：{spoken(scan.shape.day)}"] if found else []


def _first_cells(scan: Scan) -> str:
    return ", ".join(f"c{c.index}" for c in scan.shape.columns[:3])


def tell_values(session: Session, scan: Scan, source: int, problems: Problems) -> list[str]:
    """Cells that are neither a value nor a token, non-detects without a limit, flags that nobody knows."""
    bad = (
        f"SELECT line, m.header, c.raw, v.trouble, f.flag FROM ({scan.cells}) c JOIN _columns m ON m.k = c.k "
        f"LEFT JOIN _values v ON v.text = c.raw "
        f"LEFT JOIN flag_words f ON f.source = {source} AND f.flag = coalesce(v.mark, c.flag) "
        f"WHERE m.item IS NOT NULL AND "
    )
    for kind, (possible, where, words, mend) in _KINDS.items():
        if not session.rows(f"SELECT 1 FROM {possible} LIMIT 1"):
            continue
        number = session.rows(f"SELECT count(*) FROM ({bad} {where})")[0][0]
        for line, header, raw, trouble, flag in session.rows(
            f"{bad} {where} ORDER BY line, m.k LIMIT {SHOWN}"
        ):
            message = words(raw or "", trouble or "", flag or "")
            problems.add(Problem(kind, line, message, mend, header, raw or ""))
        problems.more(kind, number - SHOWN)
    rounded = session.rows("SELECT count(*) FROM _values WHERE rounded")[0][0]
    return [f"有 {rounded} 种写法的小数超过6位，按第6位修约（四舍六入五成双）"] if rounded else []


# kind → where it may be, which cells (c), with their values (v), columns (m) and flags (f), the message, what to do
_KINDS: Final[dict[str, tuple[str, str, Words, str]]] = {
    "value": (
        "_values WHERE trouble IS NOT NULL",
        "v.trouble IS NOT NULL",
        lambda raw, trouble, _: f"“{raw[:40]}”{trouble}，作无效",
        "请核对，或在来源声明的“缺测”中写明",
    ),
    "nondetect": (
        "_values WHERE below AND value IS NULL",
        "v.below AND v.value IS NULL AND m.lim IS NULL",
        lambda raw, *_: f"“{raw}”没有注明检出限，作无效",
        "请写成 0.01L 的样子，或在来源声明的“检出限”中写明",
    ),
    "flag": (
        "flag_words WHERE cause = 'unknown'",
        "f.cause = 'unknown'",
        lambda raw, _, flag: f"不认识的标记“{flag[:20]}”，该值作无效",
        "请在来源声明的“标记”中写明，如 标记: {1: 正常}",
    ),
}
