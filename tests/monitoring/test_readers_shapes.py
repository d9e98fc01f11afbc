"""Shapes of tables, flags, non-detects and declarations: what a platform's export says, as it says it."""

from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from tests.monitoring.series_files import put
from tests.sheets.old_files import compound, number, record, stream, table
from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.ask import ask
from yuanjian.monitoring.readers.declaration import Declaration, beside, declared
from yuanjian.monitoring.readers.load import load, prepare
from yuanjian.monitoring.readers.problem import UnreadableSeries

HEAD = "站点,时间,SO2(μg/m³),PM10(μg/m³)\n"
BEGIN = Declaration(label="begin", grain="hour", medium="air")


def hours(*rows: str) -> str:
    return HEAD + "".join(f"{row}\n" for row in rows)


def test_flags_of_a_device_decide_what_counts(session: Session, tmp_path: Path) -> None:
    text = "排口编号,时间,COD(mg/L),COD标记,氨氮(mg/L),氨氮标记\n"
    for hour, flag in enumerate(["N", "F", "M", "D", "C", "T", "B", "S", "正常", "校准", "7"]):
        text += f"DW001,2026-01-01 {hour:02}:00,20,{flag},1,正常\n"
    loaded = load(session, put(tmp_path, text), declared({"介质": "废水", "时标": "时段初"}))
    found = session.rows(
        "SELECT state, count(*) FROM readings WHERE item = '化学需氧量' GROUP BY 1 ORDER BY 1"
    )
    assert found == [("invalid", 9), ("valid", 2)]
    assert [(p.kind, p.line) for p in loaded.problems] == [("flag", 12)]
    causes = dict(session.rows("SELECT flag, cause FROM flag_words"))
    assert (causes["F"], causes["校准"], causes["7"]) == ("stop", "calibration", "unknown")


def test_a_flag_that_was_declared_is_known(session: Session, tmp_path: Path) -> None:
    text = (
        "排口编号,时间,COD(mg/L),标记\nDW001,2026-01-01 01:00,20,1\nDW001,2026-01-01 02:00,20,2\n"
    )
    told = declared({"标记": {"1": "正常", "2": "维护"}, "介质": "废水"})
    loaded = load(session, put(tmp_path, text), told)
    assert loaded.problem_counts == {}
    assert session.rows("SELECT state FROM readings ORDER BY start") == [("valid",), ("invalid",)]


def test_an_unknown_flag_is_asked_with_what_it_does_meanwhile(tmp_path: Path) -> None:
    text = (
        "排口编号,时间,COD(mg/L),标记\nDW001,2026-01-01 01:00,20,7\nDW001,2026-01-01 02:00,20,N\n"
    )
    question = next(q for q in ask(put(tmp_path, text)) if q.part == "flags")
    assert (question.about, question.assumed) == (("7",), "无效")
    assert question.choices[0].effect == "带这些标记的值一律作无效，不进均值和排放量"


@pytest.mark.parametrize(
    ("header", "items", "medium"),
    [("断面名称", "氨氮,总磷", "water"), ("井号", "氨氮,氯化物", "groundwater"), ("排口编号", "COD,氨氮", "wastewater"),
     ("排放口名称", "SO2,NO2", "flue_gas"), ("站点", "PM2.5,SO2", "air")],
)  # fmt: skip
def test_what_a_point_is_called_tells_the_medium(
    tmp_path: Path, header: str, items: str, medium: str
) -> None:
    path = put(tmp_path, f"{header},监测时间,{items}\nA,2026-01-01 01:00,1,2\n")
    (one,), _ = prepare(path, Declaration())
    assert one.terms.medium == medium
    assert "medium" not in {q.part for q in ask(path)}


def test_an_hour_written_as_a_range_needs_no_label(session: Session, tmp_path: Path) -> None:
    text = "站点,监测时段,SO2(μg/m³),PM10\nA,2026-01-01 04:00-05:00,3,4\n"
    for told in (Declaration(label="begin"), Declaration(label="end")):
        load(session, put(tmp_path, text), told)
    assert session.rows("SELECT DISTINCT start FROM readings") == [(datetime(2026, 1, 1, 4),)]
    assert "label" not in {q.part for q in ask(tmp_path / "站.csv")}


