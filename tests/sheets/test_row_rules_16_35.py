"""What each row of sheets 16–35 says about itself: every rule must fire, and must keep quiet.

The arithmetic in the expected words is worked by hand; the rules are those of the package's guide.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import sheet


@dataclass(frozen=True)
class Case:
    """Cells that replace those of the example row: ``fires`` breaks the rule, ``quiet`` just keeps it."""

    no: str
    key: str
    level: str
    words: str
    fires: dict[str, object]
    quiet: dict[str, object] = field(default_factory=dict)


WASTE = {"st0": "1", "gen": "100", "u_self": "0", "d_self": "0", "u_out": "100", "d_out": "0"}
CASES = [
    Case("16", "std", "doubt", "不在标准库中", {"std": "地表水标准"}, {"std": "GB3838-2002"}),
    Case("16", "factors", "doubt", "“某某酸”不在因子字典中", {"factors": "氨氮；某某酸"}, {"factors": "NH3-N；CODcr"}),
    Case("16", "factors", "doubt", "“总磷”重复，只计一次", {"factors": "总磷；TP；氨氮"}, {"factors": "总磷；总氮"}),
    Case("16", "dist", "error", "数值超出范围", {"dist": "50001"}, {"dist": "50 km"}),
    Case("16", "pos", "doubt", "方位却是“上游”", {"pos": "上游"}, {"pos": "上游", "main": "否"}),
    Case("17", "use", "doubt", "小微站的数据填为“正式评价”", {"type": "小微站", "device": "D1"},
         {"type": "小微站", "device": "D1", "use": "参考"}),
    Case("17", "device", "gap", "站点类型为小微站时应填", {"type": "小微站", "use": "参考"}, {"type": "省控"}),
    Case("17", "dist", "gap", "站点不在园区内时应填", {"dist": ""}, {"dist": "", "inside": "是"}),
    Case("17", "dist", "doubt", "站点在园区内，与园区距离却大于 0", {"inside": "是"}, {"inside": "是", "dist": "0"}),
    Case("18", "zone", "doubt", "要素为“土壤”，功能区或用地类型却是“4a类”", {"medium": "土壤"},
         {"medium": "土壤", "zone": "第二类用地"}),
    Case("18", "zone", "doubt", "却是“Ⅲ类”", {"zone": "Ⅲ类"}, {"medium": "地下水-污染源", "zone": "III"}),
    Case("19", "rpt_date", "error", "早于采样日期（2020-07-06）", {"rpt_date": "2020-07-05"}, {"rpt_date": "2020-07-06"}),
    Case("19", "raw", "error", "pH 值超出 0–14", {"factor": "pH", "unit": "无量纲", "raw": "73"},
         {"factor": "pH", "unit": "无量纲", "raw": "7.3"}),
    Case("19", "raw", "error", "读不出检测结果", {"raw": "合格"}, {"raw": "<0.025"}),
    Case("19", "raw", "doubt", "检测结果为负数", {"raw": "-0.31"}, {"raw": "0"}),
    Case("19", "mdl", "gap", "结果为 ND 或未检出（未写出数值）时应填", {"raw": "ND"}, {"raw": "ND", "mdl": "0.025"}),
    Case("19", "mdl", "doubt", "结果写作“0.025L”，检出限却填 0.03", {"raw": "0.025L", "mdl": "0.03"},
         {"raw": "0.025L", "mdl": "0.025"}),
    Case("19", "raw", "doubt", "低于检出限 0.5", {"mdl": "0.5"}, {"mdl": "0.31"}),
    Case("19", "ent", "gap", "点位为 DW、DA、YS 排口时应填", {"point": "DW001"},
         {"point": "DW001", "ent": "澄江污水处理厂"}),
    Case("20", "pm25", "doubt", "PM2.5（120）大于 PM10（112）", {"pm25": "120"}, {"pm25": "112"}),
    Case("20", "co", "doubt", "CO 为 1100 mg/m³，疑为以 μg/m³ 计", {"co": "1100"}, {"co": "50"}),
    Case("20", "pm10", "doubt", "大于 2000 μg/m³", {"pm10": "2001"}, {"pm10": "2000"}),
    Case("20", "o3", "doubt", "大于 800 μg/m³", {"o3": "801"}, {"o3": "800"}),
    Case("20", "so2", "error", "数值超出范围", {"so2": "-1"}, {"so2": "0"}),
    Case("20", "no2", "gap", "当日数据有效时应填", {"no2": ""}, {"no2": "/"}),
    Case("20", "why", "gap", "当日数据无效时应填", {"valid": "无效"}, {"valid": "无效", "why": "停电"}),
    Case("20", "valid", "doubt", "却填有监测值", {"valid": "缺测"},
         {"valid": "缺测", **dict.fromkeys(("pm25", "pm10", "so2", "no2", "co", "o3"), "")}),
    Case("21", "h_ok", "error", "大于应运行小时数（8000）", {"h_due": "8000", "h_ok": "8001", "marked": "0"},
         {"h_due": "8600", "h_ok": "8600"}),
    Case("21", "h_due", "error", "数值超出范围", {"h_due": "8785"}, {"h_due": "8784"}),
    Case("21", "rep", "error", "大于电子督办次数（1）", {"rep": "2"}, {"rep": "0"}),
    Case("21", "h_bad", "error", "大于有效小时数（1）", {"h_ok": "1"}, {"h_ok": "2"}),
    Case("21", "marked", "doubt", "大于应运行小时数（8700）", {"h_due": "8700", "marked": "8701"},
         {"h_due": "8700", "marked": "100"}),
    Case("21", "d_bad", "doubt", "最大日均值 51 高于限值 50，日均超标天数却为 0", {"max": "51"}, {"max": "51", "d_bad": "1"}),
    Case("21", "max", "doubt", "日均超标 1 天，最大日均值 38 却不高于限值 50", {"d_bad": "1"}, {"max": "50"}),
    Case("22", "n_ok", "error", "大于监测次数（1）", {"n_ok": "2"}, {"n_ok": "0"}),
    Case("22", "voc", "doubt", "用量 2.000 × (1 − 收集 80% × 处理 60%) = 1.04 t/a", {"voc": "1.1"}, {"voc": "1.09"}),
    Case("22", "voc_use", "gap", "排放或使用 VOCs时应填", {"voc_use": ""},
         {"voc_use": "", "voc": "0", "e_cap": "", "e_tr": ""}),
    Case("22", "on_link", "doubt", "未安装在线监测，却填已联网", {"on_link": "是"}, {"on_has": "是", "on_link": "是"}),
    Case("22", "on_has", "doubt", "应安装在线监测而未安装", {"on_need": "是"}, {"on_need": "是", "on_has": "是"}),
    Case("22", "ac_t", "doubt", "活性炭更换次数和更换量一个为 0", {"ac_t": "0"}, {"ac_t": "0", "ac_n": "0"}),
    Case("23", "ok", "doubt", "监测填“达标”，却填有超标因子", {"bad": "镍"}, {"bad": "镍", "ok": "不达标", "times": "0.2"}),
    Case("23", "bad", "gap", "监测不达标时应填", {"ok": "不达标", "times": "0.2"}, {"ok": "达标"}),
    Case("23", "status", "doubt", "工作阶段为“初步”，修复状态却是“修复中”", {"status": "修复中"},
         {"status": "修复中", "stage": "管控修复"}),
    Case("24", "gen", "doubt", "上年末贮存量 1 ＋ 产生量 100 = 101，外委利用量 100 ＋ 年末贮存量 2.02 = 102.02，相差 -1.02 t",
         {**WASTE, "st1": "2.02"}, {**WASTE, "st1": "2.01"}),
    Case("24", "recv", "gap", "外委利用或处置量大于0时应填", {"recv": ""}, {"recv": "", "u_out": "0", "u_self": "12.5"}),
    Case("24", "code", "doubt", "900-039-49 是《国家危险废物名录》中的代码", {"code": "900-039-49"}, {"code": "900-003-S17"}),
    Case("24", "code", "error", "编码格式不符", {"code": "S17"}, {"code": "SW17"}),
    Case("25", "hw", "error", "类别 HW08 与代码 900-039-49 不符：代码末两位 49 对应 HW49", {"hw": "HW08"},
         {"hw": "HW08", "code": "900-249-08"}),
    Case("25", "code", "error", "危险废物代码形如", {"code": "900-39-49"}, {"code": "900－039－49"}),
    Case("25", "code", "doubt", "不在《国家危险废物名录（2021年版）》中", {"code": "900-998-49"}, {"code": "900-041-49"}),
    Case("25", "gen", "doubt", "大于 1000 t/a，数值异常", {"gen": "1000.1", "d_out": "1000.08", "t_m": "1000.08"},
         {"gen": "1000", "d_out": "999.98", "t_m": "999.98"}),
    Case("25", "gen", "doubt", "产生量 0.8 = 0.8，委托处置量 0.6 ＋ 年末贮存量 0.02 = 0.62", {"gen": "0.8"}, {"gen": "0.625"}),
    Case("25", "t_m", "doubt", "0.5 与委托处置量 0.6 = 0.6 相差 0.1", {"t_m": "0.5"}, {"t_m": "0.595"}),
    Case("25", "n_m", "doubt", "联单数和联单转移量一个为 0", {"n_m": "0"}, {"n_m": "2"}),
    Case("25", "max_d", "doubt", "大于 365 d", {"max_d": "366"}, {"max_d": "365"}),
    Case("25", "decl", "doubt", "晚于 2021-03-31", {"decl": "2021-04-01"}, {"decl": "2021-03-31"}),
    Case("25", "lic", "gap", "委托利用或处置量大于0时应填", {"lic": ""}, {"lic": "某字第1号"}),
    Case("26", "act", "doubt", "大于处理能力（5000）", {"act": "5000.1"}, {"act": "5000"}),
    Case("26", "lic", "gap", "有实际处理量时应填", {"lic": ""}, {"lic": "", "op": "", "act": "0"}),
    Case("27", "done", "error", "早于受理日期（2020-05-01）", {"done": "2020-04-30"}, {"done": "2020-05-01"}),
    Case("27", "due", "error", "早于受理日期（2020-05-01）", {"due": "2020-04-30"}, {"due": "2020-05-21"}),
    Case("27", "done", "doubt", "晚于办理期限（2020-06-30）1 天", {"done": "2020-07-01"}, {"done": "2020-06-30"}),
    Case("27", "done", "gap", "整改状态为“已完成”时应填", {"done": ""}, {"done": "", "status": "整改中"}),
    Case("27", "status", "doubt", "已填办结日期 2020-05-20", {"status": "整改中"}, {"status": "整改中", "done": ""}),
    Case("27", "status", "doubt", "“不属实”的投诉仍在整改中", {"true": "不属实", "status": "整改中", "done": ""},
         {"true": "不属实", "status": "不需", "done": ""}),
    Case("27", "types", "error", "不在可选范围内", {"types": "光污染"}, {"types": "恶臭；噪音"}),
    Case("28", "date", "doubt", "与文号“澄环罚〔2019〕15号”的年份不一致", {"doc": "澄环罚[2019]15号"}, {"doc": "澄环罚(2020)15号"}),
    Case("28", "done", "doubt", "早于日期（2020-08-17）", {"done": "2020-08-16"}, {"done": "2020-08-17"}),
    Case("28", "fine", "gap", "类型为“行政处罚”时应填", {"fine": ""}, {"fine": "", "type": "约谈"}),
    Case("28", "doc", "gap", "类型为书面处理时应填", {"doc": ""}, {"doc": "/"}),
    Case("28", "status", "doubt", "已填完成日期 2020-09-10", {"status": "未开始"}, {"status": "未开始", "done": ""}),
    Case("29", "n_fix", "doubt", "大于发现问题数（12）", {"type": "隐患排查", "n_find": "12", "n_fix": "13"},
         {"type": "隐患排查", "n_find": "12", "n_fix": "12"}),
    Case("29", "n_find", "gap", "记录类型为“隐患排查”时应填", {"type": "隐患排查", "n_fix": "0"},
         {"type": "隐患排查", "n_find": "0", "n_fix": "0"}),
    Case("29", "q", "doubt", "最大存量 5 ÷ 临界量 7.5 = 0.6667", {"max": "5", "crit": "7.5", "q": "0.5"},
         {"max": "5", "crit": "7.5", "q": "0.67"}),
    Case("29", "crit", "doubt", "临界量为 0", {"crit": "0"}, {"crit": "0.5"}),
    Case("29", "mat_valid", "doubt", "已过有效期", {"mat_valid": "2020-10"}, {"mat_valid": "2020-11"}),
    Case("29", "mat_qty", "gap", "记录类型为“应急物资”时应填", {"type": "应急物资"}, {"type": "专题会议"}),
    Case("30", "status", "doubt", "填了建成日期，状态却是“未建”", {"status": "未建", "linked": ""},
         {"status": "未建", "linked": "", "date": ""}),
    Case("30", "linked", "doubt", "状态为“未建”，却填已联网", {"status": "未建", "date": ""},
         {"status": "未建", "date": "", "linked": "否"}),
    Case("30", "date", "gap", "状态为“已建成”时应填", {"date": ""}, {"date": "", "status": "在建"}),
    Case("31", "url", "doubt", "不像完整的网址", {"url": "www.example.gov.cn"}, {"url": "/"}),
    Case("32", "no", "error", "数值超出范围", {"no": "25"}, {"no": "24"}),
    Case("32", "text", "gap", "自评为加分", {"self": "1", "text": ""}, {"self": "-1", "text": ""}),
    Case("33", "title", "doubt", "标题 31 字，超过 30 字", {"title": "尘" * 31}, {"title": "尘" * 30}),
    Case("33", "text", "doubt", "“{企业数}”不是事实编号", {"text": "共{企业数}家"}, {"text": "共{enterprises.total}家"}),
    Case("33", "text", "doubt", "大括号不成对", {"text": "共{enterprises.total家"}, {"text": "共8家"}),
    Case("33", "facts", "doubt", "“企业数”不是事实编号", {"facts": "企业数"}, {"facts": "a02.pm25.bad"}),
    Case("33", "owner", "gap", "类型为“下一步计划”时应填", {"type": "下一步计划", "due": "2021-12"},
         {"type": "下一步计划", "due": "2021-12", "owner": "建设管理局"}),
    Case("34", "file", "error", "文件名含有文件夹", {"file": "附件/A031.pdf"}, {"file": "A031.pdf"}),
    Case("34", "file", "doubt", "文件名没有扩展名", {"file": "A031_月报"}, {"file": "A031_月报.ofd"}),
    Case("34", "date", "doubt", "的年份不一致", {"doc": "澄环函〔2019〕3号"}, {"doc": "澄环函〔2020〕3号"}),
    Case("35", "status", "doubt", "填了完成日期，整治状态却是“整治中”", {"status": "整治中"}, {"status": "整治中", "done": ""}),
    Case("35", "retest", "gap", "整治状态为“已完成”时应填", {"retest": ""}, {"retest": "", "status": "整治中", "done": ""}),
]  # fmt: skip


def found(case: Case, cells: dict[str, object]) -> list[Problem]:
    form = sheet(case.no)
    row = {k: c.example for k, c in form.columns.items() if c.example} | cells
    problems = check_row(form, row).problems
    return [p for p in problems if p.key == case.key and p.level == case.level]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.no}.{c.key} {c.words[:20]}")
def test_a_rule_fires_where_it_must_and_says_why(case: Case) -> None:
    problems = found(case, case.fires)
    assert any(case.words in str(p) for p in problems), [str(p) for p in problems]
    assert all(p.header for p in problems)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.no}.{c.key} {c.words[:20]}")
def test_a_rule_keeps_quiet_at_its_edge(case: Case) -> None:
    assert [str(p) for p in found(case, case.quiet)] == []


def test_the_sum_of_a_balance_leaves_out_nothing_and_ends_at_a_blank() -> None:
    case = next(c for c in CASES if c.no == "24")
    assert found(case, {**WASTE, "st1": "50", "u_self": ""}) == []
    assert found(case, {**WASTE, "st1": "50", "u_self": "/"}) != []


def test_a_complaint_keeps_no_telephone_and_no_name() -> None:
    form = sheet("27")
    said = "举报人：张小三，电话 138 1234 5678；李先生另留 0731-58881234，反映夜间异味"
    row = {k: c.example for k, c in form.columns.items() if c.example} | {"text": said}
    checked = check_row(form, row)
    kept = "举报人：***，电话 ***；某先生另留 ***，反映夜间异味"
    assert checked.row is not None
    assert checked.row.to_data()["text"] == kept
    assert dict(checked.raw) == {"text": kept}
    assert [(p.level, p.found) for p in checked.problems if p.key == "text"] == [("info", kept)]


def test_a_column_called_cls_keeps_its_value() -> None:
    form = sheet("25")
    row = check_row(form, {k: c.example for k, c in form.columns.items() if c.example}).row
    assert row is not None
    assert row.to_data()["cls"] == "登记"
    assert form.from_data(row.to_data()).to_data()["cls"] == "登记"


def test_hazards_are_read_as_the_catalogue_writes_them() -> None:
    form = sheet("25")
    cells = {k: c.example for k, c in form.columns.items() if c.example} | {"prop": "T/C/I/R"}
    row = check_row(form, cells).row
    assert row is not None
    assert row.to_data()["prop"] == ["T", "C", "I", "R"]  # 危险特性 of 841-004-01
