"""32 信用评价举证, a row: the item as the table prints it; trial score and sources come from the scoring."""

from yuanjian.facts.amount import Known, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.credit import no_table, table, table_because

_CLAUSE = "湘环函〔2020〕195号 指标表"


def _of_item(f: Facts, r: RowView, part: str) -> Words:
    found = table(f)
    if found is None:
        reason, known = no_table(f)
        return no_words(reason, na=known)
    number = r.get("no")
    if not isinstance(number, int):
        return r.words("no")
    try:
        item = found.scheme.item(number)
    except KeyError:
        return no_words(f"指标表没有第{number}项", r.because("no"))
    return words(str(getattr(item, part)), r.because("no"), table_because(f, found))


@fact("信用评价一级指标", says="指标表", clause=_CLAUSE, per="32")
def level1(f: Facts, r: RowView) -> Words:
    return _of_item(f, r, "level1")


@fact("信用评价二级指标", says="指标表", clause=_CLAUSE, per="32")
def level2(f: Facts, r: RowView) -> Words:
    return _of_item(f, r, "level2")


@fact("信用评价标准", says="指标表", clause=_CLAUSE, per="32")
def standard(f: Facts, r: RowView) -> Words:
    return _of_item(f, r, "standard")


@fact("信用评价分值", "分", says="指标表", clause=_CLAUSE, per="32")
def points(f: Facts, r: RowView) -> Words:
    return _of_item(f, r, "printed")


@fact("信用评价自评分值", "分", says="32_信用评价举证“自评分值”", clause=_CLAUSE, per="32")
def own(f: Facts, r: RowView) -> Known:
    return r.amount("self")


@fact("信用评价系统试算", "分", says="按指标表各项规则由本系统资料判定", clause=_CLAUSE, per="32")
def score(f: Facts, r: RowView) -> Known:
    return f.supplied("credit_item.score", r) or no_words("未作系统试算", r.because("no"))


@fact("信用评价关联数据", says="系统试算所依据的表和行", clause=_CLAUSE, per="32")
def sources(f: Facts, r: RowView) -> Known:
    return f.supplied("credit_item.sources", r) or no_words("未作系统试算", r.because("no"))
