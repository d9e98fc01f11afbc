"""20 大气日均值, a row: the index, the primary pollutants, whether the day attains."""

from fractions import Fraction

from yuanjian.facts.air_days import Day, Index, above, day_limits, day_of, index_of, zone_of
from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_AQI = "HJ 633（版本按日期）"


def _day(f: Facts, r: RowView) -> Day | Words:
    return f.kept(("day", id(r.record)), lambda: _made(f, r))


def _index(f: Facts, r: RowView, day: Day) -> Index:
    return index_of(f, r, day)


def _made(f: Facts, r: RowView) -> Day | Words:
    state = r.words("valid")
    if not state.known:
        return state
    found = day_of(r, zone_of(f, r))
    if found is None:
        return no_words(f"当日数据{state.text}", *state.because, na=True)
    if not found.values:
        return no_words("当日没有监测值", *state.because)
    return found


@fact("当日AQI", says="各项目空气质量分指数的最大值，进位取整", clause=_AQI, decimals=0, per="20")
def aqi(f: Facts, r: RowView) -> Amount:
    day = _day(f, r)
    if isinstance(day, Words):
        return Amount(reason=day.reason, na=day.na, because=day.because)
    index = _index(f, r, day)
    if index.value is None:
        return Amount(reason=index.reason, na=True, because=(index.because,))
    return Amount(Fraction(index.value), because=(index.because, r.because("valid")))


@fact("当日首要污染物", says="AQI大于50时分指数最大的项目（并列的都列）", clause=_AQI, per="20")
def primary(f: Facts, r: RowView) -> Words:
    day = _day(f, r)
    if isinstance(day, Words):
        return day
    index = _index(f, r, day)
    if index.value is None:
        return no_words(index.reason, index.because, na=True)
    if not index.primary:
        return no_words("AQI不超过50，无首要污染物", index.because, na=True)
    return words("、".join(index.primary), index.because)


@fact(
    "当日是否达标",
    says="有监测值的各项目均不超过日均值限值的为“是”；限值版本按日期",
    clause="GB 3095",
    per="20",
)
def ok(f: Facts, r: RowView) -> Words:
    day = _day(f, r)
    if isinstance(day, Words):
        return day
    if not day.zone:
        return no_words(f"17_大气站点没有站点{r.get('no')}或未填功能区", r.because("no"))
    limits = day_limits(f, day.zone, day.date)
    lacking = next((x for n, x in limits.items() if n in day.values and x.limit is None), None)
    if lacking is not None:
        return no_words(lacking.reason, lacking.because)
    because = tuple(limits[n].because for n in day.values)
    return words("否" if above(f, day) else "是", r.because("valid"), *because)
