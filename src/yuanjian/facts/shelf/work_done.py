"""三、成效与做法: what the year's records show of work done (sheets 29, 30 and 31)."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

_FROM = "园区生态环境管理年度自评估报告 三"


def _of(f: Facts, kind: str) -> Rows:
    """Records of one type that lie in the year."""
    return f.rows("29").eq("type", kind).in_year("date", f.year)


@fact("环境风险隐患排查次数", "次", says="29_风险防控与应急中本年度“隐患排查”的行数", clause=_FROM, decimals=0)  # fmt: skip
def searches(f: Facts) -> Amount:
    return _of(f, "隐患排查").count()


@fact("隐患排查发现问题数", "个", says="本年度“隐患排查”各行“发现问题数”之和", clause=_FROM, decimals=0)  # fmt: skip
def problems_found(f: Facts) -> Amount:
    return _of(f, "隐患排查").sum("n_find")


@fact("隐患排查已整改问题数", "个", says="本年度“隐患排查”各行“已整改问题数”之和", clause=_FROM, decimals=0)  # fmt: skip
def problems_mended(f: Facts) -> Amount:
    return _of(f, "隐患排查").sum("n_fix")


@fact("环境应急演练次数", "次", says="29_风险防控与应急中本年度“应急演练”的行数", clause=_FROM, decimals=0)  # fmt: skip
def drills(f: Facts) -> Amount:
    return _of(f, "应急演练").count()


@fact("环境应急值班培训次数", "次", says="29_风险防控与应急中本年度“值班培训”的行数", clause=_FROM, decimals=0)  # fmt: skip
def trainings(f: Facts) -> Amount:
    return _of(f, "值班培训").count()


@fact("环保专题会议次数", "次", says="29_风险防控与应急中本年度“专题会议”的行数", clause=_FROM, decimals=0)  # fmt: skip
def meetings(f: Facts) -> Amount:
    return _of(f, "专题会议").count()


@fact("环保专项检查次数", "次", says="29_风险防控与应急中本年度“专项检查”的行数", clause=_FROM, decimals=0)  # fmt: skip
def inspections(f: Facts) -> Amount:
    return _of(f, "专项检查").count()


@fact("已建成的环境管理能力", says="30_能力建设中状态为“已建成”的能力项", clause=_FROM)
def capabilities(f: Facts) -> Words:
    return f.rows("30").eq("status", "已建成").joined("item")


@fact("公开环境信息条数", "条", says="31_信息公开的行数", clause=_FROM, decimals=0)
def disclosures(f: Facts) -> Amount:
    return f.rows("31").count()
