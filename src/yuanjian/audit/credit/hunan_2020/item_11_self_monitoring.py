"""第11项 −2: 产业园区未开展自行监测或自行监测数据弄虚作假."""

from yuanjian.audit.credit.evidence import (
    clear,
    events,
    named,
    none_proven,
    row_because,
    triggered,
    unknown,
)
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts

_FRAUD = ("弄虚作假", "造假", "篡改", "伪造监测")


def judge(f: Facts) -> Judgement:
    """The monitoring plan of the planning EIA is carried out; no fraud is on record."""
    fraud = [
        r
        for r in events(f, "行政处罚", "责令改正", "通报", "约谈", "督察整改不力")
        if any(word in str(r.get("why")) for word in _FRAUD)
    ]
    if fraud:
        said = f"28_监管执法与通报有监测数据弄虚作假记录：{named(fraud)}"
        return triggered(said, *map(row_because, fraud))
    plan = f.rows("11")
    unproven = none_proven(plan)
    undone = [r for r in plan if r.get("result") == "未落实"]
    if undone:
        said = f"11_自行监测计划{len(undone)}项未落实：{named(undone)}"
        mend = [f"按计划补测或委托监测：{r.called}" for r in undone[:5]]
        return triggered(said, *(r.because("result") for r in undone), mend=mend)
    if unproven is not None:
        return unproven
    if not len(plan):
        lacking = [
            "11_自行监测计划填写规划环评中的监测计划及落实情况（确无计划的附规划环评有关章节）"
        ]
        return unknown("11_自行监测计划填“无”，没有自行监测的记录", lacking, plan.because)
    blank = [r for r in plan if r.get("result") is None]
    partly = [r for r in plan if r.get("result") == "部分落实"]
    if blank or partly:
        said = f"{named(blank)}未填落实情况" if blank else f"{named(partly)}只部分落实"
        lacking = [f"{named([*blank, *partly])}的监测报告；缺测的因子、频次补测或说明"]
        return unknown(said, lacking, *(r.because("result") for r in (*blank, *partly)))
    return clear(f"11_自行监测计划{len(plan)}项均已落实", *map(row_because, plan))
