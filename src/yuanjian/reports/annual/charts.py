"""Charts of the annual report: where one looks rather than reads, after which paragraph each stands.

They repeat what the text says; nothing is told by a chart alone. Their data are listed at the end.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from yuanjian.core.units import Inconvertible, convert
from yuanjian.facts.engine import Facts
from yuanjian.facts.evaluation import samples_of
from yuanjian.facts.limits import result_of
from yuanjian.facts.points import limit_of
from yuanjian.facts.rows import RowView
from yuanjian.reports.annual.air_charts import air_charts
from yuanjian.reports.charts.chart import Chart, Limit
from yuanjian.reports.charts.kinds.month_bars import MonthBars
from yuanjian.reports.charts.kinds.stacked_bars import Bar, StackedBars
from yuanjian.reports.charts.kinds.year_bars import Pair, YearBars
from yuanjian.reports.pictures import DATA
from yuanjian.reports.tree import Block, Cell, Column, Paragraph, Picture, Row, Table, Text

Charts = Iterator[tuple[str, Chart]]

# Per kind of papers: those that are done, registered, lacking, not needed.
_PAPERS: Mapping[str, tuple[str, str, str, str]] = {
    "环评": ("eia.approved", "eia.registered", "eia.without", "eia.not_required"),
    "竣工验收": ("acceptance.done", "", "acceptance.pending", "acceptance.not_required"),
    "排污许可": ("permit.held", "permit.registered", "permit.without", "permit.not_required"),
    "应急预案": ("plan.done", "", "plan.pending", "plan.not_required"),
}
_LOADS = (
    ("化学需氧量", "wastewater.cod"),
    ("氨氮", "wastewater.nh3n"),
    ("二氧化硫", "waste_gas.so2"),
    ("氮氧化物", "waste_gas.nox"),
    ("VOCs", "waste_gas.vocs"),
)
_DESTINATIONS = ("self_used", "self_disposed", "outsourced", "stored")


def papers(f: Facts) -> Charts:
    """How many firms have each kind of papers, as the paragraphs of 一 tell them."""
    bars = [bar for label, facts in _PAPERS.items() if (bar := _bar(f, label, facts)) is not None]
    if bars:
        title = "年末在园企业环境管理手续办理情况"
        parts = ("已办理", "登记（备案）", "未办理或未完成", "无需办理")
        yield "chart.papers", StackedBars(title, "家", parts, tuple(bars), places=0)


def _bar(f: Facts, label: str, facts: tuple[str, ...]) -> Bar | None:
    """A bar of known facts; None when one is missing: a part that lacks would look like none."""
    values = []
    for fact in facts:
        amount = f.amount(fact) if fact else None
        if amount is not None and amount.state == "missing":
            return None
        values.append(Fraction(0) if amount is None else amount.number or Fraction(0))
    return Bar(label, tuple(values)) if any(values) else None


def loads(f: Facts) -> Charts:
    """What was discharged beside the year before, where that year's records are there and two items compare."""
    if f.prior is None:
        return
    pairs = [
        Pair(label, f.prior.amount(fact).number, f.amount(fact).number) for label, fact in _LOADS
    ]
    if sum(p.before is not None and p.after is not None for p in pairs) >= 2:
        held = tuple(p for p in pairs if p.before is not None or p.after is not None)
        yield "chart.loads", YearBars("主要污染物排放量与上年比较", f.year, "t/a", held)


def waste(f: Facts) -> Charts:
    """Where the waste of the year, and what lay there before, has gone."""
    bars = []
    for theme, label in (("waste", "一般工业固废"), ("hazardous", "危险废物")):
        bar = _bar(f, label, tuple(f"{theme}.{part}" for part in _DESTINATIONS))
        if bar is not None:
            bars.append(bar)
    if bars:
        title = f"{f.year}年工业固体废物去向（含上年末贮存量）"
        parts = ("自行综合利用", "自行处置", "外委处置", "年末贮存")
        yield "chart.waste", StackedBars(title, "t", parts, tuple(bars), shares=True)


