"""表3: the list of the environmental zone (三线一单) and how the park stands to it (sheet 12)."""

import re

from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms import frames
from yuanjian.reports.annual.cells import cell, held
from yuanjian.reports.annual.prescribed import Line, blank_line, none_line
from yuanjian.reports.tree import Column, Inline, Text

SHEET = "12"
COLUMNS = {
    "seq": Column(11, "center"),
    "dimension": Column(20, "center"),
    "requirement": Column(58),
    "implementation": Column(48),
    "result": Column(19, "center"),
}
DIMENSIONS = ("空间布局约束", "污染物排放管控", "环境风险防控", "资源开发效率要求")


def in_order(rows: list[RowView]) -> list[RowView]:
    """Rows by dimension as the list prints them, then by clause: 2.2.10 after 2.2.9."""

    def place(row: RowView) -> tuple[int, list[int], str]:
        dimension = held(row, "dim")
        known = DIMENSIONS.index(dimension) if dimension in DIMENSIONS else len(DIMENSIONS)
        clause = held(row, "clause")
        return known, [int(n) for n in re.findall(r"\d{1,9}", clause)], clause

    return sorted(rows, key=place)


def lines(facts: Facts, spec: frames.Table) -> list[Line]:
    """One line a clause; the dimension and its number are joined over its clauses."""
    rows = facts.rows(SHEET)
    if not len(rows):
        return [none_line(spec) if rows.nones else blank_line(spec, SHEET)]
    numbers: dict[str, int] = {}
    made: list[Line] = []
    for row in in_order(list(rows)):
        dimension = cell(row, "dim")
        number = numbers.setdefault(held(row, "dim"), len(numbers) + 1)
        made.append({
            "seq": (Text(str(number)),),
            "dimension": dimension,
            "requirement": _requirement(row),
            "implementation": cell(row, "impl"),
            "result": cell(row, "result"),
        })  # fmt: skip
    return made


def _requirement(row: RowView) -> tuple[Inline, ...]:
    """The clause's words with its number in front, unless they begin with it."""
    clause, said = held(row, "clause"), cell(row, "req")
    first = said[0]
    if clause and isinstance(first, Text) and clause not in first.text[: len(clause) + 2]:
        return (Text(f"（{clause}）"), *said)
    return said
