"""Figures that differ from last year's by more than thirty per cent, without a word why."""

from collections.abc import Iterator
from itertools import groupby

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, listed
from yuanjian.audit.last_year import shifted
from yuanjian.facts.engine import Facts
from yuanjian.sheets.last_year import explained
from yuanjian.sheets.shelf import sheet

_MOST_QUOTED = 3
_SAYS_ITSELF = "04"  # states last year's value and the growth beside each value


@check(
    "与上年相差超过30%，没有说明原因",
    "query",
    why="逻辑：变化大的数据，上报前应核实；确有变化的，在该行备注写明原因",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a sheet. A row with a remark that is new is taken as explained."""
    found = [s for s in shifted(f, "leap") if s.row.record.sheet != _SAYS_ITSELF]
    found = [s for s in found if not explained(s.row.record.row, s.before.record.row)]
    for no, group in groupby(found, key=lambda s: s.row.record.sheet):
        held = list(group)
        names = listed((f"{s.row.called}　{s.shift.column.header}" for s in held), 4)
        yield Finding(
            f"{sheet(no).sheet.name}有{len(held)}个数与上年相差超过30%：{names}",
            quotes=tuple(q for s in held[:_MOST_QUOTED] for q in s.quotes(f.year)),
            expected="与上年相近，或在备注写明变化的原因",
            found="；".join(s.shift.said for s in held[:_MOST_QUOTED]),
            advice="请逐个核实；确实如此的，在该行备注写明原因（增产、停产、改用工艺等）。",
            verify="数据改正，或备注写明原因后，本条消失。",
            subject=no,
        )
