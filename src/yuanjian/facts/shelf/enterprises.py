"""一、园区概况: how many firms, and how the number came about."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

_FIRMS = "湘环发〔2020〕27号 自评估报告框架 一（已建成及在建工业企业，不含房地产和第三产业企业）"


def counted(f: Facts) -> Rows:
    """The firms that the report counts, those that have left included."""
    return f.rows("05").eq("counted", True)


def present(f: Facts) -> Rows:
    """The firms that the report counts and that were there at the year's end."""
    return counted(f).where(
        f"{f.year}年末在园",
        lambda r: r.get("status") != "已退出" or (_left_year(r.day("out_date")) or 0) > f.year,
        "status",
    )


def _left_year(day: object) -> int | None:
    return getattr(day, "year", None)


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
    park = f.one("01")
    return park.amount("ent_prev") if park else f.rows("01").count()
