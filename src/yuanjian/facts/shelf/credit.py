"""（八）园区信用评价: the park's own total by the credit table that applies, and the grade it would give."""

from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.told import ONLY_TOLD, told_number
from yuanjian.norms.credit import Applied, applied

_CLAUSE = "湘环函〔2020〕195号 指标表及说明"


def table(f: Facts) -> Applied | None:
    """The credit table for the park's province and year (or the one chosen), None when there is none."""

    return f.kept("credit table", lambda: applied(province_of(f), f.year, f.dossier.scheme))


def province_of(f: Facts) -> str:
    """The park's province by its records, else as its report says it; «» unknown."""
    return f.said("01", "province").text or f.dossier.province


def no_province(f: Facts) -> str:
    """Why the province is not known."""
    if f.dossier.text:
        return "报告没有写明所在省和园区代码，不知道适用哪一份信用评价指标表"
    return f.said("01", "province").reason or "01_园区概况未填所在省"


def no_table(f: Facts) -> tuple[str, bool]:
    """Why there is no table, and whether that is known (not merely a province left blank)."""
    province = province_of(f)
    if not province:
        return no_province(f), False
    return f"没有适用于{province}{f.year}年度的园区环保信用评价指标表", True


def table_because(f: Facts, found: Applied) -> Because:
    """The table as evidence."""
    document = found.scheme.document
    notes = [f"{document.status.label}：{document.source}"]
    if found.remark:
        notes.append(found.remark)
    children = tuple(Because("note", "", note) for note in notes)
    return Because("law", document.id, document.cited, "", None, children)


def own_scores(f: Facts) -> dict[int, RowView]:
    """Rows of sheet 32 by item number; of two with one number the first, the other is a note below the table."""
    rows: dict[int, RowView] = {}
    for row in f.rows("32"):
        number = row.get("no")
        if isinstance(number, int):
            rows.setdefault(number, row)
    return rows


@fact("信用评价适用指标表", says="按园区所在省和报告年度选用；另选的标明参考", clause=_CLAUSE)
def scheme(f: Facts) -> Words:
    found = table(f)
    if found is None:
        reason, known = no_table(f)
        return no_words(reason, na=known)
    said = found.scheme.document.cited + ("（参考）" if found.reference_only else "")
    return words(said, table_because(f, found))


@fact("自评加减分合计", "分", says="32表各项自评分值合计", clause=_CLAUSE)
def points(f: Facts) -> Amount:
    found = table(f)
    if found is None:
        reason, known = no_table(f)
        return not_applicable(reason) if known else missing(reason)
    rows = f.rows("32")
    if rows.gap:
        return missing(rows.gap, rows.because)
    own = own_scores(f)
    lacking = [str(i.no) for i in found.scheme.items if i.no not in own]
    if lacking:
        return missing(f"32_信用评价举证没有第{'、'.join(lacking)}项", rows.because)
    known_items = {i.no for i in found.scheme.items}
    mine = rows.of("指标表所列各项", (r.record for n, r in own.items() if n in known_items))
    return mine.sum("self")


@fact(
    "信用评价自评总分",
    "分",
    says="初始分值＋各项自评分值合计，不超过满分",
    clause=_CLAUSE,
)
def total(f: Facts) -> Amount:
    found, sum_ = table(f), f.amount("credit.points")
    if found is None or sum_.number is None:
        return sum_
    start, ceiling = Fraction(found.scheme.start), Fraction(found.scheme.ceiling)
    law = table_because(f, found)
    return Amount(min(start + sum_.number, ceiling), because=(*sum_.because, law))


@fact("环保信用等级", says="按自评总分对照指标表的等级界线；界线未取得的为缺项", clause=_CLAUSE)
def grade(f: Facts) -> Words:
    found, score = table(f), f.amount("credit.total")
    if found is None or score.number is None:
        return no_words(score.reason, *score.because, na=score.na)
    law = table_because(f, found)
    if not found.scheme.cutoffs_known:
        return no_words("指标表各等级的分数界线未取得，不作推定", *score.because, law)
    for one in found.scheme.grades:
        if one.at_least is None or score.number >= Fraction(one.at_least):
            return words(one.name, *score.because, law)
    return no_words("总分低于最低等级界线", *score.because, law)


@fact("评定为环保诚信的园区数量", "家", says=ONLY_TOLD, decimals=0)
def rated_trusted(f: Facts) -> Amount:
    return told_number()


@fact("评定为环保合格的园区数量", "家", says=ONLY_TOLD, decimals=0)
def rated_qualified(f: Facts) -> Amount:
    return told_number()


@fact("评定为环保风险的园区数量", "家", says=ONLY_TOLD, decimals=0)
def rated_risky(f: Facts) -> Amount:
    return told_number()
