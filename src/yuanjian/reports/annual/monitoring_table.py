"""表2: the monitoring plan of the planning EIA and what was monitored (sheet 11)."""

from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms import frames
from yuanjian.reports.annual.cells import cell, held, missing
from yuanjian.reports.annual.figures import figure
from yuanjian.reports.annual.prescribed import Line, blank_line, none_line
from yuanjian.reports.tree import Column, Inline, Text

SHEET = "11"
COLUMNS = {
    "seq": Column(11, "center"),
    "category": Column(18, "center"),
    "plan": Column(56),
    "implementation": Column(51),
    "result": Column(20, "center"),
}
CATEGORIES = ("环境质量", "污染源")
ACTUAL_FACTORS = "monitoring_plan.actual_factors"
MISSING_FACTORS = "monitoring_plan.missing_factors"
_POINT_SHEETS = ("13", "16", "17", "18")


def lines(facts: Facts, spec: frames.Table) -> list[Line]:
    """One line a plan item; its category and number are joined over its items."""
    rows = facts.rows(SHEET)
    if not len(rows):
        return [none_line(spec) if rows.nones else blank_line(spec, SHEET)]
    names = _points(facts)
    numbers: dict[str, int] = {}
    made: list[Line] = []
    for row in in_order(list(rows)):
        number = numbers.setdefault(held(row, "cat"), len(numbers) + 1)
        made.append({
            "seq": (Text(str(number)),),
            "category": cell(row, "cat"),
            "plan": _plan(row),
            "implementation": _done(facts, row, names),
            "result": cell(row, "result"),
        })  # fmt: skip
    return made


def in_order(rows: list[RowView]) -> list[RowView]:
    """Environmental quality first, then the sources; by plan number within."""

    def place(row: RowView) -> tuple[int, str]:
        category = held(row, "cat")
        known = CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES)
        return known, held(row, "plan_no")

    return sorted(rows, key=place)


def _points(facts: Facts) -> dict[str, str]:
    """Names of monitoring points by number."""
    rows = (row for no in _POINT_SHEETS for row in facts.rows(no))
    return {held(row, "no"): held(row, "name") for row in rows if held(row, "name")}


def _plan(row: RowView) -> tuple[Inline, ...]:
    said: list[Inline] = [*cell(row, "medium"), Text("。")]
    said += [Text("监测点位："), *cell(row, "p_point")]
    said += [Text("；监测因子："), *cell(row, "p_factor")]
    said += [Text("；监测频次："), *_times(row, "p_freq")]
    when = held(row, "p_when")
    return (*said, Text(f"（{when}）。" if when else "。"))


def _done(facts: Facts, row: RowView, names: dict[str, str]) -> tuple[Inline, ...]:
    """Where, what, how often and by whom it was monitored; what is blank is a marked blank."""
    points = row.get("a_point")
    if isinstance(points, tuple):
        where: tuple[Inline, ...] = (Text("、".join(names.get(str(p), str(p)) for p in points)),)
    elif points is None:
        where = (missing(row, "a_point"),)
    else:
        return _not_done(row)
    said: list[Inline] = [*cell(row, "mode"), Text("，监测点位："), *where]
    factors = facts.value(ACTUAL_FACTORS, row)
    if factors.state != "na":
        said += [Text("，监测因子："), figure(factors)]
    lab = held(row, "lab")
    said.append(Text(f"，监测单位：{lab}。" if lab else "。"))
    return tuple(said)


def _not_done(row: RowView) -> tuple[Inline, ...]:
    why = held(row, "plan")
    return (Text("本年度未监测。" + (why if why else "")),)


def _times(row: RowView, key: str) -> tuple[Inline, ...]:
    number = row.amount(key).number
    if number is None:
        return cell(row, key)
    return (Text(f"{printed(number, None)}次/年"),)
