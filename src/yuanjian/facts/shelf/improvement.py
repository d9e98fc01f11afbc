"""三、四、五 部分: results, problems and plans of sheet 33, counted; plans without owner or date by title."""

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

_SAYS = "33表中类型为“{}”的条数"


def of_kind(f: Facts, *kinds: str) -> Rows:
    """The paragraphs of these kinds."""
    return f.rows("33").eq("type", *kinds)


@fact("环保工作成效条数", "条", says=_SAYS.format("成效"), decimals=0)
def results(f: Facts) -> Amount:
    return of_kind(f, "成效").count()


@fact("环保主要措施条数", "条", says=_SAYS.format("主要措施"), decimals=0)
def measures(f: Facts) -> Amount:
    return of_kind(f, "主要措施").count()


@fact("存在问题条数", "条", says=_SAYS.format("存在问题"), decimals=0)
def problems(f: Facts) -> Amount:
    return of_kind(f, "存在问题").count()


@fact("难题条数", "条", says=_SAYS.format("难题"), decimals=0)
def difficulties(f: Facts) -> Amount:
    return of_kind(f, "难题").count()


@fact("下一步计划条数", "条", says=_SAYS.format("下一步计划"), decimals=0)
def plans(f: Facts) -> Amount:
    return of_kind(f, "下一步计划").count()


@fact("延续上年的问题条数", "条", says="33表中存在问题、难题里与上年关系为“延续”的", decimals=0)
def carried(f: Facts) -> Amount:
    return of_kind(f, "存在问题", "难题").eq("carry", "延续").count()


@fact("没有责任单位或时限的计划", says="33表下一步计划中责任单位或完成时限未填的标题")
def plans_open(f: Facts) -> Words:
    rows = of_kind(f, "下一步计划")
    if rows.gap:
        return no_words(rows.gap, rows.because)
    lacking = [r for r in rows if not isinstance(r.get("owner"), str) or r.day("due") is None]
    if not lacking:
        return no_words("各计划均有责任单位和时限", rows.because, na=True)
    return words("、".join(r.words("title").text or r.key for r in lacking), rows.because)
