"""Crooked files: each is refused in Chinese, or read with every doubt told at its line; nothing in silence."""

from __future__ import annotations

import gzip
import os
import random
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tests.monitoring.series_files import put
from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.check import check, counts
from yuanjian.monitoring.readers.ask import ask
from yuanjian.monitoring.readers.declaration import Declaration, declared
from yuanjian.monitoring.readers.load import load
from yuanjian.monitoring.readers.problem import UnreadableSeries

HEAD = "站点,时间,SO2(μg/m³),PM10(μg/m³)\n"
BEGIN = Declaration(label="begin", grain="hour", medium="air")


def hours(*rows: str) -> str:
    return HEAD + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("name", "content", "why", "says"),
    [
        ("空.csv", b"", "empty", "文件是空的"),
        ("空白.csv", b"\n\n  \n", "empty", "没有内容"),
        ("乱.csv", bytes(range(256)) * 40, "binary", "不是文字"),
        ("图.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "other_format", "不是数据表格"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>", "other_format", "网页"),
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 300, "damaged", "不完整或已损坏"),
        ("断.parquet", b"PAR1" + b"x" * 300, "damaged", "没有结尾"),
        ("坏.parquet", b"PAR1" + b"x" * 300 + b"PAR1", "damaged", "损坏"),
        ("断.csv.gz", gzip.compress(HEAD.encode() * 3000)[:-200], "damaged", "不完整"),
        ("无表头.csv", b"A,2020-01-01 01:00,3,4\nA,2020-01-01 02:00,3,4\n", "no_header", "没有找到表头"),
        ("无时间.csv", "站点,SO2\nA,3\n".encode(), "no_time", "没有时间列"),
        ("无项目.csv", "站点,时间,备注\nA,2020-01-01 01:00,3\n".encode(), "no_values", "没有认得的监测项目"),
        ("只有表头.csv", HEAD.encode(), "no_rows", "没有数据"),
        ("坏时间.csv", (HEAD + "A,某日,3,4\n").encode(), "no_time", "时间都读不出来（如“某日”：读不出时间"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_refused_with_what_to_do(
    session: Session, tmp_path: Path, name: str, content: bytes, why: str, says: str
) -> None:
    with pytest.raises(UnreadableSeries, match=says) as refused:
        load(session, put(tmp_path, content, name))
    assert refused.value.why == why
    assert refused.value.mend
    assert session.rows("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'readings'") in (
        [(0,)], [(1,)],
    )  # fmt: skip
    if session.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'readings'"):
        assert session.rows("SELECT count(*) FROM readings") == [(0,)]


def test_an_absent_file_and_a_folder_are_told_apart(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSeries, match="找不到文件"):
        load(session, tmp_path / "没有.csv")
    with pytest.raises(UnreadableSeries, match="是文件夹"):
        load(session, tmp_path)


def test_a_bomb_is_refused_before_it_swells(session: Session, tmp_path: Path) -> None:
    book = tmp_path / "炸.xlsx"
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (200 << 20))
    with pytest.raises(UnreadableSeries, match="压缩炸弹"):
        load(session, book)
    with pytest.raises(UnreadableSeries, match="压缩炸弹"):
        load(
            session,
            put(tmp_path, gzip.compress((HEAD + " " * 900 + "\n").encode() * 200_000), "炸.csv.gz"),
        )


def test_a_file_that_breaks_off_in_a_line_loses_that_line_and_says_so(
    session: Session, tmp_path: Path
) -> None:
    text = hours("A,2020-01-01 01:00,3,40", "A,2020-01-01 02:00,4,41").removesuffix(",41\n")
    loaded = load(session, put(tmp_path, text), BEGIN)
    assert [(p.kind, p.line) for p in loaded.problems] == [("cut", 3)]
    assert session.rows("SELECT max(start) FROM readings") == [(datetime(2020, 1, 1, 1),)]


def test_mixed_encodings_are_recognised_line_by_line_and_said(
    session: Session, tmp_path: Path
) -> None:
    rows = [
        "东四,2020-01-01 01:00,3,40\n".encode(),
        "奥体中心,2020-01-01 02:00,4,41\n".encode("gbk"),
    ]
    loaded = load(session, put(tmp_path, HEAD.encode() + b"".join(rows)), BEGIN)
    assert loaded.points == ("东四", "奥体中心")
    assert "文件混用两种文字编码：第1行是 UTF-8，第3行起有 GBK/GB18030，已逐行识别" in loaded.notes


