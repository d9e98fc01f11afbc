"""The calendar file as RFC 5545 asks for it: lines of at most 75 octets, escaped texts, whole days, stable names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import facts
from yuanjian.audit.duty import calendar
from yuanjian.reports.ics import calendar_file, escaped, folded

MADE = datetime(2022, 1, 10, 8, 30, tzinfo=UTC)
_ALL = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


def lines_of(content: bytes) -> list[str]:
    """Content lines, unfolded (3.1)."""
    assert content.endswith(b"\r\n")
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescaped(text: str) -> str:
    """A TEXT value read back (3.3.11)."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def example() -> bytes:
    firms = [
        {"ent_no": f"E{n:03}", "name": name, "status": "投产", "key_types": "水"}
        for n, name in enumerate(("甲；乙,丙\\丁公司", "澄江某某电子科技股份有限责任公司"))
    ]
    found = calendar(facts({"05": firms}, year=2021), date(2022, 1, 10))
    return calendar_file(found.ahead, park="澄江综合保税区", code="G439901", made=MADE)


def test_one_event_a_duty_and_day_with_its_basis_and_two_reminders() -> None:
    lines = lines_of(example())

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert lines.count("BEGIN:VALARM") == 2
    assert {"TRIGGER:-P30D", "TRIGGER:-P7D"} <= set(lines)
    assert "DTSTAMP:20220110T083000Z" in lines
    assert "DTSTART;VALUE=DATE:20220315" in lines
    assert "DTEND;VALUE=DATE:20220316" in lines
    told = next(line for line in lines if line.startswith("DESCRIPTION:依据"))
    assert unescaped(told.removeprefix("DESCRIPTION:")).split("\n")[0] == (
        "依据：企业环境信息依法披露管理办法 第十九条（条文待核对原文）"
    )


def test_commas_semicolons_and_backslashes_of_a_name_come_back_as_they_were() -> None:
    summary = next(line for line in lines_of(example()) if line.startswith("SUMMARY:"))

    assert "甲；乙\\,丙\\\\丁公司" in summary
    assert unescaped(summary.removeprefix("SUMMARY:")) == (
        "披露 2021 年度环境信息（澄江某某电子科技股份有限责任公司、甲；乙,丙\\丁公司）"
    )


def test_the_same_duty_has_the_same_name_in_every_file() -> None:
    def names(content: bytes) -> list[str]:
        return [line for line in lines_of(content) if line.startswith("UID:")]

    assert names(example()) == names(example())
    assert len(names(example())) == 1


def test_a_calendar_without_events_is_still_a_calendar() -> None:
    lines = lines_of(calendar_file([], park="园区", code="G439901", made=MADE))
    assert lines == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yuanjian//duties//ZH", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "X-WR-CALNAME:园区 法定期限", "END:VCALENDAR",
    ]  # fmt: skip


@given(_ALL)
def test_no_line_has_more_than_75_octets_and_no_character_is_torn(text: str) -> None:
    line = "SUMMARY:" + escaped(text)
    parts = list(folded(line))

    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


@given(_ALL)
def test_an_escaped_text_is_one_line_and_reads_back(text: str) -> None:
    made = escaped(text)
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))

    assert "\n" not in made
    assert "\r" not in made
    assert unescaped(made) == kept