def test_merged_cells_say_the_same_in_each_of_their_places(
    session: Session, tmp_path: Path
) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "合并.xlsx"))
    sheet = book.add_worksheet("报表")
    sheet.merge_range(0, 1, 0, 5, "某厂排口小时报表")
    for column, text in ((1, "排口编号"), (2, "监测时间"), (5, "流量(m3/h)")):
        sheet.merge_range(1, column, 2, column, text)
    sheet.merge_range(1, 3, 1, 4, "化学需氧量")
    sheet.write_row(2, 3, ["平均值", "最大值"])
    sheet.merge_range(3, 1, 4, 1, "DW001")
    sheet.merge_range(5, 1, 6, 1, "DW002")
    for row in range(4):
        sheet.write_row(3 + row, 2, [f"2026-01-01 {1 + row % 2:02}:00", 20 + row, 30 + row, 100])
    book.close()
    loaded = load(session, tmp_path / "合并.xlsx", declared({"介质": "废水", "时标": "时段初"}))
    assert (loaded.points, loaded.problem_counts) == (("DW001", "DW002"), {})
    found = session.rows(
        "SELECT point, value // 1000000 FROM readings WHERE stat = 'max' ORDER BY line"
    )
    assert found == [("DW001", 30), ("DW001", 31), ("DW002", 32), ("DW002", 33)]


def test_a_blank_point_or_item_is_told_and_never_taken_for_another(
    session: Session, tmp_path: Path
) -> None:
    text = "站点,时间,因子,值\nA,2026-01-01 01:00,SO2,1\n,2026-01-01 01:00,SO2,2\nA,2026-01-01 02:00,,3\n,,,\n"
    text += "A,2026-01-01 01:00,AQI,50\n"
    loaded = load(session, put(tmp_path, text), BEGIN)
    assert [(p.kind, p.line, p.column) for p in loaded.problems] == [
        ("point", 3, "站点"),
        ("item", 4, "因子"),
    ]
    assert loaded.notes == ("不是监测值，没有读入：AQI",)
    assert session.rows("SELECT point, value // 1000000 FROM readings") == [("A", 1)]


def test_of_two_columns_for_one_item_the_first_is_read_and_the_other_told(
    session: Session, tmp_path: Path
) -> None:
    text = "站点,时间,SO2,二氧化硫(μg/m³),SO2_24h\nA,2026-01-01 01:00,20,21,22\n"
    path = put(tmp_path, text)
    loaded = load(session, path, BEGIN)
    assert [(p.kind, p.line, p.column) for p in loaded.problems] == [
        ("doubled", 1, "二氧化硫(μg/m³)")
    ]
    assert session.rows("SELECT value // 1000000 FROM readings") == [(20,)]
    load(session, path, declared({"列": {"SO2": "不读"}, "时标": "时段末", "粒度": "小时"}))
    found = session.rows("SELECT value // 1000000 FROM readings ORDER BY start")
    assert found == [(21,), (20,)]


def test_headers_of_two_rows_and_rows_of_units_are_put_together(
    session: Session, tmp_path: Path
) -> None:
    text = (
        "某厂在线监测小时报表,,,,,\n监测时间,化学需氧量,,氨氮,,流量\n,平均值,最大值,平均值,标记,m³/h\n"
        "2026-01-01 01:00,20,25,1.5,M,120\n平均值,20,25,1.5,,120\n"
    )
    loaded = load(
        session, put(tmp_path, text, "DW001.csv"), declared({"介质": "废水", "时标": "时段初"})
    )
    assert session.rows("SELECT point, item, stat, value // 1000, state FROM readings ORDER BY item, stat") == [
        ("DW001", "化学需氧量", "max", 25_000, "valid"), ("DW001", "化学需氧量", "mean", 20_000, "valid"),
        ("DW001", "氨氮", "mean", 1_500, "invalid"), ("DW001", "流量", "mean", 120_000, "valid"),
    ]  # fmt: skip
    assert loaded.notes == ("第5行是合计或备注，没有读入",)
    assert loaded.units["流量"] == "m³/h"


