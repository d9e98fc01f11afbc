"""第6项 −2: 产业园区污水处理厂执法监测不达标.

The item is about tests by the authority (执法监测). A rate from on-line monitoring proves nothing here.
"""

from yuanjian.audit.credit.evidence import (
    clear,
    events,
    lacking_of,
    named,
    none_proven,
    row_because,
    triggered,
    unknown,
)
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts

_MEND = ["查明超标原因并整改，附复测达标报告"]


def judge(f: Facts) -> Judgement:
    """No test by the authority failed, and there was at least one of every plant."""
    plants = f.rows("13")
    failed = [r for r in plants if (r.amount("n_bad").number or 0) > 0]
    told = [r for r in events(f, "执法监测不达标") if _of_a_plant(f, r.get("subj"))]
    if failed or told:
        said = f"执法监测不达标：{named(failed, 'name') or named(told, 'subj')}"
        return triggered(said, *map(row_because, (*failed, *told)), mend=_MEND)
    unproven = none_proven(plants)
    if unproven is not None:
        return unproven
    if not len(plants):
        return clear("13_污水处理设施填“无”：园区没有集中污水处理设施，无此项监测", plants.because)
    tests, bad = plants.sum("n_law"), plants.sum("n_bad")
    if not (tests.known and bad.known):
        lacking = lacking_of(tests, bad) or ["13_污水处理设施的执法监测次数和不达标次数"]
        return unknown("执法监测次数未填全", lacking, plants.because)
    untested = [r for r in plants if not r.amount("n_law").number]
    if untested:
        lacking = [f"{named(untested, 'name')}的执法监测报告（向生态环境部门索取，列为附件）"]
        said = f"{named(untested, 'name')}本年度没有执法监测，在线达标率不能代替"
        return unknown(said, lacking, *map(row_because, untested))
    return clear(f"执法监测{tests.number}次，不达标0次", plants.because, *tests.because)


def _of_a_plant(f: Facts, subject: object) -> bool:
    return any(subject == r.get("name") for r in f.rows("13"))
