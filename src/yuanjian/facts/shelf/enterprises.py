"""一、园区概况: how many firms, and how the number came about."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import counted, present
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number

_FIRMS = "湘环发〔2020〕27号 自评估报告框架 一（已建成及在建工业企业，不含房地产和第三产业企业）"


def _left(f: Facts, *ways: str) -> Rows:
    gone = counted(f).eq("status", "已退出").in_year("out_date", f.year)
    return gone.eq("out_type", *ways)


@fact("已入园企业数量", "个", says="计入统计口径、年末未退出的企业数", clause=_FIRMS, decimals=0)
def total(f: Facts) -> Amount:
    return present(f).count()


@fact(
    "上一年度末已入园企业数量",
    "个",
    says="01_园区概况“上年末入园企业数”",
    clause=_FIRMS,
    decimals=0,
)
def last_year(f: Facts) -> Amount:
    return f.number("01", "ent_prev")


@fact("上年度资料中的年末企业数量", "个", says="上年度本系统资料的已入园企业数量", decimals=0)
def last_year_recorded(f: Facts) -> Amount:
    return f.last_year("enterprises.total")


@fact(
    "本年度内新入园企业数量",
    "个",
    says="计入统计口径、入园日期在报告年度内的企业数",
    clause=_FIRMS,
    decimals=0,
)
def new(f: Facts) -> Amount:
    return counted(f).in_year("in_date", f.year).count()


@fact(
    "本年度清退企业数量",
    "个",
    says="计入统计口径、报告年度内退出且退出方式为“清退”的企业数",
    clause=_FIRMS,
    decimals=0,
)
def cleared(f: Facts) -> Amount:
    return _left(f, "清退").count()


@fact(
    "企业自主退出企业数量",
    "个",
    says="计入统计口径、报告年度内退出且退出方式为“自主退出”的企业数",
    clause=_FIRMS,
    decimals=0,
)
def left(f: Facts) -> Amount:
    return _left(f, "自主退出").count()


@fact(
    "其他方式退出企业数量",
    "个",
    says="计入统计口径、报告年度内迁出或注销的企业数",
    clause=_FIRMS,
    decimals=0,
)
def gone_otherwise(f: Facts) -> Amount:
    return _left(f, "迁出", "注销").count()


@fact("新入园企业名单", says="计入统计口径、入园日期在报告年度内的企业名称")
def new_names(f: Facts) -> Words:
    return counted(f).in_year("in_date", f.year).joined("name")


@fact(
    "区块内已入园企业数量",
    "个",
    says="所在区块为该区块、计入统计口径、年末在园的企业数",
    clause=_FIRMS,
    decimals=0,
    per="02",
)
def block(f: Facts, r: RowView) -> Amount:
    return present(f).eq("block_no", r.get("block_no")).count()


@fact("在建企业数量", "个", says="年末在园企业中建设状态为在建或筹建的", decimals=0)
def building(f: Facts) -> Amount:
    return present(f).eq("status", "在建", "筹建").count()


@fact("投产企业数量", "个", says="年末在园企业中建设状态为投产的", decimals=0)
def operating(f: Facts) -> Amount:
    return present(f).eq("status", "投产").count()


@fact("停产停建企业数量", "个", says="年末在园企业中建设状态为停产或停建的", decimals=0)
def stopped(f: Facts) -> Amount:
    return present(f).eq("status", "停产", "停建").count()


@fact("规模以上工业企业数量", "个", says="年末在园企业中规上企业数", decimals=0)
def above_scale(f: Facts) -> Amount:
    return present(f).eq("above", True).count()


@fact("工业企业数量", "个", says="年末在园企业中的工业企业数", decimals=0)
def industrial(f: Facts) -> Amount:
    return present(f).eq("industrial", True).count()


@fact("不符合准入清单企业数量", "个", says="年末在园企业中准入清单符合性为“不符合”的", decimals=0)
def against_access_list(f: Facts) -> Amount:
    return present(f).eq("access", "不符合").count()


@fact("黑名单企业数量", "个", says="年末在园企业中环保信用等级为“黑名单”的", decimals=0)
def blacklisted(f: Facts) -> Amount:
    return present(f).eq("credit", "黑名单").count()


@fact("涉VOCs重点企业数量", "个", says="年末在园企业中VOCs重点排放单位数", decimals=0)
def voc_key(f: Facts) -> Amount:
    return present(f).eq("voc_key", True).count()


@fact("涉重金属企业数量", "个", says="年末在园企业中涉重金属的企业数", decimals=0)
def heavy_metal(f: Facts) -> Amount:
    return present(f).eq("hm", True).count()


@fact("涉一类污染物企业数量", "个", says="年末在园企业中涉一类污染物的企业数", decimals=0)
def class1(f: Facts) -> Amount:
    return present(f).eq("class1", True).count()


@fact("申报有废水外排的企业数量", "个", says="年末在园企业中“废水是否外排”为是的", decimals=0)
def with_wastewater(f: Facts) -> Amount:
    return present(f).eq("ww", True).count()


@fact("申报有废气外排的企业数量", "个", says="年末在园企业中“废气是否外排”为是的", decimals=0)
def with_waste_gas(f: Facts) -> Amount:
    return present(f).eq("wg", True).count()


@fact("申报产生一般固废的企业数量", "个", says="年末在园企业中“产生一般固废”为是的", decimals=0)
def with_waste(f: Facts) -> Amount:
    return present(f).eq("sw", True).count()


@fact("申报产生危废的企业数量", "个", says="年末在园企业中“产生危废”为是的", decimals=0)
def with_hazardous(f: Facts) -> Amount:
    return present(f).eq("hw", True).count()


@fact("未投产企业数量", "个", says=ONLY_TOLD, decimals=0)
def not_operating(f: Facts) -> Amount:
    return told_number()
