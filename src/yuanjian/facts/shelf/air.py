"""（四）大气环境管理: the park's air as a whole, by its stations of formal evaluation."""

from fractions import Fraction

from yuanjian.core.rounding import printed
from yuanjian.facts.air_days import Year, park_year
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.told import ONLY_TOLD, told_number

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（四）；GB 3095（版本按日期）"
_RULE = "按用途为“正式评价”的站点；有几个的，逐日取各站均值再评价"
PLACES = 3
"""Decimals of a multiple (C/S)−1."""


def _number(f: Facts, year: Year, value: int | Fraction, item: str | None = None) -> Amount:
    if year.gap:
        return missing(year.gap)
    if year.none:
        return not_applicable(year.none)
    return Amount(Fraction(value), because=(year.because(f, item),))


def _lacking(year: Year) -> Words | None:
    return no_words(year.gap or year.none, na=not year.gap) if year.gap or year.none else None


@fact("大气监测站点数量", "个", says="17表的行数", decimals=0)
def stations(f: Facts) -> Amount:
    return f.rows("17").count()


@fact("小微监测站数量", "个", says="17表中站点类型为小微站的", decimals=0)
def micro_stations(f: Facts) -> Amount:
    return f.rows("17").eq("type", "小微站").count()


@fact("大气质量监测天数", "天", says=f"有效日数。{_RULE}", clause=_CLAUSE, decimals=0)
def days(f: Facts) -> Amount:
    year = park_year(f)
    return _number(f, year, len(year.days))


@fact(
    "大气质量超标天数",
    "天",
    says=f"任一项目超过日均值限值的有效日数。{_RULE}",
    clause=_CLAUSE,
    decimals=0,
)
def exceed_days(f: Facts) -> Amount:
    year = park_year(f)
    return _number(f, year, year.exceed_days(), "")


@fact(
    "大气质量监测达标率",
    "%",
    says=f"（有效日数－超标天数）÷有效日数×100。{_RULE}",
    clause=_CLAUSE,
    most=2,
)
def rate(f: Facts) -> Amount:
    held = f.amount("air.days")
    return (held - f.amount("air.exceed_days")) / held * 100


@fact("大气超标因子", says=f"有超标日的项目。{_RULE}", clause=_CLAUSE)
def factors(f: Facts) -> Words:
    year = park_year(f)
    if (none := _lacking(year)) is not None:
        return none
    if not year.exceeded():
        return no_words("无超标因子", year.because(f), na=True)
    return words("、".join(year.exceeded()), year.because(f, ""))


@fact(
    "大气超标因子最大超标倍数",
    says=f"各超标因子（日均值÷限值－1）的最大值，与超标因子同序，各修约到三位小数。{_RULE}",
    clause=_CLAUSE,
)
def multiples(f: Facts) -> Words:
    year = park_year(f)
    if (none := _lacking(year)) is not None:
        return none
    names = year.exceeded()
    if not names:
        return no_words("无超标因子", year.because(f), na=True)
    said = "、".join(printed(year.multiple(n), PLACES) for n in names)
    return words(said, year.because(f, ""))


@fact("环境空气质量优良天数", "天", says=ONLY_TOLD)
def good_days(f: Facts) -> Amount:
    return told_number()
