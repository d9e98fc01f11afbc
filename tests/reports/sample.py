"""A made-up report that holds everything a report may hold."""

from datetime import date, datetime

from yuanjian.reports.tree import (
    Cell,
    Column,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Signature,
    Table,
    Text,
)

MADE = datetime(2021, 2, 24, 9, 30)

_LONG = (
    "园区排水实行雨污分流，全部工业废水经企业预处理达到接管标准后进入示范污水处理厂，"
    "尾水执行《城镇污水处理厂污染物排放标准》（GB 18918—2002）一级A标准后排入示范河。"
)


def words(text: str, bold: bool = False) -> tuple[Text, ...]:
    return (Text(text, bold=bold),)


def cell(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
    return Cell(words(text), rowspan, colspan)


def requirements(count: int = 12) -> Table:
    rows = tuple(
        (cell(str(n)), cell(f"第{n}条：{_LONG}"), cell(_LONG * (1 + n % 3)), cell("已落实"))
        for n in range(1, count + 1)
    )
    return Table(
        id="table1",
        number="表1",
        title="园区规划环评批复要求落实情况",
        columns=(
            Column(12, "center"),
            Column(58),
            Column(62),
            Column(24, "center"),
        ),
        header=(tuple(cell(t) for t in ("序号", "规划环评批复要求", "实施情况", "落实情况")),),
        rows=rows,
        notes=("注：批复要求为原文。",),
    )


def loads() -> Table:
    figure = Figure("loads.cod", "0.1035", value="0.1035")
    return Table(
        id="table2",
        number="表2",
        title="主要污染物排放量",
        unit="t/a",
        columns=(Column(30), Column(40), Column(30, "right"), Column(30, "right")),
        header=(
            (cell("类别", rowspan=2), cell("污染物", rowspan=2), cell("数值", colspan=2)),
            (cell("控制指标"), cell("排放量")),
        ),
        rows=(
            (cell("废水", rowspan=2), cell("化学需氧量"), cell("120.5"), Cell((figure,))),
            (cell("氨氮"), cell("12"), Cell((Figure("loads.nh3", "", "missing"),))),
            (
                cell("废气"),
                cell("挥发性有机物"),
                Cell((Figure("quota.voc", "", "na"),)),
                cell("0.992"),
            ),
        ),
    )


def wide(rows: int = 14) -> Table:
    heads = ("序号", "企业名称", "行业", "环评类别", "批复文号", "验收", "排污许可", "应急预案")
    return Table(
        id="annex1",
        number="附表1",
        title="企业环境管理情况一览",
        columns=tuple(Column(w) for w in (10, 45, 30, 22, 40, 22, 40, 22)),
        header=(tuple(cell(h) for h in heads),),
        rows=tuple(
            (
                cell(str(n)),
                cell(f"示范第{n}电子科技有限公司"),
                cell("其他电子设备制造"),
                cell("报告表"),
                cell(f"示环评表〔2019〕{n}号"),
                cell("已验收"),
                cell("91430300MA0000000X001W"),
                cell("已备案"),
            )
            for n in range(1, rows + 1)
        ),
        landscape=True,
    )


def blocks() -> tuple[object, ...]:
    flow = Figure("wastewater.capacity", "5.0×10⁴", value="50000")
    return (
        Heading("s1", 1, "一、园区概况"),
        Paragraph(
            "identity",
            (
                Text("示范综合保税区园区代码为"),
                Figure("park.code", "G439999"),
                Text("，核准范围面积为"),
                Figure("park.area_approved", "1.62", value="1.62"),
                Text(" km²，批复文号为示环评函〔2014〕30号。"),
            ),
        ),
        Paragraph(
            "enterprises",
            (
                Text("截止到年底，园区已入园企业数量"),
                Figure("enterprises.total", "10", value="10"),
                Text("个，其中，上一年度末已入园企业数量"),
                Figure("enterprises.last_year", "", "missing"),
                Text("个，本年度内新入园企业数量"),
                Figure("enterprises.new", "0", "zero", value="0"),
                Text("个。"),
            ),
        ),
        Heading("s2", 1, "二、环境管理情况"),
        Heading("s2_1", 2, "（一）规划环评批复要求落实情况"),
        Paragraph("t1_intro", words(_LONG * 2)),
        requirements(),
        Heading("s2_2", 2, "（二）水环境管理"),
        Heading("s2_2_1", 3, "1.集中污水处理设施"),
        Heading("s2_2_1_1", 4, "（1）处理规模"),
        Paragraph(
            "plant",
            (
                Text("设计处理规模"),
                flow,
                Text(" m³/d，PM₂.₅年均浓度35 µg/m³，"),
                Text("加粗文字", bold=True),
                Text("，面积10"),
                Text("4", "super"),
                Text(" m²。投诉0件，完成率"),
                Figure("complaints.rate", "", "na"),
                Text("。"),
            ),
        ),
        loads(),
        Paragraph("after", words("上表数据来自企业填报。")),
        Heading("annexes", 1, "附表：园区年度报告表格", annex=True),
        wide(),
        Paragraph("closing", words("以上内容真实、准确、完整。")),
        Signature("signature", "示范综合保税区管理委员会", date(2021, 2, 24)),
    )


def report(extra: tuple[object, ...] = ()) -> Report:
    return Report(
        docid="t1",
        title=("示范综合保税区生态环境管理", "2020年度自评估报告"),
        blocks=(*blocks(), *extra),  # type: ignore[arg-type]
        park="示范综合保税区",
        year=2020,
        org="示范综合保税区管理委员会",
        signed=date(2021, 2, 24),
    )


__all__ = ["MADE", "PageBreak", "cell", "loads", "report", "requirements", "wide", "words"]
