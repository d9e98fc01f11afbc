"""（四）大气环境管理: each station of sheet 17 by its valid days of sheet 20."""

from calendar import isleap
from collections import Counter
from datetime import date
from fractions import Fraction

from yuanjian.facts.air_days import NAMES, Year, station_year
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.evaluation import Validity, edition

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（四）；GB 3095（版本按日期）"


def _number(f: Facts, year: Year, value: int | Fraction, item: str | None = None) -> Amount:
    if year.gap:
        return missing(year.gap)
    return Amount(Fraction(value), because=(year.because(f, item),))


def _above(f: Facts, r: RowView) -> tuple[str, ...] | Amount:
    year = station_year(f, r)
    return missing(year.gap) if year.gap else year.exceeded()


@fact("大气监测站点名称", says="17_大气站点", clause=_CLAUSE, per="17")
def name(f: Facts, r: RowView) -> Words:
    return r.words("name")


@fact("小微监测站设备编号", says="17_大气站点；不是小微站的不适用", clause=_CLAUSE, per="17")
def device(f: Facts, r: RowView) -> Words:
    kind = r.words("type")
    if kind.known and kind.text != "小微站":
        return no_words("不是小微站", *kind.because, na=True)
    return r.words("device")


@fact("大气监测站点监测因子", says="17_大气站点“监测因子”", clause=_CLAUSE, per="17")
def factors(f: Facts, r: RowView) -> Words:
    return r.words("factors")


@fact(
    "大气监测站点监测天数", "天", says="20表中该站点有效日数", clause=_CLAUSE, decimals=0, per="17"
)
def days(f: Facts, r: RowView) -> Amount:
    year = station_year(f, r)
    return _number(f, year, len(year.days))


@fact(
    "大气监测站点超标天数",
    "天",
    says="任一项目超过日均值限值的有效日数",
    clause=_CLAUSE,
    decimals=0,
    per="17",
)
def exceed_days_any(f: Facts, r: RowView) -> Amount:
    year = station_year(f, r)
    return _number(f, year, year.exceed_days(), "")


@fact(
    "大气监测站点达标率",
    "%",
    says="（有效日数－超标天数）÷有效日数×100",
    clause=_CLAUSE,
    most=2,
    per="17",
)
def rate(f: Facts, r: RowView) -> Amount:
    held = f.amount("air_station.days", r)
    return (held - f.amount("air_station.exceed_days_any", r)) / held * 100


@fact("大气监测站点数据完整率", "%", says="有效日数÷全年天数×100", most=2, per="17")
def coverage(f: Facts, r: RowView) -> Amount:
    return f.amount("air_station.days", r) / (366 if isleap(f.year) else 365) * 100


@fact(
    "大气监测站点年有效天数是否足够",
    says="各监测项目的有效日都不少于324天，且每月不少于27天（2月25天）的为“是”",
    clause="GB 3095 表4；HJ 663（版本按年末；条文待核对原文）",
    per="17",
)
def sufficient(f: Facts, r: RowView) -> Words:
    year = station_year(f, r)
    if year.gap:
        return no_words(year.gap)
    needed = edition(date(f.year, 12, 31)).validity
    measured = [item for item in NAMES if year.item_days(item)]
    enough = bool(measured) and all(_enough(year, item, needed[item]) for item in measured)
    return words("是" if enough else "否", year.because(f))


def _enough(year: Year, item: str, needed: Validity) -> bool:
    """Whether the days with a value of an item suffice in the year and in each month."""
    months = Counter(d.date.month for d in year.days if item in d.values)
    least = {m: needed.february_days if m == 2 else needed.month_days for m in range(1, 13)}
    return months.total() >= needed.year_days and all(months[m] >= n for m, n in least.items())


@fact("站点超标因子", says="有超标日的项目", clause=_CLAUSE, per="17", parts=_above)
def factor(f: Facts, r: RowView, part: str) -> Words:
    return words(part, station_year(f, r).because(f, part))


@fact(
    "站点超标因子超标天数",
    "天",
    says="该项目超过日均值限值的有效日数",
    clause=_CLAUSE,
    decimals=0,
    per="17",
    parts=_above,
)
def exceed_days(f: Facts, r: RowView, part: str) -> Amount:
    year = station_year(f, r)
    return _number(f, year, year.exceed_days(part), part)


@fact(
    "站点超标因子最大超标倍数",
    says="该项目（日均值÷限值－1）的最大值",
    clause=_CLAUSE,
    decimals=3,
    per="17",
    parts=_above,
)
def multiple(f: Facts, r: RowView, part: str) -> Amount:
    year = station_year(f, r)
    return _number(f, year, year.multiple(part), part)


@fact(
    "站点各因子超标天数之和",
    "天",
    says="各项目超标天数相加；一日多项超标的重复计",
    decimals=0,
    per="17",
)
def exceed_days_sum(f: Facts, r: RowView) -> Amount:
    year = station_year(f, r)
    if year.gap:
        return missing(year.gap)
    return _number(f, year, sum(year.exceed_days(n) for n in year.exceeded()), "")


@fact("站点最大超标倍数", says="各项目超标倍数的最大值；没有超标的不适用", decimals=3, per="17")
def worst(f: Facts, r: RowView) -> Amount:
    year = station_year(f, r)
    if year.gap:
        return missing(year.gap)
    names = year.exceeded()
    if not names:
        return not_applicable("没有超标", year.because(f))
    return _number(f, year, max(year.multiple(n) for n in names), "")
