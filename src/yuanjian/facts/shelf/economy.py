"""一、园区经济发展概况: each indicator of sheet 04, and the usual ones by name, of the park itself."""

from collections.abc import Callable
from fractions import Fraction

from yuanjian.core.units import Inconvertible, unit
from yuanjian.facts.amount import Amount, Words, amount, missing, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一（经济发展概况）"


def subjects(f: Facts) -> Rows:
    """The indicators that a report tells: those of the park itself."""
    return f.rows("04").eq("scope", "园区")


@fact("经济指标名称", says="04_经济指标；“其他”取其他指标名称", clause=_CLAUSE, per="04")
def name(f: Facts, r: RowView) -> Words:
    return r.words("name_o") if r.get("name") == "其他" else r.words("name")


@fact("经济指标本年值", says="04_经济指标", clause=_CLAUSE, per="04", scope_key="scope")
def value(f: Facts, r: RowView) -> Amount:
    return r.amount("value")


@fact("经济指标单位", says="04_经济指标", per="04")
def unit_(f: Facts, r: RowView) -> Words:
    said = r.words("unit")
    return words(said.text.replace("每", "/"), *said.because) if said.text else said


@fact("经济指标上年值", says="04_经济指标", per="04", scope_key="scope")
def last(f: Facts, r: RowView) -> Amount:
    return r.amount("prev")


@fact(
    "经济指标同比增幅",
    "%",
    says="填报的同比增幅；未填的由本年值、上年值算得",
    clause=_CLAUSE,
    most=2,
    per="04",
    scope_key="scope",
)
def growth(f: Facts, r: RowView) -> Amount:
    said = r.amount("yoy")
    if said.state != "missing":
        return said
    found = f.amount("economy.growth_recomputed", r)
    return found if found.known else said


@fact(
    "经济指标同比增幅（复算）",
    "%",
    says="（本年值－上年值）÷上年值的绝对值×100",
    decimals=1,
    per="04",
    scope_key="scope",
)
def growth_recomputed(f: Facts, r: RowView) -> Amount:
    now, before = r.amount("value"), r.amount("prev")
    size = Amount(abs(before.number), because=before.because) if before.number else before
    return (now - before) / size * 100


@fact("经济指标折算汇率", says="04_经济指标", per="04")
def exchange_rate(f: Facts, r: RowView) -> Amount:
    return r.amount("fx")


def indicator(f: Facts, called: str) -> Rows:
    """The row of a named indicator (or of one called so under 其他) for the park itself."""
    own = f.rows("04").eq("scope", "园区")
    return own.where(
        f"指标为{called}", lambda r: called in (r.get("name"), r.get("name_o")), "name"
    )


def _row(f: Facts, called: str) -> RowView | Amount:
    rows = indicator(f, called)
    row = rows.only()
    if rows.gap:
        return missing(rows.gap, rows.because)
    return row or missing(f"04_经济指标没有（或多于）一行口径为园区的{called}", rows.because)


def _value(called: str, target: str) -> Callable[[Facts], Amount]:
    """The indicator in ``target`` units."""

    def formula(f: Facts) -> Amount:
        row = _row(f, called)
        if isinstance(row, Amount):
            return row
        said = row.amount("value")
        given, wanted = unit(str(row.words("unit").text or "")), unit(target)
        if not said.known or given is wanted:
            return said
        if given is None or wanted is None or given.dimension != wanted.dimension:
            return missing(str(Inconvertible(f"{called}的单位不能换算为{target}")), *said.because)
        return said * amount(Fraction(given.factor / wanted.factor))

    return formula


def _growth(called: str) -> Callable[[Facts], Amount]:
    def formula(f: Facts) -> Amount:
        row = _row(f, called)
        return row if isinstance(row, Amount) else f.amount("economy.growth", row)

    return formula


def _says(called: str) -> str:
    return f"04_经济指标中口径为园区的“{called}”"


def _named(key: str, called: str, unit_name: str) -> None:
    """Declare ``economy.<key>`` and ``economy.<key>_growth`` for a named indicator."""
    level, rate = _value(called, unit_name), _growth(called)
    level.__name__, rate.__name__ = key, f"{key}_growth"
    level.__module__ = rate.__module__ = __name__
    globals()[key] = fact(called, unit_name, says=_says(called), clause=_CLAUSE)(level)
    globals()[rate.__name__] = fact(
        f"{called}同比增幅", "%", says=f"{_says(called)}的同比增幅", clause=_CLAUSE, most=2
    )(rate)


for _key, _called, _unit in (
    ("gdp", "地区生产总值", "亿元"),
    ("output", "工业总产值", "亿元"),
    ("value_added", "工业增加值", "亿元"),
    ("above_scale", "规上工业企业数", "个"),
    ("industrial_investment", "产业投资", "亿元"),
    ("fixed_investment", "固定资产投资", "亿元"),
    ("trade", "进出口额(人民币)", "亿元"),
    ("trade_usd", "进出口额(美元)", "亿美元"),
    ("tax", "税收收入", "亿元"),
    ("employees", "从业人数", "人"),
    ("energy", "综合能源消费量(等价值)", "tce"),
    ("energy_intensity", "单位GDP能耗", "tce/万元"),
    ("water", "工业用水量", "万m³"),
    ("water_intensity", "万元工业增加值用水量", "m³/万元"),
    ("clean_energy", "清洁能源占比", "%"),
    ("income", "技工贸总收入", "亿元"),
    ("attracted", "招商引资", "亿元"),
):
    _named(_key, _called, _unit)


@fact("经济指标年度目标值", says=ONLY_TOLD)
def target(f: Facts) -> Amount:
    return told_number()


@fact("经济指标目标增速", "%", says=ONLY_TOLD)
def target_growth(f: Facts) -> Amount:
    return told_number()


@fact("经济指标目标完成率", "%", says=ONLY_TOLD)
def completion(f: Facts) -> Amount:
    return told_number()


@fact("经济指标增速高出目标", "个百分点", says=ONLY_TOLD)
def growth_above_target(f: Facts) -> Amount:
    return told_number()
