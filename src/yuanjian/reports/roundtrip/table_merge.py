"""Rows of a table in the three-way merge: which continue, which are new, which are no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yuanjian.reading.docx_names import TR, Element, child, w
from yuanjian.reports.roundtrip import graft
from yuanjian.reports.roundtrip.body import Line, Unit
from yuanjian.reports.roundtrip.continuing import continued_rows
from yuanjian.reports.roundtrip.said import Row
from yuanjian.reports.roundtrip.settle import Settled

if TYPE_CHECKING:
    from yuanjian.reports.roundtrip.merge import Merge


class TableMerge:
    """Brings the rows of one table after the other up to date; the cells that continue are not its concern."""

    def __init__(self, merge: Merge) -> None:
        self._merge = merge

    def rows(self, block: str, unit: Unit, new_unit: Unit) -> None:
        """Insert, take out and, where nobody touched the table, set anew."""
        m = self._merge
        old, new = m.old.lines(block), m.new.lines(block)
        pairs = continued_rows(old, new)
        order = [pairs[n] for n in sorted(pairs)]
        if len(order) == len(old) == len(new) and order == sorted(order):
            covered = all(old[o].cells.keys() == new[n].cells.keys() for n, o in pairs.items())
            if covered:
                return
        if self._untouched(block, unit, old) and len(new_unit.lines) == len(new):
            self._anew(block, unit, new_unit, new)
            return
        self._insert(block, unit, new_unit, new, pairs, old)
        self._take_out(block, unit, [o for n, o in enumerate(old) if n not in pairs.values()])
        for number, row in pairs.items():
            self._covered(block, unit, old[row], new[number])

    def _untouched(self, block: str, unit: Unit, old: list[Row]) -> bool:
        m = self._merge
        cells = [piece for row in old for piece in row.cells.values()]
        alone = len(unit.lines) == len(old)
        known = {id(m.at.spots[p.name]) for p in cells if p.name in m.at.spots}
        free = [s for s in unit.spots() if id(s) not in known and (s.text.strip() or s.touched)]
        return alone and not free and all(m.as_written(piece) for piece in cells)

    def _anew(self, block: str, unit: Unit, new_unit: Unit, new: list[Row]) -> None:
        """All rows as they are written today; the look of the table stays."""
        m, table = self._merge, unit.element
        grid, wanted = child(table, "tblGrid"), child(new_unit.element, "tblGrid")
        if grid is not None and wanted is not None and len(grid) != len(wanted):
            table.replace(grid, m.grafts.copy(wanted))
        before = unit.text
        for line in unit.lines:
            table.remove(line.element)
        for line in new_unit.lines:
            table.append(m.grafts.copy(line.element))
        m.done.update(piece.name for row in new for piece in row.cells.values())
        m.settled.append(Settled("replaced", block, "table", before, new_unit.text))

    def _line(self, block: str, unit: Unit, row: Row) -> Line | None:
        number = self._merge.at.rows.get(block, {}).get(row.number)
        return None if number is None else unit.lines[number]

    def _insert(
        self, block: str, unit: Unit, new_unit: Unit, new: list[Row], pairs: dict[int, int],
        old: list[Row],
    ) -> None:  # fmt: skip
        m = self._merge
        cursor: Element | None = None
        for number, row in enumerate(new):
            if number in pairs:
                line = self._line(block, unit, old[pairs[number]])
                cursor = cursor if line is None else line.element
                continue
            source = m.new_at.rows.get(block, {}).get(row.number)
            if source is None:
                continue
            made = m.grafts.copy(new_unit.lines[source].element)
            if cursor is not None:
                cursor.addnext(made)
            elif (first := unit.element.find(TR)) is not None:
                first.addprevious(made)
            else:
                unit.element.append(made)
            cursor = made
            m.done.update(piece.name for piece in row.cells.values())
            words = "　".join(p.text for p in row.cells.values())
            m.settled.append(Settled("added", block, "row", "", words))

    def _take_out(self, block: str, unit: Unit, gone: list[Row]) -> None:
        m = self._merge
        for row in gone:
            line = self._line(block, unit, row)
            if line is None:
                continue
            pieces = list(row.cells.values())
            own = {id(m.at.spots[p.name]) for p in pieces if p.name in m.at.spots}
            others = [s for s in line.cells.values() if id(s) not in own]
            touched = any(s.text.strip() or s.touched or s.commented for s in others)
            if not touched and all(m.as_written(piece) for piece in pieces):
                unit.element.remove(line.element)
                words = "　".join(p.text for p in pieces)
                m.settled.append(Settled("removed", block, "row", words))
            else:
                kept = (m.at.spots[p.name] for p in pieces if p.name in m.at.spots)
                m.still_there(pieces[0], next(kept, next(iter(line.cells.values()))))

    def _covered(self, block: str, unit: Unit, old: Row, new: Row) -> None:
        """Cells that a cell above has given free, or covers now."""
        m = self._merge
        line = self._line(block, unit, old)
        if line is None:
            return
        for column, piece in new.cells.items():
            spot = line.cells.get(column)
            if column in old.cells or spot is None:
                continue
            if spot.text.strip() or spot.touched:
                m.still_there(piece, spot)
                continue
            m.fill(spot, piece)
            _merged(spot.cell, "restart")
        for column, was in old.cells.items():
            spot = m.at.spots.get(was.name)
            if column in new.cells or spot is None or not spot.text.strip():
                continue
            if m.as_written(was):
                graft.replace_content(spot, [])
                _merged(spot.cell, "continue")
            else:
                m.still_there(was, spot)


def _merged(cell: Element | None, how: str) -> None:
    """Say whether a cell begins a merge downwards or goes on with one."""
    look = child(cell, "tcPr")
    if look is None:
        return
    mark = child(look, "vMerge")
    if mark is None:
        mark = look.makeelement(w("vMerge"))
        span = child(look, "gridSpan")
        before = span if span is not None else child(look, "tcW")
        if before is None:
            look.insert(0, mark)
        else:
            before.addnext(mark)
    mark.set(w("val"), how)
