"""The prescribed report as data; expected wording: 湘潭综合保税区2020年度自评估报告."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from yuanjian.norms.document import read_yaml
from yuanjian.norms.frames import (
    Blank,
    Frame,
    Paragraph,
    Slot,
    TableBlock,
    Template,
    Text,
    pieces_of,
    template,
    template_for,
)

SEED = Path(__file__).parents[3] / "shared/seed/report-2020.txt"

ASKED = """
 park.name park.code park.level park.location park.lead_industries park.area_approved
park.eia_title park.eia_document enterprises.total enterprises.last_year enterprises.new
enterprises.cleared enterprises.left eia.approved eia.report eia.table eia.registered
eia.not_required eia.new eia.registered_new eia.without acceptance.done acceptance.new
acceptance.pending acceptance.not_required plan.done plan.pending plan.not_required permit.held
permit.registered permit.not_required permit.without quota.cod quota.nh3n quota.so2 quota.nox
quota.vocs quota.other sewage.count sewage.name sewage.capacity sewage.flow sewage.process
sewage.disinfection sewage.advanced sewage.sludge sewage.odour sewage.online_rate
sewage.pipe_coverage sewage.rain_coverage wastewater.firms wastewater.flow wastewater.piped_firms
wastewater.central_rate wastewater.class1 wastewater.cod wastewater.nh3n wastewater.other
section.name section.function section.rate section.factors section.multiple groundwater.points
black_water.total black_water.done black_water.not_started black_water.in_progress waste_gas.firms
waste_gas.so2 waste_gas.nox waste_gas.vocs waste_gas.other air.rate air.factors air.multiples
air_station.name air_station.days air_station.rate air_station.exceed_days air_station.multiple
air_station.device air_station.factors soil.monitored soil.rate soil.factors soil.multiple
plots.total plots.done plots.not_started plots.in_progress waste.firms waste.generated
waste.self_used waste.self_disposed waste.outsourced hazardous.firms hazardous.generated
hazardous.self_used hazardous.self_disposed hazardous.outsourced waste_facility.capacity
waste_facility.kinds waste_facility.process complaints.received complaints.done complaints.rate
inspection.received inspection.done inspection.rate credit.total credit.grade
"""


@pytest.fixture(scope="module")
def report() -> Template:
    return template("hunan_2020")


def said(frame: Frame, state: Callable[[str], str]) -> str:
    """The frame's words with every fact as ⟨id⟩."""
    words = []
    for piece in frame.wording(state).pieces:
        match piece:
            case Text(text):
                words.append(text)
            case Blank(fact):
                words.append(f"⟨{fact}⟩")
            case Slot(part):
                words.append(said(frame.parts[part], state))
    return "".join(words)


def states(**others: str) -> Callable[[str], str]:
    """Everything has a value, but for those named (dots written as two underscores)."""
    known = {fact.replace("__", "."): state for fact, state in others.items()}
    return lambda fact: known.get(fact, "value")


def test_headings_are_those_of_the_filed_reports(report: Template) -> None:
    assert [s.heading for s in report.sections] == [
        "一、园区概况",
        "二、环境管理情况",
        "（一）规划环评批复要求落实情况",
        "（二）“三线一单”落地应用情况",
        "（三）水环境管理",
        "（四）大气环境管理",
        "（五）土壤环境管理",
        "（六）固体废物管理",
        "（七）投诉管理",
        "（八）园区信用评价",
        "三、园区环保工作成效、主要措施做法",
        "四、园区生态环境管理存在主要问题和难题",
        "五、下一步工作计划",
    ]
    assert [s.level for s in report.sections] == [1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1]


def test_tables_have_the_prescribed_columns(report: Template) -> None:
    assert {n: [c.heading for c in t.columns] for n, t in report.tables.items()} == {
        "1": ["序号", "规划环评批复要求", "实施情况", "落实情况"],
        "2": ["序号", "规划环评自行监测计划", "规划环评自行监测计划", "落实情况", "是否落实"],
        "3": ["序号", "管控维度", "清单中管控要求", "开发区相关情况", "符合性"],
        "4": [
            "序号",
            "一级评价指标",
            "二级评价指标",
            "评价标准",
            "分值（分）",
            "园区自评分值（分）",
        ],
    }
    assert report.annex == "附表：园区年度报告表格"
    assert [row.label for row in report.tables["4"].footer] == ["总分值", "环保信用等级"]
    assert report.tables["4"].notes[0] == "一、初始分值为9分，满分12分。"


