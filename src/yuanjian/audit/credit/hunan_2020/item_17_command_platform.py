"""第17项 +1: 产业园区设置了风险防控环境应急指挥平台."""

from yuanjian.audit.credit.evidence import earned
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """Built and proven."""
    return earned(f, f.rows("30").eq("item", "应急指挥平台"), "应急指挥平台")
