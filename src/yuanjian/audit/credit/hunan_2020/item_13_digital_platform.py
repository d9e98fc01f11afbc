"""第13项 +1: 产业园区建立了数字化在线监控平台（任意一项）."""

from yuanjian.audit.credit.evidence import earned
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts

KINDS = (
    "污染源在线监控",
    "企业工况",
    "用电监控",
    "一企一管水质",
    "视频监控",
    "环保设施运行监控",
    "环境质量监控",
)


def judge(f: Facts) -> Judgement:
    """Any one of the seven, built and proven."""
    return earned(f, f.rows("30").eq("item", *KINDS), "在线监控平台（任意一项）")