def test_each_table_stands_once_and_in_order(report: Template) -> None:
    placed = [b.table for s in report.sections for b in s.blocks if isinstance(b, TableBlock)]

    assert placed == ["1", "2", "3", "4"]


def test_every_fill_in_field_of_the_template_has_a_blank(report: Template) -> None:
    asked = set(ASKED.split())

    assert asked - report.facts() == set()
    assert {f for f in report.facts() - asked if not f.startswith("economy.")} == {
        "air_station.factor"
    }


def test_frame_and_paragraph_ids_are_unique_and_named_by_section_theme(report: Template) -> None:
    frames = [frame.id for _, _, frame in report.frames()]
    paragraphs = [
        (s.id, b.id) for s in report.sections for b in s.blocks if isinstance(b, Paragraph)
    ]

    assert len(frames) == len(set(frames))
    assert len(paragraphs) == len(set(paragraphs))
    assert all(re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", f) for f in frames)


@pytest.mark.parametrize(
    "case",
    read_yaml("frames", "hunan_2020", "cases.yaml"),
    ids=lambda case: str(case["frame"]),
)
def test_worked_sentences(case: dict, report: Template) -> None:
    other = case.get("states", {})

    assert said(report.frame(case["frame"]), lambda f: other.get(f, "value")) == case["said"]


def test_firms_that_left_are_told_when_there_are_any(report: Template) -> None:
    frame = report.frame("overview.enterprises")

    assert said(frame, states()).endswith("，企业自主退出企业数量⟨enterprises.left⟩个。")


def test_a_missing_number_keeps_its_sentence_and_never_becomes_none(report: Template) -> None:
    missing = states(groundwater__points="missing", section__factors="missing")

    assert "⟨groundwater.points⟩个" in said(report.frame("water.groundwater"), missing)
    assert "超标因子⟨section.factors⟩" in said(report.frame("water.section"), missing)


def test_no_wording_denies_something_because_it_is_missing(report: Template) -> None:
    def wordings(frame: Frame):
        yield from frame.wordings
        for part in frame.parts.values():
            yield from wordings(part)

    for _, _, frame in report.frames():
        for wording in wordings(frame):
            if any("missing" in states for states in wording.when.values()):
                assert not re.search("无|未|没有", wording.text), wording.text


def test_a_micro_station_is_told_by_its_device(report: Template) -> None:
    frame = report.frame("air.station")

    assert "设备编号为⟨air_station.device⟩" in said(frame, states())
    assert "园区依托⟨air_station.name⟩进行日常环境空气的监控" in said(
        frame, states(air_station__device="not_applicable")
    )


def test_units_stand_outside_of_blanks() -> None:
    assert pieces_of("园区已入园企业数量{enterprises.total}个，{eia}") == (
        Text("园区已入园企业数量"),
        Blank("enterprises.total"),
        Text("个，"),
        Slot("eia"),
    )


def test_template_is_found_by_province_and_year() -> None:
    found = template_for("湖南省", 2023)

    assert found is not None
    assert found.id == "hunan_2020"
    assert template_for("湖南", 2019) is None
    assert template_for("广东", 2023) is None


def test_wording_said_to_stand_in_the_seed_report_stands_there(report: Template) -> None:
    if not SEED.is_file():
        pytest.skip("the seed report lies beside the checkout only at the maker's")
    seed = re.sub(r"\s", "", SEED.read_text(encoding="utf-8"))
    flat = {
        "overview.enterprises": [
            "园区已入园企业数量",
            "本年度内新入园企业数量",
            "本年度清退企业数量",
        ],
        "water.plant": [
            "集中污水处理设施名称为",
            "设计处理规模",
            "；出水消毒工艺：",
            "；臭气处理工艺：",
        ],
        "waste.hazardous": ["危险废物产生企业数量", "t/a，其中，自行综合利用", "t/a，外委处置"],
        "soil.plots": ["园区内涉及污染地块数量", "个，未开工修复的", "个，修复中的"],
        "planning_eia.requirements": ["园区规划环评批复要求落实情况如下表"],
    }
    for frame_id, phrases in flat.items():
        for phrase in phrases:
            assert phrase in report.frame(frame_id).main.text, (frame_id, phrase)
            assert phrase in seed, phrase
    for section in report.sections:
        assert section.heading in seed
    for table in report.tables.values():
        for column in table.columns:
            assert column.heading in seed
