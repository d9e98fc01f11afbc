"""09 总量指标, a row: given out by approvals, really emitted, share of the quota."""

from yuanjian.facts import quotas
from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.wastewater import basis


def _basis(f: Facts, r: RowView) -> str:
    """Water loads carry the 口径 of sheet 15."""
    return basis(f) if r.get("pol") in quotas.WATER else str(r.words("lvl").text or "园区")


@fact("总量控制指标", "t/a", says="09_总量指标；填“无”为未下达（不适用）", per="09")
def limit(f: Facts, r: RowView) -> Amount:
    return quotas.limit_of(r)


@fact(
    "总量指标已分配量",
    "t/a",
    says="06表年末在园企业（或该企业）项目批复总量合计；登记、豁免、无需的项目未填的不计",
    per="09",
)
def allocated(f: Facts, r: RowView) -> Amount:
    return quotas.allocated(f, r)


@fact(
    "本年实际排放量",
    "t/a",
    says="15表纳管、直排各行或22表各行该污染物排放量合计",
    per="09",
    scope_of=_basis,
)
def actual(f: Facts, r: RowView) -> Amount:
    return quotas.actual(f, r)


@fact("总量指标占用率", "%", says="本年实际排放÷控制指标×100", most=2, per="09")
def ratio(f: Facts, r: RowView) -> Amount:
    return f.amount("quota_row.actual", r) / f.amount("quota_row.limit", r) * 100
