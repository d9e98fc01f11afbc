"""The rules inside one row of sheets 01–15: each fires on its slip and keeps quiet on a good row.

Every case changes a few cells of the sheet's own example row (which breaks no rule).
"""

from __future__ import annotations

import pytest

from yuanjian.core.marks import Mark
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet


def said(number: str, **changes: object) -> list[tuple[str, str, str]]:
    """(level, key, message) of all that is said of the example row with ``changes``, info left out."""
    form = sheet(number)
    raw: dict[str, object] = {k: c.example for k, c in form.columns.items() if c.example}
    problems = check_row(form, raw | changes).problems
    return [(p.level, p.key, p.message) for p in problems if p.level != "info"]


FIRES = [
    # 01: level and letter, areas, dates, document year, industries
    ("01", {"level": "省级"}, "doubt", "level", "首字母 G"),
    ("01", {"level": "其他", "park_code": "S439901"}, "doubt", "level", "首字母 S"),
    ("01", {"area_built": "1.81"}, "doubt", "area_built", "大于核准面积（1.8）"),
    ("01", {"area_approved": "1.9"}, "doubt", "area_approved", "大于规划面积（1.8）"),
    ("01", {"area_plan": "501"}, "error", "area_plan", "数值超出范围"),
    ("01", {"open_date": "2014-05-19"}, "doubt", "open_date", "早于批准设立日期"),
    ("01", {"found_doc": "国函[2013]99号"}, "doubt", "found_date", "“国函〔2013〕99号”的年份不一致"),
    ("01", {"sign_date": "2020-12-31"}, "doubt", "sign_date", "次年成文"),
    ("01", {"lead_ind": "一；二；三；四；五；六；七"}, "doubt", "lead_ind", "有7项"),
    ("01", {"lead_ind": "物流、加工"}, "doubt", "lead_ind", "按一项读入"),
    ("01", {"steward": "是"}, "gap", "steward_name", "委托第三方治理时应填"),
    ("01", {"park_code": "439901"}, "error", "park_code", "编码格式不符"),
    ("01", {"province": "某某省"}, "error", "province", "不在"),
    # 02: land by use
    ("02", {"land_o": "50.01"}, "doubt", "land1", "各项之和 180.01 大于区块面积 1.8 km²"),
    ("02", {"block_no": "1"}, "error", "block_no", "编码格式不符"),
    # 03: planning years; reply and status
    ("03", {"year_from": "2026"}, "error", "year_from", "大于规划期止（2025）"),
    ("03", {"reply_date": "2017-03-10"}, "doubt", "reply_date", "年份不一致"),
    ("03", {"status": "编制中"}, "doubt", "status", "状态却不是“已批复”"),
    ("03", {"status": "未开展", "reply_no": "", "reply_date": ""}, "doubt", "valid", "不会现行有效"),
    ("03", {"reply_no": ""}, "gap", "reply_no", "状态为“已批复”时应填"),
    # 04: growth, units, target
    ("04", {"yoy": "28.2"}, "doubt", "yoy", "28.0%"),
    ("04", {"unit": "人"}, "doubt", "unit", "亿元 / 万元"),
    ("04", {"target": "较快增长"}, "doubt", "target", "读不出数字"),
    ("04", {"value": "", "yoy": ""}, "gap", "value", "未填同比增幅时应填"),
    ("04", {"name": "其他"}, "gap", "name_o", "指标名称为“其他”时应填"),
    ("04", {"name": "进出口额(美元)", "unit": "亿美元"}, "gap", "fx", "单位为美元时应填"),
    # 05: leaving, yes/no columns that need each other, industry code
    ("05", {"status": "已退出"}, "gap", "out_date", "建设状态为“已退出”时应填"),
    ("05", {"status": "已退出", "out_type": "清退", "out_date": "2019-05-31"}, "error", "out_date", "早于入园日期"),
    ("05", {"out_date": "2020-05-31"}, "doubt", "status", "不是“已退出”"),
    ("05", {"voc": "否", "voc_key": "是"}, "doubt", "voc", "却为“否”"),
    ("05", {"key_types": "水；否"}, "doubt", "key_types", "又填了“否”"),
    ("05", {"key_types": "水", "soil_key": "是"}, "doubt", "key_types", "没有“土壤”"),
    ("05", {"industrial": "否", "counted": "否"}, "doubt", "industrial", "行业代码 3990 属于工业"),
    ("05", {"ind_code": "5960"}, "doubt", "industrial", "行业代码 5960 不属于工业"),
    ("05", {"industrial": "否"}, "doubt", "counted", "不是工业企业却计入统计口径"),
    ("05", {"uscc": "91430903MA00000010"}, "error", "uscc", "第18位是 T"),
    ("05", {"credit_year": ""}, "gap", "credit_year", "参加过环保信用评价时应填"),
    # 06: the order of approval, start, run and acceptance
    ("06", {"start": "2019-03-31"}, "doubt", "start", "疑似未批先建"),
    ("06", {"start": "2019-03"}, "doubt", "start", "疑似未批先建"),
    ("06", {"eia": "登记表", "acc": "无需", "acc_date": "", "eia_date": "2020-02-01", "eia_no": "1"},
     "doubt", "run", "登记表应在投产前备案"),
    ("06", {"run": "2019-04-30"}, "error", "run", "早于开工日期"),
    ("06", {"eia_date": "2018-04-02"}, "doubt", "eia_date", "年份不一致"),
    ("06", {"eia": "无需", "eia_basis": "名录未列入"}, "doubt", "eia", "环评类别却不是"),
    ("06", {"eia": "无需"}, "gap", "eia_basis", "环评类别为豁免或无需时应填"),
    ("06", {"eia_no": ""}, "gap", "eia_no", "环评类别为报告书、报告表或登记表时应填"),
    ("06", {"acc_date": "2020-01-09"}, "doubt", "acc_date", "验收一般在投产"),
    ("06", {"acc_date": "2021-01-11"}, "doubt", "acc_date", "超过12个月"),
    ("06", {"acc": "未验收"}, "doubt", "acc", "已填验收意见日期"),
    ("06", {"acc": "无需", "acc_date": ""}, "doubt", "acc", "应当验收"),
    ("06", {"run": ""}, "doubt", "run", "未填投产"),
    ("06", {"acc_date": ""}, "gap", "acc_date", "已验收或分期验收时应填"),
    ("06", {"change": "是"}, "gap", "change_doc", "发生重大变动时应填"),
    # 07: term, reports, classes
    ("07", {"valid_to": "2020-04-27"}, "error", "valid_to", "早于发证/登记日期"),
    ("07", {"valid_to": "2025-04-29"}, "doubt", "valid_to", "超过5年"),
    ("07", {"cls": "无需"}, "doubt", "cls", "管理类别却为“无需”"),
    ("07", {"p_cod": "1.5"}, "doubt", "cls", "许可排放量COD"),
    ("07", {"no": "91430903MA00000010001W"}, "error", "no", "第18位是 T"),
    ("07", {"no": ""}, "gap", "no", "管理类别不是“无需”时应填"),
    ("07", {"cls": "重点管理"}, "gap", "freq", "管理类别为重点管理或简化管理时应填"),
    ("07", {"cls": "重点", "authority": "局", "freq": "年；季", "ann_date": "2021-01-10", "q_due": 4, "q_done": 5},
     "doubt", "q_done", "大于季(月)报应交（4）"),
    ("07", {"cls": "重点", "freq": "季"}, "gap", "q_due", "执行报告频次含季报或月报时应填"),
    # 08: number against date and risk; need against status
    ("08", {"date": "2019-09-15"}, "doubt", "date", "备案编号中的年份 2020"),
    ("08", {"risk": "较大"}, "doubt", "risk", "等级字母 L（一般）"),
    ("08", {"status": "不需"}, "doubt", "status", "应编制预案"),
    ("08", {"need": "否", "why": "无风险源"}, "doubt", "need", "状态却为“已备案”"),
    ("08", {"need": "否"}, "gap", "why", "不需编制或依托上级园区时应填"),
    ("08", {"need": "依托"}, "gap", "parent_plan", "依托上级园区时应填"),
    ("08", {"status": "未备案"}, "doubt", "status", "已填备案编号"),
    ("08", {"no": "430903-2020-12-L"}, "error", "no", "编码格式不符"),
    ("08", {"no": ""}, "gap", "no", "状态为“已备案”时应填"),
    # 09: zero is a limit; blank is missing
    ("09", {"limit": "0"}, "doubt", "limit", "不得排放"),
    ("09", {"limit": ""}, "gap", "limit", "必填项未填"),
    ("09", {"lvl": "无", "subj": "无", "pol": "COD"}, "error", "", "首列填“无”"),
    # 10 and 12: checkable points; what is not kept needs a plan
    ("10", {"facts": "固废统一管理体系=无", "result": "落实"}, "doubt", "result", "落实情况却为“已落实”"),
    ("10", {"facts": "固废统一管理体系"}, "doubt", "facts", "不是“事项=值”的写法"),
    ("10", {"facts": "环保机构=有；环保机构=无"}, "doubt", "facts", "两个不同的值"),
    ("10", {"plan": ""}, "gap", "plan", "落实情况不是“已落实”或“不适用”时应填"),
    ("12", {"facts": "雨污分流＝未完成"}, "doubt", "result", "符合性却为“符合”"),
    ("12", {"ind": "单位GDP能耗", "lim": "0.11", "act": "0.12", "unit": "tce/万元"},
     "doubt", "result", "实际值 0.12 大于限值 0.11"),
    ("12", {"req": "单位GDP能耗较2015年下降15%"}, "gap", "ind", "管控要求含量化数字时应填"),
    ("12", {"ind": "绿地率"}, "gap", "lim", "填了量化指标时应填"),
    ("12", {"result": "不符合"}, "gap", "gap", "符合性为基本符合或不符合时应填"),
    ("12", {"unit_code": "ZH4399012000"}, "error", "unit_code", "编码格式不符"),
    # 11: medium, not monitored, factors
    ("11", {"medium": "废水"}, "doubt", "medium", "与类别“环境质量”不符"),
    ("11", {"a_point": "无"}, "doubt", "result", "未监测"),
    ("11", {"p_factor": "SO2；某未知因子"}, "doubt", "p_factor", "“某未知因子”不在"),
    ("11", {"mode": "委托"}, "gap", "lab", "委托监测时应填"),
    ("11", {"plan": ""}, "gap", "plan", "落实情况为部分落实或未落实时应填"),
    ("11", {"owner": ""}, "gap", "owner", "落实情况为部分落实或未落实时应填"),
    ("11", {"due": ""}, "gap", "due", "落实情况为部分落实或未落实时应填"),
    ("12", {"result": "基本符合"}, "gap", "owner", "符合性为基本符合或不符合时应填"),
    # 13: flow and capacity
    ("13", {"flow": "20000"}, "doubt", "flow", "与设计规模完全相同"),
    ("13", {"flow": "24000.1"}, "doubt", "flow", "1.2倍"),
    ("13", {"park_flow": "15600.1"}, "doubt", "park_flow", "大于平均实际处理量（15600）"),
    ("13", {"n_bad": "5"}, "error", "n_bad", "大于执法监测次数（4）"),
    ("13", {"cap": "0"}, "error", "cap", "数值超出范围"),
    ("13", {"online": "无"}, "doubt", "linked", "却填已联网"),
    ("13", {"eff": "100.5"}, "error", "eff", "数值超出范围"),
    # 14: built and planned
    ("14", {"s_done": "8.61"}, "error", "s_done", "大于污水管网应建（8.6）"),
    ("14", {"r_done": "9.11"}, "error", "r_done", "大于雨水管网应建（9.1）"),
    ("14", {"r_done": "9.0"}, "doubt", "r_done", "雨污分流为“完成”"),
    ("14", {"fixed": "1"}, "doubt", "fixed", "大于错接混接发现（0）"),
    # 15: volume, loads, destination, devices, tests (2.94 × 365 = 1073.1)
    ("15", {"vol": "1200"}, "doubt", "vol", "2.94×365 = 1073.1"),
    ("15", {"to": "不外排"}, "doubt", "to", "年排放量却为 1073"),
    ("15", {"to": "直排"}, "doubt", "basis", "排放去向为“直排”"),
    ("15", {"wwtp": ""}, "gap", "wwtp", "排放去向为“纳管”时应填"),
    ("15", {"cod": "103.5"}, "doubt", "cod", "折合浓度 96459 mg/L"),
    ("15", {"vol": "0", "vol_d": "0"}, "doubt", "cod", "年排放量为0"),
    ("15", {"tn": "0.0142"}, "doubt", "nh3", "大于总氮（0.0142）"),
    ("15", {"on_link": "是"}, "doubt", "on_link", "未安装在线监测"),
    ("15", {"n_ok": "3"}, "error", "n_ok", "大于监测次数（2）"),
    ("15", {"days": "367"}, "error", "days", "数值超出范围"),
    ("15", {"c1_out": "DW002"}, "gap", "c1_ok", "填了车间排口时应填"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "changes", "level", "key", "words"), FIRES)
