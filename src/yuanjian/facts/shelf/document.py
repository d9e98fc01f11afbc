"""The document itself: when it was made public, which documents it cites."""

from yuanjian.facts.amount import Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.told import ONLY_TOLD, told_words


@fact("报告公开日期", says=ONLY_TOLD)
def published(f: Facts) -> Words:
    return told_words()


@fact("引用文件文号", says=ONLY_TOLD)
def cited(f: Facts) -> Words:
    return told_words()