def test_times_of_day_below_a_title_with_the_date_belong_to_that_day(
    session: Session, tmp_path: Path
) -> None:
    title = "东四站 2026年1月5日 小时数据,,\n导出时间：2026-02-01 10:00,,\n"
    text = (
        title + "时间,SO2(μg/m³),PM10(μg/m³)\n" + "".join(f"{h}时,{h},40\n" for h in range(1, 25))
    )
    loaded = load(session, put(tmp_path, text, "东四.csv"), declared({"时标": "时段末"}))
    assert (loaded.start, loaded.end) == (datetime(2026, 1, 5, 0), datetime(2026, 1, 5, 23))
    assert "时间只有钟点，日期取自标题：2026年1月5日" in loaded.notes


def test_times_of_day_without_a_date_are_not_guessed(session: Session, tmp_path: Path) -> None:
    text = "2026年1月5日至2026年1月6日,,\n时间,SO2,PM10\n01:00,3,40\n"
    with pytest.raises(UnreadableSeries, match="时间只有钟点，没有日期"):
        load(session, put(tmp_path, text), BEGIN)


def test_an_old_workbook_is_read_by_a_process_of_its_own(session: Session, tmp_path: Path) -> None:
    rows: list[list[str | float]] = [
        ["站点", "时间", "SO2(μg/m³)"], ["东四", "2026-01-01 01:00", 7.2], ["东四", "2026-01-01 02:00", "/"],
    ]  # fmt: skip
    good = table("小时值", rows)
    load(session, put(tmp_path, good, "旧.xls"), BEGIN)
    assert session.rows("SELECT point, value, state FROM readings ORDER BY start") == [
        ("东四", 7_200_000, "valid"), ("东四", None, "unmonitored"),
    ]  # fmt: skip
    # A sheet that claims 2^32 rows makes the value reader end its process (tests/sheets/test_old_workbooks.py).
    wide = record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    crooked = compound({"Workbook": stream({"小时值": wide + number(0, 0, 1.5)})})
    with pytest.raises(UnreadableSeries, match="工作簿已损坏"):
        load(session, put(tmp_path, crooked, "坏.xls"), BEGIN)


def test_a_nondetect_keeps_its_limit_and_one_without_takes_the_declared(
    session: Session, tmp_path: Path
) -> None:
    text = "断面名称,采样日期,总磷(mg/L),氨氮(mg/L)\n甲,2026-03-05,0.01L,未检出\n"
    load(session, put(tmp_path, text), declared({"检出限": {"氨氮": "0.025"}, "介质": "地表水"}))
    assert session.rows("SELECT item, value, below, state, raw FROM readings ORDER BY item") == [
        ("总磷", 10_000, True, "valid", "0.01L"), ("氨氮", 25_000, True, "valid", "未检出"),
    ]  # fmt: skip


def test_what_is_declared_beside_a_file_holds_and_options_come_first(tmp_path: Path) -> None:
    path = put(tmp_path, hours("A,2020-01-01 01:00,3,40"))
    put(tmp_path, "时标: 时段末\n站点类型: 小微站\n单位:\n  CO: μg/m³\n", "来源声明.yaml")
    put(tmp_path, "label: begin\n", "站.csv.yaml")
    found = declared({"kind": "国控"}).over(beside(path))
    assert (found.label, found.kind, found.units) == ("begin", "国控", {"CO": "μg/m³"})
    put(tmp_path, '"时标" = "时段初"\n"年份" = 2026\n', "站.csv.toml")
    assert (beside(path).label, beside(path).year) == ("begin", 2026)


@pytest.mark.parametrize(
    ("text", "says"),
    [("时标: 中间\n", "“中间”不能作时标"), ("时间标: 末\n", "不认识“时间标”"), (": [", "读不出来"), ("- 1\n", "没有成对的内容")],
)  # fmt: skip
def test_a_declaration_that_says_nothing_known_is_refused(
    tmp_path: Path, text: str, says: str
) -> None:
    path = put(tmp_path, hours("A,2020-01-01 01:00,3,40"))
    put(tmp_path, text, "来源声明.yaml")
    with pytest.raises(Refusal, match=says):
        beside(path)