def test_a_slip_is_told_at_its_cell(
    number: str, changes: dict[str, object], level: str, key: str, words: str
) -> None:
    found = said(number, **changes)
    assert any(p[0] == level and p[1] == key and words in p[2] for p in found), found


QUIET = [
    ("01", {"level": "市级", "park_code": "/"}),
    ("01", {"level": "省级", "park_code": "S439901"}),
    ("01", {"area_built": "1.80"}),
    ("01", {"found_doc": "国函〔2013〕999号", "found_date": "2014-01-08"}),
    ("01", {"sign_date": "2021-01-01"}),
    ("02", {"land_o": "无"}),
    ("03", {"status": "未开展", "valid": "否", "reply_no": "", "reply_date": "", "authority": "", "reply_title": ""}),
    ("03", {"year_from": "2025"}),
    ("04", {"yoy": "28.1"}),
    ("04", {"value": ""}),
    ("04", {"yoy": ""}),
    ("04", {"prev": "0", "yoy": "100"}),
    ("04", {"prev": "4.0", "yoy": "-20"}),
    ("04", {"target": "3.5"}),
    ("05", {"status": "已退出", "out_type": "清退", "out_date": "2020-05-31"}),
    ("05", {"key_types": "水；土壤", "soil_key": "是"}),
    ("05", {"credit": "未参评", "credit_year": ""}),
    ("05", {"ind_code": "5960", "industrial": "否", "counted": "否"}),
    ("06", {"start": "2019-04", "eia_date": "2019-04-20"}),
    ("06", {"run": "2019-05", "acc_date": "2020-04-30"}),
    ("06", {"acc_date": "2021-01-10"}),
    ("06", {"eia": "登记表", "acc": "无需", "acc_date": ""}),
    ("06", {"run": "", "acc": "未到期", "acc_date": ""}),
    ("07", {"valid_to": "2025-04-28"}),
    ("07", {"cls": "无需", "no": "", "issue": "", "valid_to": ""}),
    ("08", {"no": "430903-2020-012-HT", "risk": "重大"}),
    (
        "08",
        {"need": "否", "why": "无风险源", "status": "不需"}
        | dict.fromkeys(("no", "date", "authority", "title", "risk"), ""),
    ),
    ("09", {"limit": "无"}),
    ("10", {"facts": "固废统一管理体系=无", "result": "部分落实"}),
    ("10", {"result": "不适用", "owner": "", "due": "", "plan": ""}),
    ("11", {"a_point": "无", "mode": "/", "result": "未落实"}),
    ("11", {"cat": "污染源", "medium": "废水", "p_factor": "COD；氨氮", "a_point": "DW001"}),
    ("12", {"req": "执行 GB 18918—2002 一级A标准，2020年底前完成"}),
    ("12", {"ind": "绿地率", "lim": "20", "act": "31", "unit": "%"}),
    ("12", {"ind": "单位GDP能耗", "lim": "0.11", "act": "0.11", "unit": "tce每万元"}),
    ("13", {"flow": "24000"}),
    ("13", {"n_bad": "4"}),
    ("14", {"r_done": "9.0", "sep": "部分"}),
    ("15", {"vol": "1125"}),
    ("15", {"vol": "0", "vol_d": "0", "days": "0", "cod": "0", "nh3": "0", "to": "不外排", "wwtp": ""}),
    ("15", {"to": "直排", "basis": "最终外排量", "wwtp": ""}),
    ("15", {"on_has": "是", "on_link": "是"}),
    ("15", {"tn": "0.0143"}),
    ("15", {"n": "0", "n_ok": "0"}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "changes"), QUIET)
