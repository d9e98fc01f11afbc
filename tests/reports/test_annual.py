"""The annual report of an invented park: frames, states, tables, prose."""

import pytest

from tests.dossiers import dossier, facts, none
from tests.reports.park import park_year
from yuanjian.facts.engine import Facts, all_facts
from yuanjian.norms.frames import template
from yuanjian.reports.annual.build import Annual, annual_report
from yuanjian.reports.tree import Heading, Paragraph, Signature, Table, plain


def built(**sheets) -> Annual:
    return annual_report(Facts(park_year(**sheets)))


@pytest.fixture(scope="module")
def annual() -> Annual:
    return built()


def block(annual: Annual, name: str):
    return next(b for b in annual.report.blocks if b.id == name)


def text(annual: Annual, name: str) -> str:
    return plain(block(annual, name).inlines)


def column(table: Table, n: int) -> list[str]:
    from yuanjian.reports.tree import layout

    return [plain(p.cell.inlines) for p in layout(table.rows, len(table.columns)) if p.column == n]


def test_every_fact_that_the_frames_ask_for_is_declared():
    prescribed = template("hunan_2020")

    assert sorted((prescribed.facts() | set(prescribed.given)) - set(all_facts())) == []


def test_all_prescribed_headings_stand_in_their_order(annual):
    # regulation.md 2.2: section list of the filed reports
    headings = [(b.level, b.text) for b in annual.report.blocks if isinstance(b, Heading)]

    assert headings == [
        (1, "一、园区概况"),
        (1, "二、环境管理情况"),
        (2, "（一）规划环评批复要求落实情况"),
        (2, "（二）“三线一单”落地应用情况"),
        (2, "（三）水环境管理"),
        (2, "（四）大气环境管理"),
        (2, "（五）土壤环境管理"),
        (2, "（六）固体废物管理"),
        (2, "（七）投诉管理"),
        (2, "（八）园区信用评价"),
        (1, "三、园区环保工作成效、主要措施做法"),
        (1, "四、园区生态环境管理存在主要问题和难题"),
        (1, "五、下一步工作计划"),
        (1, "附表：园区年度报告表格"),
    ]


def test_the_title_breaks_before_the_year_and_the_signature_carries_the_date(annual):
    signature = next(b for b in annual.report.blocks if isinstance(b, Signature))

    assert annual.report.title == ("澄江综合保税区园区生态环境管理", "2020年度自评估报告")
    assert (signature.org, str(signature.date)) == ("澄江综合保税区管委会", "2021-02-24")


def test_a_park_whose_name_ends_in_park_is_not_called_park_twice():
    park = dossier({"01": [{"year": 2020, "park_name": "示范工业园区", "province": "湖南省"}]})

    assert annual_report(Facts(park)).report.title[0] == "示范工业园区生态环境管理"


def test_a_sentence_of_the_frames_is_filled_in(annual):
    assert text(annual, "s1.identity").startswith(
        "澄江综合保税区位于湖南省益阳市赫山区，园区代码为G439901，园区级别为国家级园区，"
        "主导产业为保税加工、保税物流、电子信息，核准范围面积为1.8km²，"
    )


def test_every_figure_of_a_sentence_names_its_fact(annual):
    facts_of = {f.fact for b, f in annual.report.figures() if b.id == "s1.enterprises"}

    assert {"enterprises.total", "eia.approved", "acceptance.done", "permit.registered"} <= facts_of


def test_growth_below_zero_reads_as_a_decline_and_brackets_are_chinese():
    row = {"name": "进出口额(美元)", "unit": "亿美元", "value": 5, "yoy": "-4.1", "scope": "园区"}
    annual = built(s04=[row])
    growth = next(f for _, f in annual.report.figures() if f.fact == "economy.growth")

    assert text(annual, "s1.economy") == "2020年，园区进出口额（美元）5亿美元，同比下降4.1%。"
    assert (growth.text, growth.value) == ("4.1", "-4.1")


def test_what_is_missing_is_a_marked_blank_and_never_zero():
    annual = built(s15=None, s05=None)
    blanks = {f.fact for _, f in annual.report.figures() if f.state == "missing"}

    assert "园区已入园企业数量【待填】个" in text(annual, "s1.enterprises")
    assert "化学需氧量【待填】t/a" in text(annual, "s2.3.emissions")
    assert {"enterprises.total", "wastewater.cod"} <= blanks


