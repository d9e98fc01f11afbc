"""Terms as an iCalendar file (RFC 5545) that Outlook, WeCom, DingTalk and telephones take in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from yuanjian.audit.duty import Due, Together, together

_LINE = 75  # octets, without the line break (RFC 5545 3.1)
_REMIND = (30, 7)  # days before
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_file(dues: Iterable[Due], *, park: str, code: str, made: datetime) -> bytes:
    """One whole-day event for each duty and day, with whom it concerns, the basis, and two reminders.

    Args:
        made: when the file is written, with its time zone.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yuanjian//duties//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(park + ' 法定期限')}",
    ]
    for one in together(list(dues)):
        lines += _event(one, code, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _event(one: Together, code: str, made: datetime) -> list[str]:
    first = one.first
    about = f"{code}|{first.day}|{first.what}|{first.basis}"
    uid = hashlib.sha256(about.encode()).hexdigest()[:32]
    title = f"{first.what}（{one.who}）"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@yuanjian",
        f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{first.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(chr(10).join(_told(one)))}",
        "CATEGORIES:" + escaped("生态环境法定期限" if first.clock else first.stated),
        "TRANSP:TRANSPARENT",
    ]
    for days in _REMIND:
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"TRIGGER:-P{days}D",
            f"DESCRIPTION:{escaped(f'还有 {days} 天：{title}')}",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _told(one: Together) -> list[str]:
    """The description: whom, by what, how sure, from which rows."""
    first = one.first
    basis = f"依据：{first.basis}"
    if first.unverified:
        basis += "（条文待核对原文）"
    lines = [basis]
    for term in one.terms:
        lines.append("　".join(filter(None, (f"{term.who}", *term.told))))
    return lines


def escaped(text: str) -> str:
    """A TEXT value: no control characters; backslash, semicolon, comma and line breaks escaped (3.3.11)."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, "\\" + sign)
    return plain.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets, none within a character; further parts begin with a blank."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE:
            yield part
            part, size = " ", 1
        part += char
        size += octets
    yield part


def file_name(park: str, days: Sequence[str]) -> str:
    """«澄江综合保税区法定期限（2022-10-01至2022-12-30）.ics»"""
    return f"{park}法定期限（{'至'.join(days)}）.ics"
