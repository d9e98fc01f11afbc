"""第21项 −1: 产业园区未建立环境风险源数据库，未落实各项风险防范措施."""

from yuanjian.audit.credit.evidence import clear, lacking_of, named, row_because, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts


def judge(f: Facts) -> Judgement:
    """The sources are on record, and what was found was mended."""
    sources = f.rows("29").eq("type", "风险源数据库")
    if sources.gap or not len(sources):
        lacking = [
            "29_风险防控与应急登记风险源（企业、风险物质、最大存量、临界量），附数据库截图或清单"
        ]
        return unknown(sources.gap or "29_风险防控与应急没有风险源", lacking, sources.because)
    searched = f.rows("29").eq("type", "隐患排查").in_year("date", f.year)
    found, mended = searched.sum("n_find"), searched.sum("n_fix")
    evidence = [*map(row_because, sources), *map(row_because, searched)]
    if not (found.known and mended.known):
        lacking = lacking_of(found, mended) or ["隐患排查的发现问题数和已整改问题数"]
        return unknown("风险源数据库已建，防范措施的落实情况未填全", lacking, *evidence)
    assert found.number is not None and mended.number is not None
    if mended.number < found.number:
        rest = found.number - mended.number
        said = f"风险源数据库已建，排查发现问题{found.number}个，尚有{rest}个未整改"
        return unknown(said, [f"{rest}个未整改问题的整改材料（{named(searched)}）"], *evidence)
    said = f"风险源数据库已建（{len(sources)}条），排查发现问题{found.number}个均已整改"
    return clear(said, *evidence)
