"""一、园区概况: how the park came to be, as reports tell it of their own accord."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.told import ONLY_TOLD, told_number, told_words


@fact("批准为开发区的日期", says=ONLY_TOLD)
def established(f: Facts) -> Words:
    return told_words()


@fact("国家发展改革委公告日期", says=ONLY_TOLD)
def ndrc(f: Facts) -> Words:
    return told_words()


@fact("首批开发区数量", "个", says=ONLY_TOLD, decimals=0)
def first_batch(f: Facts) -> Amount:
    return told_number()
