"""The grammar of times, as files of measured values write them; it refuses to guess.

    2016-01-01 05:00 · 2016/1/1 5:00:00 · 2016年1月1日5时 · 2016-01-01T05 · 2016010105 · 2016-01-01 24:00
    2016-01-01T05:00:00+08:00 · 2015-12-31T21:00:00Z · 08-26 13:00 (with a year said) · 2016-01 · 42370.5 (Excel)
    2016-01-01 04:00-05:00 · 2016-01-01 04:00~2016-01-01 05:00 · 2016-01-01 04:00至04:59 (one hour, begin and end)

A time is read as its label: whether that is the begin or the end of the interval, the declaration says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from yuanjian.core.text import fold

Precision = Literal["month", "day", "hour", "minute", "second"]
EARLIEST: Final = 1950
LATEST: Final = 2200

PLAIN: Final = r"^(19|20|21)\d\d(-\d\d?-\d\d? |/\d\d?/\d\d? |-\d\d?-\d\d?T)([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"
PLAIN_SQL: Final = (
    "if(regexp_full_match({text}, '"
    + PLAIN
    + "'), try_strptime(replace(replace({text}, '/', '-'), 'T', ' '), "
    "['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M']), NULL)"
)
"""SQL of the usual times, NULL of all others: those go through ``read_time``, each text once."""

ALONE: Final = r"([01]?\d|2[0-4])([:：]\d{2}([:：]\d{2})?|[时点](\d{1,2}分)?)"
"""A time of day without its date."""

_DATE = r"(?P<y>\d{4})(?:年|[-/.])(?P<m>\d{1,2})(?:月|[-/.])(?P<d>\d{1,2})日?"
_NO_YEAR = r"(?P<m>\d{1,2})(?:月|[-/])(?P<d>\d{1,2})日?"
_CLOCK = r"(?P<h>\d{1,2})(?:(?:时|点|[:：])(?:(?P<i>\d{1,2})(?:分|[:：])?(?:(?P<s>\d{1,2})(?:\.\d+)?秒?)?)?)?"
_ZONE = r"(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|北京时间|CST|\(CST\))?"


def _plainly(pattern: str) -> str:
    """The pattern without names for its groups, to be used twice."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_FULL = re.compile(rf"^{_DATE}(?:[T ]*{_CLOCK})?\s*{_ZONE}$", re.IGNORECASE)
_SHORT = re.compile(rf"^{_NO_YEAR}(?:[T ]*{_CLOCK})?\s*{_ZONE}$", re.IGNORECASE)
_PACKED = re.compile(
    r"^(?P<y>(?:19|20|21)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[T_ ]?(?P<h>\d\d)(?P<i>[0-5]\d)?(?P<s>[0-5]\d)?)?(?:\d{3})?$"
)
_PACKED_DAY = re.compile(
    rf"^(?P<y>(?:19|20|21)\d\d)(?P<m>\d\d)(?P<d>\d\d)[T ]+{_CLOCK}\s*{_ZONE}$", re.IGNORECASE
)
_MONTH = re.compile(r"^(?P<y>\d{4})(?:年|[-/.])(?P<m>\d{1,2})月?$")
_SERIAL = re.compile(r"^[2-7]\d{4}(?:\.\d+)?$")
_BEIJING = timedelta(hours=8)


_RANGE = re.compile(
    rf"^(?P<begin>{_plainly(_DATE)}[T ]*{_plainly(_CLOCK)})\s*(?:[-~—–至到]|--)\s*(?P<end>.+)$"
)
_HOUR: Final = timedelta(hours=1)


