"""12 三线一单: the park's control list, clause by clause (table 3 of the report)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    choice,
    code,
    day,
    long,
    multi,
    number,
    text,
)
from yuanjian.sheets.conditions import When, among, filled
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
    facts_read,
    held_text,
)

_OPEN = among("result", "基本符合", "不符合", says="符合性为基本符合或不符合")
_INDEXED = filled("ind", says="填了量化指标")
_QUANTITY = re.compile(
    r"\d(?:\.\d+)?\s*(?:%|％|‰|万?吨|t(?:ce)?\b|kg|万?立方米|万?m3|万?m³|亿元|万元|公里|km|公顷|mg|μg|米\b)"
)
_CEILINGS = re.compile("能耗|水耗|耗水|用水|能源消费|排放|浓度")


def _has_quantity(row: Mapping[str, Any]) -> bool:
    """The demand names a quantity; the numbers of standards and years do not count."""
    req = row.get("req")
    return isinstance(req, str) and _QUANTITY.search(req) is not None


class Row(ListRow):
    """One clause of the list and how the park stands to it."""

    sheet = Sheet(
        "12",
        "三线一单",
        keys=("unit_code", "clause"),
        called="第{clause}条",
        note="管控单元生态环境准入清单的每条要求一行，原文照录；对应报告表3。",
        proven_by="符合情况的证明",
        proven_when=among("result", "符合", says="填报符合"),
    )

    clause: Text = text(
        "条款号",
        required=True,
        longest=20,
        example="2.3",
        aliases=("条款", "条款编号", "序号"),
        note="如 1.1、2.2.1",
    )
    unit_code: Text = code(
        "管控单元编码",
        r"ZH\d{11}",
        required=True,
        expected="ZH 加11位数字",
        example="ZH43990120001",
        aliases=("环境管控单元编码", "单元编码"),
    )
    doc_no: Text = choice(
        "清单版本文件",
        ref="03.doc_no",
        required=True,
        example="D02",
        aliases=("来源文件编号", "文件编号"),
    )
    dim: Text = choice(
        "管控维度",
        "空间布局约束",
        "污染物排放管控",
        "环境风险防控",
        "资源开发效率要求",
        required=True,
        example="污染物排放管控",
        spellings={
            "空间布局": "空间布局约束",
            "污染物排放": "污染物排放管控",
            "环境风险": "环境风险防控",
            "资源开发效率": "资源开发效率要求",
            "资源利用效率要求": "资源开发效率要求",
            "资源能源开发利用": "资源开发效率要求",
        },
    )
    req: Text = long(
        "管控要求(原文)",
        required=True,
        example="做好工业固体废物和生活垃圾的分类收集，建立统一的固废管理体系。",
        aliases=("管控要求", "清单要求"),
        note="与清单逐字一致",
    )
    facts: Many = multi(
        "可核查点",
        example="固废统一管理体系=有",
        note="写成“事项=值”，用；分隔，与10表用同样的事项",
    )
    impl: Text = long(
        "开发区相关情况",
        required=True,
        example="已建立固废统一管理体系，台账齐全。",
        aliases=("园区相关情况", "相关情况", "落实情况", "园区情况"),
        yearly=True,
    )
    result: Text = choice(
        "符合性",
        "符合",
        "基本符合",
        "不符合",
        "不适用",
        required=True,
        example="符合",
        aliases=("是否符合", "符合情况", "符合性分析"),
        spellings={"是": "符合", "否": "不符合"},
        yearly=True,
    )
    ind: Text = text(
        "量化指标",
        when=When("管控要求含量化数字", _has_quantity),
        example="",
        note="如 单位GDP能耗；要求中没有数字的不填",
    )
    lim: Number = number("限值", 4, when=_INDEXED, example="", aliases=("指标限值", "目标值"))
    act: Number = number("实际值", 4, when=_INDEXED, example="", yearly=True)
    unit: Text = choice(
        "单位",
        "tce每万元",
        "m³每万元",
        "t/a",
        "万m³",
        "tce",
        "%",
        "mg/L",
        "ha",
        "km²",
        "亿元每km²",
        open_list=True,
        when=_INDEXED,
        example="",
        spellings={
            "tce/万元": "tce每万元",
            "吨标煤/万元": "tce每万元",
            "吨标准煤/万元": "tce每万元",
            "m³/万元": "m³每万元",
            "立方米/万元": "m³每万元",
            "吨/年": "t/a",
            "吨标准煤": "tce",
        },
    )
    gap: Text = long(
        "差距及措施", when=_OPEN, example="", aliases=("存在差距", "整改措施"), yearly=True
    )
    owner: Text = text("责任单位", when=_OPEN, example="", aliases=("责任部门",))
    due: Day = day("完成时限", month_ok=True, when=_OPEN, example="", aliases=("时限", "整改时限"))

    def problems(self) -> Iterator[Problem]:
        """Checkable points do not belie the result; a ceiling that is exceeded is not kept."""
        yield from facts_read(self, "facts", "result", ("符合",))
        act, lim = self.amount("act"), self.amount("lim")
        over = act is not None and lim is not None and act > lim
        if over and self.result == "符合" and _CEILINGS.search(held_text(self, "ind")):
            said = f"{self.ind}实际值 {self.act} 大于限值 {self.lim}，符合性却为“符合”"
            yield doubt(self, "result", said, "请核对限值、实际值和符合性")
