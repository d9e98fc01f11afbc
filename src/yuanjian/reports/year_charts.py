"""Charts of a year that the report does not print: which days have data, which credit items move the score."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from yuanjian.audit.credit.score import Score
from yuanjian.facts.engine import Facts
from yuanjian.reports.charts.chart import Chart
from yuanjian.reports.charts.kinds.coverage_strip import Coverage, CoverageStrip, State
from yuanjian.reports.charts.kinds.credit_bars import CreditBars, Item

_STATES: dict[str, State] = {"有效": "valid", "无效": "invalid"}


def year_charts(f: Facts, score: Score) -> Iterator[tuple[str, Chart]]:
    """Id and chart, each only where there is something to show."""
    if (days := coverage(f)) is not None:
        yield "chart.coverage", days
    if score.applied is not None:
        yield "chart.credit", credit(score)


def coverage(f: Facts) -> CoverageStrip | None:
    """Every air station of sheet 17 by the days of sheet 20; a day without a row is missing."""
    found: dict[str, dict[date, State]] = {}
    for row in f.rows("20"):
        on = row.day("date")
        if on is not None and on.year == f.year:
            state = _STATES.get(str(row.get("valid")), "missing")
            found.setdefault(str(row.get("no")), {})[on] = state
    first = date(f.year, 1, 1)
    days = [first + timedelta(n) for n in range((date(f.year + 1, 1, 1) - first).days)]
    points = tuple(
        Coverage(str(s.get("name") or no), tuple(found[no].get(day, "missing") for day in days))
        for s in f.rows("17")
        if (no := str(s.get("no"))) in found
    )
    return CoverageStrip(f"{f.year}年大气站点逐日数据有效情况", f.year, points) if points else None


def credit(score: Score) -> CreditBars:
    """The items of the table, each from worst to best. Raises ValueError where no table is in force."""
    if score.applied is None:
        raise ValueError(score.why_none)
    items = tuple(
        Item(str(i.number), i.name, Fraction(i.low), Fraction(i.high)) for i in score.items
    )
    start = Fraction(score.applied.scheme.start)
    return CreditBars("信用评价试算：加分、扣分和未定的项", start, items)
