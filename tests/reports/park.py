"""An invented park's year: every sheet's own example row, and rows of ours where tables need several."""

from datetime import date
from typing import Any

from tests.dossiers import Filled, dossier
from yuanjian.facts.dossier import Dossier
from yuanjian.sheets.shelf import all_sheets

PARK = "澄江综合保税区"

REQUIREMENTS = [
    {"seq": 2, "doc_no": "D01", "req": "做好工业固体废物和生活垃圾的分类收集、转运和处置，建立统一的固废收集、贮存、运输和处置的运营管理体系。",
     "topic": "固废", "impl": "已实行分类收集，统一的运营管理体系尚未建立。", "result": "部分落实",
     "owner": "建设管理局", "due": "2021-06-30", "plan": "尚缺统一台账，上半年建成固废管理台账系统。"},
    {"seq": 1, "doc_no": "D01", "req": "加工区工业用地以一类工业用地为主，不得设置三类工业用地。", "topic": "布局",
     "impl": "全部为一类工业用地60公顷，未设置三类工业用地。", "result": "已落实"},
    {"seq": 10, "doc_no": "D01", "req": "规划须与区域宏观规划相协调。", "topic": "规划协调",
     "impl": "年内规划未调整。", "result": "不适用"},
]  # fmt: skip
MONITORING = [
    {"plan_no": "M01", "cat": "环境质量", "medium": "环境空气", "doc_no": "D01", "p_point": "管委会",
     "p_factor": "TSP；PM10", "p_freq": 2, "p_when": "冬、夏各1期", "a_point": "A01", "mode": "依托例行监测",
     "result": "部分落实", "plan": "TSP 未监测，下一年度委托监测。", "owner": "规划建设局", "due": "2021-10-31"},
    {"plan_no": "M02", "cat": "环境质量", "medium": "声", "doc_no": "D01", "p_point": "园区四周", "p_factor": "噪声",
     "p_freq": 1, "a_point": "无", "mode": "/", "result": "未落实", "plan": "本年度未安排。"},
    {"plan_no": "M03", "cat": "污染源", "medium": "废水", "doc_no": "D01", "p_point": "各企业排污口",
     "p_factor": "COD；氨氮", "p_freq": 4, "a_point": "DW001", "mode": "企业自测", "result": "落实"},
]  # fmt: skip
CLAUSES = [
    {"clause": "2.10", "dim": "污染物排放管控", "req": "推行清洁生产。", "impl": "2家企业通过清洁生产审核。", "result": "符合"},
    {"clause": "2.9", "dim": "污染物排放管控", "req": "（2.9）开展柴油货车抽查。", "impl": "年内抽查40辆次。",
     "result": "基本符合", "gap": "抽查未覆盖全部货运企业，将全部纳入",
     "owner": "交通运输科", "due": "2021-12-31"},
    {"clause": "1.1", "dim": "空间布局约束", "req": "禁止三类工业。", "impl": "无三类工业。", "result": "符合"},
]  # fmt: skip
WORDS = [
    {"type": "成效", "seq": 1, "title": "责任落实到岗", "text": "园区已入园企业{enterprises.total}家，均已签订责任书。", "carry": "新增"},
    {"type": "主要措施", "seq": 1, "title": "加强巡查", "text": "每月巡查一次。\n发现问题当场交办。", "carry": "延续"},
    {"type": "存在问题", "seq": 1, "title": "颗粒物偶有超标", "text": "见 {no.such_fact}。", "carry": "延续"},
    {"type": "存在问题", "seq": 2, "title": "危废标识不规范", "text": "已全部更换。", "carry": "已解决"},
    {"type": "下一步计划", "seq": 1, "title": "控制扬尘", "text": "工地全部安装喷淋。",
     "owner": "建设管理局", "due": "2021-12", "carry": "新增"},
    {"type": "下一步计划", "seq": 2, "title": "规范台账", "text": "统一台账格式。", "carry": "新增"},
]  # fmt: skip


def examples() -> dict[str, Filled]:
    """Every sheet filled with the example row of its template."""
    return {
        no: [{k: c.example for k, c in form.columns.items() if c.example and not c.computed}]
        for no, form in all_sheets().items()
    }


def park_year(**sheets: Any) -> Dossier:
    """The park in 2020; ``s10=[…]`` puts other rows into a sheet, ``s10=None`` leaves it unfilled."""
    filled = examples()
    filled["01"] = [{**filled["01"][0], "sign_date": date(2021, 2, 24)}]  # type: ignore[index]
    unit = {"unit_code": "ZH43990120001", "doc_no": "D02"}
    filled |= {
        "10": REQUIREMENTS,
        "11": MONITORING,
        "12": [{**unit, **c} for c in CLAUSES],
        "33": WORDS,
    }
    filled["32"] = [{"no": n, "self": 1 if n == 13 else 0} for n in range(1, 24)]
    for name, rows in sheets.items():
        no = name.removeprefix("s")
        if rows is None:
            filled.pop(no, None)
        else:
            filled[no] = rows
    return dossier(filled, year=2020, park="G439901")