@pytest.mark.parametrize("coding", ["utf-8-sig", "gbk", "utf-16", "utf-16-be"])
def test_one_encoding_is_no_news(session: Session, tmp_path: Path, coding: str) -> None:
    text = hours("东四,2020-01-01 01:00,3,40").replace("³", "3").replace("μ", "u")
    loaded = load(session, put(tmp_path, text.encode(coding)), BEGIN)
    assert (loaded.points, loaded.notes, loaded.problem_counts) == (("东四",), (), {})


def test_a_row_with_more_cells_than_the_header_is_left_out_and_told(
    session: Session, tmp_path: Path
) -> None:
    rows = hours("A,2020-01-01 01:00,3,40,7", "A,2020-01-01 02:00,3", "A,2020-01-01 03:00,3,40,,")
    loaded = load(session, put(tmp_path, rows), BEGIN)
    assert [(p.kind, p.line) for p in loaded.problems] == [("too_wide", 2), ("too_narrow", 3)]
    found = session.rows(
        "SELECT hour(start), value, state FROM readings WHERE item = 'pm10' ORDER BY start"
    )
    assert found == [(2, None, "missing"), (3, 40_000_000, "valid")]


def test_quotes_with_line_breaks_and_a_stray_quote_are_both_survived(
    session: Session, tmp_path: Path
) -> None:
    rows = hours(
        '"A","2020-01-01 01:00","3","40"',
        '"A\n站",2020-01-01 02:00,3,40',
        'B",2020-01-01 03:00,3,40',
    )
    rows += "".join(f"A,2020-01-02 {h:02}:00,3,40\n" for h in range(24))
    loaded = load(session, put(tmp_path, rows), BEGIN)
    assert loaded.points == ("A", "A 站", "B")
    assert [(p.kind, p.line) for p in loaded.problems] == [("quote", 5)]
    assert loaded.records == 27


def test_carbon_monoxide_in_micrograms_is_asked_not_assumed(
    session: Session, tmp_path: Path
) -> None:
    path = put(
        tmp_path, "站点,时间,CO,PM10\nA,2020-01-01 01:00,900,40\nA,2020-01-01 02:00,1100,41\n"
    )
    with pytest.raises(
        UnreadableSeries, match="“CO”列没有写单位，中位数是 900，不像 mg/m³"
    ) as refused:
        load(session, path, BEGIN)
    assert refused.value.why == "open"
    assert session.rows("SELECT count(*) FROM readings") == [(0,)]
    question = next(q for q in ask(path, BEGIN) if q.blocking)
    assert (question.part, question.about) == ("units", ("CO",))
    assert question.choices[1].effect == "开头一段CO的中位数 1100 μg/m³，即 1.1 mg/m³"
    load(session, path, declared({"单位": {"CO": "μg/m³"}, "时标": "时段初"}))
    assert session.rows("SELECT value FROM readings WHERE item = 'co' ORDER BY start") == [
        (900_000,), (1_100_000,),
    ]  # fmt: skip


def test_a_unit_that_cannot_be_converted_is_refused_with_both_units(
    session: Session, tmp_path: Path
) -> None:
    path = put(tmp_path, "站点,时间,O3(ppb)\nA,2020-01-01 01:00,30\n")
    with pytest.raises(UnreadableSeries, match="“ppb”不能换算为 μg/m³"):
        load(session, path, BEGIN)


def test_a_year_without_february_29_is_told(session: Session, tmp_path: Path) -> None:
    days = [f"A,2020-02-{d} {h:02}:00,3,40" for d in (27, 28) for h in range(24)]
    days += [f"A,2020-03-01 {h:02}:00,3,40" for h in range(24)]
    load(session, put(tmp_path, hours(*days)), BEGIN)
    check(session)
    assert counts(session)["leap_day"] == 1


def test_times_of_another_zone_are_converted_and_said(session: Session, tmp_path: Path) -> None:
    rows = hours("A,2019-12-31T17:00:00Z,3,40", "A,2020-01-01T02:00:00+08:00,3,40")
    loaded = load(session, put(tmp_path, rows), BEGIN)
    assert session.rows("SELECT DISTINCT start FROM readings ORDER BY start") == [
        (datetime(2020, 1, 1, 1),), (datetime(2020, 1, 1, 2),),
    ]  # fmt: skip
    assert "时间带时区 Z，已换算为北京时间" in loaded.notes


def test_a_declared_zone_moves_times_that_say_none(session: Session, tmp_path: Path) -> None:
    told = declared({"时区": "+00:00", "时标": "时段初", "粒度": "小时"})
    load(session, put(tmp_path, hours("A,2020-01-01 00:00,3,40", "A,2020年1月1日1时,3,41")), told)
    found = session.rows("SELECT DISTINCT start FROM readings ORDER BY start")
    assert found == [(datetime(2020, 1, 1, 8),), (datetime(2020, 1, 1, 9),)]