def test_no_complaint_gives_a_dash_and_not_a_hundred_per_cent():
    # seed N14: «投诉0件，已完成整改0件，完成率100%» — 0/0 is no rate
    said = text(built(s27=none("现场核实")), "s2.7.complaints")

    assert "投诉0件，已完成整改0件，完成率—。" in said
    assert "100%" not in said


def test_a_quota_that_was_not_set_is_not_a_quota_of_zero():
    quota = {"lvl": "园区", "subj": "澄江综合保税区", "basis": "澄环评函〔2016〕1号"}
    said = text(built(s09=[{**quota, "pol": "COD", "limit": 80}, {**quota, "pol": "VOCs", "limit": "无"}]),
                "s1.quota")  # fmt: skip

    assert "化学需氧量80t/a" in said
    assert "VOCs0t/a" not in said


def test_table_1_lists_the_requirements_by_number(annual):
    table = block(annual, "table1")

    assert (table.number, table.title) == ("表1", "园区规划环评批复要求落实情况")
    assert column(table, 0) == ["1", "2", "10"]
    assert column(table, 3) == ["已落实", "部分落实", "不适用"]


def test_table_2_joins_the_rows_of_a_category(annual):
    table = block(annual, "table2")

    assert column(table, 0) == ["1", "2"]
    assert column(table, 1) == ["环境质量", "污染源"]
    assert [c.colspan for c in table.header[0]] == [1, 2, 1, 1]
    assert column(table, 3)[1] == "本年度未监测。本年度未安排。"


def test_table_2_names_points_by_name_and_lists_what_was_measured(annual):
    first = column(block(annual, "table2"), 3)[0]

    assert first.startswith("依托例行监测，监测点位：澄江实验中学站，监测因子：")
    assert "PM10" in first


def test_table_3_goes_by_dimension_and_clause_number(annual):
    table = block(annual, "table3")

    assert column(table, 1) == ["空间布局约束", "污染物排放管控"]
    assert [c[:6] for c in column(table, 2)] == ["（1.1）禁", "（2.9）开", "（2.10）"]


def test_table_4_has_the_24_items_with_the_parks_score_and_marks_what_it_left_out(annual):
    table = block(annual, "table4")

    assert column(table, 0) == [str(n) for n in range(1, 27)]
    assert column(table, 4)[10:13] == ["-2", "-1", "+1"]  # 湘环函〔2020〕195号 指标表第11–13项
    assert column(table, 5)[12] == "+1"
    assert column(table, 5)[23] == "【待填】"
    assert table.notes[1] == "一、初始分值为9分，满分12分。"


def test_a_year_without_a_credit_table_prints_none():
    park = park_year()
    later = type(park)(park.park, 2024, park.records)
    annual = annual_report(Facts(later))

    assert "table4" not in {b.id for b in annual.report.blocks}
    assert "指标表未取得，未作自评分" in text(annual, "s2.8.credit")


def test_a_table_of_another_year_chosen_by_the_park_is_marked_as_reference():
    park = park_year()
    later = type(park)(park.park, 2024, park.records, scheme="hunan_2020")
    table = block(annual_report(Facts(later)), "table4")

    assert table.notes[-1].startswith("参考：2024年度适用的指标表未见")


def test_a_table_whose_sheet_nobody_filled_is_a_row_of_marked_blanks():
    table = block(built(s10=None), "table1")

    assert [plain(c.inlines) for c in table.rows[0]] == ["【待填】"] * 4


def test_a_table_that_the_park_confirmed_to_be_empty_says_none():
    table = block(built(s10=none("现场核实")), "table1")

    assert [plain(c.inlines) for c in table.rows[0]] == ["—", "无", "无", "无"]


def test_words_of_the_park_go_in_with_their_figures_filled(annual):
    assert text(annual, "s33.result.1") == "1.责任落实到岗。园区已入园企业1家，均已签订责任书。"
    assert [f.fact for b, f in annual.report.figures() if b.id == "s33.result.1"] == [
        "enterprises.total"
    ]


