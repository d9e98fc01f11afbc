"""第9项 −1: 产业园区未建成危险废物监管体系."""

from yuanjian.audit.credit.evidence import built
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """Sheet 30 says what is built."""
    return built(f, "危废监管体系", "危险废物监管体系未建成")
