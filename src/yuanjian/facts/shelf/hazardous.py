"""（六）固体废物管理: hazardous waste, and the balance of each row of sheet 25."""

from datetime import date

from yuanjian.facts import clocks
from yuanjian.facts.amount import Amount, total
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firms_in
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（六）"


def rows(f: Facts) -> Rows:
    """All rows of sheet 25; none when no firm says that it makes hazardous waste."""
    return f.rows("25", none_if=f.rows("05").eq("hw", True))


@fact("危险废物产生企业数量", "个", says="25表中产生量大于0的企业数", clause=_CLAUSE, decimals=0)
def firms(f: Facts) -> Amount:
    made = rows(f).where("产生量大于0", lambda r: (r.amount("gen").number or 0) > 0, "gen")
    return firms_in(f, made)


@fact("危险废物产生量", "t/a", says="25表产生量合计", clause=_CLAUSE)
def generated(f: Facts) -> Amount:
    return rows(f).sum("gen")


@fact("危险废物自行综合利用量", "t/a", says="25表自行利用量合计", clause=_CLAUSE)
def self_used(f: Facts) -> Amount:
    return rows(f).sum("u_self")


@fact("危险废物自行处置量", "t/a", says="25表自行处置量合计", clause=_CLAUSE)
def self_disposed(f: Facts) -> Amount:
    return rows(f).sum("d_self")


@fact(
    "危险废物外委处置量",
    "t/a",
    says="25表委托利用量与委托处置量合计（报告“外委处置”为两者之和）",
    clause=_CLAUSE,
)
def outsourced(f: Facts) -> Amount:
    return total([rows(f).sum("u_out"), rows(f).sum("d_out")])


@fact("危险废物转移联单量", "t", says="25表联单转移量合计")
def manifested(f: Facts) -> Amount:
    return rows(f).sum("t_m")


@fact("危险废物上年末贮存量", "t", says="25表上年末贮存量合计")
def stored_before(f: Facts) -> Amount:
    return rows(f).sum("st0")


@fact("危险废物年末贮存量", "t", says="25表年末贮存量合计")
def stored(f: Facts) -> Amount:
    return rows(f).sum("st1")


@fact(
    "危险废物贮存超过一年的行数",
    "个",
    says="25表中最长贮存天数大于365的行数",
    clause="固体废物污染环境防治法 第八十一条",
    decimals=0,
)
def stored_too_long(f: Facts) -> Amount:
    over = rows(f).where(
        "最长贮存天数大于365", lambda r: (r.amount("max_d").number or 0) > 365, "max_d"
    )
    return over.count()


@fact(
    "危险废物贮存设施不规范的企业数量",
    "家",
    says="25表中贮存设施规范性为“需整改”或“无”的企业数",
    decimals=0,
)
def poor_stores(f: Facts) -> Amount:
    return firms_in(f, rows(f).eq("store", "需整改", "无"))


@fact(
    "危险废物管理计划未按期备案的企业数量",
    "家",
    says="25表中管理计划备案日期晚于报告年度备案期限（3月31日）的企业数",
    clause="HJ 1259—2022 5.2.2",
    decimals=0,
)
def late_plans(f: Facts) -> Amount:
    last = clocks.due("hazardous.plan", date(f.year - 1, 12, 31))
    late = rows(f).where(
        "晚于3月31日", lambda r: (d := r.day("plan")) is not None and d > last, "plan"
    )
    return firms_in(f, late)


@fact(
    "危险废物平衡差",
    "t/a",
    says="上年末贮存＋产生－自行利用－自行处置－委托利用－委托处置－年末贮存",
    clause="逻辑：来源等于去向",
    per="25",
)
def balance(f: Facts, r: RowView) -> Amount:
    out = total(r.amount(k) for k in ("u_self", "d_self", "u_out", "d_out", "st1"))
    return total([r.amount("st0"), r.amount("gen")]) - out


@fact("危险废物综合利用量（未分自行、外委）", "t/a", says=ONLY_TOLD)
def used(f: Facts) -> Amount:
    return told_number()


@fact("危险废物处置量（未分自行、外委）", "t/a", says=ONLY_TOLD)
def disposed(f: Facts) -> Amount:
    return told_number()


@fact("危险废物转移联单数量", "份", says=ONLY_TOLD, decimals=0)
def manifests(f: Facts) -> Amount:
    return told_number()
