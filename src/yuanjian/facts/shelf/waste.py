"""（六）固体废物管理: general industrial solid waste, and the balance of each row of sheet 24."""

from yuanjian.facts.amount import Amount, total
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firms_in
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（六）"


def rows(f: Facts) -> Rows:
    """All rows of sheet 24; none when no firm says that it makes such waste."""
    return f.rows("24", none_if=f.rows("05").eq("sw", True))


@fact(
    "一般工业固体废物产生企业数量",
    "个",
    says="24表中产生量大于0的企业数",
    clause=_CLAUSE,
    decimals=0,
)
def firms(f: Facts) -> Amount:
    made = rows(f).where("产生量大于0", lambda r: (r.amount("gen").number or 0) > 0, "gen")
    return firms_in(f, made)


@fact("一般工业固体废物产生量", "t/a", says="24表产生量合计", clause=_CLAUSE)
def generated(f: Facts) -> Amount:
    return rows(f).sum("gen")


@fact("一般工业固体废物自行综合利用量", "t/a", says="24表自行综合利用量合计", clause=_CLAUSE)
def self_used(f: Facts) -> Amount:
    return rows(f).sum("u_self")


@fact("一般工业固体废物自行处置量", "t/a", says="24表自行处置量合计", clause=_CLAUSE)
def self_disposed(f: Facts) -> Amount:
    return rows(f).sum("d_self")


@fact(
    "一般工业固体废物外委处置量",
    "t/a",
    says="24表外委利用量与外委处置量合计（报告“外委处置”为两者之和）",
    clause=_CLAUSE,
)
def outsourced(f: Facts) -> Amount:
    return total([rows(f).sum("u_out"), rows(f).sum("d_out")])


@fact("一般工业固体废物上年末贮存量", "t", says="24表上年末贮存量合计")
def stored_before(f: Facts) -> Amount:
    return rows(f).sum("st0")


@fact("一般工业固体废物年末贮存量", "t", says="24表年末贮存量合计")
def stored(f: Facts) -> Amount:
    return rows(f).sum("st1")


@fact(
    "一般工业固体废物综合利用率",
    "%",
    says="（自行综合利用量＋外委利用量）÷（产生量＋上年末贮存量）×100",
    most=2,
)
def use_rate(f: Facts) -> Amount:
    used = total([rows(f).sum("u_self"), rows(f).sum("u_out")])
    return used / total([rows(f).sum("gen"), rows(f).sum("st0")]) * 100


@fact(
    "一般固废台账不规范的企业数量", "家", says="24表中管理台账为“不完整”或“无”的企业数", decimals=0
)
def poor_ledgers(f: Facts) -> Amount:
    return firms_in(f, rows(f).eq("ledger", "不完整", "无"))


@fact(
    "一般工业固体废物平衡差",
    "t/a",
    says="上年末贮存＋产生－自行利用－自行处置－外委利用－外委处置－年末贮存",
    clause="逻辑：来源等于去向",
    per="24",
)
def balance(f: Facts, r: RowView) -> Amount:
    out = total(r.amount(k) for k in ("u_self", "d_self", "u_out", "d_out", "st1"))
    return total([r.amount("st0"), r.amount("gen")]) - out


@fact("一般工业固体废物综合利用量（未分自行、外委）", "t/a", says=ONLY_TOLD)
def used(f: Facts) -> Amount:
    return told_number()


@fact("一般工业固体废物处置量（未分自行、外委）", "t/a", says=ONLY_TOLD)
def disposed(f: Facts) -> Amount:
    return told_number()
