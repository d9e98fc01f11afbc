"""（三）水环境管理: central sewage plants, and the pipes that lead to them."""

from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount, Words, not_applicable
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import name_key
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（三）"


@fact(
    "园区配套集中污水处理设施数量",
    "个",
    says="13_污水处理设施中权属不是“企业自建”的行数",
    clause=_CLAUSE,
    decimals=0,
)
def count(f: Facts) -> Amount:
    return subjects(f).count()


def subjects(f: Facts) -> Rows:
    """The plants that serve the park; those that a firm runs for itself are left out."""
    return f.rows("13").eq("own", "园区自建", "依托市政", "依托上级园区")


@fact("集中污水处理设施名称", says="13_污水处理设施", clause=_CLAUSE, per="13")
def name(f: Facts, r: RowView) -> Words:
    return r.words("name")


@fact("设计处理规模", "m³/d", says="13_污水处理设施“设计规模”", clause=_CLAUSE, per="13")
def capacity(f: Facts, r: RowView) -> Amount:
    return r.amount("cap")


@fact("实际处理规模", "m³/d", says="13_污水处理设施“平均实际处理量”", clause=_CLAUSE, per="13")
def flow(f: Facts, r: RowView) -> Amount:
    return r.amount("flow")


@fact("园区来水量", "m³/d", says="13_污水处理设施", per="13")
def park_flow(f: Facts, r: RowView) -> Amount:
    return r.amount("park_flow")


@fact("污水处理工艺", says="13_污水处理设施", clause=_CLAUSE, per="13")
def process(f: Facts, r: RowView) -> Words:
    return r.words("t1")


@fact("出水消毒工艺", says="13_污水处理设施", clause=_CLAUSE, per="13")
def disinfection(f: Facts, r: RowView) -> Words:
    return r.words("t2")


@fact("深度处理工艺", says="13_污水处理设施", clause=_CLAUSE, per="13")
def advanced(f: Facts, r: RowView) -> Words:
    return r.words("t3")


@fact("污泥处理工艺", says="13_污水处理设施", clause=_CLAUSE, per="13")
def sludge(f: Facts, r: RowView) -> Words:
    return r.words("t4")


@fact("臭气处理工艺", says="13_污水处理设施", clause=_CLAUSE, per="13")
def odour(f: Facts, r: RowView) -> Words:
    return r.words("t5")


def online_rows(f: Facts, r: RowView) -> Rows:
    """The online factors of a plant's outlet (sheet 21)."""
    name_ = r.get("name")
    mine = name_key(name_) if isinstance(name_, str) else None
    rows = f.rows("21")
    return rows.of(
        f"设施为{name_}",
        (o.record for o in rows if isinstance(s := o.get("subj"), str) and name_key(s) == mine),
    )


@fact(
    "污水处理设施在线监测达标率",
    "%",
    says="13表填报的在线达标率；未填的取21表该设施各因子日均达标率的最低值",
    clause=_CLAUSE,
    most=2,
    per="13",
)
def online_rate(f: Facts, r: RowView) -> Amount:
    if isinstance(r.get("online"), Mark):
        return not_applicable("未开展在线监测", r.because("online"))
    said = r.amount("ok")
    rows = online_rows(f, r)
    if said.state != "missing" or not len(rows):
        return said
    rates = [f.amount("online.ok_rate", row) for row in rows]
    lacking = next((x for x in rates if not x.known), None)
    return lacking or min(rates, key=lambda x: x.number or 0)


@fact("污水处理设施在线监测有效率", "%", says="13_污水处理设施“在线有效率”", most=2, per="13")
def online_valid_rate(f: Facts, r: RowView) -> Amount:
    return r.amount("eff")


@fact(
    "污水管网覆盖率",
    "%",
    says="14_管网各行污水管网已建长度合计÷应建长度合计×100（按长度计）",
    clause=_CLAUSE,
    most=2,
)
def pipe_coverage(f: Facts) -> Amount:
    return f.rows("14").sum("s_done") / f.rows("14").sum("s_need") * 100


@fact(
    "雨水管网覆盖率",
    "%",
    says="14_管网各行雨水管网已建长度合计÷应建长度合计×100（按长度计）",
    clause=_CLAUSE,
    most=2,
)
def rain_coverage(f: Facts) -> Amount:
    return f.rows("14").sum("r_done") / f.rows("14").sum("r_need") * 100


@fact("未完成雨污分流的区块行数", "个", says="14_管网中雨污分流不是“完成”的行数", decimals=0)
def not_separated(f: Facts) -> Amount:
    return f.rows("14").eq("sep", "部分", "未").count()


@fact("管网错接混接未改数量", "处", says="14_管网错接混接发现数合计－已改数合计", decimals=0)
def misconnections_open(f: Facts) -> Amount:
    return f.rows("14").sum("mis") - f.rows("14").sum("fixed")


@fact("污水处理设施执法监测次数", "次", says="13_污水处理设施合计", decimals=0)
def enforcement_samples(f: Facts) -> Amount:
    return f.rows("13").sum("n_law")


@fact("污水处理设施执法监测不达标次数", "次", says="13_污水处理设施合计", decimals=0)
def enforcement_failures(f: Facts) -> Amount:
    return f.rows("13").sum("n_bad")


@fact("园区来水量合计", "m³/d", says="13_污水处理设施“园区来水量”合计")
def park_flow_total(f: Facts) -> Amount:
    return f.rows("13").sum("park_flow")


@fact("已建成运行的集中污水处理设施数量", "个", says=ONLY_TOLD, decimals=0)
def running(f: Facts) -> Amount:
    return told_number()


@fact("集中污水处理设施总处理能力", "m³/d", says=ONLY_TOLD)
def capacity_total(f: Facts) -> Amount:
    return told_number()


@fact("污水管网长度", "km", says=ONLY_TOLD)
def pipe_length(f: Facts) -> Amount:
    return told_number()


@fact("雨水管网长度", "km", says=ONLY_TOLD)
def rain_length(f: Facts) -> Amount:
    return told_number()