def test_a_good_row_is_left_alone(number: str, changes: dict[str, object]) -> None:
    assert said(number, **changes) == []


SPELLINGS = [
    ("01", "park_type", "综合保税区", "海关特殊监管区"),
    ("01", "water_func", "III类", "Ⅲ类"),
    ("01", "water_func", "三类", "Ⅲ类"),
    ("04", "name", "GDP", "地区生产总值"),
    ("04", "unit", "tce/万元", "tce每万元"),
    ("05", "status", "正常生产", "投产"),
    ("06", "eia", "环境影响报告表", "报告表"),
    ("07", "cls", "登记", "登记管理"),
    ("08", "risk", "一般", "一般L"),
    ("09", "pol", "化学需氧量", "COD"),
    ("09", "pol", "NOₓ", "NOx"),
    ("09", "pol", "苯", "苯"),
    ("10", "result", "不适用", "不适用"),
    ("15", "to", "间接排放", "纳管"),
]


@pytest.mark.parametrize(("number", "key", "written", "kept"), SPELLINGS)
def test_words_that_people_use_are_understood(
    number: str, key: str, written: str, kept: str
) -> None:
    form = sheet(number)
    raw = {k: c.example for k, c in form.columns.items() if c.example} | {key: written}
    row = check_row(form, raw).row
    assert getattr(row, key) == kept


