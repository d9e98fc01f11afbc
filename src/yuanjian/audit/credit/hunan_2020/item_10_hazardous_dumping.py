"""第10项 −2: 产业园区内企事业单位发生危险废物非法倾倒、转移、处置事件."""

from yuanjian.audit.credit.evidence import events, no_event
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """No such event in the year."""
    return no_event(f, events(f, "危废非法转移"), "危险废物非法倾倒、转移、处置事件")
