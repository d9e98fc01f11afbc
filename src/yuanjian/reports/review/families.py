"""Families of checks in Chinese, for filters and lists."""

FAMILIES = {
    "action": "措施与责任", "against": "与台账对照", "air_days": "空气质量天数", "annexes": "附件与章节",
    "answer": "是否作答", "balance": "物料平衡", "counts": "数量对应", "credit": "信用评价", "credit_text": "信用评价",
    "dates": "时间与期限", "figures": "缺数、缺单位", "gaps": "未落实与缺失", "growth": "增长与目标", "law_in_force": "法规时效",
    "list_count": "清单与列举", "load": "负荷与浓度", "magnitude": "量级", "monitoring_plan": "监测计划", "partition": "分类合计",
    "prose": "文字与年度", "quota": "总量指标", "rates": "比率与件数", "reference": "引用与附件", "roll_forward": "逐年衔接",
    "rows": "填报", "same_fact": "同一事实", "statement": "前后说法", "template": "模板残留", "wording": "文字规范",
}  # fmt: skip


def family(code: str) -> str:
    """The family of a check by its code."""
    return code.split(".")[0]


def family_words(code: str) -> str:
    """Its name in Chinese; its code where it has none."""
    return FAMILIES.get(family(code), family(code))