def test_a_reading_in_other_words_is_told_and_the_written_word_is_kept() -> None:
    form = sheet("07")
    raw = {k: c.example for k, c in form.columns.items() if c.example} | {"cls": "登记"}
    checked = check_row(form, raw)
    assert ("info", "“登记”按“登记管理”读入") in [(p.level, p.message) for p in checked.problems]
    assert checked.raw["cls"] == "登记"


def test_no_limit_and_a_limit_of_zero_and_no_entry_are_three_things() -> None:
    form = sheet("09")
    raw = {k: c.example for k, c in form.columns.items() if c.example}
    none, zero, blank = (check_row(form, raw | {"limit": w}).row for w in ("无", "0", ""))
    assert [getattr(r, "limit") for r in (none, blank)] == [Mark.NONE, None]  # noqa: B009
    assert zero is not None and zero.amount("limit") == 0


def test_areas_in_other_units_are_converted_and_told() -> None:
    form = sheet("02")
    raw = {k: c.example for k, c in form.columns.items() if c.example} | {"area": "180 ha"}
    checked = check_row(form, raw)
    assert checked.row is not None and str(checked.row.amount("area")) == "1.8"
    assert [p.message for p in checked.problems] == ["已由 ha 换算为 1.8 km²"]


@pytest.mark.parametrize(
    ("number", "key", "written", "kept"),
    [
        ("11", "p_factor", "SO2、NO2，CO", ("SO2", "NO2", "CO")),
        ("11", "p_factor", "1,2-二氯乙烷；苯", ("1,2-二氯乙烷", "苯")),
        ("11", "p_factor", "SO2；某甲、某乙", ("SO2", "某甲、某乙")),
        ("11", "a_point", "A01、A02", ("A01", "A02")),
        ("05", "key_types", "水、大气", ("水", "大气")),
        ("02", "ind", "研发、生产和销售", ("研发、生产和销售",)),
    ],
)
def test_a_comma_parts_known_words_and_no_others(
    number: str, key: str, written: str, kept: tuple[str, ...]
) -> None:
    form = sheet(number)
    raw = {k: c.example for k, c in form.columns.items() if c.example} | {key: written}
    assert getattr(check_row(form, raw).row, key) == kept
