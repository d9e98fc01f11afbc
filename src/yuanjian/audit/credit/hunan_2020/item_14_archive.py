"""第14项 −1: 产业园区未建立环境信息管理档案."""

from yuanjian.audit.credit.evidence import built
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """Sheet 30 says whether there is one; a superior park's archive is not the park's own."""
    return built(f, "信息管理档案", "环境信息管理档案未建立", parent_counts=False)
