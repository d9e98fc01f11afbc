"""第12项 −1: 产业园区未按规定建立与环境监测要求相匹配的环境监测能力."""

from yuanjian.audit.credit.evidence import built
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """Sheet 30 says what is built."""
    return built(f, "监测能力", "没有与监测要求相匹配的环境监测能力")