def section(f: Facts) -> Charts:
    """Months of the factor that exceeded most at the section that the report tells of."""
    row = f.rows("16").eq("main", True).only()
    if row is None:
        return
    held = samples_of(f, [str(row.get("no"))])
    worst: tuple[Fraction, RowView] | None = None
    for sample in () if held.gap else held:
        reading = _against_limit(f, sample)
        if reading is not None and reading[0] > reading[1]:
            multiple = reading[0] / reading[1]
            worst = (
                max(worst, (multiple, sample), key=lambda w: w[0]) if worst else (multiple, sample)
            )
    if worst is None:
        return
    factor = str(worst[1].get("factor"))
    chart = _section_months(f, row, factor, [s for s in held if s.get("factor") == factor])
    if chart is not None:
        yield "chart.section", chart


def _section_months(
    f: Facts, row: RowView, factor: str, samples: list[RowView]
) -> MonthBars | None:
    months: dict[int, list[Fraction]] = defaultdict(list)
    for sample in samples:
        reading, on = _against_limit(f, sample), sample.day("date")
        if reading is None or on is None:
            return None  # one that cannot be read would be missing without being seen
        months[on.month].append(reading[0])
    limit = limit_of(f, samples[0]).limit
    if limit is None or limit.value is None:
        return None
    values = tuple(
        sum(months[m], Fraction(0)) / len(months[m]) if m in months else None for m in range(1, 13)
    )
    name = str(row.get("name") or "").removesuffix("断面")
    return MonthBars(
        f"{name}断面{f.year}年{factor}各月浓度", f"{factor}浓度", limit.unit, values,
        Limit(Fraction(limit.value), f"{row.get('target')}类限值"), None, "未监测",
    )  # fmt: skip


def _against_limit(f: Facts, sample: RowView) -> tuple[Fraction, Fraction] | None:
    """A result in the unit of its limit (half the detection limit for a non-detect), and that limit."""
    limit, result = limit_of(f, sample).limit, result_of(sample)
    if limit is None or not limit.value or limit.direction not in ("<=", "<"):
        return None
    if limit.attributes.get("assessed") == "no" or result.value is None:
        return None
    try:
        value = result.value
        if limit.unit and result.unit != limit.unit:
            value = Fraction(convert(value, result.unit, limit.unit))
    except Inconvertible:
        return None
    return (value / 2 if result.nondetect else value), Fraction(limit.value)


# Section and paragraph of the prescribed report → the charts that stand after it.
PLACES: Mapping[tuple[str, str], Callable[[Facts], Charts]] = {
    ("1", "enterprises"): papers,
    ("2.3", "section"): section,
    ("2.4", "stations"): air_charts,
    ("2.6", "amounts"): waste,
    ("3", "work_done"): loads,
}


class Gallery:
    """Gives charts their numbers in reading order, and lists their data at the end."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.pictures: list[Picture] = []

    def after(self, section: str, paragraph: str) -> Iterator[Picture]:
        """The charts after a paragraph of the prescribed report."""
        place = PLACES.get((section, paragraph))
        for ident, chart in place(self.facts) if place else ():
            made = Picture(ident, f"图{len(self.pictures) + 1}", chart)
            self.pictures.append(made)
            yield made

    def data(self) -> Iterator[Block]:
        """A table a chart."""
        if self.pictures:
            yield Paragraph("annex.charts", (Text("报告各图所依据的数据如下。"),))
        for picture in self.pictures:
            yield data_table(picture)


def data_table(picture: Picture) -> Table:
    """The data of a chart: names at the left, numbers to the right."""
    data = picture.chart.table
    wide = max([6, *(len(row[0]) for row in data.rows)])
    rest = [max(4, len(name)) for name in data.head[1:]]
    return Table(
        id=picture.id + DATA,
        number=f"{picture.number}数据",
        title=picture.chart.title,
        columns=(Column(min(wide, 16)), *(Column(min(n, 10), "center") for n in rest)),
        header=(_row(data.head),),
        rows=tuple(_row(row) for row in data.rows),
        unit=data.unit,
    )


def _row(words: tuple[str, ...]) -> Row:
    return tuple(Cell((Text(word),)) for word in words)
