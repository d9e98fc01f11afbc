"""（四）大气环境管理: firms' waste gas and the year's loads."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firms_in
from yuanjian.facts.named_amounts import sum_of_listed
from yuanjian.facts.rows import Rows

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（四）"
_LOAD = "22_企业废气与VOCs“{}”合计"


def emitters(f: Facts) -> Rows:
    """All rows of sheet 22; none when no firm says that it emits."""
    return f.rows("22", none_if=f.rows("05").eq("wg", True))


@fact("工业废气外排企业数量", "个", says="22表中的企业数", clause=_CLAUSE, decimals=0)
def firms(f: Facts) -> Amount:
    return firms_in(f, emitters(f))


@fact("二氧化硫排放量", "t/a", says=_LOAD.format("SO₂排放量"), clause=_CLAUSE)
def so2(f: Facts) -> Amount:
    return emitters(f).sum("so2")


@fact("氮氧化物排放量", "t/a", says=_LOAD.format("NOₓ排放量"), clause=_CLAUSE)
def nox(f: Facts) -> Amount:
    return emitters(f).sum("nox")


@fact("颗粒物排放量", "t/a", says=_LOAD.format("颗粒物排放量"))
def pm(f: Facts) -> Amount:
    return emitters(f).sum("pm")


@fact("VOCs排放量", "t/a", says=_LOAD.format("VOCs排放量"), clause=_CLAUSE)
def vocs(f: Facts) -> Amount:
    return emitters(f).sum("voc")


@fact("其他大气污染物排放量", "t/a", says=_LOAD.format("其他因子及排放量"), clause=_CLAUSE)
def other(f: Facts) -> Amount:
    return sum_of_listed(emitters(f), "other")


@fact("有组织废气排放口数量", "个", says=_LOAD.format("有组织排放口数"), decimals=0)
def outlets(f: Facts) -> Amount:
    return emitters(f).sum("n_out")


@fact("VOCs台账不规范的企业数量", "家", says="22表中VOCs台账为“不完整”或“无”的企业数", decimals=0)
def poor_ledgers(f: Facts) -> Amount:
    rows = emitters(f)
    judged = rows.where("填有VOCs台账", lambda r: isinstance(r.get("ledger"), str))
    return firms_in(f, judged.eq("ledger", "不完整", "无"))


@fact("企业废气监测次数", "次", says="22_企业废气与VOCs合计", decimals=0)
def samples(f: Facts) -> Amount:
    return emitters(f).sum("n")


@fact("企业废气监测达标次数", "次", says="22_企业废气与VOCs合计", decimals=0)
def samples_ok(f: Facts) -> Amount:
    return emitters(f).sum("n_ok")


@fact(
    "应装未装在线监测的废气企业数量",
    "家",
    says="22表中在线监测应装为是、已装为否的企业数",
    decimals=0,
)
def online_lacking(f: Facts) -> Amount:
    return firms_in(f, emitters(f).eq("on_need", True).eq("on_has", False))
