"""10 规划环评要求落实: the demands of the planning EIA's reply, one by one (table 1 of the report)."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Many,
    Text,
    Whole,
    choice,
    day,
    integer,
    long,
    multi,
    text,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    facts_read,
)

_OPEN = among("result", "基本落实", "部分落实", "未落实", says="落实情况不是“已落实”或“不适用”")


class Row(ListRow):
    """One demand, word for word, and what was done about it."""

    sheet = Sheet(
        "10",
        "规划环评要求落实",
        keys=("doc_no", "seq"),
        called="{doc_no}第{seq}项",
        none_ok=True,
        note="批复（审查意见）的每条要求一行，原文照录；对应报告表1。",
        proven_by="落实情况的证明",
        proven_when=among("result", "落实", "已落实", says="填报已落实"),
    )

    seq: Whole = integer(
        "序号", low=1, high=999, required=True, example="6", note="与批复条款顺序一致"
    )
    doc_no: Text = choice(
        "来源文件编号", ref="03.doc_no", required=True, example="D01", aliases=("文件编号",)
    )
    req: Text = long(
        "批复要求(原文)",
        required=True,
        example="做好工业固体废物和生活垃圾的分类收集、转运和处置。",
        aliases=("批复要求", "规划环评批复要求", "要求内容", "环评批复要求"),
        note="与批复逐字一致",
    )
    topic: Text = choice(
        "要求主题",
        "布局",
        "准入",
        "三同时",
        "水",
        "气",
        "固废",
        "噪声",
        "风险",
        "移民",
        "生态水保",
        "规划协调",
        "监测",
        "其他",
        required=True,
        example="固废",
        aliases=("主题", "要求类别"),
        spellings={
            "废水": "水",
            "大气": "气",
            "废气": "气",
            "固体废物": "固废",
            "环境风险": "风险",
            "产业准入": "准入",
            "空间布局": "布局",
            "生态": "生态水保",
            "水土保持": "生态水保",
            "环境监测": "监测",
            "移民安置": "移民",
            "拆迁安置": "移民",
        },
    )
    facts: Many = multi(
        "可核查点",
        example="固废统一管理体系=有",
        note="写成“事项=值”，用；分隔，系统据此核对",
    )
    impl: Text = long(
        "实施情况",
        required=True,
        example="已建立分类收集体系，生活垃圾由环卫部门清运。",
        aliases=("落实情况说明", "执行情况", "落实措施"),
        yearly=True,
    )
    result: Text = choice(
        "落实情况",
        "已落实",
        "基本落实",
        "部分落实",
        "未落实",
        "不适用",
        required=True,
        example="基本落实",
        aliases=("是否落实", "落实结果"),
        spellings={"落实": "已落实", "是": "已落实", "否": "未落实"},
        yearly=True,
    )
    owner: Text = text("责任单位", when=_OPEN, example="建设管理局", aliases=("责任部门",))
    due: Day = day(
        "完成时限",
        month_ok=True,
        when=_OPEN,
        example="2021-06-30",
        aliases=("完成时间", "整改时限"),
    )
    plan: Text = long(
        "未落实原因及措施",
        when=_OPEN,
        example="尚缺统一台账，上半年完成。",
        aliases=("未落实原因", "整改措施", "下一步措施"),
        yearly=True,
    )

    def problems(self) -> Iterator[Problem]:
        """Checkable points are readable and do not belie the result."""
        yield from facts_read(self, "facts", "result", ("已落实",))
