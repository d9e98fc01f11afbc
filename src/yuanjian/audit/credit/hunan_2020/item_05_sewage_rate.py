"""第5项 −3: 产业园区废水集中处理率未达到100%."""

from yuanjian.audit.credit.evidence import clear, lacking_of, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """All waste water that leaves a firm goes to a central plant."""
    rate = f.amount("wastewater.central_rate")
    if rate.state == "na":
        return clear("没有外排废水，集中处理率不适用", *rate.because)
    if rate.number is None:
        lacking = lacking_of(rate) or ["15_企业废水"]
        return unknown("废水集中处理率缺数，算不出", lacking, *rate.because)
    said = f"废水集中处理率为{printed(rate.number, None)}%（按外排水量计）"
    if rate.number < 100:
        mend = ["未纳管的外排废水接入集中污水处理设施；或补充直排许可依据"]
        return triggered(f"{said}，未达到100%", *rate.because, mend=mend)
    return clear(said, *rate.because)
