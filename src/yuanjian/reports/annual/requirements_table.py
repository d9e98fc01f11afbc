"""表1: what the planning EIA's approval asks for, and what was done (sheet 10)."""

from yuanjian.facts.engine import Facts
from yuanjian.norms import frames
from yuanjian.reports.annual.cells import cell
from yuanjian.reports.annual.prescribed import Line, blank_line, none_line
from yuanjian.reports.tree import Column

SHEET = "10"
COLUMNS = {
    "seq": Column(12, "center"),
    "requirement": Column(60),
    "implementation": Column(60),
    "result": Column(24, "center"),
}


def lines(facts: Facts, spec: frames.Table) -> list[Line]:
    """One line a requirement, in the order of its number."""
    rows = facts.rows(SHEET)
    if not len(rows):
        return [none_line(spec) if rows.nones else blank_line(spec, SHEET)]
    return [
        {
            "seq": cell(row, "seq"),
            "requirement": cell(row, "req"),
            "implementation": cell(row, "impl"),
            "result": cell(row, "result"),
        }
        for row in sorted(rows, key=lambda r: (r.get("seq"), r.key))
    ]
