"""第8项 −1: 产业园区未按规定建成大气环境监控预警系统."""

from yuanjian.audit.credit.evidence import built
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """Sheet 30 says what is built."""
    return built(f, "大气监控预警", "大气环境监控预警系统未建成")