class Untimed(ValueError):
    """A text that is no time; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class TimeRead:
    """What a text says as a time: ``at`` in local time (UTC+8), and how fine it is written.

    ``zone`` is the offset that the text itself gives («» when none); the text's time was moved to UTC+8.
    ``ranged``: the text says begin and end.
    """

    at: datetime
    precision: Precision
    zone: str = ""
    ranged: bool = False


def read_time(
    text: str, *, year: int | None = None, offset: timedelta = _BEIJING, at_end: bool = True
) -> TimeRead:
    """The time that a text says. ``year`` is that of texts without one; ``offset`` theirs from UTC without a zone.

    A range of one hour is read as its end, or as its begin where times label that (``at_end`` false).

    Raises:
        Untimed: no time, a day or an hour that the calendar does not have, or a year that was not said.
    """
    plain = " ".join(fold(text).split())
    found = _FULL.match(plain) or _PACKED.match(plain) or _PACKED_DAY.match(plain)
    if found and (found.groupdict().get("zone") or "").startswith("-") and "T" not in plain:
        found = None  # 04:00-05:00 is an hour, not a zone in the Atlantic
    if found is None and (span := _RANGE.match(plain)):
        return _from_range(span, offset, at_end)
    if found is None and (month := _MONTH.match(plain)):
        return TimeRead(_made(month["y"], month["m"], "1"), "month")
    if found is None and _SERIAL.match(plain):
        return _from_serial(plain)
    if found is None and (found := _SHORT.match(plain)):
        if year is None:
            raise Untimed("时间没有年份，请在来源声明中写明“年份”")
        return _read(found, str(year), offset)
    if found is None and re.fullmatch(ALONE, plain):
        raise Untimed("时间只有钟点，没有日期")
    if found is None:
        raise Untimed("读不出时间，应为 2016-01-01 05:00 的样子")
    return _read(found, found["y"], offset)


def _from_range(span: re.Match[str], offset: timedelta, at_end: bool) -> TimeRead:
    """The end or the begin of an hour that says both; its end may be written as its last minute."""
    begin = read_time(span["begin"], offset=offset)
    said = (
        span["end"] if re.match(r"\d{4}", span["end"]) else f"{_day(span['begin'])} {span['end']}"
    )
    end = read_time(said, offset=offset).at
    if end < begin.at:
        end += timedelta(days=1)
    if end - begin.at not in (_HOUR, _HOUR - timedelta(minutes=1), _HOUR - timedelta(seconds=1)):
        raise Untimed("时段不是一个小时")
    return TimeRead(begin.at + _HOUR if at_end else begin.at, "hour", begin.zone, ranged=True)


def _day(text: str) -> str:
    found = re.match(_DATE, text)
    return found[0] if found else text


def _read(found: re.Match[str], year: str, offset: timedelta) -> TimeRead:
    parts = found.groupdict()
    day = _made(year, parts["m"], parts["d"])
    hour, minute, second = (int(parts[k] or 0) for k in ("h", "i", "s"))
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        raise Untimed(f"没有 {hour}:{minute:02} 这个时刻")
    at = day + timedelta(hours=hour, minutes=minute, seconds=second)
    precision: Precision = (
        "day" if parts["h"] is None else "second" if second else "minute" if minute else "hour"
    )
    zone = (parts.get("zone") or "").upper()
    own = _offset(zone) if zone else offset
    moved = at if parts["h"] is None else at - own + _BEIJING
    return TimeRead(moved, precision, zone)


def _made(year: str, month: str, day: str) -> datetime:
    if not EARLIEST <= int(year) < LATEST:
        raise Untimed(f"年份 {year} 不合理")
    try:
        return datetime(int(year), int(month), int(day))
    except ValueError:
        raise Untimed(f"日历上没有 {int(year)}年{int(month)}月{int(day)}日") from None


def _offset(zone: str) -> timedelta:
    if zone in ("北京时间", "CST", "(CST)"):
        return _BEIJING
    found = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone)
    if found is None:
        return timedelta(0)
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if size > timedelta(hours=14):
        raise Untimed(f"没有 {zone} 这个时区")
    return -size if found[1] == "-" else size


def read_zone(text: str) -> timedelta:
    """The offset from UTC that a declaration says: +08:00, Z, UTC+8, 北京时间.

    Raises:
        Untimed: no offset.
    """
    plain = "".join(fold(text).split()).upper()
    if not re.fullmatch(_ZONE.removesuffix("?"), plain, re.IGNORECASE):
        raise Untimed(f"“{text}”不是时区，应为 +08:00 的样子")
    return _offset(plain)


def _from_serial(text: str) -> TimeRead:
    """A day number of Excel's calendar (1900); its fraction is of a day, right to the second."""
    days, _, part = text.partition(".")
    seconds = round(int(part or 0) * 86400 / 10 ** len(part)) if part else 0
    at = datetime(1899, 12, 30) + timedelta(days=int(days), seconds=seconds)
    precision: Precision = "day"
    if part.strip("0"):
        precision = "second" if at.second else "minute" if at.minute else "hour"
    return TimeRead(at, precision)
