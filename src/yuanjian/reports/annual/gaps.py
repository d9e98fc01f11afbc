"""What tables 1–3 say is not (fully) done: a problem in part 四, an action with owner and date in 五."""

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.core.marks import Mark
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.reports.annual import monitoring_table, requirements_table, zoning_table
from yuanjian.reports.annual.block_ids import block_id
from yuanjian.reports.annual.cells import cell, due_words, held, missing
from yuanjian.reports.annual.figures import figure
from yuanjian.reports.tree import Inline, Text

_QUOTED = 36  # characters of a requirement that name it


@dataclass(frozen=True, slots=True)
class Gap:
    """One requirement that is not fully met: how it is named, its result, what is and will be done."""

    id: str
    name: str
    result: str
    now: tuple[Inline, ...]
    action: tuple[Inline, ...]
    owner: tuple[Inline, ...]
    due: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one table under one heading."""

    id: str
    problem: str
    task: str
    gaps: tuple[Gap, ...]


def gap_groups(facts: Facts) -> list[GapGroup]:
    """The groups that have a gap, in the order of the tables."""
    groups = [
        GapGroup(
            "gap1", "规划环评批复要求尚未全部落实", "落实规划环评批复要求",
            tuple(_gaps(facts, requirements_table.SHEET, ("已落实",))),
        ),
        GapGroup(
            "gap2", "规划环评自行监测计划尚未全部落实", "落实自行监测计划",
            tuple(_gaps(facts, monitoring_table.SHEET, ("落实", "已落实"))),
        ),
        GapGroup(
            "gap3", "生态环境分区管控要求尚未全部符合", "落实生态环境分区管控要求",
            tuple(_gaps(facts, zoning_table.SHEET, ("符合",))),
        ),
    ]  # fmt: skip
    return [group for group in groups if group.gaps]


def _gaps(facts: Facts, sheet: str, good: tuple[str, ...]) -> Iterator[Gap]:
    orders = {
        monitoring_table.SHEET: monitoring_table.in_order,
        zoning_table.SHEET: zoning_table.in_order,
    }
    rows = list(facts.rows(sheet))
    for row in orders.get(sheet, _by_number)(rows):
        result = held(row, "result")
        if result and result not in (*good, "不适用"):
            yield _gap(facts, row, sheet, result)


def _by_number(rows: list[RowView]) -> list[RowView]:
    return sorted(rows, key=lambda r: (r.get("seq"), r.key))


def _gap(facts: Facts, row: RowView, sheet: str, result: str) -> Gap:
    measure = "gap" if sheet == zoning_table.SHEET else "plan"
    return Gap(
        id=block_id(f"s{sheet}", row.key),
        name=_name(row, sheet),
        result=result,
        now=_now(facts, row, sheet),
        action=_cell_or_blank(row, measure),
        owner=_cell_or_blank(row, "owner"),
        due=_due(row),
    )


def _name(row: RowView, sheet: str) -> str:
    if sheet == requirements_table.SHEET:
        return f"批复要求第{held(row, 'seq')}项“{_short(held(row, 'req'))}”"
    if sheet == monitoring_table.SHEET:
        return f"{held(row, 'medium')}监测（{_short(held(row, 'p_point'))}）"
    return f"{held(row, 'dim')}第{held(row, 'clause')}条“{_short(held(row, 'req'))}”"


def _now(facts: Facts, row: RowView, sheet: str) -> tuple[Inline, ...]:
    """What is done so far; of a monitoring plan, what is not monitored."""
    if sheet != monitoring_table.SHEET:
        return cell(row, "impl")
    if row.get("a_point") is Mark.NONE:
        return (Text("本年度未监测"),)
    lacking = facts.value(monitoring_table.MISSING_FACTORS, row)
    if lacking.state in ("value", "missing"):
        return (Text("未监测的因子为"), figure(lacking))
    return (Text("监测点位或频次与计划不一致"),)


def _cell_or_blank(row: RowView, key: str) -> tuple[Inline, ...]:
    """What is to be done, or by whom; nobody and nothing is guessed for a blank."""
    text = held(row, key)
    return (Text(text.rstrip("。；;")),) if text else (missing(row, key),)


def _due(row: RowView) -> tuple[Inline, ...]:
    text = due_words(row, "due")
    return (Text(text),) if text else (missing(row, "due"),)


def _short(text: str) -> str:
    flat = " ".join(text.split()).rstrip("。；;")
    return flat if len(flat) <= _QUOTED else flat[:_QUOTED].rstrip("，、；。") + "……"
