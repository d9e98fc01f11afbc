"""Families of checks in Chinese, for filters and lists."""

_WORDS = {
    "action": "措施与责任", "air": "空气质量", "answers": "答非所问", "answer": "答非所问", "against": "与台账对照",
    "balance": "物料平衡", "boilerplate": "套用痕迹", "completeness": "缺失内容", "counts": "数量对应",
    "credit": "信用评价", "dates": "时间与期限", "gaps": "缺失内容", "growth": "增长与目标", "law": "法规引用",
    "lists": "清单", "load": "负荷与浓度", "magnitude": "单位与量级", "monitoring": "监测计划", "partition": "分类合计",
    "quota": "总量指标", "rates": "比率与天数", "reference": "引用与附件", "roll_forward": "逐年衔接", "rows": "填报",
    "same_fact": "同一事实", "statements": "说法互相矛盾", "polarity": "说法互相矛盾", "units": "单位与量级",
    "wording": "文字规范", "names": "名称一致", "plan": "监测计划", "adverbs": "用词与数据",
}  # fmt: skip


def family(code: str) -> str:
    """The family of a check by its code."""
    return code.split(".")[0]


def family_words(code: str) -> str:
    """Its name in Chinese; its code where it has none."""
    return _WORDS.get(family(code), family(code))
