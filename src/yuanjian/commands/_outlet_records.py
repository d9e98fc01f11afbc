"""A series of outlets beside the ledger's records: opened only when it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from yuanjian.audit.outlet_series import Cell, FirmLoad, cells, completed, known, loads
from yuanjian.commands._outlet_sheet import sheet_rows
from yuanjian.commands._outlets import limit_line, report_line
from yuanjian.commands._terminal import heading, table, wrapped
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts
from yuanjian.monitoring.outlets.about import Outlet
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.outlets.told import exact
from yuanjian.sheets.excel.template import Identity

if TYPE_CHECKING:
    from yuanjian.sheets.row import SheetRow


@dataclass(frozen=True, slots=True)
class Beside:
    """What differs from sheet 21, and the firms' loads against the records."""

    cells: tuple[Cell, ...]
    loads: tuple[FirmLoad, ...]

    def show(self) -> None:
        """On the terminal."""
        heading("与台账对照")
        if self.cells:
            table(
                [[c.row, c.header, c.recorded, c.series] for c in self.cells],
                ("排口、因子", "列", "台账", "数据"),
            )
        else:
            print("  21表与数据相同，或台账没有这些排口。")
        for each in self.loads:
            lines = [report_line(each.report, each.source)] if each.report else []
            judged = (("07表许可排放量", each.permit), ("09表总量指标", each.quota))
            lines += [limit_line(name, found) for name, found in judged if found]
            for line in lines:
                print(wrapped(f"{each.firm} {each.pollutant}　{line}", "  ", "    "))

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "records": {
                "sheet21": [
                    {"row": c.row, "column": c.header, "recorded": c.recorded, "series": c.series} for c in self.cells
                ],
                "firms": [_firm(each) for each in self.loads],
            }
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """The records of a park's year, frozen."""

    park: Identity
    facts: Facts

    def known(self, outlet: Outlet) -> Outlet:
        """The outlet with what sheet 21 says of it."""
        return known(self.facts, outlet)

    def completed(self, rows: Sequence[SheetRow]) -> list[SheetRow]:
        """Rows from the series with the cells that only the records have."""
        return [completed(self.facts, row) for row in rows]

    def beside(self, years: Sequence[OutletYear], tolerance: Decimal | None) -> Beside:
        """Series and records side by side; outlets of which nobody knows whose they are stay out."""
        owned = [y for y in years if y.outlet.owner]
        found = tuple(cells(self.facts, sheet_rows(owned)))
        return Beside(found, tuple(loads(self.facts, owned, tolerance)))


def open_records(args: argparse.Namespace, year: int) -> Held:
    """Open the ledger at the series' year. Raises Refusal when there is no such park or year."""
    from yuanjian.commands._records import recorded

    of, dossier = recorded(argparse.Namespace(**{**vars(args), "year": year}))
    return Held(Identity(of.park.code, of.park.name), Facts(dossier))


def _firm(each: FirmLoad) -> dict[str, Any]:
    report = each.report
    return {
        "firm": each.firm, "pollutant": each.pollutant, "outlets": list(each.outlets), "others": list(each.others),
        "load": exact(each.load.known), "unknown_hours": each.load.unknown_hours, "source": each.source,
        "reported": plain(report.reported) if report else None,
        "difference": exact(report.difference) if report else None,
        "agrees": report.agrees if report else None,
        "permit": each.permit and each.permit.verdict, "quota": each.quota and each.quota.verdict,
    }  # fmt: skip