def test_a_place_for_a_fact_that_does_not_exist_is_a_marked_blank_and_told(annual):
    assert text(annual, "s33.problem.1") == "1.颗粒物偶有超标。见 【待填】。"
    assert annual.notices == (
        "33_成效问题计划“存在问题 · 1”：没有编号为“no.such_fact”的数字，已留空待填。",
    )


def test_several_paragraphs_stay_several(annual):
    assert text(annual, "s33.measure.1") == "2.加强巡查。每月巡查一次。"
    assert text(annual, "s33.measure.1.2") == "发现问题当场交办。"


def test_a_problem_that_is_solved_stands_under_achievements(annual):
    ids = [b.id for b in annual.report.blocks]

    assert ids.index("s33.solved.2") < ids.index("s4") < ids.index("s33.problem.1")
    assert "s33.problem.2" not in ids


def test_a_gap_of_table_1_is_a_problem_and_a_task_with_owner_and_date(annual):
    problem = text(
        annual, next(b.id for b in annual.report.blocks if b.id.startswith("problem.s10"))
    )
    task = text(annual, next(b.id for b in annual.report.blocks if b.id.startswith("task.s10")))

    assert problem.startswith("（1）批复要求第2项“做好工业固体废物和生活垃圾的分类收集")
    assert problem.endswith("：部分落实。已实行分类收集，统一的运营管理体系尚未建立。")
    assert task.endswith(
        "尚缺统一台账，上半年建成固废管理台账系统。责任单位：建设管理局；完成时限：2021年6月30日。"
    )


def test_gaps_of_tables_2_and_3_become_tasks_as_well(annual):
    tasks = [plain(b.inlines) for b in annual.report.blocks if b.id.startswith("task.s1")]

    assert len(tasks) == 4
    assert any(
        "环境空气监测（管委会）：TSP 未监测，下一年度委托监测。责任单位：规划建设局；完成时限：2021年10月31日。"
        in t
        for t in tasks
    )
    (clause,) = (t for t in tasks if "污染物排放管控第2.9条" in t)
    assert clause.endswith(
        "抽查未覆盖全部货运企业，将全部纳入。责任单位：交通运输科；完成时限：2021年12月31日。"
    )
    assert not any("2.10" in t for t in tasks)


def test_a_task_without_owner_and_date_shows_both_blanks_and_names_no_office_instead(annual):
    tasks = [plain(b.inlines) for b in annual.report.blocks if b.id.startswith("task.s11")]

    (bare,) = (t for t in tasks if "声监测（园区四周）" in t)
    assert bare.endswith("本年度未安排。责任单位：【待填】；完成时限：【待填】。")


def test_a_plan_without_owner_shows_the_blank(annual):
    assert text(annual, "s33.plan.2") == (
        "2.规范台账。统一台账格式。责任单位：【待填】；完成时限：【待填】。"
    )


def test_parts_without_any_words_are_marked_blanks():
    full = {"result": "已落实"}
    annual = built(
        s33=None, s29=None, s30=None, s31=None,
        s10=[{"seq": 1, "doc_no": "D01", "req": "要求", "topic": "水", "impl": "已做", **full}],
        s11=none("现场核实"), s12=None,
    )  # fmt: skip

    assert [text(annual, f"s{n}.blank") for n in (3, 4, 5)] == ["【待填】"] * 3


def test_what_the_records_show_of_work_done_opens_part_three(annual):
    assert text(annual, "work_done").startswith(
        "2020年度，园区组织环境应急演练1次；公开环境信息1条。"
    )


def test_an_empty_dossier_still_gives_a_report_full_of_marked_blanks():
    annual = annual_report(facts({}))
    states = {f.state for _, f in annual.report.figures()}

    assert states <= {"missing", "na"}
    assert annual.notices[0].startswith("没有本省2020年度的报告框架，已按湖南省的框架编写")


def test_block_ids_do_not_depend_on_what_the_rows_say(annual):
    ids = {b.id for b in annual.report.blocks}
    again = {b.id for b in built(s33=None).report.blocks}

    assert {i for i in ids if i.startswith(("s1", "s2", "table"))} <= again


def test_the_report_carries_no_marks_of_certainty(annual):
    told = " ".join(plain(b.inlines) for b in annual.report.blocks if isinstance(b, Paragraph))

    assert "待核对" not in told
    assert "unverified" not in told