def test_rows_out_of_order_are_read_and_told(session: Session, tmp_path: Path) -> None:
    rows = [f"A,2020-01-01 {h:02}:00,{h},40" for h in (3, 1, 2)]
    load(session, put(tmp_path, hours(*rows)), BEGIN)
    assert session.rows("SELECT value // 1000000 FROM readings WHERE item = 'so2' ORDER BY start") == [
        (1,), (2,), (3,),
    ]  # fmt: skip
    check(session)
    assert counts(session)["order"] == 1


def test_a_blank_yields_to_a_value_told_later_for_the_same_hour(
    session: Session, tmp_path: Path
) -> None:
    first = put(tmp_path, hours("A,2020-01-01 01:00,,40"), "先.csv")
    second = put(tmp_path, hours("A,2020-01-01 01:00,3,40"), "补.csv")
    load(session, first, BEGIN)
    load(session, second, BEGIN)
    assert session.rows("SELECT item, value // 1000000, state FROM readings ORDER BY item") == [
        ("pm10", 40, "valid"), ("so2", 3, "valid"),
    ]  # fmt: skip


def test_two_files_that_tell_an_hour_differently_leave_it_invalid_whatever_their_order(
    session: Session, tmp_path: Path
) -> None:
    first = put(tmp_path, hours("A,2020-01-01 01:00,3,40"), "甲.csv")
    second = put(tmp_path, hours("A,2020-01-01 01:00,4,40"), "乙.csv")
    for path in (first, second, first):
        load(session, path, BEGIN)
    assert session.rows("SELECT item, state FROM readings ORDER BY item") == [
        ("pm10", "valid"), ("so2", "invalid"),
    ]  # fmt: skip
    assert session.rows("SELECT raw FROM conflicts ORDER BY raw") == [("3",), ("4",)]


@pytest.mark.long
def test_a_file_damaged_anywhere_is_refused_or_read_with_what_was_lost_told(tmp_path: Path) -> None:
    # Fuzz: bytes of a good file are changed, dropped, doubled; whatever comes must be a refusal or a reading.
    chance = random.Random(7)
    good = hours(
        *(f"东四,2020-01-{1 + h // 24:02} {h % 24:02}:00,{h},{h}.5" for h in range(240))
    ).encode()
    for turn in range(int(os.environ.get("YUANJIAN_FUZZ", "150"))):
        data = bytearray(good if turn % 2 else good.decode().encode("gb18030"))
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    del data[place : place + chance.randint(1, 40)]
                case 2:
                    data[place:place] = data[place : place + chance.randint(1, 400)]
                case _:
                    data[place:place] = chance.choice(
                        [b'"', b",", b"\n", b"\r", b"\0", "，".encode(), b"\xff"]
                    )
        _take(put(tmp_path, bytes(data)))


def _take(path: Path) -> None:
    with Session(memory="256MB", threads=1) as session:
        try:
            loaded = load(session, path, BEGIN)
        except Refusal as no:
            assert str(no).endswith("。")
            return
        keys = "point, item, stat, grain, start"
        doubled = session.rows(
            f"SELECT 1 FROM readings GROUP BY {keys} HAVING count(*) > 1 LIMIT 1"
        )
        assert not doubled
        kept = session.rows("SELECT count(*) FROM readings WHERE state = 'valid' AND value IS NULL")
        assert kept == [(0,)]
        # Every record is a row of readings, a repetition, or told.
        lines = session.rows("SELECT count(DISTINCT line) FROM readings")[0][0]
        assert lines == loaded.records or loaded.problem_counts or loaded.notes
        check(session)


@pytest.mark.long
def test_ten_million_rows_are_read_in_bounded_memory_with_progress(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "大.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write("测点编号,监测时间,监测因子,监测值,单位\n")
        for point in range(190):
            for day in range(366):
                date = datetime.fromordinal(datetime(2020, 1, 1).toordinal() + day).strftime(
                    "%Y-%m-%d"
                )
                out.writelines(
                    f"S{point:03},{date} {hour:02}:00,{item},{(hour * 7 + day + point) % 180},ug/m3\n"
                    for hour in range(24)
                    for item in ("SO2", "NO2", "O3", "PM10", "PM2.5", "NO")
                )
    seen: list[int] = []
    with Session(memory="1GB", threads=2) as session:
        loaded = load(
            session, path, BEGIN, progress=lambda done, whole: seen.append(done * 100 // whole)
        )
        assert (loaded.records, loaded.rows) == (10_013_760, 10_013_760)
        assert (len(loaded.points), loaded.problem_counts) == (190, {})
    assert seen == sorted(seen) and seen[-1] == 100 and len(seen) > 50
    # The session's 1 GB, the interpreter, and what the tests before have left.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 3 * 2**20
